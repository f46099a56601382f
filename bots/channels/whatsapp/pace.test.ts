import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CAREFUL_PACE, createTurnstile, meanGapMs, typingMs } from './pace.ts';

const random = fc.double({ min: 0, max: 0.999_999, noNaN: true });

describe('the pace on WhatsApp', () => {
  it('stays well under three messages a second, however many want to be said at once', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(400), random), { minLength: 50, maxLength: 80 }), (asks) => {
        const turnstile = createTurnstile(CAREFUL_PACE);
        let now = 0;
        const sent = asks.map(([after, luck]) => {
          now += after;
          return now + turnstile.take(now, luck);
        });
        for (const [index, at] of sent.entries()) {
          const withinSecond = sent.filter((other) => other >= at && other < at + 1000);
          expect(withinSecond.length).toBeLessThanOrEqual(3);
          const withinTen = sent.filter((other) => other >= at && other < at + 10_000);
          expect(withinTen.length).toBeLessThanOrEqual(23);
          expect(at).toBeGreaterThanOrEqual(sent[index - 1] ?? 0);
        }
      }),
      { seed: 3, numRuns: 100 },
    );
  });

  it('is uneven, and lets a message through at once after a silence', () => {
    const turnstile = createTurnstile(CAREFUL_PACE);
    expect(turnstile.take(10_000, 0.2)).toBe(0);
    const first = turnstile.take(10_000, 0.9);
    const second = turnstile.take(10_000, 0.1) - first;
    expect(first).toBeCloseTo(450 + 0.2 * 550);
    expect(second).toBeCloseTo(450 + 0.9 * 550);
    expect(turnstile.take(60_000, 0)).toBe(0);
  });

  it('is handed over about as fast as it lets through, so that what is urgent does not wait behind a queue', () => {
    expect(meanGapMs(CAREFUL_PACE)).toBe(725);
  });

  it('types longer for more words, never as long as nobody would wait', () => {
    fc.assert(
      fc.property(fc.nat(10_000), random, (characters, luck) => {
        const ms = typingMs(CAREFUL_PACE, characters, luck);
        expect(ms).toBeGreaterThanOrEqual(280);
        expect(ms).toBeLessThanOrEqual(2_500);
        expect(typingMs(CAREFUL_PACE, characters + 100, luck)).toBeGreaterThanOrEqual(ms);
      }),
      { seed: 4 },
    );
  });
});
