import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { periodOf } from './period.ts';

/** A Wednesday. */
const today = Temporal.PlainDate.from('2026-11-11');
const spans = (words: string) => {
  const period = periodOf(words, today);
  return period && `${period.kind} ${period.from} ${period.to}`;
};

describe('a period in an officer’s words', () => {
  it.each([
    ['', 'month 2026-11-01 2026-11-30'],
    ['hari ini', 'day 2026-11-11 2026-11-11'],
    ['hari', 'day 2026-11-11 2026-11-11'],
    ['kemarin', 'day 2026-11-10 2026-11-10'],
    ['minggu ini', 'week 2026-11-09 2026-11-15'],
    ['Minggu lalu', 'week 2026-11-02 2026-11-08'],
    ['bulan', 'month 2026-11-01 2026-11-30'],
    ['bulan lalu', 'month 2026-10-01 2026-10-31'],
    ['tahun ini', 'year 2026-01-01 2026-12-31'],
    ['tahun kemarin', 'year 2025-01-01 2025-12-31'],
    ['last month', 'month 2026-10-01 2026-10-31'],
    ['this week', 'week 2026-11-09 2026-11-15'],
    ['oktober', 'month 2026-10-01 2026-10-31'],
    ['Februari  2024', 'month 2024-02-01 2024-02-29'],
    ['desember', 'month 2025-12-01 2025-12-31'],
    ['2025', 'year 2025-01-01 2025-12-31'],
  ])('“%s” is %s', (words, expected) => expect(spans(words)).toBe(expected));

  it.each(['besok', 'bulan depan', 'desember 2026', '2027', 'semua', 'jalan rusak', '11'])(
    '“%s” is none',
    (words) => expect(spans(words)).toBeUndefined(),
  );
});
