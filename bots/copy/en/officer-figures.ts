import type { Period } from '../../../src/domain/figures/period.ts';
import { dayInWords, monthDayShort, monthInWords, monthShort } from '../dates.ts';
import type { FiguresCopy } from '../officer.ts';
import { entrySourcesEn } from './entry.ts';

const days = (count: number): string => `${count} working ${count === 1 ? 'day' : 'days'}`;

function named({ kind, from, to }: Period): string {
  switch (kind) {
    case 'day':
      return dayInWords(from, 'en');
    case 'week':
      return `${monthDayShort(from, 'en')} to ${monthDayShort(to, 'en')} ${to.slice(0, 4)}`;
    case 'month':
      return monthInWords(from, 'en');
    case 'year':
      return from.slice(0, 4);
  }
}

export const figuresEn: FiguresCopy = {
  whichPeriod: (example) => [
    'Statistics of which period? Choose, or type for example ',
    { code: example },
    '.',
  ],
  choices: [
    { words: 'hari ini', label: 'Today' },
    { words: 'minggu ini', label: 'This week' },
    { words: 'bulan ini', label: 'This month' },
    { words: 'bulan lalu', label: 'Last month' },
    { words: 'tahun ini', label: 'This year' },
  ],
  title: (unitName, period) => ['Statistics of ', { bold: unitName ?? 'all units' }, `, ${named(period)}`],
  none: 'No report was received in this period.',
  received: (count) => `${count} ${count === 1 ? 'report' : 'reports'} received`,
  standing: ({ notYetResponded, notYetSettled, late }) =>
    `${notYetResponded} not yet responded · ${notYetSettled} not yet settled · ${late} late`,
  ended: ({ answered, archived, forwarded }) =>
    [
      `${answered} answered`,
      archived > 0 ? `${archived} archived` : undefined,
      forwarded > 0 ? `${forwarded} passed on` : undefined,
    ]
      .filter((one) => one !== undefined)
      .join(' · '),
  times: ({ daysToResponse, daysToAnswer }) => {
    const parts = [
      daysToResponse === undefined ? undefined : `first response ${days(daysToResponse)}`,
      daysToAnswer === undefined ? undefined : `answer ${days(daysToAnswer)}`,
    ].filter((one) => one !== undefined);
    return parts.length === 0 ? undefined : `On average since receipt: ${parts.join(', ')}`;
  },
  categories: 'By category:',
  sources: (sources) =>
    sources.length === 0
      ? undefined
      : `Entered by officers: ${sources.map(({ source, received }) => `${received} from ${entrySourcesEn[source]}`).join(', ')}`,
  others: (count) => `${count} in other categories`,
  atEnd: ({ notYetSettled, notYetResponded, answered, missed }) =>
    `At the period’s end, of all reports: ${notYetSettled} not yet settled, ${notYetResponded} not yet responded. ` +
    `During it: ${answered} answered, ${missed} limits missed.`,
  basis: 'How the reports received in that period stand now.',
  chart: {
    title: (period) => `Reports, ${named(period)}`,
    received: 'Received',
    answered: 'Answered',
    bar: (on, kind) => (kind === 'year' ? monthShort(on, 'en') : monthDayShort(on, 'en')),
  },
};
