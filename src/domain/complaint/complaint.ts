import type { UnitLevel } from '../agency.ts';
import type { Day, Instant } from '../instant.ts';
import type { Attachment, ChannelName, Point } from '../message.ts';
import type { SettlementClass } from '../sop/profile.ts';
import type { Drafting } from './drafting.ts';
import type { Entry } from './entry.ts';

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

/** Statuses in which somebody here has work on a complaint, or waits for its reporter. */
export const workStatuses: readonly Status[] = [
  'awaitingVerification',
  'awaitingReporter',
  'verified',
  'disposed',
  'accepted',
];

/** Statuses in which a complaint goes a way of its own: not ended, and following no other. */
export const liveStatuses: readonly Status[] = [...workStatuses, 'awaitingNational', 'answered'];

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

/** Which complaint is meant, by whichever handle a chat or a program gave. */
export type ComplaintRef =
  | { readonly by: 'id'; readonly id: string; readonly expectedVersion?: number }
  | { readonly by: 'number'; readonly number: string };
