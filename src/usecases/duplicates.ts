import { isInCharge, maySee, type OfficerActor } from '../domain/access.ts';
import { decideSeparation } from '../domain/complaint/commands/separate.ts';
import type { Complaint, ComplaintRef } from '../domain/complaint/complaint.ts';
import type { Decision, DecisionContext } from '../domain/complaint/decision.ts';
import { endsSharing } from '../domain/complaint/duplicates.ts';
import type { Instant } from '../domain/instant.ts';
import type { Stores } from '../ports/stores.ts';
import type { UseCaseDeps } from './deps.ts';
import { findComplaint } from './find-complaint.ts';
import { contextFor, recordDecision } from './record-decision.ts';

type Kept = Pick<Stores, 'complaints' | 'outbox'>;

/** The context with the other report that a decision is about too, locked; as it is where there is none. */
export async function withOther(
  deps: UseCaseDeps,
  stores: Pick<Stores, 'complaints'>,
  context: DecisionContext,
  ref: ComplaintRef | undefined,
): Promise<DecisionContext> {
  const found = ref && (await findComplaint(stores, ref, 'lock'));
  if (!found?.ok) return context;
  const complaint = found.value;
  return { ...context, other: { complaint, profile: deps.profileOf(complaint.profile) } };
}

/** The report that a duplicate follows. */
export const followed = ({ mergedInto }: Complaint): ComplaintRef | undefined =>
  mergedInto && { by: 'id', id: mergedInto.complaintId };

/** Stores a decision and what it means for the other report, and lets the duplicates go that it parts. */
export async function recordBoth(
  deps: UseCaseDeps,
  stores: Kept,
  before: Complaint,
  decision: Decision,
  context: DecisionContext,
): Promise<Complaint> {
  const { onOther, ...own } = decision;
  const after = await recordDecision(stores, before, own, context);
  const { other, now, actor } = context;
  if (onOther && other)
    await recordDecision(stores, other.complaint, onOther, contextFor(deps, other.complaint, actor, now));
  return decision.events.some(endsSharing) ? partDuplicates(deps, stores, after, context) : after;
}

/**
 * Lets everything go its own way again that followed this report, and returns the report after that: what its own
 * reporter did not supply takes nobody else's right to an answer. They hear of it not before `notBefore`.
 */
export async function partDuplicates(
  deps: UseCaseDeps,
  stores: Kept,
  ended: Complaint,
  context: DecisionContext,
  notBefore?: Instant,
): Promise<Complaint> {
  const system = { kind: 'system', job: 'merge' } as const;
  let main = ended;
  for (const { complaintId } of ended.duplicates ?? []) {
    const duplicate = await stores.complaints.lock(complaintId);
    if (!duplicate) continue;
    const own = contextFor(deps, duplicate, system, context.now);
    const parted = decideSeparation(duplicate, own);
    if (!parted.ok) continue;
    const { onOther, ...decision } = parted.value;
    await recordDecision(stores, duplicate, decision, own, notBefore);
    if (onOther) main = await recordDecision(stores, main, onOther, { ...context, actor: system });
  }
  return main;
}

/** Whether an officer may open a report: also a duplicate of one that is theirs to work on. */
export async function mayOpen(
  deps: Pick<UseCaseDeps, 'agency'>,
  { complaints }: Pick<Stores, 'complaints'>,
  officer: OfficerActor,
  complaint: Complaint,
): Promise<boolean> {
  if (maySee(officer, complaint, deps.agency())) return true;
  const main = complaint.mergedInto && (await complaints.load(complaint.mergedInto.complaintId));
  return main !== undefined && isInCharge(officer, main);
}
