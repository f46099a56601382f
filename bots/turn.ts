import type { Temporal } from 'temporal-polyfill';
import type { AbsenceAsked } from '../src/domain/absence.ts';
import type { OfficerActor, Role } from '../src/domain/access.ts';
import type { Agency } from '../src/domain/agency.ts';
import type { AgencyDifference } from '../src/domain/agency-difference.ts';
import type { Audience, BroadcastStep } from '../src/domain/broadcast.ts';
import type { Calendar } from '../src/domain/calendar/calendar.ts';
import type { ComplaintRef } from '../src/domain/complaint/complaint.ts';
import type { Undated } from '../src/domain/digest.ts';
import type { Period } from '../src/domain/figures/period.ts';
import type {
  Attachment,
  ChannelName,
  Choice,
  Inbound,
  IncomingMedia,
  Language,
  OutMessage,
} from '../src/domain/message.ts';
import type { Outcome } from '../src/domain/outcome.ts';
import type { ReadyAnswersAsked } from '../src/domain/ready-answer.ts';
import type { UnitChange } from '../src/domain/unit-change.ts';
import type { Draft } from './conversation/form.ts';

/**
 * What a chat remembers between turns; sealed at rest. Small on purpose: at most 20 `seen`, one draft, one menu.
 * Everything in it is JSON.
 */
export type ChatState = {
  readonly v: 1;
  readonly draft?: Draft;
  /** The choices offered last, in order: what "2" or a label means. */
  readonly offered?: readonly Choice[];
  /** A question outside the form whose answer is awaited. */
  readonly awaiting?: Awaiting;
  /** A muted sender was told so. */
  readonly mutedTold?: boolean;
  /** The last complaint spoken of, for `status` without a number and answers without a reply. */
  readonly lastComplaint?: { readonly id: string; readonly number: string };
  /** The version of each complaint that this officer last saw, newest last; the number where it was told. */
  readonly seen?: readonly (readonly [complaintId: string, version: number, number?: string])[];
  /** The album whose photos were answered last, so that ten photos do not get ten answers. */
  readonly lastAlbum?: string;
  /** The report sent last from this chat: its messages can still be corrected, its buttons are recognised. */
  readonly told?: {
    readonly complaintId: string;
    readonly number: string;
    readonly draftId: string;
    /** The channel's ids of the citizen's messages, newest last, at most 40. */
    readonly messageIds: readonly string[];
  };
  /** The action under way is for a later file of an album that was answered: nothing more is said of it. */
  readonly quiet?: true;
  /** Where the next page of `laporan saya` begins, when that is too long for a button. */
  readonly more?: string;
};

/** What the next free text is for, when we asked for it outside the form. */
export type Awaiting =
  | { readonly kind: 'number' }
  | { readonly kind: 'information'; readonly complaintId: string; readonly number: string }
  | { readonly kind: 'reopenReason'; readonly complaintId: string; readonly number: string }
  /** An officer tapped a command that needs words or a unit. */
  | {
      readonly kind: 'commandWords';
      readonly command: string;
      readonly complaintId: string;
      readonly number: string;
      readonly version: number;
      /** What was given already: files that came before the words, a caption whose album is still arriving. */
      readonly words?: string;
      readonly attachments?: readonly Attachment[];
      readonly albumId?: string;
      /**
       * Nothing is missing, it waits for a yes: more photos may come, someone else changed the report, or no report was
       * named and the one spoken of last is meant, probably; or a ready-made answer is shown, and other words may be
       * sent instead.
       */
      readonly held?: 'album' | 'changed' | 'unnamed' | 'ready';
    }
  | { readonly kind: 'inviteCode' }
  /** An admin writes an announcement: its text, then for whom. */
  | {
      readonly kind: 'broadcast';
      readonly ask: 'text' | 'audience' | 'category' | 'unit' | 'area';
      readonly text?: string;
    }
  /** A change of the units, as typed after `unit`: what it still lacks, or (`id`) a yes to the differences that were shown. */
  | { readonly kind: 'units'; readonly words: string; readonly lacks: UnitsLack }
  | {
      readonly kind: 'units';
      readonly words: string;
      readonly id: string;
      readonly shown: readonly AgencyDifference[];
    }
  /** A yes to joining this chat with the one that gave the code. */
  | { readonly kind: 'join'; readonly code: string };

/** The word before what completes a change of the units: its level, who succeeds. */
export type UnitsLack = 'tingkat' | 'pengganti';

export type { ComplaintRef };

/** Work that needs the database: at most one a turn; done in the same transaction as the turn. */
export type Action =
  | { readonly kind: 'suggestCategories'; readonly text: string; readonly exceptUnitIds: readonly string[] }
  | { readonly kind: 'submit'; readonly draft: Draft }
  /** The same by an officer, of what came outside this service. */
  | { readonly kind: 'enter'; readonly draft: Draft }
  /** Joins the public report that was shown instead of sending the draft; follows it no more. */
  | { readonly kind: 'support'; readonly complaintId: string }
  /** Without `ref`: the only one that is followed, or the choice among them. */
  | { readonly kind: 'unfollow'; readonly ref?: ComplaintRef }
  | { readonly kind: 'status'; readonly ref: ComplaintRef }
  | { readonly kind: 'myComplaints'; readonly after?: string }
  | {
      readonly kind: 'addInformation';
      readonly ref: ComplaintRef;
      readonly text: string;
      readonly attachments: readonly Attachment[];
    }
  | {
      readonly kind: 'rate';
      readonly ref: ComplaintRef;
      readonly rating: 'solved' | 'partly' | 'unsolved';
      readonly reason?: string;
    }
  | { readonly kind: 'enrol'; readonly code: string }
  /** Follows an entered report by the code that an officer handed over. */
  | { readonly kind: 'follow'; readonly code: string }
  | { readonly kind: 'reminders'; readonly wanted: boolean }
  | { readonly kind: 'joinCode' }
  | { readonly kind: 'joinLook'; readonly code: string }
  /** `hasForm`: a form is open here, so that another one is asked about. */
  | { readonly kind: 'join'; readonly code: string; readonly hasForm: boolean }
  | { readonly kind: 'keepForm'; readonly here: boolean }
  | { readonly kind: 'separate'; readonly sure: boolean }
  /** Whether announcements may come to this chat. */
  | { readonly kind: 'announcements'; readonly wanted: boolean }
  /** A command of the registry in src/domain/complaint/commands, by name. */
  | {
      readonly kind: 'command';
      readonly command: string;
      readonly ref: ComplaintRef;
      readonly words: string;
      readonly attachments: readonly Attachment[];
    }
  | {
      readonly kind: 'queue';
      readonly mineOnly: boolean;
      readonly awaiting?: Undated;
      readonly after?: string;
    }
  | { readonly kind: 'figures'; readonly period: Period }
  | { readonly kind: 'morningReport' }
  | { readonly kind: 'view' | 'viewWhole'; readonly ref: ComplaintRef }
  | { readonly kind: 'history'; readonly ref: ComplaintRef; readonly after?: number }
  | { readonly kind: 'explain'; readonly ref: ComplaintRef }
  | { readonly kind: 'identity' | 'followCode'; readonly ref: ComplaintRef }
  | {
      readonly kind: 'invite';
      readonly unitWords: string;
      readonly role?: Role;
      readonly name: string;
    }
  | { readonly kind: 'officers' }
  /** The tree of units, or of those below the one that the words name, from this place on. */
  | { readonly kind: 'units'; readonly words: string; readonly from: number }
  /** `words`: as typed; `agreed`: the differences that were agreed to, absent: they are to be shown. */
  | {
      readonly kind: 'changeUnits';
      readonly asked: UnitChange;
      readonly words: string;
      readonly agreed?: readonly AgencyDifference[];
    }
  | { readonly kind: 'readyAnswers'; readonly asked: ReadyAnswersAsked }
  | { readonly kind: 'absence'; readonly asked: AbsenceAsked }
  /** `ref` absent: all that the officer has. */
  | { readonly kind: 'handOver'; readonly ref?: ComplaintRef; readonly words: string }
  | { readonly kind: 'revoke'; readonly words: string }
  | { readonly kind: 'leave'; readonly everywhere: boolean }
  | { readonly kind: 'mute'; readonly ref: ComplaintRef; readonly reason: string }
  | { readonly kind: 'unmute'; readonly ref?: ComplaintRef; readonly personId?: string }
  | { readonly kind: 'copies'; readonly after?: string }
  | { readonly kind: 'mutedList'; readonly after?: string }
  | { readonly kind: 'deadLetters'; readonly after?: string }
  | { readonly kind: 'retry'; readonly id?: number }
  | { readonly kind: 'draftBroadcast'; readonly text: string; readonly audience: Audience }
  /** `id` absent: the newest that allows it. */
  | { readonly kind: 'broadcastStep'; readonly step: BroadcastStep; readonly id?: string }
  | { readonly kind: 'viewBroadcast'; readonly id?: string }
  | { readonly kind: 'broadcasts'; readonly after?: string }
  | { readonly kind: 'apiKeys'; readonly create?: string; readonly revoke?: string };

/** What `advance` may know besides the chat's state and the input. */
export type TurnContext = {
  readonly now: Temporal.Instant;
  readonly agency: Agency;
  readonly calendar: Calendar;
  readonly channel: ChannelName;
  readonly language: Language;
  /** The procedure has clocks for the way of what officers enter (TLA 2-4). */
  readonly hasIntakeClocks?: boolean;
  /** Set when the chat belongs to an officer in service, read from the database in this transaction. */
  readonly officer?: OfficerActor;
  /** The chat already has reports. */
  readonly isReporter: boolean;
  /** Fresh, unguessable, unique: for a draft's id and the id of the media in this input. */
  readonly newId: () => string;
  /** What the message was about that this one replies to. */
  readonly repliesTo?: {
    readonly complaintId: string;
    readonly number: string;
    readonly version: number;
    readonly kind: string;
  };
  /** The channel says this is older than what was already applied. */
  readonly late: boolean;
};

/** The result of `advance` and `conclude`. */
export type Turn = {
  readonly state: ChatState;
  readonly replies: readonly OutMessage[];
  readonly action?: Action;
  /** The file in this input, if it is to be kept, under the id given to it. */
  readonly keep?: { readonly mediaId: string; readonly media: IncomingMedia };
  /** A change of language, kept with the chat. */
  readonly language?: Language;
};

/** Pure: one input moves one chat. */
export type Advance = (state: ChatState, inbound: Inbound, context: TurnContext) => Turn;

/** Pure: words for what came of the turn's action. Never asks for another action. */
export type Conclude = (state: ChatState, action: Action, outcome: Outcome, context: TurnContext) => Turn;
