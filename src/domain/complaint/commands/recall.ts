import { adminUnit } from '../../agency.ts';
import { err } from '../../result.ts';
import { defineCommand } from '../command.ts';
import { decided } from '../decided.ts';
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
  allowedTo: ['admin'],
  needs: 'text',
  possibleIn: ['disposed', 'accepted', 'awaitingReporter'],
  reachesUnits: true,
  offeredWhen: (complaint, officer) => complaint.ownerUnitId !== officer.unitId,
  parseArgs: ({ words }) => requireText(words, 'recall'),
  decide: (complaint, reason, context) => {
    const admin = adminUnit(context.agency).id;
    const { ownerUnitId, status } = complaint;
    if (ownerUnitId === admin) return err({ code: 'wrongStatus', status, possible: [] });
    return decided(
      complaint,
      [{ type: 'returned', toUnitId: admin, private: { reason } }],
      context,
      ({ toReporter, toUnit, due, unitName }) => [
        toReporter({
          kind: 'returnedForReview',
          unitName: unitName(ownerUnitId),
          reason,
          ...due('verification'),
        }),
        toUnit(ownerUnitId, { kind: 'takenBack', reason }),
      ],
    );
  },
});
