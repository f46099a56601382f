import type { Instant } from '../domain/instant.ts';

/** What is guessed. */
export type ThrottlePurpose = 'invite' | 'number' | 'join';

/** Wrong guesses of codes and numbers, which make who guesses wait. */
export type ThrottleStore = {
  /** Milliseconds still to wait before another attempt of this key is looked at; 0: go ahead. */
  wait(purpose: ThrottlePurpose, who: string, now: Instant): Promise<number>;
  /** Counts a wrong attempt; from the fifth within an hour each doubles the wait, from 30 s to an hour. */
  wrong(purpose: ThrottlePurpose, who: string, now: Instant): Promise<void>;
  right(purpose: ThrottlePurpose, who: string): Promise<void>;
};
