/**
 * The inbox's statements: a few over arrays, the same SQL on both databases, one round trip a stage. This path carries
 * every message, so it goes around the query builder (see the README, "The turn").
 */
import type { Role } from '../../src/domain/access.ts';
import type { Language } from '../../src/domain/message.ts';
import type { OutboxPayload } from '../../src/ports/outbox.ts';
import type { Stores } from '../../src/ports/stores.ts';
import type { Chat, ChatChange, Quoted, TurnGroup, Turns } from '../../src/ports/turns.ts';
import type { Keyring } from '../../src/ports/vault.ts';
import type { Database, Session } from '../client.ts';
import { ConnectionLost } from '../errors.ts';
import { createStores } from './index.ts';
import { attemptTurns } from './optimistic-turns.ts';
import { createRememberedChats, type RememberedChats } from './remembered-chats.ts';

const RECORD = `
  insert into inbox (channel, account, update_id, conversation_id, received_at, status)
  select k.channel, k.account, k.update_id, k.conversation_id, $5::timestamptz, 'done'
  from unnest($1::text[], $2::text[], $3::text[], $4::text[]) as k(channel, account, update_id, conversation_id)
  on conflict do nothing
  returning channel, account, update_id`;

const LOCK = `
  select c.id, c.xmin::text as version, c.state, c.sequence, c.language, c.person_id, c.muted_at is not null as muted,
    c.blocked_at is not null as blocked, c.held_at is not null as held, o.id as officer_id, o.unit_id, o.role, o.name,
    n.payload as news, n.sent_at as told_at
  from conversation c left join officer o on o.id = c.officer_id and o.revoked_at is null
    left join outbox n on n.id = c.news_id and n.conversation_id = c.id and n.sent_at is not null
  where c.id = any($1::text[]) order by c.id collate "C" for update of c`;

const CREATE = `
  insert into conversation (id, channel, account, address, language, state, sequence, created_at, updated_at)
  select k.id, k.channel, k.account, decode(k.address, 'base64'), k.language, ''::bytea, -1, $6::timestamptz, $6::timestamptz
  from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[]) as k(id, channel, account, address, language)
  on conflict do nothing`;

const QUOTED = `
  select k.conversation_id, k.message_id, o.payload, o.complaint_id, o.complaint_version, c.number,
    case when a.announces then 'announcement' else o.kind end as kind
  from unnest($1::text[], $2::text[]) as k(conversation_id, message_id)
  join outbox o on o.id = coalesce(
    (select max(id) from outbox where conversation_id = k.conversation_id and provider_message_id = k.message_id),
    (select max(w.id) from outbox_part p join outbox w on w.id = p.outbox_id
      where p.provider_message_id = k.message_id and w.conversation_id = k.conversation_id))
  left join complaint c on c.id = o.complaint_id
  left join outbox_part a on a.provider_message_id = k.message_id and a.outbox_id = o.id`;

const SAVE = `
  update conversation c set state = decode(k.state, 'base64'), sequence = k.sequence, language = k.language, step = k.step,
    wake_at = k.wake_at, blocked_at = case when k.blocked then coalesce(c.blocked_at, $8::timestamptz) end, news_id = null, updated_at = $8::timestamptz
  from unnest($1::text[], $2::text[], $3::int8[], $4::text[], $5::text[], $6::timestamptz[], $7::bool[])
    as k(id, state, sequence, language, step, wake_at, blocked)
  where c.id = k.id
  returning c.id, c.xmin::text as version, c.person_id,
    c.muted_at is null and c.blocked_at is null and c.held_at is null and c.officer_id is null as plain`;

const REPLY = `
  insert into outbox (channel, account, conversation_id, priority, kind, complaint_id, complaint_version, payload, created_at, expires_at)
  select k.channel, k.account, k.conversation_id, 0, 'reply', k.complaint_id, k.version, decode(k.payload, 'base64'),
    $7::timestamptz, $7::timestamptz + interval '1 day'
  from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::int4[], $6::text[])
    with ordinality as k(channel, account, conversation_id, complaint_id, version, payload, position)
  order by k.position`;

const KEEP = `
  insert into inbox (channel, account, update_id, conversation_id, received_at, status, payload, error)
  values ($1, $2, $3, $4, $5::timestamptz, $6, decode($7, 'base64'), $8)
  on conflict (channel, account, update_id) do update set status = excluded.status, payload = excluded.payload, error = excluded.error`;

/**
 * A person who writes again gets what was held back: they had blocked us, or had not written for too long. A question
 * or reminder that later news of the same report has overtaken is not said any more.
 */
const RELEASE = `
  with heard as (update conversation set held_at = null where id = any($1::text[]) and held_at is not null),
  waiting as (
    select o.id, o.kind in ('completionAsked', 'completionReminder', 'answerReminder', 'ratingReminder') and exists (
      select 1 from outbox l
      where l.complaint_id = o.complaint_id and l.conversation_id = o.conversation_id and l.id > o.id
        and l.kind <> 'reply') as overtaken
    from outbox o
    where o.conversation_id = any($1::text[]) and o.status = 'failed' and o.error in ('blocked', 'windowClosed')
      and o.payload is not null)
  update outbox o set attempts = 0, next_at = null,
    status = case when w.overtaken then 'failed' else 'pending' end,
    error = case when w.overtaken then 'expired' end
  from waiting w where o.id = w.id`;

type LockedRow = {
  id: string;
  version: string;
  state: Uint8Array;
  sequence: number;
  language: Language;
  person_id: string | null;
  muted: boolean;
  blocked: boolean;
  held: boolean;
  officer_id: string | null;
  unit_id: string;
  role: Role;
  name: Uint8Array;
  news: Uint8Array | null;
  told_at: string | Date | null;
};

type QuotedRow = {
  conversation_id: string;
  message_id: string;
  payload: Uint8Array | null;
  complaint_id: string | null;
  complaint_version: number;
  kind: string;
  number: string;
};

/** `plain`: neither muted nor blocked, nothing is held for it, and it is no officer's. */
type SavedRow = { id: string; version: string; person_id: string | null; plain: boolean };

function toChat(row: LockedRow, keyring: Keyring): Chat {
  const news = openedPayload(row.news, row.id, keyring);
  return {
    id: row.id,
    version: row.version,
    state: row.state.length === 0 ? undefined : keyring.payload.open(row.state, row.id),
    sequence: Number(row.sequence),
    language: row.language,
    muted: row.muted,
    blocked: row.blocked,
    held: row.held,
    ...(news && row.told_at !== null
      ? { news: { payload: news, sentAt: new Date(row.told_at).getTime() } }
      : {}),
    ...(row.person_id === null ? {} : { personId: row.person_id }),
    ...(row.officer_id === null
      ? {}
      : {
          officer: {
            kind: 'officer',
            officerId: row.officer_id,
            unitId: row.unit_id,
            role: row.role,
            name: keyring.payload.open<string>(row.name, row.officer_id),
          },
        }),
  };
}

function toQuoted(row: QuotedRow, keyring: Keyring): Quoted {
  const payload = openedPayload(row.payload, row.conversation_id, keyring);
  // A message that told only that something waits has none of its choices.
  const said = payload && row.kind !== 'announcement' ? { payload } : {};
  if (row.complaint_id === null) return said;
  const { complaint_id: complaintId, number, complaint_version: version, kind } = row;
  return { ...said, about: { complaintId, number, version, kind } };
}

/** What a message said; `undefined` when that is purged, or was sealed with a key that is gone. */
function openedPayload(
  payload: Uint8Array | null,
  conversationId: string,
  keyring: Keyring,
): OutboxPayload | undefined {
  if (payload === null) return undefined;
  try {
    return keyring.payload.open<OutboxPayload>(payload, conversationId);
  } catch {
    return undefined;
  }
}

/** The inbox over a database. Chat states and reply payloads are sealed with their conversation's id. */
export function createTurns(database: Database, keyring: Keyring): Turns {
  const remembered = createRememberedChats();
  return {
    recall: remembered.recall,
    attempt: (now, turns) => attemptTurns({ session: database, keyring, remembered }, now, turns),
    group: (now, work) =>
      database.transaction((session) => work(createGroup(session, keyring, remembered, now))),
    isOutage,
  };
}

function createGroup(
  session: Session,
  keyring: Keyring,
  remembered: RememberedChats,
  now: string,
): TurnGroup {
  const sealText = (json: string, conversationId: string) =>
    keyring.payload.sealText(json, conversationId).toString('base64');
  const seal = (value: unknown, conversationId: string) => sealText(JSON.stringify(value), conversationId);
  let stores: Stores | undefined;
  return {
    // Most groups need none of them.
    get stores() {
      stores ??= createStores(session, keyring);
      return stores;
    },
    async record(keys) {
      const rows = await session.query<{ channel: string; account: string; update_id: string }>(RECORD, [
        keys.map((key) => key.channel),
        keys.map((key) => key.account),
        keys.map((key) => key.updateId),
        keys.map((key) => key.conversationId),
        now,
      ]);
      return matchRecorded(keys, rows);
    },
    async lock(ids) {
      const rows = await session.query<LockedRow>(LOCK, [ids]);
      return new Map(rows.map((row) => [row.id, toChat(row, keyring)]));
    },
    async create(chats) {
      await session.query(CREATE, [
        chats.map((chat) => chat.id),
        chats.map((chat) => chat.channel),
        chats.map((chat) => chat.account),
        chats.map((chat) => seal(chat.address, `address:${chat.id}`)),
        chats.map((chat) => chat.language),
        now,
      ]);
    },
    async quoted(asked) {
      const rows = await session.query<QuotedRow>(QUOTED, [
        asked.map((one) => one.conversationId),
        asked.map((one) => one.messageId),
      ]);
      return new Map(
        rows.map((row) => [`${row.conversation_id}:${row.message_id}`, toQuoted(row, keyring)] as const),
      );
    },
    async finish({ chats, replies }) {
      const states = chats.map((chat) => JSON.stringify(chat.state));
      const saving = session.query<SavedRow>(SAVE, [
        chats.map((chat) => chat.id),
        chats.map((chat, index) => sealText(states[index] as string, chat.id)),
        chats.map((chat) => chat.sequence),
        chats.map((chat) => chat.language),
        chats.map((chat) => chat.step),
        chats.map((chat) => chat.wakeAt),
        chats.map((chat) => chat.blocked),
        now,
      ]);
      // Issued together: the driver sends them without waiting for each other's answers.
      const statements: Promise<unknown>[] = [saving];
      if (replies.length > 0) {
        statements.push(
          session.query(REPLY, [
            replies.map((reply) => reply.channel),
            replies.map((reply) => reply.account),
            replies.map((reply) => reply.conversationId),
            replies.map((reply) => reply.about?.complaintId ?? null),
            replies.map((reply) => reply.about?.version ?? null),
            replies.map((reply) => seal(reply.payload, reply.conversationId)),
            now,
          ]),
        );
      }
      await Promise.all(statements);
      rememberSaved(remembered, chats, states, await saving);
    },
    async keep(key, status, inbound, error) {
      const payload = seal(inbound, key.conversationId);
      await session.query(KEEP, [
        key.channel,
        key.account,
        key.updateId,
        key.conversationId,
        now,
        status,
        payload,
        error,
      ]);
    },
    async release(ids) {
      await session.query(RELEASE, [ids]);
    },
  };
}

/**
 * Remembers the chats that the next turn may need nothing else of. It is not committed yet: after a rollback no row ever
 * has this version, and the memory is as good as none.
 */
function rememberSaved(
  remembered: RememberedChats,
  chats: readonly ChatChange[],
  states: readonly string[],
  rows: readonly SavedRow[],
): void {
  const saved = new Map(rows.map((row) => [row.id, row]));
  chats.forEach(({ id, sequence, language }, index) => {
    const row = saved.get(id);
    if (!row?.plain) {
      remembered.forget(id);
      return;
    }
    const state = states[index] as string;
    const { version, person_id } = row;
    const personId = person_id === null ? {} : { personId: person_id };
    remembered.remember({
      id,
      version,
      state,
      sequence,
      language,
      muted: false,
      blocked: false,
      ...personId,
    });
  });
}

/** Which of the asked keys the insert returned; of a key that stands twice in one group, the first. */
function matchRecorded(
  keys: readonly { channel: string; account: string; updateId: string }[],
  rows: readonly { channel: string; account: string; update_id: string }[],
): ReadonlySet<number> {
  const recorded = new Set(rows.map((row) => `${row.channel}\n${row.account}\n${row.update_id}`));
  const fresh = new Set<number>();
  keys.forEach((key, index) => {
    if (recorded.delete(`${key.channel}\n${key.account}\n${key.updateId}`)) fresh.add(index);
  });
  return fresh;
}

/** SQLSTATE classes that pass: connection, resources, shutdown, serialization, deadlock; and the system's own codes. */
const passing = /^(08|53|57P|40001|40P01|CONNECT|CONNECTION|ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN)/;

function isOutage(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof ConnectionLost) return true;
    const code = 'code' in cause ? String(cause.code) : '';
    if (passing.test(code)) return true;
  }
  return false;
}
