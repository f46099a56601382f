import type { Instant } from '../domain/instant.ts';
import type { ChannelName, Language } from '../domain/message.ts';
import type { Cursor, Page } from './page.ts';

/** A chat, and whose it is. */
export type ConversationRow = {
  readonly id: string;
  readonly channel: ChannelName;
  readonly account: string;
  readonly language: Language;
  readonly personId?: string;
  readonly officerId?: string;
};

/** The chats: whose they are, who is muted, and what their forms wait for. */
export type ConversationStore = {
  find(id: string): Promise<ConversationRow | undefined>;
  /** Binds a chat to its reporter or officer; `null` unbinds. */
  setPerson(id: string, personId: string): Promise<void>;
  setOfficer(id: string, officerId: string | null): Promise<void>;
  /** Announcements may come to this chat since then; null: they may not. */
  agreeToAnnouncements(id: string, since: Instant | null): Promise<void>;
  /** Chats of a reporter. */
  ofPerson(personId: string): Promise<readonly ConversationRow[]>;
  /** Chats in which this officer is signed in. */
  ofOfficer(officerId: string): Promise<readonly ConversationRow[]>;
  /** Every chat of the person and of those joined with them; how many. */
  mute(personId: string, by: string, reason: string, at: Instant): Promise<number>;
  unmute(personId: string): Promise<number>;
  muted(
    after: Cursor | undefined,
    limit: number,
  ): Promise<
    Page<{
      personId: string;
      conversationId: string;
      mutedAt: Instant;
      mutedBy: string;
      reason: string;
      kept: number;
    }>
  >;
  /** Chats whose form's wake-up has come: to be nudged or expired. */
  due(asOf: Instant, limit: number): Promise<readonly { id: string; state: unknown; language: Language }[]>;
  /** Stores a changed chat state with its step and wake-up, under the row's lock held by `due` or the turn. */
  saveState(id: string, state: unknown, step: string | null, wakeAt: Instant | null): Promise<void>;
};
