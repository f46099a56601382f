import type { Temporal } from 'temporal-polyfill';
import type { Actor } from '../domain/access.ts';
import type { Agency } from '../domain/agency.ts';
import { type AgencyChange, planChange, type Succession } from '../domain/agency-change.ts';
import { decideSuccession } from '../domain/complaint/succession.ts';
import { ok, type Result } from '../domain/result.ts';
import { isOpen, presentUnit } from '../domain/unit-tree.ts';
import type { Stores, Transact } from '../ports/stores.ts';
import type { UseCaseDeps } from './deps.ts';
import { contextFor, recordingOf } from './record-decision.ts';

/** Reports of a closed unit that are read at once. */
const PAGE = 200;
/** Sentences of a change that its audit event keeps. */
const MOST_DIFFERENCES = 500;

type AgencyStores = Pick<Stores, 'agency' | 'audit' | 'complaints' | 'outbox'>;

/** What would change, without changing it; faults are Indonesian sentences. */
export async function lookAtChange(
  stores: Pick<Stores, 'agency'>,
  wanted: Agency,
): Promise<Result<AgencyChange, string[]>> {
  return planFrom(await stores.agency.load(), stores, wanted);
}

async function planFrom(
  present: Agency | undefined,
  { agency }: Pick<Stores, 'agency'>,
  wanted: Agency,
): Promise<Result<AgencyChange, string[]>> {
  return present
    ? planChange(present, wanted, await agency.use())
    : ok({ agency: wanted, differences: [{ what: 'newAgency', name: wanted.name }], successions: [] });
}

/**
 * Changes the agency to what is wanted, all of it or nothing, in the caller's transaction; other changes wait for its end.
 */
export const changeAgency =
  (deps: UseCaseDeps) =>
  async (
    stores: AgencyStores,
    wanted: Agency,
    by: Actor,
    now: Temporal.Instant,
  ): Promise<Result<AgencyChange, string[]>> => {
    const planned = await planFrom(await stores.agency.lock(), stores, wanted);
    if (planned.ok) await applyChange(deps)(stores, planned.value, by, now);
    return planned;
  };

/**
 * What was planned on the locked agency: units and categories, the open reports and officers of closed units to their
 * successors, and one audit event with the differences. Nothing is stored where nothing differs.
 */
export const applyChange =
  (deps: UseCaseDeps) =>
  async (
    stores: AgencyStores,
    { agency, differences, successions }: AgencyChange,
    by: Actor,
    now: Temporal.Instant,
  ): Promise<void> => {
    if (differences.length === 0) return;
    await stores.agency.save(agency);
    const renewed = { ...deps, agency: () => agency };
    for (const succession of successions) {
      await stores.agency.moveOfficers(succession.unitId, succession.toUnitId);
      await succeed(renewed, stores, succession, by, now);
    }
    await stores.audit.append(
      'agency',
      by,
      'agencyChanged',
      { differences: differences.slice(0, MOST_DIFFERENCES) },
      now.toString(),
    );
  };

/** The open reports of one unit go to another; how many. They are locked in id order, as sweeps do. */
async function succeed(
  deps: UseCaseDeps,
  stores: Omit<AgencyStores, 'audit'>,
  { unitId, toUnitId }: Pick<Succession, 'unitId' | 'toUnitId'>,
  by: Actor,
  now: Temporal.Instant,
): Promise<number> {
  const { complaints, outbox } = stores;
  const ids = (await openIn(complaints, unitId)).sort();
  let moved = 0;
  for (let from = 0; from < ids.length; from += PAGE) {
    const held = await complaints.lockAll(ids.slice(from, from + PAGE));
    const recordings = held
      .filter(({ ownerUnitId }) => ownerUnitId === unitId)
      .map((complaint) => {
        const context = contextFor(deps, complaint, by, now);
        const decision = decideSuccession(complaint, toUnitId, context);
        if (!decision.ok)
          throw new Error(`${complaint.number} cannot go to ${toUnitId}: ${decision.error.code}.`);
        return recordingOf(complaint, decision.value, context);
      });
    await complaints.saveAll(recordings);
    await outbox.notify(
      recordings.flatMap(({ effects }) => effects),
      now.toString(),
    );
    moved += recordings.length;
  }
  return moved;
}

/** Ids of a unit's open reports, those that follow another one too. */
async function openIn(complaints: Stores['complaints'], unitId: string): Promise<string[]> {
  const ids: string[] = [];
  for (let after: string | undefined; ; ) {
    const page = await complaints.queue({
      unitIds: [unitId],
      limit: PAGE,
      ...(after !== undefined && { after }),
    });
    for (const { complaintId } of page.rows) ids.push(complaintId);
    if (page.next === undefined) break;
    after = page.next;
  }
  for (let after = ''; ; ) {
    const page = await complaints.merged(unitId, after, PAGE);
    ids.push(...page);
    if (page.length < PAGE) return ids;
    after = page.at(-1) ?? after;
  }
}

/**
 * What came to a closed unit all the same, from a process that did not know yet, goes to whoever has its work; how many
 * reports.
 */
export const settleClosedUnits =
  (deps: UseCaseDeps & { readonly transact: Transact }) =>
  (now: Temporal.Instant): Promise<number> =>
    deps.transact(async (stores) => {
      const agency = await stores.agency.load();
      const closed = agency?.units.filter((unit) => !isOpen(unit)).map(({ id }) => id) ?? [];
      if (!agency || closed.length === 0) return 0;
      const renewed = { ...deps, agency: () => agency };
      let moved = 0;
      for (const unitId of await unitsWithWork(stores.complaints, closed)) {
        const toUnitId = presentUnit(agency, unitId)?.id;
        if (toUnitId === undefined) continue;
        moved += await succeed(renewed, stores, { unitId, toUnitId }, { kind: 'system', job: 'agency' }, now);
      }
      return moved;
    });

/** Those of the units that have an open report, among the most urgent of them all. */
async function unitsWithWork(
  complaints: Stores['complaints'],
  unitIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await complaints.queue({ unitIds, limit: PAGE });
  return new Set(rows.map(({ ownerUnitId }) => ownerUnitId));
}
