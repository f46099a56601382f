import { eq, inArray, sql } from 'drizzle-orm';
import type { Identity, PersonStore } from '../../src/ports/people.ts';
import type { Keyring, Sealer } from '../../src/ports/vault.ts';
import type { Session } from '../client.ts';
import { person } from '../schema/index.ts';
import { lockCircleAndChats } from './circle.ts';
import { stamp } from './values.ts';

/** The reporters' own keys as one transaction knows them; `undefined` for a person who was erased. */
export type PersonKeys = {
  /** Remembers a key that a query brought along. */
  remember(personId: string, wrapped: Uint8Array | null): Sealer | undefined;
  /** Throws for a person that does not exist. */
  sealerOf(personId: string): Promise<Sealer | undefined>;
};

/** Keys are opened once a transaction: a group of turns may speak of the same reporter many times. */
export function createPersonKeys(session: Session, keyring: Keyring): PersonKeys {
  const known = new Map<string, Sealer | undefined>();
  const remember = (personId: string, wrapped: Uint8Array | null) => {
    const sealer = wrapped === null ? undefined : keyring.personSealer(wrapped);
    known.set(personId, sealer);
    return sealer;
  };
  return {
    remember,
    async sealerOf(personId) {
      if (known.has(personId)) return known.get(personId);
      const [row] = await session.orm
        .select({ wrapped: person.wrappedKey })
        .from(person)
        .where(eq(person.id, personId));
      if (!row) throw new Error(`There is no person ${personId}.`);
      return remember(personId, row.wrapped);
    },
  };
}

// What was sealed with the deployment's key instead of the person's, because it was written before there was a
// person or is read without one: erasing takes the bytes themselves. The chat is then nobody's, as if it were new.
const FORGET = [
  `update media set status = 'erased', key = null, source = null, file_name = null, next_at = null
    where conversation_id in (select id from conversation where person_id = any($1::text[]))
      or complaint_id in (select id from complaint where reporter_id = any($1::text[]))`,
  `update outbox set payload = null where status <> 'pending' and payload is not null
    and (conversation_id in (select id from conversation where person_id = any($1::text[]))
      or complaint_id in (select id from complaint where reporter_id = any($1::text[])))`,
  `update inbox set payload = null where payload is not null
    and conversation_id in (select id from conversation where person_id = any($1::text[]))`,
  // The names under which WhatsApp knew the chat tie it to a phone; a code ties it to another chat.
  ...['whatsapp_alias', 'whatsapp_sent', 'join_code'].map(
    (table) =>
      `delete from ${table} where conversation_id in (select id from conversation where person_id = any($1::text[]))`,
  ),
  'delete from follow_code where complaint_id in (select id from complaint where reporter_id = any($1::text[]))',
  'delete from waiting_reminder where person_id = any($1::text[])',
  'delete from public_report where complaint_id in (select id from complaint where reporter_id = any($1::text[]))',
  'delete from supporter where person_id = any($1::text[])',
  'update conversation set person_id = null, announcements_since = null where person_id = any($1::text[])',
];
const WEB_CHATS =
  "select id, address from conversation where person_id = any($1::text[]) and channel = 'web'";
const FORGET_WEB = 'delete from web_message where conversation_id = any($1::text[])';

/** The web channel keeps its lines under the chat's address. */
async function forgetChats(session: Session, keyring: Keyring, personIds: readonly string[]): Promise<void> {
  const web = await session.query<{ id: string; address: Uint8Array }>(WEB_CHATS, [personIds]);
  const addresses = web.map(({ id, address }) => keyring.payload.open<string>(address, `address:${id}`));
  if (addresses.length > 0) await session.query(FORGET_WEB, [addresses]);
  for (const statement of FORGET) await session.query(statement, [personIds]);
}

/** Reporters: identity is sealed with the person's own key, that key with the deployment's. */
export function createPeople(session: Session, keyring: Keyring, keys: PersonKeys): PersonStore {
  const aad = (id: string) => `identity:${id}`;
  return {
    async create(id, identity, at) {
      const { sealer, wrapped } = keyring.newPersonKey();
      await session.orm.insert(person).values({
        id,
        wrappedKey: wrapped,
        identity: sealer.seal(identity, aad(id)),
        createdAt: stamp(at),
      });
      keys.remember(id, wrapped);
    },
    async identity(id) {
      const [row] = await session.orm.select().from(person).where(eq(person.id, id));
      if (!row?.wrappedKey || !row.identity) return undefined;
      return keyring.personSealer(row.wrappedKey).open<Identity>(row.identity, aad(id));
    },
    async setIdentity(id, identity) {
      const sealer = await keys.sealerOf(id);
      if (!sealer) throw new Error(`Person ${id} was erased.`);
      await session.orm
        .update(person)
        .set({ identity: sealer.seal(identity, aad(id)) })
        .where(eq(person.id, id));
    },
    async erase(id, at) {
      const ids = await lockCircleAndChats(session, id);
      await session.orm
        .update(person)
        .set({
          wrappedKey: null,
          identity: null,
          circleId: null,
          erasedAt: sql`coalesce(erased_at, ${stamp(at)})`,
        })
        .where(inArray(person.id, [...ids]));
      await forgetChats(session, keyring, ids);
      for (const one of ids) keys.remember(one, null);
    },
  };
}
