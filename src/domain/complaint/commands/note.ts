import { defineCommand } from '../command.ts';
import { statuses } from '../complaint.ts';
import { hasCopy } from '../copies.ts';
import { decided } from '../decided.ts';
import { requireText } from '../text-limits.ts';

/**
 * `catatan`: a note that only officers read; at any time, also after the end, and by the admin also on a unit's. A
 * unit that has a copy comments so, which is told to the unit that has the report.
 */
export const note = defineCommand<string>({
  name: 'note',
  keyword: 'catatan',
  aliases: ['catat'],
  usage: '<nomor> <catatan>',
  group: 'everyday',
  allowedTo: ['admin', 'liaison'],
  needs: 'text',
  possibleIn: statuses,
  reachesUnits: true,
  reachesCopies: true,
  parseArgs: ({ words }) => requireText(words, 'note'),
  decide: (complaint, text, context) =>
    decided(complaint, [{ type: 'noteAdded', private: { text } }], context, ({ toUnit, unitName }) => {
      const { actor } = context;
      if (actor.kind !== 'officer' || !hasCopy(complaint, actor.unitId, context.agency)) return [];
      return [
        toUnit(complaint.ownerUnitId, { kind: 'commented', fromUnitName: unitName(actor.unitId), text }),
      ];
    }),
});
