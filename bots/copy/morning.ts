/** The leaders' morning report, in both languages. */
import type { IssueKind, MorningReport, StrategicRules } from '../../src/domain/figures/issues.ts';
import type { Language, Text } from '../../src/domain/message.ts';
import { dayInWords, monthInWords } from './dates.ts';

type MorningCopy = {
  readonly title: (today: string) => Text;
  readonly lately: (lately: MorningReport['lately']) => string;
  readonly month: (first: string, received: number) => string;
  readonly issues: string;
  readonly noIssues: string;
  readonly issue: Readonly<
    Record<IssueKind, (count: number, category: string, rules: StrategicRules) => string>
  >;
};

export const morningCopy: Readonly<Record<Language, MorningCopy>> = {
  id: {
    title: (today) => [{ bold: `Laporan pagi, ${dayInWords(today, 'id')}` }],
    lately: ({ from, until, received, answered }) =>
      `${from === until ? 'Kemarin' : `${dayInWords(from, 'id')}, sampai kemarin`}: ${received} diterima, ${answered} dijawab`,
    month: (first, received) => `${monthInWords(first, 'id')}: ${received} laporan diterima`,
    issues: 'Isu strategis:',
    noIssues: 'Tidak ada isu strategis.',
    issue: {
      danger: (count) => `${count} menyebut bahaya bagi jiwa`,
      violation: (count) => `${count} dugaan pelanggaran atau menyebut petugas`,
      cluster: (count, category, { clusterDays }) => `${count} laporan ${category} dalam ${clusterDays} hari`,
      late: (count, _category, { lateDays }) => `${count} lewat batas ${lateDays} hari atau lebih`,
      reopened: (count) => `${count} dibuka kembali oleh pelapor`,
    },
  },
  en: {
    title: (today) => [{ bold: `Morning report, ${dayInWords(today, 'en')}` }],
    lately: ({ from, until, received, answered }) =>
      `${from === until ? 'Yesterday' : `${dayInWords(from, 'en')}, until yesterday`}: ${received} received, ${answered} answered`,
    month: (first, received) => `${monthInWords(first, 'en')}: ${received} reports received`,
    issues: 'Strategic issues:',
    noIssues: 'No strategic issues.',
    issue: {
      danger: (count) => `${count} that speak of danger to life`,
      violation: (count) => `${count} of an indicated violation, or that name staff`,
      cluster: (count, category, { clusterDays }) => `${count} of ${category} within ${clusterDays} days`,
      late: (count, _category, { lateDays }) => `${count} past their limit by ${lateDays} days or more`,
      reopened: (count) => `${count} reopened by their reporters`,
    },
  },
};
