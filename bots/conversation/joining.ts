/** Joining this chat with another by a one-time code, in the citizen's conversation. Pure. */
import type { OutMessage } from '../../src/domain/message.ts';
import type { Outcome } from '../../src/domain/outcome.ts';
import { lines } from '../copy/text.ts';
import type { Action, ChatState, Turn, TurnContext } from '../turn.ts';
import { type Moment, thenAsk } from './aside.ts';
import { ask, copyOf, message, say } from './ask.ts';
import { menuData } from './data.ts';
import type { Draft, Passage } from './form.ts';

/** `gabung` gives a code; with a code it says what that would join. */
export function askToJoin({ state, before }: Moment, code: string): Turn {
  const action: Action = code === '' ? { kind: 'joinCode' } : { kind: 'joinLook', code };
  return { ...say(state, before), action };
}

/** A yes to joining: `code` as the button or the question carried it. */
export function joinNow({ state, before }: Moment, code: string): Turn {
  const { awaiting: _asked, ...rest } = state;
  return { ...say(rest, before), action: { kind: 'join', code, hasForm: state.draft !== undefined } };
}

/** `pisahkan`, and the yes to it. */
export function separate({ state, before }: Moment, sure: boolean): Turn {
  return { ...say(state, before), action: { kind: 'separate', sure } };
}

/** The answer to which of two forms goes on. */
export function keepForm({ state, before }: Moment, here: boolean): Turn {
  return { ...say(state, before), action: { kind: 'keepForm', here } };
}

/** Left as it was: a no to joining or parting. */
export const leftAsItWas = (moment: Moment): Turn => {
  const { awaiting: _asked, ...state } = moment.state;
  return thenAsk({ ...moment, state }, message(copyOf(moment.context).join.left));
};

/** The button that gives a code. */
export const joinRow = (context: TurnContext): NonNullable<OutMessage['choices']>[number] => [
  { data: menuData('join'), label: copyOf(context).join.labels.join },
];

/** Words for what came of it; `undefined`: another outcome. */
export function concludeJoining(moment: Moment, outcome: Outcome): Turn | undefined {
  const { state, context } = moment;
  const { join } = copyOf(context);
  switch (outcome.kind) {
    case 'joinCode':
      return thenAsk(moment, message(join.code(outcome.code, outcome.minutes, outcome.as)));
    case 'joinFound': {
      const { code, channel, officer } = outcome;
      const text = officer ? join.askSignIn(channel, officer.name, officer.unitName) : join.ask(channel);
      const rows = [
        [{ data: menuData('join', code), label: officer ? join.labels.signIn : join.labels.yes }],
        [{ data: menuData('join', 'no'), label: join.labels.no }],
      ];
      return say({ ...state, awaiting: { kind: 'join', code } }, [...moment.before, message(text, rows)]);
    }
    case 'joined':
      return joined(moment, outcome);
    case 'formKept': {
      const kept = outcome.left ? take(state, outcome.left) : state;
      return thenAsk({ ...moment, state: kept }, message(join.formKept));
    }
    case 'separateAsked': {
      const rows = [
        [{ data: menuData('separate', 'yes'), label: join.labels.separate }],
        [{ data: menuData('separate', 'no'), label: join.labels.no }],
      ];
      return say(state, [...moment.before, message(join.separateAsk(outcome.channels), rows)]);
    }
    case 'separated':
      return thenAsk(moment, message(join.separated));
    case 'notJoined':
      return thenAsk(moment, message(join.notJoined, [joinRow(context)]));
    case 'joinRefused':
      return thenAsk(moment, message(join.refused(outcome.why)));
    default:
      return undefined;
  }
}

function joined(
  moment: Moment,
  { channel, officer, form, left }: Extract<Outcome, { kind: 'joined' }>,
): Turn {
  const { context, before } = moment;
  const { join } = copyOf(context);
  if (officer) return thenAsk(moment, message(join.signedIn(officer.name, officer.unitName)));
  const state = left ? take(moment.state, left) : moment.state;
  const text = join.joined(channel);
  if (form === 'moved' && state.draft)
    return ask(state, state.draft, context, { before, said: [lines(text, join.formMoved)] });
  if (form !== 'both') return thenAsk({ ...moment, state }, message(text));
  const rows = [
    [{ data: menuData('form', 'here'), label: join.labels.formHere }],
    [{ data: menuData('form', 'there'), label: join.labels.formThere(channel) }],
  ];
  return say(state, [...before, message(text), message(join.whichForm(channel), rows)]);
}

/** What the other chat had under way, as far as it means something here: ids of messages are that chat's own. */
function take(state: ChatState, left: unknown): ChatState {
  const other = left as ChatState;
  const last = state.lastComplaint ?? other.lastComplaint;
  const { offered: _old, ...rest } = state;
  return {
    ...rest,
    ...(last ? { lastComplaint: last } : {}),
    ...(other.draft ? { draft: withoutMessageIds(other.draft) } : {}),
  };
}

function withoutMessageIds(draft: Draft): Draft {
  const { unclearFrom: _message, cancelling: _asked, ...rest } = draft;
  const unnamed = ({ from: _from, ...passage }: Passage): Passage => passage;
  return { ...rest, story: draft.story.map(unnamed), notes: draft.notes.map(unnamed), sources: [] };
}
