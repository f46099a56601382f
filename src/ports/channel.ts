import type { ChannelName, Inbound, IncomingMedia, Language, OutMessage } from '../domain/message.ts';
import type { Result } from '../domain/result.ts';

/** Takes parsed updates; resolves when each is durable, and only then may the channel acknowledge it. */
export type Receive = (inbound: readonly Inbound[]) => Promise<void>;

/** What the provider calls our message, for replies to it and for edits; it may have been split. */
export type Sent = { readonly messageIds: readonly string[] };

/** Why the world would not take a message. Times are milliseconds. */
export type DeliveryError =
  | { readonly code: 'rateLimited'; readonly retryAfter: number }
  | { readonly code: 'blocked' }
  | { readonly code: 'unreachable'; readonly detail: string }
  /** The provider refused it for good: too long, a chat that is gone, a file it will not take. */
  | { readonly code: 'rejected'; readonly detail: string };

/** Where and in which words to say it. `id` is our own id of the message, the same at every try. */
export type Envelope = { readonly address: string; readonly language: Language; readonly id: string };

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
  /** Begins to receive; resolves when the channel is connected or its routes are ready. */
  start(receive: Receive): Promise<void>;
  /** One try. Never throws for what the world does; throws only for bugs. */
  send(message: OutMessage, envelope: Envelope): Promise<Result<Sent, DeliveryError>>;
  /** Opens a file that someone sent: a stream of its bytes; `limit` bytes at most, else `rejected`. */
  fetchMedia(media: IncomingMedia, limit: number): Promise<Result<AsyncIterable<Uint8Array>, DeliveryError>>;
  /** Stops receiving, waits for what is in flight. */
  stop(): Promise<void>;
};
