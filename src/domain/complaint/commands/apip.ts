import { type Agency, inspectorate } from '../../agency.ts';
import { err, ok, type Result } from '../../result.ts';
import { isAccused } from '../accused.ts';
import { type CommandInput, defineCommand } from '../command.ts';
import { type Complaint, workStatuses } from '../complaint.ts';
import { hasCopy } from '../copies.ts';
import { decided } from '../decided.ts';
import type { Decision, DecisionContext } from '../decision.ts';
import type { Refusal } from '../refusal.ts';
import { isInReview } from '../returning.ts';
import { withinLimit } from '../text-limits.ts';
import { handDown } from './dispose.ts';

type Involvement = {
  readonly unitId: string;
  /** It gets the report to inspect it, not just a copy to coordinate. */
  readonly inspects: boolean;
  readonly note: string;
};

/**
 * `apip`: brings the inspectorate in where staff abused their office or broke the law. Coordination (BUP VI.B.1.b.13; a
 * liaison too, VI.D.3.c) gives it a copy with the right to comment; `apip … periksa` hands it the report for a field
 * inspection in 60 days (MJK-A 4). The reporter is not told of the former: it is no verdict.
 */
export const apip = defineCommand<Involvement>({
  name: 'apip',
  keyword: 'apip',
  usage: '<nomor> [periksa] [alasan]',
  group: 'road',
  allowedTo: ['admin', 'liaison'],
  needs: 'nothing',
  possibleIn: [...workStatuses, 'answered'],
  reachesUnits: true,
  offeredWhen: ({ nature, accusedUnitIds, status }) =>
    status !== 'answered' && (isOfStaff(nature) || accusedUnitIds.length > 0),
  parseArgs,
  decide,
});

const isOfStaff = (nature: Complaint['nature']): boolean => nature === 'violation' || nature === 'abuse';

function parseArgs({ words }: CommandInput, agency: Agency): Result<Involvement, Refusal> {
  const unit = inspectorate(agency);
  if (!unit) return err({ code: 'noInspectorate' });
  const [meant = ''] = /^\s*periksa(?:\s*[:,;.–-])?(?:\s+|$)/iu.exec(words) ?? [];
  const note = withinLimit(words.slice(meant.length).trim());
  return note.ok ? ok({ unitId: unit.id, inspects: meant !== '', note: note.value }) : note;
}

function decide(
  complaint: Complaint,
  asked: Involvement,
  context: DecisionContext,
): Result<Decision, Refusal> {
  const { unitId } = asked;
  if (unitId === complaint.ownerUnitId) return err({ code: 'sameUnit', unitId });
  // An inspectorate does not look into itself by our hand; the admin may hand it the report nevertheless.
  if (isAccused(complaint, unitId, context.agency)) return err({ code: 'accusedUnit', unitId });
  return asked.inspects ? inspect(complaint, asked, context) : coordinate(complaint, asked, context);
}

function coordinate(
  complaint: Complaint,
  { unitId, note }: Involvement,
  context: DecisionContext,
): Result<Decision, Refusal> {
  if (hasCopy(complaint, unitId, context.agency)) return err({ code: 'alreadyCopied', unitId });
  return decided(
    complaint,
    [{ type: 'copied', unitId, as: 'inspectorate', private: { note } }],
    context,
    ({ toUnit, unitName }) => [
      toUnit(unitId, {
        kind: 'copiedToYou',
        unitName: unitName(complaint.ownerUnitId),
        note,
        as: 'inspectorate',
      }),
    ],
  );
}

/** From the admin room only: what lies with a unit is taken back first, so that its liaison is told. */
function inspect(
  complaint: Complaint,
  { unitId, note }: Involvement,
  context: DecisionContext,
): Result<Decision, Refusal> {
  const { agency, actor } = context;
  if (actor.kind !== 'officer' || actor.role !== 'admin') return err({ code: 'notAllowed', command: 'apip' });
  const { status } = complaint;
  if (!isInReview(complaint, agency) || status === 'answered')
    return err({ code: 'wrongStatus', status, possible: [] });
  return handDown(complaint, { unitId, settlementClass: 'inspection', note }, context);
}
