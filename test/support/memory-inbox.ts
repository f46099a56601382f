/** The inbox over memory, with a conversation that a test brings. */
import { Temporal } from 'temporal-polyfill';
import { createInbox, type InboxDeps } from '../../bots/inbox.ts';
import type { Advance } from '../../bots/turn.ts';
import { demoAgency } from '../../src/demo-agency.ts';
import { createCalendar } from '../../src/domain/calendar/calendar.ts';
import { decreedYears } from '../../src/domain/calendar/holidays/index.ts';
import type { Inbound, Input } from '../../src/domain/message.ts';
import { memoryTurns } from './memory-turns.ts';

const calendar = createCalendar({ timeZone: 'Asia/Makassar', years: decreedYears });

let updates = 0;
/** Somebody writes; every message is a new update, later than those before. */
export function message(chat: string, input: Input | string, changes: Partial<Inbound> = {}): Inbound {
  updates += 1;
  return {
    channel: 'telegram',
    account: 'bot',
    updateId: String(updates),
    sequence: updates,
    address: chat,
    at: 0,
    input: typeof input === 'string' ? { kind: 'text', text: input } : input,
    ...changes,
  };
}

/** An inbox whose chats are named by their address and whose conversation keeps words in `more`. */
export function inboxOver(advance: Advance, changes: Partial<InboxDeps> = {}) {
  const turns = memoryTurns();
  const parked: unknown[] = [];
  /** The channels that each commit woke; `undefined`: all. */
  const woken: (readonly string[] | undefined)[] = [];
  const inbox = createInbox({
    turns,
    clock: { now: () => Temporal.Instant.from('2026-11-11T01:12:00Z') },
    advance,
    conclude: (state) => ({ state, replies: [] }),
    perform: () => Promise.resolve({ kind: 'noComplaints' }),
    conversationId: ({ address }) => address,
    newId: () => 'id',
    agency: () => demoAgency,
    renewAgency: () => Promise.resolve(),
    calendar: () => calendar,
    profile: () => ({}),
    wakeOf: () => ({ step: null, wakeAt: null }),
    renderNotice: () => ({ text: ['berita'], choices: [[{ data: 'x', label: 'Selesai' }]] }),
    mutedReply: (state) => ({ state, replies: [] }),
    apology: () => ({ text: ['Maaf'] }),
    committed: ({ saidOn }) => woken.push(saidOn && [...saidOn]),
    parked: (error) => parked.push(error),
    ...changes,
  });
  const words = (chat: string) => (turns.chat(chat)?.state as { more?: string } | undefined)?.more;
  return { inbox, turns, parked, words, woken };
}
