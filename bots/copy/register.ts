/** The register's file, in both languages. */
import type { ChannelName, Language, Text } from '../../src/domain/message.ts';
import { dayInWords } from './dates.ts';

type RegisterCopy = {
  readonly name: string;
  /** As the cells of a line, in their order. */
  readonly head: readonly string[];
  readonly channel: Readonly<Record<ChannelName, string>>;
  readonly late: string;
  readonly inTime: string;
  /** `unitName`: it is of this unit alone. */
  readonly ready: (from: string, to: string, unitName?: string) => Text;
  readonly whichPeriod: (example: string) => Text;
};

export const registerCopy: Readonly<Record<Language, RegisterCopy>> = {
  id: {
    name: 'Register',
    head: [
      'Nomor',
      'Diterima',
      'Saluran',
      'Kategori',
      'Jenis',
      'Kelas penyelesaian',
      'Unit',
      'Tahap',
      'Diverifikasi',
      'Disposisi',
      'Respons awal',
      'Dijawab',
      'Berakhir',
      'Hari kerja terpakai',
      'Batas berikutnya',
      'Terhadap batas',
      'Penilaian pelapor',
      'Dientri dari',
      'Masuk ke instansi',
    ],
    channel: { telegram: 'Telegram', web: 'Web', whatsapp: 'WhatsApp', 'whatsapp-cloud': 'WhatsApp' },
    late: 'lewat',
    inTime: 'dalam batas',
    ready: (from, to, unitName) => [
      `Register laporan ${unitName === undefined ? '' : `di ${unitName} `}yang diterima `,
      {
        bold:
          from === to ? dayInWords(from, 'id') : `${dayInWords(from, 'id')} sampai ${dayInWords(to, 'id')}`,
      },
      ', tanpa identitas pelapor.',
    ],
    whichPeriod: (example) => [
      'Register kurun yang mana? Pilih, atau ketik misalnya ',
      { code: example },
      '.',
    ],
  },
  en: {
    name: 'Register',
    head: [
      'Number',
      'Received',
      'Channel',
      'Category',
      'Kind',
      'Settlement class',
      'Unit',
      'Stage',
      'Verified',
      'Handed down',
      'First response',
      'Answered',
      'Ended',
      'Working days used',
      'Next deadline',
      'Against the deadline',
      "Reporter's rating",
      'Entered from',
      'Reached the agency',
    ],
    channel: { telegram: 'Telegram', web: 'Web', whatsapp: 'WhatsApp', 'whatsapp-cloud': 'WhatsApp' },
    late: 'late',
    inTime: 'in time',
    ready: (from, to, unitName) => [
      `Register of the reports ${unitName === undefined ? '' : `at ${unitName} `}received `,
      { bold: from === to ? dayInWords(from, 'en') : `${dayInWords(from, 'en')} to ${dayInWords(to, 'en')}` },
      ", without the reporters' identity.",
    ],
    whichPeriod: (example) => [
      'The register of which period? Choose, or type for example ',
      { code: example },
      '.',
    ],
  },
};
