import type { AbsenceStore, StoredAbsence } from '../../src/ports/absences.ts';
import type { Session } from '../client.ts';
import { absence } from '../schema/index.ts';
import { stamp, toInstant } from './values.ts';

const AHEAD = `
  select a.id, a.officer_id, a.deputy_id, a.starts_at, a.ends_at
  from absence a join officer o on o.id = a.officer_id and o.revoked_at is null
  where ($1::text is null or o.unit_id = $1) and a.cancelled_at is null and a.ends_at > $2::timestamptz
  order by a.starts_at, a.id`;

const CANCEL = `
  update absence set cancelled_at = $2::timestamptz
  where id = $1 and cancelled_at is null and ends_at > $2::timestamptz returning id`;

const CANCEL_ALL = `
  update absence set cancelled_at = $2::timestamptz
  where officer_id = $1 and cancelled_at is null and ends_at > $2::timestamptz`;

const WITHOUT_DEPUTY = `
  update absence set deputy_id = null
  where deputy_id = $1 and cancelled_at is null and ends_at > $2::timestamptz returning officer_id`;

type Row = {
  id: string;
  officer_id: string;
  deputy_id: string | null;
  starts_at: string | Date;
  ends_at: string | Date;
};

const toAbsence = (row: Row): StoredAbsence => ({
  id: row.id,
  officerId: row.officer_id,
  deputyId: row.deputy_id,
  from: toInstant(row.starts_at),
  until: toInstant(row.ends_at),
});

/** Who is away when. */
export function createAbsences(session: Session): AbsenceStore {
  return {
    async ahead(at, unitId) {
      return (await session.query<Row>(AHEAD, [unitId ?? null, stamp(at)])).map(toAbsence);
    },
    async add({ id, officerId, deputyId, from, until }, at) {
      await session.orm.insert(absence).values({
        id,
        officerId,
        deputyId,
        startsAt: stamp(from),
        endsAt: stamp(until),
        createdAt: stamp(at),
      });
    },
    async cancel(id, at) {
      return (await session.query(CANCEL, [id, stamp(at)])).length > 0;
    },
    async leave(officerId, at) {
      const values = [officerId, stamp(at)];
      await session.query(CANCEL_ALL, values);
      const rows = await session.query<{ officer_id: string }>(WITHOUT_DEPUTY, values);
      return [...new Set(rows.map(({ officer_id }) => officer_id))];
    },
  };
}
