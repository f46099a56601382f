import { Temporal } from 'temporal-polyfill';
import { parseTimeZone, zoneName } from '../../src/domain/calendar/time-zone.ts';
import type { Day, Instant } from '../../src/domain/instant.ts';
import type { Language } from '../../src/domain/message.ts';
import type { Span } from '../../src/domain/notice.ts';

/**
 * Dates and times in words. The names stand here and do not come from Intl: a Node built with small ICU would fall back
 * to English without a word, and the short Indonesian forms differ from one ICU to the next.
 */
const names = {
  id: {
    days: ['Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu', 'Minggu'],
    shortDays: ['Sen', 'Sel', 'Rab', 'Kam', 'Jum', 'Sab', 'Min'],
    months: [
      'Januari',
      'Februari',
      'Maret',
      'April',
      'Mei',
      'Juni',
      'Juli',
      'Agustus',
      'September',
      'Oktober',
      'November',
      'Desember',
    ],
    shortMonths: ['Jan', 'Feb', 'Mar', 'Apr', 'Mei', 'Jun', 'Jul', 'Agu', 'Sep', 'Okt', 'Nov', 'Des'],
  },
  en: {
    days: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
    shortDays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
    months: [
      'January',
      'February',
      'March',
      'April',
      'May',
      'June',
      'July',
      'August',
      'September',
      'October',
      'November',
      'December',
    ],
    shortMonths: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  },
} as const satisfies Record<Language, Record<string, readonly string[]>>;

type Names = (typeof names)[Language];

/** A day in full: "Selasa, 31 Maret 2026", "Tuesday, 31 March 2026". */
export function dayInWords(day: Day | Temporal.PlainDate, language: Language): string {
  const date = Temporal.PlainDate.from(day);
  return `${pick(language, 'days', date.dayOfWeek)}, ${date.day} ${pick(language, 'months', date.month)} ${date.year}`;
}

/** A day of the present in little room: "Sen 16 Nov". */
export function shortDay(day: Day | Temporal.PlainDate, language: Language): string {
  const date = Temporal.PlainDate.from(day);
  return `${pick(language, 'shortDays', date.dayOfWeek)} ${monthDayShort(date, language)}`;
}

/** A day without its weekday: "16 Nov". */
export function monthDayShort(day: Day | Temporal.PlainDate, language: Language): string {
  const date = Temporal.PlainDate.from(day);
  return `${date.day} ${pick(language, 'shortMonths', date.month)}`;
}

/** The month that a day lies in: "November 2026". */
export function monthInWords(day: Day, language: Language): string {
  const { month, year } = Temporal.PlainDate.from(day);
  return `${pick(language, 'months', month)} ${year}`;
}

/** The same in little room, without its year: "Nov". */
export const monthShort = (day: Day, language: Language): string =>
  pick(language, 'shortMonths', Temporal.PlainDate.from(day).month);

/** A day among days of one month: "Kam 12". */
export function weekdayShort(day: Day | Temporal.PlainDate, language: Language): string {
  const date = Temporal.PlainDate.from(day);
  return `${pick(language, 'shortDays', date.dayOfWeek)} ${date.day}`;
}

/** A moment with its zone: "Rab 11 Nov 09.12 WITA", "Wed 11 Nov 09:12 WITA". */
export function timeInWords(
  instant: Instant | Temporal.Instant,
  timeZone: string,
  language: Language,
): string {
  const zone = parseTimeZone(timeZone);
  const local = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone);
  const two = (value: number): string => String(value).padStart(2, '0');
  const clock = `${two(local.hour)}${language === 'id' ? '.' : ':'}${two(local.minute)}`;
  return `${shortDay(local.toPlainDate(), language)} ${clock} ${zone ? zoneName(zone) : local.offset}`;
}

const units = {
  id: { workingDay: ['hari kerja'], calendarDay: ['hari'], officeMinute: ['menit kerja'] },
  en: {
    workingDay: ['working day', 'working days'],
    calendarDay: ['day', 'days'],
    officeMinute: ['office minute', 'office minutes'],
  },
} as const satisfies Record<Language, Record<Span['unit'], readonly [one: string, many?: string]>>;

/** How long a limit is: "3 hari kerja", "1 working day". */
export function spanInWords(span: Span, language: Language): string {
  const words: readonly [string, string?] = units[language][span.unit];
  return `${span.amount} ${span.amount === 1 ? words[0] : (words[1] ?? words[0])}`;
}

/** `position` counts from 1, as Temporal does. */
function pick(language: Language, kind: keyof Names, position: number): string {
  const name = names[language][kind][position - 1];
  if (name === undefined) throw new RangeError(`No ${kind} number ${position}`);
  return name;
}
