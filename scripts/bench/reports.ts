/** A database of its own full of open reports, as they would stand there after their lives so far. */
import type { Database } from '../../db/client.ts';
import { migrate } from '../../db/migrate.ts';
import { openPostgres } from '../../db/postgres.ts';
import { toPlainRow } from '../../db/stores/complaint-row.ts';
import { createTransact } from '../../db/stores/index.ts';
import { openKeyring } from '../../src/adapters/keyring.ts';
import { demoAgency } from '../../src/demo-agency.ts';
import type { Agency } from '../../src/domain/agency.ts';
import type { Complaint } from '../../src/domain/complaint/complaint.ts';
import type { Schedule } from '../../src/ports/complaints.ts';
import type { Transact } from '../../src/ports/stores.ts';
import type { Keyring, Sealer } from '../../src/ports/vault.ts';

const UNITS = 200;
const OFFICERS_OF_A_UNIT = 5;
const PEOPLE = 1_000;
/** Units of the reports that become late, with an officer each: a report's news goes to that one and to the admin. */
const LATE_UNITS = 20;

export type Archive = {
  readonly db: Database;
  readonly transact: Transact;
  readonly keyring: Keyring;
  readonly agency: Agency;
  /** Of all reporters: they share one key. */
  readonly sealer: Sealer;
  close(): Promise<void>;
};

/** How a report of some day stands now. */
export type Standing = { readonly complaint: Complaint; readonly schedule: Schedule };

const unitNamed = (id: string) => ({
  id,
  parentId: 'admin',
  level: 'liaison' as const,
  name: `Dinas ${id}`,
  shortName: id,
  aliases: [],
});

const agency: Agency = {
  ...demoAgency,
  units: [
    ...demoAgency.units,
    ...Array.from({ length: UNITS }, (_, index) => unitNamed(`unit${index}`)),
    ...Array.from({ length: LATE_UNITS }, (_, index) => unitNamed(`late${index}`)),
  ],
};

const OFFICERS = `
  insert into officer (id, unit_id, role, name, enrolled_at)
  select o.id, o.unit_id, case o.unit_id when 'admin' then 'admin' else 'liaison' end, $1, '2026-01-05T00:00:00Z'
  from (
    select 'officer' || n as id, 'unit' || n % ${UNITS} as unit_id from generate_series(0, ${UNITS * OFFICERS_OF_A_UNIT - 1}) n
    union all select 'late' || n, 'late' || n from generate_series(0, ${LATE_UNITS - 1}) n
    union all select 'admin', 'admin') o`;
const CHATS = `
  insert into conversation (id, channel, account, address, language, officer_id, state, sequence, created_at, updated_at)
  select 'chat-' || id, 'telegram', 'bench', $1, 'id', id, $1, 0, enrolled_at, enrolled_at from officer`;
const PERSONS = `
  insert into person (id, wrapped_key, created_at)
  select 'person' || n, $1, '2026-01-05T00:00:00Z' from generate_series(0, ${PEOPLE - 1}) n`;

const STANDINGS = `
  create unlogged table standing (
    nth int primary key, version int, status text, classification text, settlement_class text, category_id text,
    received_at timestamptz, due_at timestamptz, due_step text, wake_at timestamptz, facts jsonb)`;
const ADD_STANDING = `
  insert into standing values ($1, $2, $3, $4, $5, $6, $7::timestamptz, $8::timestamptz, $9, $10::timestamptz, $11::jsonb)`;

// The trail's last link only: a sweep reads no other.
const REPORTS = `
  with made as (
    insert into complaint (id, number, version, status, classification, category_id, settlement_class, owner_unit_id,
      assignee_id, reporter_id, urgent, received_at, due_at, due_step, wake_at, facts, content)
    select $1 || lpad(n::text, 8, '0'), $1 || n, s.version, s.status, s.classification, s.category_id, s.settlement_class,
      $2 || n % $3::int, null, 'person' || n % ${PEOPLE}, false, s.received_at, s.due_at, s.due_step, s.wake_at, s.facts, $4
    from generate_series($5::int, $6::int - 1) n join standing s on s.nth = $7::int + (n / $3::int) % $8::int
    returning id, version, received_at)
  insert into audit_event (stream_id, version, type, at, actor, data, previous_hash, hash)
  select id, version, 'accepted', received_at, '{"kind":"system","job":"bench"}', '{}', sha256(id::bytea), sha256(id::bytea)
  from made`;

/** An empty archive on this server: its units, officers with a chat each, and reporters. */
export async function openArchive(url: string): Promise<Archive> {
  const db = openPostgres({ url });
  await migrate(db);
  const keyring = await openKeyring(db, Buffer.alloc(32, 7), '2026-01-05T00:00:00Z');
  const transact = createTransact(db, keyring);
  await transact((stores) => stores.agency.save(agency));
  const { sealer, wrapped } = keyring.newPersonKey();
  await db.query(OFFICERS, [keyring.payload.seal('Petugas', 'bench')]);
  await db.query(CHATS, [keyring.payload.seal('bench', 'bench')]);
  await db.query(PERSONS, [wrapped]);
  await db.query(STANDINGS, []);
  return { db, transact, keyring, agency, sealer, close: () => db.close() };
}

/** Where reports of a fill lie, and which of the standings they have in turn. */
export type Fill = {
  readonly prefix: string;
  readonly unit: string;
  readonly units: number;
  readonly firstStanding: number;
  readonly standings: number;
};
export const bulk = (standings: number): Fill => ({
  prefix: 'r',
  unit: 'unit',
  units: UNITS,
  firstStanding: 0,
  standings,
});
export const wave = (prefix: string, standing: number): Fill => ({
  prefix,
  unit: 'late',
  units: LATE_UNITS,
  firstStanding: standing,
  standings: 1,
});

/** Makes a standing known under its number. */
export async function addStanding(
  { db }: Archive,
  nth: number,
  { complaint, schedule }: Standing,
): Promise<void> {
  const row = toPlainRow(complaint, schedule);
  await db.query(ADD_STANDING, [
    nth,
    row.version,
    row.status,
    row.classification,
    row.settlementClass,
    row.categoryId,
    row.receivedAt,
    row.dueAt,
    row.dueStep,
    row.wakeAt,
    JSON.stringify(row.facts),
  ]);
}

/** Adds the reports from number `from` to before `to`; they share one ciphertext, see {@link sealApart}. */
export async function addReports(
  { db, sealer }: Archive,
  fill: Fill,
  content: unknown,
  from: number,
  to: number,
): Promise<void> {
  const { prefix, unit, units, firstStanding, standings } = fill;
  const sealed = sealer.seal({ content }, 'bench');
  await db.transaction(
    (tx) => tx.query(REPORTS, [prefix, unit, units, sealed, from, to, firstStanding, standings]),
    { statementTimeoutMs: 0 },
  );
}

/** Gives these reports a ciphertext of their own, which opens: what is shown or decided is. */
export async function sealApart(
  { db, sealer }: Archive,
  ids: readonly string[],
  content: unknown,
): Promise<void> {
  for (let from = 0; from < ids.length; from += 1_000) {
    const some = ids.slice(from, from + 1_000);
    await db.query(
      `update complaint c set content = decode(k.content, 'base64')
       from unnest($1::text[], $2::text[]) as k(id, content) where c.id = k.id`,
      [some, some.map((id) => sealer.seal({ content }, `complaint:${id}`).toString('base64'))],
    );
  }
}
