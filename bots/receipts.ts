/** What a channel tells later of its messages → the ledger, in the terms in which delivery speaks of failures. */
import { Temporal } from 'temporal-polyfill';
import type { DeliveryError, Receipt, Report } from '../src/ports/channel.ts';
import type { Clock } from '../src/ports/clock.ts';
import type { Deliveries, LedgerReceipt } from '../src/ports/deliveries.ts';
import { backoff } from './backoff.ts';

export type ReceiptDeps = {
  readonly deliveries: Pick<Deliveries, 'report'>;
  readonly clock: Clock;
  /** In [0, 1). */
  readonly random: () => number;
  /** Something may have to be sent again. */
  readonly kick: () => void;
  readonly told?: (status: Receipt['status']) => void;
  readonly log: { warn(data: object, text: string): void };
};

/** A late refusal was not our pace's fault alone: the wait is that of a message which failed a few times. */
const AFTER_TRIES = 6;

export function createReport(deps: ReceiptDeps): Report {
  return async (receipts) => {
    if (receipts.length === 0) return;
    const now = deps.clock.now();
    const taken = receipts.map((receipt) => toLedger(receipt, now, deps.random()));
    await deps.deliveries.report(taken, now.toString());
    for (const { status, error } of receipts) {
      deps.told?.(status);
      if (status === 'failed') deps.log.warn(reasonOf(error), 'a message that was taken failed later');
    }
    if (taken.some((receipt) => 'again' in receipt)) deps.kick();
  };
}

function toLedger(
  { messageId, status, at, error, envelopeId }: Receipt,
  now: Temporal.Instant,
  random: number,
): LedgerReceipt {
  const instant = Temporal.Instant.fromEpochMilliseconds(at).toString();
  const own = envelopeId === undefined ? {} : { id: Number(envelopeId) };
  if (status !== 'failed') return { messageId, status, at: instant, ...own };
  const wait = error && waitOf(error, random);
  return {
    messageId,
    status,
    at: instant,
    error: error?.code ?? 'rejected',
    ...(wait === undefined ? {} : { again: now.add({ milliseconds: Math.ceil(wait) }).toString() }),
  };
}

const reasonOf = (error: DeliveryError | undefined) => ({
  error: error?.code ?? 'rejected',
  ...(error && 'detail' in error ? { detail: error.detail } : {}),
});

/** Milliseconds until another try is worth it; `undefined`: it never is. */
function waitOf(error: DeliveryError, random: number): number | undefined {
  switch (error.code) {
    case 'rateLimited':
      return error.retryAfter;
    case 'unreachable':
      return backoff(AFTER_TRIES, random);
    // At once: the channel has other words for it, or delivery holds it.
    case 'windowClosed':
      return 0;
    case 'blocked':
    case 'rejected':
    case 'neverWrote':
      return undefined;
  }
}
