import type { Temporal } from 'temporal-polyfill';
import type { Complaint, ComplaintRef } from '../domain/complaint/complaint.ts';
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
import type { Stores } from '../ports/stores.ts';
import type { UseCaseDeps } from './deps.ts';
import { findGuarded, isOwn } from './find-complaint.ts';
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
    for (const id of ids) {
      const complaint = await stores.complaints.load(id);
      if (!complaint || !isPublic(complaint) || !isNear(complaint, point, meters)) continue;
      if (!(await isOwn(stores, complaint, personId))) return summaryOf(complaint);
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

/** `berhenti ikut`: follows a report no more. */
export const leaveReport =
  (deps: UseCaseDeps) =>
  async (
    stores: Pick<Stores, 'complaints' | 'support' | 'joins' | 'outbox' | 'throttle'>,
    ref: ComplaintRef,
    { personId, conversationId, now }: Citizen,
  ): Promise<Outcome> => {
    const found = await findGuarded(stores, ref, 'lock', conversationId, now);
    if (!found.ok) return found.error;
    const complaint = found.value;
    const { number } = complaint;
    const people = personId === undefined ? [] : [personId, ...(await stores.joins.circle(personId))];
    if (!(await stores.support.leave(complaint.id, people)))
      return { kind: 'supportRefused', number, why: 'notFollowed' };
    await recordDecision(stores, complaint, decideWithdrawal(), contextFor(deps, complaint, system, now));
    return { kind: 'supportEnded', number };
  };
