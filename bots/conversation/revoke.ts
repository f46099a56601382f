/** A message that was taken back takes its answer with it. Pure. */
import type { Turn } from '../turn.ts';
import type { Filling } from './answering.ts';
import { ask, copyOf } from './ask.ts';
import type { Draft, Passage, StepName } from './form.ts';
import { takeBack } from './information.ts';
import { questionName, resumed } from './way.ts';

/** Forgets what the message told while a form is open, and asks its question again; others pass without a word. */
export function takeRevoked({ state, draft: given, context, before }: Filling, from: string): Turn {
  const draft = resumed(given);
  const { form } = copyOf(context);
  const others = (passages: readonly Passage[]) => passages.filter((one) => one.from !== from);
  const [story, notes] = [others(draft.story), others(draft.notes)];
  if (story.length < draft.story.length || notes.length < draft.notes.length) {
    // Without its category's words the suggestions are of another story.
    const { suggested: _old, ...rest } = draft;
    const left: Draft = { ...rest, story, notes };
    const step: StepName = story.length === 0 && !draft.voiceOnly ? 'story' : draft.step;
    return ask(state, { ...left, step }, context, { before, said: [form.revoked(questionName('story'))] });
  }
  const step = draft.sources.find(([id]) => id === from)?.[1];
  if (step === undefined) return takeBack({ state, context, before }, from);
  const sources = draft.sources.filter(([id]) => id !== from);
  return ask(state, { ...draft, step, sources }, context, {
    before,
    said: [form.revoked(questionName(step))],
  });
}
