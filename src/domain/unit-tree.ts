/** The tree of an agency's units, of any depth. Pure. */
import { type Agency, adminUnit, type Unit, type UnitLevel, unitById } from './agency.ts';

const rooms: readonly UnitLevel[] = ['secretary', 'head', 'section'];

/** Whether reports are verified and disposed there: the admin room's work, and the national admin's above it. */
export const isReviewRoom = (unit: Pick<Unit, 'level'> | undefined): boolean =>
  unit?.level === 'agency' || unit?.level === 'national';

/** A room inside an office (MJK-B 3-6): people outside know the office only. */
export const isRoom = (unit: Unit): boolean => rooms.includes(unit.level);

export const isOpen = (unit: Unit): boolean => unit.closedAt === undefined;

/** Who stands directly above, open or not. A unit without a parent stands under the admin room. */
function parentOf(agency: Agency, unit: Unit): Unit | undefined {
  if (unit.parentId !== null) return unitById(agency, unit.parentId);
  return isReviewRoom(unit) ? undefined : adminUnit(agency);
}

/** Those above a unit, nearest first; ends where a tree that nobody checked goes round. */
function* above(agency: Agency, unitId: string): Generator<Unit> {
  const seen = new Set([unitId]);
  let unit = unitById(agency, unitId);
  while (unit) {
    unit = parentOf(agency, unit);
    if (!unit || seen.has(unit.id)) return;
    seen.add(unit.id);
    yield unit;
  }
}

/** The nearest open unit above this one; none above the topmost. */
export function unitAbove(agency: Agency, unitId: string): Unit | undefined {
  for (const unit of above(agency, unitId)) if (isOpen(unit)) return unit;
  return undefined;
}

/** Whether `unitId` stands anywhere below `upperId`. */
export function isBelow(agency: Agency, unitId: string, upperId: string): boolean {
  for (const unit of above(agency, unitId)) if (unit.id === upperId) return true;
  return false;
}

/** The ids of a unit and of all below it, closed ones too: what ended keeps its last owner. */
export const unitWithBelow = (agency: Agency, unitId: string): readonly string[] => [
  unitId,
  ...agency.units.map(({ id }) => id).filter((id) => id !== unitId && isBelow(agency, id, unitId)),
];

/** The open units below this one: the nearest level first, each in the agency's order. */
export function unitsBelow(agency: Agency, unitId: string): readonly Unit[] {
  const children = new Map<string, Unit[]>();
  for (const unit of agency.units) {
    const parentId = parentOf(agency, unit)?.id;
    if (parentId !== undefined) children.set(parentId, [...(children.get(parentId) ?? []), unit]);
  }
  const found = new Set<Unit>();
  let level = children.get(unitId) ?? [];
  while (level.length > 0) {
    const fresh = level.filter((unit) => unit.id !== unitId && !found.has(unit));
    for (const unit of fresh) found.add(unit);
    level = fresh.flatMap(({ id }) => children.get(id) ?? []);
  }
  return [...found].filter(isOpen);
}

/**
 * The units of this deployment that are open: all but a national admin under whom the admin room does not stand, who is
 * outside and only named.
 */
export function openUnits(agency: Agency): readonly Unit[] {
  const admin = adminUnit(agency).id;
  return agency.units.filter(
    (unit) => isOpen(unit) && (unit.level !== 'national' || isBelow(agency, admin, unit.id)),
  );
}

/** A unit in its place in the tree; the topmost stand at depth 0. */
export type Placed = { readonly unit: Unit; readonly depth: number; readonly above?: Unit };

/** The open units of this deployment, each followed by those below it, in the agency's order. */
export function treeOf(agency: Agency): readonly Placed[] {
  const open = openUnits(agency);
  const below = new Map<string | undefined, Placed['unit'][]>();
  const aboveOf = new Map(open.map((unit) => [unit.id, unitAbove(agency, unit.id)]));
  for (const unit of open) {
    const key = aboveOf.get(unit.id)?.id;
    below.set(key, [...(below.get(key) ?? []), unit]);
  }
  const placed = (key: string | undefined, depth: number): readonly Placed[] =>
    (below.get(key) ?? []).flatMap((unit) => {
      const above = aboveOf.get(unit.id);
      return [{ unit, depth, ...(above && { above }) }, ...placed(unit.id, depth + 1)];
    });
  return placed(undefined, 0);
}

/** The open units that people outside know, less those that review. */
export const openOffices = (agency: Agency): readonly Unit[] =>
  openUnits(agency).filter((unit) => !isReviewRoom(unit) && !isRoom(unit));

/** The next unit on the way down from one to another: the other's office where it stands directly below. */
export function unitTowards(agency: Agency, fromId: string, toId: string): Unit | undefined {
  let next = unitById(agency, toId);
  for (const unit of above(agency, toId)) {
    if (unit.id === fromId) return next;
    if (isOpen(unit)) next = unit;
  }
  return undefined;
}

/** What people outside know a unit as: the office that a room belongs to, every other unit as itself. */
export function officeOf(agency: Agency, unitId: string): Unit | undefined {
  const unit = unitById(agency, unitId);
  if (!unit || !isRoom(unit)) return unit;
  for (const upper of above(agency, unitId)) if (!isRoom(upper)) return upper;
  return unit;
}

/** A unit, and the closed ones whose work it does now. */
export const unitsWorkedBy = (agency: Agency, unitId: string): readonly [string, ...string[]] => [
  unitId,
  ...agency.units
    .filter((unit) => !isOpen(unit) && presentUnit(agency, unit.id)?.id === unitId)
    .map(({ id }) => id),
];

/** The open unit that does this one's work now: itself, whoever succeeded it, or the unit above. */
export function presentUnit(agency: Agency, unitId: string): Unit | undefined {
  let unit = unitById(agency, unitId);
  for (let step = 0; unit && !isOpen(unit) && step < agency.units.length; step += 1) {
    const { successorId } = unit;
    unit = successorId === undefined ? unitAbove(agency, unit.id) : unitById(agency, successorId);
  }
  return unit && isOpen(unit) ? unit : undefined;
}
