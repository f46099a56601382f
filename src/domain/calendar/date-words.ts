import { Temporal } from 'temporal-polyfill';
import { canonicalWords, months, weekdays } from './date-vocabulary.ts';

/** Parts of the day as Indonesian names them. */
const partsOfDay = ['dini hari', 'subuh', 'pagi', 'siang', 'sore', 'petang', 'malam'] as const;
export type PartOfDay = (typeof partsOfDay)[number];

/** What a citizen's words about time say. */
export type DateWords = {
  /** The day, or the first day of something that lasts. Never after today. */
  readonly on?: Temporal.PlainDate;
  /** It still goes on, or happens again and again. */
  readonly ongoing?: true;
  readonly partOfDay?: PartOfDay;
  /** A time was named, but no day: "bulan lalu", "awal November". `on` is absent. */
  readonly approximate?: true;
};

type Found = DateWords | 'future' | undefined;
type Rule = {
  readonly words: RegExp;
  readonly read: (match: RegExpExecArray, today: Temporal.PlainDate) => Found;
};

const weekday = `(${weekdays.join('|')})`;
const month = `(${months.join('|')})`;
const part = '(subuh|pagi|siang|sore|petang|malam)';
const year = '(tahun lalu|lalu|kemarin|(?:tahun )?(?:19|20)\\d{2}|\\d{2}$)';
const approximate: DateWords = { approximate: true };
/** A day and month without a year that lie at most this many days ahead were meant in the future. */
const soonDays = 31;

/** In order of trust: the first whose words are found decides, also that a date is impossible. */
const rules: readonly Rule[] = [
  // Dates in figures.
  rule('(?<![\\d./-])(\\d{4})[-/](\\d{1,2})[-/](\\d{1,2})(?![\\d./-])', ([, year, number, day]) =>
    dated(Number(year), Number(number), Number(day)),
  ),
  rule(
    '(?<![\\d./-])(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4}|\\d{2})(?![\\d./-])',
    ([, day, , number, year = ''], today) => dated(fullYear(year, today), Number(number), Number(day)),
  ),
  rule('\\b(\\d{1,2}) (\\d{1,2}) ((?:19|20)\\d{2})\\b', ([, day, number, year]) =>
    dated(Number(year), Number(number), Number(day)),
  ),
  rule(
    `\\b(\\d{1,2})(?:(?: ?- ?| sampai | dan )\\d{1,2})?(?: bulan)? ${month}(?: ${year})?\\b`,
    ([, day, name, when], today) => inMonth(day, monthNumber(name), when, today),
  ),
  rule(`\\b${month} (\\d{1,2})(?: ${year})?\\b`, ([, name, day, when], today) =>
    inMonth(day, monthNumber(name), when, today),
  ),
  rule(`\\b(\\d{1,2}) bulan (\\d{1,2})(?: ${year})?\\b`, ([, day, number, when], today) =>
    inMonth(day, Number(number), when, today),
  ),
  rule(
    `(?<![\\d./-])(\\d{1,2})[-/](\\d{1,2})(?![\\d./-])(?! (?:hari|pekan|bulan|tahun|jam))(?: ${year})?`,
    ([, day, number, when], today) => inMonth(day, Number(number), when, today),
  ),
  rule('\\btanggal (\\d{1,2}) bulan (lalu|kemarin|ini)\\b', ([, day, which], today) => {
    const { year, month: number } = which === 'ini' ? today : today.subtract({ months: 1 });
    return dated(year, number, Number(day));
  }),
  rule('\\btanggal (\\d{1,2})\\b', ([, day], today) => latestDayOfMonth(Number(day), today)),
  // Times without a day.
  rule(
    `\\b(?:awal|pertengahan|akhir) (?:${month}|pekan|bulan|tahun)(?: (?:tahun )?(\\d{4}))?`,
    ([, name, year], today) => vague(name, year, today),
  ),
  rule('\\b(?:\\d+(?:-| atau | sampai )\\d+|beberapa) (?:hari|pekan|bulan|tahun)\\b', () => approximate),
  rule('\\b\\d+ (?:bulan|tahun) (?:lalu|kemarin)\\b', () => approximate),
  // Counted back.
  rule('\\b(\\d{1,3}) (hari|pekan) (?:lalu|kemarin)\\b', ([, count, unit], today) => ({
    on: today.subtract({ days: Number(count) * (unit === 'pekan' ? 7 : 1) }),
  })),
  rule('\\b(?:sudah|selama|dari|sejak) (\\d{1,3}) (hari|pekan|bulan|tahun)\\b', ([, count, unit], today) =>
    unit === 'hari' || unit === 'pekan'
      ? { on: today.subtract({ days: Number(count) * (unit === 'pekan' ? 7 : 1) }), ongoing: true }
      : { ...approximate, ongoing: true },
  ),
  rule('\\b(?:kemarin lusa|lusa kemarin|kemarin dulu)\\b', (_, today) => ({
    on: today.subtract({ days: 2 }),
  })),
  rule('\\b(?:semalam|malam tadi|tadi malam|kemarin malam|malam kemarin|lalu malam)\\b', (_, today) => ({
    on: today.subtract({ days: 1 }),
    partOfDay: 'malam',
  })),
  // Weekdays.
  rule(
    `\\b(?:${weekday} pekan (lalu|kemarin|ini)|(?:pekan (lalu|kemarin|ini)|(lalu) pekan) (?:hari )?${weekday})\\b`,
    (m, today) => inWeek(m[1] ?? m[5], (m[2] ?? m[3] ?? m[4]) === 'ini' ? 0 : 1, today),
  ),
  rule(`\\bmalam ${weekday}\\b(?: (?:lalu|kemarin))?`, ([, name], today) => eveOf(name, today)),
  rule(`\\b(?:lalu|kemarin) (?:hari )?${weekday}\\b`, ([, name], today) => latestWeekday(name, today, 1)),
  rule(`\\b${weekday}(?: ${part})? (?:lalu|kemarin)\\b`, ([, name], today) => latestWeekday(name, today, 1)),
  rule(`\\b${weekday}\\b`, ([, name], today) => latestWeekday(name, today, 0)),
  rule(
    '\\b(?:pekan|bulan|tahun) (?:lalu|kemarin|ini)\\b|\\b(?:lalu|ini) (?:pekan|bulan|tahun)\\b',
    () => approximate,
  ),
  // Near days.
  rule('\\bkemarin\\b', (_, today) => ({ on: today.subtract({ days: 1 }) })),
  rule(
    `\\bhari ini\\b|\\b${part} ini\\b|\\bini ${part}\\b|\\bbarusan\\b|\\bsekarang\\b|\\btadi\\b`,
    (_, today) => ({
      on: today,
    }),
  ),
  rule('\\b(?:\\d{1,3}|beberapa) (?:menit|jam) lalu\\b', (_, today) => ({ on: today })),
  // A month or a year alone.
  rule(`\\b${month}(?: (\\d{4}))?\\b`, ([, name, year], today) => vague(name, year, today)),
  rule('\\b(?:tahun )?((?:19|20)\\d{2})\\b', ([, year], today) => vague(undefined, year, today)),
];

const future =
  /\bbesok\b|\blusa\b|\b(?:senin|selasa|rabu|kamis|jumat|sabtu|ahad|pekan|bulan|tahun) depan\b|\bdepan (?:hari |pekan |bulan |tahun |senin|selasa|rabu|kamis|jumat|sabtu|ahad)|\b(?:hari|pekan|bulan|tahun) lagi\b|\bin \d+ (?:hari|pekan|bulan|tahun|jam)\b|\bnanti\b|\bakan datang\b/;
const pastOrPresent = /\b(?:kemarin|lalu|tadi|semalam|barusan|sekarang|hari ini|sejak|sudah)\b/;
const untilNow = /\bsampai (?:sekarang|hari ini|ini)\b|\bmasih\b|\bterus\b|\bsering\b/g;
const again = /\bsetiap (?:hari |malam |pagi |sore |siang )?(?:\w+)?/g;

/**
 * Reads what a citizen types about when it happened: words, weekdays, counts and figures (day before month), in
 * Indonesian or English, with the usual slips. `'future'` for a day that has not come yet, `undefined` for what is no
 * date or one that does not exist.
 *
 * A day and month without a year are the latest ones, unless they come within a month ("12/12" on 23 November): then
 * the future was meant, or a slip, and it is better to ask. A bare weekday is today or the latest before; with "lalu"
 * it is before today. "malam Minggu" is the evening before the Sunday.
 */
export function parseDateWords(text: string, today: Temporal.PlainDate): DateWords | 'future' | undefined {
  const words = canonicalWords(text);
  if (future.test(words) && !pastOrPresent.test(words)) return 'future';
  const rest = words.replace(untilNow, ' ').replace(again, ' ').replace(/ +/g, ' ').trim();
  const lasts = rest !== words.trim() || /\bsejak\b/.test(words) || startsThen(words);
  const found = readDay(rest, today);
  if (found === 'future' || (found === undefined && !lasts)) return found;
  const partOfDay = found?.partOfDay ?? partsOfDay.find((one) => new RegExp(`\\b${one}\\b`).test(words));
  return {
    ...found,
    ...(lasts && { ongoing: true }),
    ...(partOfDay && { partOfDay }),
  };
}

/** "dari kemarin" lasts; "dari senin sampai rabu" is over. */
const startsThen = (words: string): boolean =>
  /\bdari (?:kemarin|semalam|tadi|\d|tanggal|hari|pekan|senin|selasa|rabu|kamis|jumat|sabtu|ahad|bulan|tahun)/.test(
    words,
  ) && !/\bsampai\b(?! (?:sekarang|hari ini))/.test(words);

function readDay(words: string, today: Temporal.PlainDate): Found {
  for (const { words: pattern, read } of rules) {
    const match = pattern.exec(words);
    if (!match) continue;
    const found = read(match, today);
    const isAhead = typeof found === 'object' && found.on && Temporal.PlainDate.compare(found.on, today) > 0;
    return isAhead ? 'future' : found;
  }
  return undefined;
}

function rule(
  words: string,
  read: (match: readonly (string | undefined)[], today: Temporal.PlainDate) => Found,
): Rule {
  return { words: new RegExp(words), read };
}

/** The day, or `undefined` if there is none such (31 February, month 13). */
function dated(year: number, monthNumber: number, day: number): DateWords | undefined {
  const on = dateIfReal(year, monthNumber, day);
  return on && { on };
}

function dateIfReal(year: number, monthNumber: number, day: number): Temporal.PlainDate | undefined {
  if (year < 1900 || monthNumber < 1 || monthNumber > 12 || day < 1 || day > 31) return undefined;
  const on = new Temporal.PlainDate(year, monthNumber, 1);
  return day <= on.daysInMonth ? on.with({ day }) : undefined;
}

/** `26` is 2026; a short year more than ten years ahead is of the last century. */
function fullYear(digits: string, today: Temporal.PlainDate): number {
  const number = Number(digits);
  if (digits.length === 4) return number;
  const century = today.year - (today.year % 100);
  return number + century > today.year + 10 ? number + century - 100 : number + century;
}

/** `when` is what stood after day and month: a year, "lalu" or nothing. */
function inMonth(
  dayText: string | undefined,
  monthOfYear: number,
  when: string | undefined,
  today: Temporal.PlainDate,
): Found {
  const day = Number(dayText);
  const digits = /\d+$/.exec(when ?? '')?.[0];
  if (digits !== undefined) return dated(fullYear(digits, today), monthOfYear, day);
  if (when === 'tahun lalu') return dated(today.year - 1, monthOfYear, day);
  return withoutYear(monthOfYear, day, today, when !== undefined);
}

const monthNumber = (name: string | undefined): number => months.indexOf(name ?? '') + 1;

function withoutYear(monthOfYear: number, day: number, today: Temporal.PlainDate, isPast: boolean): Found {
  const thisYear = dateIfReal(today.year, monthOfYear, day);
  if (!thisYear) return undefined;
  const ahead = today.until(thisYear, { largestUnit: 'days' }).days;
  if (ahead <= 0) return { on: thisYear };
  return ahead <= soonDays && !isPast ? 'future' : dated(today.year - 1, monthOfYear, day);
}

/** "tanggal 25" on the 23rd is last month's, or the month before if that has no such day. */
function latestDayOfMonth(day: number, today: Temporal.PlainDate): Found {
  if (day < 1 || day > 31) return undefined;
  for (const back of [0, 1, 2]) {
    const { year, month: number } = today.with({ day: 1 }).subtract({ months: back });
    const on = dateIfReal(year, number, day);
    if (on && Temporal.PlainDate.compare(on, today) <= 0) return { on };
  }
  return undefined;
}

function latestWeekday(name: string | undefined, today: Temporal.PlainDate, atLeastBack: number): Found {
  const wanted = weekdays.indexOf(name ?? '') + 1;
  const back = (today.dayOfWeek - wanted + 7) % 7;
  return { on: today.subtract({ days: back < atLeastBack ? back + 7 : back }) };
}

/** A weekday of this week (0) or the one before (1); weeks begin on Monday. */
function inWeek(name: string | undefined, weeksBack: number, today: Temporal.PlainDate): Found {
  const wanted = weekdays.indexOf(name ?? '') + 1;
  return { on: today.add({ days: wanted - today.dayOfWeek - 7 * weeksBack }) };
}

/** "malam Minggu" is the evening of the latest Saturday. */
function eveOf(name: string | undefined, today: Temporal.PlainDate): Found {
  const before = weekdays[(weekdays.indexOf(name ?? '') + 6) % 7];
  const found = latestWeekday(before, today, 0);
  return typeof found === 'object' ? { ...found, partOfDay: 'malam' } : found;
}

/** A named month or year: no day is known, but it must not lie ahead. */
function vague(name: string | undefined, year: string | undefined, today: Temporal.PlainDate): Found {
  if (year === undefined) return approximate;
  const ahead = Number(year) > today.year || (Number(year) === today.year && monthNumber(name) > today.month);
  return ahead ? 'future' : approximate;
}
