import type { Role } from '../../../src/domain/access.ts';
import type { OfficerCopy, TalkCopy } from '../officer.ts';
import { clip, lines } from '../text.ts';
import { explanationEn } from './explanation.ts';
import { commandsEn } from './officer-commands.ts';
import { doneEn, queueEn, termsEn, viewEn } from './officer-complaint.ts';
import { figuresEn } from './officer-figures.ts';
import { historyEn } from './officer-history.ts';
import { refusalEn } from './officer-refusal.ts';
import { serviceEn, teamEn } from './officer-team.ts';

/** What stands for a value in a usage line; words to be typed as they are stay Indonesian. */
const placeholders: Readonly<Record<string, string>> = {
  nomor: 'number',
  kelas: 'class',
  kategori: 'category',
  jenis: 'kind',
  catatan: 'note',
  jawaban: 'answer',
  tanggapan: 'response',
  alasan: 'reason',
  'apa yang kurang': 'what is missing',
  'nama depan': 'first name',
  perintah: 'command',
  lembaga: 'institution',
  keterangan: 'details',
  nama: 'name',
  teks: 'text',
  sumber: 'source',
  ruang: 'room',
  petugas: 'officer',
  arahan: 'direction',
  'balasan pelapor': 'reply of the reporter',
};

const usage = (words: string): string =>
  words.replaceAll(/([<[])([a-z ]+)([>\]])/gu, (whole, open: string, name: string, close: string) => {
    const known = placeholders[name];
    return known === undefined ? whole : `${open}${known}${close}`;
  });

const roleNames: Readonly<Record<Role, string>> = { admin: 'admin', liaison: 'officer', leader: 'leader' };
const roleList = (roles: readonly Role[]): string => roles.map((role) => `${roleNames[role]}s`).join(' or ');

const talk: TalkCopy = {
  help: ({ name, role, unitName }) => [
    `${name}, ${roleNames[role]} at `,
    { bold: unitName },
    '. Type a command with a report’s number, or reply to a message about the report without it.',
  ],
  helpGroup: {
    everyday: 'Everyday',
    road: 'Where a report goes',
    drafting: 'Drafting an answer',
    secrecy: 'Secrecy',
    look: 'Looking and counting',
    team: 'Colleagues',
    service: 'The service',
  },
  helpEnd: (example) => [
    'One command explained: ',
    { code: example },
    '. To report something as a citizen: ',
    { code: 'lapor' },
  ],
  helpOne: ({ usage, does, aliases }) =>
    lines([{ bold: usage }], does, aliases.length > 0 ? `Also: ${aliases.join(', ')}` : undefined),
  helpExample: (example) => ['Example: ', { code: example }],
  helpOnlyFor: (roles) => `Only for ${roleList(roles)}.`,
  unknown: (words) => [
    `I do not know the command “${clip(words)}”. Type `,
    { code: 'bantuan' },
    ' for the list. To report something as a citizen, type ',
    { code: 'lapor' },
    '.',
  ],
  didYouMean: (words, keyword) => [
    `I do not know the command “${clip(words)}”. Did you mean `,
    { bold: keyword },
    '?',
  ],
  notSent: (number) => [
    'This was not sent to anyone, because it does not begin with a command. For the reporter of ',
    { bold: number },
    ' begin with ',
    { code: 'jawab' },
    ', ',
    { code: 'tanggapi' },
    ' or ',
    { code: 'lengkapi' },
    '; for colleagues with ',
    { code: 'catatan' },
    '.',
  ],
  thanked: ['You are welcome.'],
  mistyped: (words, example) => [
    `The number “${clip(words)}” seems mistyped: a character is wrong, missing or too many. Copy it from its message; it looks like `,
    { code: example },
    '.',
  ],
  whichComplaint: (keyword, example) => [
    'Which report? Give its number, for example ',
    { code: example },
    ', or reply to a message about it with ',
    { code: keyword },
    '.',
  ],
  unnamed: (label, number, words) =>
    lines(
      [`${label}: do you mean the report opened last, `, { bold: number }, '?'],
      words ? [{ quote: words }] : undefined,
      'Not done yet. For another report, give its number.',
    ),
  whichUnit: (number) => ['Which unit takes ', { bold: number }, '?'],
  wordsAgain: (label, number) => [`${label} `, { bold: number }, ': I am waiting for your words.'],
  cancelled: (label, number) => [`${label} `, { bold: number }, ' cancelled. Nothing was sent.'],
  nothingToCancel: ['Nothing was waiting. Nothing has changed.'],
  fileUnclear: (example) => [
    'This file was not kept: I do not know which report it is for. Send it again with a caption, for example ',
    { code: example },
    '.',
  ],
  fileNotTaken: (keyword, alternative) => [
    'Not done: ',
    { code: keyword },
    ' takes no files. Send it again without, or put the file with ',
    { code: alternative },
    '.',
  ],
  fileKept: (count, label, number) => [
    `${count} ${count === 1 ? 'file' : 'files'} kept. ${label} `,
    { bold: number },
    ': now send the words.',
  ],
  albumConfirm: (label, number) => [
    `${label} `,
    { bold: number },
    ' with all photos of this album? Not sent yet.',
  ],
  tooManyFiles: (most) => [`At most ${most} files at once; this one was left out. Go on with the words.`],
  editIgnored: ['A command that was sent does not change when its message is edited. Send a new one.'],
  unreadable: ['I cannot read this. Type a command, for example ', { code: 'antrean' }, '.'],
  notAllowed: (keyword, roles) => [
    { code: keyword },
    ` is only for ${roleList(roles)}. For what you can use, type `,
    { code: 'bantuan' },
    '.',
  ],
  alreadyIn: (name, role, unitName) => [
    `You are signed in: ${name}, ${roleNames[role]} at `,
    { bold: unitName },
    '.',
  ],
  leaveAsk: (unitName) => [
    'Stop working at ',
    { bold: unitName },
    '? If you are signed in elsewhere too, only this chat ends. If it is the last one, or with “keluar semua”, reports you have taken go back to the shared queue, invites and API keys you made end, and to sign in again you need a new invite.',
  ],
  languageAsk: ['Which language do you use?'],
  languageSet: ['From now on in English. Commands stay Indonesian words.'],
  newStart: ['This button is old and no longer valid. Type ', { code: 'antrean' }, ' for what is current.'],
  thisReport: 'this report',
  buttons: {
    cancel: 'Cancel',
    send: 'Send',
    yes: 'Yes, that one',
    more: 'Next',
    all: 'All',
    mine: 'Only mine',
    queue: 'Queue',
    help: 'Help',
    inspect: 'Hand over to inspect',
    otherUnit: 'Another unit',
    leave: 'Yes, sign out',
    leaveAll: 'Sign out everywhere',
    retryAll: 'Retry all',
  },
  look: (position) => `Open ${position}`,
  insist: (unitName) => `Still to ${unitName}`,
  takeOver: 'Take over',
  doAnyway: 'Do it anyway',
};

/** Everything an officer is told, in English. */
export const officer: OfficerCopy = {
  commands: commandsEn,
  usage,
  talk,
  terms: termsEn,
  queue: queueEn,
  figures: figuresEn,
  view: viewEn,
  done: doneEn,
  history: historyEn,
  explanation: explanationEn,
  refusal: refusalEn,
  team: teamEn,
  service: serviceEn,
};
