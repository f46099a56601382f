import type { Temporal } from 'temporal-polyfill';
import type { Calendar } from '../calendar/calendar.ts';
import { instantOf, instantText, msOfInstant, plainDateOf } from '../calendar/epoch-day.ts';
import { workMorningMs } from '../calendar/local-time.ts';
import type { Complaint } from '../complaint/complaint.ts';
import type { Instant } from '../instant.ts';
import type { Span } from '../notice.ts';
import type { DueDate } from '../view.ts';
import { type Count, type PauseMs, runClock } from './counting.ts';
import { isPaused, pausesOf } from './pauses.ts';
import { defaultOfficeHours, type Profile, type Step, type TimeLimit } from './profile.ts';
import { type RunningLimit, runningLimits } from './running.ts';

/** When a limit ends for one complaint. */
export type Deadline = {
  readonly step: Step;
  readonly limit: TimeLimit;
  /** The milestone's instant, in the canonical form. */
  readonly startsAt: Instant;
  /** The last local day on which it is met. */
  readonly dueOn: Temporal.PlainDate;
  /** The first instant at which it is missed: the end of `dueOn` (00:00 after it), or exact for office minutes. */
  readonly dueAt: Temporal.Instant;
  /** When it is watched (BUP VII.A.1.e): the morning that is `remindBefore` days before `dueOn`, if the profile says so. */
  readonly watchAt?: Temporal.Instant;
  /** The clock stands still; `dueOn` is what it would be if it went on now. */
  readonly pausedNow: boolean;
  /** `step@startInstant`: how `Complaint.breached` remembers it. */
  readonly key: string;
  /**
   * The count ran into a year without a holiday list, where it knows weekends only. The true limit can only be later,
   * so nothing is decided by a provisional one: nobody is archived, closed or announced late on a guess.
   */
  readonly provisional: boolean;
};

/**
 * The deadlines that bear on a complaint in its present status: those whose clock runs first, earliest first, then
 * those that stand still. Empty once it has ended.
 *
 * `asOf` matters only while a clock stands still: it is taken to go on at that instant (absent: where it stopped). A
 * limit missed before the pause stays missed.
 */
export function deadlines(
  complaint: Complaint,
  profile: Profile,
  calendar: Calendar,
  asOf?: Temporal.Instant,
): readonly Deadline[] {
  const found = runningLimits(complaint, profile).map((running) => {
    const startMs = msOfInstant(running.startsAt);
    const pauses = pausesOf(complaint, running, asOf);
    const count = runClock(
      calendar,
      running.limit,
      startMs,
      pauses,
      profile.officeHours ?? defaultOfficeHours,
    );
    const watchMs = watchMsOf(running, startMs, pauses, calendar);
    return toDeadline(running, startMs, count, isPaused(complaint, running), watchMs);
  });
  return found
    .map((deadline) => withinSettlement(deadline, found))
    .sort(
      (a, b) =>
        Number(a.pausedNow) - Number(b.pausedNow) || a.dueAt.epochMilliseconds - b.dueAt.epochMilliseconds,
    );
}

/** The earliest deadline whose clock runs, but for the watch of who entered it; `undefined` when there is none. */
export const nextDeadline = (
  complaint: Complaint,
  profile: Profile,
  calendar: Calendar,
  asOf?: Temporal.Instant,
): Deadline | undefined =>
  deadlines(complaint, profile, calendar, asOf).find(
    ({ step, pausedNow }) => !pausedNow && step !== 'entryWatch',
  );

/** How long a limit is, for "(3 hari kerja)". */
export const spanOf = (limit: Pick<TimeLimit, 'atMost' | 'unit'>): Span => ({
  amount: limit.atMost,
  unit: limit.unit,
});

/** Whether it is missed at `asOf`. A provisional one never is: its true end is not known yet. */
export const isLate = (deadline: Deadline, asOf: Temporal.Instant): boolean =>
  !deadline.provisional && deadline.dueAt.epochMilliseconds <= asOf.epochMilliseconds;

/** A deadline in the form people are told it. */
export const toDueDate = (deadline: Deadline, asOf: Temporal.Instant): DueDate => ({
  step: deadline.step,
  on: deadline.dueOn.toString(),
  span: spanOf(deadline.limit),
  late: isLate(deadline, asOf),
  source: deadline.limit.source,
  ...(deadline.provisional && { provisional: true }),
});

/** Our decision: what hinders the answer is told at the latest on the day on which the answer itself is due. */
export function withinSettlement<One extends Pick<Deadline, 'step' | 'dueOn' | 'dueAt'>>(
  deadline: One,
  all: readonly Pick<Deadline, 'step' | 'dueOn' | 'dueAt'>[],
): One {
  const settlement = all.find(({ step }) => step === 'settlement');
  if (deadline.step !== 'obstacle' || !settlement) return deadline;
  const { dueOn, dueAt } = settlement;
  return dueAt.epochMilliseconds < deadline.dueAt.epochMilliseconds
    ? { ...deadline, dueOn, dueAt }
    : deadline;
}

/** The start of work on the day on which a limit of days has `remindBefore` of them left. */
function watchMsOf(
  { limit }: RunningLimit,
  startMs: number,
  pauses: readonly PauseMs[],
  calendar: Calendar,
): number | undefined {
  const { unit, remindBefore = 0 } = limit;
  const atMost = limit.atMost - remindBefore;
  if (unit === 'officeMinute' || remindBefore === 0 || atMost <= 0) return undefined;
  const { dueDay } = runClock(calendar, { unit, atMost }, startMs, pauses, defaultOfficeHours);
  return workMorningMs(calendar, dueDay);
}

function toDeadline(
  running: RunningLimit,
  startMs: number,
  count: Count,
  pausedNow: boolean,
  watchMs: number | undefined,
): Deadline {
  const startsAt = instantText(startMs);
  return {
    step: running.limit.step,
    limit: running.limit,
    startsAt,
    dueOn: plainDateOf(count.dueDay),
    dueAt: instantOf(count.dueMs),
    ...(watchMs !== undefined && { watchAt: instantOf(watchMs) }),
    pausedNow,
    key: `${running.limit.step}@${startsAt}`,
    provisional: count.provisional,
  };
}
