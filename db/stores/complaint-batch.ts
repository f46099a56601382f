/**
 * Locking and saving complaints, any number in a few statements over arrays: a sweep moves thousands, and one by one each
 * would cost its round trips.
 */
import type { Complaint } from '../../src/domain/complaint/complaint.ts';
import type { ComplaintSave, Schedule } from '../../src/ports/complaints.ts';
import type { Session } from '../client.ts';
import { fromRow, isSealedAlike, sealPrivate, toPlainRow, toScheduleColumns } from './complaint-row.ts';
import type { PersonKeys } from './people.ts';
import { type EventRow, type Head, toLinks } from './trail.ts';
import { stamp } from './values.ts';

/** A complaint as it was locked here: nobody else can change it until this transaction ends. */
export type Locked = { readonly head: Head; readonly state: Complaint };

// In one order everywhere, so that two at once wait for each other instead of deadlocking.
const LOCK = `
  select id, number, version, status, classification, category_id as "categoryId",
    settlement_class as "settlementClass", owner_unit_id as "ownerUnitId", assignee_id as "assigneeId",
    reporter_id as "reporterId", urgent, received_at as "receivedAt", due_at as "dueAt", due_step as "dueStep",
    wake_at as "wakeAt", facts, content
  from complaint where id = any($1::text[]) order by id for update`;
const LAST_LINKS = `
  select c.id, p.wrapped_key as wrapped, a.version, a.hash
  from complaint c join person p on p.id = c.reporter_id
  join audit_event a on a.stream_id = c.id and a.version = c.version
  where c.id = any($1::text[])`;

// Number, reporter and arrival never change. What is sealed stays as it is where it still says the same.
const SAVE = `
  update complaint c set version = k.version, status = k.status, classification = k.classification,
    category_id = k.category_id, settlement_class = k.settlement_class, owner_unit_id = k.owner_unit_id,
    assignee_id = k.assignee_id, urgent = k.urgent, due_at = k.due_at, due_step = k.due_step, wake_at = k.wake_at,
    facts = k.facts, content = coalesce(decode(k.content, 'base64'), c.content)
  from unnest($1::text[], $2::int4[], $3::int4[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[],
      $10::bool[], $11::timestamptz[], $12::text[], $13::timestamptz[], $14::jsonb[], $15::text[])
    as k(id, before, version, status, classification, category_id, settlement_class, owner_unit_id, assignee_id, urgent,
      due_at, due_step, wake_at, facts, content)
  where c.id = k.id and c.version = k.before
  returning c.id`;
const ADD_LINKS = `
  insert into audit_event (stream_id, version, type, at, actor, data, sealed, previous_hash, hash)
  select k.stream_id, k.version, k.type, k.at, k.actor, k.data, decode(k.sealed, 'base64'),
    decode(k.previous_hash, 'base64'), decode(k.hash, 'base64')
  from unnest($1::text[], $2::int4[], $3::text[], $4::timestamptz[], $5::jsonb[], $6::jsonb[], $7::text[], $8::text[],
      $9::text[])
    as k(stream_id, version, type, at, actor, data, sealed, previous_hash, hash)`;
const RESCHEDULE = `
  update complaint c set due_at = k.due_at, due_step = k.due_step, wake_at = k.wake_at
  from unnest($1::text[], $2::timestamptz[], $3::text[], $4::timestamptz[]) as k(id, due_at, due_step, wake_at)
  where c.id = k.id
    and (c.due_at, c.due_step, c.wake_at) is distinct from (k.due_at, k.due_step, k.wake_at)`;

type LockedRow = Parameters<typeof fromRow>[0];
type LinkRow = { id: string; wrapped: Uint8Array | null; version: number; hash: Uint8Array };

const base64 = (bytes: Uint8Array | null | undefined): string | null =>
  bytes ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64') : null;

/** Locks those of these complaints that exist, in id order, and reads them. */
export async function lockAll(
  session: Session,
  keys: PersonKeys,
  ids: readonly string[],
): Promise<readonly Locked[]> {
  if (ids.length === 0) return [];
  // The second statement must see what the first one waited for, so that it is not a join of the first; they are
  // sent together.
  const [rows, links] = await Promise.all([
    session.query<LockedRow>(LOCK, [ids]),
    session.query<LinkRow>(LAST_LINKS, [ids]),
  ]);
  const lastOf = new Map(links.map((link) => [link.id, link]));
  return rows.map((row) => {
    const last = lastOf.get(row.id);
    if (!last) throw new Error(`The trail of complaint ${row.id} does not reach its version ${row.version}.`);
    return {
      head: { version: last.version, hash: last.hash },
      state: fromRow(row, keys.remember(row.reporterId, last.wrapped)),
    };
  });
}

/** Saves each with its events; `before` is as it was locked. Returns the chains' new heads, in the same order. */
export async function saveAll(
  session: Session,
  keys: PersonKeys,
  saves: readonly (ComplaintSave & { readonly before: Locked })[],
): Promise<readonly Head[]> {
  const links: EventRow[] = [];
  const heads: Head[] = [];
  const sealed: (string | null)[] = [];
  for (const { complaint, events, before } of saves) {
    const sealer = await keys.sealerOf(complaint.reporterId);
    const { rows, head } = toLinks(complaint.id, before.head, events, sealer);
    checkHead(complaint, head);
    links.push(...rows);
    heads.push(head);
    const isKept = sealer !== undefined && isSealedAlike(before.state, complaint);
    sealed.push(isKept ? null : base64(sealPrivate(complaint, sealer)));
  }
  const rows = saves.map(({ complaint, schedule }) => toPlainRow(complaint, schedule));
  const [updated] = await Promise.all([
    session.query<{ id: string }>(SAVE, [
      rows.map(({ id }) => id),
      saves.map(({ before }) => before.head.version),
      rows.map(({ version }) => version),
      rows.map(({ status }) => status),
      rows.map(({ classification }) => classification),
      rows.map(({ categoryId }) => categoryId),
      rows.map(({ settlementClass }) => settlementClass),
      rows.map(({ ownerUnitId }) => ownerUnitId),
      rows.map(({ assigneeId }) => assigneeId),
      rows.map(({ urgent }) => urgent),
      rows.map(({ dueAt }) => dueAt),
      rows.map(({ dueStep }) => dueStep),
      rows.map(({ wakeAt }) => wakeAt),
      rows.map(({ facts }) => JSON.stringify(facts)),
      sealed,
    ]),
    addLinks(session, links),
  ]);
  if (updated.length < saves.length)
    throw new Error(
      `${saves.length - updated.length} of ${saves.length} complaints are no longer as they were locked.`,
    );
  return heads;
}

/** Appends links to their chains. */
export async function addLinks(session: Session, rows: readonly EventRow[]): Promise<void> {
  await session.query(ADD_LINKS, [
    rows.map(({ streamId }) => streamId),
    rows.map(({ version }) => version),
    rows.map(({ type }) => type),
    rows.map(({ at }) => stamp(at)),
    rows.map(({ actor }) => JSON.stringify(actor)),
    rows.map(({ data }) => JSON.stringify(data)),
    rows.map(({ sealed }) => base64(sealed)),
    rows.map(({ previousHash }) => base64(previousHash)),
    rows.map(({ hash }) => base64(hash)),
  ]);
}

/** Stores only new schedules. */
export async function rescheduleAll(
  session: Session,
  entries: readonly { readonly id: string; readonly schedule: Schedule }[],
): Promise<void> {
  if (entries.length === 0) return;
  const columns = entries.map(({ schedule }) => toScheduleColumns(schedule));
  await session.query(RESCHEDULE, [
    entries.map(({ id }) => id),
    columns.map(({ dueAt }) => dueAt),
    columns.map(({ dueStep }) => dueStep),
    columns.map(({ wakeAt }) => wakeAt),
  ]);
}

/** The fold of the events must be what is saved with them. */
export function checkHead(state: Complaint, head: Head): void {
  if (state.version !== head.version) {
    throw new Error(
      `Complaint ${state.id} says version ${state.version}, its events end at ${head.version}.`,
    );
  }
}
