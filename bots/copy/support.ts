/** "Saya juga": what a citizen reads who is about to report what a public report nearby already says. In both languages. */
import type { Language, Text } from '../../src/domain/message.ts';
import type { DueDate } from '../../src/domain/view.ts';
import { dayInWords, spanInWords } from './dates.ts';
import { lines } from './text.ts';

/** The other report, worded: nothing in it says who sent it. */
export type SimilarWords = {
  readonly number: string;
  readonly category?: string;
  readonly place: string;
  readonly told: string;
  readonly received: string;
  readonly status: string;
  readonly supporters: number;
  readonly isFollowed?: true;
};

type SupportCopy = {
  readonly labels: {
    readonly join: string;
    readonly own: string;
    /** Where the other one is followed already. */
    readonly keep: string;
    readonly leave: string;
  };
  readonly question: (similar: SimilarWords) => Text;
  readonly again: Text;
  readonly joined: (number: string, due: DueDate | undefined) => Text;
  readonly refused: Readonly<Record<'own' | 'ended' | 'full', Text>>;
  /** `number` is empty where none was named. */
  readonly notFollowed: (number: string) => Text;
  readonly left: (number: string) => Text;
  /** `berhenti ikut`, of who follows several. */
  readonly which: Text;
};

const about = ({ number, category, place, received }: SimilarWords): Text => [
  { bold: number },
  ` · ${[category, place, received].filter((one) => one).join(', ')}`,
];
const told = ({ told: words }: SimilarWords): Text | undefined => (words ? [{ quote: words }] : undefined);

export const supportCopy: Readonly<Record<Language, SupportCopy>> = {
  id: {
    labels: {
      join: 'Saya juga mengalami ini',
      own: 'Kirim laporan saya',
      keep: 'Tidak usah dikirim',
      leave: 'Berhenti ikut',
    },
    question: (similar) =>
      lines(
        similar.isFollowed
          ? 'Sebelum dikirim: laporan yang Anda ikuti sepertinya tentang hal yang sama.'
          : 'Sebelum dikirim: di dekat sini sudah ada laporan yang mirip.',
        about(similar),
        told(similar),
        `Sekarang ${similar.status}${similar.supporters > 0 ? `, diikuti ${similar.supporters} warga lain` : ''}.`,
        similar.isFollowed
          ? 'Kalau memang sama, tidak usah dikirim: Anda tetap dikabari. Kalau berbeda, kirim laporan Anda sendiri.'
          : 'Kalau masalahnya sama, Anda bisa ikut laporan itu dan dikabari perkembangannya. Nama Anda tidak ditampilkan kepada siapa pun. Kalau berbeda, kirim laporan Anda sendiri.',
      ),
    again: ['Laporan Anda belum dikirim. Ketik “saya juga” untuk ikut laporan itu, atau “kirim”.'],
    joined: (number, due) =>
      lines(
        ['Anda mengikuti laporan ', { bold: number }, '. Laporan Anda sendiri tidak dikirim.'],
        due
          ? ['Batas berikutnya ', { bold: dayInWords(due.on, 'id') }, ` (${spanInWords(due.span, 'id')}).`]
          : undefined,
        ['Saya kabari perkembangan dan jawabannya. Untuk berhenti, ketik ', { code: 'berhenti ikut' }, '.'],
      ),
    refused: {
      own: ['Itu laporan Anda sendiri. Laporan yang ini belum dikirim.'],
      ended: ['Laporan itu baru saja berubah dan tidak bisa diikuti lagi. Laporan Anda belum dikirim.'],
      full: ['Laporan itu sudah diikuti banyak warga. Laporan Anda belum dikirim.'],
    },
    notFollowed: (number) =>
      number
        ? ['Anda tidak sedang mengikuti laporan ', { bold: number }, '.']
        : ['Anda tidak sedang mengikuti laporan warga lain.'],
    left: (number) => ['Baik, kabar laporan ', { bold: number }, ' tidak lagi saya kirim.'],
    which: ['Laporan mana yang tidak ingin Anda ikuti lagi?'],
  },
  en: {
    labels: {
      join: 'I have this problem too',
      own: 'Send my report',
      keep: 'No need to send it',
      leave: 'Stop following',
    },
    question: (similar) =>
      lines(
        similar.isFollowed
          ? 'Before it is sent: the report that you follow seems to say the same.'
          : 'Before it is sent: there is a similar report nearby.',
        about(similar),
        told(similar),
        `It is ${similar.status} now${similar.supporters > 0 ? `, followed by ${similar.supporters} more people` : ''}.`,
        similar.isFollowed
          ? 'If it is the same, there is no need to send it: you go on hearing of that one. If it is another one, send your own report.'
          : 'If the problem is the same, you can join that report and hear how it goes on. Your name is shown to nobody. If it is another one, send your own report.',
      ),
    again: ['Your report was not sent yet. Type “me too” to join that one, or “send”.'],
    joined: (number, due) =>
      lines(
        ['You follow the report ', { bold: number }, '. Your own report was not sent.'],
        due
          ? [
              'Its next deadline is ',
              { bold: dayInWords(due.on, 'en') },
              ` (${spanInWords(due.span, 'en')}).`,
            ]
          : undefined,
        ['You will hear of its progress and answer. To stop, type ', { code: 'stop following' }, '.'],
      ),
    refused: {
      own: ['That report is your own. This one was not sent yet.'],
      ended: ['That report has just changed and cannot be joined any more. Your report was not sent yet.'],
      full: ['Many people follow that report already. Your report was not sent yet.'],
    },
    notFollowed: (number) =>
      number
        ? ['You do not follow the report ', { bold: number }, '.']
        : ['You follow no report of other people.'],
    left: (number) => ['Good, no more news of the report ', { bold: number }, ' will come.'],
    which: ['Which report do you want to follow no more?'],
  },
};
