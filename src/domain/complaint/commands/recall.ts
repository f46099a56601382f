import { unitById } from '../../agency.ts';
import { err } from '../../result.ts';
import { isBelow } from '../../unit-tree.ts';
import { defineCommand } from '../command.ts';
import { decideReturn } from '../returning.ts';
import { requireText } from '../text-limits.ts';

/**
 * `tarik`: the admin takes a report back from a unit, to hand it to another: the unit is late, has no officer, or was
 * the wrong one (BUP VI.D.2.a and d: the admin monitors and coordinates the liaisons). The date promised to the reporter
 * moves by it, so that the reason is told to them.
 */
export const recall = defineCommand<string>({
  name: 'recall',
  keyword: 'tarik',
  usage: '<nomor> <alasan>',
  group: 'road',
  allowedTo: ['admin'],
  needs: 'text',
  possibleIn: ['disposed', 'accepted', 'awaitingReporter'],
  reachesUnits: true,
  offeredWhen: ({ ownerUnitId }, { unitId }, { agency }) => isBelow(agency, ownerUnitId, unitId),
  parseArgs: ({ words }) => requireText(words, 'recall'),
  decide: (complaint, reason, context) => {
    const { ownerUnitId, status } = complaint;
    const { actor, agency } = context;
    const own = actor.kind === 'officer' ? unitById(agency, actor.unitId) : undefined;
    if (!own || ownerUnitId === own.id) return err({ code: 'wrongStatus', status, possible: [] });
    if (!isBelow(agency, ownerUnitId, own.id)) return err({ code: 'notYours', ownerUnitId });
    return decideReturn(complaint, own, reason, context, ({ toUnit }) => [
      toUnit(ownerUnitId, { kind: 'takenBack', reason }),
    ]);
  },
});
