import { defineCommand } from '../command.ts';
import { decided } from '../decided.ts';
import { whereOutside } from '../forwarding.ts';
import { requireText } from '../text-limits.ts';

/** `kembali-nasional`: national sent it back, or the admin takes it back: the agency reviews it anew, and the reporter is told why. */
export const nationalReturn = defineCommand<string>({
  name: 'nationalReturn',
  keyword: 'kembali-nasional',
  aliases: ['kembali nasional'],
  usage: '<nomor> <alasan>',
  group: 'road',
  allowedTo: ['admin'],
  needs: 'text',
  possibleIn: ['awaitingNational'],
  parseArgs: ({ words }) => requireText(words, 'nationalReturn'),
  decide: (complaint, reason, context) => {
    const from = whereOutside(complaint, context.agency);
    const { ownerUnitId: toUnitId, ownerLevel } = complaint;
    const level = ownerLevel && { toLevel: ownerLevel };
    return decided(
      complaint,
      [{ type: 'returned', toUnitId, ...level, from, private: { reason } }],
      context,
      ({ toReporter, due }) => [
        toReporter({ kind: 'returnedForReview', unitName: from, reason, ...due('verification') }),
      ],
    );
  },
});
