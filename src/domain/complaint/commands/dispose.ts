import { type Agency, unitById } from '../../agency.ts';
import { err, ok, type Result } from '../../result.ts';
import type { SettlementClass } from '../../sop/profile.ts';
import { type CommandInput, defineCommand } from '../command.ts';
import type { Complaint, ComplaintEvent, Decision, DecisionContext, Refusal } from '../complaint.ts';
import { completedFirst } from '../completeness.ts';
import { decided } from '../decided.ts';
import { unitAtStart } from '../match-unit.ts';
import { settlementClassOf } from '../report-words.ts';
import { withinLimit } from '../text-limits.ts';

type Disposition = {
  readonly unitId: string;
  readonly settlementClass?: SettlementClass;
  /** The admin means it although the text accuses the unit's own staff. */
  readonly insists: boolean;
  /** For the unit's officers only. */
  readonly note: string;
};

/**
 * `disposisi`: hands the report down to a unit (BUP VI.B.1.b.7), also again after a return. Its settlement limit runs
 * from here (VI.C; our decision: receipt is the moment it enters the liaison's queue), and the reporter is told the
 * date. A unit whose own staff the text accuses needs the word `tetap`, which is recorded.
 */
export const dispose = defineCommand<Disposition>({
  name: 'dispose',
  keyword: 'disposisi',
  usage: '<nomor> <unit> [tetap] [kelas] [catatan]',
  allowedTo: ['admin'],
  needs: 'unit',
  possibleIn: ['awaitingVerification', 'awaitingReporter', 'verified'],
  restsInDrafting: true,
  offeredWhen: (complaint) =>
    complaint.status !== 'awaitingReporter' || complaint.completion?.repliedAt !== undefined,
  parseArgs,
  decide,
});

/** A unit, then `tetap` and a class (`kelas lapangan` or just `lapangan`), then the note; a colon begins the note. */
function parseArgs({ words }: CommandInput, agency: Agency): Result<Disposition, Refusal> {
  if (words.trim() === '') return err({ code: 'missingText', command: 'dispose' });
  const named = unitAtStart(words, agency);
  if (!named.ok) return named;
  let note = named.value.rest;
  let insists = false;
  let settlementClass: SettlementClass | undefined;
  while (!named.value.noteFollows) {
    const [matched, kelas, word = '', end] =
      /^(kelas\s+)?([\p{L}]+)(\s*[:,;.–-])?(?:\s+|$)/iu.exec(note) ?? [];
    if (matched === undefined) break;
    const meant = settlementClassOf(word);
    if (!kelas && !insists && word.toLowerCase() === 'tetap') insists = true;
    else if (meant && !settlementClass) settlementClass = meant;
    else if (kelas) return err({ code: 'invalidArgument', command: 'dispose' });
    else break;
    note = note.slice(matched.length);
    if (end) break;
  }
  const text = withinLimit(note.trim());
  if (!text.ok) return text;
  return ok({
    unitId: named.value.unit.id,
    insists,
    note: text.value,
    ...(settlementClass && { settlementClass }),
  });
}

function decide(
  complaint: Complaint,
  { unitId, settlementClass, insists, note }: Disposition,
  context: DecisionContext,
): Result<Decision, Refusal> {
  if (unitId === complaint.ownerUnitId) return err({ code: 'sameUnit', unitId });
  const accused = complaint.accusedUnitIds.includes(unitId);
  if (accused && !insists) return err({ code: 'accusedUnit', unitId });
  const wanted = settlementClass ?? complaint.settlementClass;
  return handDown(complaint, { unitId, settlementClass: wanted, accused, note }, context);
}

/** What becomes of a report that goes down to this unit, whose staff it may accuse; refuses one that waits for its reporter. */
export function handDown(
  complaint: Complaint,
  {
    unitId,
    settlementClass,
    accused = false,
    note,
  }: {
    readonly unitId: string;
    readonly settlementClass: SettlementClass;
    readonly accused?: boolean;
    readonly note: string;
  },
  context: DecisionContext,
): Result<Decision, Refusal> {
  const completed = completedFirst(complaint);
  if (!completed.ok) return completed;
  const toLevel = unitById(context.agency, unitId)?.level;
  const disposed: ComplaintEvent = {
    type: 'disposed',
    toUnitId: unitId,
    ...(toLevel !== undefined && toLevel !== 'liaison' && { toLevel }),
    settlementClass,
    ...(accused && { despiteAccusation: true as const }),
    private: { note },
  };
  return decided(
    complaint,
    [...completed.value, disposed],
    context,
    ({ toReporter, toUnit, due, unitName }) => {
      const settlement = due('settlement');
      return [
        toReporter({ kind: 'handedDown', unitName: unitName(unitId), ...settlement }),
        toUnit(unitId, { kind: 'disposedToYou', note, ...settlement }),
      ];
    },
  );
}
