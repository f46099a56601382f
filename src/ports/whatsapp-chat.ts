import type { Instant } from '../domain/instant.ts';

/** A person as WhatsApp names them: by a number that hides the phone (LID), by the phone, or by both; never by none. */
export type WhatsAppWho = { readonly lid?: string; readonly phone?: string };

/** A message of ours as it went, or is about to go, over the wire. */
export type SentMessage = {
  /** The chat's address, as `addressOf` gave it. */
  readonly address: string;
  /** The encoded content, before encryption. */
  readonly content: Uint8Array;
};

/**
 * What the WhatsApp channel remembers of chats, for one account. All of it is sealed; JIDs and what hides behind them
 * are found by keyed hashes only.
 */
export type WhatsAppChatStore = {
  /**
   * The one address of a person, whichever of their names WhatsApp uses this time: the LID, for whoever is known by it
   * first, else the phone, and the same for good. Learns the other name on the way. Two chats that began under two names
   * before anybody said that they are one go on under the LID's address.
   */
  addressOf(who: WhatsAppWho, at: Instant): Promise<string>;
  /** Remembers a message before it is sent; the first content of an id stays. */
  keepSent(messageId: string, sent: SentMessage, at: Instant): Promise<void>;
  /** What was sent under this id; `undefined` if it never was, or was purged. */
  findSent(messageId: string): Promise<SentMessage | undefined>;
  /** Deletes at most `limit` sent messages older than `before`; how many. */
  purgeSent(before: Instant, limit: number): Promise<number>;
};
