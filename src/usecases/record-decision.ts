import type { Temporal } from 'temporal-polyfill';
import type { Actor } from '../domain/access.ts';
import type {
  Complaint,
  Decision,
  DecisionContext,
  Instant,
  Recorded,
} from '../domain/complaint/complaint.ts';
import { evolve } from '../domain/complaint/evolve.ts';
import { scheduleOf } from '../domain/sop/schedule.ts';
import type { Stores } from '../ports/stores.ts';
import type { UseCaseDeps } from './deps.ts';

/** What a decision on this complaint may look at. */
export function contextFor(
  deps: UseCaseDeps,
  complaint: Pick<Complaint, 'profile'>,
  actor: Actor,
  now: Temporal.Instant,
): DecisionContext {
  return {
    now,
    actor,
    profile: deps.profileOf(complaint.profile),
    calendar: deps.calendar(),
    agency: deps.agency(),
  };
}

/**
 * Stores what was decided on a locked complaint: its events, the state they fold to with its next wake-up, and the
 * news for whom it concerns, in the caller's transaction. Returns the new state.
 */
export async function recordDecision(
  stores: Pick<Stores, 'complaints' | 'outbox'>,
  before: Complaint,
  decision: Decision,
  context: DecisionContext,
  notBefore?: Instant,
): Promise<Complaint> {
  if (decision.events.length === 0) return before;
  const at = context.now.toString();
  const recorded: Recorded[] = decision.events.map((event, index) => ({
    version: before.version + 1 + index,
    at,
    actor: context.actor,
    event,
  }));
  const after = recorded.reduce(evolve, before);
  await stores.complaints.save(
    after,
    recorded,
    scheduleOf(after, context.profile, context.calendar, context.now),
  );
  if (decision.effects.length > 0) await stores.outbox.notify(decision.effects, at, notBefore);
  return after;
}
