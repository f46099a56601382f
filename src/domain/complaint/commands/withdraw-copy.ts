import { err, ok } from '../../result.ts';
import { presentUnit, unitsWorkedBy } from '../../unit-tree.ts';
import { defineCommand } from '../command.ts';
import { liveStatuses } from '../complaint.ts';
import { copyHolders, hasCopy } from '../copies.ts';
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
  offeredWhen: (complaint, _officer, { agency }) => copyHolders(complaint, agency).length > 0,
  parseArgs: ({ words }, agency) => {
    if (words.trim() === '') return ok(undefined);
    const named = unitAtStart(words, agency.units);
    return named.ok ? ok(presentUnit(agency, named.value.unit.id)?.id) : named;
  },
  decide: (complaint, unitId, context) => {
    const { agency } = context;
    if (unitId === undefined || !hasCopy(complaint, unitId, agency)) {
      const unitIds = copyHolders(complaint, agency);
      return err({ code: 'whichCopy', unitIds, ...(unitId !== undefined && { unitId }) });
    }
    const theirs = unitsWorkedBy(agency, unitId);
    const ended = (complaint.copies ?? []).filter((copy) => theirs.includes(copy.unitId));
    return decided(
      complaint,
      ended.map((copy) => ({ type: 'copyWithdrawn', unitId: copy.unitId })),
      context,
      ({ toUnit }) => [toUnit(unitId, { kind: 'copyEnded' })],
    );
  },
});
