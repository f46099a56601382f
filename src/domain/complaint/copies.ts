import type { CopyStep } from '../notice/officer.ts';
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
  'revived',
  'draftOrdered',
  'drafted',
  'draftApproved',
  'draftReturned',
]);

/** Whether this unit has a copy (tembusan): it sees the report and may comment, and does not own it. */
export const hasCopy = (
  { copies = [] }: { readonly copies?: readonly { readonly unitId: string }[] },
  unitId: string,
): boolean => copies.some((copy) => copy.unitId === unitId);

/** The big steps of a decision for each unit that has a copy: all of them in one notice. */
export function toldToCopies(events: readonly ComplaintEvent[], teller: Teller): readonly Effect[] {
  const { after, toUnit, unitName } = teller;
  const steps = events.map(({ type }) => type).filter((type): type is CopyStep => bigSteps.has(type));
  if (steps.length === 0) return [];
  const notice = { kind: 'copyMoved', steps, unitName: unitName(after.ownerUnitId) } as const;
  return (after.copies ?? []).map(({ unitId }) => toUnit(unitId, notice));
}
