/** The whole inbox over a database, with a clock that a test moves and bugs that it plants. */
import { createHash } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { createActions } from '../../bots/actions.ts';
import { advance, conclude } from '../../bots/chat.ts';
import { wakeOf } from '../../bots/conversation/unfinished.ts';
import { plain } from '../../bots/copy/text.ts';
import { createInbox } from '../../bots/inbox.ts';
import { mutedReply } from '../../bots/muted.ts';
import { renderNotice } from '../../bots/notices.ts';
import { createParkedMessages } from '../../bots/replay.ts';
import type { Advance } from '../../bots/turn.ts';
import type { Database } from '../../db/client.ts';
import { createTurns } from '../../db/stores/inbox-group.ts';
import { createTransact } from '../../db/stores/index.ts';
import { demoAgency } from '../../src/demo-agency.ts';
import { createCalendar } from '../../src/domain/calendar/calendar.ts';
import { decreedYears } from '../../src/domain/calendar/holidays/index.ts';
import type { Inbound } from '../../src/domain/message.ts';
import type { Profile } from '../../src/domain/sop/profile.ts';
import { bup } from '../../src/domain/sop/profiles/bup.ts';
import type { OutboxPayload } from '../../src/ports/outbox.ts';
import type { Keyring } from '../../src/ports/vault.ts';

const calendar = createCalendar({ timeZone: 'Asia/Makassar', years: decreedYears });
let ids = 0;

/** `breaks`: whether a text meets a bug now. Chats are named by their address within `account`. */
export function inboxDesk(
  { db, keyring }: { readonly db: Database; readonly keyring: Keyring },
  account: string,
  breaks: (text: string) => boolean = () => false,
  profile: Profile = bup,
) {
  let now = Temporal.Instant.from('2026-11-11T01:12:00Z');
  let sequence = 0;
  const clock = { now: () => now };
  const transact = createTransact(db, keyring);
  let agency = demoAgency;
  const useCases = {
    agency: () => agency,
    calendar: () => calendar,
    profile: () => profile,
    profileOf: () => profile,
    newId: () => `${account}-${String(++ids).padStart(6, '0')}`,
    // Others at every draw, the same in every run.
    randomBytes: (count: number) => createHash('sha256').update(`draw ${++ids}`).digest().subarray(0, count),
  };
  const breaking: Advance = (state, inbound, context) => {
    if (inbound.input.kind === 'text' && breaks(inbound.input.text)) throw new TypeError('a bug');
    return advance(state, inbound, context);
  };
  const deps = {
    advance: breaking,
    conclude,
    perform: createActions(useCases),
    newId: useCases.newId,
    agency: useCases.agency,
    renewAgency: async () => {
      agency = (await transact((stores) => stores.agency.load())) ?? agency;
    },
    calendar: useCases.calendar,
    profile: useCases.profile,
    wakeOf: (state: Parameters<typeof wakeOf>[0]) =>
      wakeOf(state, { nudgeAfterHours: 24, expireAfterHours: 72 }),
    renderNotice: (...[notice, language]: Parameters<Parameters<typeof createInbox>[0]['renderNotice']>) =>
      renderNotice(notice, language, agency),
    mutedReply: (
      ...[state, inbound, language]: Parameters<Parameters<typeof createInbox>[0]['mutedReply']>
    ) => mutedReply(state, inbound, language, agency),
    committed: () => undefined,
  };
  const turns = createTurns(db, keyring);
  const chatOf = (address: string) => `${account} ${address}`;
  const inbox = createInbox({
    ...deps,
    turns,
    clock,
    conversationId: ({ address }) => chatOf(address),
    apology: () => ({ text: ['Maaf'] }),
    parked: () => undefined,
  });
  const typed = (address: string, text: string): Inbound => ({
    channel: 'telegram',
    account,
    updateId: String(++sequence),
    sequence,
    address,
    at: now.epochMilliseconds,
    messageId: `m${sequence}`,
    input: { kind: 'text', text },
  });

  return {
    chatOf,
    parked: createParkedMessages({ ...deps, turns, transact, clock }),
    /** Each chat's texts arrive in one breath. */
    async says(...texts: readonly (readonly [address: string, text: string])[]) {
      now = now.add({ minutes: 1 });
      await inbox.receive(texts.map(([address, text]) => typed(address, text)));
    },
    /** What a chat was told, oldest first. */
    async told(address: string): Promise<readonly string[]> {
      const id = chatOf(address);
      const rows = await db.query<{ payload: Uint8Array }>(
        'select payload from outbox where conversation_id = $1 order by id',
        [id],
      );
      return rows.map(({ payload }) => {
        const opened = keyring.payload.open<OutboxPayload>(payload, id);
        return 'message' in opened ? plain(opened.message.text) : '';
      });
    },
  };
}
