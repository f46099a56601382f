import type { Agency } from '../agency.ts';
import type { Result } from '../result.ts';
import type { Complaint, Decision, DecisionContext, Refusal } from './complaint.ts';
import { decided } from './decided.ts';

/** Who is above the agency, where its own list of units names nobody. */
const nationalAdmin = 'Admin Nasional SP4N-LAPOR!';

/** Why a report goes up; `systemic`: no matter of authority, it cannot be solved here in 60 days (MJK-A 4). */
export type Forwarding = { readonly reason: string; readonly systemic: boolean };

/**
 * Sends a report up to the national admin, who has or finds the authority (BUP VI.B.1.b.12, TTD 3, BKP 4). National is
 * outside this service: an officer carries the report there (`ekspor`), and the agency admin keeps watching it until
 * word comes back. The reporter is told to whom, why, and when the admin asks.
 */
export function decideForwarding(
  complaint: Complaint,
  { reason, systemic }: Forwarding,
  context: DecisionContext,
): Result<Decision, Refusal> {
  const to = nationalName(context.agency);
  const ground = systemic ? { systemic: true as const } : {};
  return decided(
    complaint,
    [{ type: 'sentToNational', to, ...ground, private: { reason } }],
    context,
    ({ toReporter, due }) => [
      toReporter({ kind: 'sentToNational', to, ...ground, reason, ...due('nationalReply') }),
    ],
  );
}

/** What the national admin is called. */
export const nationalName = (agency: Agency): string =>
  agency.units.find((unit) => unit.level === 'national')?.name ?? nationalAdmin;
