/** The register: lines in pages by a keyset over an index, in order of arrival, without a look at what is sealed. */
import type { RegisterRow } from '../../src/domain/figures/register.ts';
import type { ComplaintStore } from '../../src/ports/stores.ts';
import type { Session } from '../client.ts';
import { fromCursor, toCursor, toInstant, toInstantOrNull, toPage } from './values.ts';

const REGISTER = `
  select id, number, received_at, facts->>'channel' as channel, category_id, classification, settlement_class,
    owner_unit_id, status, facts->>'verifiedAt' as verified_at, facts->>'disposedAt' as disposed_at,
    facts->>'respondedAt' as responded_at, facts->>'answeredAt' as answered_at, facts->>'endedAt' as ended_at, due_at,
    facts->>'rating' as rating
  from complaint
  where received_at >= ($1::text)::timestamp at time zone $3
    and received_at < (($2::text)::date + 1)::timestamp at time zone $3
    and ($7::text[] is null or owner_unit_id = any($7::text[]))
    and received_at >= ($4::text)::timestamptz and (received_at, id) > (($4::text)::timestamptz, $5::text)
  order by received_at, id limit $6`;

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
