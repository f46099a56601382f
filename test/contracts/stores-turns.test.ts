import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { advance, conclude } from '../../bots/chat.ts';
import { wakeOf } from '../../bots/conversation/unfinished.ts';
import { createInbox, type Inbox } from '../../bots/inbox.ts';
import { mutedReply } from '../../bots/muted.ts';
import { renderNotice } from '../../bots/notices.ts';
import { createTurns } from '../../db/stores/inbox-group.ts';
import { demoAgency } from '../../src/demo-agency.ts';
import { createCalendar } from '../../src/domain/calendar/calendar.ts';
import { decreedYears } from '../../src/domain/calendar/holidays/index.ts';
import type { Inbound, Input } from '../../src/domain/message.ts';
import type { Turns } from '../../src/ports/turns.ts';
import { pretend } from '../support/dialogue.ts';
import { morning, onEveryDatabase } from './stores-fixture.ts';

const calendar = createCalendar({ timeZone: 'Asia/Makassar', years: decreedYears });
const SECONDS_A_MESSAGE = 20;
const RUNS = process.env.LONG ? 300 : 25;

const words =
  'ya,pengaduan,Jl. Melati,kemarin,1,2,Jalan dan jembatan,cukup,anonim,boleh,kirim,kembali,batal,tidak,bantuan,status,' +
  'laporan saya,english,halo,?,🙂';
const said = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.constantFrom(
      'Jalan berlubang besar di depan pasar, kemarin ada yang jatuh',
      'Ada kebakaran sekarang, tolong!',
      ...words.split(','),
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }) },
);
const input: fc.Arbitrary<Input> = fc.oneof(
  { weight: 12, arbitrary: said.map((text) => ({ kind: 'text', text }) as const) },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom(
        'm:new',
        'm:help',
        'f:samesame:place:back',
        'f:samesame:summary:send',
        'c:complaint-1:add',
      )
      .map((data) => ({ kind: 'press', data }) as const),
  },
  {
    weight: 1,
    arbitrary: fc.constant({ kind: 'location', point: { latitude: -3.8, longitude: 114.8 } } as const),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'unsupported', what: 'sticker' } as const) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.nat(12), said)
      .map(([message, text]) => ({ kind: 'edit', messageId: String(message + 1), text }) as const),
  },
  { weight: 1, arbitrary: fc.constantFrom({ kind: 'blocked' } as const, { kind: 'unblocked' } as const) },
);
/** What one of three chats does, and how it reaches us. */
const happening = fc.record({
  chat: fc.nat(2),
  input,
  how: fc.oneof(
    { weight: 9, arbitrary: fc.constant('in order' as const) },
    { weight: 1, arbitrary: fc.constantFrom('late' as const, 'twice' as const, 'as a reply' as const) },
  ),
});
/** Groups of messages that come in one breath. */
const dialogue = fc.array(fc.array(happening, { minLength: 1, maxLength: 3 }), {
  minLength: 5,
  maxLength: 25,
});

let accounts = 0;

onEveryDatabase('turns on chats as they are remembered, and turns on chats that were read', (fixture) => {
  const instant = (breath: number) =>
    Temporal.Instant.from(morning).add({ seconds: breath * SECONDS_A_MESSAGE });

  /** An inbox of an account of its own, with a clock that the test moves. */
  function inboxOf(account: string, adapt: (turns: Turns) => Turns) {
    const { db, keyring } = fixture();
    let breath = 0;
    const inbox: Inbox = createInbox({
      turns: adapt(createTurns(db, keyring)),
      clock: { now: () => instant(breath) },
      advance,
      conclude,
      perform: async (_stores, action) => pretend(action),
      conversationId: ({ address }) => `${account} ${address}`,
      // The same for all: how often a turn is computed must not show.
      newId: () => 'samesame',
      agency: () => demoAgency,
      renewAgency: () => Promise.resolve(),
      calendar: () => calendar,
      profile: () => ({}),
      wakeOf: (state) => wakeOf(state, { nudgeAfterHours: 24, expireAfterHours: 72 }),
      renderNotice: (notice, language) => renderNotice(notice, language, demoAgency),
      mutedReply: (state, inbound, language) => mutedReply(state, inbound, language, demoAgency),
      apology: () => ({ text: ['Maaf'] }),
      committed: () => undefined,
      parked: (error) => {
        throw error;
      },
    });
    return async (messages: readonly Omit<Inbound, 'account'>[], at: number) => {
      breath = at;
      await inbox.receive(messages.map((one) => ({ ...one, account })));
    };
  }

  /** All that an account left in the database, opened, without its own name. */
  async function rowsOf(account: string) {
    const { db, keyring } = fixture();
    const chats = await db.query<{ id: string; state: Buffer }>(
      `select id, channel, language, person_id, officer_id, state, sequence, step, wake_at, blocked_at, muted_at, held_at,
        created_at, updated_at from conversation where account = $1 order by id`,
      [account],
    );
    const updates = await db.query<{ conversation_id: string }>(
      `select channel, update_id, conversation_id, received_at, status, payload, error from inbox
       where account = $1 order by update_id`,
      [account],
    );
    const replies = await db.query<{ conversation_id: string; payload: Buffer }>(
      `select channel, conversation_id, priority, kind, complaint_id, complaint_version, payload, status, attempts, next_at,
        expires_at, created_at from outbox where account = $1 order by conversation_id, id`,
      [account],
    );
    const nameless = (id: string) => id.slice(account.length);
    return {
      chats: chats.map((row) => ({
        ...row,
        id: nameless(row.id),
        state: keyring.payload.open(row.state, row.id),
      })),
      updates: updates.map((row) => ({ ...row, conversation_id: nameless(row.conversation_id) })),
      replies: replies.map((row) => ({
        ...row,
        conversation_id: nameless(row.conversation_id),
        payload: keyring.payload.open(row.payload, row.conversation_id),
      })),
    };
  }

  it('leave the same rows, whatever is said', async () => {
    let committed = 0;
    await fc.assert(
      fc.asyncProperty(dialogue, async (breaths) => {
        accounts += 1;
        const [remembering, reading] = [`r${accounts}`, `l${accounts}`];
        const hear = [
          inboxOf(remembering, (turns) => ({
            ...turns,
            attempt: async (now, attempted) => {
              const done = await turns.attempt(now, attempted);
              committed += done.size;
              return done;
            },
          })),
          inboxOf(reading, (turns) => ({ ...turns, recall: () => undefined })),
        ];
        let update = 0;
        for (const [at, breath] of breaths.entries()) {
          const messages = breath.flatMap(({ chat, input, how }) => {
            update += 1;
            const one: Omit<Inbound, 'account'> = {
              channel: 'telegram',
              updateId: String(update).padStart(4, '0'),
              sequence: how === 'late' ? update - 5 : update,
              address: String(chat),
              at: instant(at).epochMilliseconds,
              messageId: String(update),
              input,
              ...(how === 'as a reply' ? { replyTo: '1' } : {}),
            };
            return how === 'twice' ? [one, one] : [one];
          });
          for (const tell of hear) await tell(messages, at);
        }
        expect(await rowsOf(remembering)).toEqual(await rowsOf(reading));
      }),
      { seed: 20_261_111, numRuns: RUNS },
    );
    expect(committed).toBeGreaterThan(RUNS);
  });
});
