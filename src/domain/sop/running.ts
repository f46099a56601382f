import type { Complaint, Instant, Status } from '../complaint/complaint.ts';
import type { Milestone, Profile, Step, TimeLimit } from './profile.ts';

/** A limit that bears on a complaint now, and the milestone's instant from which it runs. */
export type RunningLimit = {
  readonly limit: TimeLimit;
  readonly startsAt: Instant;
  /** It stands still while the reporter is asked; the reporter's own limit and the closing do not. */
  readonly pauses: boolean;
};

/**
 * The limits of the present status: review while it lies with the admin, first response and settlement while it lies
 * with a unit, the word about what hinders it once it was called to account, completion while the reporter is asked (until a reply waits for the officer's word: then the clock of
 * BUP VI.B.1.a.11 decides nothing), closing after the answer. None once it has ended.
 */
export function runningLimits(complaint: Complaint, profile: Profile): readonly RunningLimit[] {
  const { status, completion } = complaint;
  const found: RunningLimit[] = [];
  const add = (step: Step, pauses: boolean): void => {
    const limit = limitFor(step, complaint, profile);
    if (limit) found.push({ ...limit, pauses });
  };
  if (status === 'awaitingReporter' && completion && completion.repliedAt === undefined)
    add('completion', false);
  if (status === 'answered') add('closing', false);
  const work = workOf(
    status === 'awaitingReporter' ? (completion?.askedIn ?? 'awaitingVerification') : status,
  );
  if (work === 'review') add('verification', true);
  if (work === 'handling') {
    if (complaint.respondedAt === undefined) add('firstResponse', true);
    add('settlement', true);
    if (owesObstacle(complaint)) add('obstacle', true);
  }
  return found;
}

/** The unit was called to account and has not told the reporter since what hinders the answer (BUP VII.A.1.f). */
const owesObstacle = ({ monitoredAt, obstacleToldAt }: Complaint): boolean =>
  monitoredAt !== undefined &&
  (obstacleToldAt === undefined || Date.parse(obstacleToldAt) < Date.parse(monitoredAt));

function workOf(status: Status): 'review' | 'handling' | undefined {
  switch (status) {
    case 'awaitingVerification':
    case 'verified':
      return 'review';
    case 'disposed':
    case 'accepted':
      return 'handling';
    default:
      return undefined;
  }
}

/** The step's limit for the complaint's class, from the latest of its milestones that was reached. */
function limitFor(
  step: Step,
  complaint: Complaint,
  profile: Profile,
): { limit: TimeLimit; startsAt: Instant } | undefined {
  const ofStep = profile.limits.filter((limit) => limit.step === step);
  const ofClass = ofStep.filter((limit) => limit.settlementClass === complaint.settlementClass);
  const candidates = ofClass.length > 0 ? ofClass : ofStep.filter((limit) => !limit.settlementClass);
  let latest: { limit: TimeLimit; startsAt: Instant } | undefined;
  for (const limit of candidates) {
    const startsAt = milestoneOf(complaint, limit.startsAt);
    if (startsAt !== undefined && (!latest || Date.parse(startsAt) > Date.parse(latest.startsAt)))
      latest = { limit, startsAt };
  }
  return latest;
}

function milestoneOf(complaint: Complaint, milestone: Milestone): Instant | undefined {
  switch (milestone) {
    case 'received':
      return complaint.receivedAt;
    case 'verified':
      return complaint.verifiedAt;
    case 'disposed':
      return complaint.disposedAt;
    case 'returned':
      return complaint.returnedAt;
    case 'responded':
      return complaint.respondedAt;
    case 'completionRequested':
      return complaint.completion?.requestedAt;
    case 'answered':
      return complaint.answeredAt;
    case 'monitored':
      return complaint.monitoredAt;
  }
}
