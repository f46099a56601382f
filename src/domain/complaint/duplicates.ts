/** What the reporters of duplicates hear of the report that theirs follow: each under the own number, of nobody else. */
import type { Notice } from '../notice.ts';
import type { Complaint } from './complaint.ts';
import type { Effect } from './decision.ts';
import type { ComplaintEvent } from './event.ts';
import { redacted, redactedNotice } from './redacted.ts';

/** The most duplicates that may follow one report. */
export const MOST_DUPLICATES = 20;

/** News of where a report is and what was answered; what is said to its own reporter alone is not among it. */
const shared: ReadonlySet<Notice['kind']> = new Set([
  'verified',
  'handedDown',
  'handedToAgency',
  'transferred',
  'returnedForReview',
  'sentToNational',
  'forwardedAway',
  'accepted',
  'classChanged',
  'firstResponse',
  'obstacle',
  'answer',
  'reopenedForYou',
]);

/** Archived, a report answers nobody; confidential, its news is for nobody else: its duplicates go on by themselves. */
export const endsSharing = (event: ComplaintEvent): boolean =>
  event.type === 'archived' || (event.type === 'secrecyRaised' && event.what === 'confidential');

/**
 * The same news for each duplicate's reporter, with the numbers and addresses of people masked: an officer wrote it to
 * somebody else.
 */
export function toldToDuplicates(
  events: readonly ComplaintEvent[],
  told: readonly Effect[],
  { duplicates = [] }: Complaint,
): readonly Effect[] {
  if (duplicates.length === 0) return [];
  const news = told
    .filter(({ to, notice }) => to.kind === 'reporter' && shared.has(notice.kind))
    .map(({ notice }) => forOthers(notice));
  const isClosed = events.some(({ type }) => type === 'closed');
  return duplicates.flatMap(({ reporterId, complaintId, number, version }) => {
    const to = { kind: 'reporter', personId: reporterId } as const;
    const header = { complaintId, number, version };
    return [
      ...news.map((notice): Effect => ({ to, notice: { ...notice, ...header } })),
      ...(isClosed ? [{ to, notice: { ...header, kind: 'closedTogether' as const } }] : []),
    ];
  });
}

/** What an admin corrected of the one report says nothing of the other; "not solved" is each reporter's own to say. */
function forOthers(notice: Notice): Notice {
  const { complaintId, number, version } = notice;
  if (notice.kind === 'verified') return { complaintId, number, version, kind: notice.kind };
  const shown = redactedNotice(notice);
  return shown.kind === 'answer' ? { ...shown, mayReopen: true } : shown;
}

/** What of a report's history its duplicates' reporters see as theirs. */
export const sharedEvents: ReadonlySet<ComplaintEvent['type']> = new Set([
  'verified',
  'disposed',
  'returned',
  'transferred',
  'sentToNational',
  'forwarded',
  'accepted',
  'classChanged',
  'responded',
  'obstacleTold',
  'answered',
  'closed',
]);

/**
 * A duplicate as its reporter is shown it: their own words and their own rating, and how far the report is that it follows.
 * What that one's reporter is asked is no question to them. Its dates are counted from that one's arrival.
 */
export function asFollowed(duplicate: Complaint, main: Complaint): Complaint {
  const { id, number, version, reporterId, classification, categoryId, content, reopenedCount } = duplicate;
  const { completion, status, ...rest } = main;
  const { answer } = redacted(main);
  return {
    ...rest,
    id,
    number,
    version,
    reporterId,
    classification,
    categoryId,
    content,
    reopenedCount,
    rating: duplicate.rating,
    ...(answer && { answer }),
    status: status === 'awaitingReporter' ? (completion?.askedIn ?? 'awaitingVerification') : status,
  };
}
