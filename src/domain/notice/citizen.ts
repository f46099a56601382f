import type { Classification, Secrecy } from '../complaint/complaint.ts';
import type { Day } from '../instant.ts';
import type { Attachment } from '../message.ts';
import type { Span } from '../notice.ts';
import type { SettlementClass } from '../sop/profile.ts';

/** News of a report to who sent it. */
export type ReporterNotice =
  | {
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
  | { readonly kind: 'reopenedForYou'; readonly unitName: string; readonly until: Day; readonly span: Span };

/** One report in a message of several reminders. */
export type ReminderItem = {
  readonly complaintId: string;
  readonly number: string;
  readonly what: 'completion' | 'answer' | 'rating';
  readonly until?: Day;
};

const forReporter: Readonly<Record<ReporterNotice['kind'], true>> = {
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
export type SupporterNotice = {
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
