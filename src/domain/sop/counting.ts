import type { Calendar } from '../calendar/calendar.ts';
import { type EpochDay, msPerDay } from '../calendar/epoch-day.ts';
import { localDay, startOfDayMs } from '../calendar/local-time.ts';
import type { OfficeHours, TimeLimit } from './profile.ts';

/** A time in which a clock stood still, in epoch milliseconds, from the first up to but without the second. */
export type PauseMs = { readonly from: number; readonly to: number };

/** Why a day passed as it did: counted as (or up to) number `counted`, or skipped. */
export type DayVerdict = { readonly counted: number } | { readonly skipped: 'off' | 'paused' };

export type Count = {
  /** Epoch milliseconds at which the limit is over: a day's end, or an exact moment for minutes. */
  readonly dueMs: number;
  /** The last day on which it can still be met. */
  readonly dueDay: EpochDay;
  /** It ran into a year without a holiday list: only weekends were known there. */
  readonly provisional: boolean;
};

const msPerMinute = 60_000;

/**
 * Runs a clock of `limit` from `startMs`.
 *
 * Days: the day of the start is never counted; day 1 is the next that counts. A day counts if it is a working day (any
 * day for `calendarDay`) and the clock was running at the end of that local day, so that a pause costs exactly the
 * days whose end lies in it. Minutes: they pass in office hours of working days while the clock runs.
 * `visit` sees every day after the start in order (minutes: from the start's own day), for explanations.
 */
export function runClock(
  calendar: Calendar,
  limit: Pick<TimeLimit, 'unit' | 'atMost'>,
  startMs: number,
  pauses: readonly PauseMs[],
  officeHours: OfficeHours,
  visit?: (day: EpochDay, verdict: DayVerdict) => void,
): Count {
  if (limit.unit === 'officeMinute')
    return runMinutes(calendar, limit.atMost, startMs, pauses, officeHours, visit);
  const everyDay = limit.unit === 'calendarDay';
  let day = localDay(calendar, startMs);
  let provisional = false;
  for (let counted = 0; counted < limit.atMost; ) {
    day += 1;
    if (!everyDay && !calendar.isWorking(day)) {
      visit?.(day, { skipped: 'off' });
    } else if (pauses.length > 0 && pausedAt(pauses, startOfDayMs(calendar, day + 1))) {
      visit?.(day, { skipped: 'paused' });
    } else {
      counted += 1;
      if (!everyDay && !calendar.isListed(day)) provisional = true;
      visit?.(day, { counted });
    }
  }
  return { dueMs: startOfDayMs(calendar, day + 1), dueDay: day, provisional };
}

/** Whether a clock stood still at the last moment before `end`. */
const pausedAt = (pauses: readonly PauseMs[], end: number): boolean =>
  pauses.some((pause) => pause.from < end && pause.to >= end);

function runMinutes(
  calendar: Calendar,
  minutes: number,
  startMs: number,
  pauses: readonly PauseMs[],
  hours: OfficeHours,
  visit?: (day: EpochDay, verdict: DayVerdict) => void,
): Count {
  const needed = minutes * msPerMinute;
  let passed = 0;
  let provisional = false;
  for (let day = localDay(calendar, startMs); ; day++) {
    if (!calendar.isWorking(day)) {
      visit?.(day, { skipped: 'off' });
      continue;
    }
    if (!calendar.isListed(day)) provisional = true;
    const midnight = startOfDayMs(calendar, day);
    const open = { from: midnight + minuteOfDay(hours.from), to: midnight + minuteOfDay(hours.until) };
    for (const slice of running({ from: Math.max(open.from, startMs), to: open.to }, pauses)) {
      const length = slice.to - slice.from;
      if (passed + length >= needed) {
        visit?.(day, { counted: minutes });
        const dueMs = slice.from + needed - passed;
        return { dueMs, dueDay: localDay(calendar, dueMs - 1), provisional };
      }
      passed += length;
    }
    visit?.(day, { counted: Math.floor(passed / msPerMinute) });
  }
}

/** `07:30` as milliseconds since midnight. */
function minuteOfDay(time: string): number {
  const ms = Date.parse(`1970-01-01T${time}:00Z`);
  if (!(ms >= 0 && ms < msPerDay)) throw new RangeError(`Not a time of day: ${time}`);
  return ms;
}

/** What is left of a span when the pauses are cut out, in order. */
function running(span: PauseMs, pauses: readonly PauseMs[]): readonly PauseMs[] {
  let left = [span];
  for (const pause of pauses)
    left = left.flatMap((part) => [
      { from: part.from, to: Math.min(part.to, pause.from) },
      { from: Math.max(part.from, pause.to), to: part.to },
    ]);
  return left.filter((part) => part.to > part.from);
}
