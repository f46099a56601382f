import { adminUnit, type Unit, unitById } from '../agency.ts';
import { err, type Result } from '../result.ts';
import { isReviewRoom } from '../unit-tree.ts';
import { isAccused } from './accused.ts';
import { type Complaint, endedStatuses } from './complaint.ts';
import { decided } from './decided.ts';
import type { Decision, DecisionContext } from './decision.ts';
import type { ComplaintEvent } from './event.ts';
import type { Refusal } from './refusal.ts';
import { decideReturnTo, returnTo } from './returning.ts';

/**
 * A unit was closed: who has its work takes the report over as it stands, with the date that was promised, and the
 * reporter is told. Where an admin room has the work, or a unit whose own staff the report accuses, it comes back to be reviewed. Nobody's officers are told
 * report by report: what came stands in their queue and digest.
 */
export function decideSuccession(
  complaint: Complaint,
  toUnitId: string,
  context: DecisionContext,
): Result<Decision, Refusal> {
  const { ownerUnitId, status } = complaint;
  const { agency } = context;
  // Nobody is handed a report of their own staff by a reform of the units.
  const to = isAccused(complaint, toUnitId, agency) ? adminUnit(agency) : unitById(agency, toUnitId);
  if (endedStatuses.includes(status)) return err({ code: 'ended', status });
  if (!to || [toUnitId, to.id].includes(ownerUnitId)) return err({ code: 'sameUnit', unitId: toUnitId });
  const from = unitById(agency, ownerUnitId);
  const isWaiting = status === 'answered' || status === 'awaitingNational';
  const isReviewed = isReviewRoom(to) && !isReviewRoom(from) && !isWaiting;
  // A duplicate is worked on elsewhere: nobody has news of it, and it only waits in another place.
  if (complaint.mergedInto)
    return decided(
      complaint,
      [isReviewed ? returnTo(to, from?.name ?? ownerUnitId) : transfer(ownerUnitId, to)],
      context,
    );
  if (isReviewed) return decideReturnTo(complaint, to, from?.name ?? ownerUnitId, context);
  return decided(complaint, [transfer(ownerUnitId, to)], context, ({ toReporter, officeName }) => [
    toReporter({
      kind: 'transferred',
      unitName: officeName(ownerUnitId),
      toUnitName: officeName(to.id),
    }),
  ]);
}

const transfer = (fromUnitId: string, { id, level }: Unit): ComplaintEvent => ({
  type: 'transferred',
  fromUnitId,
  toUnitId: id,
  ...(level !== 'liaison' && { toLevel: level }),
});
