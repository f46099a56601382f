/** Our device's secrets on WhatsApp, and what was opened with them: one statement each way, in one transaction. */
import type { Keyring } from '../../src/ports/vault.ts';
import type { HeardMessage, WhatsAppKeys } from '../../src/ports/whatsapp-link.ts';
import type { Database } from '../client.ts';
import { stamp } from './values.ts';

const READ = `select id_hash, value from whatsapp_key where account = $1 and type = $2 and id_hash = any($3::text[])`;

const WRITE = `
  insert into whatsapp_key (account, type, id_hash, value)
  select $1, k.type, k.id_hash, decode(k.value, 'base64')
  from unnest($2::text[], $3::text[], $4::text[]) as k(type, id_hash, value) order by k.type, k.id_hash
  on conflict (account, type, id_hash) do update set value = excluded.value`;

const DELETE = `
  delete from whatsapp_key w using unnest($2::text[], $3::text[]) as k(type, id_hash)
  where w.account = $1 and w.type = k.type and w.id_hash = k.id_hash`;

const HEAR = `
  insert into whatsapp_heard (account, id_hash, payload, heard_at)
  select $1, k.id_hash, decode(k.payload, 'base64'), $4::timestamptz
  from unnest($2::text[], $3::text[]) with ordinality as k(id_hash, payload, position) order by k.position
  on conflict (account, id_hash) do nothing`;

const UNHANDLED = `
  select place, id_hash, payload from whatsapp_heard where account = $1 and place > $2 order by place limit $3`;

type Sealed = { id: string; attributes: Record<string, string>; content: string };

/** The keys of one account over a database. */
export function createWhatsAppKeys(database: Database, keyring: Keyring, account: string): WhatsAppKeys {
  const hashOf = (type: string, id: string) => keyring.hash('whatsapp', `key:${account}:${type}:${id}`);
  const heardHash = (id: string) => keyring.hash('whatsapp', `heard:${account}:${id}`);
  const aad = (type: string, hash: string) => `whatsapp key:${account}:${type}:${hash}`;
  const heardAad = (hash: string) => `whatsapp heard:${account}:${hash}`;
  const sealed = ({ id, attributes, content }: HeardMessage): Sealed => ({
    id,
    attributes: { ...attributes },
    content: Buffer.from(content).toString('base64'),
  });

  return {
    async read(type, ids) {
      const idOf = new Map(ids.map((id) => [hashOf(type, id), id]));
      type Row = { id_hash: string; value: Uint8Array };
      const rows = await database.query<Row>(READ, [account, type, [...idOf.keys()]]);
      return new Map(
        rows.map((row) => [
          idOf.get(row.id_hash) ?? '',
          keyring.payload.open<string>(row.value, aad(type, row.id_hash)),
        ]),
      );
    },
    async write(keys, heard, at) {
      const kept = keys.flatMap(({ type, id, value }) =>
        value === null ? [] : [{ type, hash: hashOf(type, id), value }],
      );
      const gone = keys.filter(({ value }) => value === null);
      await database.transaction(async (session) => {
        if (gone.length > 0)
          await session.query(DELETE, [
            account,
            gone.map(({ type }) => type),
            gone.map(({ type, id }) => hashOf(type, id)),
          ]);
        if (kept.length > 0)
          await session.query(WRITE, [
            account,
            kept.map(({ type }) => type),
            kept.map(({ hash }) => hash),
            kept.map(({ type, hash, value }) =>
              keyring.payload.seal(value, aad(type, hash)).toString('base64'),
            ),
          ]);
        if (heard.length > 0) {
          const hashes = heard.map(({ id }) => heardHash(id));
          const payloads = heard.map((one, index) =>
            keyring.payload.seal(sealed(one), heardAad(hashes[index] ?? '')).toString('base64'),
          );
          await session.query(HEAR, [account, hashes, payloads, stamp(at)]);
        }
      });
    },
    async wipe() {
      await database.query('delete from whatsapp_key where account = $1', [account]);
    },
    async unhandled(limit, after = -1) {
      type Row = { place: number; id_hash: string; payload: Uint8Array };
      const rows = await database.query<Row>(UNHANDLED, [account, after, limit]);
      return rows.map((row) => {
        const { id, attributes, content } = keyring.payload.open<Sealed>(row.payload, heardAad(row.id_hash));
        return { place: Number(row.place), id, attributes, content: Buffer.from(content, 'base64') };
      });
    },
    async handled(ids) {
      await database.query('delete from whatsapp_heard where account = $1 and id_hash = any($2::text[])', [
        account,
        ids.map(heardHash),
      ]);
    },
  };
}
