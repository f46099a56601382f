import type { Audience, BroadcastFigures, BroadcastStatus } from '../../src/domain/broadcast.ts';
import type { ChannelName, Language } from '../../src/domain/message.ts';
import type { ActiveBroadcast, BroadcastStore } from '../../src/ports/broadcasts.ts';
import type { Keyring } from '../../src/ports/vault.ts';
import type { Session } from '../client.ts';
import { createBroadcastFeeding } from './broadcast-feeding.ts';
import { collectRecipients } from './broadcast-recipients.ts';
import { stamp, toInstant, toPage } from './values.ts';

const COLUMNS = `id, payload, audience::text as audience, status, created_by, created_at, approved_by, expires_at,
  resting_until`;

const ADD = `
  insert into broadcast (id, payload, audience, status, created_by, created_at, expires_at)
  values ($1, $2, ($3::text)::jsonb, $4, $5, $6::timestamptz, $7::timestamptz)`;

const LIST = `
  select ${COLUMNS} from broadcast
  where $1::text is null or (created_at, id) < (select l.created_at, l.id from broadcast l where l.id = $1::text)
  order by created_at desc, id desc limit $2`;

// Several stay as they are where nothing is given for them.
const SET = `
  update broadcast set status = coalesce($2, status), approved_by = coalesce($3, approved_by),
    expires_at = coalesce($4::timestamptz, expires_at), resting_until = coalesce($5::timestamptz, resting_until),
    progress_ids = coalesce($6::int8[], progress_ids)
  where id = $1`;

// Delivery's ledger tells more than the list, and later: a message may be found failed after it was sent. What was too
// late for a day waits for the next; why we did not hand somebody over is ours to say.
const FIGURES = `
  select k.channel, k.account, k.status, case when k.status = 'failed' then k.why end as error, count(*)::int as count
  from (
    select r.channel, r.account,
      coalesce(case when r.status = 'failed' then r.error end, o.error, 'gaveUp') as why,
      case
        when o.id is null or r.status = 'waiting' then r.status
        when o.status = 'sent' then 'sent'
        when o.status = 'pending' then 'queued'
        when r.status = 'queued' and o.error = 'expired' then 'waiting' else 'failed' end as status
    from broadcast_recipient r left join outbox o on o.id = r.outbox_id where r.broadcast_id = $1) k
  group by 1, 2, 3, 4 order by 1, 2, 3, 4`;

const RESEND = `
  update broadcast_recipient r set status = 'waiting', error = null
  from broadcast_recipient k left join outbox o on o.id = k.outbox_id
  where k.broadcast_id = $1 and r.broadcast_id = k.broadcast_id and r.conversation_id = k.conversation_id
    and k.status in ('sent', 'failed') and coalesce(o.status, k.status) = 'failed'
    and coalesce(k.error, '') not in ('leftOut', 'optedOut')
  returning 1`;

const PROGRESS = `
  select c.id, c.channel, c.account, c.address, c.language, o.provider_message_id as message_id
  from broadcast b join outbox o on o.id = any(b.progress_ids) and o.status = 'sent' and o.provider_message_id is not null
  join conversation c on c.id = o.conversation_id and c.officer_id is not null
  where b.id = $1 order by o.id`;

type Row = {
  id: string;
  payload: Uint8Array;
  audience: string;
  status: BroadcastStatus;
  created_by: string;
  created_at: string | Date;
  approved_by: string | null;
  expires_at: string | Date;
  resting_until: string | Date | null;
};

type FigureRow = {
  channel: ChannelName;
  account: string;
  status: 'waiting' | 'queued' | 'sent' | 'failed';
  error: string | null;
  count: number;
};

type ProgressRow = {
  id: string;
  channel: ChannelName;
  account: string;
  address: Uint8Array;
  language: Language;
  message_id: string;
};

const aad = (id: string) => `broadcast:${id}`;

/** Announcements: the rows, their figures and what is edited; collecting and feeding stand in files of their own. */
export function createBroadcasts(session: Session, keyring: Keyring): BroadcastStore {
  const toBroadcast = (row: Row): ActiveBroadcast => ({
    id: row.id,
    text: keyring.payload.open<string>(row.payload, aad(row.id)),
    audience: JSON.parse(row.audience) as Audience,
    status: row.status,
    createdBy: row.created_by,
    createdAt: toInstant(row.created_at),
    expiresAt: toInstant(row.expires_at),
    ...(row.approved_by === null ? {} : { approvedBy: row.approved_by }),
    ...(row.resting_until === null ? {} : { restingUntil: toInstant(row.resting_until) }),
  });
  return {
    async add({ id, text, audience, status, createdBy, createdAt, expiresAt }) {
      const values = [JSON.stringify(audience), status, createdBy, stamp(createdAt), stamp(expiresAt)];
      await session.query(ADD, [id, keyring.payload.seal(text, aad(id)), ...values]);
    },
    async lock(id) {
      const rows = await session.query<Row>(`select ${COLUMNS} from broadcast where id = $1 for update`, [
        id,
      ]);
      return rows.map(toBroadcast)[0];
    },
    async list(after, limit) {
      const rows = await session.query<Row>(LIST, [after ?? null, limit + 1]);
      return toPage(rows, limit, toBroadcast, (row) => row.id);
    },
    async set(id, { status, approvedBy, expiresAt, restingUntil, progressIds }) {
      await session.query(SET, [
        id,
        status ?? null,
        approvedBy ?? null,
        expiresAt === undefined ? null : stamp(expiresAt),
        restingUntil === undefined ? null : stamp(restingUntil),
        progressIds ?? null,
      ]);
    },
    async figures(id) {
      return toFigures(await session.query<FigureRow>(FIGURES, [id]));
    },
    resend: async (id) => (await session.query(RESEND, [id])).length,
    async active() {
      const rows = await session.query<Row>(
        `select ${COLUMNS} from broadcast where status in ('counting', 'running', 'paused') order by created_at, id`,
        [],
      );
      return rows.map(toBroadcast);
    },
    collect: (id, channels, limit) => collectRecipients(session, keyring, id, channels, limit),
    ...createBroadcastFeeding(session, keyring),
    async progress(id) {
      const rows = await session.query<ProgressRow>(PROGRESS, [id]);
      return rows.map(({ id: chat, channel, account, address, language, message_id: messageId }) => ({
        channel,
        account,
        language,
        messageId,
        address: keyring.payload.open<string>(address, `address:${chat}`),
      }));
    },
  };
}

function toFigures(rows: readonly FigureRow[]): BroadcastFigures {
  const channels = new Map<string, BroadcastFigures['channels'][number]>();
  const failures = new Map<string, number>();
  for (const { channel, account, status, error, count } of rows) {
    const key = `${channel}:${account}`;
    const before = channels.get(key) ?? { channel, account, waiting: 0, queued: 0, sent: 0, failed: 0 };
    channels.set(key, { ...before, [status]: before[status] + count });
    if (error !== null) failures.set(error, (failures.get(error) ?? 0) + count);
  }
  return {
    channels: [...channels.values()],
    failures: [...failures].map(([error, count]) => ({ error, count })).sort((a, b) => b.count - a.count),
  };
}
