import { eq } from 'drizzle-orm';
import type { JobStore } from '../../src/ports/jobs.ts';
import type { Session } from '../client.ts';
import { jobRun, setting } from '../schema/index.ts';
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
    update outbox set payload = null, kept_until = $1::timestamptz where id in (
      select id from outbox where status = 'sent' and payload is not null and sent_at < $1::timestamptz
      order by sent_at limit $2)
    returning 1`,
  // A row is looked at once a month while its complaint may go on (an archived one may be revived), so that a purge
  // costs what is due and not what is kept; a duplicate goes on as long as what it follows. Both instants are a keeping time ago.
  outboxRows: `
    with due as (
      select o.id, c.status is null or coalesce(m.status, c.status) in ('closed', 'forwarded')
        or (c.status = 'archived' and o.sent_at < $1::timestamptz - interval '1 year') as over
      from outbox o left join complaint c on c.id = o.complaint_id
        left join complaint m on c.status = 'merged' and m.id = c.facts->'mergedInto'->>'complaintId'
      where o.kept_until <= $1::timestamptz order by o.kept_until limit $2),
    later as (
      update outbox o set kept_until = $1::timestamptz + interval '30 days' from due d where d.id = o.id and not d.over),
    parts as (delete from outbox_part p using due d where d.id = p.outbox_id and d.over),
    gone as (delete from outbox o using due d where d.id = o.id and d.over)
    select 1 from due`,
  // What was said to a chat and never arrived; of news of a complaint an admin decides.
  lostReplies: `
    with due as (
      select id from outbox where status = 'failed' and complaint_id is null and created_at < $1::timestamptz
      order by created_at limit $2),
    parts as (delete from outbox_part p using due d where d.id = p.outbox_id)
    delete from outbox o using due d where d.id = o.id
    returning 1`,
  broadcastRecipients: `
    delete from broadcast_recipient where (broadcast_id, conversation_id) in (
      select r.broadcast_id, r.conversation_id from broadcast b join broadcast_recipient r on r.broadcast_id = b.id
      where b.created_at < $1::timestamptz and b.status not in ('running', 'paused') limit $2)
    returning 1`,
  broadcasts: `
    delete from broadcast where id in (
      select b.id from broadcast b
      where b.created_at < $1::timestamptz and b.status not in ('running', 'paused')
        and not exists (select 1 from broadcast_recipient r where r.broadcast_id = b.id)
      limit $2)
    returning 1`,
  throttles: `
    delete from throttle where key in (
      select key from throttle where greatest(since, blocked_until) < $1::timestamptz limit $2)
    returning 1`,
  joinCodes: `
    delete from join_code where conversation_id in (
      select conversation_id from join_code where expires_at < $1::timestamptz limit $2)
    returning 1`,
  followCodes: `
    delete from follow_code where complaint_id in (
      select complaint_id from follow_code where expires_at < $1::timestamptz limit $2)
    returning 1`,
  absences: `
    delete from absence where id in (
      select id from absence where coalesce(cancelled_at, ends_at) < $1::timestamptz limit $2)
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
    async noted(key) {
      const [row] = await orm
        .select()
        .from(setting)
        .where(eq(setting.key, `job.${key}`));
      return row?.value;
    },
    async note(key, value) {
      await orm
        .insert(setting)
        .values({ key: `job.${key}`, value })
        .onConflictDoUpdate({ target: setting.key, set: { value } });
    },
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
    async purge(before, limit, keysBefore = before) {
      const counts: Record<string, number> = {};
      for (const [what, statement] of Object.entries(PURGES)) {
        counts[what] = (
          await session.query(statement, [stamp(what === 'inbox' ? keysBefore : before), limit])
        ).length;
      }
      return counts;
    },
  };
}
