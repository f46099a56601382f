import { unitById } from '../agency.ts';
import { instantText } from '../calendar/epoch-day.ts';
import type { Day } from '../instant.ts';
import type { Gist } from '../notice/officer.ts';
import type { Notice, Recipient, Span } from '../notice.ts';
import { ok, type Result } from '../result.ts';
import { deadlines, spanOf } from '../sop/deadlines.ts';
import type { Step } from '../sop/profile.ts';
import { officeOf } from '../unit-tree.ts';
import type { Complaint } from './complaint.ts';
import { toldToCopies } from './copies.ts';
import type { Decision, DecisionContext, Effect } from './decision.ts';
import { toldToDuplicates } from './duplicates.ts';
import type { ComplaintEvent, Recorded } from './event.ts';
import { evolve } from './evolve.ts';
import { gistOf } from './queues.ts';
import { redactedNotice } from './redacted.ts';
import { toldToSupporters } from './support.ts';

type Without<T, Keys extends PropertyKey> = T extends unknown ? Omit<T, Keys> : never;
type Header = 'complaintId' | 'number' | 'version';
type OfficerNews = Without<Extract<Notice, { gist: unknown }>, Header | 'gist'>;
/** What a reporter is told, without which report it is about. */
export type ReporterNews = Without<Exclude<Notice, { gist: unknown }>, Header>;

/** Writes the news of a decision about the complaint as it is after it. */
export type Teller = {
  readonly after: Complaint;
  readonly toReporter: (news: ReporterNews) => Effect;
  /** To every officer of the unit, except the one who caused it; personal data in its words is masked. */
  readonly toUnit: (unitId: string, news: OfficerNews) => Effect;
  /** To one officer. */
  readonly toOfficer: (officerId: string, news: OfficerNews) => Effect;
  /** The date by which `step` is to be done, and the limit's length. */
  readonly due: (step: Step) => { readonly until: Day; readonly span: Span };
  /** For officers. */
  readonly unitName: (unitId: string) => string;
  /** For the reporter, who knows offices and not the rooms inside. */
  readonly officeName: (unitId: string) => string;
};

/** The state after these events, as they will be recorded. */
export function afterwards(
  complaint: Complaint,
  events: readonly ComplaintEvent[],
  context: Pick<DecisionContext, 'now' | 'actor'>,
): Complaint {
  const at = instantText(context.now.epochMilliseconds);
  return events.reduce<Complaint>((state, event) => {
    const recorded: Recorded = { version: state.version + 1, at, actor: context.actor, event };
    return evolve(state, recorded);
  }, complaint);
}

/** A decision to let `events` happen, with the news that `tell` writes about the state after them. */
export function decided(
  complaint: Complaint,
  events: readonly ComplaintEvent[],
  context: DecisionContext,
  tell?: (teller: Teller) => readonly Effect[],
): Result<Decision, never> {
  return ok(decision(complaint, events, context, tell));
}

/** The same where nothing could refuse. */
export function decision(
  complaint: Complaint,
  wanted: readonly ComplaintEvent[],
  context: DecisionContext,
  tell: (teller: Teller) => readonly Effect[] = () => [],
): Decision {
  const events = complaint.drafting ? withDraftingStopped(wanted) : wanted;
  const after = afterwards(complaint, events, context);
  const teller = tellerOf(after, context);
  const told = tell(teller);
  return {
    events,
    effects: [
      ...told,
      ...toldToDuplicates(events, told, after),
      ...toldToSupporters(events, after, teller.officeName),
      ...toldToCopies(events, teller, context.agency),
    ],
  };
}

const leavesTheOffice: ReadonlySet<string> = new Set<ComplaintEvent['type']>([
  'disposed',
  'returned',
  'transferred',
  'forwarded',
  'archived',
]);

/** A report that leaves the office during a telaah ends it, and that is recorded. */
const withDraftingStopped = (events: readonly ComplaintEvent[]): readonly ComplaintEvent[] =>
  events.some(({ type }) => leavesTheOffice.has(type)) ? [{ type: 'draftingStopped' }, ...events] : events;

/** Writes news about a complaint as it stands. */
export function tellerOf(after: Complaint, context: DecisionContext): Teller {
  const { id: complaintId, number, version } = after;
  const { actor } = context;
  // Masking the place is most of what a piece of news costs: once for all who are told.
  let gist: Gist | undefined;
  const toOfficers = (news: OfficerNews): Notice => {
    gist ??= gistOf(after);
    // Named fields first: after a spread each costs many times as much, and a sweep writes tens of thousands of these.
    return redactedNotice({ complaintId, number, version, gist, ...news });
  };
  return {
    after,
    toReporter: (news) => ({
      to: { kind: 'reporter', personId: after.reporterId },
      notice: { complaintId, number, version, ...news },
    }),
    toUnit: (unitId, news) => {
      const to: Recipient =
        actor.kind === 'officer'
          ? { kind: 'unit', unitId, exceptOfficerId: actor.officerId }
          : { kind: 'unit', unitId };
      return { to, notice: toOfficers(news) };
    },
    toOfficer: (officerId, news) => ({ to: { kind: 'officer', officerId }, notice: toOfficers(news) }),
    due: (step) => dueOf(after, step, context),
    unitName: (unitId) => unitById(context.agency, unitId)?.name ?? unitId,
    officeName: (unitId) => officeOf(context.agency, unitId)?.name ?? unitId,
  };
}

function dueOf(complaint: Complaint, step: Step, context: DecisionContext): { until: Day; span: Span } {
  const { profile, calendar, now } = context;
  const running = deadlines(complaint, profile, calendar, now).find((deadline) => deadline.step === step);
  if (!running)
    throw new Error(
      `Profile ${profile.id} gives ${complaint.number} (${complaint.status}) no "${step}" limit.`,
    );
  return { until: running.dueOn.toString(), span: spanOf(running.limit) };
}
