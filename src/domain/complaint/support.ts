/**
 * "Saya juga": who is about to report what a public report nearby already says may join that one instead, and is told
 * how it goes on. Officers see how many joined, never who. No text speaks of it: the rules are ours. Pure.
 */
import type { Point } from '../message.ts';
import type { SupporterStep } from '../notice/citizen.ts';
import { mask, proposeConfidential } from '../personal-data.ts';
import { err, ok, type Result } from '../result.ts';
import type { Complaint, Status } from './complaint.ts';
import type { Decision, Effect } from './decision.ts';
import type { ComplaintEvent } from './event.ts';
import { gistOf } from './queues.ts';
import { redactedNotice } from './redacted.ts';

/** The most people who may join one report. */
export const MOST_SUPPORTERS = 500;

/** What counts as near and recent; `days` 0: nothing is proposed. */
export type SimilarRules = { readonly meters: number; readonly days: number };

/** Our decision; an operator sets others (`SIMILAR_WITHIN_METERS`, `SIMILAR_DAYS`). */
export const defaultSimilarRules: SimilarRules = { meters: 500, days: 30 };

/** Worked on, without an answer yet. */
const open: ReadonlySet<Status> = new Set(['verified', 'disposed', 'accepted', 'awaitingNational']);

/**
 * Whether people who did not send it may be shown what it says: an officer has verified it, who decides whether secrecy is
 * needed (BUP VI.B.1.a.5), nothing about it is secret, and it accuses nobody.
 */
export const isPublic = (complaint: Complaint): boolean =>
  open.has(complaint.status) &&
  !complaint.confidential &&
  !complaint.anonymityRaised &&
  complaint.accusedUnitIds.length === 0 &&
  (complaint.nature ?? 'ordinary') === 'ordinary';

/** Meters from one point to another, as the crow flies; exact enough for some kilometers. */
export function metersBetween(from: Point, to: Point): number {
  const radians = Math.PI / 180;
  const up = (to.latitude - from.latitude) * radians;
  const right = (to.longitude - from.longitude) * radians * Math.cos(from.latitude * radians);
  return 6_371_000 * Math.hypot(up, right);
}

/** What is shown of a public report to who is about to report the same. */
export type SimilarReport = {
  readonly complaintId: string;
  readonly number: string;
  readonly categoryId: string | null;
  /** Shortened and masked. */
  readonly place: string;
  /** The same of what it says; empty where it names somebody. */
  readonly told: string;
  readonly receivedAt: string;
  readonly status: Status;
  /** How many others joined it already. */
  readonly supporters: number;
  /** Who is asked did, too. */
  readonly isFollowed?: true;
};

/** Characters of what it says. */
const TOLD = 300;

/** The summary, without who reported and what identifies people. */
export function summaryOf(complaint: Complaint): SimilarReport {
  const { id, number, categoryId, receivedAt, status, supporters = 0 } = complaint;
  const { description } = complaint.content;
  const names = proposeConfidential(description).includes('personName');
  const symbols = Array.from(names ? '' : mask(description).replaceAll(/\s+/gu, ' ').trim());
  const told = symbols.length <= TOLD ? symbols.join('') : `${symbols.slice(0, TOLD - 1).join('')}…`;
  const { place } = gistOf(complaint);
  return { complaintId: id, number, categoryId, place, told, receivedAt, status, supporters };
}

/** Why nobody joins a report: it is one's own, it is not public or goes on no more, or too many did. */
export type SupportObstacle = 'own' | 'ended' | 'full';

/** One more joins. Who it is stands in no event. */
export function decideSupport(complaint: Complaint, isOwn: boolean): Result<Decision, SupportObstacle> {
  if (isOwn) return err('own');
  if (!isPublic(complaint)) return err('ended');
  if ((complaint.supporters ?? 0) >= MOST_SUPPORTERS) return err('full');
  return ok({ events: [{ type: 'supported' }], effects: [] });
}

/** One who joined follows it no more. */
export const decideWithdrawal = (): Decision => ({ events: [{ type: 'supportWithdrawn' }], effects: [] });

const steps: Partial<Record<ComplaintEvent['type'], SupporterStep>> = {
  disposed: 'handedDown',
  returned: 'returned',
  accepted: 'accepted',
  sentToNational: 'sentToNational',
  answered: 'answered',
  reopened: 'reopened',
  forwarded: 'ended',
  archived: 'ended',
  closed: 'closed',
};

/**
 * What who joined is told of a decision: one message, of the furthest step, with the answer if there is one; who joined a
 * duplicate hears the same of the report that it follows, under the duplicate's number. Made confidential, the report says
 * nothing to them any more, and they hear that once.
 */
export function toldToSupporters(
  events: readonly ComplaintEvent[],
  after: Complaint,
  officeName: (unitId: string) => string,
): readonly Effect[] {
  const { id, number, version, ownerUnitId, supporters = 0, duplicates = [] } = after;
  const joined = [...(supporters > 0 ? [{ complaintId: id, number, version }] : []), ...duplicates];
  const news = joined.length > 0 ? newsOf(events, after) : undefined;
  if (!news) return [];
  const unitName = officeName(ownerUnitId);
  return joined.map(({ complaintId, number, version }) => ({
    to: { kind: 'supporters', complaintId },
    notice: redactedNotice({ complaintId, number, version, kind: 'supporterNews', unitName, ...news }),
  }));
}

function newsOf(
  events: readonly ComplaintEvent[],
  { confidential }: Complaint,
): { readonly step: SupporterStep; readonly text?: string } | undefined {
  const isHidden = events.some((event) => event.type === 'secrecyRaised' && event.what === 'confidential');
  if (isHidden || confidential) return isHidden ? { step: 'ended' } : undefined;
  const last = events.findLast(({ type }) => steps[type] !== undefined);
  const step = last && steps[last.type];
  if (!step) return undefined;
  return last.type === 'answered' ? { step, text: last.private.text } : { step };
}
