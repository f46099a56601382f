import { Temporal } from 'temporal-polyfill';
import type { Calendar } from './calendar.ts';
import { type EpochDay, epochDayOf, msPerDay, plainDateOf } from './epoch-day.ts';

const msPerHour = 3_600_000;
/** Messages nobody asked for go out from 07:00 until before 20:00, local time. */
const quietHours = { from: 20, until: 7 } as const;

/** The part of a calendar that local time needs. */
export type Zoned = Pick<Calendar, 'offsetMs'>;

/** The part that knows working days too. */
export type Working = Pick<Calendar, 'offsetMs' | 'isWorking'>;

/** Day number, in the agency's zone, of an instant in epoch milliseconds. */
export const localDay = (calendar: Zoned, ms: number): EpochDay =>
  Math.floor((ms + calendar.offsetMs) / msPerDay);

/** Epoch milliseconds at which a local day begins. */
export const startOfDayMs = (calendar: Zoned, day: EpochDay): number => day * msPerDay - calendar.offsetMs;

/** The date in the agency's zone. */
export const localDate = (calendar: Zoned, instant: Temporal.Instant): Temporal.PlainDate =>
  plainDateOf(localDay(calendar, instant.epochMilliseconds));

/** The instant at which a local day is over: 00:00 of the next one, itself no longer part of the day. */
export const endOfDay = (calendar: Zoned, day: Temporal.PlainDate): Temporal.Instant =>
  Temporal.Instant.fromEpochMilliseconds(startOfDayMs(calendar, epochDayOf(day) + 1));

/** The same moment in milliseconds if it is not night there, else the next 07:00 local. */
export function quietUntilMs(calendar: Zoned, ms: number): number {
  const dayStart = startOfDayMs(calendar, localDay(calendar, ms));
  if (ms < dayStart + quietHours.until * msPerHour) return dayStart + quietHours.until * msPerHour;
  if (ms >= dayStart + quietHours.from * msPerHour) return dayStart + msPerDay + quietHours.until * msPerHour;
  return ms;
}

/** The end of the day's talking: 20:00 local, of the same day if that is still to come. */
export function nightfallMs(calendar: Zoned, ms: number): number {
  const tonight = startOfDayMs(calendar, localDay(calendar, ms)) + quietHours.from * msPerHour;
  return ms < tonight ? tonight : tonight + msPerDay;
}

/** Local hour at which the work of a day begins. */
const morningHour = 8;

/** 08:00 local on the day, or on the next working day if it is none. */
export function workMorningMs(calendar: Working, day: EpochDay): number {
  let first = day;
  while (!calendar.isWorking(first)) first += 1;
  return startOfDayMs(calendar, first) + morningHour * msPerHour;
}

/** For what time says unasked: the same instant by day on a working day, else 07:00 local of the next working day. */
export function restUntilMs(calendar: Working, ms: number): number {
  let at = quietUntilMs(calendar, ms);
  while (!calendar.isWorking(localDay(calendar, at)))
    at = startOfDayMs(calendar, localDay(calendar, at) + 1) + quietHours.until * msPerHour;
  return at;
}

/** `restUntilMs` for an instant. */
export function restUntil(calendar: Working, instant: Temporal.Instant): Temporal.Instant {
  const ms = restUntilMs(calendar, instant.epochMilliseconds);
  return ms <= instant.epochMilliseconds ? instant : Temporal.Instant.fromEpochMilliseconds(ms);
}

/** For messages that must not go at night: the same instant from 07:00 to before 20:00 local, else the next 07:00. */
export function quietUntil(calendar: Zoned, instant: Temporal.Instant): Temporal.Instant {
  const ms = quietUntilMs(calendar, instant.epochMilliseconds);
  return ms <= instant.epochMilliseconds ? instant : Temporal.Instant.fromEpochMilliseconds(ms);
}
