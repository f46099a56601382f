import { describe, expect, it } from 'vitest';
import { fixedClock, offsetClock } from '../../test/support/clock.ts';
import { systemClock } from './clock.ts';

describe('clocks', () => {
  it('of the machine give whole milliseconds and never run back', () => {
    const first = systemClock.now();
    const second = systemClock.now();
    expect(first.epochNanoseconds % 1_000_000n).toBe(0n);
    expect(second.epochMilliseconds).toBeGreaterThanOrEqual(first.epochMilliseconds);
  });

  it('for tests stand still until they are moved', () => {
    const clock = fixedClock('2026-11-11T01:12:00Z');
    expect(clock.now().toString()).toBe('2026-11-11T01:12:00Z');
    clock.advance({ days: 1, hours: 2 });
    expect(clock.now().toString()).toBe('2026-11-12T03:12:00Z');
    clock.set('2027-01-01T00:00:00Z');
    expect(clock.now().toString()).toBe('2027-01-01T00:00:00Z');
  });

  it('for tests run from another day as their base runs', () => {
    const base = fixedClock('2026-11-11T00:00:00Z');
    const clock = offsetClock(base, '2027-06-01T12:00:00Z');
    base.advance({ minutes: 5 });
    expect(clock.now().toString()).toBe('2027-06-01T12:05:00Z');
  });
});
