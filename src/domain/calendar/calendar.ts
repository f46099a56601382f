import type { Temporal } from 'temporal-polyfill';
import { type EpochDay, epochDayFrom, epochDayOf, epochDayOfText, isWeekend } from './epoch-day.ts';
import type { HolidayYear } from './holiday-year.ts';
import { offsetMsOf, type TimeZone } from './time-zone.ts';

/** Why a day does not count. */
type DayOff =
  | { readonly kind: 'weekend' }
  | { readonly kind: 'national' | 'jointLeave'; readonly name: string };

/** The agency's working days. Built by `createCalendar`; a year without a list is an error, never a guess. */
export type Calendar = {
  readonly timeZone: TimeZone;
  /** First and last year with a decreed list. */
  readonly years: readonly [number, number];
  /** The reason a day is off, or `undefined` for a working day. Throws `MissingHolidayYear`. */
  dayOff(day: Temporal.PlainDate): DayOff | undefined;
  /** Milliseconds to add to UTC for local time; constant, as Indonesia has no summer time. */
  readonly offsetMs: number;
  /** Whether the day lies in a year with a list. */
  isListed(day: EpochDay): boolean;
  /** Like `dayOff`, but where no list exists only weekends are known: for provisional deadlines, marked so. */
  knownDayOff(day: EpochDay): DayOff | undefined;
  /** Whether `knownDayOff` finds none; a table look-up. */
  isWorking(day: EpochDay): boolean;
};

/** Thrown when a working day is asked for in a year whose decree we do not have. */
export type MissingHolidayYear = Error & { readonly code: 'missingHolidayYear'; readonly year: number };

export const isMissingHolidayYear = (error: unknown): error is MissingHolidayYear =>
  error instanceof Error && 'code' in error && error.code === 'missingHolidayYear';

/** The error for a year without a list: says which, and where to add it. */
export function missingHolidayYear(
  year: number,
  [first, last]: readonly [number, number],
): MissingHolidayYear {
  const message =
    `No holiday list for ${year}; lists exist for ${first} to ${last}. Add the decree's dates to the holiday ` +
    `file under "years", or to src/domain/calendar/holidays/${year}.ts.`;
  return Object.assign(new Error(message), {
    name: 'MissingHolidayYear',
    code: 'missingHolidayYear',
    year,
  } as const);
}

const weekend: DayOff = { kind: 'weekend' };

/**
 * A calendar for one zone. `years` must be unbroken, at least one, and valid by `holidayYearSchema`; otherwise it
 * throws a RangeError (files are checked before, by `mergeHolidays`). On a weekend that is also a holiday, the holiday
 * is the reason given.
 */
export function createCalendar(options: {
  readonly timeZone: TimeZone;
  readonly years: readonly HolidayYear[];
}): Calendar {
  const lists = [...options.years].sort((a, b) => a.year - b.year);
  const first = lists[0]?.year;
  if (first === undefined) throw new RangeError('A calendar needs the holidays of at least one year');
  if (lists.some((list, index) => list.year !== first + index))
    throw new RangeError(
      `Holiday years must follow each other: ${lists.map((list) => list.year).join(', ')}`,
    );
  const years = [first, first + lists.length - 1] as const;
  const start = epochDayFrom(first, 1, 1);
  const end = epochDayFrom(years[1] + 1, 1, 1);
  const named = namedDays(lists);
  const working = new Uint8Array(end - start);
  for (let day = start; day < end; day++) working[day - start] = isWeekend(day) || named.has(day) ? 0 : 1;

  const isListed = (day: EpochDay): boolean => day >= start && day < end;
  const knownDayOff = (day: EpochDay): DayOff | undefined =>
    named.get(day) ?? (isWeekend(day) ? weekend : undefined);
  return {
    timeZone: options.timeZone,
    years,
    offsetMs: offsetMsOf(options.timeZone),
    isListed,
    knownDayOff,
    isWorking: (day) => (isListed(day) ? working[day - start] === 1 : !isWeekend(day)),
    dayOff: (date) => {
      const day = epochDayOf(date);
      if (!isListed(day)) throw missingHolidayYear(date.year, years);
      return knownDayOff(day);
    },
  };
}

function namedDays(lists: readonly HolidayYear[]): ReadonlyMap<EpochDay, DayOff> {
  const named = new Map<EpochDay, DayOff>();
  for (const list of lists)
    for (const kind of ['jointLeave', 'national'] as const)
      for (const { on, name } of list[kind]) {
        const day = epochDayOfText(`${list.year}-${on}`);
        if (day === undefined) throw new RangeError(`No such day: ${list.year}-${on}`);
        named.set(day, { kind, name });
      }
  return named;
}
