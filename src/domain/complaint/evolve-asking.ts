/** What changes of a complaint when its reporter is asked, and when they speak. */
import type { Addition, Complaint, Completion, Content, Pause } from './complaint.ts';
import type { EventOf } from './event.ts';

/** It waits for the reporter, and its clocks stand still. */
export function completionRequested(
  complaint: Complaint,
  event: EventOf<'completionRequested'>,
  at: string,
): Partial<Complaint> {
  return {
    status: 'awaitingReporter',
    completion: {
      requestedAt: at,
      ask: event.private.ask,
      remindedDays: [],
      askedIn: complaint.completion?.askedIn ?? workingStatus(complaint),
    },
    pauses: [...closePauses(complaint.pauses, at), { from: at }],
  };
}

function workingStatus(complaint: Complaint): Completion['askedIn'] {
  const { status } = complaint;
  if (status === 'verified' || status === 'disposed' || status === 'accepted') return status;
  return 'awaitingVerification';
}

/** With the clocks running again. */
export function closePauses(pauses: readonly Pause[], at: string): readonly Pause[] {
  return pauses.map((pause) => (pause.to === undefined ? { ...pause, to: at } : pause));
}

/** The question as it is after this change; nothing where none is open. */
export function changeCompletion(
  complaint: Complaint,
  change: (completion: Completion) => Partial<Completion>,
): Partial<Complaint> {
  const { completion } = complaint;
  return completion ? { completion: { ...completion, ...change(completion) } } : {};
}

/** With what the reporter said besides. */
export function withAddition(content: Content, addition: Addition): Content {
  return { ...content, additions: [...content.additions, addition] };
}
