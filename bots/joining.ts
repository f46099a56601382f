/** Joining chats, with what the other chat had under way: its unfinished form comes to where the person writes now. */
import type { Outcome } from '../src/domain/outcome.ts';
import type { LockedChat } from '../src/ports/joins.ts';
import type { Stores } from '../src/ports/stores.ts';
import type { UseCaseDeps } from '../src/usecases/deps.ts';
import { giveJoinCode, joinChats, lookAtJoinCode, separateChats } from '../src/usecases/join-chats.ts';
import { withoutDraft } from './conversation/ask.ts';
import { citizenCopy } from './copy/citizen.ts';
import type { Action, ChatState } from './turn.ts';
import type { Acting } from './turn-group.ts';

export type JoiningAction = Extract<
  Action,
  { kind: 'joinCode' | 'joinLook' | 'join' | 'keepForm' | 'separate' }
>;

const kinds: ReadonlySet<Action['kind']> = new Set([
  'joinCode',
  'joinLook',
  'join',
  'keepForm',
  'separate',
] satisfies JoiningAction['kind'][]);

export const isJoining = (action: Action): action is JoiningAction => kinds.has(action.kind);

/** Performs what joins chats and parts them. */
export function createJoining(deps: UseCaseDeps) {
  const give = giveJoinCode(deps);
  const look = lookAtJoinCode(deps);
  const join = joinChats(deps);
  const separate = separateChats();

  return async (stores: Stores, action: JoiningAction, acting: Acting): Promise<Outcome> => {
    switch (action.kind) {
      case 'joinCode':
        return give(stores, acting);
      case 'joinLook':
        return look(stores, action.code, acting);
      case 'join': {
        const { outcome, giver } = await join(stores, action.code, acting);
        if (outcome.kind !== 'joined' || !giver) return outcome;
        await tellGiver(stores, giver, acting, outcome.officer !== undefined);
        return outcome.officer ? outcome : { ...outcome, ...(await bringForm(stores, action, acting)) };
      }
      case 'keepForm':
        return keepForm(stores, action.here, acting);
      case 'separate':
        return separate(stores, action.sure, acting);
    }
  };
}

/** The other chat hears of it at once: whoever did not mean it can undo it there. */
async function tellGiver(stores: Stores, giver: LockedChat, acting: Acting, asOfficer: boolean) {
  const { joinedElsewhere, signedInElsewhere } = citizenCopy[giver.language].join;
  const text = asOfficer ? signedInElsewhere(acting.channel) : joinedElsewhere(acting.channel);
  await stores.outbox.say(giver.conversationId, { message: { text } }, 'joined', acting.now.toString());
}

type Form = Pick<Extract<Outcome, { kind: 'joined' }>, 'form' | 'left'>;

/** The other chats' states, the one used last first. */
async function othersOf(stores: Stores, acting: Acting) {
  const others = await stores.joins.others(acting.conversationId);
  return others.flatMap(({ conversationId, state }) =>
    state === undefined ? [] : [{ conversationId, state: state as ChatState }],
  );
}

async function bringForm(
  stores: Stores,
  { hasForm }: Extract<JoiningAction, { kind: 'join' }>,
  acting: Acting,
): Promise<Form> {
  const others = await othersOf(stores, acting);
  const withForm = others.find(({ state }) => state.draft !== undefined);
  if (!withForm) {
    const spoken = others.find(({ state }) => state.lastComplaint !== undefined);
    return spoken ? { left: spoken.state } : {};
  }
  if (hasForm) return { form: 'both' };
  await stores.conversations.saveState(withForm.conversationId, withoutDraft(withForm.state), null, null);
  return { form: 'moved', left: withForm.state };
}

/** One of two forms goes on here; the other ends, as was answered. */
async function keepForm(stores: Stores, here: boolean, acting: Acting): Promise<Outcome> {
  const other = (await othersOf(stores, acting)).find(({ state }) => state.draft !== undefined);
  if (!other) return { kind: 'formKept' };
  await stores.conversations.saveState(other.conversationId, withoutDraft(other.state), null, null);
  return here ? { kind: 'formKept' } : { kind: 'formKept', left: other.state };
}
