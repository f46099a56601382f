import { err } from '../../result.ts';
import { defineCommand } from '../command.ts';
import { type Secrecy, statuses } from '../complaint.ts';
import { decided } from '../decided.ts';
import { requireText } from '../text-limits.ts';

/**
 * Any officer in charge may raise what the reporter left low, at any time, also after the end (BUP VI.B.1.a.5, b.5, c.2:
 * whether anonymity and confidentiality are needed is decided by the officer too). The reason is for officers; the
 * reporter is told that it was done.
 */
const raising = (name: 'makeConfidential' | 'makeAnonymous', keyword: string, what: Secrecy) =>
  defineCommand<string>({
    name,
    keyword,
    usage: '<nomor> <alasan>',
    group: 'secrecy',
    allowedTo: ['admin', 'liaison'],
    needs: 'text',
    possibleIn: statuses,
    reachesUnits: true,
    // Rare, and known from help: the buttons are for the daily work.
    offeredWhen: () => false,
    parseArgs: ({ words }) => requireText(words, name),
    decide: (complaint, reason, context) => {
      if (complaint[what]) return err({ code: 'alreadyDone', event: 'secrecyRaised' });
      return decided(
        complaint,
        [{ type: 'secrecyRaised', what, private: { reason } }],
        context,
        ({ toReporter }) => [toReporter({ kind: 'secrecyRaised', what })],
      );
    },
  });

/** `rahasia`: the report is not public. */
export const makeConfidential = raising('makeConfidential', 'rahasia', 'confidential');

/** `anonim`: nobody may look up who the reporter is any more. */
export const makeAnonymous = raising('makeAnonymous', 'anonim', 'anonymous');
