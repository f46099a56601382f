import type { Temporal } from 'temporal-polyfill';
import type { Actor } from '../domain/access.ts';
import type { Agency } from '../domain/agency.ts';
import { type AgencyChange, planChange, type Succession } from '../domain/agency-change.ts';
import { decideSuccession } from '../domain/complaint/succession.ts';
import { ok, type Result } from '../domain/result.ts';
import type { Stores } from '../ports/stores.ts';
import type { UseCaseDeps } from './deps.ts';
import { contextFor, recordDecision } from './record-decision.ts';

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
    : ok({ agency: wanted, differences: [`instansi baru: ${wanted.name}.`], successions: [] });
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
    for (const succession of successions) await succeed(renewed, stores, succession, by, now);
    await stores.audit.append(
      'agency',
      by,
      'agencyChanged',
      { differences: differences.slice(0, MOST_DIFFERENCES) },
      now.toString(),
    );
  };

async function succeed(
  deps: UseCaseDeps,
  stores: AgencyStores,
  { unitId, toUnitId }: Succession,
  by: Actor,
  now: Temporal.Instant,
): Promise<void> {
  await stores.agency.moveOfficers(unitId, toUnitId);
  const move = async (id: string): Promise<boolean> => {
    const complaint = await stores.complaints.lock(id);
    if (complaint?.ownerUnitId !== unitId) return false;
    const context = contextFor(deps, complaint, by, now);
    const decision = decideSuccession(complaint, toUnitId, context);
    if (!decision.ok)
      throw new Error(`${complaint.number} cannot go to ${toUnitId}: ${decision.error.code}.`);
    await recordDecision(stores, complaint, decision.value, context);
    return true;
  };
  for (;;) {
    const { rows } = await stores.complaints.queue({ unitIds: [unitId], limit: PAGE });
    const merged = await stores.complaints.merged(unitId, '', PAGE);
    let moved = 0;
    for (const id of [...rows.map(({ complaintId }) => complaintId), ...merged])
      if (await move(id)) moved += 1;
    if (moved === 0) return;
  }
}
