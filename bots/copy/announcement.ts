/** Announcements as citizens meet them: whether they want any, and how to end them. In both languages. */
import type { Language, Text } from '../../src/domain/message.ts';

type AnnouncementCopy = {
  readonly labels: { readonly yes: string; readonly no: string };
  /** Said once a report is in: that there is something to agree to. */
  readonly hint: (agency: string) => Text;
  readonly ask: (agency: string) => Text;
  readonly on: (agency: string) => Text;
  readonly off: Text;
  /** Around the text of each announcement. */
  readonly head: (agency: string) => Text;
  readonly foot: Text;
};

export const announcementCopy: Readonly<Record<Language, AnnouncementCopy>> = {
  id: {
    labels: { yes: 'Ya, kirimi saya', no: 'Tidak, terima kasih' },
    hint: (agency) => [
      `Mau menerima pengumuman dari ${agency}, misalnya tentang gangguan layanan? Ketik `,
      { code: 'pengumuman' },
      '.',
    ],
    ask: (agency) => [
      `Bolehkah ${agency} mengirim pengumuman ke obrolan ini, misalnya tentang gangguan layanan? `,
      'Pengumuman hanya dikirim kepada yang setuju, tidak pada malam hari, dan dapat dihentikan kapan saja.',
    ],
    on: (agency) => [
      `Baik, pengumuman dari ${agency} akan dikirim ke obrolan ini. Untuk berhenti, ketik `,
      { code: 'stop pengumuman' },
      '.',
    ],
    off: [
      'Baik, pengumuman tidak dikirim ke obrolan ini. Kabar tentang laporan Anda tetap datang. Berubah pikiran? Ketik ',
      { code: 'pengumuman' },
      '.',
    ],
    head: (agency) => [{ bold: `Pengumuman dari ${agency}` }],
    foot: ['Tidak ingin pengumuman lagi? Ketik ', { code: 'stop pengumuman' }, '.'],
  },
  en: {
    labels: { yes: 'Yes, send them', no: 'No, thank you' },
    hint: (agency) => [
      `Would you like announcements from ${agency}, for example when a service is interrupted? Type `,
      { code: 'announcements' },
      '.',
    ],
    ask: (agency) => [
      `May ${agency} send announcements to this chat, for example when a service is interrupted? `,
      'They go only to people who agreed, never at night, and can be stopped at any time.',
    ],
    on: (agency) => [
      `Good, announcements from ${agency} will come to this chat. To stop them, type `,
      { code: 'stop announcements' },
      '.',
    ],
    off: [
      'Good, no announcements will come to this chat. News about your reports still does. Changed your mind? Type ',
      { code: 'announcements' },
      '.',
    ],
    head: (agency) => [{ bold: `Announcement from ${agency}` }],
    foot: ['No more announcements? Type ', { code: 'stop announcements' }, '.'],
  },
};
