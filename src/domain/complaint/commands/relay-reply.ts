import { err, ok } from '../../result.ts';
import { defineCommand } from '../command.ts';
import { speaksWithReporter } from '../entry.ts';
import { decideRelayedReply, decideRevival, type Information } from '../reporter.ts';
import { requireText } from '../text-limits.ts';

/**
 * `balasan`: what the reporter of an entered report said to a question, by letter, at the counter or by telephone, written
 * down by the unit that entered it, by whoever has it, or by an admin. One that was archived meanwhile comes back.
 * Who follows the report in a chat answers there.
 */
export const relayReply = defineCommand<Information>({
  name: 'relayReply',
  keyword: 'balasan',
  usage: '<nomor> <balasan pelapor>',
  group: 'everyday',
  takesFiles: true,
  allowedTo: ['admin', 'liaison'],
  needs: 'text',
  possibleIn: ['awaitingReporter', 'archived'],
  reachesUnits: true,
  reachesCopies: true,
  offeredWhen: (complaint, officer, { agency }) => speaksWithReporter(complaint, officer, agency),
  parseArgs: ({ words, attachments }) => {
    const text = requireText(words, 'relayReply');
    return text.ok ? ok({ text: text.value, attachments }) : text;
  },
  decide: (complaint, given, context) => {
    const { actor } = context;
    if (actor.kind !== 'officer' || !speaksWithReporter(complaint, actor, context.agency))
      return err({ code: 'notAllowed', command: 'relayReply' });
    return complaint.status === 'archived'
      ? decideRevival(complaint, given, context)
      : decideRelayedReply(complaint, given, context);
  },
});
