/** A page from anywhere in some unit's queue, as pgbench scripts. */
import { QUEUE_OF_UNITS } from '../../db/stores/complaint-queues.ts';

const script = (statement: string) =>
  `\\set unit random(0, 199)\n\\set day random(0, 20)\n${statement.replaceAll(/\s+/g, ' ').trim()};\n`;
const place = "timestamptz '2026-07-20T00:00:00Z' + :day * interval '1 day'";

/** As plain as it can be: the unit's rows from a place on, in order, and nothing else. */
export const keysetPage = (size: number) =>
  script(`
    select c.*, p.wrapped_key from complaint c join person p on p.id = c.reporter_id
    where owner_unit_id = 'unit' || :unit and status not in ('closed', 'archived', 'forwarded', 'merged')
      and (coalesce(due_at, 'infinity'::timestamptz), c.id) > (${place}, '')
    order by coalesce(due_at, 'infinity'::timestamptz), c.id limit ${size + 1}`);

/** The service's own statement. */
export const ownPage = (size: number) =>
  script(
    QUEUE_OF_UNITS.replaceAll('$1::text', `(${place})::text`)
      .replaceAll('$2::text', "''")
      .replaceAll('$3::text', 'null::text')
      .replaceAll('$4', `${size + 1}`)
      .replaceAll('$5::text[]', "array['unit' || :unit]"),
  );
