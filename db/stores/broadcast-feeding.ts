/** Recipients of announcements → delivery's line, and what became of them back. */
import type { Language } from '../../src/domain/message.ts';
import type { BroadcastStore, Feeding } from '../../src/ports/broadcasts.ts';
import type { Keyring } from '../../src/ports/vault.ts';
import type { Session } from '../client.ts';
import { stamp } from './values.ts';

// What expired waited for a channel until it was night: it goes on in the morning. A row that is gone was given up.
const HARVEST = `
  update broadcast_recipient r set
    status = case k.status when 'sent' then 'sent' else case k.error when 'expired' then 'waiting' else 'failed' end end,
    error = case when k.status <> 'sent' then nullif(k.error, 'expired') end
  from (
    select q.conversation_id, coalesce(o.status, 'failed') as status, coalesce(o.error, 'gaveUp') as error
    from broadcast_recipient q left join outbox o on o.id = q.outbox_id
    where q.broadcast_id = $1 and q.status = 'queued' and o.status is distinct from 'pending') k
  where r.broadcast_id = $1 and r.conversation_id = k.conversation_id`;

// Out of delivery's hands by its own rule, so that what is under way is known to have been sent.
const RECALL = `
  update outbox o set expires_at = o.created_at - interval '1 second' from broadcast_recipient r
  where r.broadcast_id = $1 and o.id = r.outbox_id
    and (o.status = 'pending' or o.status = 'failed' and o.error in ('blocked', 'windowClosed'))`;

const GIVE_UP = `
  update broadcast_recipient set status = 'failed', error = $2
  where broadcast_id = $1 and status = 'waiting' returning 1`;

const STILL = `select count(*)::int as count from broadcast_recipient where broadcast_id = $1 and status = 'queued'`;

const QUEUED = `
  select count(*)::int as count from broadcast_recipient r join outbox o on o.id = r.outbox_id and o.status = 'pending'
  where r.channel = $1 and r.account = $2 and r.status = 'queued'`;

const NEXT = `
  select r.conversation_id, r.outbox_id, c.language, c.sequence, c.blocked_at is not null as blocked,
    c.announcements_since is null or c.muted_at is not null as opted_out
  from broadcast_recipient r join conversation c on c.id = r.conversation_id
  where r.broadcast_id = $1 and r.channel = $2 and r.account = $3 and r.status = 'waiting'
  order by r.conversation_id limit $4`;

const REFUSE = `
  update broadcast_recipient r set status = 'failed', error = k.error
  from unnest($2::text[], $3::text[]) as k(id, error) where r.broadcast_id = $1 and r.conversation_id = k.id`;

// Bulk goes after whatever concerns one person. In one order, so that it is said in that order.
const SAY = `
  with said as (
    insert into outbox (channel, account, conversation_id, priority, kind, payload, created_at, expires_at)
    select $2, $3, k.id, 2, 'broadcast', decode(k.payload, 'base64'), $6::timestamptz, $7::timestamptz
    from unnest($4::text[], $5::text[]) with ordinality as k(id, payload, position) order by k.position
    returning id, conversation_id)
  update broadcast_recipient r set status = 'queued', outbox_id = s.id, error = null
  from said s where r.broadcast_id = $1 and r.conversation_id = s.conversation_id`;

// The same message once more, so that there is never a second one. One that went out meanwhile is left alone.
const AGAIN = `
  with again as (
    update outbox o set status = 'pending', attempts = 0, error = null, next_at = null, expires_at = $5::timestamptz,
      payload = decode(k.payload, 'base64')
    from unnest($3::int8[], $4::text[]) as k(id, payload) where o.id = k.id and o.status = 'failed')
  update broadcast_recipient r set status = case when o.id is null then 'waiting' else 'queued' end, outbox_id = o.id
  from unnest($2::text[], $3::int8[]) as k(conversation_id, id) left join outbox o on o.id = k.id
  where r.broadcast_id = $1 and r.conversation_id = k.conversation_id`;

type Next = {
  conversation_id: string;
  outbox_id: number | null;
  language: Language;
  sequence: number;
  blocked: boolean;
  opted_out: boolean;
};

function refusalOf({ opted_out, blocked, sequence }: Next, heardSince: number | undefined) {
  if (opted_out) return 'optedOut';
  if (blocked) return 'blocked';
  return heardSince !== undefined && Number(sequence) < heardSince ? 'windowClosed' : undefined;
}

type FeedingStore = Pick<BroadcastStore, 'harvest' | 'recall' | 'giveUp' | 'queued' | 'feed'>;

/** See `BroadcastStore`. */
export function createBroadcastFeeding(session: Session, keyring: Keyring): FeedingStore {
  const counted = async (text: string, values: readonly unknown[]) =>
    (await session.query<{ count: number }>(text, values))[0]?.count ?? 0;

  async function feed(id: string, feeding: Feeding): Promise<number> {
    const { channel, account, room, words, now, expiresAt, heardSince } = feeding;
    const next = await session.query<Next>(NEXT, [id, channel, account, room]);
    const refused = next.flatMap((one) => {
      const error = refusalOf(one, heardSince);
      return error === undefined ? [] : [{ id: one.conversation_id, error }];
    });
    if (refused.length > 0)
      await session.query(REFUSE, [id, refused.map((one) => one.id), refused.map(({ error }) => error)]);
    const messages = new Map<Language, { message: ReturnType<Feeding['words']> }>();
    const sealed = ({ language, conversation_id }: Next) => {
      const payload = messages.get(language) ?? { message: words(language) };
      messages.set(language, payload);
      return keyring.payload.seal(payload, conversation_id).toString('base64');
    };
    const sendable = next.filter((one) => refusalOf(one, heardSince) === undefined);
    const fresh = sendable.filter(({ outbox_id }) => outbox_id === null);
    if (fresh.length > 0) {
      const chats = fresh.map(({ conversation_id }) => conversation_id);
      const values = [chats, fresh.map(sealed), stamp(now), stamp(expiresAt)];
      await session.query(SAY, [id, channel, account, ...values]);
    }
    const tried = sendable.filter(({ outbox_id }) => outbox_id !== null);
    if (tried.length > 0) {
      const chats = tried.map(({ conversation_id }) => conversation_id);
      const ids = tried.map(({ outbox_id }) => outbox_id);
      await session.query(AGAIN, [id, chats, ids, tried.map(sealed), stamp(expiresAt)]);
    }
    return next.length;
  }

  return {
    async harvest(id) {
      await session.query(HARVEST, [id]);
      return counted(STILL, [id]);
    },
    async recall(id) {
      await session.query(RECALL, [id]);
    },
    giveUp: async (id, error) => (await session.query(GIVE_UP, [id, error])).length,
    queued: ({ channel, account }) => counted(QUEUED, [channel, account]),
    feed,
  };
}
