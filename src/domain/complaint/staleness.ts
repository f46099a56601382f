import type { Actor } from '../access.ts';
import type { ComplaintEvent, Recorded } from './event.ts';
import type { Refusal } from './refusal.ts';

/** What happens without changing what an officer was about to decide. */
const harmless: readonly ComplaintEvent['type'][] = [
  'noteAdded',
  'identityViewed',
  'textsOpened',
  'completionReminded',
  'answerReminded',
  'ratingAsked',
  'duplicateJoined',
  'duplicateLeft',
  'supported',
  'supportWithdrawn',
  'limitBreached',
  'lateAgain',
  'monitored',
  'released',
  'handedOver',
  'copied',
  'marked',
  'copyWithdrawn',
  'secrecyRaised',
  'loweringAsked',
  'secrecyLowered',
  'loweringRefused',
  'exported',
  'followed',
];

/**
 * Whether a complaint was changed by somebody else since the officer saw it at `expectedVersion`; the refusal names the
 * latest such change. `eventsSince` may hold older events. What the officer did meanwhile was done knowing what was
 * before it, so that only what came after counts.
 */
export function reviewStaleness(
  expectedVersion: number,
  eventsSince: readonly Recorded[],
  actor: Actor,
): Refusal | undefined {
  let latest: Recorded | undefined;
  for (const recorded of eventsSince) {
    if (recorded.version <= expectedVersion || harmless.includes(recorded.event.type)) continue;
    latest = isSame(recorded.actor, actor) ? undefined : recorded;
  }
  if (!latest) return undefined;
  return { code: 'changedMeanwhile', event: latest.event.type, actor: latest.actor, at: latest.at };
}

function isSame(a: Actor, b: Actor): boolean {
  return a.kind === 'officer' && b.kind === 'officer' && a.officerId === b.officerId;
}
