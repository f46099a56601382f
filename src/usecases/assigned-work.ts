import type { Temporal } from 'temporal-polyfill';
import type { OfficerActor } from '../domain/access.ts';
import type { Complaint } from '../domain/complaint/complaint.ts';
import type { Decision, DecisionContext } from '../domain/complaint/decision.ts';
import type { Refusal } from '../domain/complaint/refusal.ts';
import type { Result } from '../domain/result.ts';
import type { Stores } from '../ports/stores.ts';
import type { UseCaseDeps } from './deps.ts';
import { contextFor, recordDecision } from './record-decision.ts';

const PAGE = 100;

/**
 * Lets go of everything open that an officer has, by a decision after which it is not theirs any more; how many reports
 * that was. What the decision refuses stays.
 */
export async function letGoOfAll(
  deps: UseCaseDeps,
  stores: Pick<Stores, 'complaints' | 'outbox'>,
  officerId: string,
  decide: (complaint: Complaint, context: DecisionContext) => Result<Decision, Refusal>,
  by: OfficerActor,
  now: Temporal.Instant,
): Promise<number> {
  let all = 0;
  for (;;) {
    const page = await stores.complaints.queue({ assigneeId: officerId, limit: PAGE });
    let gone = 0;
    for (const { complaintId } of page.rows) {
      const complaint = await stores.complaints.lock(complaintId);
      if (!complaint) continue;
      const context = contextFor(deps, complaint, by, now);
      const decided = decide(complaint, context);
      if (!decided.ok || decided.value.events.length === 0) continue;
      await recordDecision(stores, complaint, decided.value, context);
      gone++;
    }
    all += gone;
    if (page.rows.length < PAGE || gone === 0) return all;
  }
}
