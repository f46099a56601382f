import { err } from '../result.ts';
import { endedStatuses } from './complaint.ts';
import { decided } from './decided.ts';
import type { Decide } from './decision.ts';

/** To whom, and whether they are told of this report alone. */
export type HandOver = { readonly toOfficerId: string; readonly tells: boolean };

/**
 * An officer hands what they have, or what nobody has taken, to a colleague of the unit; an admin of the unit also what
 * another has. Taking from a colleague by oneself is `ambil tetap`. It is no receipt: a limit that ends by the taking
 * goes on.
 */
export const decideHandOver: Decide<HandOver> = (complaint, { toOfficerId, tells }, context) => {
  const { actor } = context;
  const { assigneeId, ownerUnitId, status } = complaint;
  if (actor.kind !== 'officer') return err({ code: 'notAllowed', command: 'handOver' });
  if (ownerUnitId !== actor.unitId) return err({ code: 'notYours', ownerUnitId });
  if (endedStatuses.includes(status)) return err({ code: 'ended', status });
  if (assigneeId === toOfficerId) return err({ code: 'alreadyDone', event: 'handedOver' });
  if (assigneeId !== null && assigneeId !== actor.officerId && actor.role !== 'admin')
    return err({ code: 'alreadyClaimed', officerId: assigneeId });
  return decided(complaint, [{ type: 'handedOver', officerId: toOfficerId }], context, ({ toOfficer }) =>
    tells ? [toOfficer(toOfficerId, { kind: 'handedToYou', fromName: actor.name })] : [],
  );
};
