import { err, ok } from '../../result.ts';
import type { SettlementClass } from '../../sop/profile.ts';
import { defineCommand } from '../command.ts';
import { decided } from '../decided.ts';
import type { ComplaintEvent } from '../event.ts';
import type { Refusal } from '../refusal.ts';
import { settlementClassOf } from '../report-words.ts';
import { passedClass } from './change-class.ts';

/**
 * `terima`: the unit works on it. A class says that the unit sees another settlement limit (BUP VI.C: a field inspection
 * is needed, or not); the promised date moves with it, so that the reporter is told the date and that reason. Later
 * the class has its own command, `kelas`, which asks for a reason.
 */
export const accept = defineCommand<SettlementClass | undefined>({
  name: 'accept',
  keyword: 'terima',
  usage: '<nomor> [kelas]',
  group: 'everyday',
  allowedTo: ['liaison'],
  needs: 'nothing',
  possibleIn: ['disposed', 'accepted'],
  offeredWhen: (complaint) => complaint.status === 'disposed',
  parseArgs: ({ words }) => {
    const word = words.trim().replace(/^kelas\s+/i, '');
    if (word === '') return ok(undefined);
    const settlementClass = settlementClassOf(word);
    const refusal: Refusal = { code: 'invalidArgument', command: 'accept' };
    return settlementClass ? ok(settlementClass) : err(refusal);
  },
  decide: (complaint, asked, context) => {
    const { actor } = context;
    if (actor.kind !== 'officer') return err({ code: 'notAllowed', command: 'accept' });
    const moved = asked !== undefined && asked !== complaint.settlementClass ? asked : undefined;
    const { status } = complaint;
    if (status === 'accepted')
      return err(
        moved ? { code: 'wrongStatus', status, possible: [] } : { code: 'alreadyDone', event: 'accepted' },
      );
    const passed = moved && passedClass(complaint, moved, context);
    if (passed) return err(passed);
    const event: ComplaintEvent = {
      type: 'accepted',
      officerId: actor.officerId,
      ...(moved && { settlementClass: moved }),
    };
    return decided(complaint, [event], context, ({ toReporter, due, officeName }) => {
      const { until, span } = due('settlement');
      return [
        toReporter({
          kind: 'accepted',
          unitName: officeName(complaint.ownerUnitId),
          until,
          ...(moved && { moved: { settlementClass: moved, span } }),
        }),
      ];
    });
  },
});
