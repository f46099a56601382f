import type { Instant } from '../domain/complaint/complaint.ts';

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

/** Why a line stopped for good, until an operator does something. */
export type WhatsAppStop = 'loggedOut' | 'banned' | 'versionRefused' | 'replaced';

/** How the line is. Times are instants. */
export type WhatsAppLinkState = {
  /**
   * `unpaired`: no device is linked; `pairing`: a code waits to be scanned or typed; `connecting`, `open`, `down`: it
   * comes, is there, will be tried again; `stopped`: see `stop`.
   */
  readonly phase: 'unpaired' | 'pairing' | 'connecting' | 'open' | 'down' | 'stopped';
  readonly since: Instant;
  readonly stop?: WhatsAppStop;
  /** What a phone scans, while `pairing`; renewed every twenty seconds or so. */
  readonly qr?: string;
  /** What a phone types instead, where a number was asked for. */
  readonly code?: string;
  /** The number that is linked, all but its last four digits hidden. */
  readonly phone?: string;
  readonly linkedAt?: Instant;
  readonly lastHeardAt?: Instant;
  /** The process that has the line. */
  readonly owner: string;
  /** WhatsApp lets us write to nobody new until then. */
  readonly restrictedUntil?: Instant;
  /** When the line was last open; for how long it has been down. */
  readonly lastOpenAt?: Instant;
  /** Of what admins were told last, so that they are told once. */
  readonly told?: { readonly what: string; readonly since: Instant };
};

/** What an operator wants of the line. `phone`: digits with country code, for a code to type instead of a picture. */
export type WhatsAppLinkRequest =
  | { readonly kind: 'pair'; readonly phone?: string; readonly at: Instant }
  | { readonly kind: 'unlink'; readonly at: Instant };

/** The line as every process sees it, for one account. */
export type WhatsAppLinkStore = {
  read(): Promise<WhatsAppLinkState | undefined>;
  /** By the process that has the line. */
  write(state: WhatsAppLinkState, at: Instant): Promise<void>;
  ask(request: WhatsAppLinkRequest): Promise<void>;
  /** Takes the request that waits, once. */
  takeRequest(): Promise<WhatsAppLinkRequest | undefined>;
  /** Messages that were heard and wait to be handled. */
  waiting(): Promise<number>;
};
