/**
 * Delivery's two statements. The owner of a channel account is the only reader, so nothing is marked as claimed: what
 * was in flight when it died is sent again, once, by the next owner.
 */
import type { Language } from '../../src/domain/message.ts';
import type { Deliveries, Delivery, DeliveryResult } from '../../src/ports/deliveries.ts';
import type { OutboxPayload } from '../../src/ports/stores.ts';
import type { Keyring } from '../../src/ports/vault.ts';
import type { Session } from '../client.ts';

/**
 * A chat's earlier message that waits for another try holds back the later ones of the chat, so that they keep their
 * order; one that waits for the morning (no attempt yet) does not.
 */
const READY = `
  select o.id, o.conversation_id, o.kind, o.payload, o.attempts, o.expires_at, c.address, c.language
  from outbox o join conversation c on c.id = o.conversation_id
  where o.status = 'pending' and o.channel = $1 and o.account = $2
    and (o.next_at is null or o.next_at <= $3::timestamptz)
    and o.conversation_id <> all($4::text[])
    and not exists (
      select 1 from outbox e
      where e.conversation_id = o.conversation_id and e.status = 'pending' and e.id < o.id and e.attempts > 0
        and e.next_at > $3::timestamptz)
  order by o.priority, o.id limit $5`;

/** What an owner learns after it lost the account never takes back what the next one has sent. */
const SETTLE = `
  update outbox o set status = k.status, attempts = o.attempts + 1, next_at = k.next_at, error = k.error,
    sent_at = case when k.status = 'sent' then $6::timestamptz end, provider_message_id = k.message_id
  from unnest($1::int8[], $2::text[], $3::timestamptz[], $4::text[], $5::text[]) as k(id, status, next_at, error, message_id)
  where o.id = k.id and (o.status = 'pending' or k.status = 'sent')`;

const BLOCK_CHATS = `update conversation set blocked_at = coalesce(blocked_at, $2::timestamptz) where id = any($1::text[])`;
const HOLD_BACK = `update outbox set status = 'failed', error = 'blocked' where conversation_id = any($1::text[]) and status = 'pending'`;

type Row = {
  id: number;
  conversation_id: string;
  kind: string;
  payload: Uint8Array;
  attempts: number;
  expires_at: string | Date | null;
  address: Uint8Array;
  language: Language;
};

const toDelivery = (row: Row, keyring: Keyring): Delivery => ({
  id: Number(row.id),
  conversationId: row.conversation_id,
  language: row.language,
  kind: row.kind,
  attempts: row.attempts,
  ...opened(row, keyring),
  ...(row.expires_at === null ? {} : { expiresAt: new Date(row.expires_at).getTime() }),
});

function opened(row: Row, keyring: Keyring): Pick<Delivery, 'address' | 'payload'> {
  try {
    return {
      address: keyring.payload.open<string>(row.address, `address:${row.conversation_id}`),
      payload: keyring.payload.open<OutboxPayload>(row.payload, row.conversation_id),
    };
  } catch {
    return { address: '' };
  }
}

const statusOf = (result: DeliveryResult) =>
  result.kind === 'sent' ? 'sent' : result.kind === 'again' ? 'pending' : 'failed';
const errorOf = (result: DeliveryResult) =>
  result.kind === 'sent' ? null : result.kind === 'blocked' ? 'blocked' : result.error;

/** The outbox of a database, for the process that owns a channel account. */
export function createDeliveries(session: Session, keyring: Keyring): Deliveries {
  return {
    async ready(channel, account, now, except, limit) {
      const first = new Map<string, Row>();
      // A chat with a long queue fills a page: the next page is of the others, so that it hides none.
      for (let isFull = true; isFull && first.size < limit; ) {
        const seen = [...except, ...first.keys()];
        const rows = await session.query<Row>(READY, [channel, account, now, seen, limit]);
        for (const row of rows) if (!first.has(row.conversation_id)) first.set(row.conversation_id, row);
        isFull = rows.length === limit;
      }
      return [...first.values()].slice(0, limit).map((row) => toDelivery(row, keyring));
    },
    async settle(results, now) {
      await session.query(SETTLE, [
        results.map((result) => result.id),
        results.map(statusOf),
        results.map((result) => (result.kind === 'again' ? result.at : null)),
        results.map(errorOf),
        results.map((result) => (result.kind === 'sent' ? result.messageId : null)),
        now,
      ]);
      const blocked = results.flatMap((result) => (result.kind === 'blocked' ? [result.conversationId] : []));
      if (blocked.length === 0) return;
      await session.query(BLOCK_CHATS, [blocked, now]);
      await session.query(HOLD_BACK, [blocked]);
    },
  };
}
