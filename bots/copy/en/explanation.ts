import type { ExplainedDay } from '../../../src/domain/view.ts';
import { dayInWords, shortDay, spanInWords, timeInWords } from '../dates.ts';
import type { ExplanationCopy } from '../explanation.ts';
import { timeWithoutZone } from '../moments.ts';
import { termsEn } from './officer-complaint.ts';

export const explanationEn: ExplanationCopy = {
  intake: ({ source, by, on, late }) =>
    `Before it was entered (${source}): due ${shortDay(by, 'en')}, done ${shortDay(on, 'en')}${late ? ', late' : ''}`,
  title: ({ step, dueOn, source, span }, number) => [
    { bold: `Limit for ${termsEn.step[step]} of ${number}: ${dayInWords(dueOn, 'en')}` },
    ` (${source}: ${spanInWords(span, 'en')})`,
  ],
  start: (at, timeZone) => `Starts ${timeInWords(at, timeZone, 'en')}; the day of the start does not count`,
  days,
  classChanged: ({ at, from, to }, timeZone) =>
    `Class changed ${timeWithoutZone(at, timeZone, 'en')}: ${termsEn.settlementClass[from]} → ${termsEn.settlementClass[to]}; counted from the same receipt`,
  pause: (from, to, timeZone) =>
    `Clock stopped ${timeWithoutZone(from, timeZone, 'en')} to ${to === undefined ? 'now' : timeWithoutZone(to, timeZone, 'en')}: waiting for the reporter`,
  paused: 'The clock stands still; the date moves while the reporter is awaited.',
  late: '🔴 This limit has passed.',
  provisional: 'An estimate: the holidays of that year are not decreed yet, only weekends are skipped.',
  none: (number) => [{ bold: number }, ' has no running deadline: the report has ended.'],
};

/** As a reporter reads it. */
export const explanationToReporterEn: ExplanationCopy = {
  ...explanationEn,
  title: ({ step, dueOn, source, span }, number) => [
    { bold: `${number}: ${termsEn.step[step]} by ${dayInWords(dueOn, 'en')}` },
    ` (${spanInWords(span, 'en')}, ${source})`,
  ],
  start: (at, timeZone) => `Counted from ${timeInWords(at, timeZone, 'en')}; that day itself does not count`,
  pause: (from, to, timeZone) =>
    `Clock stopped ${timeWithoutZone(from, timeZone, 'en')} to ${to === undefined ? 'now' : timeWithoutZone(to, timeZone, 'en')}: waiting for what we asked you`,
  paused: 'The clock stands still until you send what we asked for.',
  late: 'This limit has passed. The level above the unit has been told.',
  none: (number) => [{ bold: number }, ' has ended: no deadline is running.'],
};

function days(first: ExplainedDay, last: ExplainedDay): string {
  const span =
    first.day === last.day
      ? shortDay(first.day, 'en')
      : `${shortDay(first.day, 'en')}–${shortDay(last.day, 'en')}`;
  if ('counted' in first) {
    const to = 'counted' in last ? last.counted : first.counted;
    return `${span} ${first.counted === to ? `day ${to}` : `days ${first.counted}–${to}`}`;
  }
  switch (first.skipped) {
    case 'start':
      return `${span} day of the start`;
    case 'weekend':
      return `${span} weekend`;
    case 'paused':
      return `${span} stopped, waiting for the reporter`;
    case 'national':
      return `${span} national holiday: ${first.name}`;
    case 'jointLeave':
      return `${span} joint leave: ${first.name}`;
  }
}
