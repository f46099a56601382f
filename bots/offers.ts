/** What a number or a label means: the choices of the message that it answers. Pure. */
import type { Choice, Inbound, Language } from '../src/domain/message.ts';
import { message, say } from './conversation/ask.ts';
import { resolveChoice } from './conversation/choice.ts';
import { formData } from './conversation/data.ts';
import { citizenCopy } from './copy/citizen.ts';
import type { ChatState, Turn } from './turn.ts';

/** Nobody reads and answers faster; whoever wrote sooner after news meant what stood there before it. */
const READING_MS = 4_000;

/** News with choices that came after the chat's last turn; `sentAt` in epoch milliseconds. */
export type Told = {
  readonly sentAt: number;
  readonly choices: readonly Choice[];
  /** The own report of which it told. */
  readonly about?: NonNullable<ChatState['lastComplaint']>;
};

/**
 * The chat as its next message finds it after news was told: numbers and labels mean the news' choices, for these are
 * the newest that the person sees, and the report spoken of last is the news'. Not while a form or a question of ours is open: see `askWhich`.
 */
export function withNews(state: ChatState, at: number, news: Told): ChatState {
  if (isAsking(state) || news.choices.length === 0) return state;
  if (at < news.sentAt + READING_MS) return state;
  return { ...state, offered: news.choices, ...(news.about && { lastComplaint: news.about }) };
}

/** After a turn that neither took up the news nor offered anything itself, the news' numbers still stand last. */
export function withNewsAfter({ state, replies }: Turn, news: Told): ChatState {
  const hasOffered = replies.some(({ choices = [] }) => choices.length > 0);
  return hasOffered || isAsking(state) || news.choices.length === 0
    ? state
    : { ...state, offered: news.choices };
}

/**
 * A number or a label of news that came while a form or a question of ours was open may be meant for either: nothing is
 * done, and it is asked which. `undefined` if it is clear.
 */
export function askWhich(
  state: ChatState,
  { input, at, replyTo }: Inbound,
  { sentAt, choices }: Told,
  language: Language,
): Turn | undefined {
  if (!isAsking(state) || input.kind !== 'text' || replyTo !== undefined || at < sentAt + READING_MS)
    return undefined;
  const offered = state.offered ?? [];
  // Our reminder of an open form is news, too, and no other question.
  if (choices.every(({ data }) => offered.some((one) => one.data === data))) return undefined;
  const ofNews = resolveChoice(input.text, choices, { exact: true });
  if (!ofNews) return undefined;
  const { follow, form } = citizenCopy[language];
  const { place: _place, ...chosen } = ofNews;
  const { draft } = state;
  if (!draft) {
    const back = offered.filter(({ place }) => place === 'back');
    return say(state, [
      message(
        follow.whichOrWords,
        [[chosen], back].filter((row) => row.length > 0),
      ),
    ]);
  }
  const ofForm = resolveChoice(input.text, offered, { exact: true });
  const goOn = { data: formData(draft.id, 'resume', 'yes'), label: form.labels.resume };
  const rows = [[chosen], ...(ofForm && ofForm.place !== 'back' ? [[ofForm]] : []), [goOn]];
  return say(state, [message(follow.whichMeant, rows)]);
}

const isAsking = ({ draft, awaiting }: ChatState): boolean => draft !== undefined || awaiting !== undefined;

/** A number or a label in reply to one of our messages is a press of that message's button, whatever was said since. */
export function asPress(inbound: Inbound, choices: readonly Choice[]): Inbound {
  const { input } = inbound;
  if (input.kind !== 'text') return inbound;
  const chosen = resolveChoice(input.text, choices, { exact: true });
  return chosen ? { ...inbound, input: { kind: 'press', data: chosen.data } } : inbound;
}
