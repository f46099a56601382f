import { asc, desc, eq, gte, sql } from 'drizzle-orm';
import type { AuditStore } from '../../src/ports/audit.ts';
import type { Session } from '../client.ts';
import { auditAnchor, auditEvent, setting } from '../schema/index.ts';
import { verifyTrail } from './audit-verify.ts';
import { ANCHOR_HEAD, anchorHash, anchorHead, chainStart } from './chain.ts';
import { link, noHead } from './trail.ts';
import { toBuffer } from './values.ts';

const PAGE = 1_000;

// Two processes must not continue one stream, or make one day's anchor, at the same time.
const HOLD = 'select pg_advisory_xact_lock(hashtextextended($1, 0))';

// A day of overlap: a transaction that began before the last anchor may have committed after it.
const NEW_HEADS = `
  select s.stream_id, h.version, h.hash from (
    select distinct stream_id from audit_event
    where stream_id > $1 and recorded_at >= (($2::text)::timestamptz) - interval '1 day'
    order by stream_id limit $3
  ) s cross join lateral (
    select version, hash from audit_event e where e.stream_id = s.stream_id order by version desc limit 1
  ) h order by s.stream_id`;

type AnchoredHead = readonly [streamId: string, version: number, hash: string];

/** The trail of what officers and the agency did, its anchors, and its proof. */
export function createAudit(session: Session): AuditStore {
  return {
    async append(streamId, actor, type, data, at) {
      await session.query(HOLD, [`audit:${streamId}`]);
      const [last] = await session.orm
        .select({ version: auditEvent.version, hash: auditEvent.hash })
        .from(auditEvent)
        .where(eq(auditEvent.streamId, streamId))
        .orderBy(desc(auditEvent.version))
        .limit(1);
      const head = last ?? noHead;
      const event = { streamId, version: head.version + 1, type, at, actor, data, sealed: null };
      await session.orm.insert(auditEvent).values(link(head, event));
    },
    anchor: (day) => anchor(session, day),
    verify: () => verifyTrail(session),
  };
}

async function anchor(session: Session, day: string): Promise<{ streams: number }> {
  const { orm } = session;
  await session.query(HOLD, ['audit.anchor']);
  const [last] = await orm.select().from(auditAnchor).orderBy(desc(auditAnchor.day)).limit(1);
  // A second run on one day, or one for a day long past, finds nothing that the next day's would miss.
  if (last && last.day >= day) return { streams: 0 };
  const since = last?.recordedAt ?? '-infinity';
  const anchored = await anchoredSince(session, since);
  const heads = (await newHeads(session, since)).filter(
    ([streamId, version]) => anchored.get(streamId) !== version,
  );
  const hash = anchorHash(last?.hash ?? chainStart, { day, streams: heads.length, heads });
  await orm.insert(auditAnchor).values({ day, streams: heads.length, heads, hash });
  const value = anchorHead(day, hash);
  await orm
    .insert(setting)
    .values({ key: ANCHOR_HEAD, value })
    .onConflictDoUpdate({ target: setting.key, set: { value } });
  return { streams: heads.length };
}

/** What the anchors of the overlap hold already. */
async function anchoredSince({ orm }: Session, since: string): Promise<ReadonlyMap<string, number>> {
  const rows = await orm
    .select({ heads: auditAnchor.heads })
    .from(auditAnchor)
    .where(gte(auditAnchor.recordedAt, sql`${since}::timestamptz - interval '1 day'`))
    .orderBy(asc(auditAnchor.day));
  return new Map(rows.flatMap((row) => row.heads.map(([streamId, version]) => [streamId, version] as const)));
}

async function newHeads(session: Session, since: string): Promise<AnchoredHead[]> {
  const heads: AnchoredHead[] = [];
  for (;;) {
    const after = heads.at(-1)?.[0] ?? '';
    const rows = await session.query<{ stream_id: string; version: number; hash: Uint8Array }>(NEW_HEADS, [
      after,
      since,
      PAGE,
    ]);
    for (const row of rows) heads.push([row.stream_id, row.version, toBuffer(row.hash).toString('hex')]);
    if (rows.length < PAGE) return heads;
  }
}
