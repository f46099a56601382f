/** The operator's words on the line to WhatsApp. */
import type { Instant } from '../../src/domain/instant.ts';
import type { Language } from '../../src/domain/message.ts';
import type { WhatsAppIncident } from '../../src/domain/whatsapp-incident.ts';
import type { WhatsAppLinkState, WhatsAppStop } from '../../src/domain/whatsapp-link.ts';
import { timeInWords } from './dates.ts';

export type WhatsAppLinkCopy = {
  readonly title: string;
  readonly back: string;
  /** What the phases are called, as a heading. */
  readonly phase: Readonly<Record<WhatsAppLinkState['phase'], string>>;
  /** What to do about a line that stopped. */
  readonly stop: Readonly<Record<WhatsAppStop, string>>;
  readonly explain: Readonly<Partial<Record<WhatsAppLinkState['phase'], string>>>;
  readonly restricted: (until: string) => string;
  readonly facts: {
    readonly phone: string;
    readonly linked: string;
    readonly since: string;
    readonly lastHeard: string;
    readonly owner: string;
    readonly waiting: string;
  };
  readonly qrAlt: string;
  readonly codeLabel: string;
  readonly phoneLabel: string;
  readonly phoneHint: string;
  readonly phoneWrong: string;
  readonly pair: string;
  readonly pairByCode: string;
  readonly unlink: string;
  readonly unlinkSure: string;
  readonly asked: string;
  readonly offline: string;
  /** To admins, on another channel. */
  readonly incident: {
    readonly down: (since: string) => string;
    readonly stopped: (what: string) => string;
    readonly restricted: (until: string) => string;
    readonly back: (since: string) => string;
  };
};

export const whatsAppLinkCopy: Readonly<Record<Language, WhatsAppLinkCopy>> = {
  id: {
    title: 'WhatsApp',
    back: 'Kembali ke obrolan petugas',
    phase: {
      unpaired: 'Belum ada nomor yang ditautkan',
      pairing: 'Menunggu ponsel',
      connecting: 'Sedang menyambung',
      open: 'Tersambung',
      down: 'Terputus, dicoba lagi',
      stopped: 'Berhenti',
    },
    stop: {
      loggedOut: 'Perangkat ini dilepas dari ponsel. Tautkan lagi; pesan yang menunggu tidak hilang.',
      banned:
        'WhatsApp memblokir nomor ini. Ajukan peninjauan di aplikasi WhatsApp, atau tautkan nomor lain.',
      versionRefused: 'WhatsApp menolak versi klien ini. Pasang Sahut terbaru, lalu tautkan lagi.',
      replaced: 'Ada proses lain yang memakai sesi ini. Hentikan yang lain, lalu tautkan lagi.',
    },
    explain: {
      pairing:
        'Di ponsel: WhatsApp, Perangkat tertaut, Tautkan perangkat, lalu pindai gambar ini atau ketik kodenya. Gambar berganti sendiri.',
      unpaired: 'Siapkan ponsel dengan nomor layanan, lalu mulai menautkan.',
    },
    restricted: (until) =>
      `WhatsApp membatasi percakapan baru sampai ${until}. Yang sudah menulis tetap dilayani.`,
    facts: {
      phone: 'Nomor',
      linked: 'Ditautkan',
      since: 'Keadaan ini sejak',
      lastHeard: 'Pesan terakhir',
      owner: 'Proses',
      waiting: 'Pesan yang menunggu',
    },
    qrAlt: 'Kode QR untuk dipindai WhatsApp di ponsel',
    codeLabel: 'Kode untuk diketik di ponsel',
    phoneLabel: 'Nomor ponsel, bila ingin memakai kode',
    phoneHint: 'Dengan kode negara, misalnya 628123456789',
    phoneWrong: 'Tulis nomor dengan kode negara, hanya angka, misalnya 628123456789.',
    pair: 'Tautkan dengan gambar',
    pairByCode: 'Tautkan dengan kode',
    unlink: 'Lepas nomor ini',
    unlinkSure: 'Lepas nomor ini? Warga tidak dilayani di WhatsApp sampai ada nomor yang ditautkan lagi.',
    asked: 'Permintaan diteruskan. Tunggu beberapa detik.',
    offline: 'Layanan tidak menjawab. Dicoba lagi.',
    incident: {
      down: (since) =>
        `WhatsApp terputus sejak ${since}. Sambungan terus dicoba; pesan warga menunggu di WhatsApp dan balasan menunggu di sini. Periksa jaringan peladen bila belum pulih.`,
      stopped: (what) => `WhatsApp berhenti melayani. ${what} Halamannya: /petugas/whatsapp.`,
      restricted: (until) =>
        `WhatsApp membatasi nomor layanan: percakapan baru tidak bisa dimulai sampai ${until}. Yang sudah menulis tetap dilayani.`,
      back: (since) => `WhatsApp tersambung lagi sejak ${since}. Yang menunggu sedang dikirim.`,
    },
  },
  en: {
    title: 'WhatsApp',
    back: 'Back to the officer chat',
    phase: {
      unpaired: 'No number is linked yet',
      pairing: 'Waiting for the phone',
      connecting: 'Connecting',
      open: 'Connected',
      down: 'Disconnected, trying again',
      stopped: 'Stopped',
    },
    stop: {
      loggedOut: 'This device was removed on the phone. Link it again; messages that wait are not lost.',
      banned:
        'WhatsApp has banned this number. Ask for a review in the WhatsApp app, or link another number.',
      versionRefused:
        'WhatsApp refuses this version of the client. Install the newest Sahut, then link again.',
      replaced: 'Another process uses this session. Stop the other one, then link again.',
    },
    explain: {
      pairing:
        'On the phone: WhatsApp, Linked devices, Link a device, then scan this picture or type the code. The picture renews itself.',
      unpaired: 'Have the phone with the service’s number ready, then begin to link.',
    },
    restricted: (until) => `WhatsApp limits new conversations until ${until}. Who wrote before is served.`,
    facts: {
      phone: 'Number',
      linked: 'Linked',
      since: 'So since',
      lastHeard: 'Last message',
      owner: 'Process',
      waiting: 'Messages waiting',
    },
    qrAlt: 'QR code to be scanned by WhatsApp on the phone',
    codeLabel: 'Code to type on the phone',
    phoneLabel: 'Phone number, to use a code instead',
    phoneHint: 'With country code, for example 628123456789',
    phoneWrong: 'Write the number with its country code, digits only, for example 628123456789.',
    pair: 'Link by picture',
    pairByCode: 'Link by code',
    unlink: 'Unlink this number',
    unlinkSure: 'Unlink this number? Citizens are not served on WhatsApp until a number is linked again.',
    asked: 'Asked. It takes some seconds.',
    offline: 'The service does not answer. Trying again.',
    incident: {
      down: (since) =>
        `WhatsApp has been disconnected since ${since}. The connection is tried again and again; messages of citizens wait at WhatsApp, replies wait here. Look at the server’s network if it does not come back.`,
      stopped: (what) => `WhatsApp has stopped serving. ${what} The page: /petugas/whatsapp.`,
      restricted: (until) =>
        `WhatsApp restricts the service’s number: no new conversations until ${until}. Who wrote before is served.`,
      back: (since) => `WhatsApp is connected again since ${since}. What waited is being sent.`,
    },
  },
};

/** How the line is, line by line: the heading, what to do, and the facts. */
export function linkInWords(
  state: WhatsAppLinkState | undefined,
  waiting: number,
  timeZone: string,
  language: Language,
): {
  readonly heading: string;
  readonly explanation: string;
  readonly facts: readonly (readonly [string, string])[];
} {
  const copy = whatsAppLinkCopy[language];
  const { facts } = copy;
  const phase = state?.phase ?? 'unpaired';
  const when = (at: Instant) => timeInWords(at, timeZone, language);
  const known: readonly (readonly [string, string | undefined])[] = [
    [facts.phone, state?.phone],
    [facts.linked, state?.phone && state.linkedAt && when(state.linkedAt)],
    [facts.since, state && when(state.since)],
    [facts.lastHeard, state?.lastHeardAt && when(state.lastHeardAt)],
    [facts.waiting, String(waiting)],
    [facts.owner, state?.owner],
  ];
  const restricted = state?.restrictedUntil && copy.restricted(when(state.restrictedUntil));
  return {
    heading: copy.phase[phase],
    explanation: [state?.stop ? copy.stop[state.stop] : copy.explain[phase], restricted]
      .filter(Boolean)
      .join(' '),
    facts: known.filter((fact): fact is readonly [string, string] => fact[1] !== undefined && fact[1] !== ''),
  };
}

/** What admins are told about the line. */
export function incidentInWords(
  { what, since }: WhatsAppIncident,
  timeZone: string,
  language: Language,
): string {
  const { incident, stop } = whatsAppLinkCopy[language];
  const when = timeInWords(since, timeZone, language);
  if (what === 'down' || what === 'restricted' || what === 'back') return incident[what](when);
  return incident.stopped(stop[what]);
}
