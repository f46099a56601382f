import type { Rates } from './protocol.ts';

/** Seconds to wait before the chat may be written to again; 0: go ahead, and it is counted. */
export type RateCheck = (chatId: number, nowMs: number) => number;

type Bucket = { tokens: number; at: number };

/** Telegram's limits as token buckets: one for all chats, one for each. */
export function createRates(rates: Rates): RateCheck {
  const all: Bucket = { tokens: rates.burst, at: 0 };
  const chats = new Map<number, Bucket>();
  return (chatId, nowMs) => {
    const chat = chats.get(chatId) ?? { tokens: rates.chatBurst, at: nowMs };
    chats.set(chatId, chat);
    refill(all, rates.perSecond, rates.burst, nowMs);
    refill(chat, rates.chatPerSecond, rates.chatBurst, nowMs);
    const wait = Math.max(missing(all, rates.perSecond), missing(chat, rates.chatPerSecond));
    if (wait > 0) return Math.ceil(wait);
    all.tokens--;
    chat.tokens--;
    return 0;
  };
}

function refill(bucket: Bucket, perSecond: number, burst: number, nowMs: number): void {
  bucket.tokens = Math.min(burst, bucket.tokens + ((nowMs - bucket.at) / 1000) * perSecond);
  bucket.at = nowMs;
}

const missing = (bucket: Bucket, perSecond: number): number =>
  bucket.tokens >= 1 ? 0 : (1 - bucket.tokens) / perSecond;
