import { Temporal } from 'temporal-polyfill';
import type { Calendar } from './calendar.ts';
import { type EpochDay, epochDayOf, msPerDay, plainDateOf } from './epoch-day.ts';

/** The part of a calendar that local time needs. */
export type Zoned = Pick<Calendar, 'offsetMs'>;

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
