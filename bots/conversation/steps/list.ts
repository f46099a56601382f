/** The form's questions. A new one is a file beside this, a line in `steps`, and a place in `asked`. */
import type { Draft, StepName } from '../form.ts';
import { arrived } from './arrived.ts';
import { answerFiles, attachments } from './attachments.ts';
import { category } from './category.ts';
import { classification } from './classification.ts';
import { consent } from './consent.ts';
import { contact } from './contact.ts';
import { edit } from './edit.ts';
import { handed } from './handed.ts';
import { name } from './name.ts';
import { notes } from './notes.ts';
import { place } from './place.ts';
import { secrecy } from './secrecy.ts';
import { settled } from './settled.ts';
import { similar } from './similar.ts';
import { source } from './source.ts';
import type { Step } from './step.ts';
import { story } from './story.ts';
import { summary } from './summary.ts';
import { time } from './time.ts';

/** Every step by its name. */
export const steps: Readonly<Record<StepName, Step>> = {
  consent,
  source,
  arrived,
  handed,
  classification,
  story,
  place,
  time,
  category,
  attachments,
  name,
  contact,
  secrecy,
  settled,
  answerFiles,
  summary,
  edit,
  notes,
  similar,
};

const ofTheReport: readonly Step[] = [
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
const askedOfReporters: readonly Step[] = [consent, ...ofTheReport];
const askedOfOfficers: readonly Step[] = [source, arrived, handed, ...ofTheReport, settled, answerFiles];

/** The questions in order; the summary follows when each has its answer. */
const askedIn = ({ entry }: Draft): readonly Step[] => (entry ? askedOfOfficers : askedOfReporters);

/** The first question that has no answer yet, or the summary. */
export const nextStep = (draft: Draft): StepName =>
  askedIn(draft).find((step) => !step.isAnswered(draft))?.name ?? 'summary';

/** The question before this one, leaving out what does not arise; `undefined` at the first. */
export function previousStep(draft: Draft): StepName | undefined {
  const asked = askedIn(draft);
  const place = asked.findIndex(({ name: own }) => own === draft.step);
  if (draft.step === 'summary' && draft.anonymous === undefined) return undefined;
  const before = draft.step === 'summary' ? asked : asked.slice(0, Math.max(0, place));
  return before.findLast((step) => arises(step, draft))?.name;
}

/** A consent that was given is not asked again, and some questions are for some reports only. */
function arises({ name: own }: Step, { anonymous, entry }: Draft): boolean {
  if (own === 'consent') return false;
  if (own === 'contact') return anonymous === false;
  if (own === 'answerFiles') return typeof entry?.answer === 'string';
  return own !== 'handed' || entry?.asksHandedOn === true;
}
