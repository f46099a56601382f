import type { Language } from '../domain/message.ts';
import type { OutboxPayload } from './stores.ts';

/** A message waiting for its channel. */
export type Delivery = {
  readonly id: number;
  readonly conversationId: string;
  readonly address: string;
  readonly language: Language;
  readonly kind: string;
  /** Absent: it cannot be opened (altered, or of another key); it harms only itself. */
  readonly payload?: OutboxPayload;
  readonly attempts: number;
  /** Epoch milliseconds after which it is no longer worth saying; absent: no such time. */
  readonly expiresAt?: number;
};

/** What became of one try. */
export type DeliveryResult =
  | { readonly id: number; readonly kind: 'sent'; readonly messageId: string | null }
  /** Try again at this instant (ISO). */
  | { readonly id: number; readonly kind: 'again'; readonly at: string; readonly error: string }
  | { readonly id: number; readonly kind: 'failed'; readonly error: string }
  /** The person blocked us: this and all that waits for the chat is held until they write. */
  | { readonly id: number; readonly kind: 'blocked'; readonly conversationId: string };

/** The outbox as its one owner per channel account sees it. */
export type Deliveries = {
  /** What may be sent at `now` (ISO): the first waiting message of each chat, interactive before notices before bulk. */
  ready(
    channel: string,
    account: string,
    now: string,
    except: readonly string[],
    limit: number,
  ): Promise<readonly Delivery[]>;
  settle(results: readonly DeliveryResult[], now: string): Promise<void>;
};
