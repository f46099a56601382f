import { unitAbove } from '../../unit-tree.ts';
import { defineCommand } from '../command.ts';
import { decided } from '../decided.ts';
import { requireText } from '../text-limits.ts';

/**
 * `kendala`: the reporter is told what hinders the answer, what was done and what will be (BUP VII.A.1.f), and the unit
 * above too (BUP VI.D.3.d).
 */
export const tellObstacle = defineCommand<string>({
  name: 'tellObstacle',
  keyword: 'kendala',
  usage: '<nomor> <kendala, yang sudah dan yang akan dilakukan>',
  group: 'everyday',
  allowedTo: ['liaison'],
  needs: 'text',
  possibleIn: ['disposed', 'accepted'],
  offeredWhen: ({ monitoredAt }) => monitoredAt !== undefined,
  parseArgs: ({ words }) => requireText(words, 'tellObstacle'),
  decide: (complaint, text, context) =>
    decided(
      complaint,
      [{ type: 'obstacleTold', private: { text } }],
      context,
      ({ toReporter, toUnit, officeName, unitName, due }) => {
        const { ownerUnitId } = complaint;
        const { until } = due('settlement');
        const above = unitAbove(context.agency, ownerUnitId);
        return [
          toReporter({ kind: 'obstacle', unitName: officeName(ownerUnitId), text, until }),
          ...(above
            ? [
                toUnit(above.id, {
                  kind: 'obstacleReported',
                  fromUnitName: unitName(ownerUnitId),
                  text,
                  until,
                }),
              ]
            : []),
        ];
      },
    ),
});
