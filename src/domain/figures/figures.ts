import { Temporal } from 'temporal-polyfill';
import type { Calendar } from '../calendar/calendar.ts';
import { epochDayOf } from '../calendar/epoch-day.ts';
import { workingDaysAfter } from '../calendar/working-days.ts';
import type { Status } from '../complaint/complaint.ts';
import { type EntrySource, entrySources } from '../complaint/entry.ts';
import type { Day } from '../instant.ts';
import type { Period } from './period.ts';

/** Reports that are alike in everything that the figures ask for. */
export type Tally = {
  readonly receivedOn: Day;
  /** The first word of whoever has it now. */
  readonly respondedOn: Day | null;
  /** The answer that stands. */
  readonly answeredOn: Day | null;
  readonly status: Status;
  readonly categoryId: string | null;
  /** How it came, where an officer entered it; `null`: its reporter sent it. */
  readonly source: EntrySource | null;
  /** Its next deadline has passed. */
  readonly late: boolean;
  readonly count: number;
};

/** One bar of the course: a day, or a month of a year. */
export type Bar = { readonly on: Day; readonly received: number; readonly answered: number };

/**
 * What BUP VII.B.2 asks for at least (received, not yet responded, not yet settled, average time to follow up), of the
 * reports received in a period, as they stand now.
 */
export type Figures = {
  readonly period: Period;
  readonly received: number;
  /** Open, without any word to the reporter. */
  readonly notYetResponded: number;
  /** Open, without an answer that stands. */
  readonly notYetSettled: number;
  readonly answered: number;
  readonly archived: number;
  readonly forwarded: number;
  readonly late: number;
  /** Working days from receipt to the first response and to the answer, one decimal; absent where there is none yet. */
  readonly daysToResponse?: number;
  readonly daysToAnswer?: number;
  /** Most first, at most ten; the rest is summed under `others`. */
  readonly categories: readonly { readonly categoryId: string | null; readonly received: number }[];
  readonly others: number;
  /** Those that officers entered, by how they came, most first. */
  readonly sources: readonly { readonly source: EntrySource; readonly received: number }[];
  readonly course: readonly Bar[];
};

const MOST_CATEGORIES = 10;

/** Sums tallies up. Days in years without a holiday list count as far as weekends tell. Pure. */
export function figuresOf(tallies: readonly Tally[], period: Period, calendar: Calendar): Figures {
  const count = (is: (one: Tally) => boolean) =>
    tallies.reduce((sum, one) => sum + (is(one) ? one.count : 0), 0);
  const isOver = ({ status }: Tally) => status === 'archived' || status === 'forwarded';
  const categories = [...sums(tallies)].sort((a, b) => b[1] - a[1] || (String(a[0]) < String(b[0]) ? -1 : 1));
  const shown = categories.slice(0, MOST_CATEGORIES);
  return {
    period,
    received: count(() => true),
    notYetResponded: count((one) => one.respondedOn === null && one.answeredOn === null && !isOver(one)),
    notYetSettled: count((one) => one.answeredOn === null && !isOver(one)),
    answered: count((one) => one.answeredOn !== null),
    archived: count(({ status }) => status === 'archived'),
    forwarded: count(({ status }) => status === 'forwarded'),
    late: count(({ late }) => late),
    ...average('daysToResponse', tallies, calendar, (one) => one.respondedOn),
    ...average('daysToAnswer', tallies, calendar, (one) => one.answeredOn),
    categories: shown.map(([categoryId, received]) => ({ categoryId, received })),
    others: categories.slice(MOST_CATEGORIES).reduce((sum, [, received]) => sum + received, 0),
    sources: sourcesOf(tallies),
    course: courseOf(tallies, period),
  };
}

function sourcesOf(tallies: readonly Tally[]): Figures['sources'] {
  return entrySources
    .map((source) => ({
      source,
      received: tallies.reduce((sum, one) => sum + (one.source === source ? one.count : 0), 0),
    }))
    .filter(({ received }) => received > 0)
    .sort((a, b) => b.received - a.received);
}

function sums(tallies: readonly Tally[]): ReadonlyMap<string | null, number> {
  const found = new Map<string | null, number>();
  for (const { categoryId, count } of tallies) found.set(categoryId, (found.get(categoryId) ?? 0) + count);
  return found;
}

function average<Name extends 'daysToResponse' | 'daysToAnswer'>(
  name: Name,
  tallies: readonly Tally[],
  calendar: Calendar,
  endOf: (one: Tally) => Day | null,
): Partial<Record<Name, number>> {
  let days = 0;
  let reports = 0;
  for (const one of tallies) {
    const end = endOf(one);
    if (end === null) continue;
    days += one.count * workingDays(calendar, one.receivedOn, end);
    reports += one.count;
  }
  if (reports === 0) return {};
  return { [name]: Math.round((days / reports) * 10) / 10 } as Record<Name, number>;
}

/** As the deadlines count: the day of receipt is day 0. */
function workingDays(calendar: Calendar, from: Day, to: Day): number {
  const [start, end] = [from, to].map((day) => epochDayOf(Temporal.PlainDate.from(day))) as [number, number];
  return workingDaysAfter(calendar, start, end);
}

/** Received and answered, a bar a day (of a year: a month), none left out. */
function courseOf(tallies: readonly Tally[], { kind, from, to }: Period): readonly Bar[] {
  const step = kind === 'year' ? { months: 1 } : { days: 1 };
  const barOf = (day: Day) => (kind === 'year' ? `${day.slice(0, 7)}-01` : day);
  const bars = new Map<Day, { received: number; answered: number }>();
  const end = Temporal.PlainDate.from(to);
  for (
    let day = Temporal.PlainDate.from(from);
    Temporal.PlainDate.compare(day, end) <= 0;
    day = day.add(step)
  )
    bars.set(day.toString(), { received: 0, answered: 0 });
  for (const { receivedOn, answeredOn, count } of tallies) {
    const received = bars.get(barOf(receivedOn));
    if (received) received.received += count;
    const answered = answeredOn === null ? undefined : bars.get(barOf(answeredOn));
    if (answered) answered.answered += count;
  }
  return [...bars].map(([on, bar]) => ({ on, ...bar }));
}
