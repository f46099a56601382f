import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { createCalendar } from './calendar.ts';
import { decreedYears } from './holidays/index.ts';
import { endOfDay, localDate, quietUntil } from './local-time.ts';
import { addWorkingDays, isWorkingDay, workingDaysBetween } from './working-days.ts';

const seed = 20_261_123;
const calendar = createCalendar({ timeZone: 'Asia/Makassar', years: decreedYears });
const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);
const at = (text: string): Temporal.Instant => Temporal.Instant.from(text);
const first = day('2025-01-01');
const anyDay = fc.integer({ min: 0, max: 900 }).map((days) => first.add({ days }));

/** The same by hand: one day after another, asking each why it is off. */
function stepByStep(start: Temporal.PlainDate, n: number): Temporal.PlainDate {
  let date = start;
  let counted = 0;
  while (counted < n) {
    date = date.add({ days: 1 });
    if (calendar.dayOff(date) === undefined) counted += 1;
  }
  return date;
}

describe('working days', () => {
  it('ten of them from 10 March 2026 end after Lebaran, on Tuesday 31 March', () => {
    expect(addWorkingDays(calendar, day('2026-03-10'), 10).toString()).toBe('2026-03-31');
    expect(addWorkingDays(calendar, day('2026-03-10'), 1).toString()).toBe('2026-03-11');
    for (const off of [18, 19, 20, 23, 24])
      expect(isWorkingDay(calendar, day(`2026-03-${off}`)), `${off} March`).toBe(false);
    for (const on of [17, 25, 26, 27, 30, 31])
      expect(isWorkingDay(calendar, day(`2026-03-${on}`)), `${on} March`).toBe(true);
  });

  it('skip 18 August 2025, made joint leave in the middle of the year', () => {
    expect(addWorkingDays(calendar, day('2025-08-15'), 1).toString()).toBe('2025-08-19');
  });

  it('begin on the next working day from a weekend', () => {
    expect(addWorkingDays(calendar, day('2026-11-14'), 1).toString()).toBe('2026-11-16');
    expect(addWorkingDays(calendar, day('2026-11-14'), 0).toString()).toBe('2026-11-14');
  });

  it('come to the same as counting day by day', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 80 }), (start, n) => {
        expect(addWorkingDays(calendar, start, n).equals(stepByStep(start, n))).toBe(true);
      }),
      { seed },
    );
  });

  it('counted back give the number that was added', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 80 }), (start, n) => {
        const end = addWorkingDays(calendar, start, n);
        expect(workingDaysBetween(calendar, start, end)).toBe(n);
        expect(workingDaysBetween(calendar, end, start)).toBe(n === 0 ? 0 : -n);
      }),
      { seed },
    );
  });

  it('add up', () => {
    fc.assert(
      fc.property(anyDay, fc.nat(30), fc.nat(30), (start, a, b) => {
        const inTwo = addWorkingDays(calendar, addWorkingDays(calendar, start, a), b);
        expect(addWorkingDays(calendar, start, a + b).equals(inTwo)).toBe(true);
      }),
      { seed },
    );
  });

  it('end on a working day, and no earlier than they began', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 80 }), (start, n) => {
        const end = addWorkingDays(calendar, start, n);
        expect(isWorkingDay(calendar, end)).toBe(true);
        expect(Temporal.PlainDate.compare(end, start)).toBe(1);
      }),
      { seed },
    );
  });

  it('are never guessed in a year without a list', () => {
    expect(() => addWorkingDays(calendar, day('2027-10-01'), 90)).toThrow(/No holiday list for 2028/);
    expect(() => workingDaysBetween(calendar, day('2027-12-01'), day('2028-01-05'))).toThrow(/2028/);
    expect(() => isWorkingDay(calendar, day('2024-12-31'))).toThrow(/2024/);
    expect(addWorkingDays(calendar, day('2027-12-30'), 1).toString()).toBe('2027-12-31');
  });

  it('are whole and not negative', () => {
    expect(() => addWorkingDays(calendar, first, -1)).toThrow(RangeError);
    expect(() => addWorkingDays(calendar, first, 1.5)).toThrow(RangeError);
  });
});

describe('local time', () => {
  it('puts an instant on the agency’s date, not on UTC’s', () => {
    expect(localDate(calendar, at('2026-11-22T15:59:59.999Z')).toString()).toBe('2026-11-22');
    expect(localDate(calendar, at('2026-11-22T16:00:00Z')).toString()).toBe('2026-11-23');
    const papua = createCalendar({ timeZone: 'Asia/Jayapura', years: decreedYears });
    expect(localDate(papua, at('2026-11-22T15:00:00Z')).toString()).toBe('2026-11-23');
  });

  it('ends a day where the next begins', () => {
    expect(endOfDay(calendar, day('2026-11-22')).toString()).toBe('2026-11-22T16:00:00Z');
  });

  it('agrees with Temporal’s own zones', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1_735_700_000_000, max: 1_893_000_000_000 }), (ms) => {
        const instant = Temporal.Instant.fromEpochMilliseconds(ms);
        const zoned = instant.toZonedDateTimeISO('Asia/Makassar');
        expect(localDate(calendar, instant).equals(zoned.toPlainDate())).toBe(true);
        const next = zoned.startOfDay().add({ days: 1 }).toInstant();
        expect(endOfDay(calendar, zoned.toPlainDate()).equals(next)).toBe(true);
      }),
      { seed },
    );
  });

  it('lets a message go by day and holds it at night until 07.00', () => {
    const held = (local: string): string =>
      quietUntil(calendar, at(`${local}+08:00`))
        .toZonedDateTimeISO('Asia/Makassar')
        .toPlainDateTime()
        .toString();
    expect(held('2026-11-23T07:00')).toBe('2026-11-23T07:00:00');
    expect(held('2026-11-23T19:59:59')).toBe('2026-11-23T19:59:59');
    expect(held('2026-11-23T20:00')).toBe('2026-11-24T07:00:00');
    expect(held('2026-11-24T00:00')).toBe('2026-11-24T07:00:00');
    expect(held('2026-11-24T06:59:59')).toBe('2026-11-24T07:00:00');
  });
});
