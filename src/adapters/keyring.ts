import { createHash, createHmac, createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import type { Instant } from '../domain/instant.ts';
import type { Keyring } from '../ports/vault.ts';
import { createSealer, decrypt, encrypt } from './sealer.ts';

/** What the keyring needs of a database session: a session of db/client.ts is one. */
export type KeyQueries = {
  query<Row extends object>(text: string, parameters: readonly unknown[]): Promise<Row[]>;
};

/** The key given (`SAHUT_KEY`) is not the one that this database's data keys are wrapped with. */
export class WrongMasterKey extends Error {
  override readonly name = 'WrongMasterKey';
}

/** `payload` seals, `hash` makes keyed hashes, `person` wraps the reporters' own keys. */
const keyNames = ['payload', 'hash', 'person'] as const;
type KeyName = (typeof keyNames)[number];
type KeyRow = { name: string; wrapped: Uint8Array; master_key_id: string };

// Bytes travel as base64: lists of text are the same to both drivers.
const INSERT = `
  insert into keyring (name, wrapped, master_key_id, created_at)
  select k.name, decode(k.wrapped, 'base64'), $3, $4::timestamptz from unnest($1::text[], $2::text[]) as k(name, wrapped)
  order by k.name
  on conflict (name) do nothing`;
const READ = 'select name, wrapped, master_key_id from keyring';
const REWRAP = `
  update keyring set wrapped = decode(k.wrapped, 'base64'), master_key_id = $3
  from unnest($1::text[], $2::text[]) as k(name, wrapped)
  where keyring.name = k.name and keyring.master_key_id = $4`;

/** Short name of a master key, to tell which one wrapped a data key; says nothing about the key itself. */
export function masterKeyId(master: Buffer): string {
  return createHash('sha256').update('sahut master key\0').update(master).digest('hex').slice(0, 16);
}

function wrap(master: Buffer, name: string, dataKey: Buffer): string {
  return encrypt(createSecretKey(master), dataKey, `keyring:${name}`).toString('base64');
}

/** Opens every data key; throws `WrongMasterKey` if one was wrapped by another master. */
function unwrapAll(rows: readonly KeyRow[], master: Buffer): ReadonlyMap<string, Buffer> {
  const id = masterKeyId(master);
  const opened = new Map<string, Buffer>();
  for (const row of rows) {
    if (row.master_key_id !== id) {
      throw new WrongMasterKey(
        `SAHUT_KEY is not this database's key: its data is locked with key ${row.master_key_id}, the one given is ${id}. ` +
          'Restore the key that belongs to this database from its backup.',
      );
    }
    opened.set(row.name, decrypt(createSecretKey(master), row.wrapped, `keyring:${row.name}`));
  }
  return opened;
}

/**
 * Loads the data keys, creating them in an empty database; two processes that start at once agree on the same.
 * `master` is 32 bytes. Throws `WrongMasterKey`, with a sentence for the operator, if it is not this database's.
 */
export async function openKeyring(db: KeyQueries, master: Buffer, now: Instant): Promise<Keyring> {
  let rows = await db.query<KeyRow>(READ, []);
  if (rows.length < keyNames.length) {
    const names = [...keyNames];
    const wrapped = names.map((name) => wrap(master, name, randomBytes(32)));
    await db.query(INSERT, [names, wrapped, masterKeyId(master), now]);
    rows = await db.query<KeyRow>(READ, []);
  }
  const keys = unwrapAll(rows, master);
  const key = (name: KeyName): KeyObject => {
    const bytes = keys.get(name);
    if (!bytes) throw new Error(`The data key "${name}" is missing.`);
    return createSecretKey(bytes);
  };
  return createKeyring(key('payload'), key('hash'), key('person'));
}

function createKeyring(payload: KeyObject, hash: KeyObject, person: KeyObject): Keyring {
  return {
    payload: createSealer(payload),
    newPersonKey() {
      const raw = randomBytes(32);
      return { sealer: createSealer(createSecretKey(raw)), wrapped: encrypt(person, raw, 'person') };
    },
    personSealer: (wrapped) => createSealer(createSecretKey(decrypt(person, wrapped, 'person'))),
    hash: (purpose, value) =>
      createHmac('sha256', hash).update(`${purpose}\0${value}`).digest().toString('base64url', 0, 16),
  };
}

/**
 * Wraps the data keys with another master, in one statement: what was sealed stays as it is. Returns how many were
 * wrapped. Throws `WrongMasterKey` if `oldMaster` is not the present one.
 */
export async function rotateMasterKey(db: KeyQueries, oldMaster: Buffer, newMaster: Buffer): Promise<number> {
  const rows = await db.query<KeyRow>(READ, []);
  const entries = [...unwrapAll(rows, oldMaster)];
  const names = entries.map(([name]) => name);
  const wrapped = entries.map(([name, dataKey]) => wrap(newMaster, name, dataKey));
  await db.query(REWRAP, [names, wrapped, masterKeyId(newMaster), masterKeyId(oldMaster)]);
  return names.length;
}
