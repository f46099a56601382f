import type { Temporal } from 'temporal-polyfill';
import type { Outcome } from '../domain/outcome.ts';
import type { Stores } from '../ports/stores.ts';

/** A citizen agrees to announcements in this chat, or ends them (UU 27/2022: a purpose of its own needs its own yes). */
export async function agreeToAnnouncements(
  { conversations }: Pick<Stores, 'conversations'>,
  wanted: boolean,
  { conversationId, now }: { readonly conversationId: string; readonly now: Temporal.Instant },
): Promise<Outcome> {
  await conversations.agreeToAnnouncements(conversationId, wanted ? now.toString() : null);
  return { kind: 'announcementsSet', wanted };
}
