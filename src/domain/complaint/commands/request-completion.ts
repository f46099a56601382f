import { err } from '../../result.ts';
import { defineCommand } from '../command.ts';
import { workStatuses } from '../complaint.ts';
import { decided } from '../decided.ts';
import { entererOf } from '../entry.ts';
import { requireText } from '../text-limits.ts';

/**
 * `lengkapi`: asks the reporter for what is missing (BUP VI.B.1.a.10, and c.1 for a liaison). The owner's clock pauses,
 * and 10 working days of the reporter's begin (a.11). A reply that does not have it may be asked again, with days of
 * its own; before a reply it may not, or the pause could be drawn out at will.
 */
export const requestCompletion = defineCommand<string>({
  name: 'requestCompletion',
  keyword: 'lengkapi',
  usage: '<nomor> <apa yang kurang>',
  group: 'everyday',
  allowedTo: ['admin', 'liaison'],
  needs: 'text',
  takesReadyAnswer: true,
  possibleIn: workStatuses,
  offeredWhen: (complaint) =>
    complaint.status !== 'awaitingReporter' || complaint.completion?.repliedAt !== undefined,
  parseArgs: ({ words }) => requireText(words, 'requestCompletion'),
  decide: (complaint, ask, context) => {
    const { status, completion } = complaint;
    if (status === 'awaitingReporter' && completion?.repliedAt === undefined)
      return err({ code: 'alreadyDone', event: 'completionRequested' });
    return decided(
      complaint,
      [{ type: 'completionRequested', private: { ask } }],
      context,
      ({ after, toReporter, toUnit, due }) => {
        const asked = due('completion');
        const { entry } = after;
        return [
          toReporter({ kind: 'completionAsked', ask, ...asked }),
          // Whom no chat reaches must be asked by who took the report in.
          ...(entry && entry.followedAt === undefined
            ? [toUnit(entererOf(entry, context.agency), { kind: 'askReporter', ask, until: asked.until })]
            : []),
        ];
      },
    );
  },
});
