import type { UnitLevel } from '../agency.ts';
import type { Complaint, Status } from '../complaint/complaint.ts';
import { isWatchedByEnterer } from '../complaint/entry.ts';
import type { Instant } from '../instant.ts';
import type { Milestone, Profile, Step, TimeLimit } from './profile.ts';

/** A limit that bears on a complaint now, and the milestone's instant from which it runs. */
export type RunningLimit = {
  readonly limit: TimeLimit;
  readonly startsAt: Instant;
  /** It stands still while the reporter is asked; the reporter's own limit and the closing do not. */
  readonly pauses: boolean;
};

/**
 * The limits of the present status, at the level of the unit that has the report: receipt until an officer takes it;
 * review while it lies with an admin; first response, follow-up and settlement while it lies with a unit, and the word
 * about what hinders it once the unit was called to account; completion while the reporter is asked (until a reply waits
 * for the officer's word: then the clock of BUP VI.B.1.a.11 decides nothing); national's reply while it is there; closing after the answer. None once it has
 * ended. What an officer entered is watched until it is first disposed.
 */
export function runningLimits(complaint: Complaint, profile: Profile): readonly RunningLimit[] {
  const { status, completion } = complaint;
  if (status === 'awaitingNational') return limitsOf(['nationalReply'], complaint, profile, false);
  if (status === 'answered') return limitsOf(['closing'], complaint, profile, false);
  const isAsked = status === 'awaitingReporter';
  const work = isAsked ? (completion?.askedIn ?? 'awaitingVerification') : status;
  const asked = isAsked && completion !== undefined && completion.repliedAt === undefined;
  return [
    ...(asked ? limitsOf(['completion'], complaint, profile, false) : []),
    ...limitsOf(stepsOf(work, complaint, profile), complaint, profile, true),
  ];
}

/** The steps that a working status asks of its owner. */
function stepsOf(work: Status, complaint: Complaint, profile: Profile): readonly Step[] {
  const own = ownSteps(profile, levelOf(complaint));
  const has = (step: Step): boolean => own.has(step);
  const among = (...wanted: readonly Step[]): readonly Step[] => wanted.filter(has);
  const receipt = complaint.takenAt === undefined ? among('receipt') : [];
  const response: readonly Step[] = complaint.respondedAt === undefined ? ['firstResponse'] : [];
  const obstacle: readonly Step[] = owesObstacle(complaint) ? ['obstacle'] : [];
  const watch: readonly Step[] = isWatchedByEnterer(complaint) ? ['entryWatch'] : [];
  switch (work) {
    case 'awaitingVerification':
      return [...receipt, 'verification', ...among('settlement'), ...watch];
    case 'verified':
      return [
        ...receipt,
        has('disposition') ? 'disposition' : 'verification',
        ...among('settlement'),
        ...watch,
      ];
    case 'disposed':
      return [
        ...receipt,
        ...among('verification', 'disposition'),
        ...response,
        ...among('followUp'),
        'settlement',
        ...obstacle,
      ];
    case 'accepted':
      return [...response, ...among('followUp'), 'settlement', ...obstacle];
    default:
      return [];
  }
}

/** The unit was called to account and has not told the reporter since what hinders the answer (BUP VII.A.1.f). */
const owesObstacle = ({ monitoredAt, obstacleToldAt }: Complaint): boolean =>
  monitoredAt !== undefined &&
  (obstacleToldAt === undefined || Date.parse(obstacleToldAt) < Date.parse(monitoredAt));

const levelOf = ({ ownerLevel, disposedAt }: Complaint): UnitLevel =>
  ownerLevel ?? (disposedAt === undefined ? 'agency' : 'liaison');

const limitsOf = (
  wanted: readonly Step[],
  complaint: Complaint,
  profile: Profile,
  pauses: boolean,
): readonly RunningLimit[] =>
  wanted.flatMap((step) => {
    const found = limitFor(step, complaint, profile);
    return found ? [{ limit: found.limit, startsAt: found.startsAt, pauses }] : [];
  });

/** The step's limit for the complaint's level and class, from the latest of its milestones that was reached. */
function limitFor(
  step: Step,
  complaint: Complaint,
  profile: Profile,
): { limit: TimeLimit; startsAt: Instant } | undefined {
  let latest: { limit: TimeLimit; startsAt: Instant } | undefined;
  for (const limit of candidatesOf(profile, step, levelOf(complaint), complaint.settlementClass)) {
    const startsAt = milestoneOf(complaint, limit.startsAt);
    if (startsAt !== undefined && (!latest || Date.parse(startsAt) > Date.parse(latest.startsAt)))
      latest = { limit, startsAt };
  }
  return latest;
}

/** What a procedure says is worked out once for each question: a sweep asks the same of thousands of complaints. */
function oncePerProfile<Value>(): (profile: Profile, question: string, work: () => Value) => Value {
  const known = new WeakMap<Profile, Map<string, Value>>();
  return (profile, question, work) => {
    const answers = known.get(profile) ?? new Map<string, Value>();
    known.set(profile, answers);
    const answer = answers.get(question) ?? work();
    answers.set(question, answer);
    return answer;
  };
}

const stepsOfLevels = oncePerProfile<ReadonlySet<Step>>();

/** The steps for which the procedure names this level. */
const ownSteps = (profile: Profile, level: UnitLevel): ReadonlySet<Step> =>
  stepsOfLevels(
    profile,
    level,
    () => new Set(profile.limits.filter((limit) => limit.level === level).map(({ step }) => step)),
  );

const candidates = oncePerProfile<readonly TimeLimit[]>();

/** The level's own limits go before those for any level, and the class's before those for any class. */
function candidatesOf(
  profile: Profile,
  step: Step,
  level: UnitLevel,
  settlementClass: Complaint['settlementClass'],
): readonly TimeLimit[] {
  return candidates(profile, `${step}/${level}/${settlementClass}`, () => {
    const ofStep = profile.limits.filter(
      (limit) =>
        limit.step === step &&
        (limit.settlementClass === undefined || limit.settlementClass === settlementClass),
    );
    const ofLevel = preferred(
      ofStep.filter((limit) => limit.level === level),
      ofStep.filter((limit) => limit.level === undefined),
    );
    return preferred(
      ofLevel.filter((limit) => limit.settlementClass !== undefined),
      ofLevel,
    );
  });
}

const preferred = (best: readonly TimeLimit[], otherwise: readonly TimeLimit[]): readonly TimeLimit[] =>
  best.length > 0 ? best : otherwise;

function milestoneOf(complaint: Complaint, milestone: Milestone): Instant | undefined {
  switch (milestone) {
    case 'received':
      return complaint.agencyReceivedAt ?? complaint.receivedAt;
    case 'verified':
      return complaint.verifiedAt;
    case 'disposed':
      return complaint.disposedAt;
    case 'entered':
      return complaint.enteredAt ?? complaint.receivedAt;
    case 'taken':
      return complaint.takenAt;
    case 'accepted':
      return complaint.acceptedAt;
    case 'returned':
      return complaint.returnedAt;
    case 'responded':
      return complaint.respondedAt;
    case 'completionRequested':
      return complaint.completion?.requestedAt;
    case 'answered':
      return complaint.answeredAt;
    case 'sentToNational':
      return complaint.national?.at;
    case 'monitored':
      return complaint.monitoredAt;
  }
}
