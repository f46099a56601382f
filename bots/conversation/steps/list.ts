/** The form's questions. A new one is a file beside this, a line in `steps`, and a place in `asked`. */
import type { Draft, StepName } from '../form.ts';
import { attachments } from './attachments.ts';
import { category } from './category.ts';
import { classification } from './classification.ts';
import { consent } from './consent.ts';
import { contact } from './contact.ts';
import { edit } from './edit.ts';
import { name } from './name.ts';
import { notes } from './notes.ts';
import { place } from './place.ts';
import { secrecy } from './secrecy.ts';
import type { Step } from './step.ts';
import { story } from './story.ts';
import { summary } from './summary.ts';
import { time } from './time.ts';

/** Every step by its name. */
export const steps: Readonly<Record<StepName, Step>> = {
  consent,
  classification,
  story,
  place,
  time,
  category,
  attachments,
  name,
  contact,
  secrecy,
  summary,
  edit,
  notes,
};

/** The questions in order; the summary follows when each has its answer. */
const asked: readonly Step[] = [
  consent,
  classification,
  story,
  place,
  time,
  category,
  attachments,
  name,
  contact,
  secrecy,
];

/** The first question that has no answer yet, or the summary. */
export const nextStep = (draft: Draft): StepName =>
  asked.find((step) => !step.isAnswered(draft))?.name ?? 'summary';

/** The question before this one, leaving out what does not arise; `undefined` at the first. */
export function previousStep(draft: Draft): StepName | undefined {
  if (draft.step === 'summary') return draft.anonymous === undefined ? undefined : 'secrecy';
  const before = asked.slice(
    1,
    Math.max(
      1,
      asked.findIndex(({ name: own }) => own === draft.step),
    ),
  );
  return before.findLast(({ name: own }) => own !== 'contact' || draft.anonymous === false)?.name;
}
