/** Browser sessions and the lines of the web chat; contents are sealed with their conversation and own id. */
import type { Keyring } from '../../src/ports/vault.ts';
import type { WebChatStore, WebContent, WebKind, WebLine, WebSession } from '../../src/ports/web-chat.ts';
import type { Session } from '../client.ts';

/** The lock makes ids of one conversation commit in their order; it ends with the statement's transaction. */
const ADD = `
  with held as materialized (select pg_advisory_xact_lock(hashtextextended($1, 0)))
  insert into web_message (conversation_id, out_id, from_us, payload, created_at)
  select $1, $2, $3::int2, $4::bytea, $5::timestamptz from held
  on conflict (out_id) do nothing
  returning id`;

const COLUMNS = 'id, conversation_id, out_id, payload, created_at';

const FRESH = `
  select r.conversation_id from unnest($1::text[], $2::int8[]) as r(conversation_id, id)
  where exists (select 1 from web_message m where m.conversation_id = r.conversation_id and m.id > r.id)`;

const PURGE = `
  delete from web_message where id in (
    select id from web_message where created_at < $1::timestamptz order by id limit $2)
  returning ${COLUMNS}`;

type LineRow = {
  id: number;
  conversation_id: string;
  out_id: string;
  payload: Uint8Array;
  created_at: string | Date;
};
type SessionRow = {
  id: string;
  conversation_id: string;
  kind: WebKind;
  csrf_token: string;
  created_at: string | Date;
  seen_at: string | Date;
  expires_at: string | Date;
};

const iso = (value: string | Date) => new Date(value).toISOString();
const sealedAs = (conversationId: string, outId: string) => `web:${conversationId}:${outId}`;

function toSession(row: SessionRow): WebSession {
  return {
    id: row.id,
    conversationId: row.conversation_id,
    kind: row.kind,
    csrfToken: row.csrf_token,
    createdAt: iso(row.created_at),
    seenAt: iso(row.seen_at),
    expiresAt: iso(row.expires_at),
  };
}

/** The web chat's store over a database. */
export function createWebChatStore(session: Session, keyring: Keyring): WebChatStore {
  const toLine = (row: LineRow): WebLine => ({
    id: Number(row.id),
    createdAt: iso(row.created_at),
    content: keyring.payload.open<WebContent>(row.payload, sealedAs(row.conversation_id, row.out_id)),
  });
  const lines = async (where: string, parameters: readonly unknown[]) =>
    (
      await session.query<LineRow>(
        `select ${COLUMNS} from web_message where conversation_id = $1 ${where}`,
        parameters,
      )
    ).map(toLine);

  return {
    async addSession(added) {
      await session.query(
        `insert into web_session (id, conversation_id, kind, csrf_token, created_at, seen_at, expires_at)
         values ($1, $2, $3, $4, $5::timestamptz, $6::timestamptz, $7::timestamptz)`,
        [
          added.id,
          added.conversationId,
          added.kind,
          added.csrfToken,
          added.createdAt,
          added.seenAt,
          added.expiresAt,
        ],
      );
    },
    async findSession(id, now) {
      const [row] = await session.query<SessionRow>(
        'select * from web_session where id = $1 and expires_at > $2::timestamptz',
        [id, now],
      );
      return row && toSession(row);
    },
    async touchSession(id, seenAt, expiresAt) {
      await session.query(
        'update web_session set seen_at = $2::timestamptz, expires_at = $3::timestamptz where id = $1',
        [id, seenAt, expiresAt],
      );
    },
    async endSessions(conversationId) {
      await session.query('delete from web_session where conversation_id = $1', [conversationId]);
    },
    async add(conversationId, outId, content, at) {
      const payload = keyring.payload.seal(content, sealedAs(conversationId, outId));
      const [added] = await session.query<{ id: number }>(ADD, [
        conversationId,
        outId,
        content.from === 'us' ? 1 : 0,
        payload,
        at,
      ]);
      if (added) return { id: Number(added.id), fresh: true };
      const [known] = await session.query<{ id: number }>('select id from web_message where out_id = $1', [
        outId,
      ]);
      if (!known) throw new Error('A line of the web chat was purged while it was added again.');
      return { id: Number(known.id), fresh: false };
    },
    async find(conversationId, id) {
      return (await lines('and id = $2', [conversationId, id]))[0];
    },
    async findByOutId(conversationId, outId) {
      return (await lines('and out_id = $2', [conversationId, outId]))[0];
    },
    after: (conversationId, id, limit) =>
      lines('and id > $2 order by id limit $3', [conversationId, id, limit]),
    async before(conversationId, id, limit) {
      const newestFirst = await lines('and ($2::int8 is null or id < $2) order by id desc limit $3', [
        conversationId,
        id ?? null,
        limit,
      ]);
      return newestFirst.reverse();
    },
    async fresh(readers) {
      const rows = await session.query<{ conversation_id: string }>(FRESH, [
        [...readers.keys()],
        [...readers.values()],
      ]);
      return rows.map((row) => row.conversation_id);
    },
    async purge(before, now, limit) {
      await session.query('delete from web_session where expires_at <= $1::timestamptz', [now]);
      const rows = await session.query<LineRow>(PURGE, [before, limit]);
      return rows.map((row) => toLine(row).content);
    },
  };
}
