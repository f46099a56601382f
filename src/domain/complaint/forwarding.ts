import type { Agency } from '../agency.ts';
import type { Result } from '../result.ts';
import type { Complaint } from './complaint.ts';
import { decided } from './decided.ts';
import type { Decision, DecisionContext } from './decision.ts';
import type { Refusal } from './refusal.ts';

/** Who is above the agency, where its own list of units names nobody. */
const nationalAdmin = 'Admin Nasional SP4N-LAPOR!';
/** Whom the national admin itself passes a report on to. */
const elsewhere = 'instansi lain yang berwenang';

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
  const to = outsideName(context.agency, complaint.ownerUnitId);
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

/** Where a report that was sent up is: whoever it was sent to then. */
export const whereOutside = ({ national, ownerUnitId }: Complaint, agency: Agency): string =>
  national?.to ?? outsideName(agency, ownerUnitId);

/** What the authority outside is called, to whom this unit sends a report up. */
function outsideName({ units }: Agency, ownerUnitId: string): string {
  const national = units.find((unit) => unit.level === 'national');
  if (!national) return nationalAdmin;
  return national.id === ownerUnitId ? elsewhere : national.name;
}
