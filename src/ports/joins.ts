import type { Instant } from '../domain/instant.ts';
import type { JoiningChat } from '../domain/join.ts';
import type { ChannelName, Language } from '../domain/message.ts';

/** Another chat, locked until the transaction ends: what joining must know of it, and what it has under way. */
export type LockedChat = JoiningChat & {
  readonly channel: ChannelName;
  readonly language: Language;
  /** What was saved last; `undefined` for a chat that never spoke. */
  readonly state: unknown;
};

/** Chats that are joined by one-time codes, and the persons who are one by it. */
export type JoinStore = {
  /** Gives a chat a code, `symbols` as they are read back; the one that it had is void. */
  give(conversationId: string, symbols: string, expiresAt: Instant): Promise<void>;
  /** The chat to which a code was given that is in force. */
  giver(symbols: string, at: Instant): Promise<string | undefined>;
  /** Takes a code out of force, once: false for the second of two at the same time. */
  use(symbols: string, at: Instant): Promise<boolean>;
  /** Locks a chat and all persons that its person is joined with. */
  lock(conversationId: string): Promise<LockedChat | undefined>;
  /** Makes these persons one, with all whom each was joined with before. */
  join(personIds: readonly string[], circleId: string): Promise<void>;
  /**
   * The person is alone again, with what was sent from their own chat; false if they were not joined. News that waits
   * goes to a chat of the one it is for.
   */
  separate(personId: string): Promise<boolean>;
  /** All with whom the person is joined, the person too. */
  circle(personId: string): Promise<readonly string[]>;
  /** The other chats of the person and of those joined with them, locked, the last used first. */
  others(conversationId: string): Promise<readonly LockedChat[]>;
  /** Gives an entered report a code for its reporter; the one that it had is void. */
  giveFollow(complaintId: string, symbols: string, expiresAt: Instant): Promise<void>;
  /** The report whose code it is; takes it out of force, once. */
  useFollow(symbols: string, at: Instant): Promise<string | undefined>;
  /** Signs an officer out of one chat; news that waits there goes to another of theirs, or is dropped. */
  signOut(conversationId: string): Promise<void>;
};
