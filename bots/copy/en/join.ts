import type { ChannelName } from '../../../src/domain/message.ts';
import type { JoinCopy } from '../join.ts';
import { lines } from '../text.ts';

const channelNames: Readonly<Record<ChannelName, string>> = {
  telegram: 'Telegram',
  web: 'the web page',
  whatsapp: 'WhatsApp',
  'whatsapp-cloud': 'WhatsApp',
};

const named = (channels: readonly ChannelName[]): string =>
  [...new Set(channels.map((channel) => channelNames[channel]))].join(', ');

const refusals: Readonly<Record<Parameters<JoinCopy['refused']>[0], readonly [string]>> = {
  mistyped: [
    'That code looks mistyped. It is eight letters and digits, for example “gabung 7KQ4-M2X6”. Please check it and type it again.',
  ],
  wrongCode: [
    'That code is not in force: it may have been used, or be older than 10 minutes. Type “gabung” in the other chat for a new one.',
  ],
  ownCode: ['That is the code of this very chat. Please type it in your other chat.'],
  alreadyJoined: ['Those two chats are joined already.'],
  otherOfficer: ['Another officer is signed in here. Type “keluar” here first, then try again.'],
  tooMany: ['Too many chats are joined already. Type “pisahkan” in one of them first.'],
};

export const joinEn: JoinCopy = {
  labels: {
    join: 'Join chats',
    yes: 'Yes, join them',
    signIn: 'Yes, sign in here',
    no: 'No, leave it',
    separate: 'Yes, separate',
    formHere: 'The form in this chat',
    formThere: (channel) => `The form from ${channelNames[channel]}`,
  },
  code: (code, minutes, as) =>
    lines(
      ['Code: ', { bold: code }, ` (good for ${minutes} minutes, once).`],
      ['Type in your other chat: ', { code: `gabung ${code}` }],
      as === 'officer'
        ? 'That chat is then signed in as you. Give this code to nobody, not even a colleague.'
        : 'Your reports and your form are then in both chats. Give this code to nobody: whoever has it can read your reports.',
    ),
  ask: (channel) =>
    lines(
      ['Join this chat with your chat on ', { bold: channelNames[channel] }, '?'],
      'All reports from both can then be read and answered in both. News goes to the chat you used last.',
      'Go on only if both chats are your own. “pisahkan” ends it again.',
    ),
  askSignIn: (channel, name, unitName) =>
    lines(
      ['Sign in here as officer ', { bold: name }, ` (${unitName}), as on ${channelNames[channel]}?`],
      'News of your work goes to the chat you used last. Go on only if this device is your own.',
    ),
  joined: (channel) => [
    `This chat and your chat on ${channelNames[channel]} are one now. Type `,
    { code: 'my reports' },
    ' for all your reports.',
  ],
  formMoved: ['Your unfinished form has moved here.'],
  whichForm: (channel) => [
    `There is an unfinished form here and one on ${channelNames[channel]}. Which do you go on with? The other is deleted.`,
  ],
  formKept: ['All right, that form goes on here; the other is deleted.'],
  signedIn: (name, unitName) => [
    `Welcome, ${name} (${unitName}). This chat is now yours as an officer, too. Type `,
    { code: 'antrean' },
    ' to see the reports, or ',
    { code: 'keluar' },
    ' to stop in this chat.',
  ],
  joinedElsewhere: (channel) => [
    `This chat is now one with your chat on ${channelNames[channel]}. Was it not you? Type `,
    { code: 'pisahkan' },
    '.',
  ],
  signedInElsewhere: (channel) => [
    `A chat on ${channelNames[channel]} is now signed in as you. Was it not you? Type `,
    { code: 'keluar semua' },
    ' and tell the admin.',
  ],
  left: ['All right, nothing has changed.'],
  separateAsk: (channels) =>
    lines(
      ['Separate this chat from your chat on ', { bold: named(channels) }, '?'],
      'After that each chat shows only the reports that were sent from it, and their news comes there. No report is lost.',
    ),
  separated: ['This chat stands alone again, with the reports that were sent from it.'],
  notJoined: ['This chat is not joined with another.'],
  refused: (why) => refusals[why],
};
