import { err, ok, type Result } from '../../result.ts';
import { nextDeadline, spanOf } from '../../sop/deadlines.ts';
import { defineCommand } from '../command.ts';
import type { Complaint } from '../complaint.ts';
import { decision } from '../decided.ts';
import type { Decision, DecisionContext } from '../decision.ts';
import type { Refusal } from '../refusal.ts';

/** `pisah`: a duplicate goes its own way again, with its clocks as if it had never been merged. */
export const separate = defineCommand<undefined>({
  name: 'separate',
  keyword: 'pisah',
  aliases: ['pisahkan', 'pisah laporan'],
  usage: '<nomor>',
  group: 'road',
  allowedTo: ['admin', 'liaison'],
  needs: 'nothing',
  possibleIn: ['merged'],
  reachesUnits: true,
  other: ({ mergedInto }) => mergedInto && { by: 'id', id: mergedInto.complaintId },
  parseArgs: () => ok(undefined),
  decide: (complaint, _nothing, context) => decideSeparation(complaint, context),
});

/** Parts a duplicate from the report that it follows, the context's other one. */
export function decideSeparation(complaint: Complaint, context: DecisionContext): Result<Decision, Refusal> {
  const { mergedInto } = complaint;
  if (!mergedInto) return err({ code: 'alreadyDone', event: 'separated' });
  const mine = decision(
    complaint,
    [{ type: 'separated', fromNumber: mergedInto.number }],
    context,
    ({ after, toReporter, toUnit }) => {
      const next = nextDeadline(after, context.profile, context.calendar, context.now);
      if (!next) return [];
      const due = { until: next.dueOn.toString(), span: spanOf(next.limit) };
      return [
        toReporter({ kind: 'separatedForYou', ...due }),
        toUnit(after.ownerUnitId, { kind: 'separatedInQueue', ...due }),
      ];
    },
  );
  return ok({ ...mine, onOther: { events: [leaving(complaint)], effects: [] } });
}

/** What the report that it followed records of it. */
export const leaving = ({ id, number }: Pick<Complaint, 'id' | 'number'>) =>
  ({ type: 'duplicateLeft', complaintId: id, number }) as const;
