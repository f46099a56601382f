import type { ChannelName } from '../../src/domain/message.ts';
import type { ParkedStore } from '../../src/ports/parked.ts';
import type { Keyring } from '../../src/ports/vault.ts';
import type { Session } from '../client.ts';
import { fromCursor, toCursor, toInstant, toPage } from './values.ts';

/** Ten digits that name one update without saying anything of it. */
const ID = "left(md5(channel || ':' || account || ':' || update_id), 10)";

const LIST = `
  select ${ID} as id, channel, received_at, error from inbox
  where status = 'parked' and payload is not null
    and ($1::text is null or (received_at, ${ID}) > (($1::text)::timestamptz, $2::text))
  order by received_at, ${ID} limit $3`;

const OPEN = `
  select conversation_id, payload from inbox where status = 'parked' and payload is not null and ${ID} = $1`;

// Who closes it handles it: of two at once the second waits for the first, and finds it closed.
const CLOSE = `
  update inbox set status = 'done', payload = null, error = null where status = 'parked' and ${ID} = $1
  returning 1`;

type ListRow = { id: string; channel: ChannelName; received_at: string | Date; error: string | null };

/** Messages that could not be handled. What they say is sealed, and listed by nobody. */
export function createParked(session: Session, keyring: Keyring): ParkedStore {
  return {
    async list(after, limit) {
      const from = fromCursor(after);
      const rows = await session.query<ListRow>(LIST, [from?.at ?? null, from?.id ?? '', limit + 1]);
      return toPage(
        rows,
        limit,
        ({ id, channel, received_at, error }) => ({
          id,
          channel,
          receivedAt: toInstant(received_at),
          error: error ?? 'Error',
        }),
        (row) => toCursor(toInstant(row.received_at), row.id),
      );
    },
    async open(id) {
      const [row] = await session.query<{ conversation_id: string; payload: Uint8Array }>(OPEN, [id]);
      if (!row) return undefined;
      const { inbound } = keyring.payload.open<{ inbound: unknown }>(row.payload, row.conversation_id);
      return { conversationId: row.conversation_id, inbound };
    },
    close: async (id) => (await session.query(CLOSE, [id])).length > 0,
  };
}
