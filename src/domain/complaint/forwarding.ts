import type { Agency } from '../agency.ts';
import type { Result } from '../result.ts';
import type { Complaint, Decision, DecisionContext, Refusal } from './complaint.ts';
import { decided } from './decided.ts';

/** Who is above the agency, where its own list of units names nobody. */
const nationalAdmin = 'Admin Nasional SP4N-LAPOR!';

/**
 * Ends a report here by sending it up to the national admin, who has or finds the authority (BUP VI.B.1.b.12): one of the
 * three ways in which a report may end (IV.A.2.a). The reporter is told to whom and why.
 */
export function decideForwarding(
  complaint: Complaint,
  reason: string,
  context: DecisionContext,
): Result<Decision, Refusal> {
  const to = nationalName(context.agency);
  return decided(complaint, [{ type: 'forwarded', to, private: { reason } }], context, ({ toReporter }) => [
    toReporter({ kind: 'forwardedAway', to, reason }),
  ]);
}

const nationalName = (agency: Agency): string =>
  agency.units.find((unit) => unit.level === 'national')?.name ?? nationalAdmin;
