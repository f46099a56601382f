import type { EntrySource } from '../../../src/domain/complaint/entry.ts';
import type { Day } from '../../../src/domain/instant.ts';
import type { Text } from '../../../src/domain/message.ts';
import type { SummaryWords } from '../citizen.ts';
import { dayInWords, spanInWords } from '../dates.ts';
import type { EntryCopy } from '../entry.ts';
import { lines, upper } from '../text.ts';
import { formEn } from './citizen-form.ts';
import { counted, files, part, partsInWords } from './citizen-words.ts';

/** How a report came, inside a sentence. */
export const entrySourcesEn: Readonly<Record<EntrySource, string>> = {
  letter: 'a letter',
  counter: 'a visit at the counter',
  call: 'a telephone call',
  sms: 'a text message',
  socialMedia: 'social media',
  otherApplication: 'another application',
};

function summary(words: SummaryWords): Text {
  const { source, arrivedOn, handedOn, answer, answerFiles } = words.entry ?? { answer: '', answerFiles: [] };
  return lines(
    'A quick check before it is recorded:',
    [
      { bold: part.source },
      ` ${source ? entrySourcesEn[source] : 'not given'} · `,
      { bold: part.arrived },
      ` ${arrivedOn ? dayInWords(arrivedOn, 'en') : 'not given'}`,
      ...(handedOn ? [' · ', { bold: part.handed }, ` ${dayInWords(handedOn, 'en')}`] : []),
    ],
    partsInWords(words),
    [{ bold: part.settled }, ' ', answer || 'none yet, still to be handled'],
    answerFiles.length > 0 ? [{ bold: part.answerFiles }, ` ${counted(answerFiles)}`] : undefined,
  );
}

/** What the officer passes on to the reporter. */
const handed = (code: string, until: Day): Text => [
  'If the reporter can be reached, pass on that number and this code. By typing ',
  { code: `ikuti ${code}` },
  ` in a chat with us they get the news themselves; it is good once, until ${dayInWords(until, 'en')}. Give it to nobody else.`,
];

const noCodes = {
  notEntered: 'its reporter sent it and gets the news in their chat.',
  followed: 'its reporter follows it in a chat already.',
  notYours: 'only the unit that entered it or has it, or an admin, gives one.',
} as const;

export const entryEn: EntryCopy = {
  form: {
    ...formEn,
    labels: { ...formEn.labels, send: 'Record', notInList: 'The admin decides' },
    classification: {
      question: ['What kind of report is it?'],
      again: formEn.classification.again,
    },
    story: {
      ...formEn.story,
      question: () =>
        lines(
          'What does the report say? Write it as the reporter told it.',
          'Example: “The street light in front of SDN 2 has been out for a week.” A scan or photo of the letter may be sent at any time.',
        ),
    },
    storyKept: () => ['What the report says is kept.'],
    place: {
      ...formEn.place,
      optional: lines(
        'Where did it happen?',
        'Write street, village and landmark; skip it if none is named.',
      ),
    },
    time: {
      ...formEn.time,
      optional: lines('When did it happen?', 'Example: “yesterday”, “12/11”; skip it if no time is named.'),
    },
    attachments: {
      ...formEn.attachments,
      question: (limit, megabytes) => [
        `Is there a scan of the letter, a photo or a recording?\nAt most ${limit} files of up to ${megabytes} MB each.`,
      ],
    },
    name: {
      question: lines(
        'What is the reporter’s name?',
        'It is kept apart and locked; every look at it is recorded. Choose anonymous if the reporter gave none or wants it hidden.',
      ),
      again: ['Write the reporter’s name, for example “Siti Aminah”, or choose:'],
    },
    contact: {
      question: ['The reporter’s phone number or email? Skip it if there is none.'],
      again: ['Write the reporter’s phone number or email, for example “0812 0000 0000”, or choose:'],
    },
    secrecy: {
      ...formEn.secrecy,
      question: lines(
        'May this report be read by the public?',
        'The reporter’s name and contact are never shown.',
      ),
    },
    summary: { show: summary, again: ['The report is not recorded yet. Choose, or type “send”.'] },
    cancel: {
      confirm: ['Really cancel? All that was entered will be deleted.'],
      done: ['Cancelled. Nothing was recorded, and what was entered is deleted.'],
    },
    alreadyOpen: ['The entry is still open, so we continue. To end it type “cancel”.'],
    sendFailed: ['The report is not recorded yet, and all that was entered is kept. Please try again.'],
    nudge: () => [
      'The report you are entering is not finished, and what you entered is kept.\nShall we continue?',
    ],
    expired: () => [
      'The report you were entering was not recorded and its time has run out. To protect the reporter’s data its content is deleted.\nBegin again with ',
      { code: 'entri' },
      '.',
    ],
  },
  sources: {
    letter: 'Letter',
    counter: 'Counter or visit',
    call: 'Call',
    sms: 'SMS',
    socialMedia: 'Social media',
    otherApplication: 'Other application',
  },
  source: {
    question: ['How did this report come in?'],
    again: ['Please choose one, for example type “letter”.'],
  },
  arrived: {
    question: lines('On which day did it reach the agency?', 'Example: “6 November”, “last Monday”.'),
    again: ['Write the date, for example “6/11” or “last Monday”, or choose:'],
    kept: (on) => [`Arrived on ${dayInWords(on, 'en')}.`],
  },
  handed: {
    question: lines('When was it handed to the liaison officer?', 'Example: “6 November”, “yesterday”.'),
    again: ['Write the date, for example “6/11”, or choose:'],
    sameDay: 'The same day',
    tooEarly: (arrivedOn) => [
      `It only arrived on ${dayInWords(arrivedOn, 'en')}, so it cannot have been before.`,
    ],
  },
  settled: {
    question: lines(
      'Has this report been settled already?',
      'If so, write the answer that the reporter was given; its files come next. If not, choose:',
    ),
    again: ['Write the answer in a sentence or more, or choose:'],
    open: 'No, still to be handled',
    filesMoved: ['The files of the answer are now attached to the report.'],
  },
  answerFiles: {
    question: (limit, megabytes) => [
      `Is there a scan of the answer, or a photo of the result? The reporter gets it with the answer.\nAt most ${limit} files of up to ${megabytes} MB each.`,
    ],
    keptAside: (kind) => [`${upper(files[kind][0])} kept for the answer.`],
    removed: ['All files of the answer are removed.'],
  },
  otherForm: ['Another form is still open in this chat. Finish it first, or type “cancel”.'],
  ended: ['Entering the report has ended, as this chat is no officer’s any more. Its content is deleted.'],
  entered: ({ number, unitName, due, settled, late, code, codeUntil }) =>
    lines(
      ['Recorded under number ', { bold: number }, '.'],
      settled
        ? `Its answer is recorded with it. If the reporter says nothing, it closes on ${dayInWords(due.on, 'en')}.`
        : `It is now with ${unitName}: verified by ${dayInWords(due.on, 'en')} at the latest (${spanInWords(due.span, 'en')}). You will hear how it goes on.`,
      ...late.map(
        ({ source, by }) =>
          `Late by ${source}: it was due on ${dayInWords(by, 'en')}. That is recorded, too.`,
      ),
      handed(code, codeUntil),
    ),
  newCode: ({ number, code, codeUntil }) =>
    lines(
      ['A new code for the reporter of ', { bold: number }, '; the one before is void.'],
      handed(code, codeUntil),
    ),
  noCode: (number, why) => ['There is no code for ', { bold: number }, `: ${noCodes[why]}`],
  labels: { another: 'Enter another' },
};
