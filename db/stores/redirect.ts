/** News that waits in a chat where its reader is not reached any more → another chat of the same reader. */
import { citizenNotices, reporterNotices } from '../../src/domain/notice/citizen.ts';
import type { OutboxPayload } from '../../src/ports/outbox.ts';
import type { Keyring } from '../../src/ports/vault.ts';
import type { Session } from '../client.ts';

// Three reasons: the chat blocked us or may not be written to for now; its person is not (or no longer) the report's
// reporter; or, asked for by $3, its officer signs out of it. News for the officer of a chat stays with that officer.
const MOVABLE = `
  select o.id, o.conversation_id, o.payload, t.id as to_id, t.channel, t.account
  from outbox o join conversation v on v.id = o.conversation_id
  left join person vp on vp.id = v.person_id
  join complaint c on c.id = o.complaint_id join person p on p.id = c.reporter_id
  cross join lateral (
    select k.id, k.channel, k.account from (
      select k.* from conversation k
      where o.kind = any($2::text[]) and not $3
        and k.person_id in (select p.id union select q.id from person q where q.circle_id = p.circle_id)
      union all
      select k.* from conversation k where o.kind <> all($2::text[]) and k.officer_id = v.officer_id
    ) k
    where k.id <> v.id and k.blocked_at is null and k.held_at is null
    order by k.updated_at desc, k.id limit 1) t
  where o.conversation_id = any($1::text[]) and o.kind <> 'reply' and o.payload is not null
    and (o.status = 'pending' or (o.status = 'failed' and o.error in ('blocked', 'windowClosed')))
    and ($3 or v.blocked_at is not null or v.held_at is not null
      or (o.kind = any($2::text[])
        and coalesce(vp.circle_id, vp.id) is distinct from coalesce(p.circle_id, p.id)))
  order by o.id for update of o`;

// In place: the news is one line of the ledger, wherever it was said in the end.
const MOVE = `
  with parts as (delete from outbox_part where outbox_id = any($1::int8[]))
  update outbox o set conversation_id = k.conversation_id, channel = k.channel, account = k.account,
    payload = decode(k.payload, 'base64'), status = 'pending', error = null, attempts = 0,
    next_at = case when o.attempts = 0 then o.next_at end, provider_message_id = null, sent_at = null
  from unnest($1::int8[], $2::text[], $3::text[], $4::text[], $5::text[])
    as k(id, conversation_id, channel, account, payload)
  where o.id = k.id`;

type Movable = {
  id: number;
  conversation_id: string;
  payload: Uint8Array;
  to_id: string;
  channel: string;
  account: string;
};

/** Moves what waits in these chats and has a better place. `signingOut`: their officer leaves them. */
export async function redirectNews(
  session: Session,
  keyring: Keyring,
  conversationIds: readonly string[],
  { signingOut = false }: { readonly signingOut?: boolean } = {},
): Promise<void> {
  if (conversationIds.length === 0) return;
  const found = await session.query<Movable>(MOVABLE, [conversationIds, [...reporterNotices], signingOut]);
  const moved = found.flatMap((row) => {
    const payload = sealedFor(row, keyring);
    return payload === undefined ? [] : [{ ...row, payload }];
  });
  if (moved.length === 0) return;
  await session.query(MOVE, [
    moved.map((row) => row.id),
    moved.map((row) => row.to_id),
    moved.map((row) => row.channel),
    moved.map((row) => row.account),
    moved.map((row) => row.payload),
  ]);
}

// Not what the same chat is told as a citizen's, nor what was answered to it already.
const DROP = `
  delete from outbox where conversation_id = any($1::text[]) and status in ('pending', 'failed')
    and complaint_id is not null and kind <> 'reply' and kind <> all($2::text[])`;

/** Deletes what these chats' officers were still to be told, and must not read any more. */
export async function dropOfficerNews(session: Session, conversationIds: readonly string[]): Promise<void> {
  await session.query(DROP, [conversationIds, [...citizenNotices]]);
}

/** A payload is sealed with its chat's id; one that does not open stays where it is, to be shown as unreadable. */
function sealedFor({ payload, conversation_id, to_id }: Movable, keyring: Keyring): string | undefined {
  try {
    const opened = keyring.payload.open<OutboxPayload>(payload, conversation_id);
    return keyring.payload.seal(opened, to_id).toString('base64');
  } catch {
    return undefined;
  }
}
