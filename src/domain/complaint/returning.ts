import { type Agency, type Unit, unitById } from '../agency.ts';
import type { Result } from '../result.ts';
import { isBelow, isReviewRoom, officeOf, presentUnit, unitAbove } from '../unit-tree.ts';
import type { Complaint } from './complaint.ts';
import { decided, type Teller } from './decided.ts';
import type { Decision, DecisionContext, Effect } from './decision.ts';
import type { ComplaintEvent } from './event.ts';
import type { Refusal } from './refusal.ts';

/**
 * Where a report goes back to: whoever handed it down, or does that unit's work since it was closed; else the unit above.
 * None from the topmost room.
 */
export function unitToReturnTo(complaint: Complaint, agency: Agency): Unit | undefined {
  const { handedDownBy = [], ownerUnitId } = complaint;
  const givers = handedDownBy.flatMap((id) => presentUnit(agency, id) ?? []);
  // A telaah moves it between the rooms of an office: who stands below is not whom it came from.
  const giver = givers.findLast(({ id }) => id !== ownerUnitId && !isBelow(agency, id, ownerUnitId));
  return giver ?? unitAbove(agency, ownerUnitId);
}

/** Gives a report back to this unit with a reason; whoever else is told is the caller's to say. */
export function decideReturn(
  complaint: Complaint,
  to: Unit,
  reason: string,
  context: DecisionContext,
  tell: (teller: Teller) => readonly Effect[],
): Result<Decision, Refusal> {
  return decided(complaint, [returnTo(to, reason)], context, (teller) => [
    ...toldToReporter(complaint, to, reason, context, teller),
    ...tell(teller),
  ]);
}

/** What is recorded of a report's going back to this unit. */
export const returnTo = ({ id, level }: Unit, reason: string): ComplaintEvent => ({
  type: 'returned',
  toUnitId: id,
  ...(level !== 'agency' && { toLevel: level }),
  private: { reason },
});

/** Kindly, and only where the office changes: the rooms inside one are its own business. */
function toldToReporter(
  { ownerUnitId }: Complaint,
  to: Unit,
  reason: string,
  { agency }: DecisionContext,
  { toReporter, due, officeName }: Teller,
): readonly Effect[] {
  if (officeOf(agency, ownerUnitId)?.id === officeOf(agency, to.id)?.id) return [];
  const notice = {
    kind: 'returnedForReview',
    unitName: officeName(ownerUnitId),
    reason,
    ...due(isReviewRoom(to) ? 'verification' : 'settlement'),
  } as const;
  return [toReporter(to.level === 'agency' ? notice : { ...notice, toUnitName: officeName(to.id) })];
}

/** The same, told to the unit that gets it back. */
export function decideReturnTo(
  complaint: Complaint,
  to: Unit,
  reason: string,
  context: DecisionContext,
): Result<Decision, Refusal> {
  return decideReturn(complaint, to, reason, context, ({ toUnit, due, unitName }) => [
    toUnit(to.id, {
      kind: 'returnedToYou',
      fromUnitName: unitName(complaint.ownerUnitId),
      reason,
      until: due(isReviewRoom(to) ? 'verification' : 'settlement').until,
    }),
  ]);
}

/** Whether the report lies in a room that reviews: the admin room, or the national admin's inside this deployment. */
export const isInReview = ({ ownerUnitId }: Complaint, agency: Agency): boolean =>
  isReviewRoom(unitById(agency, ownerUnitId));
