import type { Language } from '../domain/message.ts';
import type { OutboxPayload } from './outbox.ts';

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
  /** As in `Envelope`. */
  readonly heard?: number;
  /** As in `Envelope`. */
  readonly windowClosed?: true;
};

/** What became of one try. */
export type DeliveryResult =
  /** `offers`: it is news, with choices that a number or a label in the chat now means. */
  | {
      readonly id: number;
      readonly kind: 'sent';
      readonly messageIds: readonly string[];
      readonly offers?: true;
    }
  /** Try again at this instant (ISO). */
  | { readonly id: number; readonly kind: 'again'; readonly at: string; readonly error: string }
  | { readonly id: number; readonly kind: 'failed'; readonly error: string }
  /** The person blocked us: this and all that waits for the chat is held until they write. */
  | { readonly id: number; readonly kind: 'blocked'; readonly conversationId: string }
  /**
   * Held until the person writes, unless they did since the try knew of (`heard`): then it goes at once. `messageIds`:
   * what told them that something waits.
   */
  | {
      readonly id: number;
      readonly kind: 'held';
      readonly conversationId: string;
      readonly heard: number;
      readonly messageIds: readonly string[];
    };

/** A receipt as the ledger takes it. Instants are ISO. */
export type LedgerReceipt = {
  readonly messageId: string;
  readonly at: string;
  /** Our own id of the message. */
  readonly id?: number;
} & (
  | { readonly status: 'sent' | 'delivered' | 'read' }
  /** `again`: worth another try then, unless it had them all. */
  | { readonly status: 'failed'; readonly error: string; readonly again?: string }
);

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
  /**
   * What the provider told later, in any order and any number of times: read and delivered only gain, a failure counts
   * unless the message arrived. Ids that are not known yet are kept for an hour, for a receipt may outrun `settle`. A
   * message whose try came to no answer is sent when a receipt with its own id says so.
   */
  report(receipts: readonly LedgerReceipt[], now: string): Promise<void>;
};
