import type { DeliveryError } from '../../../src/ports/channel.ts';
import { failureWords } from '../failures.ts';

/** How long an account is left alone that WhatsApp finds too eager, milliseconds. */
const EAGER_MS = 60_000;
/** How long a chat waits whose devices we do not know rightly: as long as Baileys remembers them, milliseconds. */
const STALE_MS = 5 * 60_000;

/**
 * What the error of an acknowledgement means (`<ack class="message" error="…">`). 463 is the one that matters most: the
 * person never wrote to this number, and each further try counts against the account. 479 says that the stanza was
 * malformed, which in practice is a stale list of the person's devices: this chat waits for a fresh one, the others go
 * on. 429 is said to the account.
 */
export function ackFailure(code: string): DeliveryError {
  const detail = `WhatsApp answered ${code}.`;
  const number = Number(code);
  if (number === 463) return { code: 'neverWrote', detail };
  if (number === 479) return { code: 'rateLimited', retryAfter: STALE_MS, only: 'chat' };
  if (number === 429) return { code: 'rateLimited', retryAfter: EAGER_MS };
  const isFinal = number >= 400 && number < 500 && number !== 408;
  return { code: isFinal ? 'rejected' : 'unreachable', detail };
}

/**
 * What a failed call of the socket means: the connection closed, a query timed out, the server said no. Throws on again
 * what is none of these: a bug.
 */
export function wireFailure(error: unknown): DeliveryError {
  if (!isWorldly(error)) throw error;
  const status = statusOf(error);
  if (status === 429) return { code: 'rateLimited', retryAfter: EAGER_MS };
  return { code: 'unreachable', detail: withoutJids(failureWords(error)) };
}

/** Baileys tells of the world by `Boom`; the network by errors with a code. */
const isWorldly = (error: unknown): error is Error =>
  error instanceof Error && ('isBoom' in error || 'code' in error || error.name === 'AbortError');

function statusOf(error: Error): number | undefined {
  const output = 'output' in error ? error.output : undefined;
  const status =
    typeof output === 'object' && output !== null && 'statusCode' in output ? output.statusCode : undefined;
  return typeof status === 'number' ? status : undefined;
}

/** Takes people out of a library's words. */
export const withoutJids = (words: string): string =>
  words.replaceAll(/\d{5,}(?:[:_]\d+)*(?:@[a-z.]+)?/g, '<number>');
