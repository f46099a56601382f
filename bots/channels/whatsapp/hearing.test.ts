import { Temporal } from 'temporal-polyfill';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Inbound } from '../../../src/domain/message.ts';
import type { WhatsAppWho } from '../../../src/ports/whatsapp-chat.ts';
import { createAddresses } from './addresses.ts';
import { createHearing } from './hearing.ts';

const LID = '100000000000001@lid';
const PHONE = '620000000001@s.whatsapp.net';
const clock = { now: () => Temporal.Instant.from('2026-11-11T01:12:00Z') };

const message = (id: string, text: string, second = 0, jid = LID) => ({
  key: { remoteJid: jid, fromMe: false, id },
  messageTimestamp: 1_794_355_200 + second,
  message: { conversation: text },
});

function house({ refusals = 0 } = {}) {
  const received: Inbound[] = [];
  const read: string[] = [];
  const tries: string[] = [];
  const stopping = new AbortController();
  let left = refusals;
  const hearing = createHearing({
    account: 'utama',
    clock,
    receive: async (inbound) => {
      tries.push(...textsOf(inbound));
      if (left-- > 0) throw new Error('The database is away.');
      received.push(...inbound);
    },
    addressOf: async ({ lid, phone }) => lid ?? phone ?? '',
    updateId: (address, id) => `${address.length}:${id}`,
    read: ({ id }) => read.push(id),
    log: { error: () => {} },
    stopping: stopping.signal,
  });
  return { hearing, received, read, tries, stop: () => stopping.abort() };
}
const textsOf = (received: readonly Inbound[]) =>
  received.map(({ input }) => (input.kind === 'text' ? input.text : input.kind));

describe('hearing on WhatsApp', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('brings a message again that could not be kept, and lets none of its chat overtake it', async () => {
    const { hearing, tries, received } = house({ refusals: 2 });
    const all = ['satu', 'dua', 'tiga'].map((text) => hearing.message(message(text, text)));
    const other = hearing.message(message('lain', 'lain', 0, PHONE));
    await vi.advanceTimersByTimeAsync(60_000);
    await Promise.all([...all, other]);
    expect(tries.filter((text) => text === 'satu').length).toBeGreaterThanOrEqual(2);
    expect(textsOf(received).filter((text) => text !== 'lain')).toEqual(['satu', 'dua', 'tiga']);
  });

  it('calls nothing late that came within the same second, and late what is older', async () => {
    const { hearing, received } = house();
    for (const [id, second] of [
      ['1', 5],
      ['2', 5],
      ['3', 4],
      ['4', 6],
    ] as const)
      await hearing.message(message(id, id, second));
    const sequences = received.map(({ sequence }) => sequence - 1_794_355_200);
    expect(sequences).toEqual([5, 5, 4, 6]);
  });

  it('marks as read only what was kept, and gives back what was not when it stops', async () => {
    const { hearing, read, stop } = house({ refusals: 100 });
    const lost = hearing.message(message('1', 'hilang'));
    const next = hearing.message(message('2', 'berikut'));
    const outcome = Promise.allSettled([lost, next]);
    await vi.advanceTimersByTimeAsync(1_000);
    stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect((await outcome).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(read).toEqual([]);
    const working = house();
    await working.hearing.message(message('1', 'hilang'));
    await working.hearing.message(message('2', ''));
    expect(working.read).toEqual(['1']);
  });

  it('hears a call as something to answer in words', async () => {
    const { hearing, received } = house();
    await hearing.call({ id: 'CALL1', from: LID, status: 'offer', date: new Date(0) });
    await hearing.call({ id: 'CALL1', from: LID, status: 'terminate', date: new Date(0) });
    expect(received.map(({ input }) => input)).toEqual([{ kind: 'unsupported', what: 'call' }]);
  });
});

describe('whose message it is', () => {
  it('asks WhatsApp for the LID of who comes by phone only, and the store once for each way of naming them', async () => {
    const asked: WhatsAppWho[] = [];
    const addressOf = createAddresses({
      clock,
      lidOf: async (phone) => (phone === PHONE ? LID : undefined),
      store: {
        addressOf: async (who) => {
          asked.push(who);
          return who.lid ?? who.phone ?? '';
        },
      },
    });
    expect(await addressOf({ phone: PHONE })).toBe(LID);
    expect(await addressOf({ phone: PHONE })).toBe(LID);
    expect(await addressOf({ lid: LID, phone: PHONE })).toBe(LID);
    expect(await addressOf({ phone: '62999@s.whatsapp.net' })).toBe('62999@s.whatsapp.net');
    expect(asked).toEqual([
      { lid: LID, phone: PHONE },
      { lid: LID, phone: PHONE },
      { phone: '62999@s.whatsapp.net' },
    ]);
  });
});
