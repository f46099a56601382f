import type { Temporal } from 'temporal-polyfill';
import { msOfInstant } from '../calendar/epoch-day.ts';
import type { Complaint } from '../complaint/complaint.ts';
import type { PauseMs } from './counting.ts';
import type { RunningLimit } from './running.ts';

/** The pauses that a limit's clock feels, in epoch milliseconds; an open one ends at `asOf` (absent: at once). */
export function pausesOf(
  complaint: Complaint,
  running: RunningLimit,
  asOf: Temporal.Instant | undefined,
): readonly PauseMs[] {
  if (!running.pauses) return [];
  return complaint.pauses.map((pause) => {
    const from = msOfInstant(pause.from);
    const to = pause.to === undefined ? (asOf?.epochMilliseconds ?? from) : msOfInstant(pause.to);
    return { from, to: Math.max(from, to) };
  });
}

/** Whether the limit's clock stands still now. */
export const isPaused = (complaint: Complaint, running: RunningLimit): boolean =>
  running.pauses && complaint.pauses.some((pause) => pause.to === undefined);
