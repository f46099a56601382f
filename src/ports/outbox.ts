import type { Effect } from '../domain/complaint/decision.ts';
import type { Instant } from '../domain/instant.ts';
import type { ChannelName, Language, OutMessage } from '../domain/message.ts';
import type { Informed, Notice } from '../domain/notice.ts';
import type { Cursor, Page } from './page.ts';

/** What delivery turns into a message: words already chosen, or news to be worded in the reader's language. */
export type OutboxPayload = { readonly message: OutMessage } | { readonly notice: Notice };

/** A message that was given up. */
export type DeadLetter = {
  readonly id: number;
  readonly channel: ChannelName;
  readonly kind: string;
  readonly complaintId?: string;
  readonly number?: string;
  readonly error: string;
  readonly createdAt: Instant;
};

/** What waits to be delivered, written in the transaction that caused it. */
export type Outbox = {
  /**
   * Queues the news of a decision for each recipient, not before `notBefore`: in the chat that they used last, or the
   * last but one if they blocked us there. News for an officer who is away goes to the deputy, marked so. Who is muted
   * still gets news of their own reports; if all their chats blocked us it is kept as failed (`blocked`) until they
   * write again.
   */
  notify(effects: readonly Effect[], at: Instant, notBefore?: Instant): Promise<void>;
  /**
   * Queues a message to each of these officers, in the chat that they used last, worded in its language. For one who is
   * away the deputy gets it, `forName` saying for whom, unless it comes to the deputy anyway, or it is told `inPerson`.
   * Past `expiresAt` it is not said any more. Our own ids of the messages, one a chat.
   */
  tellOfficers(
    officerIds: readonly string[],
    words: (officerId: string, language: Language, forName?: string) => OutMessage,
    kind: string,
    at: Instant,
    expiresAt: Instant,
    inPerson?: boolean,
  ): Promise<readonly number[]>;
  /** Queues one message to one chat. */
  say(
    conversationId: string,
    payload: OutboxPayload,
    kind: string,
    at: Instant,
    notBefore?: Instant,
  ): Promise<void>;
  /** Messages that were given up, newest first. */
  dead(after: Cursor | undefined, limit: number): Promise<Page<DeadLetter>>;
  /** Puts one (or all: `undefined`) back in line; how many. */
  retry(id: number | undefined, at: Instant): Promise<number>;
  /** What became of the news of each version of a complaint in the reporter's chats; nothing of what still waits its turn. */
  informed(complaintId: string): Promise<readonly (Informed & { version: number })[]>;
  /** The newest version of a complaint that a chat of this officer was told; 0 if none. Counts what was delivered. */
  toldOfficer(complaintId: string, officerId: string): Promise<number>;
  /** Age and number of what waits, for health and doctor. */
  backlog(): Promise<{ pending: number; oldest: Instant | null; failed: number }>;
};
