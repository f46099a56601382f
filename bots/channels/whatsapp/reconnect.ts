/** What follows the end of a connection. Pure. */
import type { WhatsAppStop } from '../../../src/domain/whatsapp-link.ts';

/** What to do next. `afterMs` is before jitter. */
export type Next =
  | { readonly kind: 'again'; readonly afterMs: number }
  | { readonly kind: 'stop'; readonly stop: WhatsAppStop };

const FIRST_MS = 1_000;
const LONGEST_MS = 60_000;

/**
 * By the code with which WhatsApp (or Baileys, for what the network does) ended the connection, and how many attempts in
 * a row have failed since it was last open. 515 asks us to come back, which is part of pairing. 401 unlinked us, 403 has
 * banned the number, 405 wants a newer client, 440 says that somebody else has our place: to go on knocking then would
 * throw the other out, or look like an attack. All else (408, 428, 500, 503, no code) passes.
 */
export function afterEnd(code: number | undefined, failures: number): Next {
  switch (code) {
    case 515:
      return { kind: 'again', afterMs: 0 };
    case 401:
      return { kind: 'stop', stop: 'loggedOut' };
    case 403:
      return { kind: 'stop', stop: 'banned' };
    case 405:
      return { kind: 'stop', stop: 'versionRefused' };
    case 440:
      return { kind: 'stop', stop: 'replaced' };
    default:
      return { kind: 'again', afterMs: Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures, 10)) };
  }
}

/** The code in an error of Baileys', wherever it stands. */
export function codeOf(error: unknown): number | undefined {
  const { output } = (error ?? {}) as { output?: { statusCode?: unknown } };
  return typeof output?.statusCode === 'number' ? output.statusCode : undefined;
}
