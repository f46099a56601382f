/**
 * Most turns in one statement, one round trip, without reading their chats first: they were computed on what this
 * process remembers, and are written if that was right.
 */
import type { OptimisticTurn } from '../../src/ports/turns.ts';
import type { Keyring } from '../../src/ports/vault.ts';
import type { Session } from '../client.ts';
import type { RememberedChats } from './remembered-chats.ts';

/**
 * `saved` takes the rows in the order of the arrays, sorted as every other transaction of turns locks its chats, and
 * leaves out those whose row is no longer the version: under READ COMMITTED a row that changed while we waited for its
 * lock is checked again as it is then. Any change of the row by anyone makes it another version, so state, mute, block,
 * person and officer are all as remembered. An update that was seen before breaks the inbox's primary key, and the whole
 * statement with it.
 *
 * The range always holds. Without it the planner takes an array it does not know for ten rows, finds that plans for the
 * one row of a small group are cheaper, and makes a new one every time, which costs more than running it. With it the
 * one plan is kept: array by array through the primary key.
 */
const ATTEMPT = `
  with saved as (
    update conversation c set state = decode(k.state, 'base64'), sequence = k.sequence, language = k.language,
      step = k.step, wake_at = k.wake_at, updated_at = $10::timestamptz
    from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::int8[], $6::text[], $7::text[], $8::timestamptz[], $9::text[])
      with ordinality as k(id, version, update_id, state, sequence, language, step, wake_at, reply, position)
    where c.id = k.id and c.xmin = k.version::xid and k.position between 1 and 1000000
    returning c.id, c.channel, c.account, k.update_id, k.reply
  ), recorded as (
    insert into inbox (channel, account, update_id, conversation_id, received_at, status)
    select channel, account, update_id, id, $10::timestamptz, 'done' from saved
  ), said as (
    insert into outbox (channel, account, conversation_id, priority, kind, payload, created_at, expires_at)
    select channel, account, id, 0, 'reply', decode(reply, 'base64'), $10::timestamptz, $10::timestamptz + interval '1 day'
    from saved where reply is not null
  )
  select id, pg_current_xact_id()::xid::text as version from saved`;

type Deps = {
  readonly session: Session;
  readonly keyring: Keyring;
  readonly remembered: RememberedChats;
};

/** See {@link Turns.attempt}. */
export async function attemptTurns(
  { session, keyring, remembered }: Deps,
  now: string,
  given: readonly OptimisticTurn[],
): Promise<ReadonlySet<string>> {
  const turns = given.toSorted((a, b) => (a.chat.id < b.chat.id ? -1 : 1));
  const sealed = (json: string, id: string) => keyring.payload.sealText(json, id).toString('base64');
  const states = turns.map(({ change }) => JSON.stringify(change.state));
  const rows = await session.query<{ id: string; version: string }>(ATTEMPT, [
    turns.map(({ chat }) => chat.id),
    turns.map(({ chat }) => chat.version),
    turns.map(({ updateId }) => updateId),
    turns.map(({ chat }, index) => sealed(states[index] as string, chat.id)),
    turns.map(({ change }) => change.sequence),
    turns.map(({ change }) => change.language),
    turns.map(({ change }) => change.step),
    turns.map(({ change }) => change.wakeAt),
    turns.map(({ chat, reply }) => (reply ? sealed(JSON.stringify(reply), chat.id) : null)),
    now,
  ]);
  const versions = new Map(rows.map(({ id, version }) => [id, version]));
  turns.forEach(({ chat, change: { sequence, language } }, index) => {
    const version = versions.get(chat.id);
    if (version === undefined) remembered.forget(chat.id);
    else remembered.remember({ ...chat, version, state: states[index] as string, sequence, language });
  });
  return new Set(versions.keys());
}
