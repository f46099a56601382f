import { Temporal } from 'temporal-polyfill';
import type { Day } from '../instant.ts';

/** A span of local days, both included, and what it is called. */
export type Period = {
  readonly kind: 'day' | 'week' | 'month' | 'year';
  readonly from: Day;
  readonly to: Day;
};

const months = [
  ['januari', 'january', 'jan'],
  ['februari', 'february', 'feb', 'pebruari'],
  ['maret', 'march', 'mar'],
  ['april', 'apr'],
  ['mei', 'may'],
  ['juni', 'june', 'jun'],
  ['juli', 'july', 'jul'],
  ['agustus', 'august', 'agu', 'aug', 'ags'],
  ['september', 'sep', 'sept'],
  ['oktober', 'october', 'okt', 'oct'],
  ['november', 'nov', 'nopember'],
  ['desember', 'december', 'des', 'dec'],
] as const;

/**
 * The period that an officer's words name: `hari ini`, `kemarin`, `minggu [lalu]`, `bulan [lalu]`, `tahun [lalu]`,
 * `oktober [2026]`, `2026`; nothing said is this month. `undefined`: none of these, or it lies in the future.
 */
export function periodOf(words: string, today: Temporal.PlainDate): Period | undefined {
  const said = words.trim().toLowerCase().replaceAll(/\s+/gu, ' ');
  const period = relative(said, today) ?? named(said, today);
  if (!period || Temporal.PlainDate.compare(period.from, today) > 0) return undefined;
  return period;
}

function relative(said: string, today: Temporal.PlainDate): Period | undefined {
  if (said === 'kemarin' || said === 'yesterday') return whole('day', today.subtract({ days: 1 }));
  const before = /^(?:last )?(.*?)(?: lalu| kemarin)?$/u.exec(said);
  const isLast = said.startsWith('last ') || / (?:lalu|kemarin)$/u.test(said);
  const unit = (isLast ? before?.[1] : said.replace(/^this | ini$/gu, '')) ?? '';
  const back = isLast ? 1 : 0;
  switch (unit) {
    case 'hari':
    case 'day':
    case 'today':
      return isLast ? undefined : whole('day', today);
    case 'minggu':
    case 'pekan':
    case 'week':
      return whole('week', today.subtract({ weeks: back }));
    case '':
    case 'bulan':
    case 'month':
      return whole('month', today.subtract({ months: back }));
    case 'tahun':
    case 'year':
      return whole('year', today.subtract({ years: back }));
    default:
      return undefined;
  }
}

/** `oktober`, `oktober 2025`, `2025`. A month without a year is the last one that has begun. */
function named(said: string, today: Temporal.PlainDate): Period | undefined {
  const match = /^(?:bulan )?([a-z]+)?\s?(?:tahun )?(20\d\d)?$/u.exec(said);
  if (!match) return undefined;
  const [, name, year] = match;
  if (name === undefined) {
    return year === undefined ? undefined : whole('year', Temporal.PlainDate.from(`${year}-01-01`));
  }
  const month = months.findIndex((names) => (names as readonly string[]).includes(name)) + 1;
  if (month === 0) return undefined;
  const first = (inYear: number) => Temporal.PlainDate.from({ year: inYear, month, day: 1 });
  if (year !== undefined) return whole('month', first(Number(year)));
  const thisYear = first(today.year);
  return whole('month', Temporal.PlainDate.compare(thisYear, today) > 0 ? first(today.year - 1) : thisYear);
}

/** The day, week (from Monday), month or year that holds `day`. */
export function whole(kind: Period['kind'], day: Temporal.PlainDate): Period {
  const from = {
    day: day,
    week: day.subtract({ days: day.dayOfWeek - 1 }),
    month: day.with({ day: 1 }),
    year: day.with({ month: 1, day: 1 }),
  }[kind];
  const to = {
    day: from,
    week: from.add({ days: 6 }),
    month: from.add({ months: 1 }).subtract({ days: 1 }),
    year: from.add({ years: 1 }).subtract({ days: 1 }),
  }[kind];
  return { kind, from: from.toString(), to: to.toString() };
}
