import { sql } from 'drizzle-orm';
import { bigint, date, index, pgTable, text } from 'drizzle-orm/pg-core';
import { bytea, instant } from './types.ts';

/**
 * Reporters. `identity` (name, contact) and everything personal in their complaints is sealed with their own key;
 * erasing a person sets `wrapped_key` to null.
 */
export const person = pgTable(
  'person',
  {
    id: text().primaryKey(),
    wrappedKey: bytea('wrapped_key'),
    identity: bytea(),
    createdAt: instant('created_at').notNull(),
    erasedAt: instant('erased_at'),
    /** The same for all who joined their chats and so are one; null: alone. Each keeps a key and reports of their own. */
    circleId: text('circle_id'),
    /** They want no reminders, since then. */
    remindersOffAt: instant('reminders_off_at'),
    /** The day of the last message of reminders. */
    remindedOn: date('reminded_on'),
  },
  (table) => [index('person_circle').on(table.circleId).where(sql`circle_id is not null`)],
);

/**
 * A chat. Its id is the keyed hash of channel, account and address. `state` is the sealed ChatState; `address` is
 * sealed too. The columns beside it are what jobs must find without opening it.
 */
export const conversation = pgTable(
  'conversation',
  {
    id: text().primaryKey(),
    channel: text().notNull(),
    account: text().notNull(),
    address: bytea().notNull(),
    language: text({ enum: ['id', 'en'] }).notNull(),
    personId: text('person_id').references(() => person.id),
    officerId: text('officer_id'),
    state: bytea().notNull(),
    /** The greatest sequence applied; a smaller one that arrives later is late. */
    sequence: bigint({ mode: 'number' }).notNull(),
    /** The form's step, for statistics and the nudge; null when no form is open. */
    step: text(),
    /** When the unfinished form is to be nudged or expire; null when nothing is due. */
    wakeAt: instant('wake_at'),
    blockedAt: instant('blocked_at'),
    /** News waits until the person writes, because the channel takes no free words before that. */
    heldAt: instant('held_at'),
    /** The newest news told here since the last turn whose choices may be meant by a number; null: what the turn offered is. */
    newsId: bigint('news_id', { mode: 'number' }),
    /** When the person agreed to announcements here; null: they did not, and get none. */
    announcementsSince: instant('announcements_since'),
    mutedAt: instant('muted_at'),
    mutedBy: text('muted_by'),
    mutedReason: bytea('muted_reason'),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (table) => [
    index('conversation_person').on(table.personId).where(sql`person_id is not null`),
    index('conversation_officer').on(table.officerId).where(sql`officer_id is not null`),
    index('conversation_wake').on(table.wakeAt).where(sql`wake_at is not null`),
    index('conversation_announced').on(table.id).where(sql`announcements_since is not null`),
    index('conversation_muted').on(table.mutedAt).where(sql`muted_at is not null`),
  ],
);

/** One-time codes that join a chat with another, one a chat; used ones are deleted. Only the keyed hash is stored. */
export const joinCode = pgTable('join_code', {
  conversationId: text('conversation_id')
    .primaryKey()
    .references(() => conversation.id),
  codeHash: text('code_hash').notNull().unique(),
  expiresAt: instant('expires_at').notNull(),
});

/** Files that people sent. The bytes lie in the media vault; `key` (sealed) opens them. */
export const media = pgTable(
  'media',
  {
    id: text().primaryKey(),
    conversationId: text('conversation_id')
      .notNull()
      .references(() => conversation.id),
    complaintId: text('complaint_id'),
    kind: text({ enum: ['photo', 'document', 'voice', 'video'] }).notNull(),
    /** The channel's handle, sealed, until the bytes are fetched. */
    source: bytea(),
    fileName: bytea('file_name'),
    mimeType: text('mime_type'),
    size: bigint({ mode: 'number' }),
    contentHash: text('content_hash'),
    key: bytea(),
    status: text({ enum: ['pending', 'stored', 'refused', 'failed', 'erased'] }).notNull(),
    attempts: bigint({ mode: 'number' }).notNull(),
    nextAt: instant('next_at'),
    error: text(),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [
    index('media_pending').on(table.nextAt).where(sql`status = 'pending'`),
    index('media_complaint').on(table.complaintId).where(sql`complaint_id is not null`),
  ],
);
