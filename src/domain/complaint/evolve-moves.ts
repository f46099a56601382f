/** What changes of a complaint when it comes to another queue, or anew to its own. */
import type { UnitLevel } from '../agency.ts';
import type { Complaint } from './complaint.ts';
import type { EventOf } from './event.ts';
import { closePauses, withAddition } from './evolve-asking.ts';

/** In a unit's queue; from the national admin's it may go down to the agency's, to be verified there. */
export function disposed(complaint: Complaint, event: EventOf<'disposed'>, at: string): Partial<Complaint> {
  const { ownerUnitId, handedDownBy = [], disposedAt } = complaint;
  const { toUnitId, toLevel, settlementClass } = event;
  const handed: Partial<Complaint> = {
    ...enterQueue(complaint, toUnitId, at),
    handedDownBy: [...handedDownBy, ownerUnitId],
    settlementClass,
  };
  return toLevel === 'agency'
    ? { ...handed, ...backToReview(undefined), agencyReceivedAt: at }
    : {
        ...handed,
        status: 'disposed',
        ownerLevel: toLevel,
        disposedAt: keepsReceipt(complaint, event) ? disposedAt : at,
      };
}

/** Another unit has it as it stands; an admin room has no receipt of a liaison's. */
export function transferred(event: EventOf<'transferred'>): Partial<Complaint> {
  const { toUnitId, toLevel } = event;
  const inReview = toLevel === 'agency' || toLevel === 'national';
  return {
    ownerUnitId: toUnitId,
    ownerLevel: toLevel === 'agency' ? undefined : toLevel,
    assigneeId: null,
    ...(inReview && { disposedAt: undefined }),
  };
}

/** Back up: to be reviewed anew, or inside the office that had handed it further down, whose receipt stands. */
export function returned(complaint: Complaint, event: EventOf<'returned'>, at: string): Partial<Complaint> {
  const { toUnitId, toLevel = 'agency' } = event;
  const { handedDownBy = [] } = complaint;
  const back: Partial<Complaint> = {
    ...enterQueue(complaint, toUnitId, at),
    handedDownBy: handedDownBy.slice(0, Math.max(0, handedDownBy.indexOf(toUnitId))),
  };
  if (toLevel === 'agency') return { ...back, ...backToReview(at) };
  return toLevel === 'national'
    ? { ...back, ...backToReview(at), ownerLevel: toLevel }
    : { ...back, status: 'disposed', returnedAt: at, ...(toLevel !== 'liaison' && { ownerLevel: toLevel }) };
}

/** "Not solved": back to whoever answered, with a new clock. Who was never handed it down answered as the admin. */
export function reopened(complaint: Complaint, event: EventOf<'reopened'>, at: string): Partial<Complaint> {
  const { reason } = event.private;
  const counted: Partial<Complaint> = {
    reopenedCount: complaint.reopenedCount + 1,
    content: reason
      ? withAddition(complaint.content, { at, text: reason, attachments: [] })
      : complaint.content,
  };
  const { ownerUnitId, ownerLevel } = complaint;
  const queue = { ...enterQueue(complaint, ownerUnitId, at), ownerLevel };
  return complaint.disposedAt === undefined
    ? { ...queue, ...backToReview(at), ...counted }
    : { ...queue, status: 'disposed', disposedAt: at, ...counted };
}

/** Out of the archive, by what the reporter said since: it begins again with verification. */
export function revived(complaint: Complaint, event: EventOf<'revived'>, at: string): Partial<Complaint> {
  return {
    ...enterQueue(complaint, event.toUnitId, at),
    ...backToReview(at),
    handedDownBy: undefined,
    endedAt: undefined,
    content: withAddition(complaint.content, { at, ...event.private }),
  };
}

const insideUnit: readonly (UnitLevel | undefined)[] = ['upt', 'secretary', 'head', 'section'];

/** What goes on inside a unit keeps the liaison's receipt, from which settlement is counted (BUP VI.C). */
const keepsReceipt = (complaint: Complaint, { toLevel }: EventOf<'disposed'>): boolean =>
  complaint.disposedAt !== undefined && insideUnit.includes(toLevel);

/** What entering any queue anew wipes: nobody has it yet, and its clocks begin again. */
function enterQueue(complaint: Complaint, unitId: string, at: string): Partial<Complaint> {
  return {
    ownerUnitId: unitId,
    assigneeId: null,
    enteredAt: at,
    ownerLevel: undefined,
    takenAt: undefined,
    acceptedAt: undefined,
    national: undefined,
    returnedAt: undefined,
    respondedAt: undefined,
    answeredAt: undefined,
    monitoredAt: undefined,
    classChange: undefined,
    obstacleToldAt: undefined,
    completion: undefined,
    drafting: undefined,
    pauses: closePauses(complaint.pauses, at),
  };
}

/** With an admin to be reviewed, after a return or not: nothing counts as verified or handed down. */
function backToReview(returnedAt: string | undefined): Partial<Complaint> {
  return { status: 'awaitingVerification', returnedAt, verifiedAt: undefined, disposedAt: undefined };
}
