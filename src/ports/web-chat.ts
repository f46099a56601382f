import type { Instant } from '../domain/instant.ts';
import type { Attachment, Choice, Language, MediaKind, OutMessage, Point, Text } from '../domain/message.ts';

/** Which of the two pages a browser session belongs to; each has its own cookie and conversation. */
export type WebKind = 'citizen' | 'officer';

/** A browser's right to one conversation. */
export type WebSession = {
  /** Keyed hash of the cookie. */
  readonly id: string;
  /** The conversation's random key: its address on the channel, which outlives a renewed cookie. */
  readonly conversationId: string;
  readonly kind: WebKind;
  /** Must come back in a header of every request that changes something. */
  readonly csrfToken: string;
  readonly createdAt: Instant;
  readonly seenAt: Instant;
  readonly expiresAt: Instant;
};

/** Where an upload waits in the media vault; `key` is base64. */
export type SpooledFile = { readonly hash: string; readonly key: string; readonly size: number };

/** What a line of the chat holds. `us`: a message from the service; `you`: what the person did. */
export type WebContent =
  | {
      readonly from: 'us';
      readonly language: Language;
      readonly text: Text;
      readonly choices?: readonly (readonly Choice[])[];
      readonly ask?: OutMessage['ask'];
      readonly attachments?: readonly Attachment[];
    }
  | {
      readonly from: 'you';
      /** The page's own id of it, by which a repeated post is recognised. */
      readonly clientId: string;
      /** Line of ours that it answers. */
      readonly replyTo?: number;
      readonly said:
        | { readonly kind: 'text'; readonly text: string }
        | { readonly kind: 'press'; readonly data: string; readonly label: string }
        | { readonly kind: 'location'; readonly point: Point }
        | {
            readonly kind: 'media';
            readonly mediaKind: MediaKind;
            readonly mimeType: string;
            readonly fileName: string;
            readonly caption?: string;
            readonly albumId?: string;
            readonly file: SpooledFile;
          };
    };

/** One line of a web chat; ids grow in the order in which lines become visible within a conversation. */
export type WebLine = { readonly id: number; readonly createdAt: Instant; readonly content: WebContent };

/** Keeps browser sessions and what the web chat shows. Contents are sealed at rest. */
export type WebChatStore = {
  addSession(session: WebSession): Promise<void>;
  /** The session, if it has neither ended nor expired at `now`. */
  findSession(id: string, now: Instant): Promise<WebSession | undefined>;
  /** Moves its last use and its expiry; never revives an ended one. */
  touchSession(id: string, seenAt: Instant, expiresAt: Instant): Promise<void>;
  /** Ends every session of a conversation at once. */
  endSessions(conversationId: string): Promise<void>;
  /**
   * Adds a line; `outId` is unique, and adding it again returns the first line's id with `fresh: false`. Lines of one
   * conversation commit in the order of their ids, so a reader that goes on after the last id misses none.
   */
  add(
    conversationId: string,
    outId: string,
    content: WebContent,
    at: Instant,
  ): Promise<{ readonly id: number; readonly fresh: boolean }>;
  find(conversationId: string, id: number): Promise<WebLine | undefined>;
  findByOutId(conversationId: string, outId: string): Promise<WebLine | undefined>;
  /** Lines after this id, oldest first. */
  after(conversationId: string, id: number, limit: number): Promise<readonly WebLine[]>;
  /** The last lines before this id (absent: the last of all), oldest first. */
  before(conversationId: string, id: number | undefined, limit: number): Promise<readonly WebLine[]>;
  /** Which of these conversations have a line after the given id. */
  fresh(readers: ReadonlyMap<string, number>): Promise<readonly string[]>;
  /** Deletes sessions that expired and at most `limit` lines older than `before`; what the lines held. */
  purge(before: Instant, now: Instant, limit: number): Promise<readonly WebContent[]>;
};
