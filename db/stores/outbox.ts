import type { Instant } from '../../src/domain/instant.ts';
import type { ChannelName, Language } from '../../src/domain/message.ts';
import { reporterNotices } from '../../src/domain/notice/citizen.ts';
import type { Informed, Recipient } from '../../src/domain/notice.ts';
import type { DeadLetter, Outbox, OutboxPayload } from '../../src/ports/outbox.ts';
import type { Keyring } from '../../src/ports/vault.ts';
import type { Session } from '../client.ts';
import { standIn } from './stand-in.ts';
import { fromCursor, stamp, toCursor, toInstant, toInstantOrNull, toPage } from './values.ts';

// Of each reader's chats the one used last, those that take nothing now after all others. Of officers who are away the
// deputy's; a unit's deputy hears what the unit hears anyway, being of the same unit. Each kind of recipient by its own
// index: a condition over all of them would look at every officer for every piece of news.
const RECIPIENTS = `
  with recursive r as (
    select * from unnest($1::text[], $2::text[], $3::text[]) with ordinality as r(kind, id, except_id, position)),
  ${standIn('$4::timestamptz')}
  select distinct on (position, reader) position::int, id, channel, account, language, blocked_at is not null as blocked,
    officer_id, for_name
  from (
    select r.position, r.id as reader, null::bytea as for_name, c.*
    from r join person p on p.id = r.id
    cross join lateral (select p.id union select q.id from person q where q.circle_id = p.circle_id) m(id)
    join conversation c on c.person_id = m.id where r.kind = 'reporter'
    union all
    select r.position, s.person_id, null::bytea, c.*
    from r join supporter s on s.complaint_id = r.id
    join person p on p.id = s.person_id
    cross join lateral (select p.id union select q.id from person q where q.circle_id = p.circle_id) m(id)
    join conversation c on c.person_id = m.id where r.kind = 'supporters'
    union all
    select r.position, o.id, null::bytea, c.*
    from r join officer o on o.unit_id = r.id and o.role <> 'leader' and o.revoked_at is null
      and o.id is distinct from r.except_id and not exists (select 1 from stand_in s where s.officer_id = o.id)
    join conversation c on c.officer_id = o.id where r.kind = 'unit'
    union all
    select r.position, o.id, case when s.reader_id is not null then o.name end, c.*
    from r join officer o on o.id = r.id and o.revoked_at is null
    left join stand_in s on s.officer_id = o.id
    join conversation c on c.officer_id = coalesce(s.reader_id, o.id) where r.kind = 'officer'
  ) chat
  order by position, reader, blocked_at is not null, held_at is not null, updated_at desc, id`;

const CHAT =
  'select id, channel, account, language, blocked_at is not null as blocked from conversation where id = $1';

// In the order given: the identity column numbers the rows as they come.
const QUEUE = `
  insert into outbox (channel, account, conversation_id, priority, kind, complaint_id, complaint_version, payload,
    status, error, next_at, created_at, expires_at)
  select k.channel, k.account, k.conversation_id, k.priority, k.kind, k.complaint_id, k.version,
    decode(k.payload, 'base64'), case when k.blocked then 'failed' else 'pending' end,
    case when k.blocked then 'blocked' end, $10::timestamptz, $11::timestamptz,
    $12::timestamptz
  from unnest($1::text[], $2::text[], $3::text[], $4::int2[], $5::text[], $6::text[], $7::int4[], $8::text[], $9::bool[])
    with ordinality as k(channel, account, conversation_id, priority, kind, complaint_id, version, payload, blocked, position)
  order by k.position`;
/** With our ids of them: a sweep, which queues tens of thousands, has no use for those. */
const QUEUE_NAMED = `${QUEUE} returning id`;

// What of an announcement was not delivered stands in its own result.
const DEAD = `
  select o.id, o.channel, o.kind, o.complaint_id, c.number, coalesce(o.error, 'gaveUp') as error, o.created_at
  from outbox o left join complaint c on c.id = o.complaint_id
  where o.status = 'failed' and o.kind <> 'broadcast' and ($1::text is null or (o.created_at, o.id) < (($1::text)::timestamptz, $2::int8))
  order by o.created_at desc, o.id desc limit $3`;

// What was withheld because the person blocked us waits for them to write; its chat releases it.
const RETRY = `
  update outbox o set status = 'pending', attempts = 0, error = null, next_at = null,
    expires_at = case when expires_at > $2::timestamptz then expires_at end
  where o.status = 'failed' and o.kind <> 'broadcast' and o.payload is not null and ($1::int8 is null or o.id = $1::int8)
    and not exists (select 1 from conversation c where c.id = o.conversation_id and c.blocked_at is not null)
  returning o.id`;

const INFORMED = `
  select o.complaint_version as version, o.status, o.error, o.sent_at, o.delivered_at, o.read_at
  from outbox o
  where o.complaint_id = $1 and o.kind = any($2::text[])
    and o.status in ('sent', 'failed') and o.complaint_version is not null
  order by o.complaint_version, o.id`;

const TOLD_OFFICER = `
  select max(o.complaint_version) as version
  from outbox o join conversation v on v.id = o.conversation_id
  where o.complaint_id = $1 and v.officer_id = $2 and o.status = 'sent'`;

// Each part reads an index of its own; the ledger of what was sent is never touched. A message that rests until the
// morning does not wait yet; one that is being retried does.
const BACKLOG = `
  select p.pending, p.oldest, (select count(*)::int from outbox where status = 'failed' and kind <> 'broadcast') as failed
  from (
    select count(*)::int as pending,
      min(case when attempts = 0 then greatest(created_at, next_at) else created_at end) as oldest
    from outbox where status = 'pending'
  ) p`;

/** 0 interactive, 1 notice: see db/schema/turn.ts. */
const priorityOf = (kind: string) => (kind === 'reply' ? 0 : 1);

type Chat = { id: string; channel: ChannelName; account: string; language: Language; blocked: boolean };
/** `forName`: this is the chat of the deputy of an officer who is away. */
type ReaderChat = Chat & { officer_id: string | null; forName?: string };
type Letter = { chat: Chat; payload: OutboxPayload; kind: string };
type DeadRow = {
  id: number;
  channel: ChannelName;
  kind: string;
  complaint_id: string | null;
  number: string | null;
  error: string;
  created_at: string | Date;
};

type InformedRow = {
  version: number;
  status: 'sent' | 'failed';
  error: string | null;
  sent_at: string | Date | null;
  delivered_at: string | Date | null;
  read_at: string | Date | null;
};

function toInformed(row: InformedRow): Informed {
  if (row.read_at !== null) return { how: 'read', at: toInstant(row.read_at) };
  if (row.delivered_at !== null) return { how: 'delivered', at: toInstant(row.delivered_at) };
  if (row.status === 'sent' && row.sent_at !== null) return { how: 'sent', at: toInstant(row.sent_at) };
  return { how: 'failed', error: row.error ?? 'gaveUp' };
}

const toDeadLetter = (row: DeadRow): DeadLetter => ({
  id: Number(row.id),
  channel: row.channel,
  kind: row.kind,
  error: row.error,
  createdAt: toInstant(row.created_at),
  ...(row.complaint_id === null ? {} : { complaintId: row.complaint_id }),
  ...(row.number === null ? {} : { number: row.number }),
});

/**
 * Messages to be delivered, written in the transaction that causes them. News of one complaint is numbered under the
 * complaint's lock, so that the order of ids is that of commits; the chats themselves are not locked, for a decision
 * tells a whole unit and would wait for, or deadlock with, the turns of all its officers.
 */
export function createOutbox(session: Session, keyring: Keyring): Outbox {
  const queue = async (letters: readonly Letter[], at: Instant, notBefore: Instant | undefined) => {
    await insert(session, keyring, letters, at, notBefore);
  };
  return {
    async notify(effects, at, notBefore) {
      if (effects.length === 0) return;
      // A sweep tells the same few units of many reports.
      const recipients = new Map(effects.map(({ to }) => [recipientKey(to), to]));
      const chats = await chatsOf(session, keyring, [...recipients.values()], at);
      const letters = effects.flatMap(({ to, notice }): Letter[] =>
        (chats.get(recipientKey(to)) ?? []).map((chat) => {
          const { forName } = chat;
          const told = forName === undefined ? notice : { ...notice, forName };
          return { chat, payload: { notice: told }, kind: notice.kind };
        }),
      );
      await queue(letters, at, notBefore);
    },
    async tellOfficers(officerIds, words, kind, at, expiresAt, inPerson = false) {
      if (officerIds.length === 0) return [];
      const chats = await chatsOf(
        session,
        keyring,
        officerIds.map((officerId) => ({ kind: 'officer', officerId })),
        inPerson ? null : at,
      );
      const told = new Set(officerIds);
      const hasItAnyway = ({ forName, officer_id }: ReaderChat): boolean =>
        forName !== undefined && officer_id !== null && told.has(officer_id);
      const letters = officerIds.flatMap((officerId): Letter[] =>
        (chats.get(recipientKey({ kind: 'officer', officerId })) ?? [])
          .filter((chat) => !hasItAnyway(chat))
          .map((chat) => ({
            chat,
            payload: { message: words(officerId, chat.language, chat.forName) },
            kind,
          })),
      );
      return insert(session, keyring, letters, at, undefined, { expiresAt, statement: QUEUE_NAMED });
    },
    async say(conversationId, payload, kind, at, notBefore) {
      const [chat] = await session.query<Chat>(CHAT, [conversationId]);
      if (!chat) throw new Error('There is no such conversation.');
      await queue([{ chat, payload, kind }], at, notBefore);
    },
    async dead(after, limit) {
      const from = fromCursor(after);
      const id = Number(from?.id);
      const start = from?.at && Number.isSafeInteger(id) ? [from.at, id] : [null, 0];
      const rows = await session.query<DeadRow>(DEAD, [...start, limit + 1]);
      return toPage(rows, limit, toDeadLetter, (row) => toCursor(toInstant(row.created_at), String(row.id)));
    },
    async retry(id, at) {
      return (await session.query(RETRY, [id ?? null, stamp(at)])).length;
    },
    async informed(complaintId) {
      const rows = await session.query<InformedRow>(INFORMED, [complaintId, [...reporterNotices]]);
      return rows.map((row) => ({ version: row.version, ...toInformed(row) }));
    },
    async toldOfficer(complaintId, officerId) {
      const [row] = await session.query<{ version: number | null }>(TOLD_OFFICER, [complaintId, officerId]);
      return row?.version ?? 0;
    },
    async backlog() {
      type Row = { pending: number; oldest: string | Date | null; failed: number };
      const [row] = await session.query<Row>(BACKLOG, []);
      return {
        pending: row?.pending ?? 0,
        oldest: toInstantOrNull(row?.oldest ?? null),
        failed: row?.failed ?? 0,
      };
    },
  };
}

/** The chats in which each of these is told something, by `recipientKey`; who is away at `at` has a deputy, `null`: nobody. */
async function chatsOf(
  session: Session,
  keyring: Keyring,
  recipients: readonly Recipient[],
  at: Instant | null,
): Promise<ReadonlyMap<string, readonly ReaderChat[]>> {
  type Row = ReaderChat & { position: number; for_name: Uint8Array | null };
  const rows = await session.query<Row>(RECIPIENTS, [
    recipients.map(({ kind }) => kind),
    recipients.map(recipientId),
    recipients.map((to) => exceptOf(to)),
    at === null ? null : stamp(at),
  ]);
  const found = new Map<string, ReaderChat[]>();
  for (const { position, for_name: forName, ...row } of rows) {
    const recipient = recipients[position - 1];
    if (!recipient) continue;
    const chat =
      forName === null
        ? row
        : { ...row, forName: keyring.payload.open<string>(forName, recipientId(recipient)) };
    const key = recipientKey(recipient);
    const chats = found.get(key);
    if (chats) chats.push(chat);
    else found.set(key, [chat]);
  }
  return found;
}

const exceptOf = (to: Recipient): string | null => (to.kind === 'unit' ? (to.exceptOfficerId ?? null) : null);
const recipientKey = (to: Recipient): string => `${to.kind} ${recipientId(to)} ${exceptOf(to) ?? ''}`;

function recipientId(to: Recipient): string {
  switch (to.kind) {
    case 'reporter':
      return to.personId;
    case 'unit':
      return to.unitId;
    case 'officer':
      return to.officerId;
    case 'supporters':
      return to.complaintId;
  }
}

/** Gives the ids that the statement returns. To a chat that blocked us it is recorded as failed, so that it is seen, and released when they write again. */
async function insert(
  session: Session,
  keyring: Keyring,
  letters: readonly Letter[],
  at: Instant,
  notBefore: Instant | undefined,
  { expiresAt, statement = QUEUE }: { readonly expiresAt?: Instant; readonly statement?: string } = {},
): Promise<readonly number[]> {
  if (letters.length === 0) return [];
  const notices = letters.map(({ payload }) => ('notice' in payload ? payload.notice : undefined));
  const rows = await session.query<{ id: number }>(statement, [
    letters.map(({ chat }) => chat.channel),
    letters.map(({ chat }) => chat.account),
    letters.map(({ chat }) => chat.id),
    letters.map(({ kind }) => priorityOf(kind)),
    letters.map(({ kind }) => kind),
    notices.map((notice) => notice?.complaintId ?? null),
    notices.map((notice) => notice?.version ?? null),
    letters.map(({ chat, payload }) => keyring.payload.seal(payload, chat.id).toString('base64')),
    letters.map(({ chat }) => chat.blocked),
    notBefore === undefined ? null : stamp(notBefore),
    stamp(at),
    expiresAt === undefined ? null : stamp(expiresAt),
  ]);
  return rows.map(({ id }) => Number(id));
}
