import type { Agency } from '../agency.ts';
import type { CopyStep } from '../notice/officer.ts';
import { presentUnit } from '../unit-tree.ts';
import { isAccused } from './accused.ts';
import type { Complaint } from './complaint.ts';
import type { Teller } from './decided.ts';
import type { Effect } from './decision.ts';
import type { ComplaintEvent } from './event.ts';

/** The most units that may have a copy of one report. */
export const MOST_COPIES = 10;

/** What who has a copy is told of: where the report goes, and how it ends. */
const bigSteps: ReadonlySet<string> = new Set<CopyStep>([
  'disposed',
  'returned',
  'sentToNational',
  'forwarded',
  'answered',
  'reopened',
  'closed',
  'archived',
  'revived',
]);

/** What may give or take a copy: a unit that gets the report itself has one no more, however it came to it. */
export const movesCopies: ReadonlySet<ComplaintEvent['type']> = new Set([
  'copied',
  'copyWithdrawn',
  'disposed',
  'returned',
  'transferred',
  'revived',
  'draftOrdered',
  'drafted',
  'draftApproved',
  'draftReturned',
]);

/** What decides who has a report's copies. */
export type Copied = Pick<Complaint, 'ownerUnitId' | 'accusedUnitIds' | 'copies'>;

/**
 * The units that have a copy (tembusan) now: they see the report and may comment, and do not own it. Where one was closed,
 * whoever has its work, but for the owner, and for a unit whose own staff is accused: that gets one by the admin's word alone.
 */
export function copyHolders(complaint: Copied, agency: Agency): readonly string[] {
  const { ownerUnitId, copies = [] } = complaint;
  const holders = copies.flatMap(({ unitId }) => {
    const holder = presentUnit(agency, unitId)?.id ?? unitId;
    const isKept = holder === unitId || (holder !== ownerUnitId && !isAccused(complaint, holder, agency));
    return isKept ? [holder] : [];
  });
  return [...new Set(holders)];
}

/** Whether this unit is one of them. */
export const hasCopy = (complaint: Copied, unitId: string, agency: Agency): boolean =>
  copyHolders(complaint, agency).includes(unitId);

/** The big steps of a decision for each unit that has a copy: all of them in one notice. */
export function toldToCopies(
  events: readonly ComplaintEvent[],
  teller: Teller,
  agency: Agency,
): readonly Effect[] {
  const { after, toUnit, unitName } = teller;
  const steps = events.map(({ type }) => type).filter((type): type is CopyStep => bigSteps.has(type));
  if (steps.length === 0) return [];
  const notice = { kind: 'copyMoved', steps, unitName: unitName(after.ownerUnitId) } as const;
  return copyHolders(after, agency).map((unitId) => toUnit(unitId, notice));
}
