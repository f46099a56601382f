/**
 * What a provider tells later of our messages → the ledger. Receipts come twice, in any order, and before our own call
 * has returned; every statement here gives the same result whatever the order.
 */
import type { LedgerReceipt } from '../../src/ports/deliveries.ts';
import type { Session } from '../client.ts';

/** Parameters 1 and 2 are the channel and the account, 3 the greatest number of tries. */
const apply = (news: string) => `
  with news as (${news}),
  hit as (
    select o.id, n.message_id, n.status, n.at, n.error, n.again_at, true as is_last
    from news n join outbox o on o.provider_message_id = n.message_id and o.channel = $1 and o.account = $2
    union all
    select o.id, n.message_id, n.status, n.at, n.error, n.again_at, false
    from news n join outbox_part p on p.provider_message_id = n.message_id and not p.announces
    join outbox o on o.id = p.outbox_id and o.channel = $1 and o.account = $2),
  told as (
    select id, min(at) filter (where is_last and status in ('delivered', 'read')) as delivered_at,
      min(at) filter (where is_last and status = 'read') as read_at,
      max(error) filter (where status = 'failed') as error, max(again_at) as again_at
    from hit where status <> 'sent' group by id),
  locked as (select o.id from outbox o where o.id in (select id from told) order by o.id for update),
  changed as (
    update outbox o set
      delivered_at = least(o.delivered_at, t.delivered_at),
      read_at = least(o.read_at, t.read_at),
      status = case
        when t.delivered_at is not null then 'sent'
        when o.status <> 'sent' or o.delivered_at is not null or t.error is null then o.status
        when t.again_at is not null and o.attempts < $3 then 'pending' else 'failed' end,
      error = case
        when t.delivered_at is not null then null
        when o.status <> 'sent' or o.delivered_at is not null or t.error is null then o.error
        when t.again_at is not null and o.attempts >= $3 then 'gaveUp' else t.error end,
      next_at = case
        when t.delivered_at is not null then null
        when o.status <> 'sent' or o.delivered_at is not null or t.error is null then o.next_at
        when o.attempts < $3 then t.again_at end,
      sent_at = case when t.delivered_at is not null then coalesce(o.sent_at, t.delivered_at) else o.sent_at end
    from told t join locked l on l.id = t.id where o.id = t.id
    returning o.id, o.status, o.error, o.conversation_id),
  -- Said anew, it gets new ids; a failure of an old one that comes again must not undo the new try.
  forgotten as (delete from outbox_part p using changed c where p.outbox_id = c.id and c.status = 'pending')
  select h.message_id, c.status, c.error, c.conversation_id from hit h left join changed c on c.id = h.id`;

const APPLY = apply(
  `select * from unnest($4::text[], $5::text[], $6::timestamptz[], $7::text[], $8::timestamptz[])
    as n(message_id, status, at, error, again_at)`,
);

/** Those that came too early and whose message is known by now. */
const APPLY_EARLY = apply(
  `delete from early_receipt e
    where e.channel = $1 and e.account = $2 and e.message_id = any($4::text[]) and (
      exists (select 1 from outbox o where o.provider_message_id = e.message_id)
      or exists (select 1 from outbox_part p where p.provider_message_id = e.message_id))
    returning e.message_id, e.status, e.at, e.error, e.again_at`,
);

/**
 * A try that came to no answer had been taken after all: what the provider tells under our own id of the message says
 * so, and no other try is made. Parameters 1 and 2 are the channel and the account.
 */
const claim = (news: string) => `
  update outbox o set status = 'sent', sent_at = n.at, provider_message_id = n.message_id, error = null, next_at = null
  from (select distinct on (id) id, message_id, at from (${news}) n order by id, at) n
  where o.id = n.id and o.channel = $1 and o.account = $2
    and (o.status = 'pending' and o.attempts > 0 and o.error = 'unreachable' or o.status = 'failed' and o.error = 'gaveUp')
  returning n.message_id`;

const CLAIM = claim(
  `select * from unnest($3::int8[], $4::text[], $5::timestamptz[]) as n(id, message_id, at)`,
);
const CLAIM_EARLY = claim(
  `select e.outbox_id as id, e.message_id, e.at from early_receipt e
    where e.channel = $1 and e.account = $2 and e.outbox_id = any($3::int8[]) and e.status <> 'failed'`,
);

const KEEP_EARLY = `
  with old as (delete from early_receipt where stored_at < $9::timestamptz - interval '1 hour')
  insert into early_receipt (channel, account, message_id, status, at, error, again_at, outbox_id, stored_at)
  select $1, $2, n.message_id, n.status, n.at, n.error, n.again_at, n.outbox_id, $9::timestamptz
  from unnest($3::text[], $4::text[], $5::timestamptz[], $6::text[], $7::timestamptz[], $8::int8[])
    as n(message_id, status, at, error, again_at, outbox_id)
  on conflict do nothing`;

const BLOCK_CHATS = `update conversation set blocked_at = coalesce(blocked_at, $2::timestamptz) where id = any($1::text[])`;
const HOLD_BACK = `update outbox set status = 'failed', error = 'blocked' where conversation_id = any($1::text[]) and status = 'pending'`;

/** The message that a receipt was of; what else is null when it changed nothing. */
type Applied = {
  message_id: string;
  status: string | null;
  error: string | null;
  conversation_id: string | null;
};

/** Where receipts belong, and when a message has had all its tries. */
export type Ledger = { readonly channel: string; readonly account: string; readonly maxAttempts: number };

/** Marks chats as blocked and holds back all that waits for them. */
export async function blockChats(session: Session, chats: readonly string[], now: string): Promise<void> {
  if (chats.length === 0) return;
  await session.query(BLOCK_CHATS, [chats, now]);
  await session.query(HOLD_BACK, [chats]);
}

/** Takes receipts; keeps those whose message is not known yet. The chats that were found to block us. */
export async function applyReceipts(
  session: Session,
  { channel, account, maxAttempts }: Ledger,
  receipts: readonly LedgerReceipt[],
  now: string,
): Promise<readonly string[]> {
  if (receipts.length === 0) return [];
  await claimTaken(session, { channel, account }, receipts);
  const columns = columnsOf(receipts);
  const applied = await session.query<Applied>(APPLY, [channel, account, maxAttempts, ...columns]);
  const blocked = blockedAmong(applied);
  await blockChats(session, blocked, now);
  const known = new Set(applied.map((row) => row.message_id));
  const early = receipts.filter(({ messageId }) => !known.has(messageId));
  if (early.length === 0) return blocked;
  const ownIds = early.map(({ id }) => id ?? null);
  await session.query(KEEP_EARLY, [channel, account, ...columnsOf(early), ownIds, now]);
  // The message may have become known between the two statements, by a process that found no receipt yet.
  const ids = early.map(({ messageId }) => messageId);
  return [...blocked, ...(await applyEarlyReceipts(session, { channel, account, maxAttempts }, ids, now))];
}

/** Takes the receipts that came before these ids were known. The chats that were found to block us. */
export async function applyEarlyReceipts(
  session: Session,
  { channel, account, maxAttempts }: Ledger,
  messageIds: readonly string[],
  now: string,
): Promise<readonly string[]> {
  if (messageIds.length === 0) return [];
  const applied = await session.query<Applied>(APPLY_EARLY, [channel, account, maxAttempts, messageIds]);
  const blocked = blockedAmong(applied);
  await blockChats(session, blocked, now);
  return blocked;
}

/** Messages whose last try came to no answer: those that the provider had taken even so, as it told meanwhile. */
export async function claimTakenEarly(
  session: Session,
  { channel, account, maxAttempts }: Ledger,
  ids: readonly number[],
  now: string,
): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const claimed = await session.query<{ message_id: string }>(CLAIM_EARLY, [channel, account, ids]);
  const messageIds = claimed.map((row) => row.message_id);
  return applyEarlyReceipts(session, { channel, account, maxAttempts }, messageIds, now);
}

async function claimTaken(
  session: Session,
  { channel, account }: Pick<Ledger, 'channel' | 'account'>,
  receipts: readonly LedgerReceipt[],
): Promise<void> {
  const own = receipts.flatMap(({ id, messageId, at, status }) =>
    id === undefined || status === 'failed' ? [] : [{ id, messageId, at }],
  );
  if (own.length === 0) return;
  await session.query(CLAIM, [
    channel,
    account,
    own.map(({ id }) => id),
    own.map(({ messageId }) => messageId),
    own.map(({ at }) => at),
  ]);
}

const columnsOf = (receipts: readonly LedgerReceipt[]) => [
  receipts.map(({ messageId }) => messageId),
  receipts.map(({ status }) => status),
  receipts.map(({ at }) => at),
  receipts.map((receipt) => (receipt.status === 'failed' ? receipt.error : null)),
  receipts.map((receipt) => (receipt.status === 'failed' ? (receipt.again ?? null) : null)),
];

const blockedAmong = (applied: readonly Applied[]) =>
  applied.flatMap((row) =>
    row.conversation_id !== null && row.status === 'failed' && row.error === 'blocked'
      ? [row.conversation_id]
      : [],
  );
