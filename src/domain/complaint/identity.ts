import { isInCharge } from '../access.ts';
import { err } from '../result.ts';
import type { Decide } from './complaint.ts';
import { decided } from './decided.ts';

/**
 * An officer looks up who the reporter is. Never for an anonymous report; else for the officers of the unit that has it
 * and for admins, not for who has a copy; and every look is recorded (BUP IV.A.1.e, IV.A.2.b-d).
 */
export const decideIdentityView: Decide<unknown> = (complaint, _args, context) => {
  const { actor } = context;
  if (actor.kind !== 'officer') return err({ code: 'notAllowed', command: 'identity' });
  if (!isInCharge(actor, complaint)) return err({ code: 'notYours', ownerUnitId: complaint.ownerUnitId });
  if (complaint.anonymous) return err({ code: 'anonymous' });
  return decided(complaint, [{ type: 'identityViewed', officerId: actor.officerId }], context);
};
