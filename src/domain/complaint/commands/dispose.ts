import { type Agency, unitById } from '../../agency.ts';
import { err, ok, type Result } from '../../result.ts';
import type { SettlementClass } from '../../sop/profile.ts';
import { isReviewRoom, officeOf, openUnits, unitsBelow } from '../../unit-tree.ts';
import { isAccused } from '../accused.ts';
import { type CommandInput, defineCommand } from '../command.ts';
import { type Complaint, workStatuses } from '../complaint.ts';
import { completedFirst } from '../completeness.ts';
import { decided } from '../decided.ts';
import type { Decision, DecisionContext } from '../decision.ts';
import type { ComplaintEvent } from '../event.ts';
import { type NamedUnit, unitAtStart } from '../match-unit.ts';
import type { Refusal } from '../refusal.ts';
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
 * `disposisi`: hands the report down to a unit anywhere below (BUP VI.B.1.b.7; BKP 2, 5, 7), also again after a return.
 * The settlement limit runs from there (VI.C; our decision: receipt is the moment it enters the liaison's queue; an UPT
 * or a room inside the office keeps it), and the reporter is told the date. A unit whose own staff the text accuses
 * needs the word `tetap`, which is recorded.
 */
export const dispose = defineCommand<Disposition>({
  name: 'dispose',
  keyword: 'disposisi',
  usage: '<nomor> <unit> [tetap] [kelas] [catatan]',
  group: 'everyday',
  allowedTo: ['admin', 'liaison'],
  needs: 'unit',
  possibleIn: workStatuses,
  restsInDrafting: true,
  offeredWhen: ({ status, completion }, { unitId }, { agency }) =>
    (status !== 'awaitingReporter' || completion?.repliedAt !== undefined) &&
    unitsBelow(agency, unitId).length > 0,
  parseArgs,
  decide,
});

/** A unit, then `tetap` and a class (`kelas lapangan` or just `lapangan`), then the note; a colon begins the note. */
function parseArgs(
  { words }: CommandInput,
  agency: Agency,
  { ownerUnitId }: Complaint,
): Result<Disposition, Refusal> {
  if (words.trim() === '') return err({ code: 'missingText', command: 'dispose' });
  const named = unitBelow(words, agency, ownerUnitId);
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

/** The unit that is meant among those below; another one is named in the refusal. */
function unitBelow(words: string, agency: Agency, ownerUnitId: string): Result<NamedUnit, Refusal> {
  const below = unitsBelow(agency, ownerUnitId);
  if (below.length === 0) return err({ code: 'notBelow' });
  const named = unitAtStart(words, below);
  if (named.ok || named.error.code !== 'unknownUnit') return named;
  const elsewhere = unitAtStart(words, openUnits(agency));
  if (!elsewhere.ok) return named;
  const { id: unitId } = elsewhere.value.unit;
  return err(unitId === ownerUnitId ? { code: 'sameUnit', unitId } : { code: 'notBelow', unitId });
}

function decide(
  complaint: Complaint,
  { unitId, settlementClass, insists, note }: Disposition,
  context: DecisionContext,
): Result<Decision, Refusal> {
  const accused = isAccused(complaint, unitId, context.agency);
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
  const to = unitById(context.agency, unitId);
  const disposed: ComplaintEvent = {
    type: 'disposed',
    toUnitId: unitId,
    ...(to && to.level !== 'liaison' && { toLevel: to.level }),
    settlementClass,
    ...(accused && { despiteAccusation: true as const }),
    private: { note },
  };
  const events = [...completed.value, disposed];
  if (isReviewRoom(to))
    return decided(complaint, events, context, ({ toReporter, toUnit, due, unitName }) => {
      const review = due('verification');
      return [
        toReporter({ kind: 'handedToAgency', unitName: unitName(unitId), ...review }),
        toUnit(unitId, { kind: 'newInQueue', ...(note !== '' && { note }), ...review }),
      ];
    });
  // The rooms inside an office are its own business.
  const isInside =
    officeOf(context.agency, complaint.ownerUnitId)?.id === officeOf(context.agency, unitId)?.id;
  return decided(complaint, events, context, ({ toReporter, toUnit, due, officeName }) => {
    const settlement = due('settlement');
    const unitName = officeName(unitId);
    return [
      ...(isInside ? [] : [toReporter({ kind: 'handedDown', unitName, ...settlement })]),
      toUnit(unitId, { kind: 'disposedToYou', note, ...settlement }),
    ];
  });
}
