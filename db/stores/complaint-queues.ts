/**
 * Lists of complaints: hot statements, each a keyset over an index, so that a page costs what it shows.
 */
import type { Classification, Status } from '../../src/domain/complaint/complaint.ts';
import { gistOf } from '../../src/domain/complaint/queues.ts';
import type { Undated } from '../../src/domain/digest.ts';
import type { Step } from '../../src/domain/sop/profile.ts';
import type { ComplaintStore, QueueRow } from '../../src/ports/complaints.ts';
import type { Keyring } from '../../src/ports/vault.ts';
import type { Session } from '../client.ts';
import { openContent } from './complaint-row.ts';
import { undatedWhere } from './undated.ts';
import { fromCursor, stamp, toBuffer, toCursor, toInstant, toInstantOrNull, toPage } from './values.ts';

const COLUMNS = `
  c.id, c.number, c.version, c.status, c.classification, c.category_id, c.urgent, c.owner_unit_id, c.assignee_id,
  c.reporter_id, c.received_at, c.due_at, c.due_step, c.facts->>'returnedAt' is not null as returned,
  coalesce((c.facts->>'supporters')::int, 0) as supporters, c.content,
  p.wrapped_key`;

const OPEN = `status not in ('closed', 'archived', 'forwarded', 'merged')`;
const DUE = `coalesce(due_at, 'infinity'::timestamptz)`;

// Each unit's own queue is in order in the index; the best of each are merged, so that an admin's view of all units
// reads a page of each and not every open complaint. 'infinity' travels as text: one driver would make a date of it.
const ASSIGNED = '($3::text is null or assignee_id = $3::text)';
const queueOf = (units: string, where = ASSIGNED) => `
  select ${COLUMNS}
  from (
    select q.id, q.due from (${units}) as u(unit_id) cross join lateral (
      select id, ${DUE} as due from complaint
      where owner_unit_id = u.unit_id and ${OPEN}
        and (${DUE}, id) > (($1::text)::timestamptz, $2::text)
        and ${where}
      order by ${DUE}, id limit $4
    ) q order by q.due, q.id limit $4
  ) page join complaint c on c.id = page.id join person p on p.id = c.reporter_id
  order by page.due, page.id`;
/** A page of these units' queue: after an instant and an id, of an assignee, at most so many, of units. */
export const QUEUE_OF_UNITS = queueOf('select unnest($5::text[])');
const QUEUE_OF_ALL = queueOf('select id from unit');
const queueAwaiting = (how: Undated) =>
  queueOf(
    'select unnest($5::text[])',
    `status <> 'answered' and (assignee_id is null or assignee_id = $3::text) and ${undatedWhere[how]}`,
  );

// A deadline is the first instant at which it is missed: at that instant it is late, and the day's end still is today.
const countsOf = (owner: string) => `
  select count(*) filter (where due_at <= $1::timestamptz)::int as late,
    count(*) filter (where due_at > $1::timestamptz and due_at <= $2::timestamptz)::int as due_today,
    count(*)::int as open
  from complaint where ${OPEN} ${owner}`;
const COUNTS_OF_ALL = countsOf('');
const COUNTS_OF_UNITS = countsOf('and owner_unit_id = any($3::text[])');

// Who joined chats has the reports of both.
const CIRCLE = `
  select $1::text union select q.id from person me join person q on q.circle_id = me.circle_id where me.id = $1`;
// A duplicate is as far as the report that it follows, whose reporter alone may be asked for something.
const FOLLOWED = `(
  select nullif(m.status, 'awaitingReporter') from complaint m where c.status = 'merged' and m.id = c.facts->'mergedInto'->>'complaintId')`;
const BY_REPORTER = `
  select ${COLUMNS}, ${FOLLOWED} as followed from complaint c join person p on p.id = c.reporter_id
  where c.reporter_id in (${CIRCLE}) and (c.received_at, c.id) < (($2::text)::timestamptz, $3::text)
  order by c.received_at desc, c.id desc limit $4`;
const BY_REPORTER_FROM_NEWEST = `
  select ${COLUMNS}, ${FOLLOWED} as followed from complaint c join person p on p.id = c.reporter_id
  where c.reporter_id in (${CIRCLE})
  order by c.received_at desc, c.id desc limit $2`;

// Each unit's by its own index, so that a page costs a page. What a closed unit had besides its successor is there once.
const COPIES = `
  select ${COLUMNS}, k.since from (
    select k.complaint_id, k.since from unnest(array[$1::text] || $5::text[]) u(id) cross join lateral (
      select k.complaint_id, k.since from complaint_copy k join complaint c on c.id = k.complaint_id
      where k.unit_id = u.id and (k.since, k.complaint_id) < (($2::text)::timestamptz, $3::text)
        and c.owner_unit_id <> $1 and (k.unit_id = $1
          or not coalesce(c.facts->'accusedUnitIds' ?| (array[$1::text] || $5::text[]), false)
          and not exists (
            select 1 from complaint_copy o
            where o.complaint_id = k.complaint_id
              and (o.unit_id = $1 or o.unit_id = any($5::text[]) and (o.since, o.unit_id) > (k.since, k.unit_id))))
      order by k.since desc, k.complaint_id desc limit $4) k
    order by since desc, complaint_id desc limit $4
  ) k join complaint c on c.id = k.complaint_id join person p on p.id = c.reporter_id
  order by k.since desc, k.complaint_id desc`;

const MERGED = `
  select id from complaint where status = 'merged' and owner_unit_id = $1 and id > $2 order by id limit $3`;

const SLEEPERS = `
  select id, wake_at from complaint
  where wake_at <= $1::timestamptz and (wake_at, id) > (($2::text)::timestamptz, $3::text)
  order by wake_at, id limit $4`;

type Row = {
  id: string;
  number: string;
  version: number;
  status: Status;
  classification: Classification;
  category_id: string | null;
  urgent: boolean;
  owner_unit_id: string;
  assignee_id: string | null;
  reporter_id: string;
  received_at: string | Date;
  due_at: string | Date | null;
  due_step: Step | null;
  returned: boolean;
  supporters: number;
  followed?: Status | null;
  content: Uint8Array;
  wrapped_key: Uint8Array | null;
};

function toQueueRow(row: Row, keyring: Keyring): QueueRow {
  const sealer = row.wrapped_key === null ? undefined : keyring.personSealer(row.wrapped_key);
  const content = openContent({ id: row.id, content: toBuffer(row.content) }, sealer);
  return {
    complaintId: row.id,
    number: row.number,
    version: row.version,
    status: row.followed ?? row.status,
    classification: row.classification,
    gist: gistOf({ categoryId: row.category_id, urgent: row.urgent, content }),
    ownerUnitId: row.owner_unit_id,
    assigneeId: row.assignee_id,
    receivedAt: toInstant(row.received_at),
    dueAt: toInstantOrNull(row.due_at),
    dueStep: row.due_step,
    returned: row.returned,
    supporters: row.supporters,
  };
}

type Counts = { late: number; due_today: number; open: number };

/** Keeps a page between 1 and 100 rows, and asks for one more to know whether there is another page. */
const pageSize = (limit: number) => Math.min(Math.max(Math.trunc(limit), 1), 100);

/** The lists of `ComplaintStore`. */
export function createQueues(
  session: Session,
  keyring: Keyring,
): Pick<ComplaintStore, 'queue' | 'merged' | 'counts' | 'byReporter' | 'copies' | 'due'> {
  const show = (row: Row) => toQueueRow(row, keyring);
  return {
    async queue({ unitIds, assigneeId, awaiting, after, limit }) {
      const size = pageSize(limit);
      const from = fromCursor(after) ?? { at: '-infinity', id: '' };
      const common = [from.at ?? 'infinity', from.id, assigneeId ?? null, size + 1];
      const rows =
        unitIds === undefined
          ? await session.query<Row>(QUEUE_OF_ALL, common)
          : await session.query<Row>(awaiting ? queueAwaiting(awaiting) : QUEUE_OF_UNITS, [
              ...common,
              [...new Set(unitIds)],
            ]);
      return toPage(rows, size, show, (row) => toCursor(toInstantOrNull(row.due_at), row.id));
    },
    async merged(unitId, after, limit) {
      const rows = await session.query<{ id: string }>(MERGED, [unitId, after, limit]);
      return rows.map(({ id }) => id);
    },
    async counts(unitIds, now, dayEnd) {
      const times = [stamp(now), stamp(dayEnd)];
      const [row] =
        unitIds === undefined
          ? await session.query<Counts>(COUNTS_OF_ALL, times)
          : await session.query<Counts>(COUNTS_OF_UNITS, [...times, unitIds]);
      return { late: row?.late ?? 0, dueToday: row?.due_today ?? 0, open: row?.open ?? 0 };
    },
    async byReporter(personId, after, limit) {
      const size = pageSize(limit);
      const from = fromCursor(after);
      const rows = from
        ? await session.query<Row>(BY_REPORTER, [personId, from.at ?? 'infinity', from.id, size + 1])
        : await session.query<Row>(BY_REPORTER_FROM_NEWEST, [personId, size + 1]);
      return toPage(rows, size, show, (row) => toCursor(toInstant(row.received_at), row.id));
    },
    async copies(unitId, closedIds, after, limit) {
      const size = pageSize(limit);
      const from = fromCursor(after);
      const rows = await session.query<Row & { since: string | Date }>(COPIES, [
        unitId,
        from?.at ?? 'infinity',
        from?.id ?? '',
        size + 1,
        closedIds,
      ]);
      return toPage(rows, size, show, (row) => toCursor(toInstant(row.since), row.id));
    },
    async due(asOf, limit, after) {
      const rows = await session.query<{ id: string; wake_at: string | Date }>(SLEEPERS, [
        stamp(asOf),
        after ? stamp(after.wakeAt) : '-infinity',
        after?.id ?? '',
        limit,
      ]);
      return rows.map((row) => ({ id: row.id, wakeAt: toInstant(row.wake_at) }));
    },
  };
}
