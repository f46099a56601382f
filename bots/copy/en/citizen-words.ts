/** The English names of things, and the parts of a report in words. */
import type { Classification } from '../../../src/domain/complaint/complaint.ts';
import type { MediaKind, Text } from '../../../src/domain/message.ts';
import type { SecrecyReason } from '../../../src/domain/personal-data.ts';
import type { FormCopy, OccurredWords, QuestionName, SummaryWords, UnreadableKind } from '../citizen.ts';
import { dayInWords } from '../dates.ts';
import { partsWith } from '../summary.ts';
import { lines } from '../text.ts';

export const files: Readonly<Record<MediaKind, readonly [one: string, many: string]>> = {
  photo: ['photo', 'photos'],
  document: ['document', 'documents'],
  voice: ['voice message', 'voice messages'],
  video: ['video', 'videos'],
};

const classifications: Readonly<Record<Classification, string>> = {
  complaint: 'Complaint',
  aspiration: 'Suggestion',
  informationRequest: 'Request for information',
};

export const part: FormCopy['labels']['part'] = {
  source: 'Source',
  arrived: 'Arrival',
  handed: 'Handed over',
  settled: 'Answer',
  answerFiles: 'Files of the answer',
  classification: 'Kind',
  story: 'Story',
  notes: 'Additions',
  place: 'Place',
  time: 'Time',
  category: 'Category',
  attachments: 'Attachments',
  name: 'Name',
  secrecy: 'Confidentiality',
};

export const questions: Readonly<Record<QuestionName, string>> = {
  source: 'where it came from',
  arrived: 'the day of arrival',
  handed: 'the day it was handed over',
  settled: 'the answer given',
  answerFiles: 'the files of the answer',
  consent: 'consent',
  classification: 'the kind of report',
  story: 'the story',
  notes: 'the additions',
  similar: 'the similar report',
  place: 'the place',
  time: 'the time',
  category: 'the category',
  attachments: 'the attachments',
  name: 'your name',
  contact: 'your contact',
  secrecy: 'confidentiality',
  summary: 'the check before sending',
  edit: 'what to change',
  other: 'the form',
};

export const unreadable: Readonly<Record<UnreadableKind, string>> = {
  sticker: 'I cannot read stickers yet.',
  poll: 'I cannot read polls yet.',
  contact: 'A contact card is not needed here.',
  call: 'I cannot take calls yet.',
  viewOnce: 'A view-once photo does not reach me. Please send it as a normal photo.',
  invite: 'I cannot join groups or channels. Please write your report here.',
  event: 'I cannot take invitations to events.',
  other: 'I cannot read that kind of message yet.',
  emoji: 'I need an answer in words.',
  location: 'A location is not needed for this question.',
  text: 'I did not understand that answer.',
};

export const reasons: Readonly<Record<SecrecyReason, string>> = {
  nik: 'an identity number (NIK)',
  phone: 'a phone number',
  personName: 'the name of the person it is about',
};

export const number = new Intl.NumberFormat('en-GB');
const degrees = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 5, maximumFractionDigits: 5 });

const partsOfDay: Readonly<Record<string, string>> = {
  'dini hari': 'before dawn',
  subuh: 'at dawn',
  pagi: 'in the morning',
  siang: 'around midday',
  sore: 'in the afternoon',
  petang: 'at dusk',
  malam: 'in the evening',
};

/** `2 photos, 1 video`, in the order in which the kinds came. */
export function counted(kinds: readonly MediaKind[]): string {
  const counts = new Map<MediaKind, number>();
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].map(([kind, count]) => `${count} ${files[kind][count === 1 ? 0 : 1]}`).join(', ');
}

const NOT_GIVEN = 'not given';

/** A day and part of day if they were understood, else the words as typed. */
export function occurredInWords(occurred: OccurredWords): string {
  const { on, partOfDay } = occurred;
  if (on === undefined) return occurred.words || NOT_GIVEN;
  const since = occurred.ongoing ? 'since ' : '';
  return `${since}${dayInWords(on, 'en')}${partOfDay ? `, ${partsOfDay[partOfDay] ?? partOfDay}` : ''}`;
}

/** The parts of a report, a line each or two. */
export const partsInWords = partsWith({
  part,
  classification: classifications,
  unlisted: 'not in the list',
  notGiven: NOT_GIVEN,
  noFiles: 'none',
  counted,
  occurred: occurredInWords,
  degrees: ({ latitude, longitude }) => `${degrees.format(latitude)}, ${degrees.format(longitude)}`,
  hidden: (characters) => `(${number.format(characters)} more characters are kept and will be sent)`,
  anonymous: 'hidden from officers (anonymous)',
  report: 'Report',
  confidential: 'confidential, read by officers only',
  open: 'may be read by the public, without your name',
});

/** Everything as it will be sent. */
export const summary = (words: SummaryWords): Text =>
  lines('A quick check before it is sent:', partsInWords(words));
