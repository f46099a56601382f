import { failureNameOf } from './failures.ts';
import { backoffMs, pause } from './waiting.ts';

export type Offering = {
  /** Keeps updates; rejects when it could not. */
  readonly keep: () => Promise<void>;
  readonly log: { error(data: object, text: string): void };
  /** Whose updates they are, for the log. */
  readonly from: string;
};

/** Tries until updates are kept; false if `signal` was given up first. */
export async function untilKept({ keep, log, from }: Offering, signal: AbortSignal): Promise<boolean> {
  for (let attempt = 1; ; attempt++) {
    try {
      await keep();
      return true;
    } catch (error) {
      const data = { attempt, error: failureNameOf(error) };
      log.error(data, `What came from ${from} could not be kept; it is tried again.`);
    }
    await pause(backoffMs(attempt, 100), signal);
    if (signal.aborted) return false;
  }
}
