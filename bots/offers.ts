/** What a number or a label means: the choices of the message that it answers. Pure. */
import type { Choice, Inbound } from '../src/domain/message.ts';
import { resolveChoice } from './conversation/choice.ts';
import type { ChatState } from './turn.ts';

/** Nobody reads and answers faster; whoever wrote sooner after news meant what stood there before it. */
const READING_MS = 4_000;

/**
 * The chat as its next message finds it after news was told: numbers and labels mean the news' choices, for these are
 * the newest that the person sees. Not while a form or a question of ours is open: there they answer that, and news is
 * answered by quoting it.
 */
export function withNews(
  state: ChatState,
  at: number,
  news: { readonly sentAt: number; readonly choices: readonly Choice[] },
): ChatState {
  if (state.draft || state.awaiting || news.choices.length === 0) return state;
  return at < news.sentAt + READING_MS ? state : { ...state, offered: news.choices };
}

/** A number or a label in reply to one of our messages is a press of that message's button, whatever was said since. */
export function asPress(inbound: Inbound, choices: readonly Choice[]): Inbound {
  const { input } = inbound;
  if (input.kind !== 'text') return inbound;
  const chosen = resolveChoice(input.text, choices, { exact: true });
  return chosen ? { ...inbound, input: { kind: 'press', data: chosen.data } } : inbound;
}
