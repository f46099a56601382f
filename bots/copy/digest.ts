/** The daily digest of an officer, in both languages. */
import type { Awaiting } from '../../src/domain/digest.ts';
import type { Language, Text } from '../../src/domain/message.ts';
import { dayInWords, shortDay } from './dates.ts';

type Counted = Exclude<keyof Awaiting, 'lines'>;

type DigestCopy = {
  readonly title: (today: string) => Text;
  readonly count: Readonly<Record<Counted, (count: number) => string>>;
  readonly due: (on: string) => string;
};

export const digestCopy: Readonly<Record<Language, DigestCopy>> = {
  id: {
    title: (today) => ['Pekerjaan Anda, ', { bold: dayInWords(today, 'id') }, ':'],
    count: {
      late: (count) => `🔴 ${count} lewat batas`,
      dueToday: (count) => `🟠 ${count} jatuh tempo hari ini`,
      dueSoon: (count) => `${count} dalam dua hari kerja`,
      waiting: (count) => `${count} menunggu pelapor`,
      unclaimed: (count) => `${count} belum diambil`,
      returned: (count) => `${count} dikembalikan`,
    },
    due: (on) => `batas ${shortDay(on, 'id')}`,
  },
  en: {
    title: (today) => ['Your work, ', { bold: dayInWords(today, 'en') }, ':'],
    count: {
      late: (count) => `🔴 ${count} late`,
      dueToday: (count) => `🟠 ${count} due today`,
      dueSoon: (count) => `${count} within two working days`,
      waiting: (count) => `${count} waiting for the reporter`,
      unclaimed: (count) => `${count} not yet taken`,
      returned: (count) => `${count} returned`,
    },
    due: (on) => `due ${shortDay(on, 'en')}`,
  },
};
