import type { Rate } from '../src/ports/channel.ts';

/** Chats remembered at most; the oldest full buckets are forgotten first, which only allows what they allowed anyway. */
const CHATS_REMEMBERED = 50_000;

/**
 * How far the account may run behind its pace and still catch up, milliseconds: a timer that fired late, a collection of
 * garbage, a slow answer of the database. What is later than that is a pause, and is not made good.
 */
const CATCH_UP_MS = 100;
const SECOND = 1_000;

/**
 * When the next send of an account, and of one chat, is permitted: an even pace over the account (bursts are what
 * collects 429s) and a token bucket a chat. Times are milliseconds of any monotonic clock.
 *
 * The pace is a schedule that does not drift: what a message was late by, the next ones make good. No second holds more
 * than the even pace would put into one, whatever was late.
 */
export function createPacing(rate: Rate) {
  let nextAt = 0;
  const lastSecond = createWindow(rate.gapMs);
  const chats = new Map<string, { tokens: number; at: number }>();

  function bucket(chat: string, now: number): { tokens: number; at: number } {
    const known = chats.get(chat);
    if (!known) return { tokens: rate.chatBurst, at: now };
    const gained = rate.chatGapMs > 0 ? (now - known.at) / rate.chatGapMs : rate.chatBurst;
    return { tokens: Math.min(rate.chatBurst, known.tokens + gained), at: now };
  }

  return {
    /** Milliseconds until the account may send at all. */
    accountWait: (now: number) => Math.max(0, nextAt - now, lastSecond.freeAt() - now),
    /** Milliseconds until this chat may be sent to. */
    chatWait(chat: string, now: number): number {
      const { tokens } = bucket(chat, now);
      return tokens >= 1 ? 0 : Math.ceil((1 - tokens) * rate.chatGapMs);
    },
    /** Counts a send that begins now. `hadToWait`: for its turn, and not for something to say. */
    sent(chat: string, now: number, hadToWait: boolean): void {
      nextAt = Math.max(nextAt, now - (hadToWait ? CATCH_UP_MS : 0)) + rate.gapMs;
      lastSecond.add(now);
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
      nextAt = Math.max(nextAt, now + forMs);
    },
  };
}

/** The sends of the last second, as many as an even pace has in one. */
function createWindow(gapMs: number) {
  const times = new Float64Array(gapMs > 0 ? Math.ceil(SECOND / gapMs) : 0).fill(-SECOND);
  let oldest = 0;
  return {
    /** When the next one fits in. */
    freeAt: () => (times[oldest] ?? -SECOND) + SECOND,
    add(now: number): void {
      if (times.length === 0) return;
      times[oldest] = now;
      oldest = (oldest + 1) % times.length;
    },
  };
}
