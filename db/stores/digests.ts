import type { Awaiting, OfficerDigest } from '../../src/domain/digest.ts';
import type { DigestStore } from '../../src/ports/digests.ts';
import type { Session } from '../client.ts';
import { standIn } from './stand-in.ts';
import { undatedWhere } from './undated.ts';
import { stamp, toInstant } from './values.ts';

/** Days for which it is remembered who had a digest. */
const KEPT_DAYS = 30;

// Who is away has the digest in the deputy's.
const OPEN = `
  with recursive ${standIn('$6::timestamptz')}
  select o.id from officer o
  where o.revoked_at is null and o.role <> 'leader' and o.unit_id = any($2::text[]) and o.enrolled_at < $3::timestamptz and o.id > $4::text
    and not exists (select 1 from officer_digest d where d.day = ($1::text)::date and d.officer_id = o.id)
    and not exists (select 1 from stand_in s where s.officer_id = o.id)
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
  with recursive ${standIn('$2::timestamptz')},
  o as (
    select id as reader_id, id, unit_id from officer where id = any($1::text[])
    union all
    select s.reader_id, f.id, f.unit_id from stand_in s join officer f on f.id = s.officer_id and f.revoked_at is null
    where s.reader_id = any($1::text[])),
  g as (
    select owner_unit_id, assignee_id,
      count(*) filter (where due_at <= $2::timestamptz) as late,
      count(*) filter (where due_at > $2::timestamptz and due_at <= $3::timestamptz) as due_today,
      count(*) filter (where due_at > $3::timestamptz and due_at <= $4::timestamptz) as due_soon,
      count(*) filter (where ${undatedWhere.waiting}) as waiting,
      count(*) filter (where ${undatedWhere.unclaimed}) as unclaimed,
      count(*) filter (where ${undatedWhere.returned}) as returned
    from complaint
    where status not in ('closed', 'archived', 'forwarded', 'merged') and status <> 'answered'
      and owner_unit_id in (select unit_id from o)
    group by owner_unit_id, assignee_id),
  l as (
    select owner_unit_id, assignee_id, to_jsonb((array_agg(
      jsonb_build_object('complaintId', id, 'number', number, 'version', version, 'categoryId', category_id,
        'dueAt', due_at, 'step', due_step)
      order by due_at, id))[1:$5::int4]) as lines
    from complaint
    where status not in ('closed', 'archived', 'forwarded', 'merged') and status <> 'answered' and due_at <= $4::timestamptz
      and coalesce(due_at, 'infinity'::timestamptz) <= $4::timestamptz
      and owner_unit_id in (select unit_id from o)
    group by owner_unit_id, assignee_id)
  select o.reader_id, o.id, sum(late)::int as late, sum(due_today)::int as due_today, sum(due_soon)::int as due_soon,
    sum(waiting)::int as waiting, sum(unclaimed)::int as unclaimed, sum(returned)::int as returned,
    coalesce(jsonb_agg(lines) filter (where lines is not null)::text, '[]') as lines
  from o join g on g.owner_unit_id = o.unit_id
      and (g.assignee_id = o.id or (g.assignee_id is null and o.id = o.reader_id))
    left join l on l.owner_unit_id = g.owner_unit_id and l.assignee_id is not distinct from g.assignee_id
  group by o.reader_id, o.id
  having sum(late + due_today + due_soon + waiting + unclaimed + returned) > 0
  order by o.reader_id, o.id`;

type Row = {
  reader_id: string;
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
function toAwaiting(
  { due_today, due_soon, lines, late, waiting, unclaimed, returned }: Row,
  most: number,
): Awaiting {
  const listed = (JSON.parse(lines) as OfficerDigest['lines'][])
    .flat()
    .map((line) => ({ ...line, dueAt: toInstant(line.dueAt) }));
  return {
    late,
    waiting,
    unclaimed,
    returned,
    dueToday: due_today,
    dueSoon: due_soon,
    lines: listed
      .sort((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt) || (a.complaintId < b.complaintId ? -1 : 1))
      .slice(0, most),
  };
}

const nothing: Awaiting = {
  late: 0,
  dueToday: 0,
  dueSoon: 0,
  waiting: 0,
  unclaimed: 0,
  returned: 0,
  lines: [],
};

/** One a reader, with what is read for colleagues who are away. */
function toDigests(rows: readonly Row[], most: number): readonly OfficerDigest[] {
  return [...new Set(rows.map((row) => row.reader_id))].map((officerId) => {
    const theirs = rows.filter((row) => row.reader_id === officerId);
    const own = theirs.find((row) => row.id === officerId);
    return {
      ...(own ? toAwaiting(own, most) : nothing),
      officerId,
      standsInFor: theirs
        .filter((row) => row.id !== officerId)
        .map((row) => ({ ...toAwaiting(row, most), officerId: row.id })),
    };
  });
}

/** Who had the digest of which day, and what stands in it. */
export function createDigests(session: Session): DigestStore {
  return {
    async open(day, unitIds, enrolledBefore, after, limit, at) {
      const values = [day, unitIds, stamp(enrolledBefore), after, limit, stamp(at)];
      return (await session.query<{ id: string }>(OPEN, values)).map(({ id }) => id);
    },
    async claim(day, officerIds, at) {
      await session.query(FORGET, [day, KEPT_DAYS]);
      const rows = await session.query<{ officer_id: string }>(CLAIM, [day, officerIds, stamp(at)]);
      return rows.map(({ officer_id }) => officer_id);
    },
    async read(officerIds, now, dayEnd, soonEnd, lines) {
      const values = [officerIds, stamp(now), stamp(dayEnd), stamp(soonEnd), lines];
      return toDigests(await session.query<Row>(READ, values), lines);
    },
  };
}
