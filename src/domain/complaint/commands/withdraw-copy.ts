import { err, ok } from '../../result.ts';
import { defineCommand } from '../command.ts';
import { liveStatuses } from '../complaint.ts';
import { hasCopy } from '../copies.ts';
import { decided } from '../decided.ts';
import { unitAtStart } from '../match-unit.ts';

/** `tarik tembusan`: the unit does not see the report any more. Without a unit the refusal lists those that have a copy. */
export const withdrawCopy = defineCommand<string | undefined>({
  name: 'withdrawCopy',
  keyword: 'tarik tembusan',
  usage: '<nomor> <unit>',
  group: 'road',
  allowedTo: ['admin', 'liaison'],
  needs: 'choice',
  possibleIn: liveStatuses,
  reachesUnits: true,
  offeredWhen: ({ copies = [] }) => copies.length > 0,
  parseArgs: ({ words }, agency) => {
    if (words.trim() === '') return ok(undefined);
    const named = unitAtStart(words, agency.units);
    return named.ok ? ok(named.value.unit.id) : named;
  },
  decide: (complaint, unitId, context) => {
    const unitIds = (complaint.copies ?? []).map((copy) => copy.unitId);
    if (unitId === undefined || !hasCopy(complaint, unitId))
      return err({ code: 'whichCopy', unitIds, ...(unitId !== undefined && { unitId }) });
    return decided(complaint, [{ type: 'copyWithdrawn', unitId }], context, ({ toUnit }) => [
      toUnit(unitId, { kind: 'copyEnded' }),
    ]);
  },
});
