import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { DeliveryError, Receipt } from '../src/ports/channel.ts';
import { memoryOutbox } from '../test/support/memory-outbox.ts';
import { createReport } from './receipts.ts';

const now = Temporal.Instant.from('2026-11-11T01:12:00Z');
const at = Date.parse('2026-11-11T01:11:58Z');

function listen() {
  const outbox = memoryOutbox();
  const said: object[] = [];
  let kicks = 0;
  const report = createReport({
    deliveries: outbox,
    clock: { now: () => now },
    random: () => 0,
    kick: () => {
      kicks++;
    },
    log: { warn: (data) => said.push(data) },
  });
  return { outbox, said, report, kicks: () => kicks };
}

const failure = (error?: DeliveryError): Receipt => ({
  messageId: 'm',
  status: 'failed',
  at,
  ...(error ? { error } : {}),
});

describe('a receipt', () => {
  it('is passed on with its time', async () => {
    const { outbox, report, kicks } = listen();
    await report([{ messageId: 'm', status: 'read', at }]);
    expect(outbox.reported).toEqual([{ messageId: 'm', status: 'read', at: '2026-11-11T01:11:58Z' }]);
    expect(kicks()).toBe(0);
  });

  it('is not acknowledged while the database is away', async () => {
    const { outbox, report } = listen();
    outbox.goesAway();
    await expect(report([{ messageId: 'm', status: 'read', at }])).rejects.toThrow();
  });

  it.each<[DeliveryError | undefined, string | undefined]>([
    [{ code: 'rateLimited', retryAfter: 5_000 }, '2026-11-11T01:12:05Z'],
    [{ code: 'unreachable', detail: '' }, '2026-11-11T01:12:32Z'],
    [{ code: 'windowClosed', detail: '' }, '2026-11-11T01:12:00Z'],
    [{ code: 'rejected', detail: '' }, undefined],
    [{ code: 'neverWrote', detail: '' }, undefined],
    [{ code: 'blocked' }, undefined],
    [undefined, undefined],
  ])('of a failure (%j) is tried again when that is worth it', async (error, again) => {
    const { outbox, report, kicks } = listen();
    await report([failure(error)]);
    const [ledger] = outbox.reported;
    expect(ledger).toMatchObject({ status: 'failed', error: error?.code ?? 'rejected' });
    expect(ledger && 'again' in ledger ? ledger.again : undefined).toBe(again);
    expect(kicks()).toBe(again === undefined ? 0 : 1);
  });

  it('of a failure tells the operator why, and nothing of the person', async () => {
    const { report, said } = listen();
    await report([failure({ code: 'rejected', detail: '131026 undeliverable' })]);
    expect(said).toEqual([{ error: 'rejected', detail: '131026 undeliverable' }]);
  });
});
