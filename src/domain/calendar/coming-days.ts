import { Temporal } from 'temporal-polyfill';
import { canonicalWords, months, weekdays } from './date-vocabulary.ts';

/** Days from `first` to `last`, both included, and the words that follow them. */
export type ComingDays = {
  readonly first: Temporal.PlainDate;
  readonly last: Temporal.PlainDate;
  readonly rest: string;
};

/** A day, or of "1-5 Desember" the `1`, whose month is said by the day that follows. */
type Said = Temporal.PlainDate | { readonly dayOfMonth: number };

/** Words that a stretch of days may have. */
const MOST_WORDS = 16;
const ISO = /(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/gu;
const FIGURES = /(?<!\d)(\d{1,2})-(\d{1,2})-(\d{4})(?!\d)/gu;

/**
 * Reads days to come at the beginning of a text: "besok", "senin-jumat", "1-5 Desember", "28/12 sampai 3/1", "pekan depan",
 * in Indonesian or English; what follows them is `rest`. A day without a year is the next one, `last` the next after
 * `first`; a bare weekday may be today. A day with a year is taken as said, also if it is over or before the first.
 */
export function parseComingDays(text: string, today: Temporal.PlainDate): ComingDays | undefined {
  const words = text.trim().split(/\s+/u);
  for (let count = Math.min(words.length, MOST_WORDS); count > 0; count -= 1) {
    const days = readDays(words.slice(0, count).join(' '), today);
    if (!days) continue;
    const rest = words.slice(count);
    // "31 Februari": a day that does not exist, not the next 31st and a colleague called Februari.
    const isBare = /\d$/u.test(words[count - 1] ?? '');
    if (isBare && months.includes(canonicalWords(rest[0] ?? ''))) return undefined;
    return { ...days, rest: rest.join(' ') };
  }
  return undefined;
}

function readDays(text: string, today: Temporal.PlainDate): Omit<ComingDays, 'rest'> | undefined {
  const split = text
    .replace(ISO, '$3/$2/$1')
    .replace(FIGURES, '$1/$2/$3')
    .replace(/\s*[-–—]\s*|\bs\.?\s?d\.?(?=\s)/giu, ' sampai ');
  const words = canonicalWords(split).replaceAll(/\bsampai (?:dengan|sampai)\b|\b(?:and|to)\b/g, 'sampai');
  if (words === 'pekan depan') {
    const monday = today.add({ days: 8 - today.dayOfWeek });
    return { first: monday, last: monday.add({ days: 6 }) };
  }
  const [from, to, ...more] = words
    .replace(/^(?:dari|mulai) /, '')
    .split(' sampai ')
    .map((part) => part.replace(/^(?:hari |tanggal )+(?=\S)(?!ini$)/, ''));
  if (from === undefined || more.length > 0) return undefined;
  if (to === undefined) {
    const day = asDay(readDay(from, today, today), today);
    return day && { first: day, last: day };
  }
  return fromTo(readDay(from, today, today), to, today);
}

function fromTo(
  from: Said | undefined,
  to: string,
  today: Temporal.PlainDate,
): Omit<ComingDays, 'rest'> | undefined {
  if (from === undefined) return undefined;
  if (from instanceof Temporal.PlainDate) {
    const last = asDay(readDay(to, from, today), from);
    return last && { first: from, last };
  }
  const end = asDay(readDay(to, today, today), today);
  if (!end) return undefined;
  const { dayOfMonth } = from;
  const within = dayOfMonth <= end.day ? end : end.with({ day: 1 }).subtract({ months: 1 });
  if (dayOfMonth > within.daysInMonth) return undefined;
  const first = within.with({ day: dayOfMonth });
  return { first, last: end };
}

const asDay = (said: Said | undefined, after: Temporal.PlainDate): Temporal.PlainDate | undefined =>
  said === undefined || said instanceof Temporal.PlainDate ? said : nextDayOfMonth(said.dayOfMonth, after);

/** One day in canonical words, the next from `from` on where its year is not said. */
function readDay(words: string, from: Temporal.PlainDate, today: Temporal.PlainDate): Said | undefined {
  const ahead = ['hari ini', 'besok', 'lusa'].indexOf(words);
  if (ahead >= 0) return today.add({ days: ahead });
  const weekday = /^(\w+)(?: (depan|ini))?$/.exec(words);
  const number = weekdays.indexOf(weekday?.[1] ?? '') + 1;
  if (number > 0) {
    return weekday?.[2] === 'depan'
      ? today.add({ days: 7 - today.dayOfWeek + number })
      : from.add({ days: (number - from.dayOfWeek + 7) % 7 });
  }
  if (/^\d{1,2}$/.test(words)) return { dayOfMonth: Number(words) };
  const named = /^(\d{1,2}) ([a-z]+)(?: (\d{4}))?$/.exec(words);
  if (named) return dated(named[1], months.indexOf(named[2] ?? '') + 1, named[3], from);
  const figures = /^(\d{1,2})\/(\d{1,2})(?:\/(\d{4}))?$/.exec(words);
  return figures ? dated(figures[1], Number(figures[2]), figures[3], from) : undefined;
}

function dated(
  day: string | undefined,
  month: number,
  year: string | undefined,
  from: Temporal.PlainDate,
): Temporal.PlainDate | undefined {
  if (month < 1 || month > 12) return undefined;
  const on = (inYear: number): Temporal.PlainDate | undefined => {
    const first = new Temporal.PlainDate(inYear, month, 1);
    return Number(day) >= 1 && Number(day) <= first.daysInMonth
      ? first.with({ day: Number(day) })
      : undefined;
  };
  if (year !== undefined) return on(Number(year));
  const thisYear = on(from.year);
  return thisYear && Temporal.PlainDate.compare(thisYear, from) >= 0 ? thisYear : on(from.year + 1);
}

function nextDayOfMonth(day: number, from: Temporal.PlainDate): Temporal.PlainDate | undefined {
  for (const ahead of [0, 1, 2]) {
    const month = from.with({ day: 1 }).add({ months: ahead });
    if (day < 1 || day > month.daysInMonth) continue;
    const on = month.with({ day });
    if (Temporal.PlainDate.compare(on, from) >= 0) return on;
  }
  return undefined;
}
