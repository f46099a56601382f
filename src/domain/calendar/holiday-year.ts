import { z } from 'zod';
import { epochDayOfText } from './epoch-day.ts';

const nameOfDay = z.string().trim().min(3).max(100);

/** A day of a known year: month and day, `03-19`. */
const monthDaySchema = z
  .string()
  .regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'tulis bulan-tanggal, misalnya "03-19"');

const dayInYearSchema = z.strictObject({ on: monthDaySchema, name: nameOfDay });

/**
 * One year's days off as the decree of three ministers (SKB 3 Menteri) lists them: `national` are libur nasional,
 * `jointLeave` is cuti bersama. Weekends are not listed unless a holiday falls on one.
 */
export const holidayYearSchema = z
  .strictObject({
    year: z.int().min(2000).max(2100),
    /** Number of the decree, with its amendments. */
    decree: z.string().trim().min(3),
    national: z.array(dayInYearSchema).min(1),
    jointLeave: z.array(dayInYearSchema),
  })
  .superRefine((list, context) => {
    const seen = new Set<string>();
    for (const { on } of [...list.national, ...list.jointLeave]) {
      if (/^\d\d-\d\d$/.test(on) && epochDayOfText(`${list.year}-${on}`) === undefined)
        context.addIssue({ code: 'custom', message: `tanggal ${on} tidak ada pada tahun ${list.year}` });
      if (seen.has(on)) context.addIssue({ code: 'custom', message: `tanggal ${on} tertulis dua kali` });
      seen.add(on);
    }
  });
export type HolidayYear = {
  readonly year: number;
  readonly decree: string;
  readonly national: readonly DayInYear[];
  readonly jointLeave: readonly DayInYear[];
};
export type DayInYear = { readonly on: string; readonly name: string };
