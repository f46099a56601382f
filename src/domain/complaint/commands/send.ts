import { err, ok } from '../../result.ts';
import { defineCommand } from '../command.ts';
import type { Refusal } from '../refusal.ts';
import { settle } from './answer.ts';

/** `kirim`: the office sends the approved draft to the reporter as the answer, word for word (MJK-B 7). */
export const send = defineCommand<undefined>({
  name: 'send',
  keyword: 'kirim',
  usage: '<nomor>',
  group: 'drafting',
  allowedTo: ['liaison'],
  needs: 'nothing',
  possibleIn: ['accepted'],
  offeredWhen: ({ drafting }) => drafting?.stage === 'sending',
  parseArgs: ({ words }) => {
    // Words of one's own were approved by nobody.
    const refusal: Refusal = { code: 'invalidArgument', command: 'send' };
    return words.trim() === '' ? ok(undefined) : err(refusal);
  },
  decide: (complaint, _args, context) => {
    const { drafting, ownerUnitId } = complaint;
    if (drafting?.stage !== 'sending' || !drafting.draft)
      return err({ code: 'inDrafting', unitId: ownerUnitId, ...(drafting && { stage: drafting.stage }) });
    return settle(complaint, drafting.draft, context);
  },
});
