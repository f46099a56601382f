/** The register: lines in pages by a keyset over an index, in order of arrival, without a look at what is sealed. */
import type { RegisterRow } from '../../src/domain/figures/register.ts';
import type { ComplaintStore } from '../../src/ports/complaints.ts';
import type { Session } from '../client.ts';
import { fromCursor, toCursor, toInstant, toInstantOrNull, toPage } from './values.ts';

// A duplicate's dates are those of the report that it follows.
const REGISTER = `
  select c.id, c.number, c.received_at, c.facts->>'channel' as channel, c.category_id, c.classification,
    f.settlement_class, c.owner_unit_id, c.status, f.facts->>'verifiedAt' as verified_at,
    f.facts->>'disposedAt' as disposed_at, f.facts->>'respondedAt' as responded_at,
    f.facts->>'answeredAt' as answered_at, f.facts->>'endedAt' as ended_at, f.due_at, c.facts->>'rating' as rating,
    c.facts->'entry'->>'source' as source, c.facts->'entry'->>'arrivedOn' as arrived_on
  from (
    select * from complaint
    where received_at >= ($1::text)::timestamp at time zone $3
      and received_at < (($2::text)::date + 1)::timestamp at time zone $3
      and ($7::text[] is null or owner_unit_id = any($7::text[]))
      and received_at >= ($4::text)::timestamptz and (received_at, id) > (($4::text)::timestamptz, $5::text)
    order by received_at, id limit $6
  ) c join complaint f on f.id = case when c.status = 'merged' then c.facts->'mergedInto'->>'complaintId' else c.id end
  order by c.received_at, c.id`;

type Row = {
  id: string;
  number: string;
  received_at: string | Date;
  channel: RegisterRow['channel'];
  category_id: string | null;
  classification: RegisterRow['classification'];
  settlement_class: RegisterRow['settlementClass'];
  owner_unit_id: string;
  status: RegisterRow['status'];
  verified_at: string | null;
  disposed_at: string | null;
  responded_at: string | null;
  answered_at: string | null;
  ended_at: string | null;
  due_at: string | Date | null;
  rating: RegisterRow['rating'];
  source: RegisterRow['source'];
  arrived_on: RegisterRow['arrivedOn'];
};

const toRegisterRow = (row: Row): RegisterRow => ({
  number: row.number,
  receivedAt: toInstant(row.received_at),
  channel: row.channel,
  categoryId: row.category_id,
  classification: row.classification,
  settlementClass: row.settlement_class,
  ownerUnitId: row.owner_unit_id,
  status: row.status,
  verifiedAt: row.verified_at,
  disposedAt: row.disposed_at,
  respondedAt: row.responded_at,
  answeredAt: row.answered_at,
  endedAt: row.ended_at,
  dueAt: toInstantOrNull(row.due_at),
  rating: row.rating,
  source: row.source,
  arrivedOn: row.arrived_on,
});

/** `ComplaintStore.register`. */
export function createRegister(session: Session): ComplaintStore['register'] {
  return async ({ from, to, timeZone, unitIds, after, limit }) => {
    const place = fromCursor(after);
    const values = [
      from,
      to,
      timeZone,
      place?.at ?? '-infinity',
      place?.id ?? '',
      limit + 1,
      unitIds === undefined ? null : [...unitIds],
    ];
    const rows = await session.query<Row>(REGISTER, values);
    return toPage(rows, limit, toRegisterRow, (row) => toCursor(toInstant(row.received_at), row.id));
  };
}
