import { sql } from 'drizzle-orm';
import { bigint, boolean, index, integer, pgTable, primaryKey, smallint, text } from 'drizzle-orm/pg-core';
import { bytea, instant } from './types.ts';

/**
 * Every update once. A handled update leaves its key only (what it said lives on in the conversation); one that could
 * not be handled (`parked`) or whose sender is muted keeps its sealed payload.
 */
export const inbox = pgTable(
  'inbox',
  {
    channel: text().notNull(),
    account: text().notNull(),
    updateId: text('update_id').notNull(),
    conversationId: text('conversation_id').notNull(),
    receivedAt: instant('received_at').notNull(),
    status: text({ enum: ['done', 'parked', 'muted'] }).notNull(),
    payload: bytea(),
    error: text(),
  },
  (table) => [
    primaryKey({ columns: [table.channel, table.account, table.updateId] }),
    index('inbox_kept').on(table.status, table.receivedAt).where(sql`status <> 'done'`),
    index('inbox_received').on(table.receivedAt),
  ],
);

/**
 * Messages to be delivered, written in the transaction that caused them. `payload` is a sealed OutboxPayload.
 * Rows stay as the delivery ledger ("was informed", what a reply is about) after the payload is purged, as long as their
 * complaint may go on.
 */
export const outbox = pgTable(
  'outbox',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    channel: text().notNull(),
    account: text().notNull(),
    conversationId: text('conversation_id').notNull(),
    /** 0 interactive, 1 notice, 2 bulk. */
    priority: smallint().notNull(),
    /** `reply`, or the notice's kind. */
    kind: text().notNull(),
    complaintId: text('complaint_id'),
    /** The version of the complaint it speaks of. */
    complaintVersion: integer('complaint_version'),
    payload: bytea(),
    status: text({ enum: ['pending', 'sent', 'failed'] })
      .notNull()
      .default('pending'),
    attempts: integer().notNull().default(0),
    /** Not before this; null: at once. */
    nextAt: instant('next_at'),
    /** Given up after this. */
    expiresAt: instant('expires_at'),
    createdAt: instant('created_at').notNull(),
    sentAt: instant('sent_at'),
    /** Of a delivered row without payload: when it is looked at again, whether anything still needs it. */
    keptUntil: instant('kept_until'),
    /** As the provider tells, where it does. */
    deliveredAt: instant('delivered_at'),
    readAt: instant('read_at'),
    /** The provider's id of the last part, to which people reply. */
    providerMessageId: text('provider_message_id'),
    /** `blocked`, `windowClosed`, `neverWrote`, `unreachable`, `rejected`, `expired`, `gaveUp`. */
    error: text(),
  },
  (table) => [
    /** In the order in which delivery takes them. */
    index('outbox_pending')
      .on(table.channel, table.account, table.priority, table.id)
      .where(sql`status = 'pending'`),
    /** Few: what waits for another try, and holds back its chat. */
    index('outbox_retrying')
      .on(table.conversationId, table.id)
      .where(sql`status = 'pending' and attempts > 0`),
    index('outbox_failed').on(table.createdAt).where(sql`status = 'failed'`),
    /** What waits for a person to write. */
    index('outbox_held')
      .on(table.conversationId)
      .where(sql`status = 'failed' and error in ('blocked', 'windowClosed')`),
    index('outbox_purgeable').on(table.sentAt).where(sql`status = 'sent' and payload is not null`),
    index('outbox_kept').on(table.keptUntil).where(sql`kept_until is not null`),
    index('outbox_replied')
      .on(table.providerMessageId, table.conversationId)
      .where(sql`provider_message_id is not null`),
    index('outbox_complaint')
      .on(table.complaintId, table.complaintVersion)
      .where(sql`complaint_id is not null`),
  ],
);

/**
 * The provider's ids of a split message's earlier parts, so that a reply to any part is understood; and of templates
 * that announced a message which waits.
 */
export const outboxPart = pgTable(
  'outbox_part',
  {
    providerMessageId: text('provider_message_id').notNull(),
    outboxId: bigint('outbox_id', { mode: 'number' })
      .notNull()
      .references(() => outbox.id),
    announces: boolean().notNull().default(false),
  },
  (table) => [
    primaryKey({ columns: [table.providerMessageId, table.outboxId] }),
    index('outbox_part_whole').on(table.outboxId),
  ],
);

/** Receipts of messages whose ids are not stored yet: a receipt may outrun the answer to our own call. Kept an hour. */
export const earlyReceipt = pgTable(
  'early_receipt',
  {
    channel: text().notNull(),
    account: text().notNull(),
    messageId: text('message_id').notNull(),
    status: text({ enum: ['sent', 'delivered', 'read', 'failed'] }).notNull(),
    /** Our own id of the message, where the provider gives it back. */
    outboxId: bigint('outbox_id', { mode: 'number' }),
    at: instant().notNull(),
    error: text(),
    againAt: instant('again_at'),
    storedAt: instant('stored_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.channel, table.account, table.messageId, table.status] }),
    index('early_receipt_stored').on(table.storedAt),
    index('early_receipt_own').on(table.outboxId).where(sql`outbox_id is not null`),
  ],
);

/** Browser sessions of the web chat; the id is the keyed hash of the cookie. */
export const webSession = pgTable(
  'web_session',
  {
    id: text().primaryKey(),
    conversationId: text('conversation_id').notNull(),
    kind: text({ enum: ['citizen', 'officer'] }).notNull(),
    csrfToken: text('csrf_token').notNull(),
    createdAt: instant('created_at').notNull(),
    seenAt: instant('seen_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (table) => [index('web_session_expiry').on(table.expiresAt)],
);

/** What a web chat shows, in both directions, so that a reload finds it again; sealed, purged with the rest. */
export const webMessage = pgTable(
  'web_message',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    conversationId: text('conversation_id').notNull(),
    /** Own id of a message from us: a resend is not shown twice. */
    outId: text('out_id').unique(),
    fromUs: smallint('from_us').notNull(),
    payload: bytea().notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [index('web_message_conversation').on(table.conversationId, table.id)],
);
