/** What every question of the form is: how it is asked, what answers it, when it has its answer. */
import type { Temporal } from 'temporal-polyfill';
import type { Agency } from '../../../src/domain/agency.ts';
import type { Instant } from '../../../src/domain/instant.ts';
import type { Language, Point, Text } from '../../../src/domain/message.ts';
import type { FormCopy } from '../../copy/citizen.ts';
import type { EntryCopy } from '../../copy/entry.ts';
import type { Draft, StepName } from '../form.ts';

export type StepContext = {
  readonly agency: Agency;
  readonly language: Language;
  readonly form: FormCopy;
  /** What only officers who enter a report are asked. */
  readonly entry: EntryCopy;
  readonly at: () => Instant;
  /** Today where the agency is; counted only when a step asks. */
  readonly today: () => Temporal.PlainDate;
  /** The local day of an instant. */
  readonly dayOf: (at: Temporal.Instant) => Temporal.PlainDate;
  /** An own report to which a new story may belong instead. */
  readonly lastNumber?: string;
};

/** A button: what it carries (after the step's name), and what it says. */
export type Option = readonly [value: string, label: string];

export type Question = {
  readonly text: Text;
  /** Rows of buttons, without the way back and out. */
  readonly options: readonly (readonly Option[])[];
  readonly ask?: 'location' | 'contact';
};

/** An answer, however it was given. `from`: the channel's id of the message. */
export type Answer =
  | { readonly kind: 'choice'; readonly value: string; readonly from?: string }
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly from?: string;
      readonly at?: number;
      /** It stood under a file: if it is no answer, it describes the file. */
      readonly caption?: true;
    }
  | { readonly kind: 'location'; readonly point: Point; readonly label?: string }
  | { readonly kind: 'contact'; readonly phone: string; readonly name?: string };

/** What an answer does. `said` comes before the next question. */
export type Reaction =
  /** The question is answered: on to the next open one. */
  | { readonly kind: 'answered'; readonly draft: Draft; readonly said?: Text }
  /** Taken, and the same question stands: another page, one more file. */
  | { readonly kind: 'stay'; readonly draft: Draft; readonly said?: Text; readonly again?: true }
  /** Not an answer to this: why, then the question again with an example. A long text is kept as an addition. */
  | { readonly kind: 'wrong'; readonly why?: Text; readonly draft?: Draft }
  | { readonly kind: 'goTo'; readonly step: StepName; readonly draft: Draft }
  /** Not sent: another report that says the same is joined. */
  | { readonly kind: 'join' }
  | { readonly kind: 'leave' | 'addToLast' | 'send' | 'aboutData' };

export type Step = {
  readonly name: StepName;
  /** Any words are an answer, so that a part of a button's label is not taken for the button. */
  readonly takesWords: boolean;
  /** Whether the way back and out is drawn under the question; typed, it always works. */
  readonly hasWayOut: boolean;
  /** Other words for a button: normalised text → value. */
  readonly synonyms?: ReadonlyMap<string, string>;
  /** The answer is there, or the question does not arise. */
  isAnswered(draft: Draft): boolean;
  /** The question, or (`again`) its short repeat with an example. */
  question(draft: Draft, context: StepContext, again: boolean): Question;
  accept(draft: Draft, answer: Answer, context: StepContext): Reaction;
};

/** `{ yes: 'ya|iya' }` as the map that `synonyms` wants. */
export function synonyms(words: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(words).flatMap(([value, list]) => list.split('|').map((word) => [word, value] as const)),
  );
}

/** Every button on a row of its own: for labels that are long, or differ in length. */
export const stacked = (...options: readonly Option[]): readonly (readonly Option[])[] =>
  options.map((option) => [option]);

/** The answer was of a kind that says nothing here. */
export const notAnAnswer = (answer: Answer, form: FormCopy): Reaction => ({
  kind: 'wrong',
  ...(answer.kind === 'location' ? { why: form.unreadable('location') } : {}),
  ...(answer.kind === 'contact' ? { why: form.unreadable('contact') } : {}),
});
