/** Buttons that are no part of a form: the menu and what concerns a complaint. Pure. */
import type { Choice, OutMessage, Text } from '../../src/domain/message.ts';
import { citizenCopy } from '../copy/citizen.ts';
import type { ChatState, Turn, TurnContext } from '../turn.ts';
import { onAnnouncements } from './announcements.ts';
import { lookUp, type Moment, menuRows, obey, thenAsk } from './aside.ts';
import { copyOf, message, say } from './ask.ts';
import { complaintData, type Pressed } from './data.ts';
import { askToJoin, joinNow, keepForm, leftAsItWas, separate } from './joining.ts';
import { startForm } from './start.ts';

type Complaint = Extract<Pressed, { kind: 'complaint' }>;

/** A press outside the form, or of a button that is no part of the open one. */
export function pressOutside(moment: Moment, pressed: Pressed | undefined): Turn {
  switch (pressed?.kind) {
    case 'menu':
      return pressMenu(moment, pressed.verb, pressed.arg);
    case 'complaint':
      return pressComplaint(moment, pressed);
    default:
      return stale(moment);
  }
}

function stale(moment: Moment): Turn {
  const text = copyOf(moment.context).follow.staleButton;
  return thenAsk(moment, moment.state.draft ? message(text) : message(text, menuRows(moment.context)));
}

function pressMenu(moment: Moment, verb: string, arg: string): Turn {
  const { state, before } = moment;
  switch (verb) {
    case 'new':
      return startForm(moment);
    case 'status':
      return obey(moment, { kind: 'status', words: '' });
    case 'mine': {
      const after = arg === '+' ? state.more : arg;
      return {
        ...say(state, before),
        action: after ? { kind: 'myComplaints', after } : { kind: 'myComplaints' },
      };
    }
    case 'join':
      if (arg === 'no') return leftAsItWas(moment);
      return arg === '' ? askToJoin(moment, '') : joinNow(moment, arg);
    case 'separate':
      return arg === 'yes' ? separate(moment, true) : leftAsItWas(moment);
    case 'form':
      return keepForm(moment, arg === 'here');
    case 'reminders':
      return obey(moment, { kind: 'reminders', wanted: arg === 'on' });
    case 'help':
      return obey(moment, { kind: 'help' });
    case 'privacy':
      return obey(moment, { kind: 'privacy' });
    case 'announce':
      return onAnnouncements(moment, arg === '' ? undefined : arg === 'yes');
    case 'lang':
      return obey(
        moment,
        arg === 'id' || arg === 'en' ? { kind: 'language', to: arg } : { kind: 'language' },
      );
    default:
      return stale(moment);
  }
}

/** The number of a complaint that this chat has spoken of; empty if it has not. */
function numberOf(state: ChatState, complaintId: string, context: TurnContext): string {
  if (context.repliesTo?.complaintId === complaintId) return context.repliesTo.number;
  if (state.lastComplaint?.id === complaintId) return state.lastComplaint.number;
  return state.told?.complaintId === complaintId ? state.told.number : '';
}

function pressComplaint(moment: Moment, { complaintId, verb, arg }: Complaint): Turn {
  const { state, context } = moment;
  switch (verb) {
    case 'status':
      return lookUp(moment, { by: 'id', id: complaintId });
    case 'why':
      return lookUp(moment, { by: 'id', id: complaintId }, 'explain');
    case 'unfollow':
      return {
        ...say(state, moment.before),
        action: { kind: 'unfollow', ref: { by: 'id', id: complaintId } },
      };
    case 'add': {
      const number = numberOf(state, complaintId, context);
      const asked = message(copyOf(context).follow.informationAsked(number || undefined));
      return say({ ...state, awaiting: { kind: 'information', complaintId, number } }, [
        ...moment.before,
        asked,
      ]);
    }
    case 'rate':
      return isRating(arg) ? rate(moment, complaintId, arg) : stale(moment);
    default:
      return isRating(verb) ? rate(moment, complaintId, verb) : stale(moment);
  }
}

export type Rating = 'solved' | 'partly' | 'unsolved';
const isRating = (word: string): word is Rating =>
  word === 'solved' || word === 'partly' || word === 'unsolved';

/** Rates an answer; "not solved" asks for the reason first, because whoever looks at it again needs it. */
export function rate(moment: Moment, complaintId: string, rating: Rating): Turn {
  const { state, context, before } = moment;
  if (rating !== 'unsolved')
    return { ...say(state, before), action: { kind: 'rate', ref: { by: 'id', id: complaintId }, rating } };
  const number = numberOf(state, complaintId, context);
  const asked: OutMessage = message(copyOf(context).follow.reasonAsked(number || undefined));
  return say({ ...state, awaiting: { kind: 'reopenReason', complaintId, number } }, [...before, asked]);
}

/** The three ratings as buttons. */
export function ratingChoices(
  complaintId: string,
  { language }: Pick<TurnContext, 'language'>,
): readonly Choice[] {
  const { labels } = citizenCopy[language].follow;
  const choice = (rating: Rating): Choice => ({
    data: complaintData(complaintId, 'rate', rating),
    label: labels[rating],
  });
  return [choice('solved'), choice('partly'), choice('unsolved')];
}

/** What is said where nothing was understood: the menu. */
export const withMenu = (text: Text, context: TurnContext): OutMessage => message(text, menuRows(context));
