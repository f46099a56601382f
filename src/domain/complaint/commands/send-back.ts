import { err } from '../../result.ts';
import { defineCommand } from '../command.ts';
import { decided } from '../decided.ts';
import { insteadOf } from '../drafting.ts';
import { requireText } from '../text-limits.ts';

/** `tolak`: the head's no to the last draft (Tidak, MJK-B 6): back to the room that wrote it, with what is to be changed. */
export const sendBack = defineCommand<string>({
  name: 'sendBack',
  keyword: 'tolak',
  usage: '<nomor> <alasan>',
  group: 'drafting',
  allowedTo: ['liaison'],
  needs: 'text',
  possibleIn: ['accepted'],
  offeredWhen: ({ drafting }) => drafting?.stage === 'approving',
  parseArgs: ({ words }) => requireText(words, 'sendBack'),
  decide: (complaint, reason, context) => {
    const { drafting, ownerUnitId } = complaint;
    if (drafting?.stage !== 'approving')
      return err({ code: 'inDrafting', unitId: ownerUnitId, ...(drafting && { stage: drafting.stage }) });
    return decided(
      complaint,
      [
        {
          type: 'draftReturned',
          ...insteadOf(drafting.drafter, complaint, context.agency),
          private: { reason },
        },
      ],
      context,
      ({ after, toUnit, due, unitName }) => [
        toUnit(after.ownerUnitId, {
          kind: 'draftReturned',
          headName: unitName(ownerUnitId),
          draft: drafting.drafts,
          reason,
          until: due('settlement').until,
        }),
      ],
    );
  },
});
