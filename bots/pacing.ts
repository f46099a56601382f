import type { Rate } from '../src/ports/channel.ts';

/** Chats remembered at most; the oldest full buckets are forgotten first, which only allows what they allowed anyway. */
const CHATS_REMEMBERED = 50_000;

/** How late a timer may fire and still be made good, milliseconds. */
const TIMER_SLIP_MS = 2;

/**
 * When the next send of an account, and of one chat, is permitted. Even pacing over the account (no catching up after
 * a pause: bursts are what collects 429s) and a token bucket a chat. Times are milliseconds of any monotonic clock.
 */
export function createPacing(rate: Rate) {
  let nextAt = 0;
  let heldUntil = 0;
  const chats = new Map<string, { tokens: number; at: number }>();

  function bucket(chat: string, now: number): { tokens: number; at: number } {
    const known = chats.get(chat);
    if (!known) return { tokens: rate.chatBurst, at: now };
    const gained = rate.chatGapMs > 0 ? (now - known.at) / rate.chatGapMs : rate.chatBurst;
    return { tokens: Math.min(rate.chatBurst, known.tokens + gained), at: now };
  }

  return {
    /** Milliseconds until the account may send at all. */
    accountWait: (now: number) => Math.max(0, nextAt - now, heldUntil - now),
    /** Milliseconds until this chat may be sent to. */
    chatWait(chat: string, now: number): number {
      const { tokens } = bucket(chat, now);
      return tokens >= 1 ? 0 : Math.ceil((1 - tokens) * rate.chatGapMs);
    },
    /** Counts a send that begins now. */
    sent(chat: string, now: number): void {
      // A timer's lateness is made good, a pause is not.
      nextAt = Math.max(nextAt + rate.gapMs, now + rate.gapMs - TIMER_SLIP_MS);
      const { tokens } = bucket(chat, now);
      chats.delete(chat);
      chats.set(chat, { tokens: tokens - 1, at: now });
      if (chats.size > CHATS_REMEMBERED)
        for (const oldest of chats.keys()) {
          chats.delete(oldest);
          break;
        }
    },
    /** The provider told the whole account to wait. */
    hold(now: number, forMs: number): void {
      heldUntil = Math.max(heldUntil, now + forMs);
    },
  };
}
