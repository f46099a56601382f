import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  civilOf,
  dayText,
  epochDayFrom,
  epochDayOf,
  epochDayOfText,
  instantText,
  msOfInstant,
  plainDateOf,
  weekdayOf,
} from './epoch-day.ts';

const seed = 20_261_123;
const anyDay = fc.integer({ min: -60_000, max: 80_000 });

describe('days as numbers', () => {
  it('agree with Temporal on every date, weekday and text', () => {
    const epoch = new Temporal.PlainDate(1970, 1, 1);
    fc.assert(
      fc.property(anyDay, (day) => {
        const date = epoch.add({ days: day });
        expect(plainDateOf(day).equals(date)).toBe(true);
        expect(epochDayOf(date)).toBe(day);
        expect(civilOf(day)).toEqual({ year: date.year, month: date.month, day: date.day });
        expect(dayText(day)).toBe(date.toString());
        expect(epochDayOfText(date.toString())).toBe(day);
        expect(weekdayOf(day) + 1).toBe(date.dayOfWeek);
      }),
      { seed, numRuns: 500 },
    );
  });

  it('know the days around a leap day', () => {
    expect(epochDayFrom(2028, 3, 1) - epochDayFrom(2028, 2, 28)).toBe(2);
    expect(epochDayFrom(2026, 3, 1) - epochDayFrom(2026, 2, 28)).toBe(1);
  });

  it('are not read from a date that does not exist', () => {
    for (const text of ['2026-02-29', '2026-13-01', '2026-00-10', '2026-1-1', 'kemarin', ''])
      expect(epochDayOfText(text)).toBeUndefined();
  });
});

describe('instants at rest', () => {
  it('are written as Temporal writes them', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1_700_000_000_000, max: 1_900_000_000_000 }), (ms) => {
        const text = Temporal.Instant.fromEpochMilliseconds(ms).toString();
        expect(instantText(ms)).toBe(text);
        expect(msOfInstant(text)).toBe(ms);
      }),
      { seed, examples: [[1_700_000_000_000], [1_700_000_000_500], [1_700_000_000_010]] },
    );
  });

  it('are refused when they are no instants', () => {
    expect(() => msOfInstant('2026-11-23')).toThrow(RangeError);
    expect(() => msOfInstant('kemarin')).toThrow(RangeError);
  });
});
