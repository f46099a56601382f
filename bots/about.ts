import type { Outcome } from '../src/domain/outcome.ts';

/** Which complaint, at which version, an outcome's words show: what a reply to them is about. */
export function aboutOf(outcome: Outcome): { complaintId: string; version: number } | undefined {
  switch (outcome.kind) {
    case 'submitted':
      return { complaintId: outcome.complaintId, version: outcome.version };
    case 'entered':
      return { complaintId: outcome.complaintId, version: outcome.version };
    case 'following':
    case 'ownStatus':
      return { complaintId: outcome.status.complaintId, version: outcome.status.version };
    case 'commandDone':
    case 'officerView':
      return { complaintId: outcome.view.complaint.id, version: outcome.view.complaint.version };
    default:
      return undefined;
  }
}
