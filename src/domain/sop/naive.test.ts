import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { sampleComplaint } from '../../../test/support/complaint.ts';
import { createCalendar } from '../calendar/calendar.ts';
import { decreedYears } from '../calendar/holidays/index.ts';
import { timeZones } from '../calendar/time-zone.ts';
import type { Complaint, Pause } from '../complaint/complaint.ts';
import type { ComplaintEvent } from '../complaint/event.ts';
import { evolve } from '../complaint/evolve.ts';
import { deadlines, explain, type Moment, moments, scheduleOf } from './deadlines.ts';
import type { TimeLimit } from './profile.ts';
import { bup } from './profiles/bup.ts';

/** Everything here is counted a second time, slowly and differently, with Temporal's own zones and days. */

const seed = 20_261_123;
const calendars = timeZones.map((timeZone) => createCalendar({ timeZone, years: decreedYears }));
const anyCalendar = fc.constantFrom(...calendars);
const daysOff = new Set(
  decreedYears.flatMap(({ year, national, jointLeave }) =>
    [...national, ...jointLeave].map(({ on }) => `${year}-${on}`),
  ),
);
const start = Temporal.Instant.from('2025-01-01T00:00:00Z');
const after = (minutes: number): Temporal.Instant => start.add({ minutes });
const twoYears = 2 * 365 * 24 * 60;
const anyInstant = fc.integer({ min: 0, max: twoYears }).map(after);

function runsAt(pauses: readonly Pause[], asOf: Temporal.Instant, instant: Temporal.Instant): boolean {
  return !pauses.some(({ from, to }) => {
    const end = to === undefined ? asOf : Temporal.Instant.from(to);
    const started = Temporal.Instant.compare(Temporal.Instant.from(from), instant) <= 0;
    return started && Temporal.Instant.compare(instant, end) < 0;
  });
}

/** Day by day: a working day counts when the clock runs in its last millisecond. */
function naiveDueOn(
  limit: Pick<TimeLimit, 'atMost' | 'unit'>,
  startsAt: Temporal.Instant,
  pauses: readonly Pause[],
  asOf: Temporal.Instant,
  timeZone: string,
): Temporal.PlainDate {
  let day = startsAt.toZonedDateTimeISO(timeZone).toPlainDate();
  for (let counted = 0; counted < limit.atMost; ) {
    day = day.add({ days: 1 });
    const works = day.dayOfWeek < 6 && !daysOff.has(day.toString());
    const lastMoment = day
      .add({ days: 1 })
      .toZonedDateTime(timeZone)
      .toInstant()
      .subtract({ milliseconds: 1 });
    if ((works || limit.unit === 'calendarDay') && runsAt(pauses, asOf, lastMoment)) counted += 1;
  }
  return day;
}

/** Up to four pauses one after another after `from`, the last perhaps open; and an instant after them all. */
const anyPauses = (from: Temporal.Instant) =>
  fc
    .record({
      lengths: fc.array(fc.tuple(fc.integer({ min: 0, max: 6000 }), fc.integer({ min: 0, max: 12_000 })), {
        maxLength: 4,
      }),
      isOpen: fc.boolean(),
      later: fc.integer({ min: 0, max: 20_000 }),
    })
    .map(({ lengths, isOpen, later }) => {
      let at = from;
      const pauses = lengths.map(([gap, length], index): Pause => {
        const begin = at.add({ minutes: gap });
        at = begin.add({ minutes: length });
        const lasts = isOpen && index === lengths.length - 1;
        return { from: begin.toString(), ...(!lasts && { to: at.toString() }) };
      });
      return { pauses, asOf: at.add({ minutes: later }) };
    });

const anyCase = fc
  .record({ calendar: anyCalendar, startsAt: anyInstant })
  .chain((one) => anyPauses(one.startsAt).map((pauses) => ({ ...one, ...pauses })));

describe('deadlines, counted twice', () => {
  it('agree in every zone, whatever the pauses', () => {
    fc.assert(
      fc.property(
        anyCase,
        fc.integer({ min: 1, max: 60 }),
        fc.constantFrom('workingDay' as const, 'calendarDay' as const),
        ({ calendar, startsAt, pauses, asOf }, atMost, unit) => {
          const limit = { step: 'verification', startsAt: 'received', source: 'Uji', unit, atMost } as const;
          const complaint = sampleComplaint({ receivedAt: startsAt.toString(), pauses });
          const [deadline] = deadlines(complaint, { ...bup, limits: [limit] }, calendar, asOf);
          const dueOn = naiveDueOn(limit, startsAt, pauses, asOf, calendar.timeZone);
          expect(deadline?.dueOn.toString()).toBe(dueOn.toString());
          const end = dueOn.add({ days: 1 }).toZonedDateTime(calendar.timeZone).toInstant();
          expect(deadline?.dueAt.equals(end)).toBe(true);
        },
      ),
      { seed, numRuns: 300 },
    );
  });

  it('are explained by as many counted days as the limit has, the last being the deadline', () => {
    fc.assert(
      fc.property(anyCase, ({ calendar, startsAt, pauses, asOf }) => {
        const complaint = sampleComplaint({ receivedAt: startsAt.toString(), pauses });
        const [deadline] = deadlines(complaint, bup, calendar, asOf);
        const [explanation] = explain(complaint, bup, calendar, asOf);
        const counted = explanation?.days.flatMap((day) => ('counted' in day ? [day.counted] : []));
        expect(counted).toEqual([1, 2, 3]);
        expect(explanation?.days.at(-1)?.day).toBe(deadline?.dueOn.toString());
        expect(explanation?.dueOn).toBe(deadline?.dueOn.toString());
        const [first] = explanation?.days ?? [];
        expect(first && Temporal.PlainDate.from(first.day).until(explanation?.dueOn ?? '').days).toBe(
          (explanation?.days.length ?? 0) - 1,
        );
      }),
      { seed },
    );
  });

  it('never move back when a pause is added', () => {
    fc.assert(
      fc.property(anyCase, ({ calendar, startsAt, pauses, asOf }) => {
        const [plain] = deadlines(sampleComplaint({ receivedAt: startsAt.toString() }), bup, calendar, asOf);
        const complaint = sampleComplaint({ receivedAt: startsAt.toString(), pauses });
        const [paused] = deadlines(complaint, bup, calendar, asOf);
        if (!plain || !paused) throw new Error('A new report has a deadline');
        expect(Temporal.PlainDate.compare(paused.dueOn, plain.dueOn)).toBeGreaterThanOrEqual(0);
      }),
      { seed },
    );
  });

  it('of an open pause stay ahead of the present unless they were missed before it', () => {
    fc.assert(
      fc.property(anyCase, ({ calendar, startsAt, pauses, asOf }) => {
        const complaint = sampleComplaint({ receivedAt: startsAt.toString(), pauses });
        const [deadline] = deadlines(complaint, bup, calendar, asOf);
        const open = pauses.find((pause) => pause.to === undefined);
        if (!deadline || !open) return;
        const isAhead = Temporal.Instant.compare(deadline.dueAt, asOf) > 0;
        const missedBefore = Temporal.Instant.compare(deadline.dueAt, Temporal.Instant.from(open.from)) <= 0;
        expect(isAhead || missedBefore).toBe(true);
      }),
      { seed },
    );
  });
});

/** What a sweep would record for a moment. */
function eventFor(moment: Moment): ComplaintEvent {
  switch (moment.kind) {
    case 'completionReminder':
      return { type: 'completionReminded', day: moment.day };
    case 'answerReminder':
      return { type: 'answerReminded', day: moment.day };
    case 'ratingReminder':
      return { type: 'ratingAsked' };
    case 'archive':
      return { type: 'archived', rule: moment.deadline.limit.source };
    case 'breach':
      return { type: 'limitBreached', limit: moment.deadline.key, source: moment.deadline.limit.source };
    case 'lateAgain':
      return { type: 'lateAgain', limit: moment.deadline.key, source: moment.deadline.limit.source };
    case 'monitor':
      return { type: 'monitored', limit: moment.watch, source: 'BUP VII.A.1.e' };
    case 'close':
      return { type: 'closed', by: 'system' };
  }
}

/** Does what is due at `asOf` until nothing is; returns the state and how often it had to look. */
function sweep(complaint: Complaint, calendar: (typeof calendars)[number], asOf: Temporal.Instant) {
  let now = complaint;
  for (let looks = 0; ; looks++) {
    const [due] = moments(now, bup, calendar, asOf).filter(({ at }) => at <= asOf.epochMilliseconds);
    if (!due || looks > 20) return { complaint: now, looks };
    const actor = { kind: 'system', job: 'sweep' } as const;
    now = evolve(now, { version: now.version + 1, at: asOf.toString(), actor, event: eventFor(due) });
  }
}

const anyWaiting = fc.record({
  calendar: anyCalendar,
  at: anyInstant,
  state: fc.constantFrom('new', 'asked', 'disposed', 'answered'),
});

function waiting(state: string, at: Temporal.Instant): Complaint {
  const base = sampleComplaint({ receivedAt: at.subtract({ hours: 30 }).toString() });
  const stamp = at.toString();
  const event = (one: ComplaintEvent): Complaint =>
    evolve(base, { version: 2, at: stamp, actor: { kind: 'system', job: 'test' }, event: one });
  if (state === 'asked') return event({ type: 'completionRequested', private: { ask: 'Mohon foto' } });
  if (state === 'disposed')
    return event({ type: 'disposed', toUnitId: 'pu', settlementClass: 'inspection', private: { note: '' } });
  if (state === 'answered') return event({ type: 'answered', private: { text: 'Selesai', attachments: [] } });
  return base;
}

/** Less what the unit owes from the day on which it was called to account: an outage calls it later. */
const missed = ({ breached }: Complaint): readonly string[] =>
  breached.filter((key) => !key.startsWith('obstacle@')).sort();

describe('sweeping', () => {
  it('settles, and leaves no wake-up in the past', () => {
    fc.assert(
      fc.property(anyWaiting, fc.integer({ min: 0, max: 150_000 }), ({ calendar, at, state }, minutes) => {
        const asOf = at.add({ minutes });
        const swept = sweep(waiting(state, at), calendar, asOf);
        expect(swept.looks).toBeLessThan(10);
        const { wakeAt } = scheduleOf(swept.complaint, bup, calendar, asOf);
        if (wakeAt !== null) expect(Temporal.Instant.compare(Temporal.Instant.from(wakeAt), asOf)).toBe(1);
      }),
      { seed, numRuns: 300 },
    );
  });

  it('once after an outage ends where sweeping every few hours ends', () => {
    fc.assert(
      fc.property(anyWaiting, fc.integer({ min: 0, max: 40 }), ({ calendar, at, state }, days) => {
        const end = at.add({ hours: days * 24 });
        let often = waiting(state, at);
        for (let hours = 0; hours < days * 24; hours += 6)
          often = sweep(often, calendar, at.add({ hours })).complaint;
        often = sweep(often, calendar, end).complaint;
        const once = sweep(waiting(state, at), calendar, end).complaint;
        expect([once.status, missed(once)]).toEqual([often.status, missed(often)]);
      }),
      { seed, numRuns: 60 },
    );
  });

  it('wakes for the very moment at which something is decided, never after it', () => {
    fc.assert(
      fc.property(anyWaiting, ({ calendar, at, state }) => {
        const complaint = waiting(state, at);
        const { wakeAt } = scheduleOf(complaint, bup, calendar, at);
        if (wakeAt === null) return;
        const wake = Temporal.Instant.from(wakeAt);
        expect(sweep(complaint, calendar, wake.subtract({ milliseconds: 1 })).complaint).toBe(complaint);
        expect(sweep(complaint, calendar, wake).complaint).not.toBe(complaint);
      }),
      { seed, numRuns: 200 },
    );
  });
});
