/** The tree of units as an admin sees and changes it in a chat: one thing at a time, shown before it is done. */
import type { Temporal } from 'temporal-polyfill';
import type { OfficerActor } from '../domain/access.ts';
import type { Agency } from '../domain/agency.ts';
import { planChange } from '../domain/agency-change.ts';
import type { AgencyDifference } from '../domain/agency-difference.ts';
import type { Outcome } from '../domain/outcome.ts';
import { type UnitChange, unitNamed, wantUnits } from '../domain/unit-change.ts';
import { isOpen, treeOf, unitWithBelow } from '../domain/unit-tree.ts';
import type { Stores } from '../ports/stores.ts';
import { applyChange } from './change-agency.ts';
import type { UseCaseDeps } from './deps.ts';

/** Units on one page of the list. */
const PAGE = 10;

/** A page of the open units in the tree's order, or of one (as typed) and those below it. */
export async function listUnits(
  { agency: store }: Pick<Stores, 'agency'>,
  { words, from }: { readonly words: string; readonly from: number },
  by: OfficerActor,
): Promise<Outcome> {
  if (by.role !== 'admin') return { kind: 'notAllowed', command: 'units' };
  const agency = await known(store.load());
  const top = words === '' ? undefined : unitNamed(words, agency);
  if (top && !top.ok) return { kind: 'unitsRefused', refusal: top.error };
  const belowId = top?.value.id;
  const ids = belowId === undefined ? undefined : new Set(unitWithBelow(agency, belowId));
  const tree = treeOf(agency).filter(({ unit }) => ids?.has(unit.id) ?? true);
  const page = tree.slice(from, from + PAGE);
  const use = await store.use(page.map(({ unit }) => unit.id));
  const next = from + PAGE;
  const isLast = tree.length <= next;
  const closedIds = agency.units.filter((unit) => !isOpen(unit)).map(({ id }) => id);
  return {
    kind: 'units',
    rows: page.map(({ unit: { id, name, level }, depth, above }) => {
      const { officers = 0, open = 0 } = use.get(id) ?? {};
      const aboveId = above?.id;
      return {
        id,
        name,
        level,
        depth: depth - (tree[0]?.depth ?? 0),
        officers,
        open,
        ...(aboveId !== undefined && { aboveId }),
      };
    }),
    total: tree.length,
    from,
    ...(!isLast && { next }),
    ...(belowId !== undefined && { belowId }),
    ...(isLast && belowId === undefined && closedIds.length > 0 && { closedIds }),
  };
}

/**
 * One change of the units. What was `agreed` to is done if it is still what would happen; else, or before anybody
 * agreed, the differences are shown.
 */
export const changeUnits =
  (deps: UseCaseDeps) =>
  async (
    stores: Pick<Stores, 'agency' | 'audit' | 'complaints' | 'outbox'>,
    { asked, agreed }: { readonly asked: UnitChange; readonly agreed?: readonly AgencyDifference[] },
    by: OfficerActor,
    now: Temporal.Instant,
  ): Promise<Outcome> => {
    if (by.role !== 'admin') return { kind: 'notAllowed', command: 'units' };
    const present = await known(agreed ? stores.agency.lock() : stores.agency.load());
    const use = await stores.agency.use();
    const wanted = wantUnits(present, asked, use, now.toString());
    if (!wanted.ok) return { kind: 'unitsRefused', refusal: wanted.error };
    const planned = planChange(present, wanted.value.agency, use);
    if (!planned.ok) return { kind: 'unitsRefused', refusal: { code: 'faults', faults: planned.error } };
    const { differences, successions } = planned.value;
    const unitIds = [wanted.value.unitId, ...successions.map(({ toUnitId }) => toUnitId)];
    if (differences.length === 0) return { kind: 'unitsChanged', differences, unitIds };
    if (JSON.stringify(agreed) !== JSON.stringify(differences))
      return {
        kind: 'unitsPlanned',
        differences,
        reports: successions.reduce((sum, { reports }) => sum + reports, 0),
        ...(agreed && { overtaken: true }),
      };
    await applyChange(deps)(stores, planned.value, by, now);
    return { kind: 'unitsChanged', differences, unitIds };
  };

async function known(reading: Promise<Agency | undefined>): Promise<Agency> {
  const agency = await reading;
  if (!agency) throw new Error('This database has no agency.');
  return agency;
}
