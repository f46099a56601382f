/** Strategic issues by rule: one statement, whose rows are issues and not reports. */
import { byWeight, type Issue } from '../../src/domain/figures/issues.ts';
import type { ComplaintStore } from '../../src/ports/complaints.ts';
import type { Session } from '../client.ts';
import { stamp } from './values.ts';

const ISSUES = `
  with open as (
    select id, number, version, urgent, facts, due_at, received_at from complaint
    where status not in ('closed', 'archived', 'forwarded', 'merged')),
  fresh as (
    select id, number, version, category_id, received_at from complaint
    where received_at > $1::timestamptz - $2::int4 * interval '1 day' and received_at <= $1::timestamptz
      and category_id is not null),
  found as (
    select 'danger' as kind, null as category_id, id, number, version, received_at from open where urgent
    union all
    select 'violation', null, id, number, version, received_at from open
    where facts->>'nature' in ('violation', 'abuse')
      or jsonb_array_length(coalesce(facts->'accusedUnitIds', '[]'::jsonb)) > 0
    union all
    select 'cluster', category_id, id, number, version, received_at from fresh
    where category_id in (select category_id from fresh group by 1 having count(*) >= $3::int4)
    union all
    select 'late', null, id, number, version, received_at from open
    where due_at <= $1::timestamptz - $4::int4 * interval '1 day'
    union all
    select 'reopened', null, id, number, version, received_at from open
    where (facts->>'reopenedCount')::int4 > 0)
  select kind, category_id, count(*)::int as count, to_jsonb((array_agg(
      jsonb_build_object('complaintId', id, 'number', number, 'version', version) order by received_at desc, id)
    )[1:$5::int4])::text as reports
  from found group by kind, category_id`;

type Row = { kind: Issue['kind']; category_id: string | null; count: number; reports: string };

/** `ComplaintStore.issues`. */
export function createIssues(session: Session): ComplaintStore['issues'] {
  return async ({ now, rules, reports }) => {
    const values = [stamp(now), rules.clusterDays, rules.clusterReports, rules.lateDays, reports];
    const rows = await session.query<Row>(ISSUES, values);
    return rows
      .map(
        ({ category_id, ...row }): Issue => ({
          ...row,
          reports: JSON.parse(row.reports) as Issue['reports'],
          ...(category_id === null ? {} : { categoryId: category_id }),
        }),
      )
      .sort(byWeight);
  };
}
