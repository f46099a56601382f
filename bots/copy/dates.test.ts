import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { dayInWords, monthDayShort, shortDay, spanInWords, timeInWords, weekdayShort } from './dates.ts';

describe('dates in words', () => {
  it('are a weekday, a day and a month', () => {
    expect(dayInWords('2026-03-31', 'id')).toBe('Selasa, 31 Maret 2026');
    expect(dayInWords(Temporal.PlainDate.from('2026-03-31'), 'en')).toBe('Tuesday, 31 March 2026');
  });

  it('are short where there is little room', () => {
    expect(shortDay('2026-11-16', 'id')).toBe('Sen 16 Nov');
    expect(shortDay('2026-11-16', 'en')).toBe('Mon 16 Nov');
    expect(monthDayShort('2026-08-09', 'id')).toBe('9 Agu');
    expect(monthDayShort('2026-08-09', 'en')).toBe('9 Aug');
    expect(weekdayShort('2026-11-12', 'id')).toBe('Kam 12');
  });

  it('agree with Intl on every weekday and month', () => {
    for (const language of ['id', 'en'] as const)
      for (let month = 1; month <= 12; month++) {
        const date = new Temporal.PlainDate(2026, month, month);
        const options = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
        const locale = language === 'id' ? 'id-ID' : 'en-GB';
        const expected = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(
          Date.UTC(2026, month - 1, month),
        );
        expect(dayInWords(date, language).replace(',', '')).toBe(expected.replace(',', ''));
      }
  });

  it('are refused when they are no dates', () => {
    expect(() => dayInWords('2026-02-30', 'id')).toThrow(RangeError);
  });
});

describe('moments in words', () => {
  it('are local, with the zone that people know', () => {
    expect(timeInWords('2026-11-11T01:12:00Z', 'Asia/Makassar', 'id')).toBe('Rab 11 Nov 09.12 WITA');
    expect(timeInWords('2026-11-11T01:12:00Z', 'Asia/Makassar', 'en')).toBe('Wed 11 Nov 09:12 WITA');
    expect(timeInWords(Temporal.Instant.from('2026-11-11T16:30:00Z'), 'Asia/Jakarta', 'id')).toBe(
      'Rab 11 Nov 23.30 WIB',
    );
    expect(timeInWords('2026-11-11T16:30:00Z', 'Asia/Jayapura', 'id')).toBe('Kam 12 Nov 01.30 WIT');
  });
});

describe('spans in words', () => {
  it('count in the unit of the limit', () => {
    expect(spanInWords({ amount: 3, unit: 'workingDay' }, 'id')).toBe('3 hari kerja');
    expect(spanInWords({ amount: 1, unit: 'workingDay' }, 'en')).toBe('1 working day');
    expect(spanInWords({ amount: 14, unit: 'workingDay' }, 'en')).toBe('14 working days');
    expect(spanInWords({ amount: 5, unit: 'calendarDay' }, 'id')).toBe('5 hari');
    expect(spanInWords({ amount: 60, unit: 'officeMinute' }, 'en')).toBe('60 office minutes');
  });
});
