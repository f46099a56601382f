import type { Language, Text } from '../../src/domain/message.ts';

/** A command in a channel's own menu: lower-case letters, digits and underscores. */
type MenuCommand = { readonly command: string; readonly description: Readonly<Record<Language, string>> };

/** What is said outside of any conversation: when a message was set aside, or its sender is muted. */
export type ServiceCopy = {
  readonly sorry: Text;
  readonly muted: (agency: string) => Text;
};

const id: ServiceCopy = {
  sorry: [
    'Maaf, pesan terakhir tidak bisa kami proses karena gangguan di sistem kami. ',
    'Pesan itu tersimpan dan sedang diperiksa. Silakan kirim ulang dengan kata lain, atau ketik ',
    { bold: 'bantuan' },
    '.',
  ],
  muted: (agency) => [
    `Percakapan ini dibatasi oleh admin ${agency}. Pesan tersimpan, tetapi tidak dibalas. `,
    'Laporan yang sudah masuk tetap diproses, dan kabarnya tetap kami kirim. ',
    'Bila ini keliru, sampaikan langsung ke kantor admin.',
  ],
};

const en: ServiceCopy = {
  sorry: [
    'Sorry, your last message could not be handled because of a fault on our side. ',
    'It is kept and being looked into. Please send it again in other words, or type ',
    { bold: 'help' },
    '.',
  ],
  muted: (agency) => [
    `This chat was restricted by the admin of ${agency}. Messages are kept but not answered. `,
    'Reports you already made go on, and you will still get their news. ',
    'If this is a mistake, please tell the admin office directly.',
  ],
};

export const serviceCopy: Readonly<Record<Language, ServiceCopy>> = { id, en };

/** The menu that Telegram shows beside the input. */
export const chatMenu: readonly MenuCommand[] = [
  { command: 'lapor', description: { id: 'Buat laporan baru', en: 'Make a new report' } },
  { command: 'status', description: { id: 'Cek status laporan', en: 'Check a report' } },
  { command: 'laporan_saya', description: { id: 'Daftar laporan saya', en: 'My reports' } },
  { command: 'bantuan', description: { id: 'Cara memakai layanan ini', en: 'How this works' } },
  { command: 'bahasa', description: { id: 'Ganti bahasa', en: 'Change language' } },
  { command: 'batal', description: { id: 'Batalkan pengisian', en: 'Cancel what you are filling in' } },
];
