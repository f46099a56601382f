/** What a room of an office may answer without passing it on to the head (MJK-B 2-4). Pure. */
import { unitById } from '../agency.ts';
import { isRoom, officeOf, unitsBelow } from '../unit-tree.ts';
import type { Complaint } from './complaint.ts';
import type { Rulebook } from './decision.ts';
import type { Refusal } from './refusal.ts';

/**
 * Why the unit that has a report may not answer it itself: its procedure keeps the class for a room further in, and there
 * is one. `undefined`: it may. An office without rooms answers everything, as nobody else there could.
 */
export function passOnFirst(
  { ownerUnitId, settlementClass }: Pick<Complaint, 'ownerUnitId' | 'settlementClass'>,
  { agency, profile }: Rulebook,
): Extract<Refusal, { code: 'passOnFirst' }> | undefined {
  const level = unitById(agency, ownerUnitId)?.level;
  const rule = profile.directAnswers?.find((one) => one.level === level);
  if (!rule || rule.settlementClasses.includes(settlementClass)) return undefined;
  const office = officeOf(agency, ownerUnitId);
  const inside = unitsBelow(agency, ownerUnitId).filter(
    (unit) => isRoom(unit) && officeOf(agency, unit.id) === office,
  );
  if (inside.length === 0) return undefined;
  return {
    code: 'passOnFirst',
    settlementClass,
    answerable: rule.settlementClasses,
    source: rule.source,
    unitIds: inside.map(({ id }) => id),
  };
}
