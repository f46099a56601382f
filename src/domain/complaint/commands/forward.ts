import { ok } from '../../result.ts';
import { unitAbove } from '../../unit-tree.ts';
import { defineCommand } from '../command.ts';
import { decideForwarding, type Forwarding } from '../forwarding.ts';
import { decideReturnTo } from '../returning.ts';
import { requireText } from '../text-limits.ts';

/**
 * `teruskan`: up to the national admin, out of the agency's authority (BUP VI.B.1.b.12) or, with the word `sistemik`,
 * not to be solved here in 60 days (MJK-A 4). Inside this deployment that is a unit like others, which has the report
 * then; outside, an officer carries it there.
 */
export const forward = defineCommand<Forwarding>({
  name: 'forward',
  keyword: 'teruskan',
  usage: '<nomor> [sistemik] <alasan>',
  group: 'road',
  allowedTo: ['admin'],
  needs: 'text',
  possibleIn: ['awaitingVerification', 'awaitingReporter', 'verified'],
  parseArgs: ({ words }) => {
    const [meant = ''] = /^\s*sistemik(?:\s*[:,;.–-])?(?:\s+|$)/iu.exec(words) ?? [];
    const reason = requireText(words.slice(meant.length), 'forward');
    return reason.ok ? ok({ reason: reason.value, systemic: meant !== '' }) : reason;
  },
  decide: (complaint, forwarding, context) => {
    const above = unitAbove(context.agency, complaint.ownerUnitId);
    return above
      ? decideReturnTo(complaint, above, forwarding.reason, context)
      : decideForwarding(complaint, forwarding, context);
  },
});
