import { sql } from 'drizzle-orm';
import { bigint, index, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { type Audience, broadcastStatuses } from '../../src/domain/broadcast.ts';
import { bytea, instant } from './types.ts';

/** Announcements of the agency. `payload` is the sealed text. */
export const broadcast = pgTable(
  'broadcast',
  {
    id: text().primaryKey(),
    payload: bytea().notNull(),
    audience: jsonb().$type<Audience>().notNull(),
    status: text({ enum: broadcastStatuses }).notNull(),
    createdBy: text('created_by').notNull(),
    createdAt: instant('created_at').notNull(),
    approvedBy: text('approved_by'),
    /** A draft or proposal is void after this; what is being sent is given up. */
    expiresAt: instant('expires_at').notNull(),
    /** The last chat that was looked at while its recipients are collected. */
    expandedTo: text('expanded_to').notNull().default(''),
    /** Told that it rests for the night, until then. */
    restingUntil: instant('resting_until'),
    /** Outbox ids of the messages that show its progress, which are edited. */
    progressIds: bigint('progress_ids', { mode: 'number' }).array().notNull().default(sql`'{}'`),
  },
  (table) => [
    index('broadcast_active').on(table.createdAt).where(sql`status in ('counting', 'running', 'paused')`),
    index('broadcast_created').on(table.createdAt, table.id),
  ],
);

/** Who gets an announcement, once each; `outbox_id` is the one message that it becomes, however often it is tried. */
export const broadcastRecipient = pgTable(
  'broadcast_recipient',
  {
    broadcastId: text('broadcast_id')
      .notNull()
      .references(() => broadcast.id),
    conversationId: text('conversation_id').notNull(),
    channel: text().notNull(),
    account: text().notNull(),
    status: text({ enum: ['waiting', 'queued', 'sent', 'failed'] }).notNull(),
    outboxId: bigint('outbox_id', { mode: 'number' }),
    /** A BroadcastFailure, or the outbox's reason. */
    error: text(),
  },
  (table) => [
    primaryKey({ columns: [table.broadcastId, table.conversationId] }),
    index('broadcast_waiting')
      .on(table.broadcastId, table.channel, table.account, table.conversationId)
      .where(sql`status = 'waiting'`),
    index('broadcast_queued').on(table.channel, table.account, table.outboxId).where(sql`status = 'queued'`),
  ],
);
