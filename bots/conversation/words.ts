/** What a typed text asks for when it is no answer: the words that work at every moment. */
import type { Language } from '../../src/domain/message.ts';

const NOT_A_WORD = /[^\p{L}\p{N}]+/gu;
const MEANINGFUL = /[\p{L}\p{N}]/u;
const COMMAND_WITH_BOT = /^\/(\w{1,32})@\w+/u;
/** Longer texts are stories; nothing here looks at them. */
const LONGEST_CONTROL = 64;

/** Lower case letters and digits with single spaces; what two ways of typing the same have in common. */
export function normalise(text: string): string {
  const short = text.length > 300 ? text.slice(0, 300) : text;
  return short.normalize('NFKC').toLowerCase().replace(NOT_A_WORD, ' ').trim();
}

/** Whether there is a letter or digit in it at all. */
export const isMeaningful = (text: string): boolean => MEANINGFUL.test(text);

export type Control =
  | { readonly kind: 'back' | 'cancel' | 'help' | 'menu' | 'new' | 'mine' | 'privacy' | 'resume' }
  | { readonly kind: 'status' | 'explain'; readonly words: string }
  | { readonly kind: 'language'; readonly to?: Language }
  | { readonly kind: 'enrol' | 'join' | 'follow'; readonly code: string }
  | { readonly kind: 'separate' }
  /** Follows a joined report no more. */
  | { readonly kind: 'unfollow'; readonly words: string }
  /** Inside a form it ends that, outside it the reminders. */
  | { readonly kind: 'stop' }
  | { readonly kind: 'reminders'; readonly wanted: boolean }
  | { readonly kind: 'announcements'; readonly wanted?: boolean }
  | { readonly kind: 'greeting' | 'thanks' };

const phrases: readonly (readonly [Control, string])[] = [
  [{ kind: 'back' }, '0|nol|kembali|back|sebelumnya|balik|mundur|go back'],
  [{ kind: 'cancel' }, 'batal|batalkan|cancel|keluar'],
  [{ kind: 'stop' }, 'stop|berhenti'],
  [
    { kind: 'reminders', wanted: false },
    'berhenti langganan|berhenti berlangganan|jangan ingatkan|jangan ingatkan lagi|tidak mau diingatkan|' +
      'stop pengingat|unsubscribe|stop reminders|no reminders',
  ],
  [
    { kind: 'reminders', wanted: true },
    'langganan|berlangganan|ingatkan|ingatkan saya|ingatkan lagi|subscribe|remind me|reminders',
  ],
  [{ kind: 'help' }, 'bantuan|help|bantu|cara|cara pakai|cara lapor|petunjuk'],
  [{ kind: 'menu' }, 'start|menu|mulai|beranda|home'],
  [
    { kind: 'new' },
    'lapor|buat laporan|laporan baru|report|new report|make a report|pengaduan|aduan|buat pengaduan|mau lapor|' +
      'saya mau lapor|mau melapor|saya mau melapor|ingin lapor|ingin melapor|saya ingin lapor|saya ingin melapor|' +
      'saya ingin melaporkan|saya mau melaporkan|mau mengadu|saya mau mengadu|saya ingin mengadu|lapor pak|lapor bu|' +
      'lapor min|mau lapor min|mau lapor pak|mau buat laporan|saya mau buat laporan|i want to report|i want to complain',
  ],
  [{ kind: 'mine' }, 'laporan saya|daftar laporan|daftar laporan saya|my reports|my report'],
  [
    { kind: 'privacy' },
    'data saya|tentang data saya|hapus data|hapus data saya|privasi|privacy|my data|about my data|delete my data',
  ],
  [{ kind: 'resume' }, 'lanjut|lanjutkan|continue|resume|teruskan'],
  [
    { kind: 'status', words: '' },
    'status|cek status|cek laporan|check status|status laporan|status laporan saya',
  ],
  [
    { kind: 'explain', words: '' },
    'jelaskan|kenapa tanggal itu|kenapa lama|kapan selesai|explain|why that date|why so long',
  ],
  [{ kind: 'language' }, 'bahasa|language|ganti bahasa|ubah bahasa|change language'],
  [{ kind: 'language', to: 'en' }, 'english|inggris|bahasa inggris|bahasa en|in english|speak english'],
  [{ kind: 'language', to: 'id' }, 'indonesia|indonesian|bahasa indonesia|bahasa indonesian|bahasa id'],
  [{ kind: 'enrol', code: '' }, 'masuk'],
  [
    { kind: 'join', code: '' },
    'gabung|gabungkan|sambung|sambungkan|gabungkan chat|gabungkan obrolan|join|join chats',
  ],
  [{ kind: 'follow', code: '' }, 'ikuti|ikuti laporan|follow|follow report'],
  [{ kind: 'separate' }, 'pisah|pisahkan|pisahkan chat|pisahkan obrolan|separate|separate chats'],
  [{ kind: 'announcements' }, 'pengumuman|announcements|announcement'],
  [
    { kind: 'announcements', wanted: true },
    'terima pengumuman|mulai pengumuman|ya pengumuman|start announcements',
  ],
  [
    { kind: 'announcements', wanted: false },
    'stop pengumuman|berhenti pengumuman|hentikan pengumuman|tolak pengumuman|stop announcements|stop announcement',
  ],
  [
    { kind: 'greeting' },
    'p|pp|ppp|halo|hallo|helo|hello|hai|hay|hi|hei|hey|tes|test|testing|tess|ping|min|mimin|admin|pagi|siang|sore|' +
      'malam|selamat pagi|selamat siang|selamat sore|selamat malam|assalamualaikum|assalamu alaikum|assalamualaikum wr wb|ass|' +
      'permisi|punten|pak|bu|bapak|ibu|halo min|halo pak|halo bu|halo admin|hai min|pagi pak|pagi bu|pagi min|siang pak|' +
      'siang min|sore min|malam min|good morning|good afternoon|good evening|mau tanya|mau bertanya|apa kabar|' +
      'permisi pak|permisi bu|permisi min|selamat pagi pak|selamat pagi bu|selamat siang pak|selamat siang bu|info|om swastiastu',
  ],
  [
    { kind: 'thanks' },
    'ok|oke|okay|okey|siap|baik|baiklah|sip|mantap|nggih|iya|ya|matur nuwun|trims|makasih|thx|tks|thanks|terima kasih|' +
      'terimakasih|thank you|baik pak|baik bu|siap pak|siap bu|ok pak|oke pak|ok terima kasih|oke terima kasih|baik terima kasih',
  ],
];

const controls = new Map<string, Control>(
  phrases.flatMap(([control, words]) => words.split('|').map((word) => [word, control] as const)),
);

const THANKS =
  /^(?:(?:ok|oke|baik|siap|iya|ya) )?(?:terima ?kasih|makasih|trims|matur nuwun|thank you|thanks)(?: \p{L}+){0,5}$/u;
const STATUS = /^(?:status|cek status|cek|check status|check)(?: laporan)? (.+)$/u;
const EXPLAIN = /^(?:jelaskan|explain)(?: laporan)? (.+)$/u;
const UNFOLLOW =
  /^(?:(?:berhenti|stop|tidak mau) (?:ikut|ikuti|mengikuti)|stop following|unfollow)(?: laporan)?(?: (.+))?$/u;
const ENROL = /^\s*\/?masuk(?:@\w+)?\s+(\S{4,40})\s*$/iu;
const JOIN =
  /^\s*\/?(?:gabung|gabungkan|sambung|sambungkan|join)(?:@\w+)?\s+([a-z\d]{4}[\s-]?[a-z\d]{4})\s*$/iu;
const FOLLOW = /^\s*\/?(?:ikuti|follow)(?:@\w+)?\s+([a-z\d]{4}[\s-]?[a-z\d]{4})\s*$/iu;
const CODE = /[\dA-Z-]/u;

/** What a text asks for by itself; `undefined`: an answer, a story, or something else. */
export function readControl(text: string): Control | undefined {
  if (text.length > LONGEST_CONTROL) return undefined;
  if (text.trim() === '?') return { kind: 'help' };
  const enrol = ENROL.exec(text);
  if (enrol?.[1] && CODE.test(enrol[1])) return { kind: 'enrol', code: enrol[1] };
  const follow = FOLLOW.exec(text);
  if (follow?.[1]) return { kind: 'follow', code: follow[1] };
  const join = JOIN.exec(text);
  if (join?.[1] && SOME_DIGIT.test(join[1])) return { kind: 'join', code: join[1] };
  const slash = text.startsWith('/');
  const words = normalise(slash ? text.replace(COMMAND_WITH_BOT, '/$1') : text);
  const exact = controls.get(words);
  if (exact) return exact;
  // A deep link's payload follows the word: /start abc.
  if (slash && words.startsWith('start ')) return { kind: 'menu' };
  const status = STATUS.exec(words);
  if (status?.[1] && SOME_DIGIT.test(status[1])) return { kind: 'status', words: status[1] };
  const explain = EXPLAIN.exec(words);
  if (explain?.[1] && SOME_DIGIT.test(explain[1])) return { kind: 'explain', words: explain[1] };
  const unfollow = UNFOLLOW.exec(words);
  if (unfollow) return { kind: 'unfollow', words: unfollow[1] ?? '' };
  return THANKS.test(words) ? { kind: 'thanks' } : undefined;
}

const SOME_DIGIT = /\d/u;
const SPACES = / /gu;

/** Whether a text that came out of nowhere is enough to be a report's story. */
export function isStory(text: string): boolean {
  const words = normalise(text);
  const letters = words.replace(SPACES, '').length;
  return letters >= 9 && words.includes(' ');
}

const QUESTION =
  /\?|^(?:apa|apakah|bagaimana|gimana|kapan|berapa|di ?mana|dimana|siapa|what|how|when|where|who)\b|\b(?:syarat|persyaratan|prosedur|jam buka|jadwal)\b/iu;
const WISH =
  /\b(?:usul|saran|sebaiknya|alangkah|andai|seandainya|mohon (?:di)?(?:adakan|bangun|buatkan|sediakan|tambah)\w*|suggest|suggestion|i propose)\b/iu;

/**
 * `complaint` when nothing hints at a question or a wish; `undefined` when it might be another kind and must be asked.
 */
export const surelyComplaint = (text: string): 'complaint' | undefined =>
  QUESTION.test(text) || WISH.test(text) ? undefined : 'complaint';
