import { describe, expect, it } from 'vitest';
import { cast, tale } from '../../../../test/support/tale.ts';
import { handedDown, keywordsFor, kindsOf, said } from '../../../../test/support/tale-words.ts';
import { decideRating } from '../reporter.ts';

const { admin, pupr } = cast;

describe('kembalikan, teruskan, tarik', () => {
  it('by a liaison goes back to the admin room, and both are told why [BUP VI.B.1.c.5]', () => {
    const story = handedDown();
    expect(said(story, pupr, 'kembalikan bukan jalan kabupaten')).toEqual(['returned']);
    expect(story.complaint()).toMatchObject({ status: 'awaitingVerification', ownerUnitId: 'admin' });
    expect(story.news()).toMatchObject([
      {
        to: { kind: 'reporter' },
        notice: { kind: 'returnedForReview', unitName: 'Dinas PUPR', reason: 'bukan jalan kabupaten' },
      },
      { to: { unitId: 'admin' }, notice: { kind: 'returnedToYou', until: '2026-11-16' } },
    ]);
    expect(said(story, pupr, 'terima')).toMatchObject({ code: 'notYours', ownerUnitId: 'admin' });
  });

  it('the admin takes back what lies with a unit, and says why', () => {
    const story = handedDown();
    story.does(pupr, 'terima');
    expect(said(story, admin, 'tarik PUPR tidak menjawab')).toEqual(['returned']);
    expect(kindsOf(story)).toEqual(['reporter: returnedForReview', 'u-pupr: takenBack']);
    expect(said(story, admin, 'tarik lagi')).toMatchObject({
      code: 'wrongStatus',
      possible: expect.any(Array),
    });
  });

  it('the admin does not end what a unit’s question holds', () => {
    const story = handedDown();
    story.does(pupr, 'lengkapi foto');
    expect(said(story, admin, 'teruskan ke nasional')).toMatchObject({ code: 'notYours' });
    expect(said(story, admin, 'tarik salah unit')).toEqual(['returned']);
    expect(story.complaint()).toMatchObject({ completion: undefined, pauses: [{ to: expect.any(String) }] });
  });
});

describe('terima and tanggapi', () => {
  it('tell the reporter who works on it, until when', () => {
    const story = handedDown();
    expect(said(story, pupr, 'terima')).toEqual(['accepted']);
    expect(story.complaint()).toMatchObject({ status: 'accepted', assigneeId: 'pupr-1' });
    expect(story.news()).toMatchObject([
      { notice: { kind: 'accepted', unitName: 'Dinas PUPR', until: '2026-12-01' } },
    ]);
    expect(story.news()[0]?.notice).not.toHaveProperty('moved');
    expect(said(story, pupr, 'terima')).toEqual({ code: 'alreadyDone', event: 'accepted' });
  });

  it('a class moves the date, and the reporter is told that this is why [BUP VI.C receipt]', () => {
    const story = handedDown();
    expect(said(story, pupr, 'terima lapangan')).toEqual(['accepted']);
    expect(story.news()[0]?.notice).toMatchObject({
      moved: { settlementClass: 'inspection', span: { amount: 60, unit: 'workingDay' } },
    });
    expect(said(story, pupr, 'terima informasi')).toMatchObject({
      code: 'wrongStatus',
      possible: expect.arrayContaining(['kelas']),
    });
    expect(said(story, pupr, 'terima secepatnya')).toMatchObject({ code: 'invalidArgument' });
  });

  it('a first response accepts, a later one does not move its time', () => {
    const story = handedDown();
    expect(said(story, pupr, 'tanggapi Kami cek besok')).toEqual(['accepted', 'responded']);
    const { respondedAt } = story.complaint();
    expect(kindsOf(story)).toEqual(['reporter: firstResponse']);
    story.at('2026-11-20T10:00');
    expect(said(story, pupr, 'tanggapi Terkendala hujan')).toEqual(['responded']);
    expect(story.complaint().respondedAt).toBe(respondedAt);
  });
});

describe('jawab', () => {
  it('settles with text and files, and says when it closes [MJK-A 5]', () => {
    const story = handedDown();
    const attachments = [{ mediaId: 'm-1', kind: 'photo' }] as const;
    story.at('2026-11-18T10:00').does(pupr, 'jawab Lubang ditambal 18 November 2026.', attachments);
    expect(story.complaint()).toMatchObject({
      status: 'answered',
      answer: { text: 'Lubang ditambal 18 November 2026.', unitId: 'u-pupr', attachments },
    });
    expect(story.news()).toMatchObject([
      {
        notice: {
          kind: 'answer',
          unitName: 'Dinas PUPR',
          attachments,
          closesOn: '2026-12-02',
          mayReopen: true,
        },
      },
    ]);
    expect(said(story, pupr, 'jawab lagi')).toMatchObject({ code: 'wrongStatus', possible: ['catatan'] });
  });

  it('of the admin is for suggestions and information, not for complaints [BUP VI.B.1.b.8]', () => {
    expect(said(tale(), admin, 'jawab Terima kasih')).toMatchObject({
      code: 'notAllowed',
      possible: expect.arrayContaining(['disposisi']),
    });
    expect(keywordsFor(tale(), admin)).not.toContain('jawab');
    for (const classification of ['aspiration', 'informationRequest'] as const) {
      const story = tale('2026-11-11T09:12', { classification });
      expect(keywordsFor(story, admin)).toContain('jawab');
      expect(said(story, admin, 'jawab Terima kasih, kami catat')).toEqual(['verified', 'answered']);
      expect(story.news()).toMatchObject([{ notice: { kind: 'answer', unitName: 'Admin Instansi' } }]);
    }
  });

  it('needs words, and waits for what the reporter was asked', () => {
    const story = handedDown();
    for (const nothing of ['jawab', 'jawab 👍', 'jawab ...'])
      expect(said(story, pupr, nothing)).toEqual({ code: 'missingText', command: 'answer' });
    story.does(pupr, 'lengkapi RT berapa?');
    expect(said(story, pupr, 'jawab Sudah')).toEqual({ code: 'incomplete' });
    expect(keywordsFor(story, pupr)).not.toContain('jawab');
  });

  it('a second answer after a reopening may not be reopened again', () => {
    const story = handedDown();
    story.does(pupr, 'jawab Sudah');
    story.act(decideRating, { rating: 'unsolved', reason: 'masih berlubang' });
    story.does(pupr, 'jawab Ditambal lagi');
    expect(story.news()).toMatchObject([{ notice: { kind: 'answer', mayReopen: false } }]);
  });
});
