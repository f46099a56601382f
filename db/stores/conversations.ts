import { asc, eq, inArray } from 'drizzle-orm';
import type { ChannelName, Language } from '../../src/domain/message.ts';
import type { ConversationRow, ConversationStore } from '../../src/ports/conversations.ts';
import type { Keyring } from '../../src/ports/vault.ts';
import type { Session } from '../client.ts';
import { conversation } from '../schema/index.ts';
import { lockCircleAndChats } from './circle.ts';
import { fromCursor, stamp, toCursor, toInstant, toPage } from './values.ts';

const MUTED = `
  select c.id, c.person_id, c.muted_at, c.muted_by, c.muted_reason,
    (select count(*)::int from inbox i where i.conversation_id = c.id and i.status = 'muted') as kept
  from conversation c
  where c.muted_at is not null and c.person_id is not null
    and ($1::text is null or (c.muted_at, c.id) < (($1::text)::timestamptz, $2::text))
  order by c.muted_at desc, c.id desc limit $3`;

const DUE = `
  select id, state, language from conversation where wake_at <= $1::timestamptz
  order by wake_at limit $2 for update skip locked`;

type MutedRow = {
  id: string;
  person_id: string;
  muted_at: string | Date;
  muted_by: string;
  muted_reason: Uint8Array;
  kept: number;
};

// An announcement that waits to be sent is not sent any more, by delivery's own rule for what came too late.
const UNSAY = `
  update outbox o set expires_at = o.created_at - interval '1 second' from conversation c
  where c.id = $1 and o.channel = c.channel and o.account = c.account and o.conversation_id = c.id
    and o.status = 'pending' and o.priority = 2 and o.kind = 'broadcast'`;

const muteAad = (id: string) => `mute:${id}`;

function toConversation(row: typeof conversation.$inferSelect): ConversationRow {
  return {
    id: row.id,
    // The schema knows text; only names of channels are ever written.
    channel: row.channel as ChannelName,
    account: row.account,
    language: row.language,
    ...(row.personId === null ? {} : { personId: row.personId }),
    ...(row.officerId === null ? {} : { officerId: row.officerId }),
  };
}

/** Chats, apart from the turn: whose they are, who is muted, which forms are due. States are sealed. */
export function createConversations(session: Session, keyring: Keyring): ConversationStore {
  const { orm } = session;
  const list = async (where: Parameters<typeof eq>[0], id: string) => {
    const rows = await orm
      .select()
      .from(conversation)
      .where(eq(where, id))
      .orderBy(asc(conversation.createdAt), asc(conversation.id));
    return rows.map(toConversation);
  };
  return {
    find: async (id) => (await list(conversation.id, id))[0],
    async setPerson(id, personId) {
      await orm.update(conversation).set({ personId }).where(eq(conversation.id, id));
    },
    async setOfficer(id, officerId) {
      await orm.update(conversation).set({ officerId }).where(eq(conversation.id, id));
    },
    async agreeToAnnouncements(id, since) {
      const announcementsSince = since && stamp(since);
      await orm.update(conversation).set({ announcementsSince }).where(eq(conversation.id, id));
      if (since === null) await session.query(UNSAY, [id]);
    },
    ofPerson: (personId) => list(conversation.personId, personId),
    ofOfficer: (officerId) => list(conversation.officerId, officerId),
    ...muting(session, keyring),
    async due(asOf, limit) {
      const rows = await session.query<{ id: string; state: Uint8Array; language: Language }>(DUE, [
        stamp(asOf),
        limit,
      ]);
      return rows.map(({ id, state, language }) => ({
        id,
        language,
        state: state.length > 0 ? keyring.payload.open<unknown>(state, id) : undefined,
      }));
    },
    async saveState(id, state, step, wakeAt) {
      await orm
        .update(conversation)
        .set({ state: keyring.payload.seal(state, id), step, wakeAt: wakeAt && stamp(wakeAt) })
        .where(eq(conversation.id, id));
    },
  };
}

function muting(session: Session, keyring: Keyring): Pick<ConversationStore, 'mute' | 'unmute' | 'muted'> {
  const { orm } = session;
  return {
    async mute(personId, by, reason, at) {
      const circle = await lockCircleAndChats(session, personId);
      const chats = await orm
        .select({ id: conversation.id })
        .from(conversation)
        .where(inArray(conversation.personId, [...circle]))
        .orderBy(asc(conversation.id));
      for (const { id } of chats) {
        const mutedReason = keyring.payload.seal(reason, muteAad(id));
        await orm
          .update(conversation)
          .set({ mutedAt: stamp(at), mutedBy: by, mutedReason })
          .where(eq(conversation.id, id));
      }
      return chats.length;
    },
    async unmute(personId) {
      const circle = await lockCircleAndChats(session, personId);
      const rows = await orm
        .update(conversation)
        .set({ mutedAt: null, mutedBy: null, mutedReason: null })
        .where(inArray(conversation.personId, [...circle]))
        .returning({ id: conversation.id });
      return rows.length;
    },
    async muted(after, limit) {
      const from = fromCursor(after);
      const rows = await session.query<MutedRow>(MUTED, [from?.at ?? null, from?.id ?? '', limit + 1]);
      return toPage(
        rows,
        limit,
        (row) => ({
          personId: row.person_id,
          conversationId: row.id,
          mutedAt: toInstant(row.muted_at),
          mutedBy: row.muted_by,
          reason: keyring.payload.open<string>(row.muted_reason, muteAad(row.id)),
          kept: row.kept,
        }),
        (row) => toCursor(toInstant(row.muted_at), row.id),
      );
    },
  };
}
