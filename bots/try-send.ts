/** One message to its channel, and what the answer means. */
import { Temporal } from 'temporal-polyfill';
import type { Language, OutMessage } from '../src/domain/message.ts';
import type { Notice } from '../src/domain/notice.ts';
import { err } from '../src/domain/result.ts';
import type { Channel, DeliveryError, Envelope } from '../src/ports/channel.ts';
import type { Clock } from '../src/ports/clock.ts';
import type { Delivery, DeliveryResult } from '../src/ports/deliveries.ts';
import { backoff, MAX_ATTEMPTS } from './backoff.ts';

export type TryDeps = {
  readonly channel: Channel;
  readonly clock: Clock;
  readonly renderNotice: (notice: Notice, language: Language) => OutMessage;
  /** Waits for files that are on their way into the vault; false: one of them is not there yet. */
  readonly filesHere: (mediaIds: readonly string[]) => Promise<boolean>;
  /** In [0, 1). */
  readonly random: () => number;
  readonly log: { warn(data: object, text: string): void; error(data: object, text: string): void };
};

/** One try, and what it means. Never throws for what the world does. */
export async function trySend(
  deps: TryDeps,
  delivery: Delivery,
  hold: (ms: number) => void,
): Promise<DeliveryResult> {
  const now = deps.clock.now();
  const { id } = delivery;
  if (delivery.expiresAt !== undefined && now.epochMilliseconds > delivery.expiresAt) {
    return { id, kind: 'failed', error: 'expired' };
  }
  if (!delivery.payload) return { id, kind: 'failed', error: 'unreadable' };
  let message: OutMessage;
  try {
    message =
      'message' in delivery.payload
        ? delivery.payload.message
        : deps.renderNotice(delivery.payload.notice, delivery.language);
  } catch (error) {
    // A bug in the words must not stop the line: it is shown among the failed, and can be sent after the repair.
    deps.log.error({ kind: delivery.kind, error: nameOf(error) }, 'a notice could not be worded');
    return { id, kind: 'failed', error: 'unworded' };
  }
  if (!(await hasFiles(deps, delivery, message)))
    return { id, kind: 'again', at: later(now, backoff(delivery.attempts, deps.random())), error: 'file' };
  const sent = await deps.channel.send(message, envelopeOf(delivery)).catch((error: unknown) => {
    deps.log.error(
      { channel: deps.channel.name, outbox: id, error: nameOf(error) },
      'a send failed by a bug',
    );
    return err({ code: 'unreachable', detail: nameOf(error) } as const);
  });
  if (sent.ok) {
    const offers = delivery.kind !== 'reply' && (message.choices ?? []).length > 0;
    return { id, kind: 'sent', messageIds: sent.value.messageIds, ...(offers ? { offers } : {}) };
  }
  return afterError(deps, delivery, sent.error, now, hold);
}

function envelopeOf({ id, address, language, payload, heard, windowClosed }: Delivery): Envelope {
  const news = payload && 'notice' in payload ? payload.notice : undefined;
  return {
    id: String(id),
    address,
    language,
    ...(heard === undefined ? {} : { heard }),
    ...(windowClosed ? { windowClosed } : {}),
    ...(news ? { news: { kind: news.kind, number: news.number } } : {}),
  };
}

/** Tries after which the words go without a file that still has not come: a few minutes. */
const FILE_TRIES = 8;

/** Whether the message can be shown whole: an answer's photo may still be on its way from its channel. */
async function hasFiles(deps: TryDeps, delivery: Delivery, message: OutMessage): Promise<boolean> {
  const { attachments = [] } = message;
  if (attachments.length === 0 || delivery.attempts >= FILE_TRIES) return true;
  try {
    return await deps.filesHere(attachments.map(({ mediaId }) => mediaId));
  } catch {
    return false;
  }
}

const later = (now: Temporal.Instant, ms: number): string =>
  Temporal.Instant.fromEpochMilliseconds(now.epochMilliseconds + Math.ceil(ms)).toString();

function afterError(
  deps: TryDeps,
  { id, attempts, conversationId, heard = -1 }: Delivery,
  error: DeliveryError,
  now: Temporal.Instant,
  hold: (ms: number) => void,
): DeliveryResult {
  const again = (ms: number): DeliveryResult => ({
    id,
    kind: 'again',
    at: later(now, ms),
    error: error.code,
  });
  switch (error.code) {
    case 'blocked':
      return { id, kind: 'blocked', conversationId };
    case 'windowClosed':
      return { id, kind: 'held', conversationId, heard, messageIds: error.announced ?? [] };
    case 'rejected':
    case 'neverWrote':
      deps.log.warn(
        { channel: deps.channel.name, outbox: id, detail: error.detail },
        'a message was rejected',
      );
      return { id, kind: 'failed', error: error.code };
    case 'rateLimited':
      if (error.only !== 'chat') hold(error.retryAfter);
      return attempts + 1 >= MAX_ATTEMPTS ? { id, kind: 'failed', error: 'gaveUp' } : again(error.retryAfter);
    case 'unreachable':
      return attempts + 1 >= MAX_ATTEMPTS
        ? { id, kind: 'failed', error: 'gaveUp' }
        : again(backoff(attempts, deps.random()));
  }
}

const nameOf = (error: unknown) => (error instanceof Error ? error.name : 'unknown');
