import type { OfficerDigest } from '../../src/domain/digest.ts';
import type { DigestStore } from '../../src/ports/stores.ts';
import type { Session } from '../client.ts';
import { stamp, toInstant } from './values.ts';

/** Days for which it is remembered who had a digest. */
const KEPT_DAYS = 30;

const OPEN = `
  select o.id from officer o
  where o.revoked_at is null and o.unit_id = any($2::text[]) and o.enrolled_at < $3::timestamptz and o.id > $4::text
    and not exists (select 1 from officer_digest d where d.day = ($1::text)::date and d.officer_id = o.id)
  order by o.id limit $5`;

// In one order everywhere: two jobs at once wait for each other instead of deadlocking.
const CLAIM = `
  insert into officer_digest (day, officer_id, at)
  select ($1::text)::date, id, $3::timestamptz from unnest($2::text[]) as o(id) order by id
  on conflict do nothing returning officer_id`;

const FORGET = 'delete from officer_digest where day < ($1::text)::date - $2::int4';

// One pass over the open reports of these officers' units. The lines travel as text: drivers read JSON differently.
const READ = `
  with o as (select id, unit_id from officer where id = any($1::text[])),
  c as (
    select id, number, version, owner_unit_id, assignee_id, status, due_at,
      facts->>'returnedAt' is not null as returned
    from complaint
    where status not in ('closed', 'archived', 'forwarded') and status <> 'answered'
      and owner_unit_id in (select unit_id from o))
  select o.id,
    count(*) filter (where c.due_at <= $2::timestamptz)::int as late,
    count(*) filter (where c.due_at > $2::timestamptz and c.due_at <= $3::timestamptz)::int as due_today,
    count(*) filter (where c.due_at > $3::timestamptz and c.due_at <= $4::timestamptz)::int as due_soon,
    count(*) filter (where c.status = 'awaitingReporter')::int as waiting,
    count(*) filter (where c.assignee_id is null and c.status <> 'awaitingReporter')::int as unclaimed,
    count(*) filter (where c.returned)::int as returned,
    coalesce(to_jsonb((array_agg(
      jsonb_build_object('complaintId', c.id, 'number', c.number, 'version', c.version, 'dueAt', c.due_at)
      order by c.due_at, c.id) filter (where c.due_at <= $4::timestamptz))[1:$5::int4])::text, '[]') as lines
  from o join c on c.owner_unit_id = o.unit_id and (c.assignee_id is null or c.assignee_id = o.id)
  group by o.id
  having count(*) filter (where c.due_at <= $4::timestamptz or c.status = 'awaitingReporter'
    or c.assignee_id is null or c.returned) > 0
  order by o.id`;

type Row = {
  id: string;
  late: number;
  due_today: number;
  due_soon: number;
  waiting: number;
  unclaimed: number;
  returned: number;
  lines: string;
};

function toDigest({ id, due_today, due_soon, lines, ...counts }: Row): OfficerDigest {
  const listed = JSON.parse(lines) as OfficerDigest['lines'];
  return {
    ...counts,
    officerId: id,
    dueToday: due_today,
    dueSoon: due_soon,
    lines: listed.map((line) => ({ ...line, dueAt: toInstant(line.dueAt) })),
  };
}

/** Who had the digest of which day, and what stands in it. */
export function createDigests(session: Session): DigestStore {
  return {
    async open(day, unitIds, enrolledBefore, after, limit) {
      const values = [day, unitIds, stamp(enrolledBefore), after, limit];
      return (await session.query<{ id: string }>(OPEN, values)).map(({ id }) => id);
    },
    async claim(day, officerIds, at) {
      await session.query(FORGET, [day, KEPT_DAYS]);
      const rows = await session.query<{ officer_id: string }>(CLAIM, [day, officerIds, stamp(at)]);
      return rows.map(({ officer_id }) => officer_id);
    },
    async read(officerIds, now, dayEnd, soonEnd, lines) {
      const values = [officerIds, stamp(now), stamp(dayEnd), stamp(soonEnd), lines];
      return (await session.query<Row>(READ, values)).map(toDigest);
    },
  };
}
