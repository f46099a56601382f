import { describe, expect, it } from 'vitest';
import { cast, tale, taleAgency } from '../../../../test/support/tale.ts';
import { handedDown, keywordsFor, kindsOf, said } from '../../../../test/support/tale-words.ts';
import { maySee } from '../../access.ts';
import { apip } from './apip.ts';

const { admin, pupr, inspector } = cast;

describe('apip', () => {
  it('brings the inspectorate in to coordinate, and the reporter is told no verdict [BUP VI.B.1.b.13]', () => {
    const story = tale('2026-11-11T09:12', { accusedUnitIds: ['u-pupr'] });
    expect(keywordsFor(story, admin)).toContain('apip');
    expect(said(story, admin, 'apip petugas meminta uang')).toEqual(['copied']);
    expect(kindsOf(story)).toEqual(['u-insp: copiedToYou']);
    expect(story.news()[0]?.notice).toMatchObject({ as: 'inspectorate', note: 'petugas meminta uang' });
    expect(story.complaint()).toMatchObject({ ownerUnitId: 'admin', status: 'awaitingVerification' });
    expect(maySee(inspector, story.complaint(), taleAgency)).toBe(true);
    expect(said(story, inspector, 'catatan kami panggil kepala ruangnya')).toEqual(['noteAdded']);
    expect(said(story, admin, 'apip lagi')).toEqual({ code: 'alreadyCopied', unitId: 'u-insp' });
  });

  it('is a liaison’s word too, for what lies with its unit [BUP VI.B.1.b.13]', () => {
    const story = handedDown();
    expect(keywordsFor(story, pupr)).not.toContain('apip');
    expect(said(story, pupr, 'apip')).toEqual(['copied']);
    expect(said(story, pupr, 'apip periksa')).toMatchObject({ code: 'notAllowed' });
    expect(said(story, cast.rsud, 'apip')).toMatchObject({ code: 'notYours' });
  });

  it('hands it over for a field inspection in sixty working days [MJK-A 4 inspection]', () => {
    const story = tale();
    story.does(admin, 'apip');
    expect(said(story, admin, 'apip periksa: dugaan pungutan')).toEqual(['verified', 'disposed']);
    expect(story.complaint()).toMatchObject({
      ownerUnitId: 'u-insp',
      settlementClass: 'inspection',
      copies: [],
    });
    expect(story.news()).toMatchObject([
      { notice: { kind: 'handedDown', unitName: 'Inspektorat', span: { amount: 60 } } },
      { to: { unitId: 'u-insp' }, notice: { kind: 'disposedToYou', note: 'dugaan pungutan' } },
    ]);
    expect(said(story, admin, 'apip')).toEqual({ code: 'sameUnit', unitId: 'u-insp' });
  });

  it('takes nothing out of a unit’s hands unseen', () => {
    const story = handedDown();
    expect(said(story, admin, 'apip periksa')).toMatchObject({
      code: 'wrongStatus',
      possible: expect.arrayContaining(['tarik']),
    });
  });

  it('says clearly where there is no inspectorate, or where it is the one accused', () => {
    const story = tale('2026-11-11T09:12', { accusedUnitIds: ['u-insp'] });
    expect(said(story, admin, 'apip')).toEqual({ code: 'accusedUnit', unitId: 'u-insp' });
    const agency = {
      ...taleAgency,
      units: taleAgency.units.map(({ inspectorate: _marked, ...unit }) => unit),
    };
    const context = { ...story.context(admin), agency };
    expect(apip.decide(story.complaint(), { words: '', attachments: [] }, context)).toEqual({
      ok: false,
      error: { code: 'noInspectorate' },
    });
  });
});

describe('tandai', () => {
  it('says dispute or violation, subject and object, to officers only [BUP VI.B.1.a.2-3]', () => {
    const story = tale();
    for (const [word, nature] of [
      ['sengketa', 'dispute'],
      ['pelanggaran', 'violation'],
      ['penyalahgunaan', 'abuse'],
    ] as const) {
      expect(said(story, admin, `tandai ${word}`)).toEqual(['marked']);
      expect(story.news()).toEqual([]);
      expect(story.complaint()).toMatchObject({ nature });
    }
    expect(keywordsFor(story, admin)).toContain('apip');
    story.does(admin, 'tandai subjek Petugas loket 2');
    story.does(admin, 'tandai objek: pungutan tanpa karcis');
    expect(story.complaint()).toMatchObject({
      nature: 'abuse',
      subject: 'Petugas loket 2',
      object: 'pungutan tanpa karcis',
    });
    story.does(admin, 'tandai biasa');
    expect(keywordsFor(story, admin)).not.toContain('apip');
  });

  it('asks for what is missing, and keeps to its length', () => {
    const story = tale();
    expect(said(story, admin, 'tandai')).toEqual({ code: 'whichMark' });
    expect(said(story, admin, 'tandai subjek')).toMatchObject({ code: 'missingReason', what: 'subject' });
    expect(said(story, admin, `tandai objek ${'x'.repeat(201)}`)).toEqual({
      code: 'textTooLong',
      limit: 200,
    });
    expect(said(story, admin, 'tandai jahat')).toMatchObject({ code: 'invalidArgument' });
    expect(said(story, admin, 'tandai biasa')).toEqual({ code: 'alreadyDone', event: 'marked' });
    expect(said(story, pupr, 'tandai sengketa')).toMatchObject({ code: 'notYours' });
  });
});
