import { err, ok } from '../../result.ts';
import { defineCommand } from '../command.ts';
import { decided } from '../decided.ts';
import { insteadOf } from '../drafting.ts';
import type { Refusal } from '../refusal.ts';

/** `setuju`: the head's yes to the last draft (Ya, MJK-B 6), which goes to the office's officers to be sent as it is. */
export const approve = defineCommand<undefined>({
  name: 'approve',
  keyword: 'setuju',
  aliases: ['setujui'],
  usage: '<nomor>',
  group: 'drafting',
  allowedTo: ['liaison'],
  needs: 'nothing',
  possibleIn: ['accepted'],
  offeredWhen: ({ drafting }) => drafting?.stage === 'approving',
  parseArgs: ({ words }) => {
    // A yes with a condition is no yes: what should be otherwise is said with `tolak`.
    const refusal: Refusal = { code: 'invalidArgument', command: 'approve' };
    return words.trim() === '' ? ok(undefined) : err(refusal);
  },
  decide: (complaint, _args, context) => {
    const { drafting, ownerUnitId } = complaint;
    if (drafting?.stage !== 'approving')
      return err({ code: 'inDrafting', unitId: ownerUnitId, ...(drafting && { stage: drafting.stage }) });
    const { draft, sender } = drafting;
    const approved = { type: 'draftApproved', ...insteadOf(sender, complaint, context.agency) } as const;
    return decided(complaint, [approved], context, ({ after, toUnit, due, unitName }) => [
      toUnit(after.ownerUnitId, {
        kind: 'draftApproved',
        headName: unitName(ownerUnitId),
        wording: draft?.text ?? '',
        attachments: draft?.attachments ?? [],
        until: due('settlement').until,
      }),
    ]);
  },
});
