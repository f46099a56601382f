import type { Temporal } from 'temporal-polyfill';
import type { Actor } from '../domain/access.ts';
import { instantText } from '../domain/calendar/epoch-day.ts';
import type { Complaint } from '../domain/complaint/complaint.ts';
import type { Decision, DecisionContext } from '../domain/complaint/decision.ts';
import type { Recorded } from '../domain/complaint/event.ts';
import { evolve } from '../domain/complaint/evolve.ts';
import type { Instant } from '../domain/instant.ts';
import { scheduleOf } from '../domain/sop/schedule.ts';
import type { ComplaintSave } from '../ports/complaints.ts';
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

/** What was decided on a locked complaint, ready to be stored. */
export type Recording = ComplaintSave & { readonly effects: Decision['effects'] };

/** The events of a decision as they are stored, the state they fold to with its next wake-up, and the news of it. */
export function recordingOf(before: Complaint, decision: Decision, context: DecisionContext): Recording {
  const at = instantText(context.now.epochMilliseconds);
  const events: Recorded[] = decision.events.map((event, index) => ({
    version: before.version + 1 + index,
    at,
    actor: context.actor,
    event,
  }));
  const complaint = events.reduce(evolve, before);
  const schedule = scheduleOf(complaint, context.profile, context.calendar, context.now);
  return { complaint, events, schedule, effects: decision.effects };
}

/**
 * Stores what was decided on a locked complaint: its events, the state they fold to with its next wake-up, and the
 * news for whom it concerns, told not before `notBefore`, in the caller's transaction. Returns the new state.
 */
export async function recordDecision(
  stores: Pick<Stores, 'complaints' | 'outbox'>,
  before: Complaint,
  decision: Decision,
  context: DecisionContext,
  notBefore?: Instant,
): Promise<Complaint> {
  if (decision.events.length === 0) return before;
  const recording = recordingOf(before, decision, context);
  await stores.complaints.save(recording.complaint, recording.events, recording.schedule);
  if (decision.effects.length > 0)
    await stores.outbox.notify(decision.effects, context.now.toString(), notBefore);
  return recording.complaint;
}
