import type { OfficerActor } from '../domain/access.ts';
import type { ChannelName, Language } from '../domain/message.ts';
import type { OutboxPayload } from './outbox.ts';
import type { Stores } from './stores.ts';

/** An update's key, for recording it once. */
export type UpdateKey = {
  readonly channel: ChannelName;
  readonly account: string;
  readonly updateId: string;
  readonly conversationId: string;
};

/** A chat as a turn finds it, under its row lock. */
export type Chat = {
  readonly id: string;
  /** Of its row; another after every change of anything in it. */
  readonly version: string;
  /** What was saved last; `undefined` for a chat that never spoke. */
  readonly state: unknown;
  /** The greatest sequence applied so far. */
  readonly sequence: number;
  readonly language: Language;
  readonly personId?: string;
  readonly officer?: OfficerActor;
  readonly muted: boolean;
  readonly blocked: boolean;
  /** News is held until they write, though they did not block us. */
  readonly held?: boolean;
  /** The newest news with choices that came after the last turn. */
  readonly news?: News;
};

/** News told in a chat; `sentAt` in epoch milliseconds. */
export type News = { readonly payload: OutboxPayload; readonly sentAt: number };

/** Someone we hear for the first time. */
export type NewChat = {
  readonly id: string;
  readonly channel: ChannelName;
  readonly account: string;
  readonly address: string;
  readonly language: Language;
};

/** What a turn leaves behind. `step` and `wakeAt` stand beside the sealed state for the jobs to find. */
export type ChatChange = {
  readonly id: string;
  readonly state: unknown;
  readonly sequence: number;
  readonly language: Language;
  readonly step: string | null;
  /** ISO instant, or null. */
  readonly wakeAt: string | null;
  readonly blocked: boolean;
};

/** One reply, and the complaint it shows, so that a reply to it is understood. */
export type Reply = {
  readonly conversationId: string;
  readonly channel: ChannelName;
  readonly account: string;
  readonly payload: OutboxPayload;
  readonly about?: { readonly complaintId: string; readonly version: number };
};

/** What an own message was about, found by the provider's id of it. */
export type RepliedTo = {
  readonly complaintId: string;
  readonly number: string;
  readonly version: number;
  /** The notice's kind, `reply`, or `announcement`: it told only that a message waits. */
  readonly kind: string;
};

/** An own message that is replied to: the report it was about, if any, and what it said, until that is purged. */
export type Quoted = { readonly about?: RepliedTo; readonly payload?: OutboxPayload };

/** One transaction of the inbox: a group of turns. */
export type TurnGroup = {
  readonly stores: Stores;
  /** Locks the chats in the order of their ids' bytes. */
  lock(ids: readonly string[]): Promise<ReadonlyMap<string, Chat>>;
  /**
   * Records the updates; those seen before are not in the answer (indices into `keys`). Keys must be sorted, and their
   * chats locked first: who waits for an update while another waits for its chat would deadlock.
   */
  record(keys: readonly UpdateKey[]): Promise<ReadonlySet<number>>;
  /** Creates chats; another process may have done so meanwhile, so lock afterwards. */
  create(chats: readonly NewChat[]): Promise<void>;
  /** Own messages by the provider's id of them, as `conversationId:messageId`. */
  quoted(
    asked: readonly { conversationId: string; messageId: string }[],
  ): Promise<ReadonlyMap<string, Quoted>>;
  /** Writes everything a group leaves; one round trip. */
  finish(leave: { chats: readonly ChatChange[]; replies: readonly Reply[] }): Promise<void>;
  /** Puts back in line what was held back until these chats wrote again. */
  release(ids: readonly string[]): Promise<void>;
  /** Keeps an update that was not applied, sealed: `parked` for an error, `muted` for a muted sender. */
  keep(key: UpdateKey, status: 'parked' | 'muted', inbound: unknown, error: string | null): Promise<void>;
};

/** A turn that was computed on a chat as it was recalled, and needs nothing else of the database. */
export type OptimisticTurn = {
  readonly updateId: string;
  /** As it was recalled. */
  readonly chat: Chat;
  readonly change: ChatChange;
  readonly reply?: OutboxPayload;
};

export type Turns = {
  /**
   * A chat as this process left it; `undefined` if it must be read. Never one that is muted, blocked or an officer's, or
   * for which something is held. It may have changed since: what is computed on it counts only if {@link Turns.attempt}
   * takes it.
   */
  readonly recall: (id: string) => Chat | undefined;
  /**
   * Writes turns of different chats in one statement and commits: of each, all (update, chat, replies) or, if the chat
   * has changed since it was recalled, nothing. Resolves to the ids of the chats whose turn is committed. Rejects, with
   * nothing written or the commit in doubt, on any failure, also if an update was seen before.
   */
  attempt(now: string, turns: readonly OptimisticTurn[]): Promise<ReadonlySet<string>>;
  /** Runs a group in one transaction at this instant (ISO). */
  group<T>(now: string, work: (group: TurnGroup) => Promise<T>): Promise<T>;
  /** Whether an error is the database's absence or a conflict, worth a later try, rather than a bug in a turn. */
  readonly isOutage: (error: unknown) => boolean;
};
