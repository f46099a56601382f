import { Temporal } from 'temporal-polyfill';
import { msPerDay } from './epoch-day.ts';
import { localDay, startOfDayMs, type Zoned } from './local-time.ts';

const msPerHour = 3_600_000;
/** Messages nobody asked for go out from 07:00 until before 20:00, local time. */
const quietHours = { from: 20, until: 7 } as const;

/** The same moment in milliseconds if it is not night there, else the next 07:00 local. */
export function quietUntilMs(calendar: Zoned, ms: number): number {
  const dayStart = startOfDayMs(calendar, localDay(calendar, ms));
  if (ms < dayStart + quietHours.until * msPerHour) return dayStart + quietHours.until * msPerHour;
  if (ms >= dayStart + quietHours.from * msPerHour) return dayStart + msPerDay + quietHours.until * msPerHour;
  return ms;
}

/** For messages that must not go at night: the same instant from 07:00 to before 20:00 local, else the next 07:00. */
export function quietUntil(calendar: Zoned, instant: Temporal.Instant): Temporal.Instant {
  const ms = quietUntilMs(calendar, instant.epochMilliseconds);
  return ms <= instant.epochMilliseconds ? instant : Temporal.Instant.fromEpochMilliseconds(ms);
}
