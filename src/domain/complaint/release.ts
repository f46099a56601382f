import { err } from '../result.ts';
import { endedStatuses } from './complaint.ts';
import { decided } from './decided.ts';
import type { Decide } from './decision.ts';

/**
 * Gives a complaint back to its queue when the officer who took it leaves the service or lets go of it. Refuses with
 * `alreadyDone` when that officer does not have it, so that it may be tried twice.
 */
export const decideRelease: Decide<{ readonly officerId: string }> = (complaint, { officerId }, context) => {
  if (endedStatuses.includes(complaint.status)) return err({ code: 'ended', status: complaint.status });
  if (complaint.assigneeId !== officerId) return err({ code: 'alreadyDone', event: 'released' });
  return decided(complaint, [{ type: 'released', officerId }], context);
};
