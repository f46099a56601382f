import type { BroadcastStep } from '../../../src/domain/broadcast.ts';
import type { ChannelName, Text } from '../../../src/domain/message.ts';
import type { BroadcastCopy } from '../broadcast.ts';
import { timeInWords } from '../dates.ts';

const channels: Readonly<Record<ChannelName, string>> = {
  telegram: 'Telegram',
  web: 'Web page',
  whatsapp: 'WhatsApp (linked phone)',
  'whatsapp-cloud': 'WhatsApp',
};

const people = (count: number): string =>
  `${count.toLocaleString('en')} ${count === 1 ? 'person' : 'people'}`;

function duration(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  if (minutes < 1) return 'less than a minute';
  if (minutes < 90) return `about ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`;
  return `about ${Math.round(minutes / 60)} hours`;
}

const failures: Readonly<Record<string, string>> = {
  leftOut: 'not sent to through a linked WhatsApp',
  channelOff: 'on a channel that is off now',
  tooLate: 'its time was over',
  optedOut: 'ended announcements meanwhile',
  blocked: 'blocked this service',
  windowClosed: "did not write in the last 24 hours (WhatsApp's rule)",
  neverWrote: 'never wrote on that channel',
  rejected: 'the chat is gone or refuses messages',
  unreachable: 'the channel could not be reached',
  gaveUp: 'could not be reached after many tries',
};

const did: Readonly<Record<BroadcastStep, (name: string) => Text>> = {
  propose: () => ['The announcement is proposed. Another admin must agree within 24 hours.'],
  approve: (name) => [`${name} agreed, and the announcement is being sent.`],
  reject: (name) => [`The announcement is not sent: ${name} declined it.`],
  pause: (name) => [
    `${name} paused the announcement. What is on its way, a few seconds' worth at most, still arrives.`,
  ],
  resume: (name) => [`${name} resumed the announcement.`],
  cancel: (name) => [`${name} cancelled the announcement. What was sent cannot be taken back.`],
  resend: (name) => [`${name} sends the announcement again, to those it did not reach.`],
};

export const broadcastEn: BroadcastCopy = {
  askText: (limit) => [
    `Write the announcement, at most ${limit.toLocaleString('en')} characters. People read it exactly as you write it.`,
  ],
  tooLong: (length, limit) => [
    `That is ${length.toLocaleString('en')} characters, the limit is ${limit.toLocaleString('en')}. Please shorten it and send it again.`,
  ],
  askAudience: ['For whom? It goes only to people who agreed to announcements.'],
  askCategory: ['For people who reported what kind of problem?'],
  askUnit: ['For people whose report is at which unit? Choose, or write its name.'],
  askArea: ['For people who reported in which area? Write the name of the place, for example Bati-Bati.'],
  unclear: (words) => [`I do not know “${words}”. Please choose, or write it in other words.`],
  several: (words) => [`“${words}” may mean several units. Which one?`],
  noText: ['There is no text yet. Type ', { code: 'siaran baru' }, ' to write one.'],
  discarded: ['The announcement is discarded, nothing was sent.'],
  counting: ['One moment, its recipients are being counted. A preview follows.'],
  audience: (audience) => {
    switch (audience.kind) {
      case 'everyone':
        return 'all who agreed';
      case 'category':
        return `who reported ${audience.name}`;
      case 'unit':
        return `who reported to ${audience.name}`;
      case 'area':
        return `who reported in ${audience.name}`;
    }
  },
  labels: {
    new: 'Write a new one',
    look: 'Look',
    discard: 'Discard',
    propose: 'Propose',
    approve: 'Agree and send',
    reject: 'Decline',
    pause: 'Pause',
    resume: 'Resume',
    cancel: 'Cancel',
    resend: 'Send to the failed again',
  },
  audienceLabels: {
    everyone: 'All who agreed',
    category: 'Kind of problem',
    area: 'Area',
    unit: 'Unit',
  },
  status: {
    counting: 'being counted',
    draft: 'draft',
    proposed: 'waits for a yes',
    running: 'being sent',
    paused: 'paused',
    done: 'done',
    cancelled: 'cancelled',
    void: 'void, nobody agreed in time',
  },
  title: 'Announcements',
  none: ['There are no announcements yet.'],
  line: ({ on, audience, status, text }) => [
    `${on} · ${audience} · `,
    { bold: status },
    ' · ',
    { quote: text },
  ],
  lookLabel: (position) => `Look at ${position}`,
  preview: ['Preview. This is what people will read:'],
  people: (count) => [{ bold: `Recipients: ${people(count)}` }],
  channel: ({ channel, people: count, sendingMs }) =>
    `${channels[channel]}: ${people(count)}${sendingMs === undefined ? '' : `, ${duration(sendingMs)}`}${channel === 'whatsapp-cloud' ? '; only who wrote in the last 24 hours may be written to' : ''}`,
  leftOut: (channel, count) =>
    `${channels[channel]}: ${people(count)} left out. ${channel === 'whatsapp' ? 'WhatsApp may block a linked number that sends in bulk.' : 'The channel is off.'}`,
  nobody: ['There are no recipients: nobody of that group agreed to announcements yet.'],
  finishes: (at, timeZone) => `Done at about ${timeInWords(at, timeZone, 'en')}; nothing is sent at night.`,
  proposeAsk: ['Propose it to another admin? Nothing is sent without their yes.'],
  proposal: (name, audience, count) => [
    { bold: `${name} proposes an announcement` },
    ` to ${audience} (${people(count)}). Agree only if what it says is right. The proposal is good for 24 hours.`,
  ],
  did: (step, name) => did[step](name),
  progress: ({ status, done, all, failed, remainingMs, resting }) => {
    const filled = all === 0 ? 10 : Math.floor((done / all) * 10);
    return [
      { bold: `Announcement: ${broadcastEn.status[status]}` },
      `\n${'▓'.repeat(filled)}${'░'.repeat(10 - filled)} ${done.toLocaleString('en')} of ${people(all)}`,
      failed > 0 ? `, ${failed.toLocaleString('en')} failed` : '',
      remainingMs === undefined ? '' : `\nTime left: ${duration(remainingMs)}.`,
      resting ? `\nIt goes on ${timeInWords(resting.until, resting.timeZone, 'en')}.` : '',
    ];
  },
  resting: (until, timeZone) => [
    `The announcement rests for the night and goes on ${timeInWords(until, timeZone, 'en')}.`,
  ],
  result: ({ sent, all }) => [
    { bold: `Announcement: sent to ${sent.toLocaleString('en')} of ${people(all)}` },
  ],
  failure: (error, count) => `${people(count)}: ${failures[error] ?? 'failed for another reason'}`,
  resendLabel: (count) => `Send again to ${count.toLocaleString('en')}`,
  stands: 'It stands: ',
  refused: {
    notNow: ['That is not possible as this announcement stands now.'],
    expired: ['That announcement is older than 24 hours. Write it again with ', { code: 'siaran baru' }, '.'],
    own: ['Another admin must agree, not the one who wrote it.'],
    notYours: ['Only the admin who wrote it can propose it.'],
    noSecondAdmin: [
      "An announcement needs a second admin's yes, and there is none yet. Invite one with ",
      { code: 'undang' },
      '.',
    ],
    nobody: ['That announcement has no recipients.'],
    nothingFailed: ['There is nobody to send it to again.'],
  },
  unknown: ['There is no such announcement. See the list with ', { code: 'siaran' }, '.'],
};
