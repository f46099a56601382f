import type { Broadcast, BroadcastFailure, BroadcastFigures } from '../domain/broadcast.ts';
import type { Instant } from '../domain/instant.ts';
import type { ChannelName, Language, OutMessage } from '../domain/message.ts';
import type { Page } from './page.ts';

/** An account of a channel, for whom announcements wait. */
export type BroadcastAccount = { readonly channel: ChannelName; readonly account: string };

/** What handing recipients to delivery needs. Instants are ISO. */
export type Feeding = BroadcastAccount & {
  /** At most so many. */
  readonly room: number;
  readonly words: (language: Language) => OutMessage;
  readonly now: Instant;
  /** Not said any more after this. */
  readonly expiresAt: Instant;
  /** Only to who wrote since then, epoch milliseconds, where `sequence` tells that. */
  readonly heardSince?: number;
};

/** A message that shows how far an announcement is, as its channel knows it. */
export type ProgressMessage = BroadcastAccount & {
  readonly address: string;
  readonly language: Language;
  readonly messageId: string;
};

/** An announcement under way; `restingUntil`: it was told that it waits for that morning. */
export type ActiveBroadcast = Broadcast & { readonly restingUntil?: Instant };

/** Announcements and their recipients. Small steps, each good in a transaction of its own: a kill loses none. */
export type BroadcastStore = {
  add(broadcast: Broadcast): Promise<void>;
  /** Reads under a row lock until the transaction ends. */
  lock(id: string): Promise<ActiveBroadcast | undefined>;
  /** Newest first; a page begins after the announcement with the id `after`. */
  list(after: string | undefined, limit: number): Promise<Page<Broadcast>>;
  set(
    id: string,
    changes: Partial<Pick<Broadcast, 'status' | 'approvedBy' | 'expiresAt'>> & {
      readonly restingUntil?: Instant;
      readonly progressIds?: readonly number[];
    },
  ): Promise<void>;
  /** As delivery's ledger knows it now. */
  figures(id: string): Promise<BroadcastFigures>;
  /** Puts those back in line who did not get it and may; how many. */
  resend(id: string): Promise<number>;
  /** Those that are collected, sent or paused, oldest first. */
  active(): Promise<readonly ActiveBroadcast[]>;
  /**
   * Looks at so many more chats; true when it has seen all. Once a person: in the chat where they agreed last, one of
   * `channels` if there is one. Who can only be reached elsewhere is recorded as left out.
   */
  collect(id: string, channels: readonly ChannelName[], limit: number): Promise<boolean>;
  /** Takes over what became of messages that were handed to delivery; how many still are, on any account. */
  harvest(id: string): Promise<number>;
  /** What is in delivery's line and not under way is not said any more, and waits as before. */
  recall(id: string): Promise<void>;
  /** Ends the waiting of all that wait; how many. */
  giveUp(id: string, error: BroadcastFailure): Promise<number>;
  /** How many messages of announcements wait in delivery's line of this account. */
  queued(account: BroadcastAccount): Promise<number>;
  /** Hands recipients to delivery, each as one message; how many were taken from the line, sendable or not. */
  feed(id: string, feeding: Feeding): Promise<number>;
  progress(id: string): Promise<readonly ProgressMessage[]>;
};
