import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { start, steps } from '../../../test/support/fates.ts';
import { begun, play } from '../../../test/support/playing.ts';
import { cast, taleCalendar } from '../../../test/support/tale.ts';
import { decreedYears } from '../calendar/holidays/index.ts';
import type { ComplaintEvent, Recorded } from '../complaint/event.ts';
import { type Deadline, deadlines } from './deadlines.ts';
import { defaultOfficeHours, type Milestone, type TimeLimit } from './profile.ts';

/** Deadlines a second time, from nothing but the events: slowly, minute by minute and day by day. */

type Type = ComplaintEvent['type'];
const timeZone = taleCalendar.timeZone;
const daysOff = new Set(
  decreedYears.flatMap(({ year, national, jointLeave }) =>
    [...national, ...jointLeave].map(({ on }) => `${year}-${on}`),
  ),
);
const works = (day: Temporal.PlainDate): boolean => day.dayOfWeek < 6 && !daysOff.has(day.toString());

const lastAt = (history: readonly Recorded[], ...types: readonly Type[]): number =>
  history.findLastIndex(({ event }) => types.includes(event.type));
const firstAfter = (history: readonly Recorded[], index: number, ...types: readonly Type[]) =>
  history.find((one, at) => at > index && types.includes(one.event.type))?.at;

/** Whose turn it is in a telaah changes the room. */
const turns: readonly Type[] = ['draftOrdered', 'drafted', 'draftApproved', 'draftReturned'];

/** A reopening gives the report back to the unit, or to the admin where no unit had it. */
function startFrom(milestone: Milestone, history: readonly Recorded[]): string | undefined {
  const review = lastAt(history, 'submitted', 'returned', 'revived');
  const wasDisposed = history.some(({ event }, at) => at > review && event.type === 'disposed');
  const reopened = lastAt(history, 'reopened');
  const entry = lastAt(history, 'submitted', 'disposed', 'returned', 'revived', 'reopened');
  const turn = Math.max(entry, lastAt(history, ...turns));
  // What goes on inside an office keeps the liaison's receipt.
  const receipt = history.findLastIndex(
    ({ event }) => event.type === 'disposed' && event.toLevel !== 'head' && event.toLevel !== 'secretary',
  );
  switch (milestone) {
    case 'received':
      return history[0]?.at;
    case 'entered':
      return history[turn]?.at;
    case 'taken':
      return firstAfter(history, turn, 'claimed', 'accepted');
    case 'accepted':
      return firstAfter(history, entry, 'accepted', ...turns);
    case 'verified':
      return firstAfter(history, wasDisposed ? review : Math.max(review, reopened), 'verified');
    case 'disposed':
      return history[Math.max(receipt, reopened)]?.at;
    case 'returned':
      return history[wasDisposed ? review : Math.max(review, reopened)]?.at;
    case 'responded':
      return firstAfter(history, entry, 'responded', 'answered');
    case 'completionRequested':
      return history[lastAt(history, 'completionRequested')]?.at;
    case 'monitored':
      return history.findLast(
        ({ event }) => event.type === 'monitored' && event.limit.startsWith('settlement@'),
      )?.at;
    case 'sentToNational':
      return history[lastAt(history, 'sentToNational')]?.at;
    case 'answered':
      return history[lastAt(history, 'answered')]?.at;
  }
}

type Asking = { readonly from: Temporal.Instant; readonly to: Temporal.Instant };

/** Times in which the reporter was asked and had not replied, nor had anybody gone on without it. */
function askings(history: readonly Recorded[], now: Temporal.Instant): readonly Asking[] {
  const keep: readonly Type[] = [
    'claimed',
    'released',
    'handedOver',
    'noteAdded',
    'copied',
    'marked',
    'copyWithdrawn',
    'secrecyRaised',
    'loweringAsked',
    'secrecyLowered',
    'loweringRefused',
    'identityViewed',
    'textsOpened',
    'completionReminded',
    'limitBreached',
    'lateAgain',
    'monitored',
    'obstacleTold',
    'informationAdded',
    'draftingStopped',
    'transferred',
    'responded',
  ];
  return history.flatMap((asked, index) => {
    if (asked.event.type !== 'completionRequested') return [];
    const end = history.find((one, at) => at > index && !keep.includes(one.event.type));
    return [{ from: Temporal.Instant.from(asked.at), to: end ? Temporal.Instant.from(end.at) : now }];
  });
}

function dueFrom(limit: TimeLimit, from: Temporal.Instant, pauses: readonly Asking[]): Temporal.Instant {
  const runs = (at: Temporal.Instant): boolean =>
    limit.step === 'completion' ||
    limit.step === 'closing' ||
    !pauses.some(
      (pause) => Temporal.Instant.compare(pause.from, at) <= 0 && Temporal.Instant.compare(at, pause.to) < 0,
    );
  if (limit.unit === 'officeMinute') {
    let at = from;
    for (let passed = 0; passed < limit.atMost; at = at.add({ minutes: 1 })) {
      const local = at.toZonedDateTimeISO(timeZone);
      const time = local.toPlainTime().toString({ smallestUnit: 'minute' });
      const isOpen = time >= defaultOfficeHours.from && time < defaultOfficeHours.until;
      if (isOpen && works(local.toPlainDate()) && runs(at)) passed += 1;
    }
    return at;
  }
  let day = from.toZonedDateTimeISO(timeZone).toPlainDate();
  for (let counted = 0; counted < limit.atMost; ) {
    day = day.add({ days: 1 });
    const end = day.add({ days: 1 }).toZonedDateTime(timeZone).toInstant();
    if (works(day) && runs(end.subtract({ milliseconds: 1 }))) counted += 1;
  }
  return day.add({ days: 1 }).toZonedDateTime(timeZone).toInstant();
}

describe('every deadline of every procedure', () => {
  it('is what a naive recount from the events comes to, whatever was done to the report', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(start, steps, (from, acts) => {
        const story = begun(from);
        for (const one of acts) {
          play(story, one);
          const history = story.history();
          const { profile } = story.context(cast.admin);
          const all = deadlines(story.complaint(), profile, taleCalendar, story.now());
          const pauses = askings(history, story.now());
          const recount = (one: Deadline) =>
            dueFrom(one.limit, Temporal.Instant.from(startFrom(one.limit.startsAt, history) ?? ''), pauses);
          const settlement = all.find(({ step }) => step === 'settlement');
          for (const deadline of all) {
            if (deadline.provisional || settlement?.provisional) continue;
            const { source } = deadline.limit;
            seen.add(`${profile.id} ${source}`);
            const startsAt = startFrom(deadline.limit.startsAt, history) ?? 'never';
            expect(`${source} from ${deadline.startsAt}`).toBe(`${source} from ${startsAt}`);
            // What hinders the answer is told at the latest when the answer is due.
            const ends = deadline.step === 'obstacle' && settlement ? [deadline, settlement] : [deadline];
            const [due] = ends.map(recount).sort((a, b) => Temporal.Instant.compare(a, b));
            expect(`${source} ${deadline.dueAt.toString()}`).toBe(`${source} ${due?.toString() ?? ''}`);
          }
        }
      }),
      { seed: 20_261_127, numRuns: 150 },
    );
    expect([...seen]).toEqual(
      expect.arrayContaining([
        'bup BUP VI.C.2',
        'ttd TTD 3',
        'mjk MJK-B 1',
        'mjk MJK-A 3',
        'bkp BKP 3',
        'bkp BKP 5',
      ]),
    );
  }, 60_000);
});
