import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { officers, type Start, type Step, start, steps } from '../../../test/support/fates.ts';
import { begun, ownersOf, play } from '../../../test/support/playing.ts';
import { cast, type Tale, taleAgency, taleCalendar } from '../../../test/support/tale.ts';
import type { OfficerActor } from '../access.ts';
import { deadlines, scheduleOf } from '../sop/deadlines.ts';
import { officeOf } from '../unit-tree.ts';
import { commandByKeyword, commands, possibleCommands } from './commands/index.ts';
import { endedStatuses, statuses } from './complaint.ts';
import { MOST_COPIES } from './copies.ts';
import type { Effect } from './decision.ts';
import type { ComplaintEvent, Recorded } from './event.ts';
import { replay } from './evolve.ts';
import { decideAddition } from './reporter.ts';

/** All that may happen to a complaint; a new kind of event stands here or does not compile. */
const everyEvent: Readonly<Record<ComplaintEvent['type'], true>> = {
  submitted: true,
  claimed: true,
  released: true,
  verified: true,
  completionRequested: true,
  completionReminded: true,
  reporterReplied: true,
  informationAdded: true,
  disposed: true,
  returned: true,
  sentToNational: true,
  exported: true,
  forwarded: true,
  accepted: true,
  classChanged: true,
  responded: true,
  answered: true,
  copied: true,
  copyWithdrawn: true,
  marked: true,
  secrecyRaised: true,
  loweringAsked: true,
  secrecyLowered: true,
  loweringRefused: true,
  draftOrdered: true,
  drafted: true,
  draftApproved: true,
  draftReturned: true,
  draftingStopped: true,
  followed: true,
  noteAdded: true,
  rated: true,
  reopened: true,
  closed: true,
  archived: true,
  revived: true,
  limitBreached: true,
  lateAgain: true,
  monitored: true,
  obstacleTold: true,
  identityViewed: true,
  textsOpened: true,
  answerReminded: true,
  ratingAsked: true,
  transferred: true,
  handedOver: true,
  merged: true,
  separated: true,
  duplicateJoined: true,
  duplicateLeft: true,
  supported: true,
  supportWithdrawn: true,
};
const runs = { seed: 20_260_310, numRuns: 300 };
const played = (from: Start, all: readonly Step[], check: (story: Tale) => void): Tale => {
  const story = begun(from);
  check(story);
  for (const one of all) {
    play(story, one);
    check(story);
  }
  return story;
};

/** The same tale, with every command that was carried out noted by its keyword. */
const noting = (story: Tale, done: Set<string>): Tale => ({
  ...story,
  does: (by, typed, attachments) => {
    const result = story.does(by, typed, attachments);
    const [first = '', second = ''] = typed.split(' ');
    const command = commandByKeyword(`${first} ${second}`) ?? commandByKeyword(first);
    if (result.ok && command) done.add(command.keyword);
    return result;
  },
});

const profileOf = (story: Tale) => story.context(cast.admin).profile;
/** A duplicate has no work of its own: the one that it follows has. */
const isOpen = (story: Tale) =>
  !endedStatuses.includes(story.complaint().status) && story.complaint().status !== 'merged';
const units = new Set(taleAgency.units.filter((unit) => unit.level !== 'national').map((unit) => unit.id));

describe('these tales', () => {
  it('reach every status, every event and every command, so that what follows is not said of nothing', () => {
    const reached = new Set<string>();
    const happened = new Set<string>();
    const refused = new Set<string>();
    const done = new Set<string>();
    fc.assert(
      fc.property(start, steps, (from, all) => {
        const story = noting(begun(from), done);
        for (const one of all) {
          const result = play(story, one);
          if (result && !result.ok) refused.add(result.error.code);
          reached.add(story.complaint().status);
        }
        for (const { event } of story.history()) happened.add(event.type);
      }),
      { ...runs, numRuns: 900 },
    );
    expect([...statuses].filter((status) => !reached.has(status))).toEqual([]);
    expect(Object.keys(everyEvent).filter((type) => !happened.has(type))).toEqual([]);
    expect(commands.map(({ keyword }) => keyword).filter((keyword) => !done.has(keyword))).toEqual([]);
    const commonRefusals = [
      'accusedUnit',
      'alreadyDone',
      'ended',
      'missingText',
      'notAllowed',
      'notYours',
      'wrongStatus',
    ];
    expect([...refused]).toEqual(expect.arrayContaining(commonRefusals));
  });
});

describe('whatever officers, reporters and days do to a complaint', () => {
  it('it never is without an owner in the agency', () => {
    fc.assert(
      fc.property(start, steps, (from, all) => {
        played(from, all, (story) => expect(units).toContain(story.complaint().ownerUnitId));
      }),
      runs,
    );
  });

  it('who has a copy of it does not own it, and no unit has two', () => {
    fc.assert(
      fc.property(start, steps, (from, all) => {
        played(from, all, (story) => {
          const { copies = [], ownerUnitId } = story.complaint();
          const withCopy = copies.map(({ unitId }) => unitId);
          expect(new Set([ownerUnitId, ...withCopy]).size).toBe(1 + withCopy.length);
          expect(withCopy.length).toBeLessThanOrEqual(MOST_COPIES);
        });
      }),
      runs,
    );
  });

  it('an open one always has a deadline, and one that ended has none', () => {
    fc.assert(
      fc.property(start, steps, (from, all) => {
        played(from, all, (story) => {
          const running = deadlines(story.complaint(), profileOf(story), taleCalendar, story.now());
          expect(running.length > 0).toBe(isOpen(story));
          // At least one of them runs: a paused review waits beside the reporter's own limit.
          expect(running.some((deadline) => !deadline.pausedNow)).toBe(isOpen(story));
        });
      }),
      runs,
    );
  });

  it('it ends only by an answer, by a rule of the profile, or by going to who has authority [BUP IV.A.2.a]', () => {
    fc.assert(
      fc.property(start, steps, (from, all) => {
        played(from, all, (story) => {
          const rules = profileOf(story).archiveRules.map((rule) => rule.source);
          const { status } = story.complaint();
          const events = story.history().map((recorded) => recorded.event);
          const happened = (type: ComplaintEvent['type']) => events.some((event) => event.type === type);
          if (status === 'closed') expect(happened('answered') && happened('closed')).toBe(true);
          if (status === 'forwarded') expect(happened('sentToNational') && happened('forwarded')).toBe(true);
          if (status === 'archived') expect(happened('archived')).toBe(true);
          for (const event of events) if (event.type === 'archived') expect(rules).toContain(event.rule);
        });
      }),
      runs,
    );
  });

  it('its history folds to its state', () => {
    fc.assert(
      fc.property(start, steps, (from, all) => {
        const story = played(from, all, () => undefined);
        expect(replay(story.history(), story.complaint().id)).toEqual(story.complaint());
        expect(story.history().map((recorded) => recorded.version)).toEqual(
          story.history().map((_, index) => index + 1),
        );
      }),
      runs,
    );
  });

  it('a refusal says why, and where something else is possible, what', () => {
    fc.assert(
      fc.property(start, steps, (from, all) => {
        const story = begun(from);
        for (const one of all) {
          const before = story.complaint();
          const result = play(story, one);
          if (!result || result.ok) continue;
          const refusal = result.error;
          expect(refusal.code).toBeTruthy();
          expect(story.complaint()).toBe(before);
          const tried = one.act;
          if (tried.kind !== 'command' || !('possible' in refusal)) continue;
          const officer = officers[tried.by] ?? cast.admin;
          expect(refusal.possible).toEqual(
            possibleCommands(before, officer, story.context(officer)).map(({ keyword }) => keyword),
          );
          if (refusal.code === 'wrongStatus') expect(refusal.possible.length).toBeGreaterThan(0);
        }
      }),
      runs,
    );
  });

  it('what an officer is offered is never refused for its status, role or place', () => {
    fc.assert(
      fc.property(start, steps, (from, all) => {
        played(from, all, (story) => {
          for (const officer of officers)
            for (const command of possibleCommands(story.complaint(), officer, story.context(officer))) {
              const input = {
                words: command.needs === 'unit' ? 'u-insp' : command.needs === 'text' ? 'x' : '',
                attachments: [],
              };
              const result = command.decide(story.complaint(), input, story.context(officer));
              if (!result.ok)
                expect([
                  'sameUnit',
                  'notBelow',
                  'accusedUnit',
                  'alreadyCopied',
                  'nothingAsked',
                  'whichClass',
                  'whichCopy',
                  'whichDrafter',
                  'whichMark',
                ]).toContain(result.error.code);
            }
        });
      }),
      { ...runs, numRuns: 150 },
    );
  });

  it('the anonymity that a reporter chose stays, and nothing gets less secret by one officer alone', () => {
    fc.assert(
      fc.property(start, steps, (from, all) => {
        const story = played(from, all, ({ complaint }) => {
          if (from.anonymous) expect(complaint().anonymous).toBe(true);
        });
        for (const { event, actor } of story.history())
          if (event.type === 'secrecyLowered')
            expect(actor).not.toMatchObject({ kind: 'officer', officerId: event.askedBy });
      }),
      runs,
    );
  });

  it('sweeping twice is sweeping once, and afterwards nothing is due', () => {
    fc.assert(
      fc.property(start, steps, (from, all) => {
        played(from, all, (story) => {
          story.sweep();
          expect(story.sweep().events).toEqual([]);
          const { wakeAt } = scheduleOf(story.complaint(), profileOf(story), taleCalendar, story.now());
          if (wakeAt !== null)
            expect(Temporal.Instant.compare(Temporal.Instant.from(wakeAt), story.now())).toBe(1);
        });
      }),
      runs,
    );
  });

  it('a sweep after days of downtime comes to what hourly sweeps would have come to', () => {
    fc.assert(
      fc.property(start, steps, fc.integer({ min: 1, max: 45 }), (from, all, days) => {
        const punctual = played(from, all, (story) => void story.sweep());
        const late = played(from, all, (story) => void story.sweep());
        for (let hour = 1; hour <= days * 24; hour += 1) punctual.sweep(punctual.now().add({ hours: 1 }));
        late.sweep(late.now().add({ hours: days * 24 }));
        const { status, ownerUnitId } = punctual.complaint();
        expect(late.complaint()).toMatchObject({ status, ownerUnitId });
        expect(missed(late)).toEqual(missed(punctual));
      }),
      { ...runs, numRuns: 60 },
    );
  });

  it('the reporter is told of what concerns them, and never which officer acted', () => {
    const concerning = [
      'completionRequested',
      'disposed',
      'returned',
      'sentToNational',
      'forwarded',
      'accepted',
      'classChanged',
      'responded',
      'answered',
      'archived',
      'revived',
      'reopened',
      'completionReminded',
    ];
    fc.assert(
      fc.property(start, steps, (from, all) => {
        let seen: number | undefined;
        let office: string | undefined;
        played(from, all, (story) => {
          const happened = story.history().slice(seen ?? story.history().length);
          seen = story.history().length;
          // That a duplicate then went its own way is nothing more to tell.
          const newest = happened.findLast(({ event }) => event.type !== 'duplicateLeft')?.version;
          const told = happened.length === 0 ? [] : story.news().filter(isToReporter(story));
          const before = office;
          office = officeOf(taleAgency, story.complaint().ownerUnitId)?.id;
          // Where it goes inside an office is that office's own business; a duplicate only waits in another place.
          const isInside = before === office || story.complaint().mergedInto !== undefined;
          const concerns = ({ event: { type } }: Recorded) =>
            concerning.includes(type) && !(isInside && (type === 'disposed' || type === 'returned'));
          if (happened.some(concerns)) expect(told.length).toBeGreaterThan(0);
          for (const effect of told) {
            expect(effect.notice.version).toBe(newest);
            for (const officer of officers) expect(JSON.stringify(effect)).not.toContain(officer.officerId);
          }
        });
      }),
      runs,
    );
  });

  it('the reporter’s right: from every open state, and from the archive, somebody can lead it to an answer', () => {
    fc.assert(
      fc.property(start, steps, (from, all) => {
        const story = played(from, all, () => undefined);
        if (!isOpen(story) && !['archived', 'merged'].includes(story.complaint().status)) return;
        leadToAnswer(story);
        expect(story.complaint().status).toBe('answered');
      }),
      runs,
    );
  });
});

const inDrafting = { writing: 'konsep Sudah ditambal', approving: 'setuju', sending: 'kirim' } as const;

const isToReporter =
  (story: Tale) =>
  ({ to }: Effect): boolean =>
    to.kind === 'reporter' && to.personId === story.complaint().reporterId;

/** Less the word that a unit owes from the moment it was called to account: an outage calls it later, or not at all. */
const missed = (story: Tale): readonly string[] =>
  story
    .complaint()
    .breached.filter((key) => !key.startsWith('obstacle@'))
    .sort();

/** Whoever has it, doing their work; the reporter need not do anything, unless it was archived. */
function leadToAnswer(story: Tale): void {
  for (let turn = 0; turn < 9 && story.complaint().status !== 'answered'; turn += 1) {
    const { status, drafting } = story.complaint();
    const owner = ownersOf(story)[0] ?? cast.admin;
    if (status === 'merged') story.does(cast.admin, 'pisah');
    else if (status === 'archived') story.act(decideAddition, { text: 'Ini datanya', attachments: [] });
    else if (drafting && status !== 'awaitingReporter') story.does(owner, inDrafting[drafting.stage]);
    else if (status === 'awaitingVerification' || status === 'awaitingReporter')
      story.does(owner, 'verifikasi');
    else if (status === 'verified') story.does(cast.admin, 'disposisi u-insp');
    else if (status === 'awaitingNational') story.does(cast.admin, 'jawaban-nasional Sudah diselesaikan');
    else answerOrPassOn(story, owner);
  }
}

/** A room that may not answer it passes it on to the head of the office. */
function answerOrPassOn(story: Tale, owner: OfficerActor): void {
  const answered = story.does(owner, 'jawab Sudah diselesaikan');
  if (!answered.ok && answered.error.code === 'passOnFirst') story.does(owner, 'disposisi kadis');
}
