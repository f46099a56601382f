/** The form as data: what a draft holds, how one begins, and what it becomes when it is sent. */
import type { Classification } from '../../src/domain/complaint/complaint.ts';
import type { EntrySource } from '../../src/domain/complaint/entry.ts';
import type { SimilarReport } from '../../src/domain/complaint/support.ts';
import type { Day, Instant } from '../../src/domain/instant.ts';
import type { Attachment, Point, Text } from '../../src/domain/message.ts';
import { wholeCharacters } from '../copy/text.ts';

/**
 * The questions in the order in which they are asked: `consent` of citizens, `source`, `arrived`, `handed`, `settled` and
 * `answerFiles` of officers; `edit`, `notes` and `similar` are reached from the summary only.
 */
export const stepNames = [
  'consent',
  'source',
  'arrived',
  'handed',
  'classification',
  'story',
  'place',
  'time',
  'category',
  'attachments',
  'name',
  'contact',
  'secrecy',
  'settled',
  'answerFiles',
  'summary',
  'edit',
  'notes',
  'similar',
] as const;
export type StepName = (typeof stepNames)[number];

/**
 * A text as typed, and the message it came in, so that an edited message corrects it. `at`: when a long one was sent,
 * epoch milliseconds, because phones cut long texts into several messages.
 */
export type Passage = { readonly text: string; readonly from?: string; readonly at?: number };

/** Phones cut a text that is longer than about this into several messages. */
const CUT_BY_PHONES = 3900;

/** A passage; of a short one the time is not kept. */
export const passage = (text: string, from?: string, at?: number): Passage => ({
  text,
  ...(from === undefined ? {} : { from }),
  ...(at !== undefined && text.length >= CUT_BY_PHONES ? { at } : {}),
});

/** What an officer who enters a report says of it beside what its reporter told (TLA 1-4). */
export type EntryDraft = {
  readonly source?: EntrySource;
  readonly arrivedOn?: Day;
  /** The procedure has clocks for the way to the liaison officer. */
  readonly asksHandedOn: boolean;
  readonly handedOn?: Day;
  /** The answer that was given already; `null`: there is none yet. */
  readonly answer?: string | null;
  /** What came with that answer: a scan of the letter. */
  readonly answerFiles?: readonly Attachment[];
  readonly answerFilesDone?: true;
};

/**
 * An unfinished report. JSON only; sealed at rest with the chat's state. Every text that was accepted stands in
 * `story`, `notes` or an answer's own field, as it was typed.
 */
export type Draft = {
  readonly v: 1;
  /** Eight characters; stands in every button of this form. */
  readonly id: string;
  readonly step: StepName;
  readonly startedAt: Instant;
  readonly updatedAt: Instant;
  /** When the reminder of the unfinished form went out; there is only one. */
  readonly nudgedAt?: Instant;
  /** An officer enters what came outside this service; absent: its reporter writes. */
  readonly entry?: EntryDraft;
  /** When the citizen agreed to how data is used. */
  readonly consentedAt?: Instant;
  readonly classification?: Classification;
  readonly story: readonly Passage[];
  /** The voice message is the story; no words were wanted. */
  readonly voiceOnly?: true;
  /** What else was said while other questions were asked. */
  readonly notes: readonly Passage[];
  readonly place?: { readonly words?: string; readonly point?: Point };
  readonly occurred?: {
    readonly on?: Day;
    readonly words: string;
    readonly ongoing?: boolean;
    readonly partOfDay?: string;
  };
  /** Words for the time that were not understood; they can be kept as written. */
  readonly unclear?: string;
  /** Categories to offer; absent: not asked for yet. */
  readonly suggested?: readonly string[];
  /** The page of the whole list that is shown, from 0. */
  readonly page?: number;
  /** `null`: not in the list. */
  readonly categoryId?: string | null;
  readonly attachments: readonly Attachment[];
  readonly attachmentsDone?: true;
  /** An album of which a file was refused; said once. */
  readonly refusedAlbum?: string;
  readonly anonymous?: boolean;
  readonly name?: string;
  /** `null`: skipped. */
  readonly contact?: string | null;
  readonly confidential?: boolean;
  /** A public report that seems to say the same; once it was shown, it is not looked for again. */
  readonly similar?: SimilarReport;
  /** A text spoke of danger to life. */
  readonly urgent?: true;
  /** One answer is being changed; the summary comes next. */
  readonly editing?: true;
  /** We asked whether to cancel. */
  readonly cancelling?: true;
  /** Said before the next question, once the suggestions for it have come. */
  readonly said?: readonly Text[];
  /** Which message gave which answer, newest last. */
  readonly sources: readonly (readonly [messageId: string, step: StepName])[];
  /** The message that was not understood as an answer to the present question. */
  readonly unclearFrom?: string;
};

/** Limits of one form, in UTF-16 units or files; bounded so that a chat's state stays small. */
export const formLimits = {
  story: 8000,
  notes: 4000,
  place: 500,
  time: 200,
  name: 100,
  contact: 100,
  answer: 3000,
  files: 10,
  /** Megabytes a file may have; Telegram gives bots no larger ones. */
  megabytes: 20,
  sources: 40,
} as const;

/** What a new report begins with. */
export type Beginning = {
  readonly id: string;
  readonly at: Instant;
  readonly story?: Passage;
  readonly attachments?: readonly Attachment[];
  readonly place?: Draft['place'];
  readonly classification?: Classification;
  readonly urgent?: boolean;
  readonly entry?: EntryDraft;
};

/** A new draft that asks for consent first, an officer's for where the report came from. `id`: anything unique; its first eight safe characters are used. */
export function beginDraft({
  id,
  at,
  story,
  attachments,
  place,
  classification,
  urgent,
  entry,
}: Beginning): Draft {
  return {
    v: 1,
    id: shortId(id),
    step: entry ? 'source' : 'consent',
    startedAt: at,
    updatedAt: at,
    story: story ? [story] : [],
    notes: [],
    attachments: attachments ?? [],
    sources: [],
    ...(place ? { place } : {}),
    ...(classification ? { classification } : {}),
    ...(urgent ? { urgent: true } : {}),
    ...(entry ? { entry } : {}),
  };
}

const UNSAFE = /[^A-Za-z0-9_-]/gu;
const shortId = (id: string): string => id.replace(UNSAFE, '').slice(-8) || 'form';

const joined = (passages: readonly Passage[]): string =>
  passages.length === 1 ? (passages[0]?.text ?? '') : passages.map(({ text }) => text).join('\n');

/** The story as typed, its messages one under the other. */
export const storyOf = (draft: Draft): string => joined(draft.story);
/** What was added while other questions were asked. */
export const notesOf = (draft: Draft): string => joined(draft.notes);
/** All that was told, for what is derived from the text: danger, accusations, suggestions. */
export const toldIn = (draft: Draft): string => {
  const notes = notesOf(draft);
  return notes ? `${storyOf(draft)}\n${notes}` : storyOf(draft);
};

/** Whether a file that comes now goes with the answer that was given already, and not with the report. */
export const isForAnswer = ({ entry, step }: Draft): boolean =>
  entry !== undefined && (step === 'settled' || step === 'answerFiles');

/** The files among which one that comes now is put. */
export const filesHere = (draft: Draft): readonly Attachment[] =>
  isForAnswer(draft) ? (draft.entry?.answerFiles ?? []) : draft.attachments;

/** The draft with these instead. */
export const withFilesHere = (draft: Draft, files: readonly Attachment[]): Draft =>
  draft.entry && isForAnswer(draft)
    ? { ...draft, entry: { ...draft.entry, answerFiles: files } }
    : { ...draft, attachments: files };

/** Whether so much was told that cancelling asks first. */
export const isWorthKeeping = (draft: Draft): boolean =>
  draft.story.length > 0 ||
  draft.notes.length > 0 ||
  draft.attachments.length > 0 ||
  draft.entry?.arrivedOn !== undefined ||
  draft.place !== undefined;

/** The beginning of a story that fits into the form, never cut within a character. */
export function cutStory(text: string, room: number = formLimits.story): { kept: string; isCut: boolean } {
  if (text.length <= room) return { kept: text, isCut: false };
  const kept = text.slice(0, Math.max(0, room));
  return { kept: kept.slice(0, wholeCharacters(kept)), isCut: true };
}
