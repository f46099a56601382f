/** Ready-made answers: the list, one of them, and what is shown of one before it is sent. */
import type { OutMessage, Text } from '../../../src/domain/message.ts';
import type { AnswerTarget } from '../../../src/domain/outcome/desk.ts';
import type { Outcome } from '../../../src/domain/outcome.ts';
import { fillIn, lacking, type ReadyAnswerFacts } from '../../../src/domain/ready-answer.ts';
import { dayInWords } from '../../copy/dates.ts';
import { readyAnswerCopy } from '../../copy/ready-answer.ts';
import { lines, paragraphs } from '../../copy/text.ts';
import type { Action, ChatState } from '../../turn.ts';
import { button, cancelButton, onTyped, rows, withButtons } from '../buttons.ts';
import type { Telling } from '../conclude.ts';
import { wordsOf } from '../help.ts';
import { awaitWords, cancelRow, confirmation } from '../perform.ts';
import { findEntry } from '../registry.ts';
import { choiceButton, type Target } from '../units.ts';

type Of<Kind extends Outcome['kind']> = Extract<Outcome, { kind: Kind }>;
type Shown = Of<
  'readyAnswers' | 'readyAnswer' | 'readyAnswerChosen' | 'readyAnswerKept' | 'readyAnswerRefused'
>;

const targetOf = ({ complaintId: id, number, version }: AnswerTarget): Target => ({ id, number, version });

/** What the chat remembers: the text that waits for a yes, or the files that wait for a text. */
export function awaitingReadyAnswer(
  state: ChatState,
  action: Action,
  outcome: Of<'readyAnswers' | 'readyAnswerChosen'>,
): ChatState {
  const entry = outcome.for && findEntry(outcome.for.command);
  if (!outcome.for || !entry || action.kind !== 'command') return state;
  const { attachments } = action;
  const given =
    outcome.kind === 'readyAnswerChosen' && lacking(outcome.answer.text, outcome.facts) === undefined
      ? ({ words: filled(outcome.answer.text, outcome.facts), held: 'ready' } as const)
      : {};
  return awaitWords(state, entry, targetOf(outcome.for), { ...given, attachments });
}

/** In Indonesian, as the text itself is: a reporter reads both. */
const filled = (text: string, { number, unitName, category = '', until }: ReadyAnswerFacts): string =>
  fillIn(text, {
    nomor: number,
    unit: unitName,
    kategori: category,
    batas: until === undefined ? '' : dayInWords(until, 'id'),
  });

/** Words for what came of `templat`, or of a command that was given a ready-made answer. */
export function readyAnswers(telling: Telling, outcome: Shown): OutMessage {
  const { context } = telling;
  const words = readyAnswerCopy[context.language];
  switch (outcome.kind) {
    case 'readyAnswers':
      return outcome.for ? toChoose(telling, outcome, outcome.for) : list(telling, outcome);
    case 'readyAnswer': {
      const { name } = outcome.answer;
      const isAdmin = context.officer?.role === 'admin';
      const remove = isAdmin ? button(onTyped(`templat hapus ${name}`), words.buttons.remove) : undefined;
      return withButtons(
        words.shown(outcome.answer),
        rows([remove, button(onTyped('templat'), words.buttons.list)], 2),
      );
    }
    case 'readyAnswerChosen':
      return chosen(telling, outcome);
    case 'readyAnswerKept':
      return withButtons(
        words.kept[outcome.how](outcome.name),
        rows([button(onTyped('templat'), words.buttons.list)], 1),
      );
    case 'readyAnswerRefused':
      return { text: words.fault(outcome.fault) };
  }
}

function list({ copy, context }: Telling, { rows: answers, next }: Of<'readyAnswers'>): OutMessage {
  const words = readyAnswerCopy[context.language];
  const isAdmin = context.officer?.role === 'admin';
  if (answers.length === 0) return { text: lines(words.none, words.howToAdd) };
  const choices = answers.map(({ name }) => button(onTyped(`templat ${name}`), name));
  const more = next === undefined ? undefined : button(onTyped(`templat >${next}`), copy.talk.buttons.more);
  return withButtons(
    paragraphs(
      lines([{ bold: words.title }], ...answers.map(words.row)),
      isAdmin ? words.howToAdd : undefined,
    ),
    rows(choices, 2),
    rows([more], 1),
  );
}

/** To be chosen for a command; its words may still be typed instead. */
function toChoose(
  { copy, context }: Telling,
  { rows: answers, next, unknown }: Of<'readyAnswers'>,
  asked: AnswerTarget,
): OutMessage {
  const words = readyAnswerCopy[context.language];
  const entry = findEntry(asked.command);
  if (!entry) return { text: words.none };
  const { label, ask } = wordsOf(copy, entry);
  const lead = unknown === undefined ? undefined : words.unknown(unknown);
  if (answers.length === 0)
    return withButtons(lines(lead, words.none, words.howToAdd, ask?.(asked.number)), cancelRow(copy));
  const target = targetOf(asked);
  const choices = answers.map(({ name }) => choiceButton(entry, target, `#${name}`, name));
  const more =
    next === undefined ? undefined : choiceButton(entry, target, `#>${next}`, copy.talk.buttons.more);
  return withButtons(
    paragraphs(lines(lead, words.which(label, asked.number)), lines(...answers.map(words.row))),
    rows(choices, 2),
    rows([more, cancelButton(copy.talk.buttons.cancel)], 2),
  );
}

function chosen({ copy, context }: Telling, outcome: Of<'readyAnswerChosen'>): OutMessage {
  const { answer, facts } = outcome;
  const words = readyAnswerCopy[context.language];
  const entry = findEntry(outcome.for.command);
  const lacks = lacking(answer.text, facts);
  if (!entry || lacks) {
    const choose = entry && choiceButton(entry, targetOf(outcome.for), '#', words.buttons.choose);
    return withButtons(
      words.lacks(answer.name, lacks ?? 'batas'),
      rows([choose, cancelButton(copy.talk.buttons.cancel)], 2),
    );
  }
  const { label } = wordsOf(copy, entry);
  const text: Text = words.preview(label, facts.number, filled(answer.text, facts));
  return confirmation(copy, text, facts.number, 'send');
}
