import type { Classification, Secrecy } from './complaint/complaint.ts';
import type { Day, Instant } from './instant.ts';
import type { Attachment } from './message.ts';
import type { SettlementClass, Step } from './sop/profile.ts';

/** To whom something is said. `unit`: every officer of it, except the one who caused it. */
export type Recipient =
  | { readonly kind: 'reporter'; readonly personId: string }
  | { readonly kind: 'unit'; readonly unitId: string; readonly exceptOfficerId?: string }
  | { readonly kind: 'officer'; readonly officerId: string }
  /** Whoever joined the report ("saya juga"). */
  | { readonly kind: 'supporters'; readonly complaintId: string };

/** What became of news in a person's chat; `at` is when that was. */
export type Informed =
  | { readonly how: 'sent' | 'delivered' | 'read'; readonly at: Instant }
  /** `windowClosed` and `blocked` wait until the person writes. */
  | { readonly how: 'failed'; readonly error: string };

/** How long a limit is, for "(3 hari kerja)". */
export type Span = { readonly amount: number; readonly unit: 'workingDay' | 'calendarDay' | 'officeMinute' };

/**
 * News about a complaint, as data: delivery turns it into words in the recipient's language when it is sent.
 * Units are named by `unitName`; officers' names never go to citizens. `complaintId` and `version` let a reply or a
 * button act on what the notice was about.
 */
export type Notice = {
  readonly complaintId: string;
  readonly number: string;
  readonly version: number;
  /** To a deputy: the first name of the officer who is away and would have had it. */
  readonly forName?: string;
} & (
  | /** to the reporter */ {
      readonly kind: 'completionAsked';
      readonly ask: string;
      readonly until: Day;
      readonly span: Span;
    }
  | {
      readonly kind: 'completionReminder';
      readonly ask: string;
      readonly until: Day;
      /** No other follows before the archive: everybody gets it, who wants no reminders too. */
      readonly last?: true;
    }
  | { readonly kind: 'answerReminder'; readonly unitName: string; readonly closesOn: Day }
  /** After it was closed without a word of the reporter. */
  | { readonly kind: 'ratingReminder' }
  | /** several reminders for one person; the header is the first one's */ {
      readonly kind: 'reminders';
      readonly items: readonly ReminderItem[];
      /** How many stand not in `items`. */
      readonly more: number;
    }
  | /** what was missing is there now; `until` when a promised date moved by the wait */ {
      readonly kind: 'completed';
      readonly until?: Day;
    }
  | /** found complete without a question; the fields say what the admin corrected */ {
      readonly kind: 'verified';
      readonly classification?: Classification;
      readonly categoryId?: string;
    }
  | { readonly kind: 'archived'; readonly ask: string }
  | /** by an admin, under a rule that the profile lists */ {
      readonly kind: 'archivedUnderRule';
      readonly title: string;
      readonly source: string;
    }
  | { readonly kind: 'revived'; readonly until: Day; readonly span: Span }
  | { readonly kind: 'handedDown'; readonly unitName: string; readonly until: Day; readonly span: Span }
  | /** by the national admin to the agency's, who reviews it until then */ {
      readonly kind: 'handedToAgency';
      readonly unitName: string;
      readonly until: Day;
      readonly span: Span;
    }
  | {
      readonly kind: 'returnedForReview';
      readonly unitName: string;
      /** To whom it came back; absent: to the agency's admin. */
      readonly toUnitName?: string;
      readonly reason: string;
      readonly until: Day;
      readonly span: Span;
    }
  | /** up to national, outside this service; `until`: when the admin asks there what became of it */ {
      readonly kind: 'sentToNational';
      readonly to: string;
      readonly systemic?: true;
      readonly reason: string;
      readonly until: Day;
      readonly span: Span;
    }
  | /** its unit was closed; the promised date stands */ {
      readonly kind: 'transferred';
      readonly unitName: string;
      readonly toUnitName: string;
    }
  | /** who has authority has taken it over */ {
      readonly kind: 'forwardedAway';
      readonly to: string;
      readonly note: string;
    }
  | {
      readonly kind: 'accepted';
      readonly unitName: string;
      readonly until: Day;
      /** Set when the unit's class moved the promised date: the reason that the reporter is told. */
      readonly moved?: { readonly settlementClass: SettlementClass; readonly span: Span };
    }
  | /** the unit sees another settlement class; `until` counts from the same receipt */ {
      readonly kind: 'classChanged';
      readonly unitName: string;
      readonly settlementClass: SettlementClass;
      readonly reason: string;
      readonly until: Day;
      readonly span: Span;
    }
  | { readonly kind: 'secrecyRaised'; readonly what: Secrecy }
  | { readonly kind: 'secrecyLowered'; readonly what: Secrecy }
  | { readonly kind: 'firstResponse'; readonly unitName: string; readonly text: string }
  | /** what hinders the answer; `until`: by when it is to be there nevertheless */ {
      readonly kind: 'obstacle';
      readonly unitName: string;
      readonly text: string;
      readonly until: Day;
    }
  | {
      readonly kind: 'answer';
      readonly unitName: string;
      readonly text: string;
      readonly attachments: readonly Attachment[];
      readonly closesOn: Day;
      readonly mayReopen: boolean;
    }
  | { readonly kind: 'closedBySystem' }
  | /** it follows another report on the same problem; `until`: that one's next date */ {
      readonly kind: 'mergedForYou';
      readonly until?: Day;
      readonly span?: Span;
    }
  | { readonly kind: 'separatedForYou'; readonly until: Day; readonly span: Span }
  | /** the report that it follows is closed */ { readonly kind: 'closedTogether' }
  | { readonly kind: 'reopenedForYou'; readonly unitName: string; readonly until: Day; readonly span: Span }
  /** to who joined it */
  | SupporterNotice
  /** to officers */
  | OfficerNotice
);

/** One report in a message of several reminders. */
export type ReminderItem = {
  readonly complaintId: string;
  readonly number: string;
  readonly what: 'completion' | 'answer' | 'rating';
  readonly until?: Day;
};

type ReporterKind = Exclude<Notice['kind'], OfficerNotice['kind'] | SupporterNotice['kind']>;

const forReporter: Readonly<Record<ReporterKind, true>> = {
  completionAsked: true,
  completionReminder: true,
  answerReminder: true,
  ratingReminder: true,
  reminders: true,
  completed: true,
  verified: true,
  archived: true,
  archivedUnderRule: true,
  revived: true,
  handedDown: true,
  handedToAgency: true,
  transferred: true,
  returnedForReview: true,
  sentToNational: true,
  forwardedAway: true,
  accepted: true,
  classChanged: true,
  secrecyRaised: true,
  secrecyLowered: true,
  firstResponse: true,
  obstacle: true,
  answer: true,
  closedBySystem: true,
  mergedForYou: true,
  separatedForYou: true,
  closedTogether: true,
  reopenedForYou: true,
};

/** The kinds of news that go to reporters: all others are for officers. */
export const reporterNotices: ReadonlySet<string> = new Set(Object.keys(forReporter));

/** What who joined a report is told of. */
export type SupporterStep =
  | 'handedDown'
  | 'returned'
  | 'accepted'
  | 'sentToNational'
  | 'answered'
  | 'reopened'
  | 'closed'
  | 'ended';

/** News of a report to who joined it. `unitName`: the office that has it; `text`: the answer. */
type SupporterNotice = {
  readonly kind: 'supporterNews';
  readonly step: SupporterStep;
  readonly unitName: string;
  readonly text?: string;
};

/** All kinds of news that go to citizens: to reporters, and to who joined a report. */
export const citizenNotices: ReadonlySet<string> = new Set([
  ...reporterNotices,
  'supporterNews' satisfies SupporterNotice['kind'],
]);

/** What who has a copy is told of. */
export type CopyStep =
  | 'disposed'
  | 'returned'
  | 'sentToNational'
  | 'forwarded'
  | 'answered'
  | 'reopened'
  | 'closed'
  | 'archived'
  | 'revived';

/** One line that lets an officer recognise a complaint without identity: category and place words, shortened. */
export type Gist = { readonly categoryId: string | null; readonly place: string; readonly urgent: boolean };

export type OfficerNotice = { readonly gist: Gist } & (
  | /** `note`: of the national admin who handed it down */ {
      readonly kind: 'newInQueue';
      readonly until: Day;
      readonly span: Span;
      readonly note?: string;
    }
  | { readonly kind: 'disposedToYou'; readonly until: Day; readonly span: Span; readonly note: string }
  | {
      readonly kind: 'returnedToYou';
      readonly fromUnitName: string;
      readonly reason: string;
      readonly until: Day;
    }
  | /** to the unit from which the admin took it back */ {
      readonly kind: 'takenBack';
      readonly reason: string;
    }
  | { readonly kind: 'reporterReplied'; readonly text: string; readonly attachments: readonly Attachment[] }
  | { readonly kind: 'informationAdded'; readonly text: string; readonly attachments: readonly Attachment[] }
  | /** to the unit that gets a copy; `unitName` has the report */ {
      readonly kind: 'copiedToYou';
      readonly unitName: string;
      readonly note: string;
      /** For coordination with APIP. */
      readonly as?: 'inspectorate';
    }
  | /** to units that have a copy: what happened at once, in one notice */ {
      readonly kind: 'copyMoved';
      readonly steps: readonly CopyStep[];
      readonly unitName: string;
    }
  | { readonly kind: 'copyEnded' }
  | /** from a colleague, by first name */ { readonly kind: 'handedToYou'; readonly fromName: string }
  | /** an officer asks that it be less secret: a second one's word is needed */ {
      readonly kind: 'loweringAsked';
      readonly what: Secrecy;
      readonly reason: string;
      readonly until: Day;
    }
  | {
      readonly kind: 'loweringDecided';
      readonly what: Secrecy;
      readonly agreed: boolean;
      /** Why not; may be empty. */
      readonly reason: string;
    }
  | /** to the unit above the one that has the report (BUP VI.D.3.d) */ {
      readonly kind: 'obstacleReported';
      readonly fromUnitName: string;
      readonly text: string;
      readonly until: Day;
    }
  | /** to the unit that entered it: nobody else can ask its reporter */ {
      readonly kind: 'askReporter';
      readonly ask: string;
      readonly until: Day;
    }
  | /** to the unit that has the report */ {
      readonly kind: 'commented';
      readonly fromUnitName: string;
      readonly text: string;
    }
  | /** to the room that is to draft the answer (MJK-B 5) */ {
      readonly kind: 'draftOrdered';
      readonly headName: string;
      readonly note: string;
      readonly until: Day;
    }
  | /** to the head: the nth draft */ {
      readonly kind: 'draftForApproval';
      readonly fromUnitName: string;
      readonly draft: number;
      /** As it would be sent, nothing masked: it is what the head says yes or no to. */
      readonly wording: string;
      readonly attachments: readonly Attachment[];
      readonly until: Day;
    }
  | /** to the room that drafts: not yet */ {
      readonly kind: 'draftReturned';
      readonly headName: string;
      readonly draft: number;
      readonly reason: string;
      readonly until: Day;
    }
  | /** to who sends it */ {
      readonly kind: 'draftApproved';
      readonly headName: string;
      readonly wording: string;
      readonly attachments: readonly Attachment[];
      readonly until: Day;
    }
  | /** to the unit that has the report which the `other` follows now */ {
      readonly kind: 'duplicateJoined';
      readonly other: string;
    }
  | { readonly kind: 'separatedInQueue'; readonly until: Day; readonly span: Span }
  | { readonly kind: 'archivedByRule'; readonly rule: string }
  | { readonly kind: 'revivedInQueue'; readonly until: Day }
  | { readonly kind: 'reopened'; readonly reason: string; readonly unitName: string; readonly until: Day }
  | { readonly kind: 'rated'; readonly rating: 'solved' | 'partly' | 'unsolved' }
  | {
      readonly kind: 'late';
      readonly step: Step;
      readonly since: Day;
      readonly source: string;
      /** It was told before, and lasts. */
      readonly again?: true;
      /** For the unit above, which watches it (BUP VI.D.2.a): where it lies. */
      readonly unitName?: string;
    }
  | {
      readonly kind: 'monitored';
      readonly step: Step;
      readonly until: Day;
      /** By when the reporter must be told what hinders the answer, if it is not there (BUP VII.A.1.f). */
      readonly tellBy?: Day;
      readonly unitName?: string;
    }
);

const forOfficers: Readonly<Record<OfficerNotice['kind'], true>> = {
  newInQueue: true,
  disposedToYou: true,
  returnedToYou: true,
  takenBack: true,
  reporterReplied: true,
  informationAdded: true,
  copiedToYou: true,
  copyMoved: true,
  copyEnded: true,
  handedToYou: true,
  duplicateJoined: true,
  separatedInQueue: true,
  loweringAsked: true,
  loweringDecided: true,
  askReporter: true,
  commented: true,
  obstacleReported: true,
  draftOrdered: true,
  draftForApproval: true,
  draftReturned: true,
  draftApproved: true,
  archivedByRule: true,
  revivedInQueue: true,
  reopened: true,
  rated: true,
  late: true,
  monitored: true,
};

/** All kinds of news. */
export const noticeKinds: ReadonlySet<string> = new Set([...citizenNotices, ...Object.keys(forOfficers)]);
