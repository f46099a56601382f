import type { Instant } from '../domain/instant.ts';
import type { ChannelName } from '../domain/message.ts';
import type { Cursor, Page } from './page.ts';

/** A message that a bug set aside; `error`: the bug's name. */
export type ParkedRow = {
  readonly id: string;
  readonly channel: ChannelName;
  readonly receivedAt: Instant;
  readonly error: string;
};

/** The messages that were set aside, kept until somebody has looked at them. */
export type ParkedStore = {
  /** Oldest first. */
  list(after: Cursor | undefined, limit: number): Promise<Page<ParkedRow>>;
  /** The update as it came. */
  open(id: string): Promise<{ readonly conversationId: string; readonly inbound: unknown } | undefined>;
  /** It is handled, or given up: what it said is deleted. Once: false for the second of two. */
  close(id: string): Promise<boolean>;
};
