import { Temporal } from 'temporal-polyfill';

/**
 * Days as whole numbers since 1970-01-01, and instants as epoch milliseconds. Sweeps and simulations count days
 * hundreds of thousands of times, and a Temporal object costs more than a whole count: they are made at the edges only.
 */
export type EpochDay = number;

export const msPerDay = 86_400_000;

/** Day number of a proleptic Gregorian date (Hinnant's days_from_civil). The date must exist. */
export function epochDayFrom(year: number, month: number, day: number): EpochDay {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The inverse of `epochDayFrom`. */
export function civilOf(epochDay: EpochDay): { year: number; month: number; day: number } {
  const z = epochDay + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
  };
}

/** Day number of a Temporal date. */
export const epochDayOf = (date: Temporal.PlainDate): EpochDay =>
  epochDayFrom(date.year, date.month, date.day);

/** Day number of `2026-11-23`; `undefined` if it is not a date that exists. */
export function epochDayOfText(text: string): EpochDay | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return undefined;
  const epochDay = epochDayFrom(Number(match[1]), Number(match[2]), Number(match[3]));
  return dayText(epochDay) === text ? epochDay : undefined;
}

/** Values kept at most by {@link remembering}. */
const REMEMBERED = 4_096;

/** The same number gives the same value again: deadlines end on few days, and most of a Temporal object's cost is its making. */
function remembering<Value extends object>(make: (from: number) => Value): (from: number) => Value {
  const made = new Map<number, Value>();
  return (from) => {
    const known = made.get(from);
    if (known) return known;
    if (made.size === REMEMBERED) made.clear();
    const value = make(from);
    made.set(from, value);
    return value;
  };
}

export const plainDateOf: (epochDay: EpochDay) => Temporal.PlainDate = remembering((epochDay) => {
  const { year, month, day } = civilOf(epochDay);
  return new Temporal.PlainDate(year, month, day);
});

/** An instant at which a day begins or a limit ends, from epoch milliseconds. */
export const instantOf: (ms: number) => Temporal.Instant = remembering((ms) =>
  Temporal.Instant.fromEpochMilliseconds(ms),
);

/** A day at rest: `2026-11-23`. */
export function dayText(epochDay: EpochDay): string {
  const { year, month, day } = civilOf(epochDay);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** 0 is Monday, 6 is Sunday. */
export const weekdayOf = (epochDay: EpochDay): number => (((epochDay + 3) % 7) + 7) % 7;

/** Saturday or Sunday. */
export const isWeekend = (epochDay: EpochDay): boolean => weekdayOf(epochDay) >= 5;

/** Epoch milliseconds of an instant at rest; finer digits are dropped. Throws on anything else: a bug. */
export function msOfInstant(instant: string): number {
  const ms = Date.parse(instant);
  if (Number.isNaN(ms) || !instant.endsWith('Z')) throw new RangeError(`Not an instant at rest: ${instant}`);
  return ms;
}

/** An instant at rest, as `Temporal.Instant.toString()` writes it: no fraction where there is none. */
export const instantText = (ms: number): string => {
  const text = new Date(ms).toISOString();
  return ms % 1_000 === 0 ? `${text.slice(0, -5)}Z` : text.replace(/0+Z$/, 'Z');
};
