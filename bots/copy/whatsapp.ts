import type { Language } from '../../src/domain/message.ts';

/** What WhatsApp's channels say themselves, around what is said on every channel. */
export type WhatsAppCopy = {
  /** Stands in for a file that cannot be shown. */
  readonly missingFile: string;
  /** How to send a place from a phone; there is no button for it. */
  readonly howToSendPlace: string;
  /** On the button that opens a list of choices; 20 characters at most. */
  readonly choose: string;
};

export const whatsAppCopy: Readonly<Record<Language, WhatsAppCopy>> = {
  id: {
    missingFile: '(Ada lampiran yang tidak bisa ditampilkan di sini.)',
    howToSendPlace: 'Cara kirim lokasi: ketuk 📎 (di iPhone: +), pilih Lokasi, lalu kirim.',
    choose: 'Pilih',
  },
  en: {
    missingFile: '(There is an attachment that cannot be shown here.)',
    howToSendPlace: 'To send a location: tap 📎 (on iPhone: +), choose Location, then send it.',
    choose: 'Choose',
  },
};
