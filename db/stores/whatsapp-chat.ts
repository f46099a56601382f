/** Who is who on WhatsApp, and what was sent there. */
import type { Keyring } from '../../src/ports/vault.ts';
import type { SentMessage, WhatsAppChatStore, WhatsAppWho } from '../../src/ports/whatsapp-chat.ts';
import type { Session } from '../client.ts';
import { stamp } from './values.ts';

const FIND = 'select jid_hash, address from whatsapp_alias where jid_hash = any($1::text[])';

const LEARN = `
  insert into whatsapp_alias (jid_hash, conversation_id, address, learned_at)
  select n.jid_hash, $2, decode(n.address, 'base64'), $4::timestamptz
  from unnest($1::text[], $3::text[]) as n(jid_hash, address) order by n.jid_hash
  on conflict (jid_hash) do update set conversation_id = excluded.conversation_id, address = excluded.address`;

const KEEP = `
  insert into whatsapp_sent (message_id, conversation_id, payload, created_at)
  values ($1, $2, $3::bytea, $4::timestamptz) on conflict (message_id) do nothing`;

const PURGE = `
  delete from whatsapp_sent where message_id in (
    select message_id from whatsapp_sent where created_at < $1::timestamptz order by created_at limit $2)
  returning 1`;

type AliasRow = { jid_hash: string; address: Uint8Array };

export type WhatsAppChatDeps = {
  readonly session: Session;
  readonly keyring: Keyring;
  readonly account: string;
  /** The id of the conversation at an address of this account, by which a person who is erased is found here. */
  readonly conversationId: (address: string) => string;
};

/** The WhatsApp channel's store over a database, for one account. */
export function createWhatsAppChatStore(deps: WhatsAppChatDeps): WhatsAppChatStore {
  const { session, keyring, account, conversationId } = deps;
  const hashOf = (jid: string) => keyring.hash('whatsapp', `${account}:${jid}`);
  const aliasAad = (jidHash: string) => `whatsapp alias:${jidHash}`;
  const sentAad = (messageId: string) => `whatsapp sent:${messageId}`;

  return {
    async addressOf(who, at) {
      const names = namesOf(who).map((jid) => ({ jid, hash: hashOf(jid) }));
      const rows = await session.query<AliasRow>(FIND, [names.map(({ hash }) => hash)]);
      const known = new Map(
        rows.map((row) => [row.jid_hash, keyring.payload.open<string>(row.address, aliasAad(row.jid_hash))]),
      );
      const first = names.find(({ hash }) => known.has(hash)) ?? names[0];
      if (!first) throw new Error('A person on WhatsApp has a name.');
      const address = known.get(first.hash) ?? first.jid;
      const learned = names.map(({ hash }) => hash).filter((hash) => known.get(hash) !== address);
      if (learned.length > 0)
        await session.query(LEARN, [
          learned,
          conversationId(address),
          learned.map((hash) => keyring.payload.seal(address, aliasAad(hash)).toString('base64')),
          stamp(at),
        ]);
      return address;
    },
    async keepSent(messageId, { address, content }, at) {
      const sealed = { address, content: Buffer.from(content).toString('base64') };
      const payload = keyring.payload.seal(sealed, sentAad(messageId));
      await session.query(KEEP, [messageId, conversationId(address), payload, stamp(at)]);
    },
    async findSent(messageId): Promise<SentMessage | undefined> {
      const [row] = await session.query<{ payload: Uint8Array }>(
        'select payload from whatsapp_sent where message_id = $1',
        [messageId],
      );
      if (!row) return undefined;
      type Sealed = { address: string; content: string };
      const { address, content } = keyring.payload.open<Sealed>(row.payload, sentAad(messageId));
      return { address, content: Buffer.from(content, 'base64') };
    },
    async purgeSent(before, limit) {
      return (await session.query(PURGE, [stamp(before), limit])).length;
    },
  };
}

/** The LID first: it is what WhatsApp goes by. */
const namesOf = ({ lid, phone }: WhatsAppWho): string[] =>
  [lid, phone].filter((jid): jid is string => jid !== undefined);
