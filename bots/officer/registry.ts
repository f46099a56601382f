/** The officers' words that do not change a complaint; those that do stand in src/domain/complaint/commands. */
import type { Role } from '../../src/domain/access.ts';
import { commands } from '../../src/domain/complaint/commands/index.ts';
import type { CommandName, VerbName } from '../copy/officer.ts';
import { unitVerbs } from '../copy/units.ts';
import { absence } from './absence.ts';
import { broadcast } from './broadcast.ts';
import type { Call, Entry, Step } from './entry.ts';
import { help } from './help.ts';
import { changeUnits } from './unit-words.ts';
import {
  alreadyIn,
  apiKeys,
  enter,
  figures,
  handOver,
  invite,
  join,
  language,
  leave,
  queue,
  readyAnswers,
  register,
  retry,
  revoke,
  unmute,
} from './verbs.ts';

const everyone: readonly Role[] = ['admin', 'liaison'];
const admins: readonly Role[] = ['admin'];
const andLeaders: readonly Role[] = [...everyone, 'leader'];

type VerbSpec = {
  readonly name: VerbName;
  readonly keyword: string;
  readonly run: (call: Call) => Step;
} & Partial<Pick<Entry, 'aliases' | 'usage' | 'allowedTo' | 'needs' | 'about'>> &
  Pick<Entry, 'group'>;

/** Declares a word; unless said otherwise everyone may use it and it is about no complaint. */
function verb(spec: VerbSpec): Entry {
  return {
    usage: '',
    allowedTo: everyone,
    needs: 'nothing',
    about: 'nothing',
    possibleIn: [],
    takesFiles: false,
    takesReadyAnswer: false,
    ...spec,
  };
}

/** A look at one complaint: its action needs only which. */
const look =
  (kind: 'view' | 'viewWhole' | 'history' | 'explain' | 'identity' | 'followCode') => (call: Call) =>
    call.ref ? { action: { kind, ref: call.ref } } : {};

const verbs: readonly Entry[] = [
  verb({
    name: 'queue',
    keyword: 'antrean',
    aliases: ['antrian'],
    usage: '[saya]',
    group: 'everyday',
    run: queue,
  }),
  verb({
    name: 'copies',
    keyword: 'daftar tembusan',
    group: 'look',
    run: ({ words }) => ({ action: { kind: 'copies', ...(words === '' ? {} : { after: words }) } }),
  }),
  verb({
    name: 'enter',
    keyword: 'entri',
    aliases: ['entry', 'input'],
    usage: '[sumber]',
    group: 'everyday',
    run: enter,
  }),
  verb({
    name: 'figures',
    keyword: 'statistik',
    aliases: ['statistics', 'angka'],
    usage: '[hari | minggu | bulan | tahun] [lalu]',
    allowedTo: andLeaders,
    group: 'look',
    run: figures,
  }),
  verb({
    name: 'morningReport',
    keyword: 'laporan pagi',
    allowedTo: ['admin', 'leader'],
    group: 'look',
    run: () => ({ action: { kind: 'morningReport' } }),
  }),
  verb({
    name: 'register',
    keyword: 'register',
    usage: '[bulan | dari sampai]',
    allowedTo: andLeaders,
    group: 'look',
    run: register,
  }),
  verb({
    name: 'view',
    keyword: 'lihat',
    usage: '[nomor]',
    about: 'lastComplaint',
    allowedTo: andLeaders,
    group: 'everyday',
    run: look('view'),
  }),
  verb({
    name: 'viewWhole',
    keyword: 'lihat utuh',
    aliases: ['utuh'],
    usage: '<nomor>',
    about: 'complaint',
    group: 'secrecy',
    run: look('viewWhole'),
  }),
  verb({
    name: 'history',
    keyword: 'riwayat',
    usage: '[nomor]',
    about: 'lastComplaint',
    allowedTo: andLeaders,
    group: 'everyday',
    run: look('history'),
  }),
  verb({
    name: 'explain',
    keyword: 'jelaskan',
    usage: '[nomor]',
    about: 'lastComplaint',
    allowedTo: andLeaders,
    group: 'everyday',
    run: look('explain'),
  }),
  verb({
    name: 'identity',
    keyword: 'identitas',
    usage: '<nomor>',
    about: 'complaint',
    group: 'secrecy',
    run: look('identity'),
  }),
  verb({
    name: 'followCode',
    keyword: 'kode',
    usage: '<nomor>',
    about: 'complaint',
    group: 'road',
    run: look('followCode'),
  }),
  verb({
    name: 'handOver',
    keyword: 'serah',
    aliases: ['serahkan'],
    usage: '<nomor | semua> <petugas>',
    about: 'maybeComplaint',
    group: 'team',
    run: handOver,
  }),
  verb({
    name: 'absence',
    keyword: 'cuti',
    aliases: ['absence'],
    usage: '[<dari>-<sampai> <pengganti> | batal]',
    group: 'team',
    run: absence,
  }),
  verb({
    name: 'invite',
    keyword: 'undang',
    usage: '<unit> [admin|petugas|pembina] <nama depan>',
    allowedTo: admins,
    group: 'team',
    run: invite,
  }),
  verb({
    name: 'officers',
    keyword: 'petugas',
    allowedTo: admins,
    group: 'team',
    run: () => ({ action: { kind: 'officers' } }),
  }),
  verb({
    name: 'revoke',
    keyword: 'cabut',
    usage: '<nama | undangan nama>',
    allowedTo: admins,
    group: 'team',
    run: revoke,
  }),
  verb({
    name: 'units',
    keyword: 'unit',
    aliases: ['units'],
    usage: `[${unitVerbs.join(' | ')}]`,
    allowedTo: admins,
    group: 'team',
    run: changeUnits,
  }),
  verb({
    name: 'readyAnswers',
    keyword: 'templat',
    aliases: ['template', 'templates'],
    usage: '[tambah | ubah | hapus] [nama] [teks]',
    group: 'service',
    run: readyAnswers,
  }),
  verb({
    name: 'broadcast',
    keyword: 'siaran',
    aliases: ['broadcast'],
    usage: '[baru | jeda | lanjut | batalkan]',
    allowedTo: admins,
    group: 'service',
    run: broadcast,
  }),
  verb({
    name: 'mute',
    keyword: 'bisukan',
    usage: '<nomor> <alasan>',
    allowedTo: admins,
    needs: 'text',
    about: 'complaint',
    group: 'service',
    run: ({ ref, words }) => (ref ? { action: { kind: 'mute', ref, reason: words } } : {}),
  }),
  verb({
    name: 'unmute',
    keyword: 'bunyikan',
    usage: '<nomor>',
    about: 'maybeComplaint',
    allowedTo: admins,
    group: 'service',
    run: unmute,
  }),
  verb({
    name: 'mutedList',
    keyword: 'daftar bisu',
    allowedTo: admins,
    group: 'service',
    run: ({ words }) => ({ action: { kind: 'mutedList', ...(words === '' ? {} : { after: words }) } }),
  }),
  verb({
    name: 'deadLetters',
    keyword: 'gagal',
    allowedTo: admins,
    group: 'service',
    run: ({ words }) => ({ action: { kind: 'deadLetters', ...(words === '' ? {} : { after: words }) } }),
  }),
  verb({
    name: 'retry',
    keyword: 'ulangi',
    usage: '<id | semua>',
    allowedTo: admins,
    group: 'service',
    run: retry,
  }),
  verb({
    name: 'apiKeys',
    keyword: 'kunci',
    usage: '[buat <label> | cabut <id>]',
    allowedTo: admins,
    group: 'service',
    run: apiKeys,
  }),
  verb({
    name: 'language',
    keyword: 'bahasa',
    aliases: ['language'],
    usage: '[id|en]',
    allowedTo: andLeaders,
    group: 'service',
    run: language,
  }),
  verb({ name: 'signIn', keyword: 'masuk', allowedTo: andLeaders, group: 'service', run: alreadyIn }),
  verb({
    name: 'join',
    keyword: 'gabung',
    aliases: ['gabungkan', 'sambung', 'sambungkan', 'join'],
    usage: '[kode]',
    allowedTo: andLeaders,
    group: 'service',
    run: join,
  }),
  verb({
    name: 'leave',
    keyword: 'keluar',
    usage: '[semua]',
    allowedTo: andLeaders,
    group: 'service',
    run: leave,
  }),
  verb({
    name: 'help',
    keyword: 'bantuan',
    aliases: ['help', 'start', 'menu', 'bantu'],
    usage: '[perintah]',
    allowedTo: andLeaders,
    group: 'service',
    run: (call) => ({ say: help(entries, call.words, call.context.officer, call.context.agency, call.copy) }),
  }),
];

/** Everything an officer may type. */
export const entries: readonly Entry[] = [
  ...commands.map(
    (command): Entry => ({ takesFiles: false, takesReadyAnswer: false, ...command, about: 'complaint' }),
  ),
  ...verbs,
];

const byName: ReadonlyMap<string, Entry> = new Map(entries.map((entry) => [entry.name, entry]));

/** The entry of a name that a button, a chat's memory or an action says; `undefined`: it is none, or is none any more. */
export const findEntry = (name: string): Entry | undefined => byName.get(name);

/** The entry of this name. */
export function entryNamed(name: CommandName): Entry {
  const entry = byName.get(name);
  if (!entry) throw new Error(`Nothing is declared by the name of ${name}.`);
  return entry;
}
