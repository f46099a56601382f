import type { Temporal } from 'temporal-polyfill';
import type { Calendar } from '../calendar/calendar.ts';
import { instantText, msOfInstant } from '../calendar/epoch-day.ts';
import { localDay, restUntilMs, startOfDayMs, workMorningMs } from '../calendar/local-time.ts';
import type { Complaint } from '../complaint/complaint.ts';
import type { Instant } from '../instant.ts';
import { runClock } from './counting.ts';
import { type Deadline, deadlines } from './deadline.ts';
import {
  defaultAnswerReminders,
  defaultOfficeHours,
  defaultRatingReminder,
  type Profile,
  type Step,
} from './profile.ts';

/** Something that time decides, at `at` (epoch milliseconds), and that has not been decided yet. */
export type Moment =
  /** The asked reporter is reminded, on working day `day` after the request. */
  | {
      readonly kind: 'completionReminder';
      readonly day: number;
      readonly at: number;
      readonly deadline: Deadline;
    }
  /** BUP VI.B.1.a.11: what was missing did not come; the rule is `deadline.limit.source`. */
  | { readonly kind: 'archive'; readonly at: number; readonly deadline: Deadline }
  /** An agency's limit was missed and not yet announced: `deadline.key`. */
  | { readonly kind: 'breach'; readonly at: number; readonly deadline: Deadline }
  /** A breach that was announced a week ago or longer still lasts. */
  | { readonly kind: 'lateAgain'; readonly at: number; readonly deadline: Deadline }
  /** BUP VII.A.1.e: the limit comes near; `watch` is how the complaint remembers it. */
  | { readonly kind: 'monitor'; readonly at: number; readonly watch: string; readonly deadline: Deadline }
  /** The reporter has not said a word on the answer, on working day `day` after it. */
  | {
      readonly kind: 'answerReminder';
      readonly day: number;
      readonly at: number;
      readonly deadline: Deadline;
    }
  /** It was closed without their word. */
  | { readonly kind: 'ratingReminder'; readonly at: number }
  /** BKP 11: answered, and nobody objected. */
  | { readonly kind: 'close'; readonly at: number; readonly deadline: Deadline };

const msPerHour = 3_600_000;
/** Local hour at which a reminder goes out. */
const reminderHour = 9;

/**
 * Every moment at which time will decide, or should have decided, something about a complaint, earliest first. What
 * a sweep must do at `asOf` are those with `at` not after it; once it has done so, they are gone from here, so that
 * sweeping twice, late or after an outage comes to the same.
 *
 * Left out: what rests on a provisional deadline; the lateness of a clock that stands still, unless it was late
 * before; a reminder that could reach nobody before the archiving, as messages rest at night and on days off.
 */
export function moments(
  complaint: Complaint,
  profile: Profile,
  calendar: Calendar,
  asOf: Temporal.Instant,
): readonly Moment[] {
  return momentsAmong(deadlines(complaint, profile, calendar, asOf), complaint, profile, calendar, asOf);
}

function momentsAmong(
  all: readonly Deadline[],
  complaint: Complaint,
  profile: Profile,
  calendar: Calendar,
  asOf: Temporal.Instant,
): readonly Moment[] {
  const ofDeadlines = all
    .filter((deadline) => !deadline.provisional)
    .flatMap((deadline) => momentsOf(deadline, complaint, profile, calendar, asOf));
  return [...ofDeadlines, ...ratingReminder(complaint, profile, calendar)].sort((a, b) => a.at - b.at);
}

function momentsOf(
  deadline: Deadline,
  complaint: Complaint,
  profile: Profile,
  calendar: Calendar,
  asOf: Temporal.Instant,
): readonly Moment[] {
  const at = deadline.dueAt.epochMilliseconds;
  switch (deadline.step) {
    case 'completion':
      return [
        ...reminders('completionReminder', deadline, complaint, profile, calendar, asOf.epochMilliseconds),
        { kind: 'archive', at, deadline },
      ];
    case 'closing':
      return [
        ...reminders('answerReminder', deadline, complaint, profile, calendar, asOf.epochMilliseconds),
        { kind: 'close', at, deadline },
      ];
    case 'receipt':
    case 'verification':
    case 'disposition':
    case 'firstResponse':
    case 'followUp':
    case 'settlement':
    case 'obstacle':
    case 'nationalReply':
    case 'entryWatch': {
      if (complaint.breached.includes(deadline.key)) return lateAgain(deadline, complaint, calendar);
      const isMissed = at <= asOf.epochMilliseconds;
      if (deadline.pausedNow && !isMissed) return [];
      const breach = { kind: 'breach', at, deadline } as const;
      return isMissed ? [breach] : [...monitor(deadline, complaint), breach];
    }
  }
}

/** Days after which a breach that lasts is told again. */
const weekDays = 7;

/** What hinders the answer is told again with the settlement it hinders. */
function lateAgain(deadline: Deadline, { lateTold }: Complaint, calendar: Calendar): readonly Moment[] {
  if (deadline.step === 'obstacle' || deadline.pausedNow) return [];
  const told = lateTold?.[deadline.key];
  const toldMs = told === undefined ? deadline.dueAt.epochMilliseconds : msOfInstant(told);
  const at = workMorningMs(calendar, localDay(calendar, toldMs) + weekDays);
  return [{ kind: 'lateAgain', at, deadline }];
}

/** Not of a limit that is missed already: there the breach says more. */
function monitor(deadline: Deadline, { watched = [] }: Complaint): readonly Moment[] {
  const { watchAt, key, limit } = deadline;
  // The class may change under the same start; the longer limit is watched again. A later pause leaves as many days of the
  // clock as there were, so that it was watched in time for the new date, too.
  const watch = `${key}/${limit.atMost}`;
  if (watchAt === undefined || watched.includes(watch)) return [];
  return [{ kind: 'monitor', at: watchAt.epochMilliseconds, watch, deadline }];
}

function reminders<Kind extends 'completionReminder' | 'answerReminder'>(
  kind: Kind,
  deadline: Deadline,
  complaint: Complaint,
  profile: Profile,
  calendar: Calendar,
  asOfMs: number,
): readonly { kind: Kind; day: number; at: number; deadline: Deadline }[] {
  // One that a later reminder overtook, after an outage, has nothing to add.
  const reminded = Math.max(0, ...remindedDays(kind, complaint));
  return reminderDays(kind, complaint, profile)
    .filter((day) => day > reminded)
    .map((day) => ({ kind, day, at: reminderMs(deadline.startsAt, day, profile, calendar), deadline }))
    .filter(({ at }) => restUntilMs(calendar, Math.max(at, asOfMs)) < deadline.dueAt.epochMilliseconds);
}

const remindedDays = (kind: Moment['kind'], { completion, answerRemindedDays = [] }: Complaint) =>
  kind === 'answerReminder' ? answerRemindedDays : (completion?.remindedDays ?? []);

/** Who said anything of the answer awaits nothing more. */
function reminderDays(kind: Moment['kind'], { rating }: Complaint, profile: Profile): readonly number[] {
  if (kind !== 'answerReminder') return profile.completionReminders;
  return rating === undefined ? (profile.answerReminders ?? defaultAnswerReminders) : [];
}

/** The morning of the `days`th working day after an instant. */
function reminderMs(from: Instant, days: number, profile: Profile, calendar: Calendar): number {
  const hours = profile.officeHours ?? defaultOfficeHours;
  const limit = { unit: 'workingDay', atMost: days } as const;
  const { dueDay } = runClock(calendar, limit, msOfInstant(from), [], hours);
  return startOfDayMs(calendar, dueDay) + reminderHour * msPerHour;
}

function ratingReminder(complaint: Complaint, profile: Profile, calendar: Calendar): readonly Moment[] {
  const { status, rating, ratingAskedAt, endedAt } = complaint;
  const days = profile.ratingReminder ?? defaultRatingReminder;
  if (status !== 'closed' || rating !== undefined || ratingAskedAt !== undefined) return [];
  if (endedAt === undefined || days === 0) return [];
  return [{ kind: 'ratingReminder', at: reminderMs(endedAt, days, profile, calendar) }];
}

/** Deadlines that are not the owner's: the reporter's, and the watch of who entered it. */
const othersSteps: readonly Step[] = ['completion', 'closing', 'entryWatch'];

/**
 * What the complaint's row caches: `dueAt` and `dueStep`, the owner's earliest deadline (`null` while the reporter is
 * asked, answered or ended), and `wakeAt`, the earliest of `moments` (in the past where a sweep has yet to come by).
 */
export function scheduleOf(
  complaint: Complaint,
  profile: Profile,
  calendar: Calendar,
  asOf: Temporal.Instant,
): { readonly dueAt: Instant | null; readonly dueStep: Step | null; readonly wakeAt: Instant | null } {
  const all = deadlines(complaint, profile, calendar, asOf);
  const own = all.find(({ step, pausedNow }) => !pausedNow && !othersSteps.includes(step));
  const [first] = momentsAmong(all, complaint, profile, calendar, asOf);
  return {
    dueAt: own ? instantText(own.dueAt.epochMilliseconds) : null,
    dueStep: own?.step ?? null,
    wakeAt: first ? instantText(first.at) : null,
  };
}
