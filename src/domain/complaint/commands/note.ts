import { defineCommand } from '../command.ts';
import { statuses } from '../complaint.ts';
import { decided } from '../decided.ts';
import { requireText } from '../text-limits.ts';

/** `catatan`: a note that only officers read; at any time, also after the end, and by the admin also on a unit's. */
export const note = defineCommand<string>({
  name: 'note',
  keyword: 'catatan',
  aliases: ['catat'],
  usage: '<nomor> <catatan>',
  allowedTo: ['admin', 'liaison'],
  needs: 'text',
  possibleIn: statuses,
  reachesUnits: true,
  parseArgs: ({ words }) => requireText(words, 'note'),
  decide: (complaint, text, context) =>
    decided(complaint, [{ type: 'noteAdded', private: { text } }], context),
});
