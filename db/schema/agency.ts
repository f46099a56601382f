import { sql } from 'drizzle-orm';
import { boolean, date, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { levels } from '../../src/domain/agency.ts';
import { bytea, instant } from './types.ts';

/** Offices that own complaints; a tree by `parent_id`. */
export const unit = pgTable('unit', {
  id: text().primaryKey(),
  parentId: text('parent_id'),
  level: text({ enum: levels }).notNull(),
  name: text().notNull(),
  shortName: text('short_name').notNull(),
  aliases: text().array().notNull(),
  /** APIP (BUP VI.B.1.b.13). */
  inspectorate: boolean().notNull().default(false),
  position: integer().notNull(),
  digestAt: text('digest_at'),
  closedAt: instant('closed_at'),
  successorId: text('successor_id'),
});

/** Kinds of problem; `keywords` feed the suggestion by Indonesian text search. */
export const category = pgTable('category', {
  id: text().primaryKey(),
  unitId: text('unit_id')
    .notNull()
    .references(() => unit.id),
  labelId: text('label_id').notNull(),
  labelEn: text('label_en').notNull(),
  keywords: text().array().notNull(),
  position: integer().notNull(),
});

/** Ready-made answers of the agency, by name; no personal data, so they are not sealed. */
export const readyAnswer = pgTable('ready_answer', {
  name: text().primaryKey(),
  text: text().notNull(),
  changedBy: text('changed_by').notNull(),
  changedAt: instant('changed_at').notNull(),
});

/** Whose daily digest went out, or would have had nothing to say: once an officer and day. */
export const officerDigest = pgTable(
  'officer_digest',
  {
    day: date().notNull(),
    officerId: text('officer_id')
      .notNull()
      .references(() => officer.id),
    at: instant().notNull(),
  },
  (table) => [primaryKey({ columns: [table.day, table.officerId] })],
);

/** People who work on complaints. `name` is sealed with the payload key. */
export const officer = pgTable(
  'officer',
  {
    id: text().primaryKey(),
    unitId: text('unit_id')
      .notNull()
      .references(() => unit.id),
    role: text({ enum: ['admin', 'liaison', 'leader'] }).notNull(),
    name: bytea().notNull(),
    enrolledAt: instant('enrolled_at').notNull(),
    revokedAt: instant('revoked_at'),
    revokedBy: text('revoked_by'),
  },
  (table) => [index('officer_unit').on(table.unitId)],
);

/**
 * Officers who are away, until `ends_at`, the instant after the last day; what concerns them goes to `deputy_id` meanwhile
 * (null: to themselves as ever).
 */
export const absence = pgTable(
  'absence',
  {
    id: text().primaryKey(),
    officerId: text('officer_id')
      .notNull()
      .references(() => officer.id),
    deputyId: text('deputy_id').references(() => officer.id),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    createdAt: instant('created_at').notNull(),
    cancelledAt: instant('cancelled_at'),
  },
  (table) => [index('absence_ahead').on(table.endsAt).where(sql`cancelled_at is null`)],
);

/** One-time codes; only the keyed hash of a code is stored. */
export const invite = pgTable('invite', {
  id: text().primaryKey(),
  codeHash: text('code_hash').notNull().unique(),
  unitId: text('unit_id')
    .notNull()
    .references(() => unit.id),
  role: text({ enum: ['admin', 'liaison', 'leader'] }).notNull(),
  name: bytea().notNull(),
  /** An officer's id, or `start` for the first admin's. */
  createdBy: text('created_by').notNull(),
  createdAt: instant('created_at').notNull(),
  expiresAt: instant('expires_at').notNull(),
  usedAt: instant('used_at'),
  usedBy: text('used_by'),
  revokedAt: instant('revoked_at'),
});

/** Keys for programs that read the API; only the keyed hash is stored. */
export const apiKey = pgTable('api_key', {
  id: text().primaryKey(),
  keyHash: text('key_hash').notNull().unique(),
  label: text().notNull(),
  unitId: text('unit_id')
    .notNull()
    .references(() => unit.id),
  role: text({ enum: ['admin', 'liaison', 'leader'] }).notNull(),
  createdBy: text('created_by').notNull(),
  createdAt: instant('created_at').notNull(),
  revokedAt: instant('revoked_at'),
});

/** Wrong codes and guessed numbers slow their sender down: attempts since `since`, nothing before `blocked_until`. */
export const throttle = pgTable('throttle', {
  key: text().primaryKey(),
  since: instant().notNull(),
  attempts: integer().notNull(),
  blockedUntil: instant('blocked_until'),
});

/** Facts about the deployment that are not settings: `agency.code`, `agency.name`, `agency.intake`, `agency.procedure`, `anchor.head`. */
export const setting = pgTable('setting', { key: text().primaryKey(), value: text().notNull() });

/** Data keys, wrapped by the master key; see src/ports/vault.ts. */
export const keyring = pgTable('keyring', {
  name: text().primaryKey(),
  wrapped: bytea().notNull(),
  masterKeyId: text('master_key_id').notNull(),
  createdAt: instant('created_at').notNull(),
});

/** What the jobs did: for `doctor` and for people who ask when it last ran. */
export const jobRun = pgTable(
  'job_run',
  {
    id: text().primaryKey(),
    name: text().notNull(),
    asOf: instant('as_of').notNull(),
    startedAt: instant('started_at').notNull(),
    finishedAt: instant('finished_at'),
    summary: text(),
    failed: boolean().notNull().default(false),
  },
  (table) => [index('job_run_name').on(table.name, table.startedAt)],
);
