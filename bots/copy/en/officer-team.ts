import { timeInWords } from '../dates.ts';
import { timeWithoutZone } from '../moments.ts';
import type { ServiceCopy, TeamCopy } from '../officer.ts';
import { clip, lines } from '../text.ts';
import { termsEn } from './officer-complaint.ts';

const reports = (count: number): string => `${count} ${count === 1 ? 'report' : 'reports'}`;
const messages = (count: number): string => `${count} ${count === 1 ? 'message' : 'messages'}`;

export const teamEn: TeamCopy = {
  identity: (number, name, contact) =>
    lines(
      ['Reporter of ', { bold: number }],
      name === undefined && contact === undefined
        ? 'The reporter left neither a name nor a contact.'
        : undefined,
      name === undefined ? undefined : `Name: ${name}`,
      contact === undefined ? undefined : `Contact: ${contact}`,
      'That you looked is recorded. Only for settling the report; passing it on is forbidden (BUP IV.A.2.b-d).',
    ),
  invited: ({ code, name, unitName, role, expiresAt, timeZone }) =>
    lines(
      ['Invite for ', { bold: name }, `, ${termsEn.role[role]} at ${unitName}:`],
      [{ code }],
      `Good once, until ${timeInWords(expiresAt, timeZone, 'en')}. This code is not shown again.`,
      [
        `${name} sends `,
        { code: `masuk ${code}` },
        ' to this bot, or enters the code on the officers’ page.',
      ],
    ),
  inviteNeeds: (example) => ['Give the unit and a first name. Example: ', { code: example }],
  officers: 'Officers',
  invites: 'Open invites',
  handOverNeeds: (example) => [
    'Which report, and to whom? Example: ',
    { code: example },
    ', or ',
    { code: 'serah semua Rina' },
    '.',
  ],
  handedOver: ({ name, count, number }) =>
    number !== undefined
      ? [{ bold: number }, ' is handled by ', { bold: name }, ' now, who is told.']
      : count === 0
        ? ['You have no open report.']
        : [`${count} reports that you had went to `, { bold: name }, ', who is told.'],
  handedToYou: (fromName, count) => [
    { bold: fromName },
    ` handed ${count} reports over to you. They are all in your queue.`,
  ],
  whichColleague: (words, known) =>
    known === 0
      ? ['Your unit has no other officer yet. An admin can invite one.']
      : [words === '' ? 'To whom?' : `Who is meant by “${clip(words, 40)}”?`],
  leftToYou: (name, unitName, count) => [
    { bold: name },
    ` no longer serves in ${unitName}. ${count} reports went back to the unit’s queue; please take them.`,
  ],
  unitEmpty: (name, unitName, count) => [
    { bold: unitName },
    ` has no officer left since ${name} stopped.`,
    count === 0 ? '' : ` ${count} reports wait in its queue.`,
    ' Invite another officer, or take the reports back.',
  ],
  inviteShort: 'Invite',
  noInvites: 'No open invites.',
  expires: (at, timeZone) => `until ${timeWithoutZone(at, timeZone, 'en')}`,
  whom: (words) => [`There is more than one “${clip(words, 40)}”. Which one is revoked?`],
  revokeNeeds: (example) => [
    'Give the first name. Example: ',
    { code: example },
    '. The list is under Officers.',
  ],
  officerRevoked: ({ name, handedBack, invites, keys }) => [
    'Access of ',
    { bold: name },
    ' is revoked, as of now.',
    handedBack === 0 ? '' : ` ${reports(handedBack)} they held went back to the shared queue.`,
    invites === 0 ? '' : ` Open invites of theirs cancelled: ${invites}.`,
    keys === 0
      ? ''
      : ` API keys they had made, revoked too: ${keys}; make new ones for what still needs them.`,
  ],
  inviteRevoked: (name) => ['The invite for ', { bold: name }, ' is cancelled; its code is no longer good.'],
  enrolled: (name, role, unitName) => [
    'Welcome, ',
    { bold: name },
    `. You are signed in as ${termsEn.role[role]} at `,
    { bold: unitName },
    '.',
  ],
  wrongCode: [
    'This code is not good: mistyped, used before, or expired. Check it, or ask the admin for a new invite.',
  ],
  left: ({ elsewhere, invites, keys }) => [
    elsewhere > 0
      ? `You are signed out of this chat and still signed in elsewhere (${elsewhere}).`
      : 'You are no longer in service. Thank you.',
    invites === 0 ? '' : ` Open invites of yours cancelled: ${invites}.`,
    keys === 0 ? '' : ` API keys you had made, revoked: ${keys}.`,
    ' You can still report something as a citizen: type ',
    { code: 'lapor' },
    '.',
  ],
  muted: (number, chats) => [
    'The sender of ',
    { bold: number },
    chats === 0
      ? ' has no chat that could be muted.'
      : ' is muted. Their messages are kept, their reports go on, and danger to life is still answered.',
    ...(chats === 0 ? [] : [' Undo with ', { code: `bunyikan ${number}` }, '.']),
  ],
  unmuted: () => ['That sender is heard again.'],
  unmuteNeeds: ['Who is heard again? Give the report’s number, or choose from the muted senders.'],
  mutedTitle: 'Muted senders',
  mutedNone: ['Nobody is muted.'],
  mutedRow: ({ mutedAt, reason, kept }, { timeZone }) => [
    `since ${timeWithoutZone(mutedAt, timeZone, 'en')}: “${clip(reason, 80)}” · ${messages(kept)} kept`,
  ],
  unmuteButton: (position) => `Unmute ${position}`,
};

const wait = (waitMs: number): string => {
  const seconds = Math.max(1, Math.ceil(waitMs / 1000));
  if (waitMs >= 90_000) return `${Math.ceil(waitMs / 60_000)} minutes`;
  return `${seconds} ${seconds === 1 ? 'second' : 'seconds'}`;
};

/** Why a message did not arrive. */
export const deliveryErrorsEn: Readonly<Record<string, string>> = {
  blocked: 'the recipient blocked us',
  windowClosed: 'they must write first, more than 24 hours have passed (WhatsApp’s rule)',
  neverWrote: 'the recipient never wrote to us on this channel',
  unreachable: 'the channel did not answer',
  rejected: 'refused by the channel',
  expired: 'expired before it was sent',
  gaveUp: 'failed again and again',
  unworded: 'the message could not be worded',
  unreadable: 'its content cannot be opened',
};

export const serviceEn: ServiceCopy = {
  unknownNumber: (number) =>
    number === ''
      ? ['That report is no longer there.']
      : ['No report has the number ', { bold: number }, '. Please check it.'],
  slowDown: (waitMs) => [`Too many attempts. Try again in ${wait(waitMs)}.`],
  deadTitle: 'Messages that were not delivered',
  deadNone: ['Every message arrived. None failed.'],
  deadRow: ({ id, number, error, createdAt }, { timeZone }) => [
    { code: String(id) },
    ` ${number ?? 'chat reply'} · ${timeWithoutZone(createdAt, timeZone, 'en')} · ${deliveryErrorsEn[error] ?? error}`,
  ],
  retryButton: (id) => `Retry ${id}`,
  retryNeeds: ['Which one? Type ', { code: 'ulangi 12' }, ' with a number from the list, or retry all.'],
  retried: (count) => [count === 0 ? 'Nothing to retry.' : `${messages(count)} back in the outgoing queue.`],
  keysTitle: 'API keys',
  keysNone: ['No API keys yet. Make one with ', { code: 'kunci buat <label>' }, '.'],
  keyCreated: (label, secret) =>
    lines(
      ['Key ', { bold: label }, ':'],
      [{ code: secret }],
      'Keep it now; it is not shown again. Delete this message after copying it.',
    ),
  keyRevoked: (label) => ['Key ', { bold: label }, ' is revoked, as of now.'],
  keyNeeds: [
    { code: 'kunci' },
    ' lists them, ',
    { code: 'kunci buat dasbor' },
    ' makes one, ',
    { code: 'kunci cabut dasbor' },
    ' revokes one.',
  ],
  keyRevokeButton: (label) => `Revoke ${label}`,
  notFound: {
    officer: (words) => [
      `No officer or invite is called “${clip(words, 40)}”. See the list with `,
      { code: 'petugas' },
      '.',
    ],
    invite: (words) => [`No open invite for “${clip(words, 40)}”. See `, { code: 'petugas' }, '.'],
    apiKey: (words) => [`No key “${clip(words, 40)}”. See the list with `, { code: 'kunci' }, '.'],
    letter: (words) => [
      `No undelivered message has the number ${clip(words, 20)}; it may have been sent by now. See `,
      { code: 'gagal' },
      '.',
    ],
    readyAnswer: (words) => [
      `There is no ready-made answer “${clip(words, 40)}”. See them with `,
      { code: 'templat' },
      '.',
    ],
    muted: () => ['That sender is not muted. See ', { code: 'daftar bisu' }, '.'],
  },
  done: ['Done.'],
};
