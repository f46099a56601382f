/**
 * Delivery's two statements. The owner of a channel account is the only reader, so nothing is marked as claimed: what
 * was in flight when it died is sent again, once, by the next owner.
 */
import type { Language } from '../../src/domain/message.ts';
import type { Deliveries, Delivery, DeliveryResult } from '../../src/ports/deliveries.ts';
import type { OutboxPayload } from '../../src/ports/outbox.ts';
import type { Keyring } from '../../src/ports/vault.ts';
import type { Session } from '../client.ts';
import { applyEarlyReceipts, applyReceipts, blockChats, claimTakenEarly, type Ledger } from './receipts.ts';
import { redirectNews } from './redirect.ts';

/**
 * A chat's earlier message that waits for another try holds back the later ones of the chat, so that they keep their
 * order; one that waits for the morning (no attempt yet) does not.
 */
const READY = `
  select o.id, o.conversation_id, o.kind, o.payload, o.attempts, o.expires_at, c.address, c.language, c.sequence,
    coalesce(o.error = 'windowClosed', false) as window_closed
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
  with part as (
    insert into outbox_part (outbox_id, provider_message_id)
    select p.id, p.message_id from unnest($7::int8[], $8::text[]) as p(id, message_id) on conflict do nothing)
  update outbox o set status = k.status, attempts = o.attempts + 1, next_at = k.next_at, error = k.error,
    sent_at = case when k.status = 'sent' then $6::timestamptz end, provider_message_id = k.message_id
  from unnest($1::int8[], $2::text[], $3::timestamptz[], $4::text[], $5::text[]) as k(id, status, next_at, error, message_id)
  where o.id = k.id and (o.status = 'pending' or k.status = 'sent')`;

/** What the person wrote since the try began opens the window again: then the message is not held, and goes at once. */
const HOLD = `
  with held as (
    update conversation set held_at = coalesce(held_at, $4::timestamptz)
    where id = $2 and sequence <= $3::int8 returning id),
  part as (
    insert into outbox_part (outbox_id, provider_message_id, announces)
    select $1::int8, p.message_id, true from unnest($5::text[]) as p(message_id) on conflict do nothing)
  update outbox set next_at = null, attempts = attempts + 1,
    status = case when exists (select 1 from held) then 'failed' else 'pending' end,
    error = case when exists (select 1 from held) then 'windowClosed' end
  where id = $1::int8 and status = 'pending'`;

/** Chats are locked in the order in which turns lock them. Never back to older news. */
const TELL = `
  with told as (
    select c.id, max(o.id) as news_id from outbox o join conversation c on c.id = o.conversation_id
    where o.id = any($1::int8[]) group by c.id),
  chat as (
    select c.id, t.news_id from conversation c join told t on t.id = c.id order by c.id collate "C" for update of c)
  update conversation c set news_id = greatest(c.news_id, k.news_id) from chat k where c.id = k.id`;

type Row = {
  id: number;
  conversation_id: string;
  kind: string;
  payload: Uint8Array;
  attempts: number;
  expires_at: string | Date | null;
  address: Uint8Array;
  language: Language;
  sequence: number;
  window_closed: boolean;
};

const toDelivery = (row: Row, keyring: Keyring): Delivery => ({
  id: Number(row.id),
  conversationId: row.conversation_id,
  language: row.language,
  kind: row.kind,
  attempts: row.attempts,
  ...opened(row, keyring),
  ...(row.expires_at === null ? {} : { expiresAt: new Date(row.expires_at).getTime() }),
  ...(Number(row.sequence) < 0 ? {} : { heard: Number(row.sequence) }),
  ...(row.window_closed ? { windowClosed: true } : {}),
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

type Settled = Exclude<DeliveryResult, { kind: 'held' }>;

const statusOf = (result: Settled) =>
  result.kind === 'sent' ? 'sent' : result.kind === 'again' ? 'pending' : 'failed';
const errorOf = (result: Settled) =>
  result.kind === 'sent' ? null : result.kind === 'blocked' ? 'blocked' : result.error;
/** A try of which nobody knows whether it was taken. */
const unanswered = (result: DeliveryResult) =>
  (result.kind === 'again' && result.error === 'unreachable') ||
  (result.kind === 'failed' && result.error === 'gaveUp')
    ? [result.id]
    : [];
const idsOf = (result: DeliveryResult) => (result.kind === 'sent' ? result.messageIds : []);

/** The outbox of a database, for the process that owns a channel account. `receipts`: where those of its channel belong. */
export function createDeliveries(session: Session, keyring: Keyring, receipts?: Ledger): Deliveries {
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
      const settled = results.filter((result) => result.kind !== 'held');
      const parts = settled.flatMap((result) =>
        idsOf(result)
          .slice(0, -1)
          .map((messageId) => ({ id: result.id, messageId })),
      );
      await session.query(SETTLE, [
        settled.map((result) => result.id),
        settled.map(statusOf),
        settled.map((result) => (result.kind === 'again' ? result.at : null)),
        settled.map(errorOf),
        settled.map((result) => idsOf(result).at(-1) ?? null),
        now,
        parts.map(({ id }) => id),
        parts.map(({ messageId }) => messageId),
      ]);
      const news = settled.flatMap((result) => (result.kind === 'sent' && result.offers ? [result.id] : []));
      if (news.length > 0) await session.query(TELL, [news]);
      for (const result of results)
        if (result.kind === 'held')
          await session.query(HOLD, [result.id, result.conversationId, result.heard, now, result.messageIds]);
      const blocked = results.flatMap((result) => (result.kind === 'blocked' ? [result.conversationId] : []));
      await blockChats(session, blocked, now);
      // Where a template told that something waits, it waits there.
      const held = results.flatMap((result) =>
        result.kind === 'held' && result.messageIds.length === 0 ? [result.conversationId] : [],
      );
      await redirectNews(session, keyring, [...blocked, ...held]);
      if (!receipts) return;
      const early = await applyEarlyReceipts(session, receipts, results.flatMap(idsOf), now);
      const claimed = await claimTakenEarly(session, receipts, results.flatMap(unanswered), now);
      await redirectNews(session, keyring, [...early, ...claimed]);
    },
    async report(taken, now) {
      if (!receipts) throw new Error('This channel was said to have no receipts.');
      await redirectNews(session, keyring, await applyReceipts(session, receipts, taken, now));
    },
  };
}
