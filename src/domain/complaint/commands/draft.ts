import { err, ok } from '../../result.ts';
import { defineCommand } from '../command.ts';
import { decided } from '../decided.ts';
import { type Draft, insteadOf } from '../drafting.ts';
import { requireText } from '../text-limits.ts';

/**
 * `konsep`: the appointed room drafts the answer for its head (MJK-B 5), with attachments. Every draft stays in the
 * history, the last one counts, and the reporter sees none.
 */
export const draft = defineCommand<Draft>({
  name: 'draft',
  keyword: 'konsep',
  usage: '<nomor> <jawaban>',
  group: 'drafting',
  takesFiles: true,
  allowedTo: ['liaison'],
  needs: 'text',
  possibleIn: ['accepted'],
  offeredWhen: ({ drafting }) => drafting?.stage === 'writing',
  parseArgs: ({ words, attachments }) => {
    const text = requireText(words, 'draft');
    return text.ok ? ok({ text: text.value, attachments }) : text;
  },
  decide: (complaint, written, context) => {
    const { drafting, ownerUnitId } = complaint;
    if (drafting?.stage !== 'writing')
      return err({ code: 'inDrafting', unitId: ownerUnitId, ...(drafting && { stage: drafting.stage }) });
    return decided(
      complaint,
      [{ type: 'drafted', ...insteadOf(drafting.head, complaint, context.agency), private: written }],
      context,
      ({ after, toUnit, due, unitName }) => [
        toUnit(after.ownerUnitId, {
          kind: 'draftForApproval',
          fromUnitName: unitName(ownerUnitId),
          draft: drafting.drafts + 1,
          wording: written.text,
          attachments: written.attachments,
          until: due('settlement').until,
        }),
      ],
    );
  },
});
