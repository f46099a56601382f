/** What people are shown of a report and its deadlines, as data. */
import type { Complaint, Status } from './complaint/complaint.ts';
import type { IntakeStretch } from './complaint/entry.ts';
import type { ComplaintEvent } from './complaint/event.ts';
import type { Day, Instant } from './instant.ts';
import type { Gist } from './notice/officer.ts';
import type { Span } from './notice.ts';
import type { SettlementClass, Step } from './sop/profile.ts';

/** A deadline in the form people are told it. */
export type DueDate = {
  readonly step: Step;
  readonly on: Day;
  readonly span: Span;
  readonly late: boolean;
  readonly source: string;
  /** It runs into a year without a holiday list: only weekends are counted there, and nothing is decided by it. */
  readonly provisional?: true;
};

/** One day of an explained deadline: counted as number `n`, or skipped and why. */
export type ExplainedDay =
  | { readonly day: Day; readonly counted: number }
  | { readonly day: Day; readonly skipped: 'start' | 'weekend' | 'paused' }
  | { readonly day: Day; readonly skipped: 'national' | 'jointLeave'; readonly name: string };

/** Why a deadline is when it is: `jelaskan`. */
export type Explanation = {
  readonly step: Step;
  readonly source: string;
  readonly note?: string;
  readonly span: Span;
  readonly startsAt: Instant;
  readonly days: readonly ExplainedDay[];
  readonly pauses: readonly { readonly from: Instant; readonly to?: Instant }[];
  readonly dueOn: Day;
  readonly late: boolean;
  /** The unit changed the class from which it is counted. */
  readonly classChange?: {
    readonly at: Instant;
    readonly from: SettlementClass;
    readonly to: SettlementClass;
  };
  /** The clock stands still now. */
  readonly paused: boolean;
  /** As in `DueDate`. */
  readonly provisional?: true;
};

/** What another chat learns from a number alone: stage and dates only. */
export type PublicStatus = {
  readonly number: string;
  readonly status: Status;
  readonly receivedAt: Instant;
  readonly due?: DueDate;
};

/** What the reporter sees of an own complaint. `timeline` holds no internal notes. */
export type OwnStatus = PublicStatus & {
  readonly complaintId: string;
  readonly version: number;
  readonly description: string;
  readonly categoryId: string | null;
  readonly unitName: string;
  readonly timeline: readonly { readonly at: Instant; readonly event: ComplaintEvent }[];
  readonly timelineTruncated: boolean;
  readonly ask?: string;
  readonly answer?: string;
  readonly mayReopen: boolean;
  /** It was closed without a word of the reporter, which is still taken. */
  readonly unrated?: true;
};

export type ListedComplaint = {
  readonly complaintId: string;
  readonly number: string;
  readonly status: Status;
  readonly categoryId: string | null;
  readonly receivedAt: Instant;
};

/**
 * What an officer sees of one complaint. `complaint.reporterId` is a pseudonym; no name, no contact, and personal data in
 * its texts is masked but after `lihat utuh`.
 */
export type OfficerView = {
  readonly complaint: Complaint;
  /** Something is masked: `mine` may be opened by this officer, and is recorded then. */
  readonly masked?: 'mine' | 'notMine';
  /** It has files, which only who is in charge sees: a picture cannot be masked. */
  readonly filesWithheld?: true;
  readonly due?: DueDate;
  readonly ownerUnitName: string;
  readonly assigneeName?: string;
  /** How an entered report came into the service, where the procedure has clocks for that (TLA 2-4). */
  readonly intake?: readonly IntakeStretch[];
  /** Keywords of the commands this officer may use on it now, most likely first. */
  readonly possible: readonly string[];
};

export type QueueLine = {
  readonly complaintId: string;
  readonly number: string;
  readonly version: number;
  readonly status: Status;
  readonly gist: Gist;
  /** The deadline, without its article: a queue reads only the rows' cached next deadline. */
  readonly due?: Pick<DueDate, 'step' | 'on' | 'late'>;
  /** Whole days late or left, for "lewat 1 hari". */
  readonly daysLeft?: number;
  readonly returned: boolean;
  /** How many people joined it. */
  readonly supporters: number;
  readonly mine: boolean;
};
