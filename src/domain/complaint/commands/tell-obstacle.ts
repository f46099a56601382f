import { defineCommand } from '../command.ts';
import { decided } from '../decided.ts';
import { requireText } from '../text-limits.ts';

/** `kendala`: the reporter is told what hinders the answer, what was done and what will be (BUP VII.A.1.f). */
export const tellObstacle = defineCommand<string>({
  name: 'tellObstacle',
  keyword: 'kendala',
  usage: '<nomor> <kendala, yang sudah dan yang akan dilakukan>',
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
      ({ toReporter, officeName, due }) => [
        toReporter({
          kind: 'obstacle',
          unitName: officeName(complaint.ownerUnitId),
          text,
          until: due('settlement').until,
        }),
      ],
    ),
});
