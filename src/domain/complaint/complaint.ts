import type { Temporal } from 'temporal-polyfill';
import type { Actor } from '../access.ts';
import type { Agency, UnitLevel } from '../agency.ts';
import type { Calendar } from '../calendar/calendar.ts';
import type { Attachment, ChannelName, Point } from '../message.ts';
import type { Notice, Recipient, Span } from '../notice.ts';
import type { Result } from '../result.ts';
import type { Profile, SettlementClass } from '../sop/profile.ts';
import type { Drafting, DraftingEvent, DraftingStage } from './drafting.ts';
import type { Entry } from './entry.ts';

/** An instant at rest: ISO 8601 in UTC, as `Temporal.Instant.toString()` writes it. */
export type Instant = string;
/** A calendar day at rest: `2026-11-23`. */
export type Day = string;

/** What a report is: pengaduan, aspirasi or permintaan informasi. */
export type Classification = 'complaint' | 'aspiration' | 'informationRequest';

/**
 * Where a complaint stands.
 * - `awaitingVerification`: in the agency admin's queue, also after a return (`returned` says so).
 * - `awaitingReporter`: the reporter was asked for what is missing; the verification clock pauses.
 * - `verified`: found complete by the agency admin, not yet handed down.
 * - `disposed`: in a unit's queue. `accepted`: the unit works on it.
 * - `awaitingNational`: sent up to a national admin outside this service; the agency admin watches it until word comes back.
 * - `answered`: the answer is given, the reporter may rate or reopen; closes by itself.
 * - `merged`: a duplicate that follows another report: its status, its deadlines and its end are that one's.
 * - `closed`, `archived`, `forwarded`: ended by an answer, by a rule, by being taken over by who has authority (BUP IV.A.2.a).
 */
export const statuses = [
  'awaitingVerification',
  'awaitingReporter',
  'verified',
  'disposed',
  'accepted',
  'awaitingNational',
  'answered',
  'closed',
  'archived',
  'forwarded',
  'merged',
] as const;
export type Status = (typeof statuses)[number];

/** Statuses that end a complaint. */
export const endedStatuses: readonly Status[] = ['closed', 'archived', 'forwarded'];

/**
 * What a report is about in law (BUP VI.B.1.a.3), as an officer sees it for now: a dispute, an indicated violation of law,
 * or an indicated abuse of office by staff. No verdict.
 */
export type Nature = 'ordinary' | 'dispute' | 'violation' | 'abuse';

/** What may be secret about a report: that the public reads it, or who sent it. */
export type Secrecy = 'confidential' | 'anonymous';

/** One officer asked that a report be less secret; a second one's yes is awaited. */
export type LoweringRequest = {
  readonly what: Secrecy;
  readonly askedBy: string;
  /** The request is over then. */
  readonly until: Instant;
};

/** What the reporter said: personal data, encrypted at rest with the reporter's own key. */
export type Content = {
  readonly description: string;
  readonly place: { readonly words?: string; readonly point?: Point };
  /** When it happened: a day if one was understood, and the words as typed. */
  readonly occurred: { readonly on?: Day; readonly words: string };
  readonly attachments: readonly Attachment[];
  /** Later additions by the reporter, oldest first. */
  readonly additions: readonly Addition[];
};
export type Addition = {
  readonly at: Instant;
  readonly text: string;
  readonly attachments: readonly Attachment[];
};

/** A question to the reporter and what became of it (BUP VI.B.1.a.10-11). */
export type Completion = {
  readonly requestedAt: Instant;
  readonly ask: string;
  /** While a reply waits for the officer's word the clock does not archive. */
  readonly repliedAt?: Instant;
  /** The working days after the request on which a reminder went out. */
  readonly remindedDays: readonly number[];
  /** Where the complaint stood when it was asked: a liaison's question gives it back to the liaison's work. */
  readonly askedIn: 'awaitingVerification' | 'verified' | 'disposed' | 'accepted';
};

/** A report's way to national, outside this service. */
export type National = {
  readonly at: Instant;
  readonly to: string;
  readonly systemic?: true;
  readonly reason: string;
};

/** A time during which the clocks stand still: the reporter was asked. */
export type Pause = { readonly from: Instant; readonly to?: Instant };

/** A duplicate as the report that it follows knows it; `version` is that of its merging. */
export type Duplicate = {
  readonly complaintId: string;
  readonly number: string;
  readonly reporterId: string;
  readonly version: number;
};

/** The state of a complaint: the fold of its events. Always has an owner; ended ones keep their last. */
export type Complaint = {
  readonly id: string;
  /** `TLA-7KQ4-M2XR`: see number.ts. */
  readonly number: string;
  /** How many events it has; the next event's version is this plus one. */
  readonly version: number;
  readonly profile: { readonly id: string; readonly version: number };
  readonly status: Status;
  readonly classification: Classification;
  readonly categoryId: string | null;
  readonly settlementClass: SettlementClass;
  readonly ownerUnitId: string;
  /** The units that handed it down to the one that has it, the uppermost first: it goes back the way it came. */
  readonly handedDownBy?: readonly string[];
  readonly assigneeId: string | null;
  readonly reporterId: string;
  readonly channel: ChannelName;
  /** It came outside this service and was entered by an officer, on `channel`. */
  readonly entry?: Entry;
  readonly anonymous: boolean;
  readonly confidential: boolean;
  /** Officers made it anonymous, not the reporter. */
  readonly anonymityRaised?: true;
  readonly lowering?: LoweringRequest;
  /** The text spoke of danger to life. */
  readonly urgent: boolean;
  /** Units whose own staff it is about: never suggested as handler. */
  readonly accusedUnitIds: readonly string[];
  /** Absent: ordinary, or not marked. */
  readonly nature?: Nature;
  /** Who and what it is about, in an officer's words (BUP VI.B.1.a.2); encrypted at rest like the content. */
  readonly subject?: string;
  readonly object?: string;
  /** The report that it follows as a duplicate, and what it was before. */
  readonly mergedInto?: {
    readonly complaintId: string;
    readonly number: string;
    readonly at: Instant;
    readonly from: Status;
  };
  /** How many people joined it; who they are is not for officers. */
  readonly supporters?: number;
  /** The duplicates that follow it. */
  readonly duplicates?: readonly Duplicate[];
  /** Units that see it and may comment without owning it (tembusan, BUP VI.B.1.b.9), in the order of their copies. */
  readonly copies?: readonly { readonly unitId: string; readonly at: Instant }[];
  readonly receivedAt: Instant;
  readonly verifiedAt?: Instant;
  /** When the disposition entered the present liaison's queue (receipt). */
  readonly disposedAt?: Instant;
  /** When it entered the agency's queue, where the national admin inside this deployment had it before. */
  readonly agencyReceivedAt?: Instant;
  /** Set while it lies where it came back to; an admin's review limit runs from here. */
  readonly returnedAt?: Instant;
  /** When it entered the queue of the unit that has it now; absent: when it was received. */
  readonly enteredAt?: Instant;
  /** The level of the unit that has it, where it is neither the admin room nor a liaison's unit. */
  readonly ownerLevel?: UnitLevel;
  /** When an officer of that unit first took it, by `ambil` or `terima`: the receipt of BKP 3, 6 and 9. */
  readonly takenAt?: Instant;
  readonly acceptedAt?: Instant;
  /** When, to whom and why it was last sent up to national outside this service. */
  readonly national?: National;
  readonly respondedAt?: Instant;
  readonly answeredAt?: Instant;
  readonly endedAt?: Instant;
  readonly pauses: readonly Pause[];
  readonly completion?: Completion;
  /** How often the reporter said "not solved" and it came back; at most once. */
  readonly reopenedCount: number;
  readonly rating?: 'solved' | 'partly' | 'unsolved';
  /** The working days after the answer on which its reporter was reminded of it. */
  readonly answerRemindedDays?: readonly number[];
  readonly ratingAskedAt?: Instant;
  /** Limits whose breach was announced: `step@startInstant`. */
  readonly breached: readonly string[];
  /** When each of those was last told to the unit and to the level above it, by the same key. */
  readonly lateTold?: Readonly<Record<string, Instant>>;
  /** Limits before which the unit was called to account (BUP VII.A.1.e): the key and how long the limit was. */
  readonly watched?: readonly string[];
  /** When that last happened to the present unit's settlement limit. */
  readonly monitoredAt?: Instant;
  /** The unit saw another settlement class than it was handed: when, and which it was before. */
  readonly classChange?: { readonly at: Instant; readonly from: SettlementClass };
  /** When the reporter was last told what hinders the answer (BUP VII.A.1.f). */
  readonly obstacleToldAt?: Instant;
  /** During a telaah: an answer is drafted, approved and only then sent (MJK-B 4-7). */
  readonly drafting?: Drafting;
  readonly content: Content;
  /** The latest answer, for the reporter's view. */
  readonly answer?: {
    readonly text: string;
    readonly unitId: string;
    /** Who gave it, where that is outside this service. */
    readonly from?: string;
    readonly attachments: readonly Attachment[];
  };
};

/**
 * What happened. Everything personal or confidential stands under `private`, which the store encrypts with the
 * reporter's key before it is hashed into the audit chain; the rest is data that may outlive the person's key.
 */
export type ComplaintEvent =
  | {
      readonly type: 'submitted';
      readonly number: string;
      readonly profile: { readonly id: string; readonly version: number };
      readonly classification: Classification;
      readonly categoryId: string | null;
      readonly ownerUnitId: string;
      /** Its level, where that is not `agency`. */
      readonly ownerLevel?: UnitLevel;
      readonly reporterId: string;
      readonly channel: ChannelName;
      /** By an officer, of a report that came outside this service. */
      readonly entry?: Entry;
      readonly anonymous: boolean;
      readonly confidential: boolean;
      readonly urgent: boolean;
      readonly accusedUnitIds: readonly string[];
      readonly private: Omit<Content, 'additions'>;
    }
  | { readonly type: 'claimed'; readonly officerId: string }
  /** The assignee lets go of it, or has left the service: it is everyone's in the queue again. */
  | { readonly type: 'released'; readonly officerId: string }
  /** By who had it, or by an admin of the unit, to a colleague. */
  | { readonly type: 'handedOver'; readonly officerId: string }
  | {
      readonly type: 'verified';
      readonly classification?: Classification;
      readonly categoryId?: string;
      readonly settlementClass?: SettlementClass;
    }
  | { readonly type: 'completionRequested'; readonly private: { readonly ask: string } }
  /** `withheld`, here and below: the reporter wants no reminders, and was told nothing. */
  | { readonly type: 'completionReminded'; readonly day: number; readonly withheld?: true }
  /** Of an answer that awaits their word, on working day `day` after it. */
  | { readonly type: 'answerReminded'; readonly day: number; readonly withheld?: true }
  /** It was closed without their word: how well it was answered. */
  | { readonly type: 'ratingAsked'; readonly withheld?: true }
  | {
      readonly type: 'reporterReplied';
      /** Said outside this service, of an entered report, and written down by an officer. */
      readonly relayed?: true;
      readonly private: { readonly text: string; readonly attachments: readonly Attachment[] };
    }
  | {
      readonly type: 'informationAdded';
      readonly private: { readonly text: string; readonly attachments: readonly Attachment[] };
    }
  | {
      readonly type: 'disposed';
      readonly toUnitId: string;
      /** Its level, where that is not `liaison`. */
      readonly toLevel?: UnitLevel;
      readonly settlementClass: SettlementClass;
      /** The text accuses this unit's own staff, and the admin chose it nevertheless. */
      readonly despiteAccusation?: true;
      readonly private: { readonly note: string };
    }
  | {
      readonly type: 'returned';
      readonly toUnitId: string;
      /** Who sent it back, where that is outside this service. */
      readonly from?: string;
      /** Its level, where that is not `agency`. */
      readonly toLevel?: UnitLevel;
      readonly private: { readonly reason: string };
    }
  /** Its unit was closed, and another has its work: nothing else changes, and no clock. */
  | {
      readonly type: 'transferred';
      readonly fromUnitId: string;
      readonly toUnitId: string;
      /** Its level, where that is not `liaison`. */
      readonly toLevel?: UnitLevel;
    }
  /** Up to a national admin outside this service (BUP VI.B.1.b.12). */
  | {
      readonly type: 'sentToNational';
      readonly to: string;
      /** No matter of authority: it cannot be solved here in 60 days (MJK-A 4). */
      readonly systemic?: true;
      readonly private: { readonly reason: string };
    }
  /** What the report says was given to an officer, to be carried to national. */
  | { readonly type: 'exported' }
  /** Who has authority has taken it over, and it ends here (BUP IV.A.2.a). */
  | {
      readonly type: 'forwarded';
      readonly to: string;
      readonly private: { readonly reason: string };
    }
  | { readonly type: 'accepted'; readonly officerId: string; readonly settlementClass?: SettlementClass }
  /** The unit saw another settlement class (BUP VI.C); its limit runs from the same receipt. */
  | {
      readonly type: 'classChanged';
      readonly from: SettlementClass;
      readonly to: SettlementClass;
      readonly private: { readonly reason: string };
    }
  | { readonly type: 'responded'; readonly private: { readonly text: string } }
  | {
      readonly type: 'answered';
      /** Who answered, where that is outside this service. */
      readonly from?: string;
      /** The unit that settled it before it was entered; absent: the one that has it. */
      readonly unitId?: string;
      readonly private: { readonly text: string; readonly attachments: readonly Attachment[] };
    }
  | {
      readonly type: 'copied';
      readonly unitId: string;
      readonly despiteAccusation?: true;
      /** For coordination with APIP (BUP VI.B.1.b.13), or to watch what the unit entered (TLA 5). */
      readonly as?: 'inspectorate' | 'entry';
      readonly private: { readonly note: string };
    }
  | {
      readonly type: 'marked';
      readonly nature?: Nature;
      readonly private: { readonly subject?: string; readonly object?: string };
    }
  | { readonly type: 'copyWithdrawn'; readonly unitId: string }
  | DraftingEvent
  /** BUP VI.B.1.a.5: an officer made it more secret. */
  | { readonly type: 'secrecyRaised'; readonly what: Secrecy; readonly private: { readonly reason: string } }
  | {
      readonly type: 'loweringAsked';
      readonly what: Secrecy;
      readonly officerId: string;
      readonly until: Instant;
      readonly private: { readonly reason: string };
    }
  /** By another officer than `askedBy`. */
  | { readonly type: 'secrecyLowered'; readonly what: Secrecy; readonly askedBy: string }
  | {
      readonly type: 'loweringRefused';
      readonly what: Secrecy;
      readonly private: { readonly reason: string };
    }
  /** The reporter of an entered report follows it in a chat from now on, by the code that an officer handed over. */
  | { readonly type: 'followed'; readonly channel: ChannelName }
  | { readonly type: 'noteAdded'; readonly private: { readonly text: string } }
  | { readonly type: 'rated'; readonly rating: 'solved' | 'partly' | 'unsolved' }
  | { readonly type: 'reopened'; readonly private: { readonly reason: string } }
  | { readonly type: 'closed'; readonly by: 'reporter' | 'system' }
  | { readonly type: 'archived'; readonly rule: string }
  | {
      readonly type: 'revived';
      /** The admin room: an archived report begins again with verification. */
      readonly toUnitId: string;
      readonly private: { readonly text: string; readonly attachments: readonly Attachment[] };
    }
  | { readonly type: 'limitBreached'; readonly limit: string; readonly source: string }
  /** A breach lasts: told again, once a week. */
  | { readonly type: 'lateAgain'; readonly limit: string; readonly source: string }
  /** BUP VII.A.1.e, as a `watched` key. */
  | { readonly type: 'monitored'; readonly limit: string; readonly source: string }
  /** BUP VII.A.1.f: what the obstacle is, what was done, what will be. */
  | { readonly type: 'obstacleTold'; readonly private: { readonly text: string } }
  /** It follows another report as its duplicate from now on, and no more. */
  | { readonly type: 'merged'; readonly intoId: string; readonly intoNumber: string }
  | { readonly type: 'separated'; readonly fromNumber: string }
  /** A duplicate follows this report, and no more. */
  | ({ readonly type: 'duplicateJoined' } & Duplicate)
  | { readonly type: 'duplicateLeft'; readonly complaintId: string; readonly number: string }
  /** Somebody joined it ("saya juga"), or follows it no more; who stands nowhere in the trail. */
  | { readonly type: 'supported' }
  | { readonly type: 'supportWithdrawn' }
  | { readonly type: 'identityViewed'; readonly officerId: string }
  /** An officer read the texts with the personal data in them. */
  | { readonly type: 'textsOpened'; readonly officerId: string };

/** An event as it is stored: who, when, and its place in the complaint's chain. */
export type Recorded<E = ComplaintEvent> = {
  readonly version: number;
  readonly at: Instant;
  readonly actor: Actor;
  readonly event: E;
};

/** Which complaint is meant, by whichever handle a chat or a program gave. */
export type ComplaintRef =
  | { readonly by: 'id'; readonly id: string; readonly expectedVersion?: number }
  | { readonly by: 'number'; readonly number: string };

/** A settlement class that may be chosen, and the date by which it would have to be settled. */
export type ClassOption = {
  readonly settlementClass: SettlementClass;
  readonly until: Day;
  readonly span: Span;
};

/** Why a rule says no. `copy` turns each code into a sentence that says what to do next. */
export type Refusal =
  | { readonly code: 'ended'; readonly status: Status }
  | { readonly code: 'wrongStatus'; readonly status: Status; readonly possible: readonly string[] }
  | { readonly code: 'notYours'; readonly ownerUnitId: string; readonly possible?: readonly string[] }
  | { readonly code: 'notAllowed'; readonly command: string; readonly possible?: readonly string[] }
  | {
      readonly code: 'changedMeanwhile';
      /** The event that came in between, its actor and time: said to the officer. */
      readonly event: ComplaintEvent['type'];
      readonly actor: Actor;
      readonly at: Instant;
    }
  | { readonly code: 'missingText'; readonly command: string }
  /** What was chosen stands (`given`); why it is done, or the subject or object itself, is still to be said. */
  | {
      readonly code: 'missingReason';
      readonly command: string;
      readonly given: string;
      readonly what?: 'subject' | 'object';
    }
  /** A mark must be chosen. */
  | { readonly code: 'whichMark' }
  /** No unit of the agency is marked as its inspectorate. */
  | { readonly code: 'noInspectorate' }
  /** A class must be chosen, from these. */
  | { readonly code: 'whichClass'; readonly options: readonly ClassOption[] }
  | { readonly code: 'sameClass'; readonly settlementClass: SettlementClass }
  /** Its limit would have been over on that day. */
  | {
      readonly code: 'classPassed';
      readonly settlementClass: SettlementClass;
      readonly on: Day;
      readonly options: readonly ClassOption[];
    }
  | { readonly code: 'textTooLong'; readonly limit: number }
  | { readonly code: 'unknownUnit'; readonly words: string }
  | { readonly code: 'ambiguousUnit'; readonly words: string; readonly unitIds: readonly string[] }
  /** `onlyAdmin`: it is for the admin to choose it nevertheless. */
  | { readonly code: 'accusedUnit'; readonly unitId: string; readonly onlyAdmin?: true }
  | { readonly code: 'alreadyCopied'; readonly unitId: string }
  | { readonly code: 'tooManyCopies'; readonly most: number }
  /** Which copy is taken back, of these; `unitId`: the one that was named has none. */
  | { readonly code: 'whichCopy'; readonly unitIds: readonly string[]; readonly unitId?: string }
  | { readonly code: 'sameUnit'; readonly unitId: string }
  /** It goes down only to units below the one that has it; `unitId` is none of them, or there are none. */
  | { readonly code: 'notBelow'; readonly unitId?: string }
  | { readonly code: 'incomplete' }
  /** What a telaah allows now, at `unitId`; `stage` absent: none is under way. */
  | {
      readonly code: 'inDrafting';
      readonly stage?: DraftingStage;
      readonly unitId: string;
      readonly possible?: readonly string[];
    }
  /** The unit answers only `answerable` classes by itself; this one goes on to one of these rooms, or is changed with a reason. */
  | {
      readonly code: 'passOnFirst';
      readonly settlementClass: SettlementClass;
      readonly answerable: readonly SettlementClass[];
      readonly source: string;
      readonly unitIds: readonly string[];
    }
  /** Who drafts must be chosen, from these rooms; `words`: what was typed names none of them. */
  | { readonly code: 'whichDrafter'; readonly unitIds: readonly string[]; readonly words?: string }
  /** Nothing archives but a listed rule; `rules` are those that an officer may apply. */
  | { readonly code: 'notARule'; readonly rules: readonly { readonly id: string; readonly title: string }[] }
  | { readonly code: 'alreadyClaimed'; readonly officerId: string }
  | { readonly code: 'alreadyReopened' }
  | { readonly code: 'alreadyDone'; readonly event: ComplaintEvent['type'] }
  | { readonly code: 'anonymous' }
  /** What is to be less secret, of what may be; none: nothing may. */
  | { readonly code: 'whichSecrecy'; readonly options: readonly Secrecy[] }
  /** Anonymity that the reporter chose stays. */
  | { readonly code: 'reportersChoice' }
  /** No request waits for a second officer; `expired`: the last one is over. */
  | { readonly code: 'nothingAsked'; readonly expired?: true }
  /** Who asked cannot agree too. */
  | { readonly code: 'needsSecondOfficer' }
  | { readonly code: 'cannotMerge'; readonly why: MergeObstacle }
  /** It follows this report, where the work is done. */
  | { readonly code: 'isMerged'; readonly intoNumber: string }
  | { readonly code: 'invalidArgument'; readonly command: string };

/** Why two reports are not handled as one. */
export type MergeObstacle =
  | 'unknown'
  | 'same'
  | 'notYours'
  | 'ended'
  | 'answered'
  | 'isDuplicate'
  | 'hasDuplicates'
  | 'reopened'
  | 'urgent'
  | 'confidential'
  | 'accused'
  | 'tooMany';

/** Something to be told; the recipient becomes chats, and the notice words, outside the domain. */
export type Effect = { readonly to: Recipient; readonly notice: Notice };

export type Decision = {
  readonly events: readonly ComplaintEvent[];
  readonly effects: readonly Effect[];
  /** What it means for the context's other report. */
  readonly onOther?: Omit<Decision, 'onOther'>;
};

/** What a decision may look at besides the complaint and its arguments. */
export type DecisionContext = {
  readonly now: Temporal.Instant;
  readonly actor: Actor;
  /** The profile under which this complaint began. */
  readonly profile: Profile;
  readonly calendar: Calendar;
  readonly agency: Agency;
  /** The other report of a merging or parting, or the one that a duplicate follows. */
  readonly other?: { readonly complaint: Complaint; readonly profile: Profile };
  /** The officers in service of the rooms inside offices, for a command that may name one. */
  readonly officers?: readonly NamedOfficer[];
};

export type NamedOfficer = { readonly id: string; readonly name: string; readonly unitId: string };

/** Under what rules a complaint stands: the agency as it is now, the procedure under which it began. */
export type Rulebook = Pick<DecisionContext, 'agency' | 'profile'>;

/** The pure heart of every command, job and citizen's act on a complaint. */
export type Decide<Args> = (
  complaint: Complaint,
  args: Args,
  context: DecisionContext,
) => Result<Decision, Refusal>;
