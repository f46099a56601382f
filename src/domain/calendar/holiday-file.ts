import { z } from 'zod';
import { err, ok, type Result } from '../result.ts';
import { epochDayOfText } from './epoch-day.ts';
import { parseJsonFile } from './file-faults.ts';
import { type DayInYear, type HolidayYear, holidayYearSchema } from './holiday-year.ts';

const daySchema = z
  .string()
  .refine(
    (text) => epochDayOfText(text) !== undefined,
    'tulis tanggal yang ada, tahun-bulan-hari, misalnya "2026-08-18"',
  );

/**
 * What an operator may change without a new release: days added or taken away by a decree in mid-year or by a local
 * rule, and whole years (a listed year is replaced).
 */
const holidayFileSchema = z.strictObject({
  add: z
    .array(
      z.strictObject({
        on: daySchema,
        name: z.string().trim().min(3).max(100),
        /** `national`: libur nasional, `jointLeave`: cuti bersama. */
        kind: z.enum(['national', 'jointLeave']).default('national'),
      }),
    )
    .default([]),
  remove: z.array(daySchema).default([]),
  years: z.array(holidayYearSchema).default([]),
});
export type HolidayFile = z.infer<typeof holidayFileSchema>;

/** Reads an override file's text; faults are sentences in Indonesian, at least one. */
export const parseHolidayFile = (text: string): Result<HolidayFile, string[]> =>
  parseJsonFile(text, holidayFileSchema);

/**
 * The shipped years with an override applied: years first, then removals, then additions. Fails, with a sentence for
 * each fault, where the override contradicts the lists: a removed day that is none, an added one that is there
 * already, a year without a list, or a gap between years.
 */
export function mergeHolidays(
  base: readonly HolidayYear[],
  override: HolidayFile,
): Result<readonly HolidayYear[], string[]> {
  const lists = new Map([...base, ...override.years].map((list) => [list.year, list]));
  const faults = [...repeatedYears(override), ...gaps([...lists.keys()])];
  for (const on of override.remove) {
    const list = lists.get(yearOf(on));
    if (!list) faults.push(noList(on, lists));
    else if (!kindOf(list, on))
      faults.push(`${on} tidak bisa dihapus: hari itu memang tidak tercatat libur.`);
    else lists.set(list.year, without(list, on.slice(5)));
  }
  for (const { on, name, kind } of override.add) {
    const list = lists.get(yearOf(on));
    if (!list) faults.push(noList(on, lists));
    else if (kindOf(list, on))
      faults.push(`${on} tidak bisa ditambahkan: sudah tercatat sebagai ${kindOf(list, on)}.`);
    else lists.set(list.year, { ...list, [kind]: byDate([...list[kind], { on: on.slice(5), name }]) });
  }
  return faults.length > 0 ? err(faults) : ok([...lists.values()].sort((a, b) => a.year - b.year));
}

const yearOf = (day: string): number => Number(day.slice(0, 4));

const byDate = (days: readonly DayInYear[]): readonly DayInYear[] =>
  [...days].sort((a, b) => (a.on < b.on ? -1 : 1));

function kindOf(list: HolidayYear, day: string): string | undefined {
  const on = day.slice(5);
  return [...list.national, ...list.jointLeave].find((off) => off.on === on)?.name;
}

const without = (list: HolidayYear, on: string): HolidayYear => ({
  ...list,
  national: list.national.filter((day) => day.on !== on),
  jointLeave: list.jointLeave.filter((day) => day.on !== on),
});

function noList(day: string, lists: ReadonlyMap<number, HolidayYear>): string {
  const listed = [...lists.keys()].sort((a, b) => a - b).join(', ');
  return (
    `${day}: tahun ${yearOf(day)} belum punya daftar hari libur (yang ada: ${listed}). ` +
    'Tambahkan seluruh tahunnya di "years" sesuai SKB 3 Menteri.'
  );
}

function repeatedYears(override: HolidayFile): string[] {
  const years = override.years.map((list) => list.year);
  return years
    .filter((year, index) => years.indexOf(year) !== index)
    .map((year) => `Tahun ${year} tertulis lebih dari sekali di "years".`);
}

function gaps(years: readonly number[]): string[] {
  const [first, last] = [Math.min(...years), Math.max(...years)];
  const missing = Array.from({ length: Math.max(0, last - first) }, (_, index) => first + index).filter(
    (year) => !years.includes(year),
  );
  return missing.map((year) => `Daftar tahun ${year} belum ada, padahal tahun sebelum dan sesudahnya ada.`);
}
