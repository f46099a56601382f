import { err, ok, type Result } from '../../result.ts';
import { type Deadline, deadlines, isLate, spanOf } from '../../sop/deadlines.ts';
import { type SettlementClass, settlementClasses } from '../../sop/profile.ts';
import { type CommandInput, defineCommand } from '../command.ts';
import type { Complaint } from '../complaint.ts';
import { decided } from '../decided.ts';
import type { Decision, DecisionContext } from '../decision.ts';
import type { ClassOption, Refusal } from '../refusal.ts';
import { classAtStart } from '../report-words.ts';
import { requireText } from '../text-limits.ts';

type Change = { readonly settlementClass: SettlementClass; readonly reason: string };

/**
 * `kelas`: the unit sees another settlement class than it was handed (BUP VI.C: information, without or with a field
 * inspection). The limit is counted again from the same receipt, and the reporter is told the new date with the reason.
 * A class whose limit would be over already is refused: it would make the report late by a word. Without a class the
 * refusal lists those that remain, with their dates.
 */
export const changeClass = defineCommand<Change | undefined>({
  name: 'changeClass',
  keyword: 'kelas',
  usage: '<nomor> <informasi | tanpa-pemeriksaan | pemeriksaan> <alasan>',
  group: 'road',
  allowedTo: ['liaison'],
  needs: 'choice',
  possibleIn: ['disposed', 'accepted'],
  parseArgs,
  decide,
});

function parseArgs({ words }: CommandInput): Result<Change | undefined, Refusal> {
  if (words.trim() === '') return ok(undefined);
  const found = classAtStart(words);
  if (!found) return err({ code: 'invalidArgument', command: 'changeClass' });
  if (found.rest === '') return err({ code: 'missingReason', command: 'changeClass', given: found.word });
  const reason = requireText(found.rest, 'changeClass');
  return reason.ok ? ok({ settlementClass: found.settlementClass, reason: reason.value }) : reason;
}

function decide(
  complaint: Complaint,
  asked: Change | undefined,
  context: DecisionContext,
): Result<Decision, Refusal> {
  if (!asked) return err({ code: 'whichClass', options: optionsFor(complaint, context) });
  const { settlementClass, reason } = asked;
  if (settlementClass === complaint.settlementClass) return err({ code: 'sameClass', settlementClass });
  const passed = passedClass(complaint, settlementClass, context);
  if (passed) return err(passed);
  return decided(
    complaint,
    [{ type: 'classChanged', from: complaint.settlementClass, to: settlementClass, private: { reason } }],
    context,
    ({ toReporter, due, officeName }) => [
      toReporter({
        kind: 'classChanged',
        unitName: officeName(complaint.ownerUnitId),
        settlementClass,
        reason,
        ...due('settlement'),
      }),
    ],
  );
}

/** Why a class cannot be taken: its limit, counted from the same receipt, is over. */
export function passedClass(
  complaint: Complaint,
  settlementClass: SettlementClass,
  context: DecisionContext,
): Refusal | undefined {
  const limit = settlementAs(complaint, settlementClass, context);
  if (!limit || !isLate(limit, context.now)) return undefined;
  const options = optionsFor(complaint, context);
  return { code: 'classPassed', settlementClass, on: limit.dueOn.toString(), options };
}

/** The other classes whose limit is still ahead, with the date that each would set. */
const optionsFor = (complaint: Complaint, context: DecisionContext): readonly ClassOption[] =>
  settlementClasses.flatMap((settlementClass) => {
    const limit = settlementAs(complaint, settlementClass, context);
    if (settlementClass === complaint.settlementClass || !limit || isLate(limit, context.now)) return [];
    return [{ settlementClass, until: limit.dueOn.toString(), span: spanOf(limit.limit) }];
  });

const settlementAs = (
  complaint: Complaint,
  settlementClass: SettlementClass,
  { profile, calendar, now }: DecisionContext,
): Deadline | undefined =>
  deadlines({ ...complaint, settlementClass }, profile, calendar, now).find(
    ({ step }) => step === 'settlement',
  );
