import { defineCommand } from '../command.ts';
import { workStatuses } from '../complaint.ts';
import { decideForwarding } from '../forwarding.ts';
import { decideReturnTo, unitToReturnTo } from '../returning.ts';
import { requireText } from '../text-limits.ts';

/**
 * `kembalikan`: not within our authority. It goes back to whoever handed it down: a liaison's to the admin room (BUP
 * VI.B.1.c.5, TTD 3), an UPT's to its eselon 1, that one's to the agency (BKP 7). From the admin room it goes up to the
 * national admin (b.12, BKP 4), as `teruskan` does. Never dropped: the reason is told to the reporter.
 */
export const returnUpward = defineCommand<string>({
  name: 'return',
  keyword: 'kembalikan',
  usage: '<nomor> <alasan>',
  group: 'everyday',
  allowedTo: ['admin', 'liaison'],
  needs: 'text',
  possibleIn: workStatuses,
  offeredWhen: (_complaint, officer) => officer.role === 'liaison',
  parseArgs: ({ words }) => requireText(words, 'return'),
  decide: (complaint, reason, context) => {
    const to = unitToReturnTo(complaint, context.agency);
    return to
      ? decideReturnTo(complaint, to, reason, context)
      : decideForwarding(complaint, { reason, systemic: false }, context);
  },
});
