import { err } from '../../result.ts';
import { defineCommand } from '../command.ts';
import { decided } from '../decided.ts';
import type { ComplaintEvent } from '../event.ts';
import { requireText } from '../text-limits.ts';

/**
 * `tanggapi`: the first response to the reporter (BUP VI.D.3.e, TTD 3), and later news. Responding to what was only handed down accepts it too.
 */
export const respond = defineCommand<string>({
  name: 'respond',
  keyword: 'tanggapi',
  usage: '<nomor> <tanggapan>',
  group: 'everyday',
  allowedTo: ['liaison'],
  needs: 'text',
  takesReadyAnswer: true,
  possibleIn: ['disposed', 'accepted'],
  parseArgs: ({ words }) => requireText(words, 'respond'),
  decide: (complaint, text, context) => {
    const { actor } = context;
    if (actor.kind !== 'officer') return err({ code: 'notAllowed', command: 'respond' });
    const acceptedFirst: readonly ComplaintEvent[] =
      complaint.status === 'disposed' ? [{ type: 'accepted', officerId: actor.officerId }] : [];
    return decided(
      complaint,
      [...acceptedFirst, { type: 'responded', private: { text } }],
      context,
      ({ toReporter, officeName }) => [
        toReporter({ kind: 'firstResponse', unitName: officeName(complaint.ownerUnitId), text }),
      ],
    );
  },
});
