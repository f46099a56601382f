import type { Temporal } from 'temporal-polyfill';
import type { OfficerActor } from '../domain/access.ts';
import { localDate } from '../domain/calendar/local-time.ts';
import type { ComplaintRef } from '../domain/complaint/complaint.ts';
import { speaksWithReporter } from '../domain/complaint/entry.ts';
import {
  decideFollowing,
  FOLLOW_CODE_DAYS,
  makeFollowCode,
  readFollowCode,
} from '../domain/complaint/following.ts';
import type { Day } from '../domain/instant.ts';
import { MOST_JOINED } from '../domain/join.ts';
import type { ChannelName } from '../domain/message.ts';
import type { Outcome } from '../domain/outcome.ts';
import type { Stores } from '../ports/stores.ts';
import type { UseCaseDeps } from './deps.ts';
import { findComplaint } from './find-complaint.ts';
import { lookUpStatus } from './look-up.ts';
import { contextFor, recordDecision } from './record-decision.ts';

type From = {
  readonly conversationId: string;
  readonly channel: ChannelName;
  readonly personId?: string;
  readonly now: Temporal.Instant;
};
type FollowStores = Pick<
  Stores,
  'complaints' | 'conversations' | 'joins' | 'support' | 'throttle' | 'audit' | 'outbox'
>;

/** A code with which the reporter of an entered report follows it in a chat; one that it had before is void. */
export async function giveFollowCode(
  deps: Pick<UseCaseDeps, 'randomBytes'>,
  { joins }: Pick<Stores, 'joins'>,
  complaintId: string,
  now: Temporal.Instant,
): Promise<string> {
  const code = makeFollowCode(deps.randomBytes(7));
  const expiresAt = now.add({ hours: FOLLOW_CODE_DAYS * 24 }).toString();
  await joins.giveFollow(complaintId, code.replace('-', ''), expiresAt);
  return code;
}

/** `kode`: a new code where the one before was lost or is over; recorded, as whoever has it reads the report. */
export const renewFollowCode =
  (deps: Pick<UseCaseDeps, 'agency' | 'randomBytes' | 'calendar'>) =>
  async (
    stores: Pick<Stores, 'complaints' | 'joins' | 'audit'>,
    ref: ComplaintRef,
    officer: OfficerActor,
    now: Temporal.Instant,
  ): Promise<Outcome> => {
    const found = await findComplaint(stores, ref, 'lock');
    if (!found.ok) return found.error;
    const { id, number, entry } = found.value;
    if (!entry) return { kind: 'noFollowCode', number, why: 'notEntered' };
    if (entry.followedAt !== undefined) return { kind: 'noFollowCode', number, why: 'followed' };
    if (!speaksWithReporter(found.value, officer, deps.agency()))
      return { kind: 'noFollowCode', number, why: 'notYours' };
    const code = await giveFollowCode(deps, stores, id, now);
    await stores.audit.append(
      officer.officerId,
      officer,
      'followCodeGiven',
      { complaintId: id },
      now.toString(),
    );
    return { kind: 'followCode', number, code, codeUntil: lastDayOf(deps, now) };
  };

/** The last day on which a code that is given now is good. */
export const lastDayOf = ({ calendar }: Pick<UseCaseDeps, 'calendar'>, now: Temporal.Instant): Day =>
  localDate(calendar(), now).add({ days: FOLLOW_CODE_DAYS }).toString();

/**
 * Follows an entered report by its code, used once: the chat is its reporter's from now on, joined with the person whose
 * chat it was before, if there is one. Whoever guesses waits longer after every wrong code.
 */
export const followReport =
  (deps: UseCaseDeps) =>
  async (stores: FollowStores, typed: string, from: From): Promise<Outcome> => {
    const { complaints, joins, throttle } = stores;
    const { conversationId, channel, now } = from;
    const at = now.toString();
    const refused = (why: FollowRefusal): Outcome => ({ kind: 'followRefused', why });
    const symbols = readFollowCode(typed);
    if (symbols === undefined) return refused('mistyped');
    const waitMs = await throttle.wait('join', conversationId, at);
    if (waitMs > 0) return { kind: 'slowDown', waitMs };
    const here = await joins.lock(conversationId);
    if (!here) throw new Error('A chat that speaks is not there.');
    if (here.circle.length >= MOST_JOINED) return refused('tooMany');
    const complaintId = here.muted ? undefined : await joins.useFollow(symbols, at);
    const complaint = complaintId === undefined ? undefined : await complaints.lock(complaintId);
    if (!complaint) {
      await throttle.wrong('join', conversationId, at);
      return refused('wrongCode');
    }
    await throttle.right('join', conversationId);
    const { reporterId } = complaint;
    if (from.personId === undefined) await stores.conversations.setPerson(conversationId, reporterId);
    else if (!here.circle.includes(reporterId)) {
      await joins.join([from.personId, reporterId], deps.newId());
      const actor = { kind: 'reporter', personId: from.personId } as const;
      await stores.audit.append(from.personId, actor, 'chatsJoined', { with: reporterId }, at);
    }
    const context = contextFor(deps, complaint, { kind: 'reporter', personId: reporterId }, now);
    const decided = decideFollowing(complaint, { channel }, context);
    if (!decided.ok) throw new Error('Nothing refuses to be followed.');
    await recordDecision(stores, complaint, decided.value, context);
    const personId = from.personId ?? reporterId;
    const found = await lookUpStatus(deps)(stores, { by: 'id', id: complaint.id }, { ...from, personId });
    if (found.kind !== 'ownStatus') throw new Error('What is followed is not seen.');
    const answerFiles = complaint.answer?.attachments ?? [];
    return { kind: 'following', status: found.status, answerFiles };
  };

type FollowRefusal = Extract<Outcome, { kind: 'followRefused' }>['why'];
