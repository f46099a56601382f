/** Turns computed on chats as this process remembers them, before the database is asked. */
import type { Temporal } from 'temporal-polyfill';
import type { Chat, OptimisticTurn } from '../src/ports/turns.ts';
import type { ChatState } from './turn.ts';
import { type Arrived, contextOf, noState, perChatOf, repliedMessage, type TurnDeps } from './turn-group.ts';

export type Planned<One extends Arrived> = { readonly entry: One; readonly turn: OptimisticTurn };

/** Parts a group into turns that need no more than what is remembered of their chats, and the other messages. */
export function planGroup<One extends Arrived>(
  deps: TurnDeps,
  recall: (id: string) => Chat | undefined,
  entries: readonly One[],
  now: Temporal.Instant,
): { readonly planned: readonly Planned<One>[]; readonly left: readonly One[] } {
  const planned: Planned<One>[] = [];
  const left: One[] = [];
  for (const own of perChatOf(entries).values()) {
    const [entry] = own;
    const turn = entry && own.length === 1 && !entry.mustRead ? plan(deps, recall, entry, now) : undefined;
    if (entry && turn) planned.push({ entry, turn });
    else left.push(...own);
  }
  return { planned, left };
}

function plan(
  deps: TurnDeps,
  recall: (id: string) => Chat | undefined,
  entry: Arrived,
  now: Temporal.Instant,
): OptimisticTurn | undefined {
  const chat = recall(entry.conversationId);
  try {
    return chat && planTurn(deps, chat, entry, now);
  } catch {
    // A bug in the turn: it comes up again under the chat's lock, and is set aside there.
    return undefined;
  }
}

/**
 * The turn, or `undefined` if it needs more than the chat (what a reply is about, the database's answer to an action, a
 * file to be kept) or says more than one message. Such a turn, and one whose chat was not as remembered, is computed
 * under the chat's lock (turn-group.ts); where both can, both leave the same.
 */
function planTurn(
  deps: TurnDeps,
  chat: Chat,
  { inbound }: Arrived,
  now: Temporal.Instant,
): OptimisticTurn | undefined {
  const { input, updateId, sequence } = inbound;
  if (chat.muted || chat.blocked || chat.held || chat.officer) return undefined;
  // Not newer than what was applied: late, or the same update once more.
  if (sequence <= chat.sequence) return undefined;
  if (input.kind === 'blocked' || repliedMessage(inbound) !== undefined) return undefined;
  const state = (chat.state as ChatState | undefined) ?? noState;
  const turn = deps.advance(state, inbound, contextOf(deps, chat, inbound, now));
  const [message, ...more] = turn.replies;
  if (turn.action || turn.keep || more.length > 0) return undefined;
  const language = turn.language ?? chat.language;
  return {
    updateId,
    chat,
    change: {
      id: chat.id,
      state: turn.state,
      sequence,
      language,
      blocked: false,
      ...deps.wakeOf(turn.state),
    },
    ...(message ? { reply: { message } } : {}),
  };
}
