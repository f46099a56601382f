/** The figures of each day that is over: what they are made of, and sums of them. */
import { asc, gte, inArray } from 'drizzle-orm';
import type { Recorded } from '../../src/domain/complaint/event.ts';
import { type DayCounts, flowNames, stockNames } from '../../src/domain/figures/day-figures.ts';
import type { DayFiguresStore } from '../../src/ports/day-figures.ts';
import type { Session } from '../client.ts';
import { auditEvent, dayFigures } from '../schema/index.ts';
import { impersonal } from './trail.ts';
import { stamp, toInstant } from './values.ts';

const FIRST = 'select min(received_at) as at from complaint';

const TOUCHED = `
  select distinct e.stream_id from audit_event e join complaint c on c.id = e.stream_id
  where e.at >= $1::timestamptz and e.at < $2::timestamptz and e.stream_id > $3
  order by e.stream_id limit $4`;

const column = (name: string) => name.replaceAll(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`);
const sum = (name: string, filter: string) => `coalesce(sum(${column(name)})${filter}, 0)::int as "${name}"`;

const PERIOD = `
  select ${[
    ...flowNames.map((name) => sum(name, ' filter (where day >= $1::date)')),
    ...stockNames.map((name) => sum(name, '')),
  ].join(', ')}
  from day_figures where day <= $2::date and ($3::text[] is null or unit_id = any($3::text[]))`;

const WITHOUT_SEALED = {
  streamId: auditEvent.streamId,
  version: auditEvent.version,
  type: auditEvent.type,
  at: auditEvent.at,
  actor: auditEvent.actor,
  data: auditEvent.data,
};

/** Rows of one insert, below the parameters that a statement may have. */
const ROWS = 1_000;

export function createDayFigures(session: Session): DayFiguresStore {
  const { orm } = session;
  return {
    async firstReceivedAt() {
      const [row] = await session.query<{ at: string | Date | null }>(FIRST, []);
      return row?.at == null ? undefined : toInstant(row.at);
    },
    async touched(from, until, after, limit) {
      const ids = await session.query<{ stream_id: string }>(TOUCHED, [
        stamp(from),
        stamp(until),
        after,
        limit,
      ]);
      if (ids.length === 0) return [];
      const rows = await orm
        .select(WITHOUT_SEALED)
        .from(auditEvent)
        .where(
          inArray(
            auditEvent.streamId,
            ids.map((row) => row.stream_id),
          ),
        )
        .orderBy(asc(auditEvent.streamId), asc(auditEvent.version));
      const histories = new Map<string, Recorded[]>();
      for (const row of rows) {
        const events = histories.get(row.streamId) ?? [];
        events.push(impersonal(row));
        histories.set(row.streamId, events);
      }
      return [...histories].map(([complaintId, events]) => ({ complaintId, events }));
    },
    async write(day, figures) {
      await orm.delete(dayFigures).where(gte(dayFigures.day, day));
      for (let at = 0; at < figures.length; at += ROWS)
        await orm
          .insert(dayFigures)
          .values(
            figures
              .slice(at, at + ROWS)
              .map(({ categoryId, ...counts }) => ({ day, categoryId: categoryId ?? '', ...counts })),
          );
    },
    async period({ from, to, unitIds }) {
      const values = [from, to, unitIds === undefined ? null : [...unitIds]];
      const [sums] = await session.query<DayCounts>(PERIOD, values);
      if (!sums) throw new Error('A sum has a row.');
      return { from, to, ...sums };
    },
  };
}
