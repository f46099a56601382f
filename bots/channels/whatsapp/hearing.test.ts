import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
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

function house({ slow = new Set<string>() } = {}) {
  const received: Inbound[] = [];
  const read: string[] = [];
  const hearing = createHearing({
    account: 'utama',
    clock,
    addressOf: async ({ lid, phone }) => {
      const jid = lid ?? phone ?? '';
      // Whoever is slow to be found has everyone behind them wait.
      for (let turns = slow.has(jid) ? 20 : 0; turns > 0; turns--) await Promise.resolve();
      return jid;
    },
    updateId: (address, id) => `${address.length}:${id}`,
    read: ({ id }) => read.push(id),
  });
  return {
    hearing,
    received,
    read,
    receive: async (inbound: readonly Inbound[]) => void received.push(...inbound),
  };
}
const textsOf = (received: readonly Inbound[]) =>
  received.map(({ input }) => (input.kind === 'text' ? input.text : input.kind));

describe('hearing on WhatsApp', () => {
  it('hands over what was said in the order in which it came, though some senders are found later', async () => {
    const { hearing, received, receive } = house({ slow: new Set([PHONE]) });
    await Promise.all([
      hearing.message(message('1', 'satu', 0, PHONE), receive),
      hearing.message(message('2', 'dua'), receive),
      hearing.message(message('3', 'tiga', 0, PHONE), receive),
    ]);
    expect(textsOf(received)).toEqual(['satu', 'dua', 'tiga']);
  });

  it('calls nothing late that came within the same second, and late what is older', async () => {
    const { hearing, received, receive } = house();
    for (const [id, second] of [
      ['1', 5],
      ['2', 5],
      ['3', 4],
      ['4', 6],
    ] as const)
      await hearing.message(message(id, id, second), receive);
    const sequences = received.map(({ sequence }) => sequence - 1_794_355_200);
    expect(sequences).toEqual([5, 5, 4, 6]);
  });

  it('marks as read only what was kept', async () => {
    const { hearing, read, receive } = house();
    await expect(
      hearing.message(message('1', 'hilang'), () => Promise.reject(new Error('The database is away.'))),
    ).rejects.toThrow('away');
    expect(read).toEqual([]);
    await hearing.message(message('1', 'hilang'), receive);
    await hearing.message(message('2', ''), receive);
    expect(read).toEqual(['1']);
  });

  it('goes on after somebody whose address could not be found', async () => {
    const { received, receive } = house();
    let broken = true;
    const hearing = createHearing({
      account: 'utama',
      clock,
      addressOf: async () => {
        if (broken) throw new Error('The database is away.');
        return LID;
      },
      updateId: (_address, id) => id,
      read: () => {},
    });
    await expect(hearing.message(message('1', 'satu'), receive)).rejects.toThrow('away');
    broken = false;
    await hearing.message(message('1', 'satu'), receive);
    expect(textsOf(received)).toEqual(['satu']);
  });

  it('hears a call as something to answer in words', async () => {
    const { hearing, received, receive } = house();
    await hearing.call({ id: 'CALL1', from: LID, status: 'offer', date: new Date(0) }, receive);
    await hearing.call({ id: 'CALL1', from: LID, status: 'terminate', date: new Date(0) }, receive);
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
