import type { ChannelName, Inbound, IncomingMedia, Language, OutMessage } from '../domain/message.ts';
import type { Result } from '../domain/result.ts';

/** Takes parsed updates; resolves when each is durable, and only then may the channel acknowledge it. */
export type Receive = (inbound: readonly Inbound[]) => Promise<void>;

/** What the provider calls our message, for replies to it and for edits; it may have been split. */
export type Sent = { readonly messageIds: readonly string[] };

/** Why the world would not take a message. Times are milliseconds. */
export type DeliveryError =
  /** `only`: it is this chat that had too much; the others may go on. */
  | { readonly code: 'rateLimited'; readonly retryAfter: number; readonly only?: 'chat' }
  | { readonly code: 'blocked' }
  | { readonly code: 'unreachable'; readonly detail: string }
  /** The provider refused it for good: too long, a chat that is gone, a file it will not take. */
  | { readonly code: 'rejected'; readonly detail: string }
  /**
   * Too long since the person wrote for free words, and no template says it: held until they write. `announced`: ids of
   * a template that told them that something waits.
   */
  | { readonly code: 'windowClosed'; readonly detail: string; readonly announced?: readonly string[] }
  /** The person never wrote to us here, and the provider does not let us begin: never tried again. */
  | { readonly code: 'neverWrote'; readonly detail: string };

/** What the provider tells later of a message, by its own id of it; of a split one, any part's. */
export type Receipt = {
  readonly messageId: string;
  /** `sent`: the provider has it, of which our own call may have come back without a word. */
  readonly status: 'sent' | 'delivered' | 'read' | 'failed';
  /** Epoch milliseconds. */
  readonly at: number;
  /** Why it failed. */
  readonly error?: DeliveryError;
  /** Our own id of it (`Envelope.id`), where the provider gives that back with the whole message's or its last part's. */
  readonly envelopeId?: string;
};

/**
 * Takes receipts; resolves when they are durable, and only then may the channel acknowledge them. They may come twice,
 * in any order, of messages that we do not know, and before `send` has resolved.
 */
export type Report = (receipts: readonly Receipt[]) => Promise<void>;

/** Where and in which words to say it. */
export type Envelope = {
  readonly address: string;
  readonly language: Language;
  /** Our own id of the message, the same at every try. */
  readonly id: string;
  /** The greatest `Inbound.sequence` that the chat has seen; absent: the person never wrote. */
  readonly heard?: number;
  /** The provider said of this very message that its window for free words is closed. */
  readonly windowClosed?: true;
  /** What it is news of, for a channel that may only send an approved template. */
  readonly news?: { readonly kind: string; readonly number: string };
};

/** What a channel permits. */
export type Rate = {
  /** Even gap between any two sends of the account, milliseconds. */
  readonly gapMs: number;
  /** Per chat: a burst of this many, refilled at one every `chatGapMs`. */
  readonly chatBurst: number;
  readonly chatGapMs: number;
};

/** A way to talk to people. Keep it this small: parse and render are pure functions beside it. */
export type Channel = {
  readonly name: ChannelName;
  readonly account: string;
  readonly rate: Rate;
  /** It tells later what became of a message. */
  readonly hasReceipts?: true;
  /**
   * False while nothing can go out: the one connection that the channel has is down, or another process has it. Delivery
   * then leaves the account to whoever can, and a long outage costs no message its tries. Absent: any process may try.
   */
  canSend?(): boolean;
  /** Begins to receive; resolves when the channel is connected or its routes are ready. */
  start(receive: Receive, report: Report): Promise<void>;
  /** One try. Never throws for what the world does; throws only for bugs. */
  send(message: OutMessage, envelope: Envelope): Promise<Result<Sent, DeliveryError>>;
  /**
   * Puts other words and buttons in the place of a message that was sent, one try; false when it could not, by which nothing
   * is lost. Absent: a message stays as it was.
   */
  edit?(
    message: OutMessage,
    sent: { readonly address: string; readonly messageId: string },
  ): Promise<boolean>;
  /** Opens a file that someone sent: a stream of its bytes; `limit` bytes at most, else `rejected`. */
  fetchMedia(media: IncomingMedia, limit: number): Promise<Result<AsyncIterable<Uint8Array>, DeliveryError>>;
  /** Stops receiving, waits for what is in flight. */
  stop(): Promise<void>;
};
