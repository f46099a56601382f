import type { Role } from '../../src/domain/access.ts';
import type { Classification, Status } from '../../src/domain/complaint/complaint.ts';
import type { EntrySource } from '../../src/domain/complaint/entry.ts';
import type { ComplaintEvent } from '../../src/domain/complaint/event.ts';
import type { Refusal } from '../../src/domain/complaint/refusal.ts';
import type { Day } from '../../src/domain/instant.ts';
import type { Language, MediaKind, Point, Text, Unreadable } from '../../src/domain/message.ts';
import type { SecrecyReason } from '../../src/domain/personal-data.ts';
import type { DueDate } from '../../src/domain/view.ts';
import { citizenEn } from './en/citizen.ts';
import type { ExplanationCopy } from './explanation.ts';
import { citizenId } from './id/citizen.ts';
import type { JoinCopy } from './join.ts';

/** When something happened, as it was understood and as it was typed. */
export type OccurredWords = {
  readonly on?: Day;
  readonly words: string;
  readonly ongoing?: boolean;
  /** `pagi`, `siang`, `sore`, `malam` as the date words give it; other words are said as they are. */
  readonly partOfDay?: string;
};

/** The parts of the form that a summary shows and that can be changed one by one. */
export type Part =
  | 'source'
  | 'arrived'
  | 'handed'
  | 'settled'
  | 'answerFiles'
  | 'classification'
  | 'story'
  | 'notes'
  | 'place'
  | 'time'
  | 'category'
  | 'attachments'
  | 'name'
  | 'secrecy';

/** A question of the form, also those that are no part of a summary: how an old button is named. */
export type QuestionName = Part | 'consent' | 'contact' | 'summary' | 'edit' | 'similar' | 'other';

/** Everything the citizen is shown before sending. Texts are as typed, already shortened to fit a message. */
export type SummaryWords = {
  readonly classification: Classification;
  readonly category: string | null;
  readonly story: string;
  readonly notes: string;
  /** Characters of story and notes that are kept but not shown. */
  readonly hidden: number;
  readonly place?: { readonly words?: string; readonly point?: Point };
  readonly occurred?: OccurredWords;
  readonly attachments: readonly MediaKind[];
  readonly anonymous: boolean;
  readonly name?: string;
  readonly contact?: string;
  readonly confidential: boolean;
  /** Where an officer enters it; `answer` is empty while there is none. */
  readonly entry?: {
    readonly source?: EntrySource;
    readonly arrivedOn?: Day;
    readonly handedOn?: Day;
    readonly answer: string;
    readonly answerFiles: readonly MediaKind[];
  };
};

/** What a kind of input is called when it cannot be read. */
export type UnreadableKind = Unreadable | 'emoji' | 'location' | 'text';

/** The form: each question, its short repeat with an example, its labels. */
export type FormCopy = {
  readonly labels: {
    readonly back: string;
    readonly cancel: string;
    readonly start: string;
    readonly continue: string;
    readonly newReport: string;
    readonly notAReport: string;
    readonly notNow: string;
    readonly aboutData: string;
    readonly complaint: string;
    readonly aspiration: string;
    readonly informationRequest: string;
    readonly voiceOnly: string;
    readonly skip: string;
    readonly today: string;
    readonly yesterday: string;
    readonly ongoing: string;
    readonly asWritten: string;
    readonly otherCategory: string;
    readonly notInList: string;
    readonly nextPage: string;
    readonly previousPage: string;
    readonly noFiles: string;
    readonly enough: string;
    readonly removeFiles: string;
    readonly removeNotes: string;
    readonly keep: string;
    /** Come back to a question, its answer stays. */
    readonly keepAnswer: string;
    readonly anonymous: string;
    readonly public: string;
    readonly confidential: string;
    readonly confidentialSuggested: string;
    readonly send: string;
    readonly edit: string;
    readonly toSummary: string;
    readonly cancelYes: string;
    readonly cancelNo: string;
    readonly resume: string;
    readonly part: Readonly<Record<Part, string>>;
    readonly addTo: (number: string) => string;
  };
  readonly consent: {
    readonly fromMenu: (agency: string) => Text;
    readonly withStory: (agency: string) => Text;
    readonly withFiles: (agency: string) => Text;
    readonly ofReporter: (agency: string) => Text;
    readonly again: Text;
    readonly added: Text;
  };
  readonly classification: { readonly question: Text; readonly again: Text };
  readonly story: {
    readonly question: (classification: Classification) => Text;
    readonly replace: Text;
    readonly again: Text;
    readonly tooShort: Text;
    readonly voiceKept: Text;
    readonly voiceOnlyWords: string;
    readonly cut: (kept: number) => Text;
    readonly continued: Text;
  };
  readonly storyKept: (classification: Classification | undefined) => Text;
  readonly notes: { readonly question: (notes: string) => Text; readonly again: Text };
  readonly place: {
    readonly question: Text;
    readonly optional: Text;
    readonly again: Text;
    readonly kept: (label: string | undefined) => Text;
  };
  readonly time: {
    readonly question: Text;
    readonly optional: Text;
    readonly again: Text;
    readonly future: Text;
    readonly unclear: Text;
    readonly todayWords: string;
    readonly yesterdayWords: string;
    readonly ongoingWords: string;
    readonly kept: (occurred: OccurredWords) => Text;
  };
  readonly category: {
    readonly suggested: Text;
    readonly list: (page: number, pages: number) => Text;
    readonly several: Text;
    readonly again: Text;
    readonly accused: (units: readonly string[]) => Text;
  };
  readonly attachments: {
    readonly question: (limit: number, megabytes: number) => Text;
    readonly more: (kinds: readonly MediaKind[], limit: number) => Text;
    readonly again: Text;
    readonly kept: (kind: MediaKind, count: number, limit: number) => Text;
    readonly albumKept: Text;
    readonly keptAside: (kind: MediaKind) => Text;
    readonly full: (limit: number) => Text;
    readonly tooLarge: (megabytes: number) => Text;
    readonly removed: Text;
  };
  readonly name: { readonly question: Text; readonly again: Text };
  readonly contact: { readonly question: Text; readonly again: Text };
  readonly secrecy: {
    readonly question: Text;
    readonly propose: (reasons: readonly SecrecyReason[]) => Text;
    readonly again: Text;
  };
  readonly summary: { readonly show: (words: SummaryWords) => Text; readonly again: Text };
  readonly edit: { readonly question: Text; readonly again: Text };
  readonly cancel: { readonly confirm: Text; readonly done: Text };
  readonly resumed: Text;
  readonly alreadyOpen: Text;
  readonly corrected: Text;
  readonly notCorrected: Text;
  /** The message that answered this was taken back. */
  readonly revoked: (question: QuestionName) => Text;
  readonly noteKept: Text;
  readonly placeKept: Text;
  readonly lateKept: Text;
  readonly lateIgnored: Text;
  readonly tooLong: (limit: number) => Text;
  readonly full: Text;
  readonly firstQuestion: Text;
  readonly oldButton: (question: QuestionName) => Text;
  readonly oldForm: (question: QuestionName) => Text;
  readonly alreadySent: (number: string) => Text;
  readonly sendFailed: Text;
  readonly unreadable: (what: UnreadableKind) => Text;
  readonly help: Text;
  readonly migrated: Text;
  readonly nudge: (agency: string) => Text;
  readonly expired: (agency: string) => Text;
};

/** Outside the form: the menu, status, later information, rating, enrolment. */
export type FollowCopy = {
  readonly labels: {
    readonly newReport: string;
    readonly status: string;
    /** Asks why a deadline is when it is. */
    readonly why: string;
    readonly mine: string;
    readonly help: string;
    readonly add: string;
    readonly addMore: string;
    readonly solved: string;
    readonly partly: string;
    readonly unsolved: string;
    readonly more: string;
    readonly indonesian: string;
    readonly english: string;
    readonly remindersOff: string;
    readonly remindersOn: string;
  };
  /** What comes all the same, and the way back. */
  readonly remindersOff: Text;
  readonly remindersOn: Text;
  readonly explanation: ExplanationCopy;
  readonly following: (number: string) => Text;
  readonly followNeedsCode: Text;
  readonly followRefused: (why: 'mistyped' | 'wrongCode' | 'tooMany') => Text;
  readonly welcome: (agency: string) => Text;
  readonly menu: Text;
  readonly help: (agency: string) => Text;
  readonly privacy: (agency: string) => Text;
  readonly thanks: Text;
  readonly chooseLanguage: Text;
  readonly languageChanged: Text;
  readonly nothingToCancel: Text;
  readonly officerHint: Text;
  readonly unreadable: (what: UnreadableKind) => Text;
  readonly staleButton: Text;
  /** News came while a form was open, and a number may be meant for either. */
  readonly whichMeant: Text;
  /** The same while an answer in words is awaited. */
  readonly whichOrWords: Text;
  /** `code`: the agency's, with which its numbers begin. */
  readonly numberAsked: (code: string) => Text;
  readonly numberMistyped: (typed: string) => Text;
  readonly numberUnknown: (number: string) => Text;
  readonly slowDown: (minutes: number) => Text;
  readonly submitted: (number: string, due: DueDate) => Text;
  /** `isFollowed`: by who asks, whose own it is not. */
  readonly publicStatus: (
    number: string,
    status: Status,
    received: string,
    due: DueDate | undefined,
    isFollowed: boolean,
  ) => Text;
  readonly ownStatus: (shown: OwnStatusWords) => Text;
  readonly statusName: (status: Status) => string;
  /** One line of a timeline; `undefined` for what is of no concern to the reporter. */
  readonly event: (event: ComplaintEvent, unitName: (id: string) => string) => string | undefined;
  /** `followed`: what others sent and the person joined. */
  readonly mine: (rows: readonly MineRow[], followed: readonly MineRow[]) => Text;
  readonly noComplaints: Text;
  readonly informationAsked: (number: string | undefined) => Text;
  readonly informationAdded: (number: string, asReply: boolean, revived: boolean) => Text;
  readonly correction: (text: string) => string;
  readonly correctionUnknown: Text;
  readonly revokedSent: (number: string) => Text;
  readonly lateAdded: Text;
  readonly locationWords: (point: Point, label: string | undefined) => string;
  readonly reasonAsked: (number: string | undefined) => Text;
  readonly reasonAgain: Text;
  /** That it is open again is news of its own, with a date. */
  readonly rated: (number: string, rating: 'solved' | 'partly' | 'unsolved', closed: boolean) => Text;
  readonly refused: (number: string | undefined, refusal: Refusal) => Text;
  readonly codeAsked: Text;
  readonly wrongCode: Text;
  readonly enrolled: (name: string, unitName: string, role: Role) => Text;
};

/** What a reporter sees of an own report; days already in words. */
export type OwnStatusWords = {
  readonly number: string;
  readonly status: Status;
  readonly description: string;
  readonly category: string | undefined;
  readonly unitName: string;
  readonly timeline: readonly { readonly day: string; readonly words: string }[];
  readonly truncated: boolean;
  readonly due: DueDate | undefined;
  readonly ask: string | undefined;
  readonly answer: string | undefined;
};

/** One line of `laporan saya`. */
export type MineRow = {
  readonly number: string;
  readonly status: Status;
  readonly category: string | undefined;
  readonly received: string;
};

/** Every sentence a citizen may read. A missing one does not compile. */
export type CitizenCopy = {
  /** 112, said before anything else. */
  readonly danger: Text;
  readonly form: FormCopy;
  readonly follow: FollowCopy;
  readonly join: JoinCopy;
};

/** The sentences by language. */
export const citizenCopy: Readonly<Record<Language, CitizenCopy>> = { id: citizenId, en: citizenEn };
