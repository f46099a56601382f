/** An edited message corrects the answer that it gave. Pure. */
import type { Turn } from '../turn.ts';
import { addNote, type Filling } from './answering.ts';
import { ask, copyOf, stepContext } from './ask.ts';
import { resolveChoice } from './choice.ts';
import { hearDanger, type Typed, takeText } from './fill.ts';
import { cutStory, type Draft, formLimits, type Passage, passage, type StepName, storyOf } from './form.ts';
import { correct } from './information.ts';
import { steps } from './steps/list.ts';
import type { StepContext } from './steps/step.ts';
import { resumed } from './way.ts';
import { isMeaningful, normalise } from './words.ts';

/** Takes the new text of a message that was sent before, while a form is open. */
export function takeEdit(given: Filling, { text, from, at }: Typed & { readonly from: string }): Turn {
  const filling = hearDanger(given, text);
  const { state, context, before } = filling;
  const draft = resumed(filling.draft);
  const { form } = copyOf(context);
  if (context.late) {
    const noted = isMeaningful(text) ? addNote(draft, text) : undefined;
    return ask(state, noted ?? draft, context, { before, said: [noted ? form.lateKept : form.lateIgnored] });
  }
  if (draft.unclearFrom === from) return takeText({ ...filling, draft }, { text, from, at });
  const known = isKnown(draft, from);
  if (!known && state.told?.messageIds.includes(from))
    return correct({ state: { ...state, draft }, context, before }, text);
  const corrected = known ? correctedDraft(draft, from, text, stepContext(state, draft, context)) : undefined;
  return corrected
    ? ask(state, corrected, context, { before, said: [form.corrected] })
    : ask(state, draft, context, { before, said: [form.notCorrected] });
}

const isKnown = (draft: Draft, from: string): boolean =>
  [...draft.story, ...draft.notes].some((one) => one.from === from) ||
  draft.sources.some(([id]) => id === from);

/** The draft with the answer of this message replaced; `undefined` if the new text is no answer to it. */
function correctedDraft(draft: Draft, from: string, text: string, context: StepContext): Draft | undefined {
  if (!isMeaningful(text)) return undefined;
  if (draft.story.some((one) => one.from === from)) {
    const others = storyOf(draft).length - (draft.story.find((one) => one.from === from)?.text.length ?? 0);
    const { kept } = cutStory(text, formLimits.story - others);
    // Other words bring other suggestions; a category that was chosen stays, and the summary shows it.
    const { suggested: _old, ...rest } = draft;
    return { ...rest, story: replaced(draft.story, from, kept) };
  }
  if (draft.notes.some((one) => one.from === from)) {
    const notes = replaced(draft.notes, from, text);
    const size = notes.reduce((sum, note) => sum + note.text.length, 0);
    return size > formLimits.notes ? undefined : { ...draft, notes };
  }
  const step = draft.sources.find(([id]) => id === from)?.[1];
  return step === undefined ? undefined : answeredAgain(draft, step, text, context);
}

const replaced = (passages: readonly Passage[], from: string, text: string): readonly Passage[] =>
  passages.map((one) => (one.from === from ? passage(text, from, one.at) : one));

/** Asks the step that the message answered what it makes of the new text. The present question stays. */
function answeredAgain(draft: Draft, name: StepName, text: string, context: StepContext): Draft | undefined {
  const step = steps[name];
  const asked: Draft = { ...draft, step: name };
  const offered = step
    .question(asked, context, false)
    .options.flat()
    .map(([data, label]) => ({ data, label }));
  const value =
    resolveChoice(text, offered, { exact: step.takesWords })?.data ?? step.synonyms?.get(normalise(text));
  const reaction = step.accept(
    asked,
    value === undefined ? { kind: 'text', text } : { kind: 'choice', value },
    context,
  );
  return reaction.kind === 'answered' ? { ...reaction.draft, step: draft.step } : undefined;
}
