import { Temporal } from 'temporal-polyfill';
import type { Calendar } from '../calendar/calendar.ts';
import { localDate } from '../calendar/local-time.ts';
import type { Instant } from '../instant.ts';
import type { Gist } from '../notice/officer.ts';
import { mask } from '../personal-data.ts';
import type { Complaint } from './complaint.ts';

/** Characters of the place that a queue's line shows. */
const gistPlaceLength = 40;

/**
 * One line by which an officer recognises a complaint, without the reporter's identity: what people wrote as a place
 * may hold a phone number ("rumah saya, hub. 08…"), so that it is masked and cut.
 */
export function gistOf(complaint: Pick<Complaint, 'categoryId' | 'urgent' | 'content'>): Gist {
  const words = mask(complaint.content.place.words ?? '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  const symbols = Array.from(words);
  const place =
    symbols.length <= gistPlaceLength
      ? words
      : `${symbols
          .slice(0, gistPlaceLength - 1)
          .join('')
          .trimEnd()}…`;
  return { categoryId: complaint.categoryId, place, urgent: complaint.urgent };
}

/**
 * Whole calendar days, in the agency's zone, until the last day of a deadline: 0 is today, negative is late. `dueAt` is
 * the instant at which the deadline is over (a day's end belongs to that day).
 */
export function daysLeft(
  dueAt: Instant,
  now: Temporal.Instant,
  calendar: Pick<Calendar, 'offsetMs'>,
): number {
  const dueOn = localDate(calendar, Temporal.Instant.from(dueAt).subtract({ milliseconds: 1 }));
  return localDate(calendar, now).until(dueOn, { largestUnit: 'day' }).days;
}

/** What a queue is ordered by; `dueAt` null: nothing runs (the reporter was asked). */
export type QueueKey = { readonly dueAt: Instant | null; readonly id: string };

/** The order of a queue: the oldest deadline first, complaints without a running one last, then by id. */
export function compareInQueue(a: QueueKey, b: QueueKey): number {
  const dueA = a.dueAt === null ? Number.POSITIVE_INFINITY : Date.parse(a.dueAt);
  const dueB = b.dueAt === null ? Number.POSITIVE_INFINITY : Date.parse(b.dueAt);
  if (dueA !== dueB) return dueA < dueB ? -1 : 1;
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}
