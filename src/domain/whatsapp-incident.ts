import { Temporal } from 'temporal-polyfill';
import type { Instant } from './instant.ts';
import type { WhatsAppLinkState, WhatsAppStop } from './whatsapp-link.ts';

/** Something about the line to WhatsApp that admins must hear, on another channel. `since` tells one from the next. */
export type WhatsAppIncident = {
  readonly what: WhatsAppStop | 'down' | 'restricted' | 'back';
  readonly since: Instant;
};

/** A line may be down for so long before anybody is called, minutes. */
export const DOWN_LIMIT_MINUTES = 5;

/**
 * What is to be told now, given what was told last; `undefined`: nothing new. A stop is told at once, since only a person
 * can end it; that a line is back, only to who heard that it was gone.
 */
export function incidentOf(
  state: WhatsAppLinkState,
  told: WhatsAppIncident | undefined,
  now: Temporal.Instant,
): WhatsAppIncident | undefined {
  const wasGone = told !== undefined && told.what !== 'back' && told.what !== 'restricted';
  const found = presentOf(state, now) ?? (state.phase === 'open' && wasGone ? back(state) : undefined);
  if (!found || (told?.what === found.what && told.since === found.since)) return undefined;
  return found;
}

const back = ({ since }: WhatsAppLinkState): WhatsAppIncident => ({ what: 'back', since });

function presentOf(
  { phase, since, stop, downSince, restrictedUntil }: WhatsAppLinkState,
  now: Temporal.Instant,
): WhatsAppIncident | undefined {
  if (phase === 'stopped' && stop) return { what: stop, since };
  if (phase === 'open' && restrictedUntil) return { what: 'restricted', since: restrictedUntil };
  if (phase === 'open' || downSince === undefined) return undefined;
  const limit = Temporal.Instant.from(downSince).add({ minutes: DOWN_LIMIT_MINUTES });
  return Temporal.Instant.compare(now, limit) >= 0 ? { what: 'down', since: downSince } : undefined;
}
