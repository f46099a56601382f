/** The way through the form: back, out, on; buttons old and new. Pure. */
import type { Text } from '../../src/domain/message.ts';
import type { ChatState, Turn, TurnContext } from '../turn.ts';
import { answer, cancelled, type Filling, moveOn } from './answering.ts';
import { obey } from './aside.ts';
import { ask, copyOf } from './ask.ts';
import { readPress } from './data.ts';
import { type Draft, isWorthKeeping, type StepName, stepNames } from './form.ts';
import { pressOutside } from './outside-press.ts';
import { nextStep, previousStep, steps } from './steps/list.ts';
import type { Control } from './words.ts';

/** A word that works at every question. */
export function obeyInForm(filling: Filling, control: Control): Turn {
  const { state, draft, context, before } = filling;
  switch (control.kind) {
    case 'back':
      return draft.cancelling ? goOn(filling) : back(filling);
    case 'stop':
      if (isReminder(context)) return obey({ state: { ...state, draft }, context, before }, noReminders);
      return obeyInForm(filling, { kind: 'cancel' });
    case 'cancel':
      return draft.cancelling || !isWorthKeeping(draft)
        ? cancelled(filling)
        : ask(state, { ...draft, cancelling: true }, context, { before });
    case 'resume':
      return goOn(filling);
    case 'menu':
    case 'new':
      return ask(state, draft, context, { before, said: [copyOf(context).form.alreadyOpen] });
    default:
      return obey({ state: { ...state, draft }, context, before }, control);
  }
}

const noReminders = { kind: 'reminders', wanted: false } as const;

/** "Berhenti" in reply to a reminder is meant for the reminders. */
const isReminder = ({ repliesTo }: TurnContext): boolean =>
  repliesTo !== undefined && /reminder/iu.test(repliesTo.kind);

/** Leaves the question whether to cancel, or a question that has its answer already. */
export function goOn(filling: Filling): Turn {
  const { state, draft, context, before } = filling;
  const { cancelling: asked, ...rest } = draft;
  if (asked || !steps[draft.step].isAnswered(draft)) return ask(state, rest, context, { before });
  return moveOn(filling, rest, []);
}

/** To the question before; from one answer's change to the summary. */
function back({ state, draft, context, before }: Filling): Turn {
  const { editing, page, ...rest } = draft;
  if (draft.step === 'category' && page !== undefined && draft.suggested && draft.suggested.length > 0)
    return ask(state, editing ? { ...rest, editing } : rest, context, { before });
  if (editing || draft.step === 'edit' || draft.step === 'notes' || draft.step === 'similar')
    return ask(state, { ...rest, step: nextStep(rest) }, context, { before });
  const previous = previousStep(draft);
  return previous
    ? ask(state, { ...rest, step: previous }, context, { before })
    : ask(state, draft, context, { before, said: [copyOf(context).form.firstQuestion] });
}

/** A press of any button while a form is open; `from` is the message that named it, if it was typed. A button of another form or of a question behind us is refused kindly. */
export function press(filling: Filling, data: string, from?: string): Turn {
  const { state, draft, context, before } = filling;
  const { form } = copyOf(context);
  const pressed = readPress(data);
  if (pressed?.kind !== 'form') {
    if (pressed?.kind === 'menu' && pressed.verb === 'new') return obeyInForm(filling, { kind: 'new' });
    return pressOutside({ state: { ...state, draft: resumed(draft) }, context, before }, pressed);
  }
  const { draftId, step, value } = pressed;
  if (draftId !== draft.id) {
    const said = sentBefore(state, draftId, context) ?? form.oldForm(questionName(step));
    return ask(state, draft, context, { before, said: [said] });
  }
  if (step === 'cancel' && draft.cancelling) return value === 'yes' ? cancelled(filling) : goOn(filling);
  if (value === 'cancel') return obeyInForm({ ...filling, draft: resumed(draft) }, { kind: 'cancel' });
  const going: Filling = { ...filling, draft: resumed(draft) };
  if (step === 'resume') return ask(state, going.draft, context, { before, said: [form.resumed] });
  if (step !== draft.step)
    return ask(state, going.draft, context, { before, said: [form.oldButton(questionName(step))] });
  if (value === 'back') return back(going);
  const isKept = value === 'keep' && steps[step as StepName].isAnswered(going.draft);
  return isKept ? goOn(going) : answer(going, { kind: 'choice', value, ...(from ? { from } : {}) });
}

/** The draft without the question whether to cancel it. */
export function resumed(draft: Draft): Draft {
  if (!draft.cancelling) return draft;
  const { cancelling: _asked, ...rest } = draft;
  return rest;
}

/** What to say of a button of a form that was sent; `undefined` if it was another. */
export function sentBefore(state: ChatState, draftId: string, context: TurnContext): Text | undefined {
  return state.told?.draftId === draftId ? copyOf(context).form.alreadySent(state.told.number) : undefined;
}

/** How a button's question is named; `other` for one that this form does not have. */
export const questionName = (step: string): StepName | 'other' =>
  stepNames.find((name) => name === step) ?? 'other';
