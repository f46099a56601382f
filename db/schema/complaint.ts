import { sql } from 'drizzle-orm';
import { boolean, date, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { Actor } from '../../src/domain/access.ts';
import { statuses } from '../../src/domain/complaint/complaint.ts';
import { settlementClasses } from '../../src/domain/sop/profile.ts';
import { unit } from './agency.ts';
import { person } from './people.ts';
import { bytea, instant } from './types.ts';

/**
 * The present state of each complaint: the fold of its events, stored with them. Columns are what is queried; `facts`
 * is the rest without personal data; `content` (what the reporter said, the ask, the answer) is sealed with the
 * reporter's key.
 */
export const complaint = pgTable(
  'complaint',
  {
    id: text().primaryKey(),
    number: text().notNull().unique(),
    version: integer().notNull(),
    status: text({ enum: statuses }).notNull(),
    classification: text({ enum: ['complaint', 'aspiration', 'informationRequest'] }).notNull(),
    categoryId: text('category_id'),
    settlementClass: text('settlement_class', { enum: settlementClasses }).notNull(),
    ownerUnitId: text('owner_unit_id')
      .notNull()
      .references(() => unit.id),
    assigneeId: text('assignee_id'),
    reporterId: text('reporter_id')
      .notNull()
      .references(() => person.id),
    urgent: boolean().notNull(),
    receivedAt: instant('received_at').notNull(),
    /** The next deadline of the owner, for the queue's order; null while waiting for the reporter or when ended. */
    dueAt: instant('due_at'),
    dueStep: text('due_step'),
    /** When time may next decide something: reminder, archive, breach, closing. */
    wakeAt: instant('wake_at'),
    facts: jsonb().$type<Record<string, unknown>>().notNull(),
    content: bytea().notNull(),
  },
  (table) => [
    /**
     * `coalesce`: complaints without a running deadline come last, in a keyset that never compares null. `due_at` once
     * more, so that a queue is counted without a look at its complaints.
     */
    index('complaint_queue')
      .on(table.ownerUnitId, sql`coalesce(due_at, 'infinity'::timestamptz)`, table.id, table.dueAt)
      .where(sql`status not in ('closed', 'archived', 'forwarded', 'merged')`),
    /** The few duplicates, apart from whose work is counted. */
    index('complaint_merged').on(table.ownerUnitId, table.id).where(sql`status = 'merged'`),
    index('complaint_wake').on(table.wakeAt).where(sql`wake_at is not null`),
    /** For the figures of a period. */
    index('complaint_received').on(table.receivedAt),
    index('complaint_reporter').on(table.reporterId, table.receivedAt),
  ],
);

/**
 * Which units have a copy of which report (tembusan): `facts.copies` by unit, for a unit's list in pages. Written with the
 * complaint whenever its copies change.
 */
export const complaintCopy = pgTable(
  'complaint_copy',
  {
    complaintId: text('complaint_id')
      .notNull()
      .references(() => complaint.id),
    unitId: text('unit_id')
      .notNull()
      .references(() => unit.id),
    since: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.complaintId, table.unitId] }),
    index('complaint_copy_unit').on(table.unitId, table.since, table.complaintId),
  ],
);

/**
 * One-time codes with which the reporter of an entered report follows it in a chat, one a report; used ones are deleted.
 * Only the keyed hash is stored.
 */
export const followCode = pgTable('follow_code', {
  complaintId: text('complaint_id')
    .primaryKey()
    .references(() => complaint.id),
  codeHash: text('code_hash').notNull().unique(),
  expiresAt: instant('expires_at').notNull(),
});

/** Who joined which report ("saya juga"), to be told how it goes on; their number stands in the complaint. */
export const supporter = pgTable(
  'supporter',
  {
    complaintId: text('complaint_id')
      .notNull()
      .references(() => complaint.id),
    personId: text('person_id')
      .notNull()
      .references(() => person.id),
    since: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.complaintId, table.personId] }),
    index('supporter_person').on(table.personId),
  ],
);

/**
 * The reports that may be shown to who is about to report the same, by what can be compared without reading them: keyed
 * hashes of the stems of their words and of their place (its words, or the cell of a grid of about 500 m). Written and
 * removed with the complaint.
 */
export const publicReport = pgTable(
  'public_report',
  {
    complaintId: text('complaint_id')
      .primaryKey()
      .references(() => complaint.id),
    categoryId: text('category_id'),
    receivedAt: instant('received_at').notNull(),
    words: text().array().notNull(),
    places: text().array().notNull(),
  },
  (table) => [index('public_report_alike').using('gin', table.places, table.words)],
);

/** Reports that have something to remind their reporter of, until the day's one message is written. */
export const waitingReminder = pgTable(
  'waiting_reminder',
  {
    complaintId: text('complaint_id')
      .primaryKey()
      .references(() => complaint.id),
    personId: text('person_id')
      .notNull()
      .references(() => person.id),
    since: instant().notNull(),
  },
  (table) => [index('waiting_reminder_person').on(table.personId)],
);

/**
 * The audit trail: append-only (a trigger forbids update and delete), one hash chain a stream. `stream_id` is a
 * complaint's or an officer's id. `sealed` holds what is personal, with the reporter's key; the hash covers the
 * ciphertext, so that the chain stays valid when the key is destroyed.
 */
export const auditEvent = pgTable(
  'audit_event',
  {
    streamId: text('stream_id').notNull(),
    version: integer().notNull(),
    type: text().notNull(),
    at: instant().notNull(),
    actor: jsonb().$type<Actor>().notNull(),
    data: jsonb().$type<Record<string, unknown>>().notNull(),
    sealed: bytea(),
    previousHash: bytea('previous_hash').notNull(),
    hash: bytea().notNull(),
    /** The database's own time, so that an anchor finds what is new even if a job ran "as of" another day. */
    recordedAt: instant('recorded_at').notNull().default(sql`now()`),
  },
  (table) => [
    primaryKey({ columns: [table.streamId, table.version] }),
    index('audit_event_at').on(table.at),
    index('audit_event_recorded').on(table.recordedAt),
  ],
);

/** Daily anchors: one hash over the heads of all streams and the day before, so that a cut-off chain is found. */
export const auditAnchor = pgTable('audit_anchor', {
  day: date().primaryKey(),
  streams: integer().notNull(),
  /** Heads that changed since the anchor before: stream, version and hash. */
  heads: jsonb().$type<readonly (readonly [string, number, string])[]>().notNull(),
  hash: bytea().notNull(),
  recordedAt: instant('recorded_at').notNull().default(sql`now()`),
});
