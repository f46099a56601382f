import type { Temporal } from 'temporal-polyfill';
import type { ComplaintRef } from '../domain/complaint/complaint.ts';
import { decideAddition, decideRating, decideReply, decideRevival } from '../domain/complaint/reporter.ts';
import type { Attachment } from '../domain/message.ts';
import type { Outcome } from '../domain/outcome.ts';
import type { Stores } from '../ports/stores.ts';
import type { UseCaseDeps } from './deps.ts';
import { followed, recordBoth, withOther } from './duplicates.ts';
import { findGuarded, isOwn } from './find-complaint.ts';
import { contextFor } from './record-decision.ts';

type Reporter = {
  readonly personId?: string;
  readonly conversationId: string;
  readonly now: Temporal.Instant;
};
type ReporterStores = Pick<Stores, 'complaints' | 'outbox' | 'media' | 'throttle' | 'joins'>;

/**
 * What a reporter adds to an own report: the answer to a request for what is missing, a revival of an archived report,
 * or plain further information. Someone else's number is treated as unknown.
 */
export const addInformation =
  (deps: UseCaseDeps) =>
  async (
    stores: ReporterStores,
    { ref, text, attachments }: { ref: ComplaintRef; text: string; attachments: readonly Attachment[] },
    reporter: Reporter,
  ): Promise<Outcome> => {
    const found = await findOwn(stores, ref, reporter);
    if (!found.ok) return found.error;
    const { complaint, personId } = found;
    const asReply = complaint.status === 'awaitingReporter';
    const revived = complaint.status === 'archived';
    const decide = asReply ? decideReply : revived ? decideRevival : decideAddition;
    const own = contextFor(deps, complaint, { kind: 'reporter', personId }, reporter.now);
    const context = await withOther(deps, stores, own, followed(complaint));
    const decided = decide(complaint, { text, attachments }, context);
    if (!decided.ok) return { kind: 'refused', number: complaint.number, refusal: decided.error };
    await recordBoth(deps, stores, complaint, decided.value, context);
    await stores.media.attach(
      attachments.map((attachment) => attachment.mediaId),
      complaint.id,
    );
    return { kind: 'informationAdded', number: complaint.number, asReply, revived };
  };

/**
 * The reporter's word on the answer: solved closes it, unsolved brings it back once, one level up sees it. The reason of
 * an unsolved that comes at another time is added as information.
 */
export const rateAnswer =
  (deps: UseCaseDeps) =>
  async (
    stores: ReporterStores,
    { ref, rating, reason }: { ref: ComplaintRef; rating: 'solved' | 'partly' | 'unsolved'; reason?: string },
    reporter: Reporter,
  ): Promise<Outcome> => {
    const found = await findOwn(stores, ref, reporter);
    if (!found.ok) return found.error;
    const { complaint, personId } = found;
    const own = contextFor(deps, complaint, { kind: 'reporter', personId }, reporter.now);
    const context = await withOther(deps, stores, own, followed(complaint));
    const decided = decideRating(complaint, { rating, reason: reason ?? '' }, context);
    if (!decided.ok) return { kind: 'refused', number: complaint.number, refusal: decided.error };
    await recordBoth(deps, stores, complaint, decided.value, context);
    const happened = new Set(decided.value.events.map((event) => event.type));
    const { number } = complaint;
    if (!happened.has('rated')) {
      const asReply = happened.has('reporterReplied');
      return { kind: 'informationAdded', number, asReply, revived: happened.has('revived') };
    }
    return {
      kind: 'rated',
      number,
      rating,
      closed: happened.has('closed'),
    };
  };

async function findOwn(
  stores: ReporterStores,
  ref: ComplaintRef,
  { personId, conversationId, now }: Reporter,
) {
  const found = await findGuarded(stores, ref, 'lock', conversationId, now);
  if (!found.ok) return found;
  const complaint = found.value;
  if (!(await isOwn(stores, complaint, personId))) {
    const number = ref.by === 'number' ? ref.number : '';
    return { ok: false, error: { kind: 'unknownNumber', number } satisfies Outcome } as const;
  }
  // Their person is the report's own, whichever of the joined chats they write in: its key seals what they say.
  return { ok: true, complaint, personId: complaint.reporterId } as const;
}
