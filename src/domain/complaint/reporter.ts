import { adminUnit } from '../agency.ts';
import type { Attachment } from '../message.ts';
import { err, ok, type Result } from '../result.ts';
import { unitAbove } from '../unit-tree.ts';
import { leaving } from './commands/separate.ts';
import type { Complaint, Status } from './complaint.ts';
import { decided, decision, type Teller } from './decided.ts';
import type { Decide, Decision, DecisionContext, Effect } from './decision.ts';
import type { ComplaintEvent } from './event.ts';
import type { Refusal } from './refusal.ts';
import { isInReview } from './returning.ts';
import { reporterTextLimit, requireText, withinLimit } from './text-limits.ts';

/**
 * What a reporter does with an own report. Whether it is their own is the caller's to check. What they did themselves the
 * conversation confirms; notices go to the officers, and to the reporter only with news: a new date.
 */
export type Information = { readonly text: string; readonly attachments: readonly Attachment[] };

/**
 * Answers the request for what is missing. The archive's clock stops until the officer says whether it completes the
 * report (BUP VI.B.1.a.11); the owner's clock runs again. More may follow before that word.
 */
export const decideReply: Decide<Information> = (complaint, information, context) =>
  reply(complaint, information, context, {});

/** The same in an officer's hand: what the reporter of an entered report said outside this service. */
export const decideRelayedReply: Decide<Information> = (complaint, information, context) =>
  reply(complaint, information, context, { relayed: true });

function reply(
  complaint: Complaint,
  information: Information,
  context: DecisionContext,
  how: { readonly relayed?: true },
): Result<Decision, Refusal> {
  if (complaint.status !== 'awaitingReporter') return refuse(complaint.status);
  const given = readInformation(information);
  if (!given.ok) return given;
  const event: ComplaintEvent = { type: 'reporterReplied', ...how, private: given.value };
  return decided(complaint, [event], context, ({ toUnit }) => [
    toUnit(complaint.ownerUnitId, { kind: 'reporterReplied', ...given.value }),
  ]);
}

/** Adds to a report that is open or answered; while the reporter is asked it is the reply, archived it revives it. */
export const decideAddition: Decide<Information> = (complaint, information, context) => {
  if (complaint.status === 'awaitingReporter') return decideReply(complaint, information, context);
  if (complaint.status === 'archived') return decideRevival(complaint, information, context);
  if (complaint.status === 'closed' || complaint.status === 'forwarded') return refuse(complaint.status);
  const given = readInformation(information);
  if (!given.ok) return given;
  // Whoever works on the report that a duplicate follows reads what is added to it.
  const workedOnAt = context.other?.complaint.ownerUnitId ?? complaint.ownerUnitId;
  return decided(complaint, [{ type: 'informationAdded', private: given.value }], context, ({ toUnit }) => [
    toUnit(workedOnAt, { kind: 'informationAdded', ...given.value }),
  ]);
};

/**
 * Brings an archived report back with what was missing: it begins again with verification in the admin room. Archiving
 * stops the work, not the reporter's right (our decision; the rule of BUP VI.B.1.a.11 says archived, not refused).
 */
export const decideRevival: Decide<Information> = (complaint, information, context) => {
  if (complaint.status !== 'archived') return refuse(complaint.status);
  const given = readInformation(information);
  if (!given.ok) return given;
  const admin = adminUnit(context.agency).id;
  return decided(
    complaint,
    [{ type: 'revived', toUnitId: admin, private: given.value }],
    context,
    ({ toReporter, toUnit, due }) => {
      const review = due('verification');
      return [
        toReporter({ kind: 'revived', ...review }),
        toUnit(admin, { kind: 'revivedInQueue', until: review.until }),
      ];
    },
  );
};

type Rating = { readonly rating: 'solved' | 'partly' | 'unsolved'; readonly reason: string };

/**
 * The reporter's word on the answer. Solved: closed. Partly: noted, closes by itself. Unsolved: once it reopens, back to
 * whoever answered, with a new clock, and the admin room sees it; the second time it is only noted, and saying it again
 * is refused with `alreadyReopened`. The reason is never lost: where it cannot reopen, it is added as information.
 */
export const decideRating: Decide<Rating> = (complaint, { rating, reason }, context) => {
  if (complaint.status === 'merged') return rateTogether(complaint, { rating, reason }, context);
  const words = withinLimit(reason.trim(), reporterTextLimit);
  if (!words.ok) return words;
  const told = { text: words.value, attachments: [] };
  const repeated = complaint.rating === rating;
  const isSpent = complaint.reopenedCount > 0 && repeated;
  // Closed without their word: the word is still taken, and opens nothing any more.
  const isLate = complaint.status === 'closed' && complaint.rating === undefined;
  if (
    rating === 'unsolved' &&
    words.value !== '' &&
    ((complaint.status !== 'answered' && !isLate) || isSpent)
  )
    return decideAddition(complaint, told, context);
  if (complaint.status !== 'answered' && !isLate) return refuse(complaint.status);
  if (rating === 'unsolved' && isSpent) return err({ code: 'alreadyReopened' });
  if (rating === 'partly' && repeated) return err({ code: 'alreadyDone', event: 'rated' });
  const events: ComplaintEvent[] = [{ type: 'rated', rating }];
  if (rating === 'solved' && !isLate) events.push({ type: 'closed', by: 'reporter' });
  const reopens = rating === 'unsolved' && complaint.reopenedCount === 0 && !isLate;
  if (reopens) events.push({ type: 'reopened', private: { reason: words.value } });
  else if (words.value !== '' && rating === 'unsolved')
    events.push({ type: 'informationAdded', private: told });
  return decided(complaint, events, context, (teller) =>
    reopens
      ? reopenedNews(teller, words.value, context)
      : ratedNews(complaint, rating, words.value, teller, context),
  );
};

/**
 * The word of a duplicate's reporter on the answer to the report that it follows. Who is not helped by it goes an own way
 * again: the duplicate is parted and reopened, whatever the other reporter said.
 */
function rateTogether(
  complaint: Complaint,
  { rating, reason }: Rating,
  context: DecisionContext,
): Result<Decision, Refusal> {
  const main = context.other?.complaint;
  const isAnswered = main?.status === 'answered' || main?.status === 'closed';
  if (!main || !isAnswered) return refuse(main?.status ?? complaint.status);
  const words = withinLimit(reason.trim(), reporterTextLimit);
  if (!words.ok) return words;
  if (complaint.rating === rating) return err({ code: 'alreadyDone', event: 'rated' });
  if (rating !== 'unsolved')
    return decided(complaint, [{ type: 'rated', rating }], context, (teller) =>
      ratedNews(main, rating, '', teller, context),
    );
  const events: ComplaintEvent[] = [
    { type: 'rated', rating },
    { type: 'separated', fromNumber: main.number },
    { type: 'reopened', private: { reason: words.value } },
  ];
  const mine = decision(complaint, events, context, (teller) => reopenedNews(teller, words.value, context));
  return ok({ ...mine, onOther: { events: [leaving(complaint)], effects: [] } });
}

function reopenedNews(teller: Teller, reason: string, context: DecisionContext): readonly Effect[] {
  const { after, toReporter, toUnit, due, unitName, officeName } = teller;
  const { ownerUnitId } = after;
  const next = due(isInReview(after, context.agency) ? 'verification' : 'settlement');
  const news = { kind: 'reopened', reason, unitName: unitName(ownerUnitId), until: next.until } as const;
  return [
    toReporter({ kind: 'reopenedForYou', unitName: officeName(ownerUnitId), ...next }),
    ...withAbove(ownerUnitId, context).map((unitId) => toUnit(unitId, news)),
  ];
}

function ratedNews(
  { ownerUnitId }: Complaint,
  rating: Rating['rating'],
  reason: string,
  { toUnit }: Teller,
  context: DecisionContext,
): readonly Effect[] {
  // A second "not solved" reopens nothing: one level up should know.
  const units = rating === 'unsolved' ? withAbove(ownerUnitId, context) : [ownerUnitId];
  const why = { kind: 'informationAdded', text: reason, attachments: [] } as const;
  return units.flatMap((unitId) => [
    toUnit(unitId, { kind: 'rated', rating }),
    ...(rating === 'unsolved' && reason !== '' ? [toUnit(unitId, why)] : []),
  ]);
}

/** A unit, and the next one up. */
function withAbove(unitId: string, { agency }: DecisionContext): readonly string[] {
  const above = unitAbove(agency, unitId);
  return above ? [unitId, above.id] : [unitId];
}

function readInformation({ text, attachments }: Information): Result<Information, Refusal> {
  if (attachments.length > 0) {
    const words = withinLimit(text.trim(), reporterTextLimit);
    return words.ok ? ok({ text: words.value, attachments }) : words;
  }
  const words = requireText(text, 'addInformation', reporterTextLimit);
  return words.ok ? ok({ text: words.value, attachments }) : words;
}

const refuse = (status: Status): Result<never, Refusal> =>
  err(
    status === 'closed' || status === 'archived' || status === 'forwarded'
      ? { code: 'ended', status }
      : { code: 'wrongStatus', status, possible: [] },
  );
