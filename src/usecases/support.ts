import type { Temporal } from 'temporal-polyfill';
import { type Complaint, type ComplaintRef, endedStatuses } from '../domain/complaint/complaint.ts';
import type { FinishedForm } from '../domain/complaint/submit.ts';
import {
  decideSupport,
  decideWithdrawal,
  defaultSimilarRules,
  isPublic,
  metersBetween,
  type SimilarReport,
  summaryOf,
} from '../domain/complaint/support.ts';
import type { Point } from '../domain/message.ts';
import type { Outcome } from '../domain/outcome.ts';
import { nextDeadline, toDueDate } from '../domain/sop/deadlines.ts';
import type { ListedComplaint } from '../domain/view.ts';
import type { Stores } from '../ports/stores.ts';
import type { UseCaseDeps } from './deps.ts';
import { asHandled, findGuarded, isOwn } from './find-complaint.ts';
import { contextFor, recordDecision } from './record-decision.ts';
import { reporterOf } from './submit-complaint.ts';

type Citizen = {
  readonly personId?: string;
  readonly conversationId: string;
  readonly now: Temporal.Instant;
};

/** The actor of what happens to a report when somebody joins it: the trail does not say who. */
const system = { kind: 'system', job: 'support' } as const;

/**
 * A public report nearby and recent that seems to say what is about to be sent, for who did not send it. None where the new one
 * is secret, speaks of danger, or accuses somebody: such a report is sent at once.
 */
export const findSimilar =
  (deps: UseCaseDeps) =>
  async (
    stores: Pick<Stores, 'complaints' | 'support' | 'joins'>,
    { content, categoryId, confidential, urgent, accusedUnitIds }: FinishedForm,
    { personId, now }: Citizen,
  ): Promise<SimilarReport | undefined> => {
    const { meters, days } = deps.similar ?? defaultSimilarRules;
    if (days === 0 || confidential || urgent || accusedUnitIds.length > 0) return undefined;
    const { words, point } = content.place;
    const ids = await stores.support.similar({
      text: content.description,
      ...(words && { placeWords: words }),
      ...(point && { point }),
      categoryId,
      since: now.subtract({ hours: 24 * days }).toString(),
      meters,
    });
    const followed = ids.length > 0 ? await followedIds(stores, personId) : [];
    for (const id of ids) {
      const complaint = await stores.complaints.load(id);
      if (!complaint || !isPublic(complaint) || !isNear(complaint, point, meters)) continue;
      if (await isOwn(stores, complaint, personId)) continue;
      const similar = summaryOf(complaint);
      if (!followed.includes(id)) return similar;
      return { ...similar, supporters: similar.supporters - 1, isFollowed: true };
    }
    return undefined;
  };

/** Two points say it exactly; without them the words of the place did. */
const isNear = ({ content }: Complaint, point: Point | undefined, meters: number): boolean => {
  const there = content.place.point;
  return !point || !there || metersBetween(point, there) <= meters;
};

/** "Saya juga": joins a public report, and nothing else is sent. Twice is once. */
export const joinReport =
  (deps: UseCaseDeps) =>
  async (
    stores: Pick<Stores, 'complaints' | 'support' | 'joins' | 'people' | 'conversations' | 'outbox'>,
    complaintId: string,
    citizen: Citizen,
  ): Promise<Extract<Outcome, { kind: 'supported' | 'supportRefused' }>> => {
    const complaint = await stores.complaints.lock(complaintId);
    if (!complaint) return { kind: 'supportRefused', number: '', why: 'ended' };
    const { number } = complaint;
    const decided = decideSupport(complaint, await isOwn(stores, complaint, citizen.personId));
    if (!decided.ok) return { kind: 'supportRefused', number, why: decided.error };
    const at = citizen.now.toString();
    const personId = await reporterOf(deps, stores, {}, citizen, at);
    const circle = [personId, ...(await stores.joins.circle(personId))];
    const context = contextFor(deps, complaint, system, citizen.now);
    const isNew = await stores.support.join(complaintId, personId, circle, at);
    if (isNew) await recordDecision(stores, complaint, decided.value, context);
    const next = nextDeadline(complaint, context.profile, context.calendar, citizen.now);
    return { kind: 'supported', complaintId, number, ...(next && { due: toDueDate(next, citizen.now) }) };
  };

type Following = Pick<Stores, 'complaints' | 'support' | 'joins'>;

/** The ids of what a person joined. */
export async function followedIds(
  { support, joins }: Pick<Stores, 'support' | 'joins'>,
  personId: string | undefined,
): Promise<readonly string[]> {
  return personId === undefined ? [] : support.followed([personId, ...(await joins.circle(personId))]);
}

/** The reports that a person joined and of which there may still be news. Nothing of what they say. */
export async function followedReports(
  stores: Following,
  personId: string | undefined,
): Promise<readonly ListedComplaint[]> {
  const followed: ListedComplaint[] = [];
  for (const complaintId of await followedIds(stores, personId)) {
    const complaint = await stores.complaints.load(complaintId);
    if (!complaint || complaint.confidential) continue;
    const { number, categoryId, receivedAt } = complaint;
    const { status } = await asHandled(stores, complaint);
    if (endedStatuses.includes(status)) continue;
    followed.push({ complaintId, number, status, categoryId, receivedAt });
  }
  return followed;
}

/** `berhenti ikut`: follows a report no more; without a number, the only one or which of them is asked. */
export const leaveReport =
  (deps: UseCaseDeps) =>
  async (
    stores: Pick<Stores, 'complaints' | 'support' | 'joins' | 'outbox' | 'throttle'>,
    ref: ComplaintRef | undefined,
    { personId, conversationId, now }: Citizen,
  ): Promise<Outcome> => {
    const all = ref ? [] : await followedReports(stores, personId);
    if (all.length > 1) return { kind: 'whichFollowed', followed: all };
    const meant = ref ?? (all[0] && ({ by: 'id', id: all[0].complaintId } as const));
    if (!meant) return { kind: 'supportRefused', number: '', why: 'notFollowed' };
    const found = await findGuarded(stores, meant, 'lock', conversationId, now);
    if (!found.ok) return found.error;
    const complaint = found.value;
    const { number } = complaint;
    const people = personId === undefined ? [] : [personId, ...(await stores.joins.circle(personId))];
    if (!(await stores.support.leave(complaint.id, people)))
      return { kind: 'supportRefused', number, why: 'notFollowed' };
    await recordDecision(stores, complaint, decideWithdrawal(), contextFor(deps, complaint, system, now));
    return { kind: 'supportEnded', number };
  };
