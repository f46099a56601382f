import type { Temporal } from 'temporal-polyfill';
import type { Complaint, ComplaintRef } from '../domain/complaint/complaint.ts';
import { sharedEvents } from '../domain/complaint/duplicates.ts';
import type { ComplaintEvent, Recorded } from '../domain/complaint/event.ts';
import { redactedEvent } from '../domain/complaint/redacted.ts';
import type { Outcome } from '../domain/outcome.ts';
import { deadlines, explain, toDueDate } from '../domain/sop/deadlines.ts';
import { officeOf } from '../domain/unit-tree.ts';
import type { PublicStatus } from '../domain/view.ts';
import type { Stores } from '../ports/stores.ts';
import type { UseCaseDeps } from './deps.ts';
import { asHandled, findGuarded, isOwn } from './find-complaint.ts';
import { followedIds, followedReports } from './support.ts';

type Asking = { readonly personId?: string; readonly conversationId: string; readonly now: Temporal.Instant };

/** Rows of a list in a chat: what fits a small screen. */
const PAGE = 5;
/** Events of a timeline in a chat. */
const TIMELINE = 40;

/** What officers write among themselves, or do to look: no part of the reporter's timeline. */
const internal: ReadonlySet<ComplaintEvent['type']> = new Set([
  'noteAdded',
  'identityViewed',
  'textsOpened',
  'claimed',
  'handedOver',
  'limitBreached',
  'lateAgain',
  'monitored',
  'copied',
  'marked',
  'copyWithdrawn',
  'duplicateJoined',
  'duplicateLeft',
  'supported',
  'supportWithdrawn',
  'draftOrdered',
  'drafted',
  'draftApproved',
  'draftReturned',
  'draftingStopped',
  'loweringAsked',
  'loweringRefused',
]);

type LookUpStores = Pick<Stores, 'complaints' | 'throttle' | 'joins' | 'support'>;

/** What `tell` says of a report to its own reporter; stage and dates only to anyone else with the number. */
const toOwner =
  (
    tell: (deps: UseCaseDeps, stores: LookUpStores, complaint: Complaint, asking: Asking) => Promise<Outcome>,
  ) =>
  (deps: UseCaseDeps) =>
  async (stores: LookUpStores, ref: ComplaintRef, asking: Asking): Promise<Outcome> => {
    const found = await findGuarded(stores, ref, 'load', asking.conversationId, asking.now);
    if (!found.ok) return found.error;
    const complaint = found.value;
    if (await isOwn(stores, complaint, asking.personId)) return tell(deps, stores, complaint, asking);
    const shown = await asHandled(stores, complaint);
    const { receivedAt } = complaint;
    const status = { ...publicStatus(deps, shown, asking.now), receivedAt };
    const isFollowed = (await followedIds(stores, asking.personId)).includes(complaint.id);
    return { kind: 'publicStatus', status, ...(isFollowed && { followed: complaint.id }) };
  };

/** What happened since the merging to the report that it follows. */
async function followedEvents(
  { complaints }: LookUpStores,
  { mergedInto }: Complaint,
): Promise<readonly Recorded[]> {
  const main = mergedInto && (await complaints.load(mergedInto.complaintId));
  if (!main) return [];
  const events = await complaints.events(main.id, Math.max(0, main.version - TIMELINE), TIMELINE);
  return events
    .filter(({ at, event }) => at >= mergedInto.at && sharedEvents.has(event.type))
    .map((recorded) => ({ ...recorded, event: redactedEvent(recorded.event) }));
}

/** A report's status: the timeline for its reporter. */
export const lookUpStatus = toOwner(async (deps, stores, complaint, { now }) => {
  // The newest ones: what happened last is what a reporter asks about.
  const first = Math.max(0, complaint.version - TIMELINE);
  const own = await stores.complaints.events(complaint.id, first, TIMELINE);
  const events = [...own, ...(await followedEvents(stores, complaint))];
  const shown = await asHandled(stores, complaint);
  const { receivedAt } = complaint;
  return {
    kind: 'ownStatus',
    status: ownStatus(deps, shown, { ...publicStatus(deps, shown, now), receivedAt }, events),
  };
});

/** Why each deadline of a report is when it is, for its reporter. */
export const explainOwn = toOwner(async (deps, stores, complaint, { now }) => {
  const { number, deadlines: all } = explanationOf(deps, await asHandled(stores, complaint), now);
  // How officers watch it is their own business.
  return { kind: 'explanation', number, deadlines: all.filter(({ step }) => step !== 'entryWatch') };
});

/** The words of {@link explain} for a report. */
export const explanationOf = (
  deps: UseCaseDeps,
  complaint: Complaint,
  now: Temporal.Instant,
): Extract<Outcome, { kind: 'explanation' }> => ({
  kind: 'explanation',
  number: complaint.number,
  deadlines: explain(complaint, deps.profileOf(complaint.profile), deps.calendar(), now),
});

function publicStatus(deps: UseCaseDeps, complaint: Complaint, now: Temporal.Instant): PublicStatus {
  const next = deadlines(complaint, deps.profileOf(complaint.profile), deps.calendar(), now).find(
    ({ step }) => step !== 'entryWatch',
  );
  const { number, status, receivedAt } = complaint;
  return { number, status, receivedAt, ...(next ? { due: toDueDate(next, now) } : {}) };
}

function ownStatus(
  deps: UseCaseDeps,
  complaint: Complaint,
  status: PublicStatus,
  events: readonly Recorded[],
) {
  return {
    ...status,
    complaintId: complaint.id,
    version: complaint.version,
    description: complaint.content.description,
    categoryId: complaint.categoryId,
    unitName: officeOf(deps.agency(), complaint.ownerUnitId)?.name ?? '',
    timeline: events.filter(({ event }) => !internal.has(event.type)),
    timelineTruncated: complaint.version > TIMELINE,
    mayReopen: complaint.status === 'answered' && complaint.reopenedCount === 0,
    ...(complaint.status === 'awaitingReporter' && complaint.completion
      ? { ask: complaint.completion.ask }
      : {}),
    ...(complaint.answer ? { answer: complaint.answer.text } : {}),
    ...(complaint.status === 'closed' && complaint.rating === undefined ? { unrated: true as const } : {}),
  };
}

/** The reporter's own reports, newest first, a page at a time; on the first one, also what they joined. */
export const listMyComplaints =
  () =>
  async (
    stores: Pick<Stores, 'complaints' | 'support' | 'joins'>,
    after: string | undefined,
    { personId }: Asking,
  ): Promise<Outcome> => {
    if (personId === undefined) return { kind: 'noComplaints' };
    const page = await stores.complaints.byReporter(personId, after, PAGE);
    const followed = after === undefined ? await followedReports(stores, personId) : [];
    if (page.rows.length + followed.length === 0) return { kind: 'noComplaints' };
    return {
      kind: 'myComplaints',
      rows: page.rows.map(({ complaintId, number, status, gist, receivedAt }) => ({
        complaintId,
        number,
        status,
        categoryId: gist.categoryId,
        receivedAt,
      })),
      ...(followed.length > 0 && { followed }),
      ...(page.next === undefined ? {} : { next: page.next }),
    };
  };
