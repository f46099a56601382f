/** Tries of one message before it is given up: with the waits below about 26 hours. */
export const MAX_ATTEMPTS = 30;
const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 3_600_000;

/**
 * Milliseconds to wait before the next try: doubling from a second to an hour, with full jitter in its upper half so
 * that what failed together does not come back together. `random` is in [0, 1).
 */
export function backoff(attempts: number, random: number): number {
  const ceiling = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.min(attempts, 20));
  return Math.round(ceiling * (0.5 + random / 2));
}
