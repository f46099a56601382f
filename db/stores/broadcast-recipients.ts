/** Who gets an announcement: collected chat by chat in the order of ids, a page in a transaction. */
import {
  type Audience,
  type BroadcastFailure,
  namesArea,
  takesAnnouncements,
} from '../../src/domain/broadcast.ts';
import type { ChannelName } from '../../src/domain/message.ts';
import type { Keyring } from '../../src/ports/vault.ts';
import type { Session } from '../client.ts';
import { openContent } from './complaint-row.ts';
import { toBuffer } from './values.ts';

/** All who are one person with the chat's. */
const MEMBERS = `
  select c.person_id as id where c.person_id is not null union all
  select q.id from person q where q.circle_id = c.circle_id and q.id <> c.person_id`;

// Of a person's chats the one on a channel that takes announcements, then the one where they agreed last. Asked chat by chat
// and person by person (`offset 0` keeps it so), each by an index: a join over a table of which the planner knows nothing yet,
// because it was just filled, took minutes for ten thousand.
const page = (isMeant: string) => `
  with c as materialized (
    select v.id, v.channel, v.account, v.person_id, v.announcements_since, p.circle_id
    from conversation v left join person p on p.id = v.person_id
    where v.id > $1 and v.announcements_since is not null and v.muted_at is null
    order by v.id limit $3)
  select c.id, c.channel, c.account,
    ${isMeant} and not exists (
      select 1 from (${MEMBERS}) m cross join lateral (
        select 1 from conversation o
        where o.person_id = m.id and o.id <> c.id and o.announcements_since is not null and o.muted_at is null
          and (o.channel = any($2::text[]), o.announcements_since, o.id)
            > (c.channel = any($2::text[]), c.announcements_since, c.id)
        offset 0) better) as meant
  from c order by c.id`;

const reported = (column: string) =>
  `exists (
    select 1 from (${MEMBERS}) m cross join lateral (
      select 1 from complaint k where k.reporter_id = m.id and k.${column} = any($4::text[]) offset 0) told)`;

/** The unit and all below it. */
const BELOW = `
  with recursive below(id) as (
    select $1::text union select u.id from unit u join below b on u.parent_id = b.id)
  select id from below`;

const PLACES = `
  select c.id as conversation_id, k.id, k.content, m.wrapped_key
  from conversation c join person p on p.id = c.person_id
  cross join lateral (
    select p.id, p.wrapped_key union all
    select q.id, q.wrapped_key from person q where q.circle_id = p.circle_id and q.id <> p.id) m
  cross join lateral (select k.id, k.content from complaint k where k.reporter_id = m.id offset 0) k
  where c.id = any($1::text[]) and m.wrapped_key is not null`;

const ADD = `
  with moved as (update broadcast set expanded_to = $2 where id = $1)
  insert into broadcast_recipient (broadcast_id, conversation_id, channel, account, status, error)
  select $1, k.id, k.channel, k.account, case when k.error is null then 'waiting' else 'failed' end, k.error
  from unnest($3::text[], $4::text[], $5::text[], $6::text[]) as k(id, channel, account, error)
  on conflict do nothing`;

type Chat = { id: string; channel: ChannelName; account: string; meant: boolean };
type Place = { conversation_id: string; id: string; content: Uint8Array; wrapped_key: Uint8Array };

/** The statement of a page, and what it asks for besides the page. */
async function pageOf(
  session: Session,
  audience: Audience,
): Promise<{ text: string; values: readonly (readonly string[])[] }> {
  switch (audience.kind) {
    case 'everyone':
      return { text: page('true'), values: [] };
    case 'category':
      return { text: page(reported('category_id')), values: [[audience.categoryId]] };
    case 'unit': {
      const below = await session.query<{ id: string }>(BELOW, [audience.unitId]);
      return { text: page(reported('owner_unit_id')), values: [below.map(({ id }) => id)] };
    }
    case 'area':
      return { text: page('c.person_id is not null'), values: [] };
  }
}

/** See `BroadcastStore.collect`. */
export async function collectRecipients(
  session: Session,
  keyring: Keyring,
  id: string,
  channels: readonly ChannelName[],
  limit: number,
): Promise<boolean> {
  const [row] = await session.query<{ audience: string; expanded_to: string }>(
    'select audience::text as audience, expanded_to from broadcast where id = $1 for update',
    [id],
  );
  if (!row) return true;
  const audience = JSON.parse(row.audience) as Audience;
  const { text, values } = await pageOf(session, audience);
  const chats = await session.query<Chat>(text, [row.expanded_to, channels, limit, ...values]);
  const last = chats.at(-1);
  if (!last) return true;
  const meant = chats.filter((chat) => chat.meant);
  const named = audience.kind === 'area' ? await chatsNaming(session, keyring, meant, audience.words) : meant;
  await session.query(ADD, [
    id,
    last.id,
    named.map((chat) => chat.id),
    named.map(({ channel }) => channel),
    named.map(({ account }) => account),
    named.map(({ channel }) => unusable(channel, channels)),
  ]);
  return chats.length < limit;
}

function unusable(channel: ChannelName, channels: readonly ChannelName[]): BroadcastFailure | null {
  if (!takesAnnouncements(channel)) return 'leftOut';
  return channels.includes(channel) ? null : 'channelOff';
}

/** Places are sealed with the reporters' own keys: they are opened here, and only here compared. */
async function chatsNaming(
  session: Session,
  keyring: Keyring,
  chats: readonly Chat[],
  words: string,
): Promise<readonly Chat[]> {
  const places = await session.query<Place>(PLACES, [chats.map(({ id }) => id)]);
  const found = new Set<string>();
  for (const { conversation_id, id, content, wrapped_key } of places) {
    if (found.has(conversation_id)) continue;
    const sealer = keyring.personSealer(wrapped_key);
    const { place } = openContent({ id, content: toBuffer(content) }, sealer);
    if (namesArea(place.words ?? '', words)) found.add(conversation_id);
  }
  return chats.filter(({ id }) => found.has(id));
}
