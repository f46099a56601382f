import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { createCalendar, isMissingHolidayYear } from './calendar.ts';
import { epochDayFrom, isWeekend } from './epoch-day.ts';
import { holidayYearSchema } from './holiday-year.ts';
import { holidays2026 } from './holidays/2026.ts';
import { decreedYears } from './holidays/index.ts';
import { parseTimeZone, timeZones, zoneName } from './time-zone.ts';

const calendar = createCalendar({ timeZone: 'Asia/Makassar', years: decreedYears });
const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);

describe('the calendar', () => {
  it('knows a working day, a weekend, a national holiday and joint leave', () => {
    expect(calendar.dayOff(day('2026-11-23'))).toBeUndefined();
    expect(calendar.dayOff(day('2026-11-22'))).toEqual({ kind: 'weekend' });
    expect(calendar.dayOff(day('2026-03-19'))).toEqual({
      kind: 'national',
      name: 'Hari Suci Nyepi (Tahun Baru Saka 1948)',
    });
    expect(calendar.dayOff(day('2026-03-20'))).toEqual({
      kind: 'jointLeave',
      name: 'Cuti bersama Idul Fitri',
    });
  });

  it('names the holiday where it falls on a weekend', () => {
    expect(calendar.dayOff(day('2026-03-21'))).toEqual({ kind: 'national', name: 'Idul Fitri 1447 Hijriah' });
  });

  it('says which year it has no list for, and where to add it', () => {
    const outside = (): unknown => calendar.dayOff(day('2028-01-03'));
    expect(outside).toThrow(/No holiday list for 2028; lists exist for 2025 to 2027.*holidays\/2028\.ts/);
    try {
      outside();
    } catch (error) {
      expect(isMissingHolidayYear(error) && error.year).toBe(2028);
    }
    expect(isMissingHolidayYear(new Error('another'))).toBe(false);
    expect(calendar.years).toEqual([2025, 2027]);
  });

  it('still tells weekends where it has no list', () => {
    const monday = epochDayFrom(2028, 1, 3);
    expect(calendar.isListed(monday)).toBe(false);
    expect(calendar.isWorking(monday)).toBe(true);
    expect(calendar.isWorking(monday - 1)).toBe(false);
    expect(isWeekend(monday - 1)).toBe(true);
  });

  it('refuses a gap between years and no years at all', () => {
    const [first, , third] = decreedYears;
    const gap = [first, third].filter((list) => list !== undefined);
    expect(() => createCalendar({ timeZone: 'Asia/Jakarta', years: gap })).toThrow(/2025, 2027/);
    expect(() => createCalendar({ timeZone: 'Asia/Jakarta', years: [] })).toThrow(RangeError);
    const unreal = { ...holidays2026, national: [{ on: '02-30', name: 'Tidak ada' }] };
    expect(() => createCalendar({ timeZone: 'Asia/Jakarta', years: [unreal] })).toThrow(/2026-02-30/);
  });
});

describe('the shipped decrees', () => {
  const expected = { 2025: [17, 11], 2026: [17, 8], 2027: [18, 8] };

  it.each(decreedYears.map((list) => [list.year, list] as const))(
    '%i is well formed and complete',
    (year, list) => {
      expect(holidayYearSchema.safeParse(list).error).toBeUndefined();
      expect([list.national.length, list.jointLeave.length]).toEqual(expected[year as keyof typeof expected]);
      expect(list.decree).toMatch(/^SKB 3 Menteri \d+\/\d{4}/);
    },
  );

  it('never give joint leave on a weekend', () => {
    for (const { year, jointLeave } of decreedYears)
      for (const { on } of jointLeave)
        expect(day(`${year}-${on}`).dayOfWeek, `${year}-${on}`).toBeLessThan(6);
  });
});

describe('zones', () => {
  it('have the names people use', () => {
    expect(timeZones.map(zoneName)).toEqual(['WIB', 'WITA', 'WIT']);
  });

  it('are found by either name', () => {
    expect(parseTimeZone('wita')).toBe('Asia/Makassar');
    expect(parseTimeZone(' Asia/Jakarta ')).toBe('Asia/Jakarta');
    expect(parseTimeZone('Asia/Pontianak')).toBe('Asia/Jakarta');
    expect(parseTimeZone('Europe/Paris')).toBeUndefined();
  });

  it('are as far from UTC as the tz database says', () => {
    for (const timeZone of timeZones) {
      const noon = Temporal.Instant.from('2026-07-01T12:00:00Z').toZonedDateTimeISO(timeZone);
      const { offsetMs } = createCalendar({ timeZone, years: decreedYears });
      expect(offsetMs).toBe(noon.offsetNanoseconds / 1e6);
    }
  });
});
