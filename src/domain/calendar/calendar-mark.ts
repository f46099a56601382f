import type { Calendar } from './calendar.ts';
import { epochDayFrom } from './epoch-day.ts';

/** A short text that differs for calendars that count days differently: the zone, the years, a bit a day in base64. */
export function calendarMark(calendar: Calendar): string {
  const {
    timeZone,
    years: [first, last],
  } = calendar;
  const start = epochDayFrom(first, 1, 1);
  const bits = Buffer.alloc(Math.ceil((epochDayFrom(last + 1, 1, 1) - start) / 8));
  for (let day = 0; day < bits.length * 8; day++)
    if (calendar.isWorking(start + day)) bits[day >> 3] = (bits[day >> 3] ?? 0) | (1 << (day & 7));
  return `${timeZone} ${first}-${last} ${bits.toString('base64')}`;
}
