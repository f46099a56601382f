import { Temporal } from 'temporal-polyfill';
import type { OfficerActor } from '../domain/access.ts';
import { unitById } from '../domain/agency.ts';
import type { Calendar } from '../domain/calendar/calendar.ts';
import { endOfDay, localDate } from '../domain/calendar/local-time.ts';
import type { Complaint, ComplaintRef } from '../domain/complaint/complaint.ts';
import type { Decide } from '../domain/complaint/decision.ts';
import { intakeOf } from '../domain/complaint/entry.ts';
import type { Recorded } from '../domain/complaint/event.ts';
import { decideIdentityView, decideWholeView } from '../domain/complaint/identity.ts';
import { daysLeft } from '../domain/complaint/queues.ts';
import { redactedEvent } from '../domain/complaint/redacted.ts';
import type { Undated } from '../domain/digest.ts';
import type { Informed } from '../domain/notice.ts';
import type { Outcome } from '../domain/outcome.ts';
import { err, ok, type Result } from '../domain/result.ts';
import { unitsWorkedBy } from '../domain/unit-tree.ts';
import type { QueueLine } from '../domain/view.ts';
import type { QueueRow } from '../ports/complaints.ts';
import type { Stores } from '../ports/stores.ts';
import type { UseCaseDeps } from './deps.ts';
import { mayOpen } from './duplicates.ts';
import { asHandled, findComplaint } from './find-complaint.ts';
import { explanationOf } from './look-up.ts';
import { contextFor, recordDecision } from './record-decision.ts';
import { filesOf, viewFor } from './run-command.ts';

/** Lines of a queue on a small screen. */
const QUEUE_PAGE = 8;
const HISTORY_PAGE = 15;
/** Events that are searched for what is masked, the newest. */
const SAID_WITHIN = 200;

/** The complaint meant, if this officer may read it. */
async function openFor(
  officer: OfficerActor,
  ref: ComplaintRef,
  deps: Pick<UseCaseDeps, 'agency'>,
  stores: Pick<Stores, 'complaints'>,
): Promise<Result<Complaint, Outcome>> {
  const found = await findComplaint(stores, ref, 'load');
  if (!found.ok || (await mayOpen(deps, stores, officer, found.value))) return found;
  const { number, ownerUnitId } = found.value;
  return err({ kind: 'refused', number, refusal: { code: 'notYours', ownerUnitId } });
}

/** The queue of an officer's unit, oldest deadline first; an admin's holds the admin room's own. */
export const readQueue =
  (deps: UseCaseDeps) =>
  async (
    stores: Pick<Stores, 'complaints'>,
    {
      mineOnly,
      awaiting,
      after,
      limit = QUEUE_PAGE,
    }: { mineOnly: boolean; awaiting?: Undated; after?: string; limit?: number },
    officer: OfficerActor,
    now: Temporal.Instant,
  ): Promise<Extract<Outcome, { kind: 'queue' }>> => {
    const unitIds = [officer.unitId];
    const mine = mineOnly || awaiting ? { assigneeId: officer.officerId } : {};
    const how = awaiting ? { awaiting } : {};
    const page = await stores.complaints.queue({
      unitIds,
      limit,
      ...mine,
      ...how,
      ...(after === undefined ? {} : { after }),
    });
    const today = endOfDay(deps.calendar(), localDate(deps.calendar(), now)).toString();
    const counts = await stores.complaints.counts(unitIds, now.toString(), today);
    return {
      kind: 'queue',
      ...counts,
      mineOnly,
      ...how,
      unitName: unitById(deps.agency(), officer.unitId)?.name ?? '',
      lines: page.rows.map((row) => toLine(deps, row, officer, now)),
      ...(page.next === undefined ? {} : { next: page.next }),
    };
  };

/** What the officer's unit has a copy of (tembusan), newest first. */
export const readCopies =
  (deps: UseCaseDeps) =>
  async (
    stores: Pick<Stores, 'complaints'>,
    after: string | undefined,
    officer: OfficerActor,
    now: Temporal.Instant,
  ): Promise<Outcome> => {
    const [unitId, ...closedIds] = unitsWorkedBy(deps.agency(), officer.unitId);
    const page = await stores.complaints.copies(unitId, closedIds, after, QUEUE_PAGE);
    return {
      kind: 'copies',
      unitName: unitById(deps.agency(), officer.unitId)?.name ?? '',
      lines: page.rows.map((row) => toLine(deps, row, officer, now)),
      ...(page.next === undefined ? {} : { next: page.next }),
    };
  };

function toLine(deps: UseCaseDeps, row: QueueRow, officer: OfficerActor, now: Temporal.Instant): QueueLine {
  const { complaintId, number, version, status, gist, returned, supporters } = row;
  return {
    complaintId,
    number,
    version,
    status,
    gist,
    returned,
    supporters,
    mine: row.assigneeId === officer.officerId,
    ...dueOf(deps.calendar(), row, now),
  };
}

/** The cached next deadline, as a day: it ends when its last day does, hence the millisecond. */
function dueOf(calendar: Calendar, { dueAt, dueStep: step }: QueueRow, now: Temporal.Instant) {
  if (dueAt === null || step === null) return {};
  const end = Temporal.Instant.from(dueAt);
  const on = localDate(calendar, end.subtract({ milliseconds: 1 }));
  const late = Temporal.Instant.compare(now, end) >= 0;
  return { due: { step, on: on.toString(), late }, daysLeft: daysLeft(dueAt, now, calendar) };
}

/** One complaint, personal data in its texts masked, with its attachments for who is in charge: `lihat`. */
export const viewComplaint =
  (deps: UseCaseDeps) =>
  async (
    stores: Pick<Stores, 'complaints' | 'officers'>,
    ref: ComplaintRef,
    officer: OfficerActor,
    now: Temporal.Instant,
  ): Promise<Outcome> => {
    const opened = await openFor(officer, ref, deps, stores);
    if (!opened.ok) return opened.error;
    const complaint = opened.value;
    const view = await viewFor(deps, stores, complaint, officer, now);
    return { kind: 'officerView', view, attachments: view.filesWithheld ? [] : filesOf(complaint) };
  };

/** The same with nothing masked, and what officers wrote about it; the look is recorded (BUP IV.A.1.e): `lihat utuh`. */
export const viewWhole =
  (deps: UseCaseDeps) =>
  async (
    stores: Pick<Stores, 'complaints' | 'officers' | 'outbox'>,
    ref: ComplaintRef,
    officer: OfficerActor,
    now: Temporal.Instant,
  ): Promise<Outcome> => {
    const looked = await recordLook(deps, stores, ref, decideWholeView, officer, now);
    if (!looked.ok) return looked.error;
    const after = looked.value;
    const from = Math.max(0, after.version - SAID_WITHIN);
    const events = await stores.complaints.events(after.id, from, SAID_WITHIN);
    const { masked: _masked, ...view } = await viewFor(deps, stores, after, officer, now);
    return {
      kind: 'officerView',
      view: { ...view, complaint: after },
      attachments: [],
      whole: { said: events.filter(isMaskedElsewhere) },
    };
  };

/** What an officer wrote that is masked in the history; the answer stands in the view. */
const isMaskedElsewhere = ({ actor, event }: Recorded): boolean =>
  actor.kind === 'officer' && event.type !== 'answered' && redactedEvent(event) !== event;

/** What happened to one complaint, personal data masked, with when the reporter was told: `riwayat`. */
export const readHistory =
  (deps: Pick<UseCaseDeps, 'agency'>) =>
  async (
    stores: Pick<Stores, 'complaints' | 'outbox'>,
    ref: ComplaintRef,
    after: number | undefined,
    officer: OfficerActor,
  ): Promise<Outcome> => {
    const opened = await openFor(officer, ref, deps, stores);
    if (!opened.ok) return opened.error;
    const complaint = opened.value;
    const events = await stores.complaints.events(complaint.id, after ?? 0, HISTORY_PAGE + 1);
    const informed = new Map<number, Informed>();
    for (const { version, ...one } of await stores.outbox.informed(complaint.id)) {
      const other = informed.get(version);
      if (!other || rankOf(one) > rankOf(other)) informed.set(version, one);
    }
    const page = events.slice(0, HISTORY_PAGE);
    const shown = page.map((one) => ({ ...one, event: redactedEvent(one.event) }));
    const last = shown.at(-1);
    return {
      kind: 'history',
      number: complaint.number,
      complaintId: complaint.id,
      events: shown.map((event) => {
        const told = informed.get(event.version);
        return told === undefined ? event : { ...event, informed: told };
      }),
      ...(events.length > HISTORY_PAGE && last ? { next: last.version } : {}),
    };
  };

/** One who has two chats was told by the one that went furthest. */
const rankOf = ({ how }: Informed) => ['failed', 'sent', 'delivered', 'read'].indexOf(how);

/** Why each deadline is when it is: `jelaskan`, for officers. */
export const explainDeadlines =
  (deps: UseCaseDeps) =>
  async (
    stores: Pick<Stores, 'complaints'>,
    ref: ComplaintRef,
    officer: OfficerActor,
    now: Temporal.Instant,
  ): Promise<Outcome> => {
    const opened = await openFor(officer, ref, deps, stores);
    if (!opened.ok) return opened.error;
    const complaint = opened.value;
    const intake = intakeOf(complaint, deps.profileOf(complaint.profile), deps.calendar());
    return { ...explanationOf(deps, await asHandled(stores, complaint), now), intake };
  };

/** Who the reporter is, if they did not ask to be anonymous; every look is an event (BUP IV.A.1.e). */
export const viewIdentity =
  (deps: UseCaseDeps) =>
  async (
    stores: Pick<Stores, 'complaints' | 'people' | 'outbox'>,
    ref: ComplaintRef,
    officer: OfficerActor,
    now: Temporal.Instant,
  ): Promise<Outcome> => {
    const looked = await recordLook(deps, stores, ref, decideIdentityView, officer, now);
    if (!looked.ok) return looked.error;
    const { number, reporterId } = looked.value;
    return { kind: 'identity', number, ...(await stores.people.identity(reporterId)) };
  };

/** The complaint after a look at it that is an event, or why not. */
async function recordLook(
  deps: UseCaseDeps,
  stores: Pick<Stores, 'complaints' | 'outbox'>,
  ref: ComplaintRef,
  decide: Decide<unknown>,
  officer: OfficerActor,
  now: Temporal.Instant,
): Promise<Result<Complaint, Outcome>> {
  const found = await findComplaint(stores, ref, 'lock');
  if (!found.ok) return found;
  const complaint = found.value;
  const context = contextFor(deps, complaint, officer, now);
  const decided = decide(complaint, {}, context);
  if (!decided.ok) return err({ kind: 'refused', number: complaint.number, refusal: decided.error });
  return ok(await recordDecision(stores, complaint, decided.value, context));
}
