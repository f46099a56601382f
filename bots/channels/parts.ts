/** The parts of one message, one after another, each tried once; what was sent of it is not sent again at the next try. */
import { ok, type Result } from '../../src/domain/result.ts';
import type { DeliveryError, Sent } from '../../src/ports/channel.ts';
import { pause } from './waiting.ts';

/** Half-sent messages that are remembered; forgetting one means repeating its first parts. */
const REMEMBERED = 1000;

/** Sends the parts of the message `id`; `send` gives the provider's id of one. */
export type SendParts = <Part>(
  id: string,
  parts: readonly Part[],
  send: (part: Part) => Promise<Result<string, DeliveryError>>,
) => Promise<Result<Sent, DeliveryError>>;

/** `gapMs`: between two parts. */
export function createPartSender(gapMs: number): SendParts {
  const halfSent = new Map<string, readonly string[]>();
  return async (id, parts, send) => {
    const messageIds = [...(halfSent.get(id) ?? [])];
    halfSent.delete(id);
    for (const [index, part] of parts.entries()) {
      if (index < messageIds.length) continue;
      if (index > 0) await pause(gapMs);
      const sent = await send(part);
      if (!sent.ok) {
        const mayGoOn = sent.error.code === 'rateLimited' || sent.error.code === 'unreachable';
        if (mayGoOn && messageIds.length > 0) remember(halfSent, id, messageIds);
        return sent;
      }
      messageIds.push(sent.value);
    }
    return ok({ messageIds });
  };
}

function remember(halfSent: Map<string, readonly string[]>, id: string, messageIds: readonly string[]): void {
  halfSent.set(id, messageIds);
  const [oldest] = halfSent.keys();
  if (halfSent.size > REMEMBERED && oldest !== undefined) halfSent.delete(oldest);
}
