import type { Status } from '../../../src/domain/complaint/complaint.ts';
import type { ComplaintEvent } from '../../../src/domain/complaint/event.ts';
import type { Refusal } from '../../../src/domain/complaint/refusal.ts';
import type { Text } from '../../../src/domain/message.ts';
import type { DueDate } from '../../../src/domain/view.ts';
import type { CitizenCopy, FollowCopy, MineRow, OwnStatusWords, UnreadableKind } from '../citizen.ts';
import { dayInWords, spanInWords } from '../dates.ts';
import { lines, shorten } from '../text.ts';
import { formEn } from './citizen-form.ts';
import { explanationToReporterEn } from './explanation.ts';
import { joinEn } from './join.ts';
import { termsEn } from './officer-complaint.ts';

const statusNames: Readonly<Record<Status, string>> = {
  awaitingVerification: 'being checked by the admin',
  awaitingReporter: 'waiting for more from you',
  verified: 'checked, about to be handed on',
  disposed: 'handed to the unit in charge',
  accepted: 'being handled',
  awaitingNational: 'with the national admin; we keep asking',
  answered: 'answered',
  closed: 'closed',
  archived: 'archived',
  forwarded: 'handled by another agency',
  merged: 'handled together with another report of the same problem',
};

const unreadable: Readonly<Record<UnreadableKind, string>> = {
  sticker: 'I cannot read stickers yet.',
  poll: 'I cannot read polls yet.',
  contact: 'I do not need a contact card.',
  call: 'I cannot take calls yet.',
  viewOnce: 'A view-once photo does not reach me. Please send it as a normal photo.',
  invite: 'I cannot join groups or channels. Please write your report here.',
  event: 'I cannot take invitations to events.',
  other: 'I cannot read that kind of message yet.',
  emoji: 'I cannot read emoji alone.',
  location: 'I received the location, but there is no report for it yet.',
  text: 'I did not understand that.',
};

const listed = ({ number, status, category, received }: MineRow): Text => [
  { bold: number },
  ` ${received}${category ? `, ${category}` : ''}: ${statusNames[status]}`,
];

const followRefusals = {
  mistyped:
    'That code seems mistyped. It has eight letters and digits; please check it and type “ikuti” and the code again.',
  wrongCode:
    'That code is not in force: it may have been used, or its time is over. Ask an officer for the number of your report, then type “status” and the number.',
  tooMany: 'Too many reports and chats are joined here already.',
} as const;

const ratings = { solved: 'solved', partly: 'partly solved', unsolved: 'not solved' } as const;

function event(event: ComplaintEvent, unitName: (id: string) => string): string | undefined {
  switch (event.type) {
    case 'submitted':
      return 'report received';
    case 'verified':
      return 'report checked and complete';
    case 'completionRequested':
      return 'you were asked for what is missing';
    case 'completionReminded':
      return event.withheld ? undefined : 'you were reminded of what is missing';
    case 'answerReminded':
      return event.withheld ? undefined : 'you were reminded of the answer';
    case 'ratingAsked':
      return event.withheld ? undefined : 'you were asked for a rating';
    case 'reporterReplied':
      return 'you replied';
    case 'followed':
      return 'you follow this report in a chat';
    case 'informationAdded':
      return 'you added information';
    case 'disposed':
      return `handed to ${unitName(event.toUnitId)}`;
    case 'returned':
      return `returned${event.from ? ` by ${event.from}` : ''} to ${unitName(event.toUnitId)} to be handed on again`;
    case 'transferred':
      return `went on with ${unitName(event.toUnitId)}, which succeeded ${unitName(event.fromUnitId)}`;
    case 'sentToNational':
      return `sent up to ${event.to}`;
    case 'forwarded':
      return `taken over by ${event.to}`;
    case 'accepted':
      return 'work began';
    case 'classChanged':
      return 'the date of settlement changed';
    case 'responded':
      return 'first response given';
    case 'answered':
      return 'answer given';
    case 'rated':
      return `you rated it: ${ratings[event.rating]}`;
    case 'reopened':
      return 'reopened at your request';
    case 'closed':
      return event.by === 'system' ? 'closed, as there was no reply' : 'closed';
    case 'archived':
      return 'archived';
    case 'revived':
      return 'reopened from the archive';
    case 'limitBreached':
      return 'past its deadline';
    case 'merged':
      return 'handled together with another report of the same problem';
    case 'separated':
      return 'handled by itself again';
    case 'duplicateJoined':
    case 'duplicateLeft':
    case 'supported':
    case 'supportWithdrawn':
      return undefined;
    case 'identityViewed':
      return 'an authorised officer looked at your identity (recorded)';
    case 'secrecyRaised':
      return event.what === 'anonymous'
        ? 'officers closed your identity'
        : 'officers made the report confidential';
    case 'secrecyLowered':
      return event.what === 'anonymous'
        ? 'officers in charge may look up your identity again'
        : 'the report is no longer confidential';
    case 'obstacleTold':
      return 'you were told what hinders it';
    case 'lateAgain':
    case 'monitored':
    case 'claimed':
    case 'released':
    case 'handedOver':
    case 'copied':
    case 'marked':
    case 'loweringAsked':
    case 'loweringRefused':
    case 'copyWithdrawn':
    case 'noteAdded':
    case 'textsOpened':
    case 'exported':
      return undefined;
  }
}

/** What is due next, and by when. */
const dueInWords = ({ step, on, span, late }: DueDate): Text => [
  `${late ? 'Past the deadline of the ' : 'Deadline of the '}${termsEn.step[step]}: `,
  { bold: dayInWords(on, 'en') },
  ` (${spanInWords(span, 'en')})`,
];

function ownStatus(shown: OwnStatusWords): Text {
  const { number, status, due, ask, answer } = shown;
  return lines(
    [{ bold: number }, `: ${statusNames[status]}`],
    [shown.category ? `${shown.category}: ` : '', { quote: shorten(shown.description, 160) }],
    shown.truncated ? ['…'] : undefined,
    ...shown.timeline.map(({ day, words }) => `${day}: ${words}`),
    ask ? ['What is missing: ', { quote: shorten(ask, 600) }] : undefined,
    answer ? [`Answer of ${shown.unitName}: `, { quote: shorten(answer, 1200) }] : undefined,
    due && dueInWords(due),
  );
}

function refused(number: string | undefined, refusal: Refusal): Text {
  const report = number ? `Report ${number}` : 'That report';
  switch (refusal.code) {
    case 'ended':
      return [
        `${report} has ended (${statusNames[refusal.status]}). If the problem is still there, please make a new report and mention this number.`,
      ];
    case 'wrongStatus':
      return [
        `${report} is ${statusNames[refusal.status]}, so that cannot be done now. Type “status” to see it.`,
      ];
    case 'alreadyReopened':
      return [
        `${report} was reopened once already. If the problem is still there, please make a new report.`,
      ];
    case 'alreadyDone':
      return [`${report} has that already; nothing changed.`];
    case 'textTooLong':
      return [`That text is too long; at most ${refusal.limit} characters. Please send it in parts.`];
    case 'missingText':
      return ['There is no text yet. Please write the information.'];
    case 'notYours':
    case 'notAllowed':
      return [`${report} can only be added to or rated from the chat that sent it.`];
    default:
      return [`${report} cannot be changed now. Type “status” to see how it stands.`];
  }
}

const follow: FollowCopy = {
  labels: {
    newReport: 'Make a report',
    status: 'Check status',
    why: 'Why that date?',
    mine: 'My reports',
    help: 'Help',
    add: 'Add information',
    addMore: 'Add more',
    solved: 'Solved',
    partly: 'Partly',
    unsolved: 'Not solved',
    more: 'Next',
    indonesian: 'Bahasa Indonesia',
    english: 'English',
    remindersOff: 'Stop reminders',
    remindersOn: 'Remind me again',
  },
  remindersOff: lines(
    'All right, no more reminders.',
    'What still comes: a request for what is missing, the warning before a report is archived, the answer, and other changes of your report.',
    ['Do you want reminders again? Type ', { code: 'langganan' }, '.'],
  ),
  remindersOn: [
    'All right, I remind you when something waits for you, on working days and not at night. Type ',
    { code: 'berhenti' },
    ' to stop that.',
  ],
  explanation: explanationToReporterEn,
  welcome: (agency) => [
    `Welcome to the complaint channel of ${agency}.\nTell your problem right here, or choose:`,
  ],
  menu: ['How can I help? Tell your problem, or choose:'],
  help: (agency) =>
    lines(
      `This is the complaint channel of ${agency}. Tell your problem; I write it down and keep you informed.`,
      [{ code: 'report' }, ' makes a report · ', { code: 'status' }, ' shows how it stands'],
      [{ code: 'explain' }, ' tells why a deadline is when it is'],
      [{ code: 'my reports' }, ' lists your reports · ', { code: 'my data' }, ' about your data'],
      [
        { code: 'berhenti' },
        ' and ',
        { code: 'langganan' },
        ' turn reminders off and on · ',
        { code: 'announcements' },
        ' news of services',
      ],
      [{ code: 'gabung' }, ' joins this chat with yours on another channel'],
      [{ code: 'indonesia' }, ' untuk bahasa Indonesia'],
    ),
  privacy: (agency) =>
    lines(
      [{ bold: 'About your data' }],
      `What is kept: the report and its attachments, your name and contact if you give them, and the address of this chat to send you news. All of it is encrypted, and ${agency} uses it only to settle the report (Law 27/2022 on Personal Data Protection).`,
      'Officers do not see who an anonymous reporter is. Otherwise every look at an identity is recorded. Forms that are not sent are deleted.',
      'Announcements come to this chat only if you agree by typing “announcements”, until you type “stop announcements”.',
      `You have the right to ask for a copy, a correction and the deletion of your data at the office of ${agency}.`,
    ),
  thanks: ['You are welcome. News about your report will come to this chat.'],
  chooseLanguage: ['Pilih bahasa. Please choose a language.'],
  languageChanged: ['All right, I continue in English.'],
  nothingToCancel: ['There is no open form.'],
  officerHint: [
    'I did not understand that command. Type “bantuan” for the list of commands, or “lapor” to report as a citizen.',
  ],
  unreadable: (what) => [unreadable[what]],
  staleButton: ['That choice is no longer valid.'],
  whichMeant: ['News came in while your form was open, so let me make sure. Which do you mean?'],
  whichOrWords: [
    'News has just come in, so let me make sure. Do you mean this? If not, answer my question above in words.',
  ],
  numberAsked: (code) => [`Write the report’s number, for example “${code}-7KQ4-M2XR”.`],
  numberMistyped: (typed) => [
    'The number ',
    { code: typed },
    ' looks mistyped: a letter or digit does not fit. Please check it and type it again.',
  ],
  numberUnknown: (number) => [
    'There is no report with the number ',
    { code: number },
    '. Please check it, or type “my reports”.',
  ],
  slowDown: (minutes) => [
    `There were too many wrong attempts. Please try again in ${minutes <= 1 ? 'a minute' : `${minutes} minutes`}.`,
  ],
  submitted: (number, due) =>
    lines(
      ['Your report is recorded: ', { bold: number }],
      [
        'The admin checks it by ',
        { bold: dayInWords(due.on, 'en') },
        ` (${spanInWords(due.span, 'en')}). I tell you whenever something happens.`,
      ],
      ['Type ', { code: 'status' }, ' at any time.'],
    ),
  publicStatus: (number, status, received, due, isFollowed) =>
    lines(
      [
        { bold: number },
        `: ${status === 'awaitingReporter' ? 'waiting for more from the reporter' : statusNames[status]}`,
      ],
      `Received ${received}.`,
      due && [...dueInWords(due), '.'],
      isFollowed
        ? 'You follow this report, and hear of its progress and answer.'
        : 'What it says is shown only in the chat that sent it. Is that your chat, too? Type “gabung” there.',
    ),
  ownStatus,
  statusName: (status) => statusNames[status],
  event,
  mine: (rows, followed) =>
    lines(
      ...(rows.length > 0 ? ['Your reports, newest first:', ...rows.map(listed)] : []),
      ...(followed.length > 0 ? ['You follow, from other people:', ...followed.map(listed)] : []),
    ),
  noComplaints: ['There is no report from this chat yet. Tell your problem, or choose:'],
  informationAsked: (number) => [
    `Please write what you want to add${number ? ` to ${number}` : ''}, or send a photo, a document or a location.`,
  ],
  informationAdded: (number, asReply, revived) => {
    if (revived)
      return ['Thank you. Report ', { bold: number }, ' is open again, and the admin checks what you sent.'];
    if (asReply)
      return ['Thank you. Your reply for ', { bold: number }, ' has arrived, and an officer will check it.'];
    return ['The information was added to report ', { bold: number }, '.'];
  },
  correction: (text) => `Correction: ${text}`,
  revokedSent: (number) => [
    `Report ${number} has been sent, so what you took back stays on record. If something is wrong, reply to this message with the correction.`,
  ],
  correctionUnknown: ['I have not applied that change. If you need it, please send it as a new message.'],
  lateAdded: ['An old message of yours has only now arrived; I pass it on as additional information.'],
  locationWords: ({ latitude, longitude }, label) =>
    `Location: ${label ? `${label} ` : ''}(${latitude.toFixed(5)}, ${longitude.toFixed(5)})`,
  reasonAsked: (number) => [
    `I am sorry that it is not solved. What is still wrong${number ? ` with ${number}` : ''}? Write it briefly, for example “the hole was filled, but it is broken again”.`,
  ],
  reasonAgain: ['Please write the reason in words, so that the officers know what is still wrong.'],
  rated: (number, rating, closed) => {
    const thanks: Text = [
      'Thank you, your rating of ',
      { bold: number },
      ` is recorded: ${ratings[rating]}.`,
    ];
    return closed ? [...thanks, ' The report is closed.'] : thanks;
  },
  refused,
  codeAsked: ['Write the invite code, for example “masuk AB2CD-EF3GH”.'],
  following: (number) => [
    'You follow report ',
    { bold: number },
    ' in this chat from now on. Later news comes here.',
  ],
  followNeedsCode: [
    'Write the code that an officer gave you after it, for example ',
    { code: 'ikuti 7KQ4-M2X8' },
    '. You get one when an officer recorded your report from a letter, a visit or a call.',
  ],
  followRefused: (why) => [followRefusals[why]],
  wrongCode: [
    'That code does not fit, was used, or has expired. Please check it, or ask the admin for a new one.',
  ],
  enrolled: (name, unitName, role) => [
    `Welcome to the service, ${name}. You now serve at ${unitName} as ${{ admin: 'admin', liaison: 'liaison officer', leader: 'leader' }[role]}.\nType `,
    { code: 'antrean' },
    ' to see the reports, or ',
    { code: 'bantuan' },
    ' for the list of commands.',
  ],
};

const danger: Text = lines(
  [{ bold: 'If someone’s life is in danger, call 112 now' }, ' (free, day and night).'],
  'This chat does not send emergency help. Your message is still recorded.',
);

/** What citizens read in English. */
export const citizenEn: CitizenCopy = { danger, form: formEn, follow, join: joinEn };
