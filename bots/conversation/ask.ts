/** Building turns: the present question as a message, what is said before it, what may be answered next. */
import type { Temporal } from 'temporal-polyfill';
import { localDate } from '../../src/domain/calendar/local-time.ts';
import type { Instant } from '../../src/domain/instant.ts';
import type { Choice, Language, OutMessage, Text } from '../../src/domain/message.ts';
import { type CitizenCopy, citizenCopy, type FormCopy } from '../copy/citizen.ts';
import { entryCopy } from '../copy/entry.ts';
import { lines } from '../copy/text.ts';
import type { ChatState, Turn, TurnContext } from '../turn.ts';
import { formData } from './data.ts';
import { type Draft, type StepName, toldIn } from './form.ts';
import { accusedIn } from './steps/category.ts';
import { steps } from './steps/list.ts';
import type { Question, StepContext } from './steps/step.ts';

/** The sentences in this turn's language. */
export const copyOf = (context: TurnContext): CitizenCopy => citizenCopy[context.language];

/** An instant at rest. Temporal's own writing of it costs more than a whole turn. */
export const instantOf = (now: Temporal.Instant): Instant => new Date(now.epochMilliseconds).toISOString();

/** The form's sentences: to its reporter, or to an officer who enters it. */
export const formOf = ({ entry }: Draft, language: Language): FormCopy =>
  entry ? entryCopy[language].form : citizenCopy[language].form;

/** What steps may know. */
export function stepContext(state: ChatState, draft: Draft, context: TurnContext): StepContext {
  const { agency, language, calendar, now } = context;
  return {
    agency,
    language,
    form: formOf(draft, language),
    entry: entryCopy[language],
    at: () => instantOf(now),
    today: () => localDate(calendar, now),
    dayOf: (at) => localDate(calendar, at),
    ...(state.lastComplaint ? { lastNumber: state.lastComplaint.number } : {}),
  };
}

/** A turn that says these messages; the last one's choices are what "2" means next. */
export function say(state: ChatState, replies: readonly OutMessage[]): Turn {
  const choices = replies.findLast((reply) => reply.choices !== undefined)?.choices;
  if (!choices) return { state, replies };
  return { state: { ...state, offered: choices.flat() }, replies };
}

/** One message without buttons, or with rows of them. */
export const message = (text: Text, choices?: readonly (readonly Choice[])[]): OutMessage =>
  choices && choices.length > 0 ? { text, choices } : { text };

/** A step's question as a message of this draft, with the way back and out as the last row. */
function asMessage(
  draft: Draft,
  question: Question,
  said: readonly Text[],
  context: StepContext,
): OutMessage {
  const { labels } = context.form;
  const rows = question.options.map((row) =>
    row.map(([value, label]): Choice => ({ data: formData(draft.id, draft.step, value), label })),
  );
  if (mayKeep(draft, question))
    rows.push([{ data: formData(draft.id, draft.step, 'keep'), label: labels.keepAnswer }]);
  if (steps[draft.step].hasWayOut)
    rows.push([
      { data: formData(draft.id, draft.step, 'back'), label: labels.back, place: 'back' },
      { data: formData(draft.id, draft.step, 'cancel'), label: labels.cancel },
    ]);
  const text = said.length > 0 ? lines(...said, question.text) : question.text;
  const asked = message(text, rows);
  return question.ask ? { ...asked, ask: question.ask } : asked;
}

/** Who came back to a question that has its answer need not give it again. Changing one, the way back leaves it as it is. */
const mayKeep = ({ editing, ...draft }: Draft, { options }: Question): boolean =>
  !editing &&
  !reachedFromSummary.has(draft.step) &&
  steps[draft.step].hasWayOut &&
  steps[draft.step].isAnswered(draft) &&
  !options.flat().some(([value]) => value === 'keep');

const reachedFromSummary: ReadonlySet<StepName> = new Set(['summary', 'edit', 'notes', 'similar']);

export type Asking = {
  /** Said before the question, in the same message. */
  readonly said?: readonly Text[];
  /** Messages of their own before it. */
  readonly before?: readonly OutMessage[];
  /** The short repeat with an example instead of the question. */
  readonly again?: boolean;
};

/**
 * The turn that asks the draft's present question. A category question without suggestions asks the database for them
 * first; what was to be said waits in the draft until they come.
 */
export function ask(state: ChatState, draft: Draft, context: TurnContext, asking: Asking = {}): Turn {
  const { said = [], before = [], again = false } = asking;
  if (draft.cancelling) return confirmCancel(state, draft, context, asking);
  if (draft.step === 'category' && draft.suggested === undefined) {
    const text = toldIn(draft);
    if (text.trim() !== '') {
      const waiting = said.length > 0 ? { ...draft, said: [...said] } : draft;
      const action = {
        kind: 'suggestCategories',
        text,
        exceptUnitIds: accusedIn(draft, context.agency),
      } as const;
      return { ...say({ ...state, draft: waiting }, before), action };
    }
    return ask(state, { ...draft, suggested: [] }, context, asking);
  }
  const step = stepContext(state, draft, context);
  const question = steps[draft.step].question(draft, step, again);
  return say({ ...state, draft }, [...before, asMessage(draft, question, said, step)]);
}

/** Asks whether all answers are to be deleted. */
function confirmCancel(state: ChatState, draft: Draft, context: TurnContext, asking: Asking = {}): Turn {
  const form = formOf(draft, context.language);
  const rows: Choice[][] = [
    [
      { data: formData(draft.id, 'cancel', 'yes'), label: form.labels.cancelYes },
      { data: formData(draft.id, 'cancel', 'no'), label: form.labels.cancelNo, place: 'back' },
    ],
  ];
  const text = lines(...(asking.said ?? []), form.cancel.confirm);
  return say({ ...state, draft: { ...draft, cancelling: true } }, [
    ...(asking.before ?? []),
    message(text, rows),
  ]);
}

/** The state without its form; what was offered in it goes too. */
export function withoutDraft(state: ChatState): ChatState {
  const { draft: _draft, offered: _offered, ...rest } = state;
  return rest;
}
