import { err, ok, type Result } from '../result.ts';
import type { Complaint } from './complaint.ts';
import type { ComplaintEvent } from './event.ts';
import type { Refusal } from './refusal.ts';

/**
 * What must happen before a report is handed down or answered: it is found complete. Doing so says that it is, so that
 * an officer need not say it twice; but while the reporter is asked and has not replied, it cannot be followed up
 * (TLA peringatan 1, MJK-A 3), unless the officer takes the question back with `verifikasi`.
 */
export function completedFirst(complaint: Complaint): Result<readonly ComplaintEvent[], Refusal> {
  if (complaint.status === 'awaitingVerification') return ok([{ type: 'verified' }]);
  if (complaint.status !== 'awaitingReporter') return ok([]);
  return complaint.completion?.repliedAt === undefined
    ? err({ code: 'incomplete' })
    : ok([{ type: 'verified' }]);
}
