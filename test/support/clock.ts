import { Temporal } from 'temporal-polyfill';
import type { Clock } from '../../src/ports/clock.ts';

/** A clock that stands still until it is told otherwise. Times are ISO instants. */
export type FixedClock = Clock & {
  set(instant: string | Temporal.Instant): void;
  /** Moves on by a duration, e.g. `{ hours: 26 }`. Days are 24 hours. */
  advance(by: {
    days?: number;
    hours?: number;
    minutes?: number;
    seconds?: number;
    milliseconds?: number;
  }): void;
};

/** A clock for tests that starts at `initial` and moves only when told. */
export function fixedClock(initial: string | Temporal.Instant): FixedClock {
  let now = Temporal.Instant.from(initial);
  return {
    now: () => now,
    set: (instant) => {
      now = Temporal.Instant.from(instant);
    },
    advance: ({ days = 0, ...rest }) => {
      now = now.add({ ...rest, hours: (rest.hours ?? 0) + days * 24 });
    },
  };
}

/** A clock that runs like `base`, moved so that it shows `initial` when it is made. */
export function offsetClock(base: Clock, initial: string | Temporal.Instant): Clock {
  const offset = base.now().until(Temporal.Instant.from(initial));
  return { now: () => base.now().add(offset) };
}
