import { eq } from 'drizzle-orm';
import type { JobStore } from '../../src/ports/stores.ts';
import type { Session } from '../client.ts';
import { jobRun } from '../schema/index.ts';
import { stamp, toInstant, toInstantOrNull } from './values.ts';

const LAST = `
  select distinct on (name) name, as_of, finished_at, summary, failed from job_run
  order by name, started_at desc, id desc`;

// Each takes at most a page; what was parked or muted stays until someone decides.
const PURGES = {
  inbox: `
    delete from inbox where (channel, account, update_id) in (
      select channel, account, update_id from inbox where received_at < $1::timestamptz and status = 'done'
      order by received_at limit $2)
    returning 1`,
  outboxPayloads: `
    update outbox set payload = null where id in (
      select id from outbox where status = 'sent' and payload is not null and sent_at < $1::timestamptz
      order by sent_at limit $2)
    returning 1`,
  throttles: `
    delete from throttle where key in (
      select key from throttle where greatest(since, blocked_until) < $1::timestamptz limit $2)
    returning 1`,
  joinCodes: `
    delete from join_code where conversation_id in (
      select conversation_id from join_code where expires_at < $1::timestamptz limit $2)
    returning 1`,
  jobRuns: `
    delete from job_run where id in (
      select r.id from job_run r where r.started_at < $1::timestamptz
        and exists (select 1 from job_run later where later.name = r.name and later.started_at > r.started_at)
      limit $2)
    returning 1`,
} as const;

/** What the jobs did, and the deletion of what is past its keeping. */
export function createJobs(session: Session): JobStore {
  const { orm } = session;
  return {
    async started(id, name, asOf, at) {
      await orm.insert(jobRun).values({ id, name, asOf: stamp(asOf), startedAt: stamp(at) });
    },
    async finished(id, at, summary, failed) {
      await orm
        .update(jobRun)
        .set({ finishedAt: stamp(at), summary, failed })
        .where(eq(jobRun.id, id));
    },
    async last() {
      type Row = {
        name: string;
        as_of: string | Date;
        finished_at: string | Date | null;
        summary: string | null;
        failed: boolean;
      };
      const rows = await session.query<Row>(LAST, []);
      return rows.map(({ as_of, finished_at, ...row }) => ({
        ...row,
        asOf: toInstant(as_of),
        finishedAt: toInstantOrNull(finished_at),
      }));
    },
    async purge(before, limit) {
      const counts: Record<string, number> = {};
      for (const [what, statement] of Object.entries(PURGES)) {
        counts[what] = (await session.query(statement, [stamp(before), limit])).length;
      }
      return counts;
    },
  };
}
