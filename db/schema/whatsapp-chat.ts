import { index, pgTable, text } from 'drizzle-orm/pg-core';
import { bytea, instant } from './types.ts';

/** A name (JID) under which WhatsApp knows a person, as a keyed hash, and the sealed address under which we do. */
export const whatsappAlias = pgTable(
  'whatsapp_alias',
  {
    jidHash: text('jid_hash').primaryKey(),
    conversationId: text('conversation_id').notNull(),
    address: bytea().notNull(),
    learnedAt: instant('learned_at').notNull(),
  },
  (table) => [index('whatsapp_alias_conversation').on(table.conversationId)],
);

/**
 * What was sent, sealed, under our own id of it: to send the very same again when a phone could not decrypt it or an
 * acknowledgement did not come. Purged with the rest.
 */
export const whatsappSent = pgTable(
  'whatsapp_sent',
  {
    messageId: text('message_id').primaryKey(),
    conversationId: text('conversation_id').notNull(),
    payload: bytea().notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [
    index('whatsapp_sent_conversation').on(table.conversationId),
    index('whatsapp_sent_created').on(table.createdAt),
  ],
);
