import { bigint, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { WhatsAppIncident } from '../../src/domain/whatsapp-incident.ts';
import { bytea, instant } from './types.ts';
/**
 * Our device on WhatsApp: its credentials and Signal keys, sealed. `id_hash` is a keyed hash, for WhatsApp's own ids of
 * them hold phones.
 */
export const whatsappKey = pgTable(
  'whatsapp_key',
  {
    account: text().notNull(),
    type: text().notNull(),
    idHash: text('id_hash').notNull(),
    value: bytea().notNull(),
  },
  (table) => [primaryKey({ columns: [table.account, table.type, table.idHash] })],
);

/**
 * Messages that were opened and acknowledged and are not handled yet, sealed: WhatsApp brings them no more. In the order
 * in which they came.
 */
export const whatsappHeard = pgTable(
  'whatsapp_heard',
  {
    place: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    account: text().notNull(),
    idHash: text('id_hash').notNull(),
    payload: bytea().notNull(),
    heardAt: instant('heard_at').notNull(),
  },
  (table) => [uniqueIndex('whatsapp_heard_once').on(table.account, table.idHash)],
);

/** How each account's line to WhatsApp is, written by the process that has it, and what operators ask of it; sealed. */
export const whatsappLink = pgTable('whatsapp_link', {
  account: text().primaryKey(),
  state: bytea().notNull(),
  request: bytea(),
  /** What admins were told of it last. */
  told: jsonb().$type<WhatsAppIncident>(),
  updatedAt: instant('updated_at').notNull(),
});
