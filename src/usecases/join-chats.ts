import type { Temporal } from 'temporal-polyfill';
import type { OfficerActor } from '../domain/access.ts';
import { unitById } from '../domain/agency.ts';
import { decideJoin, JOIN_CODE_MINUTES, type Joining, makeJoinCode, readJoinCode } from '../domain/join.ts';
import type { Outcome } from '../domain/outcome.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { LockedChat } from '../ports/joins.ts';
import type { Stores } from '../ports/stores.ts';
import type { UseCaseDeps } from './deps.ts';

type From = {
  readonly conversationId: string;
  readonly officer?: OfficerActor;
  readonly personId?: string;
  readonly now: Temporal.Instant;
};
type JoinStores = Pick<
  Stores,
  'joins' | 'people' | 'officers' | 'conversations' | 'throttle' | 'audit' | 'outbox'
>;

const refusedOutcome = (why: Extract<Outcome, { kind: 'joinRefused' }>['why']): Outcome => ({
  kind: 'joinRefused',
  why,
});

/** A one-time code for this chat, to be typed in another one; the code it had before is void. */
export const giveJoinCode =
  (deps: Pick<UseCaseDeps, 'randomBytes'>) =>
  async (stores: Pick<Stores, 'joins'>, from: From): Promise<Outcome> => {
    const code = makeJoinCode(deps.randomBytes(7));
    const expiresAt = from.now.add({ minutes: JOIN_CODE_MINUTES }).toString();
    await stores.joins.give(from.conversationId, code.replace('-', ''), expiresAt);
    return {
      kind: 'joinCode',
      code,
      minutes: JOIN_CODE_MINUTES,
      as: from.officer ? 'officer' : 'reporter',
    };
  };

/** The code and its giver, for a chat that may be guessing: `from` waits longer after every wrong one. */
async function readGuarded(
  stores: JoinStores,
  typed: string,
  from: From,
): Promise<Result<{ symbols: string; giver: LockedChat; joining: Joining }, Outcome>> {
  const at = from.now.toString();
  const symbols = readJoinCode(typed);
  if (symbols === undefined) return err(refusedOutcome('mistyped'));
  const waitMs = await stores.throttle.wait('join', from.conversationId, at);
  if (waitMs > 0) return err({ kind: 'slowDown', waitMs });
  const here = await stores.joins.lock(from.conversationId);
  if (!here) throw new Error('A chat that speaks is not there.');
  const giverId = await stores.joins.giver(symbols, at);
  const giver = giverId === undefined ? undefined : await stores.joins.lock(giverId);
  const decided = decideJoin(here, giver);
  if (decided.ok && giver) return ok({ symbols, giver, joining: decided.value });
  const why = decided.ok ? 'wrongCode' : decided.error;
  if (why === 'wrongCode') await stores.throttle.wrong('join', from.conversationId, at);
  return err(refusedOutcome(why));
}

/** What a typed code would join, so that it can be said before it is done. */
export const lookAtJoinCode =
  (deps: Pick<UseCaseDeps, 'agency'>) =>
  async (stores: JoinStores, typed: string, from: From): Promise<Outcome> => {
    const read = await readGuarded(stores, typed, from);
    if (!read.ok) return read.error;
    const { symbols, giver, joining } = read.value;
    const officer =
      joining.kind === 'signIn' ? await officerWords(deps, stores, joining.officerId) : undefined;
    return {
      kind: 'joinFound',
      code: symbols,
      channel: giver.channel,
      ...(officer ? { officer } : {}),
    };
  };

async function officerWords(
  deps: Pick<UseCaseDeps, 'agency'>,
  stores: Pick<Stores, 'officers'>,
  officerId: string,
): Promise<{ name: string; unitName: string }> {
  const officer = await stores.officers.find(officerId);
  if (!officer) throw new Error(`There is no officer ${officerId}.`);
  return { name: officer.name, unitName: unitById(deps.agency(), officer.unitId)?.name ?? '' };
}

/**
 * Joins the chat with the one that gave the code. Reports and keys stay each person's own: from now on both persons are
 * asked for as one, and the trail and erasing need nothing new. `giver`: the other chat, locked, for what moves here.
 */
export const joinChats =
  (deps: UseCaseDeps) =>
  async (
    stores: JoinStores,
    typed: string,
    from: From,
  ): Promise<{ readonly outcome: Outcome; readonly giver?: LockedChat }> => {
    const at = from.now.toString();
    const read = await readGuarded(stores, typed, from);
    if (!read.ok) return { outcome: read.error };
    const { symbols, giver, joining } = read.value;
    if (!(await stores.joins.use(symbols, at))) return { outcome: refusedOutcome('wrongCode') };
    await stores.throttle.right('join', from.conversationId);
    const { channel } = giver;
    if (joining.kind === 'signIn') {
      const { officerId } = joining;
      const officer = await officerWords(deps, stores, officerId);
      await stores.conversations.setOfficer(from.conversationId, officerId);
      await stores.audit.append(
        officerId,
        { kind: 'system', job: 'join' },
        'officerJoinedChat',
        { channel },
        at,
      );
      return { outcome: { kind: 'joined', channel, officer }, giver };
    }
    const mine = from.personId ?? (await newReporter(deps, stores, from.conversationId, at));
    const theirs = giver.personId ?? (await newReporter(deps, stores, giver.conversationId, at));
    await stores.joins.join([mine, theirs], deps.newId());
    const actor = { kind: 'reporter', personId: mine } as const;
    await stores.audit.append(mine, actor, 'chatsJoined', { with: theirs }, at);
    return { outcome: { kind: 'joined', channel }, giver };
  };

/** Someone without a report yet: a person all the same, so that there is someone to be joined. */
async function newReporter(
  deps: Pick<UseCaseDeps, 'newId'>,
  stores: Pick<Stores, 'people' | 'conversations'>,
  conversationId: string,
  at: string,
): Promise<string> {
  const personId = deps.newId();
  await stores.people.create(personId, {}, at);
  await stores.conversations.setPerson(conversationId, personId);
  return personId;
}

/** Undoes joining for this chat: each has what was sent from it again. Without `sure` it only says what would be. */
export const separateChats =
  () =>
  async (stores: Pick<Stores, 'joins' | 'audit'>, sure: boolean, from: From): Promise<Outcome> => {
    const { personId } = from;
    const others = personId === undefined ? [] : await stores.joins.others(from.conversationId);
    if (personId === undefined || others.length === 0) return { kind: 'notJoined' };
    const channels = others.map(({ channel }) => channel);
    if (!sure) return { kind: 'separateAsked', channels };
    await stores.joins.separate(personId);
    const actor = { kind: 'reporter', personId } as const;
    await stores.audit.append(personId, actor, 'chatsSeparated', {}, from.now.toString());
    return { kind: 'separated', channels };
  };
