import { err, ok } from '../../result.ts';
import { defineCommand } from '../command.ts';
import { workStatuses } from '../complaint.ts';
import { decided } from '../decided.ts';
import type { Refusal } from '../refusal.ts';

/**
 * `ambil`: takes a complaint of the own queue, so that colleagues see who works on it. What a colleague has already is
 * taken over only when `tetap` says that it is meant.
 */
export const claim = defineCommand<{ takeOver: boolean }>({
  name: 'claim',
  keyword: 'ambil',
  usage: '<nomor> [tetap]',
  group: 'everyday',
  allowedTo: ['admin', 'liaison'],
  needs: 'nothing',
  possibleIn: workStatuses,
  offeredWhen: (complaint) => complaint.assigneeId === null,
  parseArgs: ({ words }) => {
    const word = words.trim().toLowerCase();
    const refusal: Refusal = { code: 'invalidArgument', command: 'claim' };
    return word === '' || word === 'tetap' ? ok({ takeOver: word === 'tetap' }) : err(refusal);
  },
  decide: (complaint, { takeOver }, context) => {
    const { actor } = context;
    if (actor.kind !== 'officer') return err({ code: 'notAllowed', command: 'claim' });
    const { assigneeId } = complaint;
    if (assigneeId === actor.officerId) return err({ code: 'alreadyDone', event: 'claimed' });
    if (assigneeId !== null && !takeOver) return err({ code: 'alreadyClaimed', officerId: assigneeId });
    return decided(complaint, [{ type: 'claimed', officerId: actor.officerId }], context);
  },
});
