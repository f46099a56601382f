import { adminUnit } from '../../agency.ts';
import { err } from '../../result.ts';
import { defineCommand } from '../command.ts';
import { decideForwarding } from '../forwarding.ts';
import { requireText } from '../text-limits.ts';

/** `teruskan`: out of the agency's authority, so that it goes up to the national admin and ends here (BUP VI.B.1.b.12). */
export const forward = defineCommand<string>({
  name: 'forward',
  keyword: 'teruskan',
  usage: '<nomor> <alasan>',
  allowedTo: ['admin'],
  needs: 'text',
  possibleIn: ['awaitingVerification', 'awaitingReporter', 'verified'],
  parseArgs: ({ words }) => requireText(words, 'forward'),
  decide: (complaint, reason, context) => {
    const { ownerUnitId, status } = complaint;
    // A report that a liaison's question holds lies with the unit: the admin takes it back first.
    if (ownerUnitId !== adminUnit(context.agency).id)
      return err({ code: 'wrongStatus', status, possible: [] });
    return decideForwarding(complaint, reason, context);
  },
});
