/** What a sweep writes for reports that are newly late, as one plain statement: the same rows, of the same size. */
import { toPlainRow } from '../../db/stores/complaint-row.ts';
import type { Complaint } from '../../src/domain/complaint/complaint.ts';
import { afterwards } from '../../src/domain/complaint/decided.ts';
import type { DecisionContext } from '../../src/domain/complaint/decision.ts';
import { decideSweep } from '../../src/domain/complaint/sweep.ts';
import { scheduleOf } from '../../src/domain/sop/schedule.ts';
import type { Archive } from './reports.ts';

const STATEMENT = `
  with late as (
    update complaint set version = version + 1, due_at = $2::timestamptz, due_step = $3, wake_at = $4::timestamptz,
      facts = $5::jsonb
    where wake_at <= $1::timestamptz returning id, version, owner_unit_id),
  trail as (
    insert into audit_event (stream_id, version, type, at, actor, data, previous_hash, hash)
    select l.id, l.version, 'limitBreached', $1::timestamptz, '{"kind":"system","job":"sweep"}', $6::jsonb, a.hash,
      sha256(a.hash || l.id::bytea)
    from late l join audit_event a on a.stream_id = l.id and a.version = l.version - 1),
  told as (
    insert into outbox (channel, account, conversation_id, priority, kind, complaint_id, complaint_version, payload, created_at)
    select c.channel, c.account, c.id, 1, 'late', l.id, l.version, $7, $1::timestamptz
    from late l join officer o on o.unit_id in (l.owner_unit_id, 'admin') and o.revoked_at is null
    join conversation c on c.officer_id = o.id
    returning 1)
  select (select count(*) from late) as late, (select count(*) from told) as told`;

/** Lets all reports whose wake-up has come become late as this one does; how many, and how many messages say so. */
export async function inOneStatement(
  { db, keyring }: Archive,
  complaint: Complaint,
  context: DecisionContext,
): Promise<{ late: number; told: number }> {
  const { events, effects } = decideSweep(complaint, context);
  const after = afterwards(complaint, events, context);
  const row = toPlainRow(after, scheduleOf(after, context.profile, context.calendar, context.now));
  const { type: _type, ...data } = events[0] ?? { type: '' };
  const payload = keyring.payload.seal({ notice: effects[0]?.notice }, 'bench');
  const [counts] = await db.transaction(
    (tx) =>
      tx.query<{ late: number; told: number }>(STATEMENT, [
        context.now.toString(),
        row.dueAt,
        row.dueStep,
        row.wakeAt,
        JSON.stringify(row.facts),
        JSON.stringify(data),
        payload,
      ]),
    { statementTimeoutMs: 0 },
  );
  if (!counts) throw new Error('The statement said nothing.');
  return counts;
}
