import { setImmediate } from 'node:timers/promises';
import { asc, eq, sql } from 'drizzle-orm';
import type { AuditStore } from '../../src/ports/audit.ts';
import type { Session } from '../client.ts';
import { auditAnchor, auditEvent, setting } from '../schema/index.ts';
import { ANCHOR_HEAD, anchorHash, anchorHead, chainStart, linkHash } from './chain.ts';
import { type Head, noHead } from './trail.ts';
import { toInstant } from './values.ts';

type Verdict = Awaited<ReturnType<AuditStore['verify']>>;
type Fault = Verdict['faults'][number];
/** Keeps the first fault of each stream. */
type Report = (streamId: string, version: number, fault: string) => void;

const PAGE = 1_000;

// The state of a complaint and its trail are written together: a shorter trail was cut off.
const CUT_OFF = `
  select c.id, c.version, (select max(e.version) from audit_event e where e.stream_id = c.id) as last
  from complaint c where c.id > $1 order by c.id limit $2`;

const PRESENT = `
  select a.stream_id, a.version, e.hash is not null as present, encode(e.hash, 'hex') = a.hash as same
  from unnest($1::text[], $2::int4[], $3::text[]) as a(stream_id, version, hash)
  left join audit_event e on e.stream_id = a.stream_id and e.version = a.version`;

/**
 * Recomputes every chain and compares it with the complaints and the daily anchors. Pages, and lets other work run
 * between them. Finds a changed, missing or inserted event, a trail cut off at its end, and a changed or missing anchor.
 */
export async function verifyTrail(session: Session): Promise<Verdict> {
  const faults = new Map<string, Fault>();
  const report: Report = (streamId, version, fault) => {
    if (!faults.has(streamId)) faults.set(streamId, { streamId, version, fault });
  };
  const counted = await verifyChains(session, report);
  await verifyComplaints(session, report);
  await verifyAnchors(session, report);
  return { ...counted, faults: [...faults.values()] };
}

async function verifyChains({ orm }: Session, report: Report): Promise<{ streams: number; events: number }> {
  let streams = 0;
  let events = 0;
  let streamId = '';
  let head: Head = noHead;
  for (;;) {
    const rows = await orm
      .select()
      .from(auditEvent)
      .where(sql`(${auditEvent.streamId}, ${auditEvent.version}) > (${streamId}, ${head.version})`)
      .orderBy(asc(auditEvent.streamId), asc(auditEvent.version))
      .limit(PAGE);
    for (const row of rows) {
      if (row.streamId !== streamId) {
        streams += 1;
        streamId = row.streamId;
        head = noHead;
      }
      events += 1;
      const fault = faultOf(row, head);
      if (fault) report(row.streamId, row.version, fault);
      // Goes on from what is stored: one fault must not make a fault of every later event.
      head = { version: row.version, hash: row.hash };
    }
    if (rows.length < PAGE) return { streams, events };
    await setImmediate();
  }
}

function faultOf(row: typeof auditEvent.$inferSelect, head: Head): string | undefined {
  if (row.version !== head.version + 1) return `event ${head.version + 1} is missing`;
  if (!row.previousHash.equals(head.hash)) return 'does not follow the event before it';
  const hash = linkHash(head.hash, {
    streamId: row.streamId,
    version: row.version,
    type: row.type,
    at: toInstant(row.at),
    actor: row.actor,
    data: row.data,
    sealed: row.sealed,
  });
  return hash.equals(row.hash) ? undefined : 'was changed after it was written';
}

async function verifyComplaints(session: Session, report: Report): Promise<void> {
  for (let after = ''; ; ) {
    const rows = await session.query<{ id: string; version: number; last: number | null }>(CUT_OFF, [
      after,
      PAGE,
    ]);
    for (const { id, version, last } of rows) {
      if ((last ?? 0) < version)
        report(id, version, `the complaint is at version ${version}, its trail ends at ${last ?? 0}`);
      if ((last ?? 0) > version)
        report(id, version, `the trail reaches ${last}, the complaint is only at version ${version}`);
    }
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = last.id;
    await setImmediate();
  }
}

async function verifyAnchors(session: Session, report: Report): Promise<void> {
  const { orm } = session;
  const days = await orm.select({ day: auditAnchor.day }).from(auditAnchor).orderBy(asc(auditAnchor.day));
  let previous: Uint8Array = chainStart;
  let newest: string | undefined;
  for (const { day } of days) {
    const [row] = await orm.select().from(auditAnchor).where(eq(auditAnchor.day, day));
    if (!row) continue;
    const expected = anchorHash(previous, { day, streams: row.streams, heads: row.heads });
    if (!expected.equals(row.hash))
      report(`anchor ${day}`, 0, 'was changed, or the anchor before it is missing');
    previous = row.hash;
    newest = anchorHead(day, row.hash);
    await verifyHeads(session, day, row.heads, report);
  }
  const [noted] = await orm.select().from(setting).where(eq(setting.key, ANCHOR_HEAD));
  if (noted?.value !== newest) report('anchors', 0, 'the newest anchor is not the one that was noted last');
}

async function verifyHeads(
  session: Session,
  day: string,
  heads: readonly (readonly [string, number, string])[],
  report: Report,
): Promise<void> {
  for (let from = 0; from < heads.length; from += PAGE) {
    const page = heads.slice(from, from + PAGE);
    const rows = await session.query<{ stream_id: string; version: number; present: boolean; same: boolean }>(
      PRESENT,
      [page.map(([id]) => id), page.map(([, version]) => version), page.map(([, , hash]) => hash)],
    );
    for (const row of rows) {
      if (!row.present) report(row.stream_id, row.version, `was there on ${day} and is missing now`);
      else if (!row.same) report(row.stream_id, row.version, `is not what it was on ${day}`);
    }
    await setImmediate();
  }
}
