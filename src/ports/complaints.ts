import type { Classification, Complaint, Status } from '../domain/complaint/complaint.ts';
import type { Recorded } from '../domain/complaint/event.ts';
import type { Undated } from '../domain/digest.ts';
import type { Tally } from '../domain/figures/figures.ts';
import type { Issue, IssueQuery } from '../domain/figures/issues.ts';
import type { RegisterRow } from '../domain/figures/register.ts';
import type { Day, Instant } from '../domain/instant.ts';
import type { Gist } from '../domain/notice/officer.ts';
import type { Step } from '../domain/sop/profile.ts';
import type { Cursor, Page } from './page.ts';

/** What the row caches so that queues and sweeps cost what is due; recomputed at every save. */
export type Schedule = {
  readonly dueAt: Instant | null;
  readonly dueStep: Step | null;
  readonly wakeAt: Instant | null;
};

/** One line of a queue; no personal data beyond the shortened place. */
export type QueueRow = {
  readonly complaintId: string;
  readonly number: string;
  readonly version: number;
  readonly status: Status;
  readonly classification: Classification;
  readonly gist: Gist;
  readonly ownerUnitId: string;
  readonly assigneeId: string | null;
  readonly receivedAt: Instant;
  readonly dueAt: Instant | null;
  readonly dueStep: Step | null;
  /** Came back to the admin and waits to be handed down again. */
  readonly returned: boolean;
  /** How many people joined it. */
  readonly supporters: number;
};

export type QueueQuery = {
  /** Only these owners; absent: all units (an admin's view). */
  readonly unitIds?: readonly string[];
  readonly assigneeId?: string;
  /** Only what awaits its assignee so, theirs and what nobody has taken; needs units. */
  readonly awaiting?: Undated;
  readonly after?: Cursor;
  /** 1 to 100. */
  readonly limit: number;
};

export type QueueCounts = { readonly late: number; readonly dueToday: number; readonly open: number };

/** Whose reports are counted, of which days, as they stand at `now`. */
export type TallyQuery = {
  /** Only these owners; absent: all units. */
  readonly unitIds?: readonly string[];
  /** Local days, both included, in this zone (IANA). */
  readonly from: Day;
  readonly to: Day;
  readonly timeZone: string;
  readonly now: Instant;
};

/** Events to append, the state they fold to, and what it is next due for. */
export type ComplaintSave = {
  readonly complaint: Complaint;
  readonly events: readonly Recorded[];
  readonly schedule: Schedule;
};

/** The complaints: their events, the state that these fold to, and the queues, counts and sweeps over them. */
export type ComplaintStore = {
  /** Stores a new complaint with its first events; throws if the number is taken. */
  insert(complaint: Complaint, events: readonly Recorded[], schedule: Schedule): Promise<void>;
  /** Appends events and the state they fold to. The complaint must have been locked in this transaction. */
  save(complaint: Complaint, events: readonly Recorded[], schedule: Schedule): Promise<void>;
  /** The same for many at once. */
  saveAll(saves: readonly ComplaintSave[]): Promise<void>;
  /** Reads; personal texts of an erased reporter come back as empty strings. */
  load(id: string): Promise<Complaint | undefined>;
  /** Reads under a row lock until the transaction ends. */
  lock(id: string): Promise<Complaint | undefined>;
  /** The same for many at once, in id order; those that do not exist are left out. */
  lockAll(ids: readonly string[]): Promise<readonly Complaint[]>;
  idByNumber(number: string): Promise<string | undefined>;
  /** Events after `afterVersion` (0: from the start), oldest first, at most `limit`. */
  events(id: string, afterVersion: number, limit: number): Promise<readonly Recorded[]>;
  /** Open complaints, oldest deadline first. */
  queue(query: QueueQuery): Promise<Page<QueueRow>>;
  /** Ids of reports of the unit that follow another one, in id order after this one, at most `limit`. */
  merged(unitId: string, after: string, limit: number): Promise<readonly string[]>;
  /** What the unit has a copy of, or `closedIds` had, whose work it does (`copyHolders`); ended ones too, newest copy first. */
  copies(
    unitId: string,
    closedIds: readonly string[],
    after: Cursor | undefined,
    limit: number,
  ): Promise<Page<QueueRow>>;
  /** `dayEnd`: the instant at which today ends, for what is due today. */
  counts(unitIds: readonly string[] | undefined, now: Instant, dayEnd: Instant): Promise<QueueCounts>;
  byReporter(personId: string, after: Cursor | undefined, limit: number): Promise<Page<QueueRow>>;
  /** Reports received in these days, counted by what the figures ask for; nothing personal is read. */
  tally(query: TallyQuery): Promise<readonly Tally[]>;
  /** What the rules call strategic, the gravest first; nothing personal is read. */
  issues(query: IssueQuery): Promise<readonly Issue[]>;
  /** Reports received on these local days, in order of arrival, without anything that their reporters wrote. */
  register(query: {
    /** Only these owners; absent: all units. */
    readonly unitIds?: readonly string[];
    readonly from: Day;
    readonly to: Day;
    readonly timeZone: string;
    readonly after?: Cursor;
    readonly limit: number;
  }): Promise<Page<RegisterRow>>;
  /** Ids whose wake-up has come, oldest first, after `after` (an id, for paging within one sweep). */
  due(
    asOf: Instant,
    limit: number,
    after?: { wakeAt: Instant; id: string },
  ): Promise<readonly { id: string; wakeAt: Instant }[]>;
  /** Stores only new schedules: woken for nothing, or the holidays changed. */
  rescheduleAll(entries: readonly { readonly id: string; readonly schedule: Schedule }[]): Promise<void>;
  /** Ids of open complaints in id order, for a recompute when holidays change. */
  openIds(after: string | undefined, limit: number): Promise<readonly string[]>;
};
