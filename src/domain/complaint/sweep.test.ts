import { describe, expect, it } from 'vitest';
import { cast, type Tale, tale } from '../../../test/support/tale.ts';
import { kindsOf } from '../../../test/support/tale-words.ts';
import { bup } from '../sop/profiles/bup.ts';
import { decideReply } from './reporter.ts';
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
  it('remind on the fifth and eighth, and archive when the 31st of March is over', () => {
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

  it('do nothing while a reply waits for the officer’s word; then the review is what is late', () => {
    const story = askedBeforeLebaran();
    story.at('2026-03-16T10:00').act(decideReply, { text: 'ini', attachments: [] });
    const events = swept(story, '2026-04-20T12:00');
    expect(events.map((event) => event.type)).toEqual(['limitBreached']);
    expect(story.complaint().status).toBe('awaitingReporter');
    expect(swept(story, '2026-04-21T12:00')).toEqual([]);
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
    expect(swept(story, '2026-11-25T00:00')).toEqual([]);
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

describe('an answered complaint', () => {
  it('closes by itself after ten working days (BKP 11)', () => {
    const story = tale('2026-11-11T09:12');
    story.does(admin, 'disposisi pupr');
    story.at('2026-11-18T10:00').does(pupr, 'jawab Sudah ditambal');
    expect(swept(story, '2026-12-02T23:00')).toEqual([]);
    expect(swept(story, '2026-12-03T00:00')).toEqual([{ type: 'closed', by: 'system' }]);
    expect(kindsOf(story)).toEqual(['reporter: closedBySystem']);
    expect(swept(story, '2027-01-03T00:00')).toEqual([]);
  });

  it('does not close on a guess where no holiday list reaches', () => {
    const story = tale('2027-12-20T09:00', { classification: 'aspiration' });
    story.does(admin, 'jawab Terima kasih');
    expect(swept(story, '2028-03-01T00:00')).toEqual([]);
  });
});
