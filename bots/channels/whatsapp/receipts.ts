import type { Receipt } from '../../../src/ports/channel.ts';
import { isRecord, numberOf, textOf } from './loose.ts';

/** `WebMessageInfo.Status`: on a phone; shown; played, for a voice message. */
const STATUSES = new Map<unknown, Receipt['status']>([
  [3, 'delivered'],
  [4, 'read'],
  [5, 'read'],
]);

/**
 * The receipts in a `messages.update`: what became of our own messages. The rest of it (errors come as acknowledgements,
 * edits and revocations as messages) is passed over. `receivedAt`, epoch milliseconds, dates what comes without a time.
 */
export function receiptsOf(updates: unknown, receivedAt: number): readonly Receipt[] {
  if (!Array.isArray(updates)) return [];
  return updates.flatMap((one: unknown): readonly Receipt[] => {
    if (!isRecord(one) || !isRecord(one.key) || !isRecord(one.update) || one.key.fromMe !== true) return [];
    const messageId = textOf(one.key.id);
    const status = STATUSES.get(one.update.status);
    if (messageId === undefined || status === undefined) return [];
    const seconds = numberOf(one.update.messageTimestamp) ?? 0;
    return [{ messageId, status, at: seconds > 0 ? seconds * 1000 : receivedAt }];
  });
}
