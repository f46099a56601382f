/** What an admin changes of the tree of units, one thing at a time: the agency as it would stand then. Pure. */
import { type Agency, type Unit, type UnitLevel, unitById } from './agency.ts';
import type { UnitsInUse } from './agency-change.ts';
import { readAgency, toAgencyFile } from './agency-file.ts';
import { matchAmong } from './complaint/match-unit.ts';
import { err, ok, type Result } from './result.ts';
import { isBelow, isOpen, isReviewRoom, openUnits, unitsBelow } from './unit-tree.ts';

/** One change; `unit`, `under` and `successor` are what was typed for a unit. */
export type UnitChange =
  | {
      readonly what: 'add';
      readonly code: string;
      readonly name: string;
      readonly under: string;
      readonly level?: UnitLevel;
    }
  | { readonly what: 'rename'; readonly unit: string; readonly name: string }
  | { readonly what: 'move'; readonly unit: string; readonly under: string }
  | { readonly what: 'close'; readonly unit: string; readonly successor?: string }
  | { readonly what: 'reopen'; readonly unit: string }
  /** When its officers get their digest; no hour: with the others. */
  | { readonly what: 'digest'; readonly unit: string; readonly at?: string }
  /** Where new reports enter; which unit is the inspectorate (APIP). */
  | { readonly what: 'intake' | 'inspectorate'; readonly unit: string };

export type UnitChangeRefusal =
  /** No open unit is called so; `closed`: no closed one is. */
  | { readonly code: 'unknownUnit'; readonly words: string; readonly closed?: true }
  | { readonly code: 'ambiguousUnit'; readonly words: string; readonly unitIds: readonly string[] }
  /** A unit of this name stands already: `isClosed`, or under another name. */
  | { readonly code: 'taken'; readonly unitId: string; readonly name: string; readonly isClosed: boolean }
  /** More than one level may stand there: which? */
  | { readonly code: 'whichLevel'; readonly unitId: string; readonly levels: readonly UnitLevel[] }
  | { readonly code: 'belowItself'; readonly unitId: string; readonly parentId: string }
  /** Nothing may stand below this unit. */
  | { readonly code: 'nothingBelow'; readonly unitId: string }
  /** Reports, officers, categories or units hang on it: who has them then? */
  | { readonly code: 'whichSuccessor'; readonly unitId: string; readonly unitIds: readonly string[] }
  /** Sentences of the checks that an agency's file goes through as well. */
  | { readonly code: 'faults'; readonly faults: readonly string[] };

/** A change that can be asked for: the agency as it would stand, and the unit that it is about. */
export type WantedUnits = { readonly agency: Agency; readonly unitId: string };

/** What may stand directly below a level. */
const levelsBelow: Readonly<Record<UnitLevel, readonly UnitLevel[]>> = {
  national: [],
  agency: ['echelon1', 'liaison'],
  echelon1: ['liaison', 'upt'],
  liaison: ['liaison', 'upt', 'secretary', 'head', 'section'],
  upt: ['upt'],
  secretary: ['head', 'section'],
  head: ['section'],
  section: ['section'],
};

/** The agency with this change, checked as a file is; `at` is when a unit would close (ISO 8601). */
export function wantUnits(
  present: Agency,
  asked: UnitChange,
  use: UnitsInUse,
  at: string,
): Result<WantedUnits, UnitChangeRefusal> {
  const changed = asked.what === 'add' ? added(present, asked) : onUnit(present, asked, use, at);
  if (!changed.ok) return changed;
  const checked = readAgency(toAgencyFile(changed.value.agency), () => undefined, at);
  if (!checked.ok) return err({ code: 'faults', faults: checked.error });
  return ok({ agency: checked.value, unitId: changed.value.unitId });
}

function added(
  present: Agency,
  { code, name, under, level }: Extract<UnitChange, { what: 'add' }>,
): Result<WantedUnits, UnitChangeRefusal> {
  const known = unitById(present, code);
  if (known) return err({ code: 'taken', unitId: code, name: known.name, isClosed: !isOpen(known) });
  const parent = unitNamed(under, present);
  if (!parent.ok) return parent;
  const { id: parentId, level: above } = parent.value;
  const possible = levelsBelow[above];
  const [only, other] = possible;
  if (only === undefined) return err({ code: 'nothingBelow', unitId: parentId });
  const chosen = level !== undefined && possible.includes(level) ? level : other ? undefined : only;
  if (chosen === undefined) return err({ code: 'whichLevel', unitId: parentId, levels: possible });
  const unit: Unit = { id: code, parentId, level: chosen, name, shortName: code, aliases: [] };
  return ok({ agency: { ...present, units: [...present.units, unit] }, unitId: code });
}

function onUnit(
  present: Agency,
  asked: Exclude<UnitChange, { what: 'add' }>,
  use: UnitsInUse,
  at: string,
): Result<WantedUnits, UnitChangeRefusal> {
  const wantsClosed = asked.what === 'reopen';
  const meant = named(
    asked.unit,
    present.units.filter((unit) => isOpen(unit) !== wantsClosed),
  );
  if (!meant.ok && meant.error.code === 'unknownUnit' && wantsClosed)
    return err({ ...meant.error, closed: true });
  if (!meant.ok) return meant;
  const unit = meant.value;
  const unitId = unit.id;
  const become = (next: Unit, agency = present): Result<WantedUnits, never> =>
    ok({
      agency: { ...agency, units: agency.units.map((one) => (one.id === unitId ? next : one)) },
      unitId,
    });
  switch (asked.what) {
    case 'rename':
      return become({ ...unit, name: asked.name });
    case 'move': {
      const under = unitNamed(asked.under, present);
      if (!under.ok) return under;
      const { id: parentId } = under.value;
      return parentId === unitId || isBelow(present, parentId, unitId)
        ? err({ code: 'belowItself', unitId, parentId })
        : become({ ...unit, parentId });
    }
    case 'close':
      return closed(present, unit, asked.successor, use, at);
    case 'reopen': {
      const { closedAt: _closedAt, successorId: _successorId, ...open } = unit;
      return become(open);
    }
    case 'digest': {
      const { digestAt: _usual, ...rest } = unit;
      return become(asked.at === undefined ? rest : { ...rest, digestAt: asked.at });
    }
    case 'intake':
      return ok({ agency: withIntake(present, unit), unitId });
    case 'inspectorate': {
      const units = present.units.map(({ inspectorate: _was, ...rest }) => rest);
      return become({ ...unit, inspectorate: true }, { ...present, units });
    }
  }
}

/** The admin room is where reports enter unless another room is named. */
function withIntake({ intakeUnitId: _was, ...agency }: Agency, { id, level }: Unit): Agency {
  return level === 'agency' ? agency : { ...agency, intakeUnitId: id };
}

/** Whoever succeeds a unit has its reports, officers and categories, and the units below it. */
function closed(
  present: Agency,
  unit: Unit,
  successor: string | undefined,
  use: UnitsInUse,
  at: string,
): Result<WantedUnits, UnitChangeRefusal> {
  const { open = 0, officers = 0 } = use.get(unit.id) ?? {};
  const below = present.units.filter((one) => isOpen(one) && one.parentId === unit.id);
  const categories = present.categories.filter(({ unitId }) => unitId === unit.id);
  const isNeeded = open + officers + below.length + categories.length > 0;
  if (successor === undefined && isNeeded)
    return err({ code: 'whichSuccessor', unitId: unit.id, unitIds: successorsOf(present, unit) });
  const by = successor === undefined ? undefined : unitNamed(successor, present);
  if (by && !by.ok) return by;
  const successorId = by?.value.id;
  const { inspectorate: _mark, ...rest } = unit;
  const leaving: Unit = { ...rest, closedAt: at, ...(successorId !== undefined && { successorId }) };
  const moved = (one: Unit): Unit => {
    if (one.id === unit.id) return leaving;
    if (successorId === undefined || one.parentId !== unit.id || !isOpen(one)) return one;
    return { ...one, parentId: one.id === successorId ? unit.parentId : successorId };
  };
  return ok({
    unitId: unit.id,
    agency: {
      ...present,
      units: present.units.map(moved),
      categories: present.categories.map((category) =>
        category.unitId === unit.id && successorId !== undefined
          ? { ...category, unitId: successorId }
          : category,
      ),
    },
  });
}

/** Who might have a unit's work: its neighbours, who stands above, then any other of its kind. */
function successorsOf(present: Agency, unit: Unit): readonly string[] {
  const kind = openUnits(present).filter(
    (one) => one.id !== unit.id && isReviewRoom(one) === isReviewRoom(unit),
  );
  const beside = kind.filter(({ parentId, level }) => parentId === unit.parentId && level === unit.level);
  const above = kind.filter(({ id }) => id === unit.parentId);
  const below = new Set(unitsBelow(present, unit.id));
  const rest = kind.filter((one) => !below.has(one));
  return [...new Set([...beside, ...above, ...rest])].map(({ id }) => id);
}

/** The open unit of this deployment that these words name. */
export const unitNamed = (words: string, agency: Agency): Result<Unit, UnitChangeRefusal> =>
  named(words, openUnits(agency));

function named(words: string, units: readonly Unit[]): Result<Unit, UnitChangeRefusal> {
  const [unit, ...others] = matchAmong(words, units);
  if (!unit) return err({ code: 'unknownUnit', words });
  if (others.length === 0) return ok(unit);
  return err({ code: 'ambiguousUnit', words, unitIds: [unit, ...others].map(({ id }) => id) });
}
