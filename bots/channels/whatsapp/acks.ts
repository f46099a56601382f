import { err, ok, type Result } from '../../../src/domain/result.ts';
import type { DeliveryError } from '../../../src/ports/channel.ts';
import { ackFailure } from './errors.ts';

/** The server's word on one message: that it has it, or why not. */
export type Acked = Result<void, DeliveryError>;

export type Acks = {
  /** Begins to wait for the word on a message, before it goes out; `forget` ends the waiting. */
  expect(messageId: string): { readonly acked: Promise<Acked>; readonly forget: () => void };
  /** Takes the server's word; what it says, when nobody waits for it (any more). */
  heard(messageId: string, error: string | undefined): Acked | undefined;
  /** The connection is gone, and with it every word that was still to come. */
  lost(): void;
};

/** Matches acknowledgements to the messages that wait for them: written to a socket is not yet sent. */
export function createAcks(): Acks {
  const waiting = new Map<string, (acked: Acked) => void>();
  return {
    expect(messageId) {
      const acked = new Promise<Acked>((resolve) => {
        waiting.set(messageId, resolve);
      });
      return {
        acked,
        forget: () => {
          waiting.delete(messageId);
        },
      };
    },
    heard(messageId, error) {
      const acked: Acked = error === undefined ? ok(undefined) : err(ackFailure(error));
      const settle = waiting.get(messageId);
      settle?.(acked);
      return settle ? undefined : acked;
    },
    lost() {
      for (const settle of waiting.values()) settle(err(LOST));
    },
  };
}

const LOST: DeliveryError = {
  code: 'unreachable',
  detail: 'The connection closed before an acknowledgement.',
};
