import { and, eq, gt } from 'drizzle-orm';
import type { ChannelName, Language } from '../../src/domain/message.ts';
import type { JoinStore, LockedChat } from '../../src/ports/joins.ts';
import type { Keyring } from '../../src/ports/vault.ts';
import type { Session } from '../client.ts';
import { conversation, followCode, joinCode } from '../schema/index.ts';
import { lockCircle } from './circle.ts';
import { dropOfficerNews, redirectNews } from './redirect.ts';
import { stamp } from './values.ts';

const COLUMNS = `
  c.id, c.channel, c.language, c.state, c.person_id, c.muted_at is not null as muted, o.id as officer_id
  from conversation c left join officer o on o.id = c.officer_id and o.revoked_at is null`;
const LOCK = `select ${COLUMNS} where c.id = $1 for update of c`;

// Locked in the order in which turns lock them, and told in the order in which they were used.
const LOCK_OTHERS = `
  with locked as (
    select id from conversation where person_id = any($2::text[]) and id <> $1 order by id collate "C" for update)
  select ${COLUMNS} join locked l on l.id = c.id order by c.updated_at desc, c.id`;

const CIRCLE = `
  select id from person where id = $1
  union select q.id from person p join person q on q.circle_id = p.circle_id where p.id = $1
  order by 1`;

const JOIN = 'update person set circle_id = $2 where id = any($1::text[])';

// Whoever is left over alone is no circle.
const SEPARATE = 'update person set circle_id = null where id = $1 or ($2 and id = any($3::text[]))';
const CHATS = 'select id from conversation where person_id = any($1::text[])';

type Row = {
  id: string;
  channel: ChannelName;
  language: Language;
  state: Uint8Array;
  person_id: string | null;
  muted: boolean;
  officer_id: string | null;
};

function toLocked(row: Row, circle: readonly string[], keyring: Keyring): LockedChat {
  return {
    conversationId: row.id,
    channel: row.channel,
    language: row.language,
    state: row.state.length === 0 ? undefined : keyring.payload.open<unknown>(row.state, row.id),
    circle,
    muted: row.muted,
    ...(row.person_id === null ? {} : { personId: row.person_id }),
    ...(row.officer_id === null ? {} : { officerId: row.officer_id }),
  };
}

/** Joined chats; of codes only a keyed hash is stored. */
export function createJoins(session: Session, keyring: Keyring): JoinStore {
  return {
    ...codes(session, keyring),
    ...followCodes(session, keyring),
    ...chats(session, keyring),
    ...circles(session, keyring),
  };
}

function codes({ orm }: Session, keyring: Keyring): Pick<JoinStore, 'give' | 'giver' | 'use'> {
  const inForce = (symbols: string, at: string) =>
    and(eq(joinCode.codeHash, keyring.hash('join', symbols)), gt(joinCode.expiresAt, stamp(at)));
  return {
    async give(conversationId, symbols, expiresAt) {
      const given = { codeHash: keyring.hash('join', symbols), expiresAt: stamp(expiresAt) };
      await orm
        .insert(joinCode)
        .values({ conversationId, ...given })
        .onConflictDoUpdate({ target: joinCode.conversationId, set: given });
    },
    async giver(symbols, at) {
      const [row] = await orm.select().from(joinCode).where(inForce(symbols, at));
      return row?.conversationId;
    },
    async use(symbols, at) {
      const rows = await orm
        .delete(joinCode)
        .where(inForce(symbols, at))
        .returning({ id: joinCode.conversationId });
      return rows.length > 0;
    },
  };
}

function followCodes({ orm }: Session, keyring: Keyring): Pick<JoinStore, 'giveFollow' | 'useFollow'> {
  return {
    async giveFollow(complaintId, symbols, expiresAt) {
      const given = { codeHash: keyring.hash('follow', symbols), expiresAt: stamp(expiresAt) };
      await orm
        .insert(followCode)
        .values({ complaintId, ...given })
        .onConflictDoUpdate({ target: followCode.complaintId, set: given });
    },
    async useFollow(symbols, at) {
      const inForce = and(
        eq(followCode.codeHash, keyring.hash('follow', symbols)),
        gt(followCode.expiresAt, stamp(at)),
      );
      const [row] = await orm.delete(followCode).where(inForce).returning({ id: followCode.complaintId });
      return row?.id;
    },
  };
}

function chats(session: Session, keyring: Keyring): Pick<JoinStore, 'lock' | 'others' | 'signOut'> {
  return {
    async lock(conversationId) {
      const [row] = await session.query<Row>(LOCK, [conversationId]);
      if (!row) return undefined;
      const circle = row.person_id === null ? [] : await lockCircle(session, [row.person_id]);
      return toLocked(row, circle, keyring);
    },
    async others(conversationId) {
      const [own] = await session.orm
        .select({ personId: conversation.personId })
        .from(conversation)
        .where(eq(conversation.id, conversationId));
      if (!own?.personId) return [];
      const circle = await lockCircle(session, [own.personId]);
      const rows = await session.query<Row>(LOCK_OTHERS, [conversationId, circle]);
      return rows.map((row) => toLocked(row, circle, keyring));
    },
    async signOut(conversationId) {
      await redirectNews(session, keyring, [conversationId], { signingOut: true });
      await dropOfficerNews(session, [conversationId]);
      await session.orm
        .update(conversation)
        .set({ officerId: null })
        .where(eq(conversation.id, conversationId));
    },
  };
}

function circles(session: Session, keyring: Keyring): Pick<JoinStore, 'join' | 'separate' | 'circle'> {
  return {
    async join(personIds, circleId) {
      const all = await lockCircle(session, personIds);
      await session.query(JOIN, [all, circleId]);
    },
    async separate(personId) {
      const all = await lockCircle(session, [personId]);
      const others = all.filter((id) => id !== personId);
      if (others.length === 0) return false;
      await session.query(SEPARATE, [personId, others.length === 1, others]);
      const affected = await session.query<{ id: string }>(CHATS, [all]);
      await redirectNews(
        session,
        keyring,
        affected.map((row) => row.id),
      );
      return true;
    },
    async circle(personId) {
      return (await session.query<{ id: string }>(CIRCLE, [personId])).map((row) => row.id);
    },
  };
}
