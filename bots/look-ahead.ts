import type { Delivery } from '../src/ports/deliveries.ts';

/** So much of the account's time is read ahead, milliseconds: more than the database takes to answer. */
const AHEAD_MS = 150;
const FEWEST = 8;
const MOST = 64;
/** While there is something to send, what came or came free meanwhile is asked for at most this often. */
const READ_GAP_MS = 30;
/** What was read longer ago than this may have been withdrawn since, and is read again before it is sent. */
const FRESH_MS = 250;
/** Without a word (another process wrote, a retry came due) it is read this often; and after trouble. */
const POLL_MS = 1_000;

/**
 * The messages that an account sends next, read before their turn comes. Nothing in the database marks them, so that each
 * reading replaces the one before: what is urgent and comes meanwhile goes first. Times are of a clock that only grows.
 */
export function createLookAhead(gapMs: number) {
  const size = gapMs > 0 ? Math.min(MOST, Math.max(FEWEST, Math.ceil(AHEAD_MS / gapMs))) : MOST;
  let waiting: Delivery[] = [];
  let readAt = Number.NEGATIVE_INFINITY;
  let isReading = false;
  /** Not before this, for the database is in trouble. */
  let troubledUntil = 0;
  /** Something may be there that was not read. */
  let isDue = true;
  let hasMore = false;
  /** Chats whose message was taken since the reading began: it may still show that message as waiting. */
  const taken = new Set<string>();
  /** Chats that had their share, and until when. */
  const resting = new Map<string, number>();
  let firstRested = Number.POSITIVE_INFINITY;

  return {
    /** How many are read at once. */
    size,
    /** Something came, or a chat came free. */
    nudge(): void {
      isDue = true;
    },
    /** Something waits for its turn, in here or, as far as is known, in the database. */
    isPressed: () => waiting.length > 0 || hasMore,
    /** Milliseconds until it should be read again, if the account may not send for `accountWait`. */
    readIn(now: number, accountWait: number): number {
      if (isReading) return POLL_MS;
      if (now >= firstRested) isDue = true;
      const isShort = hasMore && waiting.length <= size / 2;
      const isAsked = isDue || isShort;
      const pause = waiting.length === 0 && accountWait === 0 ? 0 : READ_GAP_MS;
      const after = isAsked ? pause : waiting.length > 0 ? FRESH_MS : POLL_MS;
      const rested = waiting.length === 0 ? firstRested - now : POLL_MS;
      const due = Math.min(readAt + after - now, rested);
      return Math.max(0, due, accountWait - AHEAD_MS, troubledUntil - now);
    },
    /** A reading begins; the chats to leave out. */
    begins(now: number, engaged: ReadonlySet<string>): readonly string[] {
      isReading = true;
      isDue = false;
      readAt = now;
      taken.clear();
      firstRested = Number.POSITIVE_INFINITY;
      for (const [chat, until] of resting)
        if (until <= now) resting.delete(chat);
        else firstRested = Math.min(firstRested, until);
      return [...engaged, ...resting.keys()];
    },
    ends(read: readonly Delivery[]): void {
      isReading = false;
      hasMore = read.length === size;
      waiting = read.filter(({ conversationId }) => !taken.has(conversationId));
    },
    fails(now: number): void {
      isReading = false;
      isDue = true;
      troubledUntil = now + POLL_MS;
    },
    /** The first that may be sent now; `chatWait`: milliseconds until a chat has its next share. */
    take(now: number, chatWait: (chat: string) => number): Delivery | undefined {
      if (now - readAt > FRESH_MS) return undefined;
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const chat = next.conversationId;
        const rest = chatWait(chat);
        if (rest === 0) {
          taken.add(chat);
          return next;
        }
        resting.set(chat, now + rest);
        firstRested = Math.min(firstRested, now + rest);
      }
      return undefined;
    },
  };
}
