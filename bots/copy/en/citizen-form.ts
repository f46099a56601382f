import type { Classification } from '../../../src/domain/complaint/complaint.ts';
import type { Text } from '../../../src/domain/message.ts';
import type { FormCopy } from '../citizen.ts';
import { lines, upper } from '../text.ts';
import {
  counted,
  files,
  number,
  occurredInWords,
  part,
  questions,
  reasons,
  summary,
  unreadable,
} from './citizen-words.ts';

const storyQuestions: Readonly<Record<Classification, Text>> = {
  complaint: lines(
    'What happened? Tell it in your own words.',
    'Example: “The street light in front of SDN 2 has been out for a week.” Photos and voice messages are welcome at any moment.',
  ),
  aspiration: lines(
    'What do you suggest?',
    'Example: “Please put seats in the health centre’s waiting room.”',
  ),
  informationRequest: lines(
    'What would you like to know?',
    'Example: “What do I need for a birth certificate?”',
  ),
};

const storyKept: Readonly<Record<Classification, Text>> = {
  complaint: ['Your story is kept as a complaint.'],
  aspiration: ['Your suggestion is kept.'],
  informationRequest: ['Your question is kept.'],
};

const useOfData = 'Your data is used only to settle this report.';

/** The form in English. */
export const formEn: FormCopy = {
  labels: {
    back: 'Back',
    cancel: 'Cancel',
    start: 'Yes, start',
    continue: 'Yes, continue',
    newReport: 'Yes, a new report',
    notAReport: 'Not a report',
    notNow: 'Not now',
    aboutData: 'About my data',
    complaint: 'Complaint',
    aspiration: 'Suggestion',
    informationRequest: 'Request for information',
    voiceOnly: 'The voice message is enough',
    skip: 'Skip',
    today: 'Today',
    yesterday: 'Yesterday',
    ongoing: 'Still going on',
    asWritten: 'Keep it as written',
    otherCategory: 'Another category',
    notInList: 'Not in the list',
    nextPage: 'Next',
    previousPage: 'Previous',
    noFiles: 'None',
    enough: 'That is all',
    removeFiles: 'Remove all attachments',
    removeNotes: 'Remove the additions',
    keep: 'Leave as it is',
    keepAnswer: 'Keep my answer',
    anonymous: 'Anonymous',
    public: 'May be read by the public',
    confidential: 'Keep it confidential',
    confidentialSuggested: 'Keep it confidential (suggested)',
    send: 'Send',
    edit: 'Change',
    toSummary: 'Back to the summary',
    cancelYes: 'Yes, cancel it',
    cancelNo: 'No, continue',
    resume: 'Continue',
    part,
    addTo: (report) => `Addition to ${report}`,
  },
  consent: {
    fromMenu: (agency) => [
      `I help you write down your report for ${agency}, in about 2 minutes.\n${useOfData}\nDo you agree and start?`,
    ],
    withStory: (agency) => [
      `Thank you. This is the complaint channel of ${agency}.\nI help you write down your report, in about 2 minutes. ${useOfData}\nContinue with the story above?`,
    ],
    withFiles: (agency) => [
      `I received what you sent. This is the complaint channel of ${agency}.\nI help you write down your report, in about 2 minutes. ${useOfData}\nMake a report with what you sent?`,
    ],
    ofReporter: (agency) => [
      `Is this a new report for ${agency}, or an addition to the one you made?\n${useOfData}`,
    ],
    again: ['Before I can write it down, please choose one, or type “yes”.'],
    added: ['I added it to the story above.'],
  },
  classification: {
    question: lines(
      'What would you like to tell us?',
      'Complaint: a problem or bad service. Suggestion: an idea. Request for information: something you want to know.',
    ),
    again: ['Please choose one, for example type “complaint”.'],
  },
  story: {
    question: (classification) => storyQuestions[classification],
    replace: lines(
      'Write the new story; it replaces the old one.',
      'Example: “The street light in front of SDN 2 has been out for a week.”',
    ),
    again: [
      'Tell it in writing or by voice message, for example “The street light in front of SDN 2 has been out for a week.”',
    ],
    tooShort: ['So that the officers understand, please tell a little more.'],
    voiceKept: ['Please also write its gist in one sentence, or choose:'],
    voiceOnlyWords: '(See the attached voice message)',
    cut: (kept) => [
      `That story is very long: its first ${number.format(kept)} characters are kept. Please send the rest as a document.`,
    ],
    continued: ['The rest of the story is kept too.'],
  },
  storyKept: (classification) => (classification ? storyKept[classification] : ['Your story is kept.']),
  notes: {
    question: (notes) => [
      'The additions kept: ',
      { quote: notes },
      '\nWrite new ones in their place, or choose:',
    ],
    again: ['Write the new addition, or choose:'],
  },
  place: {
    question: lines('Where exactly?', 'Send a location 📎 or write the street, the village and a landmark.'),
    optional: lines(
      'Where is it, if there is a place?',
      'Send a location 📎 or write the street, the village and a landmark.',
    ),
    again: [
      'Send a location or write the place, for example “Jl. A. Yani, Bati-Bati, in front of the health centre”.',
    ],
    kept: (label) => (label ? ['Near ', { bold: label }, '.'] : ['The location is kept.']),
  },
  time: {
    question: lines('When did it happen?', 'Examples: “yesterday”, “this morning”, “12/11” (day/month).'),
    optional: lines(
      'When did it happen, if there is a time?',
      'Examples: “yesterday”, “this morning”, “12/11” (day/month).',
    ),
    again: ['Write the date, for example “12/11” (day/month) or “last Monday”, or choose:'],
    future: ['That date has not come yet.'],
    unclear: ['I did not understand the date.'],
    todayWords: 'today',
    yesterdayWords: 'yesterday',
    ongoingWords: 'still going on',
    kept: (occurred) => [upper(`${occurredInWords(occurred)}.`)],
  },
  category: {
    suggested: ['These categories come closest:'],
    list: (page, pages) => [
      pages > 1
        ? `Choose the category that fits best (page ${page} of ${pages}):`
        : 'Choose the category that fits best:',
    ],
    several: ['Several are alike. Which one?'],
    again: ['Please choose one, or write a word of it, for example “road”.'],
    accused: (units) => [
      units.length === 1
        ? `As it concerns staff of ${units[0]}, the admin decides who handles it.`
        : 'As it concerns our own staff, the admin decides who handles it.',
    ],
  },
  attachments: {
    question: (limit, megabytes) => [
      `Do you have photos, videos, documents or voice messages?\nAt most ${limit} files of up to ${megabytes} MB each.`,
    ],
    more: (kinds, limit) => [`Kept: ${counted(kinds)} (at most ${limit} files). Are there more?`],
    again: ['Send the file, or choose:'],
    kept: (kind, count, limit) => [`The ${files[kind][0]} is kept (${count} of ${limit}).`],
    albumKept: ['The album is kept as attachments.'],
    keptAside: (kind) => [`The ${files[kind][0]} is kept as an attachment.`],
    full: (limit) => [`There are ${limit} attachments already, so the last file was not kept.`],
    tooLarge: (megabytes) => [
      `That file is larger than ${megabytes} MB, so I cannot keep it. Please send a smaller one.`,
    ],
    removed: ['All attachments were removed.'],
  },
  name: {
    question: lines(
      'What is your name?',
      'Only an authorised officer may look at it, and every look is recorded. If you choose anonymous, the officers do not know who you are.',
    ),
    again: ['Write your name, for example “Siti Aminah”, or choose:'],
  },
  contact: {
    question: lines(
      'A phone number or email where you can be reached?',
      'You may skip it: the news still comes to this chat.',
    ),
    again: ['Write a phone number or email, for example “0812 0000 0000”, or choose:'],
  },
  secrecy: {
    question: lines('May this report be read by the public?', 'Your name and contact are never shown.'),
    propose: (found) => [
      `This report holds ${found.map((reason) => reasons[reason]).join(' and ')}.\nI suggest keeping it confidential: only officers read it. Do you agree?`,
    ],
    again: ['Please choose one, for example type “confidential”.'],
  },
  summary: { show: summary, again: ['The report is not sent yet. Choose, or type “send”.'] },
  edit: {
    question: ['Which part do you want to change?'],
    again: ['Choose the part to change, for example type “place”.'],
  },
  cancel: {
    confirm: ['Really cancel? All answers in this form will be deleted.'],
    done: ['Cancelled. Nothing was sent, and your answers are deleted.'],
  },
  resumed: ['Let us continue.'],
  alreadyOpen: ['Your form is still open, so we continue. To end it type “cancel”.'],
  corrected: ['Your answer is corrected.'],
  revoked: (question) => [`You took that message back, so I ask about ${questions[question]} again.`],
  notCorrected: ['I could not use that change; the old answer stays.'],
  noteKept: ['I keep it as an addition to the story.'],
  placeKept: ['The location is kept as the place.'],
  lateKept: [
    'One of your messages arrived late; it is kept as an addition and the other answers did not change.',
  ],
  lateIgnored: ['An old message of yours has only now arrived; the form did not change.'],
  tooLong: (limit) => [`That answer is too long; at most ${limit} characters.`],
  full: ['This form is full, so that addition was not kept. You can send it once the report is recorded.'],
  firstQuestion: ['This is the first question.'],
  oldButton: (question) => [
    `That choice was for the question about ${questions[question]}, which is behind us.`,
  ],
  oldForm: (question) => [
    question === 'other'
      ? 'That choice is from a form that has ended.'
      : `That choice was for the question about ${questions[question]} in a form that has ended.`,
  ],
  alreadySent: (report) => ['That report was sent already, under number ', { bold: report }, '.'],
  sendFailed: ['The report is not sent yet, and all your answers are kept. Please try to send it again.'],
  unreadable: (what) => [unreadable[what]],
  help: lines(
    'Answer one by one, with buttons or words. At any moment you may:',
    ['type ', { code: 'back' }, ' for the previous question, ', { code: 'cancel' }, ' to stop,'],
    [
      'type ',
      { code: 'indonesia' },
      ' untuk bahasa Indonesia, or edit an old message to correct its answer.',
    ],
  ),
  migrated: ['Our form was renewed. What you wrote and sent is kept; I ask some questions again.'],
  nudge: (agency) => [
    `Your report for ${agency} is not sent yet, and your answers are kept.\nShall we continue?`,
  ],
  expired: (agency) => [
    `Your report for ${agency} was not sent and its time has run out. To protect personal data its content is deleted.\nYou can send the story again at any time.`,
  ],
};
