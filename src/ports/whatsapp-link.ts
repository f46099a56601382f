import type { Instant } from '../domain/instant.ts';
import type { WhatsAppIncident } from '../domain/whatsapp-incident.ts';
import type { WhatsAppLinkRequest, WhatsAppLinkState } from '../domain/whatsapp-link.ts';

/** One secret of our device, as JSON text; `null` deletes it. `id` is WhatsApp's own and may hold a phone. */
export type WhatsAppKey = { readonly type: string; readonly id: string; readonly value: string | null };

/** A message that was opened: the stanza's attributes and the encoded content. */
export type HeardMessage = {
  /** WhatsApp's id of it, with its chat. */
  readonly id: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly content: Uint8Array;
};

/**
 * Our device's secrets, for one account, and what was opened with them. A message and the keys that its opening used up
 * are kept together or not at all: neither can be had a second time.
 */
export type WhatsAppKeys = {
  read(type: string, ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Durable when it resolves. A message that was heard before is heard once. */
  write(keys: readonly WhatsAppKey[], heard: readonly HeardMessage[], at: Instant): Promise<void>;
  /** Forgets the device, not what was heard. */
  wipe(): Promise<void>;
  /** What waits to be handled, oldest first, at most `limit`, after the place of the last one seen. */
  unhandled(limit: number, after?: number): Promise<readonly (HeardMessage & { readonly place: number })[]>;
  handled(ids: readonly string[]): Promise<void>;
};

/** The line as every process sees it, for one account. */
export type WhatsAppLinkStore = {
  read(): Promise<WhatsAppLinkState | undefined>;
  /** By the process that has the line. */
  write(state: WhatsAppLinkState, at: Instant): Promise<void>;
  ask(request: WhatsAppLinkRequest): Promise<void>;
  /** Takes the request that waits, once. */
  takeRequest(): Promise<WhatsAppLinkRequest | undefined>;
  /** What admins were told last, and that they were. */
  told(): Promise<WhatsAppIncident | undefined>;
  tell(incident: WhatsAppIncident, at: Instant): Promise<void>;
  /** Messages that were heard and wait to be handled. */
  waiting(): Promise<number>;
};
