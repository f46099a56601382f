import { describe, expect, it } from 'vitest';
import { cast, type Tale, tale, taleCalendar } from '../../../../test/support/tale.ts';
import { handedDown, keywordsFor, kindsOf, said } from '../../../../test/support/tale-words.ts';
import { deadlines } from '../../sop/deadlines.ts';
import { decideAddition, decideRating } from '../reporter.ts';

const { admin, otherAdmin, pupr } = cast;

const sentUp = (words = 'Ruas ini jalan nasional'): Tale => {
  const story = tale();
  story.does(admin, `teruskan ${words}`);
  return story;
};

const dueOf = (story: Tale) => {
  const { profile } = story.context(admin);
  return deadlines(story.complaint(), profile, taleCalendar, story.now()).map(
    ({ step, dueOn }) => `${step} ${dueOn.toString()}`,
  );
};

describe('teruskan', () => {
  it('sends a report up to national, told with the reason, and it stays watched [BUP VI.B.1.b.12]', () => {
    for (const keyword of ['kembalikan', 'teruskan']) {
      const story = tale();
      expect(said(story, admin, keyword)).toMatchObject({ code: 'missingText' });
      expect(said(story, admin, `${keyword} Ruas ini jalan nasional`)).toEqual(['sentToNational']);
      expect(story.complaint()).toMatchObject({ status: 'awaitingNational', ownerUnitId: 'admin' });
      expect(story.complaint().endedAt).toBeUndefined();
      expect(story.news()).toMatchObject([
        {
          to: { kind: 'reporter' },
          notice: {
            kind: 'sentToNational',
            to: 'Admin Nasional SP4N-LAPOR!',
            reason: 'Ruas ini jalan nasional',
            until: '2026-12-01',
          },
        },
      ]);
      expect(dueOf(story)).toEqual(['nationalReply 2026-12-01']);
    }
  });

  it('asks the admin on the day, and every week after, as long as national is silent', () => {
    const story = sentUp();
    expect(story.sweep('2026-12-01T23:00').events).toEqual([]);
    expect(story.sweep('2026-12-02T09:00').events).toMatchObject([
      { type: 'limitBreached', source: 'BUP VI.B.1.b.12' },
    ]);
    expect(kindsOf(story)).toEqual(['admin: late']);
    expect(story.sweep('2026-12-10T09:00').events).toMatchObject([{ type: 'lateAgain' }]);
    expect(story.complaint().status).toBe('awaitingNational');
  });

  it('takes what a unit cannot solve in sixty days up as systemic, by way of the admin [MJK-A 4 systemic]', () => {
    const story = handedDown('pupr lapangan');
    story.does(pupr, 'terima');
    expect(said(story, pupr, 'kembalikan Banjir rob: perlu tanggul laut lintas kabupaten')).toEqual([
      'returned',
    ]);
    expect(said(story, admin, 'teruskan sistemik')).toMatchObject({ code: 'missingText' });
    expect(said(story, admin, 'teruskan sistemik: perlu tanggul laut lintas kabupaten')).toEqual([
      'sentToNational',
    ]);
    expect(story.complaint().national).toMatchObject({
      systemic: true,
      reason: 'perlu tanggul laut lintas kabupaten',
    });
    expect(story.news()).toMatchObject([{ notice: { kind: 'sentToNational', systemic: true } }]);
  });

  it('is for what lies in the admin room, where the admin is offered the ways back', () => {
    expect(said(handedDown(), pupr, 'teruskan jalan nasional')).toMatchObject({ code: 'notAllowed' });
    expect(keywordsFor(sentUp(), admin).slice(0, 4)).toEqual([
      'ekspor',
      'jawaban-nasional',
      'kembali-nasional',
      'alih-nasional',
    ]);
    expect(said(sentUp(), admin, 'disposisi pupr')).toMatchObject({
      code: 'wrongStatus',
      status: 'awaitingNational',
      possible: expect.arrayContaining(['kembali-nasional']),
    });
  });
});

describe('what comes back from national', () => {
  it('is an answer in its name, which the reporter judges as any other [BKP 11]', () => {
    const story = sentUp();
    expect(said(story, admin, 'ekspor')).toEqual(['exported']);
    story.at('2026-11-20T10:00');
    expect(said(story, otherAdmin, 'jawaban-nasional')).toMatchObject({ code: 'missingText' });
    expect(said(story, otherAdmin, 'jawaban-nasional Diperbaiki balai bulan depan')).toEqual(['answered']);
    expect(story.news()).toMatchObject([
      {
        to: { kind: 'reporter' },
        notice: {
          kind: 'answer',
          unitName: 'Admin Nasional SP4N-LAPOR!',
          text: 'Diperbaiki balai bulan depan',
          mayReopen: true,
        },
      },
    ]);
    expect(dueOf(story)).toEqual(['closing 2026-12-04']);
    story.act(decideRating, { rating: 'unsolved', reason: 'Masih berlubang' });
    expect(story.complaint()).toMatchObject({ status: 'awaitingVerification', ownerUnitId: 'admin' });
    expect(kindsOf(story)).toEqual(['reporter: reopenedForYou', 'admin: reopened']);
  });

  it('may be the report itself, with a reason that the reporter is told; it is reviewed anew [BKP 4]', () => {
    const story = sentUp();
    story.at('2026-11-13T10:00');
    expect(said(story, admin, 'kembali-nasional Menurut nasional ini jalan kabupaten')).toEqual(['returned']);
    expect(story.complaint().status).toBe('awaitingVerification');
    expect(story.news()).toMatchObject([
      {
        to: { kind: 'reporter' },
        notice: {
          kind: 'returnedForReview',
          unitName: 'Admin Nasional SP4N-LAPOR!',
          reason: 'Menurut nasional ini jalan kabupaten',
          until: '2026-11-18',
        },
      },
    ]);
    expect(said(story, admin, 'disposisi pupr')).toEqual(['verified', 'disposed']);
  });

  it('may be who has taken it over: only then it ends here [BUP IV.A.2.a]', () => {
    const story = sentUp();
    expect(said(story, admin, 'alih-nasional : nomor 1')).toMatchObject({ code: 'invalidArgument' });
    expect(said(story, admin, 'alih-nasional Balai Jalan Nasional: nomor 1234567')).toEqual(['forwarded']);
    expect(story.complaint()).toMatchObject({ status: 'forwarded', endedAt: story.now().toString() });
    expect(story.news()).toMatchObject([
      { notice: { kind: 'forwardedAway', to: 'Balai Jalan Nasional', note: 'nomor 1234567' } },
    ]);
    expect(dueOf(story)).toEqual([]);
  });

  it('meanwhile what the reporter adds reaches the admin, who may export it again', () => {
    const story = sentUp();
    story.act(decideAddition, { text: 'Lubangnya makin dalam', attachments: [] });
    expect(kindsOf(story)).toEqual(['admin: informationAdded']);
    expect(said(story, admin, 'ekspor')).toEqual(['exported']);
    expect(story.news()).toEqual([]);
  });
});
