import { describe, expect, it } from 'vitest';
import { cast, type Tale, tale, taleCalendar } from '../../../test/support/tale.ts';
import { kindsOf } from '../../../test/support/tale-words.ts';
import { deadlines } from '../sop/deadlines.ts';
import { bup } from '../sop/profiles/bup.ts';
import { decideRating, decideReply } from './reporter.ts';
import { decideSweep } from './sweep.ts';

const { admin, pupr } = cast;
const swept = (story: Tale, time: string) => story.sweep(time).events;
/** Asked on Tuesday 10 March 2026, before Nyepi and Lebaran. */
const askedBeforeLebaran = () => {
  const story = tale('2026-03-10T08:00');
  story.at('2026-03-10T10:00').does(admin, 'lengkapi Mohon foto dari dekat');
  return story;
};

describe('the ten working days of BUP VI.B.1.a.11 across Lebaran 2026', () => {
  it('remind on the fifth and eighth, and archive when the 31st of March is over [BUP VI.B.1.a.11]', () => {
    const story = askedBeforeLebaran();
    expect(swept(story, '2026-03-17T08:59')).toEqual([]);
    expect(swept(story, '2026-03-17T09:00')).toEqual([{ type: 'completionReminded', day: 5 }]);
    expect(story.news()).toMatchObject([
      {
        to: { kind: 'reporter' },
        notice: { kind: 'completionReminder', ask: 'Mohon foto dari dekat', until: '2026-03-31' },
      },
    ]);
    expect(swept(story, '2026-03-26T12:00')).toEqual([]);
    expect(swept(story, '2026-03-27T09:00')).toEqual([{ type: 'completionReminded', day: 8 }]);
    expect(swept(story, '2026-03-31T23:59')).toEqual([]);
    expect(swept(story, '2026-04-01T00:00')).toEqual([{ type: 'archived', rule: 'BUP VI.B.1.a.11' }]);
    expect(story.complaint()).toMatchObject({ status: 'archived', endedAt: '2026-03-31T16:00:00Z' });
    expect(kindsOf(story)).toEqual(['reporter: archived', 'admin: archivedByRule']);
  });

  it('after days of downtime send one reminder, the latest, and none with the archive', () => {
    const late = askedBeforeLebaran();
    expect(swept(late, '2026-03-30T12:00')).toEqual([{ type: 'completionReminded', day: 8 }]);
    expect(late.news()).toHaveLength(1);
    expect(swept(late, '2026-03-30T13:00')).toEqual([]);
    const later = askedBeforeLebaran();
    expect(swept(later, '2026-04-09T12:00')).toEqual([{ type: 'archived', rule: 'BUP VI.B.1.a.11' }]);
  });

  it('do nothing while a reply waits for the officer’s word; then the review is what is late [BUP VI.B.1.a.11]', () => {
    const story = askedBeforeLebaran();
    story.at('2026-03-16T10:00').act(decideReply, { text: 'ini', attachments: [] });
    const events = swept(story, '2026-04-20T12:00');
    expect(events.map((event) => event.type)).toEqual(['limitBreached']);
    expect(story.complaint().status).toBe('awaitingReporter');
    expect(swept(story, '2026-04-21T12:00')).toEqual([]);
  });

  it('warn before the archive also who wants no reminders, and only then', () => {
    const story = askedBeforeLebaran();
    const withheld = { type: 'completionReminded', day: 5, withheld: true };
    const asOf = (time: string) =>
      decideSweep(story.complaint(), story.at(time).context({ kind: 'system', job: 'sweep' }), {
        wantsReminders: false,
      });
    expect(asOf('2026-03-17T09:00')).toEqual({ events: [withheld], effects: [] });
    expect(asOf('2026-03-27T09:00')).toMatchObject({
      events: [{ type: 'completionReminded', day: 8 }],
      effects: [{ notice: { kind: 'completionReminder', last: true } }],
    });
  });

  it('archive by no rule that the profile does not list', () => {
    const story = askedBeforeLebaran();
    story.at('2026-04-09T12:00');
    const context = {
      ...story.context({ kind: 'system', job: 'sweep' }),
      profile: { ...bup, archiveRules: [] },
    };
    const types = decideSweep(story.complaint(), context).events.map((event) => event.type);
    expect(types).not.toContain('archived');
  });
});

describe('a limit that is missed', () => {
  it('is announced once to who has the complaint', () => {
    const story = tale('2026-11-11T09:12');
    expect(swept(story, '2026-11-16T23:59')).toEqual([]);
    expect(swept(story, '2026-11-17T00:00')).toEqual([
      { type: 'limitBreached', limit: 'verification@2026-11-11T01:12:00Z', source: 'BUP VI.B.1.b' },
    ]);
    expect(story.news()).toMatchObject([
      {
        to: { kind: 'unit', unitId: 'admin' },
        notice: { kind: 'late', step: 'verification', since: '2026-11-16', source: 'BUP VI.B.1.b' },
      },
    ]);
    expect(swept(story, '2026-11-24T07:59')).toEqual([]);
  });

  it('is told again once a week while it lasts, in the morning of a working day, and once after an outage', () => {
    const story = tale('2026-03-09T09:00');
    expect(swept(story, '2026-03-13T00:00')).toHaveLength(1);
    // A week later is Friday 20 March, a holiday of Lebaran; the next working day is the 25th.
    expect(swept(story, '2026-03-25T07:59')).toEqual([]);
    expect(swept(story, '2026-03-25T08:00').map(({ type }) => type)).toEqual(['lateAgain']);
    expect(story.news()).toMatchObject([{ notice: { kind: 'late', again: true, since: '2026-03-12' } }]);
    expect(swept(story, '2026-03-25T08:01')).toEqual([]);
    expect(swept(story, '2026-04-30T12:00')).toHaveLength(1);
    expect(swept(story, '2026-05-06T12:00')).toEqual([]);
    story.does(admin, 'disposisi pupr');
    expect(swept(story, '2026-05-08T12:00')).toEqual([]);
  });

  it('is not told again while the reporter is asked, whose turn it is', () => {
    const story = tale('2026-03-09T09:00');
    expect(swept(story, '2026-03-13T00:00')).toHaveLength(1);
    story.at('2026-03-13T09:00').does(admin, 'lengkapi Mohon foto dari dekat');
    expect(swept(story, '2026-03-26T12:00')).toEqual([]);
    story.at('2026-03-26T13:00').act(decideReply, { text: 'ini', attachments: [] });
    expect(swept(story, '2026-03-26T13:01').map(({ type }) => type)).toEqual(['lateAgain']);
  });

  it('is announced anew for the new clock of another unit', () => {
    const story = tale('2026-01-05T09:00');
    story.does(admin, 'disposisi pupr');
    expect(swept(story, '2026-02-10T08:00')).toHaveLength(1);
    story.does(pupr, 'kembalikan salah unit');
    story.does(admin, 'disposisi rsud');
    expect(swept(story, '2026-02-11T08:00')).toEqual([]);
    expect(swept(story, '2026-03-20T08:00')).toHaveLength(1);
    expect(kindsOf(story)).toEqual(['u-rsud: late', 'admin: late']);
  });
});

describe('monitoring before the limit (BUP VII.A.1.e) and the word about what hinders it (f)', () => {
  const monitoredOn = (words: string) => {
    const story = tale('2026-08-31T09:00');
    story.does(admin, `disposisi ${words}`);
    return story;
  };

  it.each([
    ['pupr informasi', 3, '2026-09-02', '2026-09-07'],
    ['pupr', 8, '2026-09-08', '2026-09-18'],
    ['pupr lapangan', 35, '2026-10-05', '2026-11-23'],
  ])(
    '%s: the unit and the admin are told %i working days before [BUP VII.A.1.e]',
    (words, _days, on, until) => {
      const story = monitoredOn(words);
      expect(swept(story, `${on}T07:59`)).toEqual([]);
      expect(swept(story, `${on}T08:00`)).toMatchObject([{ type: 'monitored', source: 'BUP VII.A.1.e' }]);
      expect(kindsOf(story)).toEqual(['u-pupr: monitored', 'admin: monitored']);
      expect(story.news()[1]).toMatchObject({ notice: { until, unitName: 'Dinas PUPR' } });
      expect(swept(story, `${on}T08:01`)).toEqual([]);
    },
  );

  it('then the unit owes the reporter a word, which is late after two working days [BUP VII.A.1.f]', () => {
    const story = monitoredOn('pupr');
    swept(story, '2026-09-08T08:00');
    expect(story.news()[0]).toMatchObject({ notice: { tellBy: '2026-09-10' } });
    expect(swept(story, '2026-09-10T23:59')).toEqual([]);
    expect(swept(story, '2026-09-11T00:00')).toMatchObject([
      { type: 'limitBreached', limit: 'obstacle@2026-09-08T00:00:00Z', source: 'BUP VII.A.1.f' },
    ]);
    expect(kindsOf(story)).toEqual(['u-pupr: late', 'admin: late']);
  });

  it('is no more owed once the reporter was told, and the admin with them [BUP VI.D.3.d-e]', () => {
    const story = monitoredOn('pupr');
    swept(story, '2026-09-08T08:00');
    story.at('2026-09-09T10:00').does(pupr, 'kendala Aspal belum tiba; ditambal Senin');
    expect(story.news()).toMatchObject([
      { to: { kind: 'reporter' }, notice: { kind: 'obstacle', until: '2026-09-18', unitName: 'Dinas PUPR' } },
      { to: { unitId: 'admin' }, notice: { kind: 'obstacleReported', fromUnitName: 'Dinas PUPR' } },
    ]);
    expect(swept(story, '2026-09-18T12:00')).toEqual([]);
  });

  it('is owed on the day of the limit at the latest', () => {
    const story = monitoredOn('pupr informasi');
    swept(story, '2026-09-07T10:00');
    expect(story.news()[0]).toMatchObject({ notice: { kind: 'monitored', tellBy: '2026-09-07' } });
  });

  it('says nothing of a limit that an outage let pass: the breach says more', () => {
    const story = monitoredOn('pupr');
    expect(swept(story, '2026-09-25T08:00').map(({ type }) => type)).toEqual(['limitBreached']);
  });

  describe('and a question to the reporter, which moves the limit from 18 September', () => {
    /** On which of these days, swept at 08:00 and in the evening, it was watched; the limit is the 22nd or the 24th then. */
    const watchedOn = (story: Tale, from: number, until: number) => {
      const days: number[] = [];
      for (let day = from; day <= until; day += 1)
        for (const time of ['08:00', '18:00'])
          if (
            swept(story, `2026-09-${String(day).padStart(2, '0')}T${time}`).some(
              ({ type }) => type === 'monitored',
            )
          )
            days.push(day);
      return days;
    };
    const settlementOf = (story: Tale) => {
      const all = deadlines(story.complaint(), bup, taleCalendar, story.now());
      return all.find(({ step }) => step === 'settlement')?.dueOn.toString();
    };
    const reply = { text: 'RT 05', attachments: [] };

    it('before the watch moves the watch with it', () => {
      const story = monitoredOn('pupr');
      story.at('2026-09-01T10:00').does(pupr, 'lengkapi Mohon nama RT-nya');
      story.at('2026-09-03T10:00').act(decideReply, reply);
      expect(settlementOf(story)).toBe('2026-09-22');
      expect(watchedOn(story, 3, 22)).toEqual([10]);
    });

    it('after the watch leaves it at one: its clock has as many days left as when it was watched', () => {
      const story = monitoredOn('pupr');
      expect(watchedOn(story, 1, 9)).toEqual([8]);
      story.at('2026-09-09T19:00').does(pupr, 'lengkapi Mohon nama RT-nya');
      expect(watchedOn(story, 10, 14)).toEqual([]);
      story.at('2026-09-15T10:00').act(decideReply, reply);
      expect(settlementOf(story)).toBe('2026-09-24');
      expect(watchedOn(story, 16, 24)).toEqual([]);
    });
  });

  it('watches the longer limit anew when the unit changes the class', () => {
    const story = monitoredOn('pupr informasi');
    swept(story, '2026-09-02T08:00');
    story.at('2026-09-02T09:00').does(pupr, 'terima lapangan');
    expect(swept(story, '2026-10-04T12:00')).toEqual([]);
    expect(swept(story, '2026-10-05T08:00')).toMatchObject([{ type: 'monitored' }]);
  });
});

describe('an answered complaint', () => {
  it('closes by itself after ten working days [BKP 11 closing]', () => {
    const story = tale('2026-11-11T09:12');
    story.does(admin, 'disposisi pupr');
    story.at('2026-11-18T10:00').does(pupr, 'jawab Sudah ditambal');
    expect(swept(story, '2026-12-02T23:00')).toEqual([]);
    expect(swept(story, '2026-12-03T00:00')).toEqual([{ type: 'closed', by: 'system' }]);
    expect(kindsOf(story)).toEqual(['reporter: closedBySystem']);
    expect(swept(story, '2026-12-07T08:59')).toEqual([]);
    expect(swept(story, '2026-12-07T09:00')).toEqual([{ type: 'ratingAsked' }]);
    expect(kindsOf(story)).toEqual(['reporter: ratingReminder']);
    expect(swept(story, '2027-01-03T00:00')).toEqual([]);
  });

  const answered = () => {
    const story = tale('2026-11-11T09:12');
    story.does(admin, 'disposisi pupr');
    story.at('2026-11-18T10:00').does(pupr, 'jawab Sudah ditambal');
    return story;
  };

  it('reminds its reporter of the answer on the third and the seventh working day, until they say a word', () => {
    const story = answered();
    expect(swept(story, '2026-11-23T09:00')).toEqual([{ type: 'answerReminded', day: 3 }]);
    expect(story.news()).toMatchObject([
      {
        to: { kind: 'reporter' },
        notice: { kind: 'answerReminder', unitName: 'Dinas PUPR', closesOn: '2026-12-02' },
      },
    ]);
    const rated = answered();
    swept(rated, '2026-11-23T09:00');
    rated.act(decideRating, { rating: 'partly', reason: '' });
    expect(swept(rated, '2026-12-02T12:00')).toEqual([]);
    expect(swept(story, '2026-11-27T09:00')).toEqual([{ type: 'answerReminded', day: 7 }]);
    expect(swept(story, '2026-12-02T12:00')).toEqual([]);
  });

  it('is reminded of anew where it was reopened and answered a second time', () => {
    const story = answered();
    swept(story, '2026-11-23T09:00');
    story.act(decideRating, { rating: 'unsolved', reason: 'Masih berlubang' });
    story.at('2026-11-24T10:00').does(pupr, 'jawab Sudah ditambal lagi');
    expect(swept(story, '2026-11-27T09:00')).toEqual([{ type: 'answerReminded', day: 3 }]);
  });

  it('records of who wants no reminders that they were told nothing', () => {
    const story = answered();
    const context = story.at('2026-11-23T09:00').context({ kind: 'system', job: 'sweep' });
    expect(decideSweep(story.complaint(), context, { wantsReminders: false })).toEqual({
      events: [{ type: 'answerReminded', day: 3, withheld: true }],
      effects: [],
    });
  });

  it('takes a word on the answer after it was closed without one, once, and opens nothing', () => {
    const story = answered();
    swept(story, '2026-12-03T00:00');
    story.act(decideRating, { rating: 'unsolved', reason: 'Sudah rusak lagi' });
    expect(story.complaint()).toMatchObject({ status: 'closed', rating: 'unsolved' });
    expect(kindsOf(story)).toEqual([
      'u-pupr: rated',
      'u-pupr: informationAdded',
      'admin: rated',
      'admin: informationAdded',
    ]);
    expect(story.act(decideRating, { rating: 'solved', reason: '' })).toMatchObject({
      ok: false,
      error: { code: 'ended' },
    });
  });

  it('does not close on a guess where no holiday list reaches', () => {
    const story = tale('2027-12-20T09:00', { classification: 'aspiration' });
    story.does(admin, 'jawab Terima kasih');
    expect(swept(story, '2028-03-01T00:00')).toEqual([]);
  });
});
