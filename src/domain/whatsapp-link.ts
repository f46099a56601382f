import type { Instant } from './instant.ts';

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
  readonly lastOpenAt?: Instant;
  /** Since when a line that was open is not any more. */
  readonly downSince?: Instant;
};

/** What an operator wants of the line. `phone`: digits with country code, for a code to type instead of a picture. */
export type WhatsAppLinkRequest =
  | { readonly kind: 'pair'; readonly phone?: string; readonly at: Instant }
  | { readonly kind: 'unlink'; readonly at: Instant };
