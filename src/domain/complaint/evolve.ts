import type { SettlementClass } from '../sop/profile.ts';
import type { Classification, Complaint, National } from './complaint.ts';
import { evolveDrafting } from './drafting.ts';
import type { EventOf, Recorded } from './event.ts';
import { changeCompletion, closePauses, completionRequested, withAddition } from './evolve-asking.ts';
import { disposed, reopened, returned, revived, transferred } from './evolve-moves.ts';

/**
 * The settlement limit a report gets before an officer says otherwise. BUP VI.C.1 names information requests; whether
 * a field inspection is needed (VI.C.3) only an officer can know, so that the rest begins without (VI.C.2).
 */
function defaultSettlementClass(classification: Classification): SettlementClass {
  return classification === 'informationRequest' ? 'information' : 'noInspection';
}

/** The state after a complaint's first event. Throws if that is not `submitted`: a bug. */
export function begin(recorded: Recorded, id: string): Complaint {
  const { event, at, version } = recorded;
  if (event.type !== 'submitted') throw new Error(`The history of ${id} does not begin with "submitted".`);
  return {
    id,
    number: event.number,
    version,
    profile: event.profile,
    status: 'awaitingVerification',
    classification: event.classification,
    categoryId: event.categoryId,
    settlementClass: defaultSettlementClass(event.classification),
    ownerUnitId: event.ownerUnitId,
    ...(event.ownerLevel && { ownerLevel: event.ownerLevel }),
    assigneeId: null,
    reporterId: event.reporterId,
    channel: event.channel,
    ...(event.entry && { entry: event.entry }),
    anonymous: event.anonymous,
    confidential: event.confidential,
    urgent: event.urgent,
    accusedUnitIds: event.accusedUnitIds,
    receivedAt: at,
    pauses: [],
    reopenedCount: 0,
    breached: [],
    content: { ...event.private, additions: [] },
  };
}

/** The state after one more event. Applies what was decided; it never judges, so that history can be replayed. */
export function evolve(complaint: Complaint, recorded: Recorded): Complaint {
  const after = { ...complaint, ...changes(complaint, recorded), version: recorded.version };
  return withoutOwnCopy(stillMerged(after));
}

/** Whatever else befalls a duplicate (its unit is closed) changes what it is again once it is parted. */
const stillMerged = (after: Complaint): Complaint =>
  after.mergedInto && after.status !== 'merged'
    ? { ...after, status: 'merged', mergedInto: { ...after.mergedInto, from: after.status } }
    : after;

/** A unit that gets the report itself needs its copy no more, however it came to it. */
function withoutOwnCopy(complaint: Complaint): Complaint {
  const { ownerUnitId, copies = [] } = complaint;
  const others = copies.filter(({ unitId }) => unitId !== ownerUnitId);
  return others.length === copies.length ? complaint : { ...complaint, copies: others };
}

/** The state that a complaint's whole history folds to. Throws if it does not begin with `submitted`: a bug. */
export function replay(events: readonly Recorded[], id: string): Complaint {
  const [first, ...rest] = events;
  if (!first) throw new Error(`${id} has no history.`);
  return rest.reduce(evolve, begin(first, id));
}

function changes(complaint: Complaint, recorded: Recorded): Partial<Complaint> {
  const { event, at } = recorded;
  switch (event.type) {
    case 'submitted':
      throw new Error(`${complaint.number} was submitted twice.`);
    case 'claimed':
      return { assigneeId: event.officerId, takenAt: complaint.takenAt ?? at };
    case 'released':
      return { assigneeId: null };
    case 'handedOver':
      return { assigneeId: event.officerId };
    case 'verified':
      return verified(complaint, event, at);
    case 'completionRequested':
      return completionRequested(complaint, event, at);
    case 'completionReminded':
      return changeCompletion(complaint, (completion) => ({
        remindedDays: [...completion.remindedDays, event.day],
      }));
    case 'answerReminded':
      return { answerRemindedDays: [...(complaint.answerRemindedDays ?? []), event.day] };
    case 'ratingAsked':
      return { ratingAskedAt: at };
    case 'reporterReplied':
      return {
        ...changeCompletion(complaint, () => ({ repliedAt: at })),
        pauses: closePauses(complaint.pauses, at),
        content: withAddition(complaint.content, { at, ...event.private }),
      };
    case 'informationAdded':
      return { content: withAddition(complaint.content, { at, ...event.private }) };
    case 'disposed':
      return disposed(complaint, event, at);
    case 'returned':
      return returned(complaint, event, at);
    case 'transferred':
      return transferred(event);
    case 'sentToNational':
      return {
        status: 'awaitingNational',
        national: sentTo(event, at),
        returnedAt: undefined,
        completion: undefined,
        pauses: closePauses(complaint.pauses, at),
      };
    case 'forwarded':
      return { status: 'forwarded', ...ended(complaint, at) };
    case 'accepted':
      return {
        status: 'accepted',
        assigneeId: event.officerId,
        takenAt: complaint.takenAt ?? at,
        acceptedAt: complaint.acceptedAt ?? at,
        ...(event.settlementClass && otherClass(complaint, event.settlementClass)),
      };
    case 'classChanged':
      return { ...otherClass(complaint, event.to), classChange: { at, from: event.from } };
    case 'responded':
      return { respondedAt: complaint.respondedAt ?? at };
    case 'answered':
      return {
        status: 'answered',
        answeredAt: at,
        respondedAt: complaint.respondedAt ?? at,
        returnedAt: undefined,
        completion: undefined,
        rating: undefined,
        answerRemindedDays: undefined,
        pauses: closePauses(complaint.pauses, at),
        answer: {
          ...event.private,
          unitId: event.unitId ?? complaint.ownerUnitId,
          ...(event.from && { from: event.from }),
        },
        drafting: undefined,
      };
    case 'copied':
      return { copies: [...(complaint.copies ?? []), { unitId: event.unitId, at }] };
    case 'marked':
      return { ...(event.nature && { nature: event.nature }), ...event.private };
    case 'copyWithdrawn':
      return { copies: complaint.copies?.filter(({ unitId }) => unitId !== event.unitId) };
    case 'draftOrdered':
    case 'drafted':
    case 'draftApproved':
    case 'draftReturned':
    case 'draftingStopped':
      return evolveDrafting(complaint, event, at);
    case 'secrecyRaised':
      return { [event.what]: true, ...(event.what === 'anonymous' && { anonymityRaised: true }) };
    case 'loweringAsked':
      return { lowering: { what: event.what, askedBy: event.officerId, until: event.until } };
    case 'secrecyLowered':
      return {
        [event.what]: false,
        lowering: undefined,
        ...(event.what === 'anonymous' && { anonymityRaised: undefined }),
      };
    case 'loweringRefused':
      return { lowering: undefined };
    case 'followed':
      return complaint.entry ? { entry: { ...complaint.entry, followedAt: at } } : {};
    case 'noteAdded':
    case 'identityViewed':
    case 'textsOpened':
    case 'exported':
      return {};
    case 'rated':
      return { rating: event.rating };
    case 'reopened':
      return reopened(complaint, event, at);
    case 'closed':
      return { status: 'closed', ...ended(complaint, at) };
    case 'archived':
      return { status: 'archived', ...ended(complaint, at) };
    case 'revived':
      return revived(complaint, event, at);
    case 'limitBreached':
      return { breached: [...complaint.breached, event.limit], ...toldLate(complaint, event.limit, at) };
    case 'lateAgain':
      return toldLate(complaint, event.limit, at);
    case 'monitored':
      return {
        watched: [...(complaint.watched ?? []), event.limit],
        ...(event.limit.startsWith('settlement@') && { monitoredAt: at }),
      };
    case 'merged':
      return {
        status: 'merged',
        assigneeId: null,
        mergedInto: { complaintId: event.intoId, number: event.intoNumber, at, from: complaint.status },
      };
    case 'separated':
      // As it was: its clocks run from the same instants as if it had never been merged.
      return { status: complaint.mergedInto?.from ?? complaint.status, mergedInto: undefined };
    case 'duplicateJoined': {
      const { type: _type, ...duplicate } = event;
      return { duplicates: [...(complaint.duplicates ?? []), duplicate] };
    }
    case 'duplicateLeft':
      return {
        duplicates: complaint.duplicates?.filter(({ complaintId }) => complaintId !== event.complaintId),
      };
    case 'supported':
      return { supporters: (complaint.supporters ?? 0) + 1 };
    case 'supportWithdrawn':
      return { supporters: Math.max(0, (complaint.supporters ?? 0) - 1) };
    case 'obstacleTold':
      return { obstacleToldAt: at };
  }
}

/** Another class has another limit under the same start: it is watched anew, and a breach of the former says nothing of it. */
function otherClass({ breached }: Complaint, settlementClass: SettlementClass): Partial<Complaint> {
  return {
    settlementClass,
    monitoredAt: undefined,
    breached: breached.filter((key) => !key.startsWith('settlement@')),
  };
}

const toldLate = ({ lateTold }: Complaint, limit: string, at: string): Partial<Complaint> => ({
  lateTold: { ...lateTold, [limit]: at },
});

function verified(complaint: Complaint, event: EventOf<'verified'>, at: string): Partial<Complaint> {
  const classification = event.classification ?? complaint.classification;
  const reclassified = classification !== complaint.classification;
  const askedIn = complaint.completion?.askedIn;
  return {
    // A liaison's question gives the report back to the liaison's work; every other verification is the admin's.
    status: askedIn === 'disposed' || askedIn === 'accepted' ? askedIn : 'verified',
    classification,
    categoryId: event.categoryId ?? complaint.categoryId,
    settlementClass:
      event.settlementClass ??
      (reclassified ? defaultSettlementClass(classification) : complaint.settlementClass),
    verifiedAt: complaint.verifiedAt ?? at,
    completion: undefined,
    pauses: closePauses(complaint.pauses, at),
  };
}

const sentTo = ({ to, systemic, private: { reason } }: EventOf<'sentToNational'>, at: string): National => ({
  at,
  to,
  ...(systemic && { systemic }),
  reason,
});

function ended(complaint: Complaint, at: string): Partial<Complaint> {
  return { endedAt: at, pauses: closePauses(complaint.pauses, at) };
}
