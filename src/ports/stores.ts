import type { Actor, Role } from '../domain/access.ts';
import type { Agency } from '../domain/agency.ts';
import type { UnitsInUse } from '../domain/agency-change.ts';
import type {
  Classification,
  Complaint,
  Day,
  Effect,
  Instant,
  Recorded,
  Status,
} from '../domain/complaint/complaint.ts';
import type { OfficerDigest } from '../domain/digest.ts';
import type { Tally } from '../domain/figures/figures.ts';
import type { Issue, IssueQuery } from '../domain/figures/issues.ts';
import type { RegisterRow } from '../domain/figures/register.ts';
import type { JoiningChat } from '../domain/join.ts';
import type { ChannelName, IncomingMedia, Language, OutMessage, Point } from '../domain/message.ts';
import type { Gist, Informed, Notice } from '../domain/notice.ts';
import type { ReadyAnswer } from '../domain/ready-answer.ts';
import type { Step } from '../domain/sop/profile.ts';
import type { AbsenceStore } from './absences.ts';
import type { BroadcastStore } from './broadcasts.ts';
import type { DayFiguresStore } from './day-figures.ts';
import type { StoredMedia } from './media.ts';

/** Runs `work` in one database transaction; its stores are good only inside it. A throw rolls back. */
export type Transact = <T>(work: (tx: Stores) => Promise<T>) => Promise<T>;

/** Everything that is kept, seen through one transaction. Use cases narrow it to what they use. */
export type Stores = {
  readonly complaints: ComplaintStore;
  readonly people: PersonStore;
  readonly officers: OfficerStore;
  readonly absences: AbsenceStore;
  readonly agency: AgencyStore;
  readonly outbox: Outbox;
  readonly conversations: ConversationStore;
  readonly media: MediaStore;
  readonly throttle: ThrottleStore;
  readonly joins: JoinStore;
  readonly parked: ParkedStore;
  readonly jobs: JobStore;
  readonly digests: DigestStore;
  readonly dayFigures: DayFiguresStore;
  readonly reminders: ReminderStore;
  readonly readyAnswers: ReadyAnswerStore;
  readonly support: SupportStore;
  readonly broadcasts: BroadcastStore;
  readonly audit: AuditStore;
};

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

/** Opaque place in a list: what comes after the last row seen. */
export type Cursor = string;
export type Page<Row> = { readonly rows: readonly Row[]; readonly next?: Cursor };

export type QueueQuery = {
  /** Only these owners; absent: all units (an admin's view). */
  readonly unitIds?: readonly string[];
  readonly assigneeId?: string;
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
  /** What the unit has a copy of, ended ones too, newest copy first. */
  copies(unitId: string, after: Cursor | undefined, limit: number): Promise<Page<QueueRow>>;
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

/** Who a reporter is. Lives sealed with the person's own key. */
export type Identity = { readonly name?: string; readonly contact?: string };

export type PersonStore = {
  create(id: string, identity: Identity, at: Instant): Promise<void>;
  identity(id: string): Promise<Identity | undefined>;
  setIdentity(id: string, identity: Identity): Promise<void>;
  /**
   * Destroys the person's key and identity: what was sealed with it can never be read again. Their files' keys, kept
   * messages and the chats' tie to them go too; complaints and the audit trail stay, without words. Who joined chats is
   * one person: all of them are erased.
   */
  erase(id: string, at: Instant): Promise<void>;
};

export type Officer = {
  readonly id: string;
  readonly unitId: string;
  readonly role: Role;
  readonly name: string;
  readonly enrolledAt: Instant;
  readonly revokedAt?: Instant;
};
export type Invite = {
  readonly id: string;
  readonly unitId: string;
  readonly role: Role;
  readonly name: string;
  readonly createdBy: string;
  readonly expiresAt: Instant;
};
export type ApiKey = {
  readonly id: string;
  readonly label: string;
  readonly unitId: string;
  readonly role: Role;
};

export type OfficerStore = {
  find(id: string): Promise<Officer | undefined>;
  /** Officers of these units (absent: all) that are not revoked, by unit then enrolment. */
  active(unitIds?: readonly string[]): Promise<readonly Officer[]>;
  enrol(officer: Officer): Promise<void>;
  /** At once: every later turn of theirs is a citizen's. */
  revoke(id: string, by: string, at: Instant): Promise<void>;
  addInvite(invite: Invite, code: string, at: Instant): Promise<void>;
  openInvites(at: Instant): Promise<readonly Invite[]>;
  /** Marks the code used and returns its invite, if it is open; two at once: one gets it. */
  useInvite(code: string, officerId: string, at: Instant): Promise<Invite | undefined>;
  revokeInvite(id: string, at: Instant): Promise<boolean>;
  addApiKey(key: ApiKey, secret: string, createdBy: string, at: Instant): Promise<void>;
  /** Valid keys, with the officer who made each. */
  apiKeys(): Promise<readonly (ApiKey & { readonly createdBy: string })[]>;
  findApiKey(secret: string): Promise<ApiKey | undefined>;
  revokeApiKey(id: string, at: Instant): Promise<boolean>;
};

export type AgencyStore = {
  load(): Promise<Agency | undefined>;
  /** Replaces units and categories; a unit that owns complaints is never removed. */
  save(agency: Agency): Promise<void>;
  /** Units that own complaints or copies, or have officers, invites or keys. */
  use(): Promise<UnitsInUse>;
  /** Officers in service go on working in another unit. */
  moveOfficers(fromUnitId: string, toUnitId: string): Promise<void>;
  /** Up to `limit` categories whose keywords match the text by Indonesian text search, best first. */
  suggest(text: string, limit: number, exceptUnitIds: readonly string[]): Promise<readonly string[]>;
};

/** What delivery turns into a message: words already chosen, or news to be worded in the reader's language. */
export type OutboxPayload = { readonly message: OutMessage } | { readonly notice: Notice };

export type DeadLetter = {
  readonly id: number;
  readonly channel: ChannelName;
  readonly kind: string;
  readonly complaintId?: string;
  readonly number?: string;
  readonly error: string;
  readonly createdAt: Instant;
};

/** A report that is about to be sent, as far as it can be compared. */
export type SimilarQuery = {
  readonly text: string;
  readonly placeWords?: string;
  readonly point?: Point;
  readonly categoryId: string | null;
  /** Received since then. */
  readonly since: Instant;
  /** How far away it may be; at most 2,000. */
  readonly meters: number;
};

/** Who joined which report ("saya juga"), and the public reports that may be joined. */
export type SupportStore = {
  /**
   * Ids of public reports that seem to say the same at the same place, the likeliest first, at most five. Places are
   * compared by their words, or by cells of a grid that cover `meters` and somewhat more.
   */
  similar(query: SimilarQuery): Promise<readonly string[]>;
  /** `false`: that person, or one of these, had joined before. */
  join(complaintId: string, personId: string, circle: readonly string[], at: Instant): Promise<boolean>;
  /** `false`: none of these people had joined. */
  leave(complaintId: string, personIds: readonly string[]): Promise<boolean>;
};

export type Outbox = {
  /**
   * Queues the news of a decision for each recipient, not before `notBefore`: in the chat that they used last, or the
   * last but one if they blocked us there. News for an officer who is away goes to the deputy, marked so. Who is muted still gets news of their own reports; if all their chats blocked
   * us it is kept as failed (`blocked`) until they write again.
   */
  notify(effects: readonly Effect[], at: Instant, notBefore?: Instant): Promise<void>;
  /**
   * Queues a message to each of these officers, in the chat that they used last, worded in its language. For one who is
   * away the deputy gets it, `forName` saying for whom, unless it comes to the deputy anyway. Past `expiresAt` it is not
   * said any more. Our own ids of the messages, one a chat.
   */
  tellOfficers(
    officerIds: readonly string[],
    words: (officerId: string, language: Language, forName?: string) => OutMessage,
    kind: string,
    at: Instant,
    expiresAt: Instant,
  ): Promise<readonly number[]>;
  /** Queues one message to one chat. */
  say(
    conversationId: string,
    payload: OutboxPayload,
    kind: string,
    at: Instant,
    notBefore?: Instant,
  ): Promise<void>;
  /** Messages that were given up, newest first. */
  dead(after: Cursor | undefined, limit: number): Promise<Page<DeadLetter>>;
  /** Puts one (or all: `undefined`) back in line; how many. */
  retry(id: number | undefined, at: Instant): Promise<number>;
  /** What became of the news of each version of a complaint in the reporter's chats; nothing of what still waits its turn. */
  informed(complaintId: string): Promise<readonly (Informed & { version: number })[]>;
  /** The newest version of a complaint that a chat of this officer was told; 0 if none. Counts what was delivered. */
  toldOfficer(complaintId: string, officerId: string): Promise<number>;
  /** Age and number of what waits, for health and doctor. */
  backlog(): Promise<{ pending: number; oldest: Instant | null; failed: number }>;
};

export type ConversationRow = {
  readonly id: string;
  readonly channel: ChannelName;
  readonly account: string;
  readonly language: Language;
  readonly personId?: string;
  readonly officerId?: string;
};

export type ConversationStore = {
  find(id: string): Promise<ConversationRow | undefined>;
  /** Binds a chat to its reporter or officer; `null` unbinds. */
  setPerson(id: string, personId: string): Promise<void>;
  setOfficer(id: string, officerId: string | null): Promise<void>;
  /** Announcements may come to this chat since then; null: they may not. */
  agreeToAnnouncements(id: string, since: Instant | null): Promise<void>;
  /** Chats of a reporter. */
  ofPerson(personId: string): Promise<readonly ConversationRow[]>;
  /** Chats in which this officer is signed in. */
  ofOfficer(officerId: string): Promise<readonly ConversationRow[]>;
  /** Every chat of the person and of those joined with them; how many. */
  mute(personId: string, by: string, reason: string, at: Instant): Promise<number>;
  unmute(personId: string): Promise<number>;
  muted(
    after: Cursor | undefined,
    limit: number,
  ): Promise<
    Page<{
      personId: string;
      conversationId: string;
      mutedAt: Instant;
      mutedBy: string;
      reason: string;
      kept: number;
    }>
  >;
  /** Chats whose form's wake-up has come: to be nudged or expired. */
  due(asOf: Instant, limit: number): Promise<readonly { id: string; state: unknown; language: Language }[]>;
  /** Stores a changed chat state with its step and wake-up, under the row's lock held by `due` or the turn. */
  saveState(id: string, state: unknown, step: string | null, wakeAt: Instant | null): Promise<void>;
};

export type MediaRow = StoredMedia & {
  readonly status: 'pending' | 'stored' | 'refused' | 'failed' | 'erased';
  readonly complaintId?: string;
};

export type MediaStore = {
  add(conversationId: string, mediaId: string, media: IncomingMedia, at: Instant): Promise<void>;
  attach(mediaIds: readonly string[], complaintId: string): Promise<void>;
  find(mediaId: string): Promise<MediaRow | undefined>;
  /** What the vault needs to open it. */
  key(mediaId: string): Promise<{ hash: string; key: Uint8Array } | undefined>;
  /** Pending files whose time has come, with where to fetch them. */
  pending(
    asOf: Instant,
    limit: number,
  ): Promise<
    readonly {
      mediaId: string;
      channel: ChannelName;
      account: string;
      media: IncomingMedia;
      attempts: number;
    }[]
  >;
  /** False when it was stored before, or its sender was erased meanwhile: these bytes belong to nothing. */
  stored(
    mediaId: string,
    file: { hash: string; key: Uint8Array; size: number; mimeType: string },
  ): Promise<boolean>;
  /**
   * Deletes files that came before this instant, belong to no complaint, and are no longer in an open form; at most
   * `limit`. The names of their bytes in the vault, null for those that were never stored.
   */
  purgeUnattached(before: Instant, limit: number): Promise<readonly (string | null)[]>;
  /** `nextAt` null: given up. */
  failed(
    mediaId: string,
    error: string,
    nextAt: Instant | null,
    status: 'pending' | 'refused' | 'failed',
  ): Promise<void>;
};

/** Another chat, locked until the transaction ends: what joining must know of it, and what it has under way. */
export type LockedChat = JoiningChat & {
  readonly channel: ChannelName;
  readonly language: Language;
  /** What was saved last; `undefined` for a chat that never spoke. */
  readonly state: unknown;
};

/** Chats that are joined by one-time codes, and the persons who are one by it. */
export type JoinStore = {
  /** Gives a chat a code, `symbols` as they are read back; the one that it had is void. */
  give(conversationId: string, symbols: string, expiresAt: Instant): Promise<void>;
  /** The chat to which a code was given that is in force. */
  giver(symbols: string, at: Instant): Promise<string | undefined>;
  /** Takes a code out of force, once: false for the second of two at the same time. */
  use(symbols: string, at: Instant): Promise<boolean>;
  /** Locks a chat and all persons that its person is joined with. */
  lock(conversationId: string): Promise<LockedChat | undefined>;
  /** Makes these persons one, with all whom each was joined with before. */
  join(personIds: readonly string[], circleId: string): Promise<void>;
  /**
   * The person is alone again, with what was sent from their own chat; false if they were not joined. News that waits
   * goes to a chat of the one it is for.
   */
  separate(personId: string): Promise<boolean>;
  /** All with whom the person is joined, the person too. */
  circle(personId: string): Promise<readonly string[]>;
  /** The other chats of the person and of those joined with them, locked, the last used first. */
  others(conversationId: string): Promise<readonly LockedChat[]>;
  /** Gives an entered report a code for its reporter; the one that it had is void. */
  giveFollow(complaintId: string, symbols: string, expiresAt: Instant): Promise<void>;
  /** The report whose code it is; takes it out of force, once. */
  useFollow(symbols: string, at: Instant): Promise<string | undefined>;
  /** Signs an officer out of one chat; news that waits there goes to another of theirs, or is dropped. */
  signOut(conversationId: string): Promise<void>;
};

/** What is guessed. */
export type ThrottlePurpose = 'invite' | 'number' | 'join';

export type ThrottleStore = {
  /** Milliseconds still to wait before another attempt of this key is looked at; 0: go ahead. */
  wait(purpose: ThrottlePurpose, who: string, now: Instant): Promise<number>;
  /** Counts a wrong attempt; from the fifth within an hour each doubles the wait, from 30 s to an hour. */
  wrong(purpose: ThrottlePurpose, who: string, now: Instant): Promise<void>;
  right(purpose: ThrottlePurpose, who: string): Promise<void>;
};

/** A message that a bug set aside; `error`: the bug's name. */
export type ParkedRow = {
  readonly id: string;
  readonly channel: ChannelName;
  readonly receivedAt: Instant;
  readonly error: string;
};

export type ParkedStore = {
  /** Oldest first. */
  list(after: Cursor | undefined, limit: number): Promise<Page<ParkedRow>>;
  /** The update as it came. */
  open(id: string): Promise<{ readonly conversationId: string; readonly inbound: unknown } | undefined>;
  /** It is handled, or given up: what it said is deleted. Once: false for the second of two. */
  close(id: string): Promise<boolean>;
};

/** The daily digests, each once an officer and day whatever the job does. */
export type DigestStore = {
  /**
   * Officers of these units, enrolled before `enrolledBefore`, whose digest of the day is not claimed; by id. Who is away
   * at `at` has none: it stands in the deputy's.
   */
  open(
    day: Day,
    unitIds: readonly string[],
    enrolledBefore: Instant,
    after: string,
    limit: number,
    at: Instant,
  ): Promise<readonly string[]>;
  /** Marks them as had, until the transaction's end for it alone; those of them that nobody else had. */
  claim(day: Day, officerIds: readonly string[], at: Instant): Promise<readonly string[]>;
  /** What awaits each, in one statement; who has nothing is left out. Instants: now, the ends of today and of "soon". */
  read(
    officerIds: readonly string[],
    now: Instant,
    dayEnd: Instant,
    soonEnd: Instant,
    lines: number,
  ): Promise<readonly OfficerDigest[]>;
};

/**
 * Reminders of reporters that wait for the day's one message, and who wants none. A reader is a person with all whom they
 * joined, under one name.
 */
export type ReminderStore = {
  /** Of these persons those who want no reminders; who joined chats is one. */
  refusing(personIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** From now on the person wants reminders, or none. */
  choose(personId: string, wanted: boolean, at: Instant): Promise<void>;
  /** This report has something to remind its reporter of. */
  wait(complaintId: string, personId: string, at: Instant): Promise<void>;
  /** Readers for whom something waits and who had no message on this day, after `after`, in their order. */
  readers(day: Day, after: string, limit: number): Promise<readonly string[]>;
  /** Marks the day's message of these readers as had, and takes what waits; of those whom nobody else took. */
  take(
    day: Day,
    readers: readonly string[],
  ): Promise<readonly { readonly reader: string; readonly complaintId: string }[]>;
};

/** The agency's ready-made answers. */
export type ReadyAnswerStore = {
  find(name: string): Promise<ReadyAnswer | undefined>;
  /** By name, after `after`. */
  page(after: string | undefined, limit: number): Promise<Page<ReadyAnswer>>;
  count(): Promise<number>;
  /** False: one of this name is there. */
  add(answer: ReadyAnswer, by: string, at: Instant): Promise<boolean>;
  /** False: none of this name is there. */
  change(answer: ReadyAnswer, by: string, at: Instant): Promise<boolean>;
  remove(name: string): Promise<boolean>;
};

export type JobStore = {
  /** What a job noted for itself under this key; `note` replaces it. */
  noted(key: string): Promise<string | undefined>;
  note(key: string, value: string): Promise<void>;
  started(id: string, name: string, asOf: Instant, at: Instant): Promise<void>;
  finished(id: string, at: Instant, summary: string, failed: boolean): Promise<void>;
  last(): Promise<
    readonly {
      name: string;
      asOf: Instant;
      finishedAt: Instant | null;
      summary: string | null;
      failed: boolean;
    }[]
  >;
  /**
   * Deletes what is past its keeping, at most `limit` of each kind: inbox keys that came before `keysBefore`, sealed
   * payloads of delivered messages, then their rows once the complaint has ended, old throttles, codes and job runs.
   * Channels purge what is theirs. What was parked or muted stays.
   */
  purge(before: Instant, limit: number, keysBefore?: Instant): Promise<Record<string, number>>;
};

/** Events about officers and the agency (enrolled, revoked, muted …), in the same hash-chained trail. */
export type AuditStore = {
  append(
    streamId: string,
    actor: Actor,
    type: string,
    data: Record<string, unknown>,
    at: Instant,
  ): Promise<void>;
  /** Hashes the heads of all streams changed since the last anchor into today's. */
  anchor(day: string, at: Instant): Promise<{ streams: number }>;
  /** Walks every chain and anchor; the first fault of each broken stream. */
  verify(): Promise<{
    streams: number;
    events: number;
    faults: readonly { streamId: string; version: number; fault: string }[];
  }>;
};
