import type { WhatsAppIncident } from '../../src/domain/whatsapp-incident.ts';
import type { WhatsAppLinkRequest, WhatsAppLinkState } from '../../src/domain/whatsapp-link.ts';
import type { Keyring } from '../../src/ports/vault.ts';
import type { WhatsAppLinkStore } from '../../src/ports/whatsapp-link.ts';
import type { Session } from '../client.ts';
import { stamp } from './values.ts';

const WRITE = `
  insert into whatsapp_link (account, state, updated_at) values ($1, $2::bytea, $3::timestamptz)
  on conflict (account) do update set state = excluded.state, updated_at = excluded.updated_at`;

/** An account that no process has had yet has an empty state. */
const ASK = `
  insert into whatsapp_link (account, state, request, updated_at) values ($1, ''::bytea, $2::bytea, $3::timestamptz)
  on conflict (account) do update set request = excluded.request`;

const TAKE = `
  with asked as (select account, request from whatsapp_link where account = $1 and request is not null for update)
  update whatsapp_link w set request = null from asked where w.account = asked.account returning asked.request`;

/** The line of one account, as every process sees it. */
export function createWhatsAppLinkStore(
  session: Session,
  keyring: Keyring,
  account: string,
): WhatsAppLinkStore {
  const aad = (what: 'state' | 'request') => `whatsapp ${what}:${account}`;
  return {
    async read() {
      type Row = { state: Uint8Array };
      const [row] = await session.query<Row>('select state from whatsapp_link where account = $1', [account]);
      if (!row || row.state.length === 0) return undefined;
      return keyring.payload.open<WhatsAppLinkState>(row.state, aad('state'));
    },
    async write(state, at) {
      await session.query(WRITE, [account, keyring.payload.seal(state, aad('state')), stamp(at)]);
    },
    async ask(request) {
      await session.query(ASK, [account, keyring.payload.seal(request, aad('request')), stamp(request.at)]);
    },
    async takeRequest() {
      const [row] = await session.query<{ request: Uint8Array }>(TAKE, [account]);
      return row && keyring.payload.open<WhatsAppLinkRequest>(row.request, aad('request'));
    },
    async told() {
      const [row] = await session.query<{ told: WhatsAppIncident | null }>(
        'select told from whatsapp_link where account = $1',
        [account],
      );
      return row?.told ?? undefined;
    },
    async tell(incident, at) {
      await session.query(
        'update whatsapp_link set told = $2::jsonb, updated_at = $3::timestamptz where account = $1',
        [account, JSON.stringify(incident), stamp(at)],
      );
    },
    async waiting() {
      const [row] = await session.query<{ count: number }>(
        'select count(*)::int as count from whatsapp_heard where account = $1',
        [account],
      );
      return row?.count ?? 0;
    },
  };
}
