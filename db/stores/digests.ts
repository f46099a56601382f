import type { OfficerDigest } from '../../src/domain/digest.ts';
import type { DigestStore } from '../../src/ports/stores.ts';
import type { Session } from '../client.ts';
import { stamp, toInstant } from './values.ts';

/** Days for which it is remembered who had a digest. */
const KEPT_DAYS = 30;

const OPEN = `
  select o.id from officer o
  where o.revoked_at is null and o.role <> 'leader' and o.unit_id = any($2::text[]) and o.enrolled_at < $3::timestamptz and o.id > $4::text
    and not exists (select 1 from officer_digest d where d.day = ($1::text)::date and d.officer_id = o.id)
  order by o.id limit $5`;

// In one order everywhere: two jobs at once wait for each other instead of deadlocking.
const CLAIM = `
  insert into officer_digest (day, officer_id, at)
  select ($1::text)::date, id, $3::timestamptz from unnest($2::text[]) as o(id) order by id
  on conflict do nothing returning officer_id`;

const FORGET = 'delete from officer_digest where day < ($1::text)::date - $2::int4';

// One pass over the open reports of these officers' units, summed up by who has them, so that what nobody has taken is
// not read again for each officer of the unit. The lines travel as text: drivers read JSON differently.
const READ = `
  with o as (select id, unit_id from officer where id = any($1::text[])),
  g as (
    select owner_unit_id, assignee_id,
      count(*) filter (where due_at <= $2::timestamptz) as late,
      count(*) filter (where due_at > $2::timestamptz and due_at <= $3::timestamptz) as due_today,
      count(*) filter (where due_at > $3::timestamptz and due_at <= $4::timestamptz) as due_soon,
      count(*) filter (where status = 'awaitingReporter') as waiting,
      count(*) filter (where assignee_id is null and status <> 'awaitingReporter') as unclaimed,
      count(*) filter (where facts->>'returnedAt' is not null) as returned
    from complaint
    where status not in ('closed', 'archived', 'forwarded', 'merged') and status <> 'answered'
      and owner_unit_id in (select unit_id from o)
    group by owner_unit_id, assignee_id),
  l as (
    select owner_unit_id, assignee_id, to_jsonb((array_agg(
      jsonb_build_object('complaintId', id, 'number', number, 'version', version, 'dueAt', due_at)
      order by due_at, id))[1:$5::int4]) as lines
    from complaint
    where status not in ('closed', 'archived', 'forwarded', 'merged') and status <> 'answered' and due_at <= $4::timestamptz
      and coalesce(due_at, 'infinity'::timestamptz) <= $4::timestamptz
      and owner_unit_id in (select unit_id from o)
    group by owner_unit_id, assignee_id)
  select o.id, sum(late)::int as late, sum(due_today)::int as due_today, sum(due_soon)::int as due_soon,
    sum(waiting)::int as waiting, sum(unclaimed)::int as unclaimed, sum(returned)::int as returned,
    coalesce(jsonb_agg(lines) filter (where lines is not null)::text, '[]') as lines
  from o join g on g.owner_unit_id = o.unit_id and (g.assignee_id is null or g.assignee_id = o.id)
    left join l on l.owner_unit_id = g.owner_unit_id and l.assignee_id is not distinct from g.assignee_id
  group by o.id
  having sum(late + due_today + due_soon + waiting + unclaimed + returned) > 0
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

/** The unit's lines and the officer's own, each in order, come as two lists. */
function toDigest({ id, due_today, due_soon, lines, ...counts }: Row, most: number): OfficerDigest {
  const listed = (JSON.parse(lines) as OfficerDigest['lines'][])
    .flat()
    .map((line) => ({ ...line, dueAt: toInstant(line.dueAt) }));
  return {
    ...counts,
    officerId: id,
    dueToday: due_today,
    dueSoon: due_soon,
    lines: listed
      .sort((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt) || (a.complaintId < b.complaintId ? -1 : 1))
      .slice(0, most),
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
      return (await session.query<Row>(READ, values)).map((row) => toDigest(row, lines));
    },
  };
}
