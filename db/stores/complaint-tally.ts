/** Counts for the figures: one statement over an index, grouped so that what comes back is days and not reports. */
import type { Status } from '../../src/domain/complaint/complaint.ts';
import type { Tally } from '../../src/domain/figures/figures.ts';
import type { ComplaintStore } from '../../src/ports/complaints.ts';
import type { Session } from '../client.ts';
import { stamp } from './values.ts';

const localDay = (instant: string) => `(${instant} at time zone $3)::date::text`;

// `c`: the report that was received; `f`: the one that shows how far it is.
const tallyOf = (reports: string) => `
  select ${localDay('c.received_at')} as received_on,
    ${localDay(`(f.facts->>'respondedAt')::timestamptz`)} as responded_on,
    ${localDay(`(f.facts->>'answeredAt')::timestamptz`)} as answered_on,
    f.status, c.category_id, c.facts->'entry'->>'source' as source, coalesce(f.due_at <= $4::timestamptz, false) as late, count(*)::int as count
  from ${reports}
    and c.received_at >= ($1::text)::timestamp at time zone $3
    and c.received_at < (($2::text)::date + 1)::timestamp at time zone $3
    and ($5::text[] is null or c.owner_unit_id = any($5::text[]))
  group by 1, 2, 3, 4, 5, 6, 7`;
// A duplicate is as far as the report that it follows. The few of them have an index of their own.
const TALLY = `
  ${tallyOf(`complaint c cross join lateral (select c.facts, c.status, c.due_at) f where c.status <> 'merged'`)}
  union all
  ${tallyOf(`complaint c join complaint f on f.id = c.facts->'mergedInto'->>'complaintId' where c.status = 'merged'`)}`;

type Row = {
  received_on: string;
  responded_on: string | null;
  answered_on: string | null;
  status: Status;
  category_id: string | null;
  source: Tally['source'];
  late: boolean;
  count: number;
};

/** `ComplaintStore.tally`. */
export function createTally(session: Session): ComplaintStore['tally'] {
  return async ({ unitIds, from, to, timeZone, now }) => {
    const rows = await session.query<Row>(TALLY, [
      from,
      to,
      timeZone,
      stamp(now),
      unitIds === undefined ? null : [...unitIds],
    ]);
    return rows.map((row) => ({
      receivedOn: row.received_on,
      respondedOn: row.responded_on,
      answeredOn: row.answered_on,
      status: row.status,
      categoryId: row.category_id,
      source: row.source,
      late: row.late,
      count: row.count,
    }));
  };
}
