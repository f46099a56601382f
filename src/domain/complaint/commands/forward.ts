import { adminUnit } from '../../agency.ts';
import { err, ok } from '../../result.ts';
import { defineCommand } from '../command.ts';
import { decideForwarding, type Forwarding } from '../forwarding.ts';
import { requireText } from '../text-limits.ts';

/**
 * `teruskan`: up to the national admin, out of the agency's authority (BUP VI.B.1.b.12) or, with the word `sistemik`,
 * not to be solved here in 60 days (MJK-A 4).
 */
export const forward = defineCommand<Forwarding>({
  name: 'forward',
  keyword: 'teruskan',
  usage: '<nomor> [sistemik] <alasan>',
  allowedTo: ['admin'],
  needs: 'text',
  possibleIn: ['awaitingVerification', 'awaitingReporter', 'verified'],
  parseArgs: ({ words }) => {
    const [meant = ''] = /^\s*sistemik(?:\s*[:,;.–-])?(?:\s+|$)/iu.exec(words) ?? [];
    const reason = requireText(words.slice(meant.length), 'forward');
    return reason.ok ? ok({ reason: reason.value, systemic: meant !== '' }) : reason;
  },
  decide: (complaint, forwarding, context) => {
    const { ownerUnitId, status } = complaint;
    // A report that a liaison's question holds lies with the unit: the admin takes it back first.
    if (ownerUnitId !== adminUnit(context.agency).id)
      return err({ code: 'wrongStatus', status, possible: [] });
    return decideForwarding(complaint, forwarding, context);
  },
});
