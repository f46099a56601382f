import { isInCharge } from '../access.ts';
import { err, ok, type Result } from '../result.ts';
import type { Complaint } from './complaint.ts';
import { decided } from './decided.ts';
import type { Decide, DecisionContext } from './decision.ts';
import type { Refusal } from './refusal.ts';

/**
 * An officer looks up who the reporter is. Never for an anonymous report; else for the officers of the unit that has it
 * and for admins, not for who has a copy; and every look is recorded (BUP IV.A.1.e, IV.A.2.b-d).
 */
export const decideIdentityView: Decide<unknown> = (complaint, _args, context) => {
  const looking = inCharge(complaint, context, 'identity');
  if (!looking.ok) return looking;
  if (complaint.anonymous) return err({ code: 'anonymous' });
  return decided(complaint, [{ type: 'identityViewed', officerId: looking.value }], context);
};

/**
 * An officer reads the numbers and addresses that are masked in a report's texts, recorded like a look at the identity and
 * open to the same officers. Our decision: an anonymous report too, for an account or a telephone in the story is often the
 * evidence, and the reporter wrote it to be read; who sent the report is not told by it.
 */
export const decideWholeView: Decide<unknown> = (complaint, _args, context) => {
  const looking = inCharge(complaint, context, 'viewWhole');
  if (!looking.ok) return looking;
  return decided(complaint, [{ type: 'textsOpened', officerId: looking.value }], context);
};

/** The officer who looks, if the report is their work. */
function inCharge(
  complaint: Complaint,
  { actor }: DecisionContext,
  command: string,
): Result<string, Refusal> {
  if (actor.kind !== 'officer') return err({ code: 'notAllowed', command });
  if (!isInCharge(actor, complaint)) return err({ code: 'notYours', ownerUnitId: complaint.ownerUnitId });
  return ok(actor.officerId);
}
