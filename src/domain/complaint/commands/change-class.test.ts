import { describe, expect, it } from 'vitest';
import { cast, taleCalendar } from '../../../../test/support/tale.ts';
import { handedDown, kindsOf, said } from '../../../../test/support/tale-words.ts';
import { explain } from '../../sop/explain.ts';
import { bup } from '../../sop/profiles/bup.ts';

const { admin, pupr } = cast;

describe('kelas', () => {
  it('counts the limit again from the same receipt, and the reporter is told why [BUP VI.C receipt]', () => {
    const story = handedDown();
    story.does(pupr, 'terima');
    const words = 'kelas pemeriksaan: gorong-gorong harus dibongkar dulu';
    expect(said(story.at('2026-11-13T10:00'), pupr, words)).toEqual(['classChanged']);
    expect(story.complaint()).toMatchObject({ status: 'accepted', settlementClass: 'inspection' });
    // Sixty working days from the receipt on 11 November, not from the change on the 13th.
    expect(story.news()).toMatchObject([
      {
        to: { kind: 'reporter' },
        notice: {
          kind: 'classChanged',
          unitName: 'Dinas PUPR',
          reason: 'gorong-gorong harus dibongkar dulu',
          until: '2027-02-10',
          span: { amount: 60, unit: 'workingDay' },
        },
      },
    ]);
  });

  it.each([
    ['informasi', 'information', '2026-11-18', 'BUP VI.C.1'],
    ['pemeriksaan', 'inspection', '2027-02-10', 'BUP VI.C.3'],
  ])('takes %s by its own limit [BUP VI.C.1] [BUP VI.C.3]', (word, settlementClass, until, source) => {
    const story = handedDown();
    story.does(pupr, `kelas ${word} begitu kenyataannya`);
    expect(story.complaint()).toMatchObject({ status: 'disposed', settlementClass });
    const [limit] = explain(story.complaint(), bup, taleCalendar, story.now());
    expect(limit).toMatchObject({
      source,
      dueOn: until,
      classChange: { from: 'noInspection', to: settlementClass, at: '2026-11-11T01:12:00Z' },
    });
  });

  it('lists what may be chosen with its date, and asks why before it changes anything', () => {
    const story = handedDown();
    expect(said(story, pupr, 'kelas')).toMatchObject({
      code: 'whichClass',
      options: [
        { settlementClass: 'information', until: '2026-11-18' },
        { settlementClass: 'inspection', until: '2027-02-10' },
      ],
    });
    expect(said(story, pupr, 'kelas tanpa pemeriksaan')).toMatchObject({
      code: 'missingReason',
      given: 'tanpa-pemeriksaan',
    });
    expect(said(story, pupr, 'kelas tanpa-pemeriksaan cukup dicek')).toMatchObject({ code: 'sameClass' });
    expect(said(story, pupr, 'kelas berat karena dalam')).toMatchObject({ code: 'invalidArgument' });
    expect(said(story, pupr, `kelas pemeriksaan ${'x'.repeat(3_001)}`)).toMatchObject({
      code: 'textTooLong',
    });
    expect(story.complaint().settlementClass).toBe('noInspection');
  });

  it('refuses a class whose limit is over already, and says which remain', () => {
    const story = handedDown();
    story.at('2026-11-20T09:00');
    const refused = { code: 'classPassed', settlementClass: 'information', on: '2026-11-18' };
    expect(said(story, pupr, 'kelas informasi cukup dijelaskan')).toMatchObject({
      ...refused,
      options: [{ settlementClass: 'inspection' }],
    });
    expect(said(story, pupr, 'terima informasi')).toMatchObject(refused);
  });

  it('a longer class ends the weekly word about the shorter one, and its own breach is told anew', () => {
    const story = handedDown();
    story.sweep('2026-12-02T08:00');
    expect(kindsOf(story)).toContain('u-pupr: late');
    story.does(pupr, 'kelas pemeriksaan perlu alat berat');
    expect(story.sweep('2026-12-14T09:00').events.map(({ type }) => type)).not.toContain('lateAgain');
    const later = story.sweep('2027-02-11T09:00').events;
    expect(later).toContainEqual(expect.objectContaining({ type: 'limitBreached', source: 'BUP VI.C.3' }));
  });

  it('is the unit’s: neither an admin’s nor another unit’s, and not while the reporter is asked', () => {
    const story = handedDown();
    expect(said(story, admin, 'kelas pemeriksaan dalam')).toMatchObject({ code: 'notAllowed' });
    expect(said(story, cast.rsud, 'kelas pemeriksaan dalam')).toMatchObject({ code: 'notYours' });
    story.does(pupr, 'lengkapi RT berapa?');
    expect(said(story, pupr, 'kelas pemeriksaan dalam')).toMatchObject({ code: 'wrongStatus' });
  });
});
