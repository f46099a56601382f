import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backoff, MAX_ATTEMPTS } from './backoff.ts';

const HOUR = 3_600_000;
/** The greatest number that `random` gives. */
const almostOne = 1 - Number.EPSILON;

describe('the wait before another try', () => {
  it('begins at a second or less and doubles', () => {
    expect([0, 1, 2, 3, 4].map((attempts) => backoff(attempts, almostOne))).toEqual([
      1_000, 2_000, 4_000, 8_000, 16_000,
    ]);
    expect(backoff(0, 0)).toBe(500);
  });

  it('never grows beyond an hour, however often it failed', () => {
    expect(backoff(12, almostOne)).toBe(HOUR);
    expect(backoff(100_000, almostOne)).toBe(HOUR);
  });

  it('differs between messages that failed together, within its upper half', () => {
    const attempts = fc.nat(MAX_ATTEMPTS);
    const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(attempts, random, (tried, chance) => {
        const longest = backoff(tried, almostOne);
        const wait = backoff(tried, chance);
        expect(wait).toBeGreaterThanOrEqual(Math.floor(longest / 2));
        expect(wait).toBeLessThanOrEqual(longest);
      }),
      { seed: 1 },
    );
  });

  it('gives a message up after about a day', () => {
    const waits = Array.from({ length: MAX_ATTEMPTS - 1 }, (_, attempts) => backoff(attempts, 0.5));
    const hours = waits.reduce((sum, wait) => sum + wait, 0) / HOUR;
    expect(hours).toBeGreaterThan(12);
    expect(hours).toBeLessThan(36);
  });
});
