import type { Temporal } from 'temporal-polyfill';
import { type Calendar, missingHolidayYear } from './calendar.ts';
import { civilOf, type EpochDay, epochDayOf, plainDateOf } from './epoch-day.ts';

/** Whether offices work on this day. Throws `MissingHolidayYear`. */
export const isWorkingDay = (calendar: Calendar, day: Temporal.PlainDate): boolean =>
  calendar.dayOff(day) === undefined;

/**
 * The `n`th working day after `start`: `start` itself is never day 1, whether it works or not; `n` = 0 gives `start`.
 * Throws `MissingHolidayYear` when the count enters a year without a list, RangeError when `n` is not a whole number
 * from 0.
 */
export function addWorkingDays(calendar: Calendar, start: Temporal.PlainDate, n: number): Temporal.PlainDate {
  if (!Number.isInteger(n) || n < 0) throw new RangeError(`Not a number of working days: ${n}`);
  let day = epochDayOf(start);
  for (let left = n; left > 0; ) {
    day += 1;
    requireListed(calendar, day);
    if (calendar.isWorking(day)) left -= 1;
  }
  return plainDateOf(day);
}

/**
 * How many working days lie after `from` up to and including `to`: the inverse of `addWorkingDays`. Negative when `to`
 * is earlier. Throws `MissingHolidayYear`.
 */
export function workingDaysBetween(
  calendar: Calendar,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): number {
  const [start, end] = [epochDayOf(from), epochDayOf(to)];
  return start <= end ? count(calendar, start, end) : -count(calendar, end, start) || 0;
}

function count(calendar: Calendar, after: EpochDay, last: EpochDay): number {
  let days = 0;
  for (let day = after + 1; day <= last; day++) {
    requireListed(calendar, day);
    if (calendar.isWorking(day)) days += 1;
  }
  return days;
}

function requireListed(calendar: Calendar, day: EpochDay): void {
  if (!calendar.isListed(day)) throw missingHolidayYear(civilOf(day).year, calendar.years);
}

/** The same of epoch days, where years without a list count as far as weekends tell. */
export function workingDaysAfter(calendar: Calendar, after: EpochDay, last: EpochDay): number {
  let days = 0;
  for (let day = after + 1; day <= last; day++) if (calendar.isWorking(day)) days += 1;
  return days;
}
