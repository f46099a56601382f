import { adminUnit } from '../../agency.ts';
import { defineCommand } from '../command.ts';
import { decided } from '../decided.ts';
import { decideForwarding } from '../forwarding.ts';
import { requireText } from '../text-limits.ts';

/**
 * `kembalikan`: not within our authority. A liaison's goes back to the admin room (BUP VI.B.1.c.5, TTD 3); from the admin
 * room it goes up to the national admin (b.12), as `teruskan` does. Never dropped: the reason is told to the reporter.
 */
export const returnUpward = defineCommand<string>({
  name: 'return',
  keyword: 'kembalikan',
  usage: '<nomor> <alasan>',
  allowedTo: ['admin', 'liaison'],
  needs: 'text',
  possibleIn: ['awaitingVerification', 'awaitingReporter', 'verified', 'disposed', 'accepted'],
  offeredWhen: (_complaint, officer) => officer.role === 'liaison',
  parseArgs: ({ words }) => requireText(words, 'return'),
  decide: (complaint, reason, context) => {
    const admin = adminUnit(context.agency).id;
    if (complaint.ownerUnitId === admin)
      return decideForwarding(complaint, { reason, systemic: false }, context);
    return decided(
      complaint,
      [{ type: 'returned', toUnitId: admin, private: { reason } }],
      context,
      ({ toReporter, toUnit, due, unitName }) => {
        const from = unitName(complaint.ownerUnitId);
        const review = due('verification');
        return [
          toReporter({ kind: 'returnedForReview', unitName: from, reason, ...review }),
          toUnit(admin, { kind: 'returnedToYou', fromUnitName: from, reason, until: review.until }),
        ];
      },
    );
  },
});
