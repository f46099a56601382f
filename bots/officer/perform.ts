/** Runs a word of the registries: who may, on which complaint, with what still missing. */
import type { ComplaintRef } from '../../src/domain/complaint/complaint.ts';
import { readNumber } from '../../src/domain/complaint/number.ts';
import type { Attachment, Choice, OutMessage, Text } from '../../src/domain/message.ts';
import { copyFor } from '../copy/index.ts';
import type { OfficerCopy } from '../copy/officer.ts';
import { readyAnswerCopy } from '../copy/ready-answer.ts';
import { clip } from '../copy/text.ts';
import { splitMessage } from '../split.ts';
import type { Action, Awaiting, ChatState, Turn } from '../turn.ts';
import { button, cancelButton, onYes, type Pressed, rows, withButtons } from './buttons.ts';
import type { Entry, OfficerContext, Step } from './entry.ts';
import { exampleNumber, wordsOf } from './help.ts';
import { known, offer, refById, seenVersion, settled } from './memory.ts';
import { leadingNumber } from './parse.ts';
import { entryNamed, findEntry } from './registry.ts';
import { choiceButton, readChosen, type Target, unitChoices, unitWords } from './units.ts';

/** One turn under way. */
export type Run = { readonly state: ChatState; readonly context: OfficerContext; readonly copy: OfficerCopy };

/** What came with a command. */
export type Given = {
  readonly rest: string;
  readonly attachments: readonly Attachment[];
  /** A note typed before, for a unit that is chosen by button now. */
  readonly note?: string;
};

/** A turn that only says something. */
export function say(now: Pick<Run, 'state'>, ...messages: readonly OutMessage[]): Turn {
  const replies = messages.flatMap(splitMessage);
  // An answer without choices leaves those above it standing.
  const isPlain = replies.every(({ choices = [] }) => choices.length === 0);
  return { state: isPlain ? now.state : offer(now.state, replies), replies };
}

/** A turn that asks the database; a question that waited for words is settled by it. */
const act = (now: Run, action: Action): Turn => ({
  state: settled(offer(now.state, [])),
  replies: [],
  action,
});

/** Runs a typed word: checks the role, finds the complaint, asks for what is missing, or acts. */
export function run(now: Run, entry: Entry, given: Given): Turn {
  const { context, copy, state } = now;
  if (!entry.allowedTo.includes(context.officer.role)) return notAllowed(now, entry);
  if (given.attachments.length > 0 && !entry.takesFiles) return fileNotTaken(now, entry);
  const merging = entry.name === 'join' ? entryNamed('merge') : undefined;
  // `gabung` with reports' numbers is about reports and not about chats.
  if (merging && beginsWithNumber(given.rest, context)) return run(now, merging, given);
  if (entry.about === 'nothing') return step(now, entry, given.rest);
  // Where no number is needed only an evident slip is one: ids and number plates look like numbers, too.
  const optional = context.repliesTo !== undefined || entry.about === 'maybeComplaint';
  const found = leadingNumber(given.rest, context.agency.code, optional);
  if (found.kind === 'mistyped') {
    return say(now, { text: copy.talk.mistyped(found.words, exampleNumber(context.agency)) });
  }
  const { repliesTo } = context;
  // In reply to a notice only the other report needs its number.
  const isOther = entry.name === 'merge' && repliesTo !== undefined;
  if (found.kind === 'number' && !(isOther && found.rest === '')) {
    const id = known(state, { number: found.number })?.id ?? '';
    return onOne(now, entry, { id, number: found.number, version: 0 }, { ...given, rest: found.rest });
  }
  if (repliesTo) {
    const { complaintId: id, number, version } = repliesTo;
    return onOne(now, entry, { id, number, version }, given);
  }
  if (entry.about === 'lastComplaint' && state.lastComplaint) {
    return onOne(now, entry, { ...state.lastComplaint, version: 0 }, given);
  }
  if (entry.about === 'maybeComplaint') return step(now, entry, given.rest);
  if (state.lastComplaint) return onUnnamed(now, entry, state.lastComplaint, given);
  const example = wordsOf(copy, entry).example(exampleNumber(context.agency));
  return say(now, { text: copy.talk.whichComplaint(entry.keyword, example) });
}

/** With the agency's code: some join codes could be read as the rest of a number. */
const beginsWithNumber = (words: string, { agency }: OfficerContext): boolean =>
  words.toUpperCase().startsWith(agency.code.toUpperCase()) &&
  leadingNumber(words, agency.code, true).kind === 'number';

/** A press on a complaint's or the queue's button. */
export function press(now: Run, pressed: Exclude<Pressed, { kind: 'typed' }>): Turn {
  const { context, copy, state } = now;
  if (pressed.kind === 'queue') {
    return act(now, pressed);
  }
  const { complaintId: id, version, name, argument } = pressed;
  const entry = findEntry(name);
  if (!entry || entry.about === 'nothing') return say(now, { text: copy.talk.newStart });
  if (!entry.allowedTo.includes(context.officer.role)) return notAllowed(now, entry);
  const typed = argument === undefined ? undefined : readNumber(argument, context.agency.code);
  const number = typed?.ok ? typed.value : (known(state, { id })?.number ?? '');
  const target = { id, number, version };
  if (argument === undefined || typed?.ok) return onOne(now, entry, target, { rest: '', attachments: [] });
  if (entry.name === 'history') {
    return act(now, { kind: 'history', ref: { by: 'id', id }, after: Number.parseInt(argument, 10) || 0 });
  }
  if (entry.needs === 'unit') return onUnit(now, entry, target, argument);
  const attachments = entry.takesReadyAnswer ? filesFor(state, entry, target) : [];
  return onOne(now, entry, target, { rest: argument, attachments });
}

/** Files that came for this command before its words are chosen by a button. */
function filesFor({ awaiting }: ChatState, { name }: Entry, { id }: Target): readonly Attachment[] {
  const isAwaited =
    awaiting?.kind === 'commandWords' && awaiting.command === name && awaiting.complaintId === id;
  return isAwaited ? (awaiting.attachments ?? []) : [];
}

/** Whether its words are asked for before the database is; a choice is listed by who knows the complaint. */
const asksFirst = ({ needs }: Entry): boolean => needs === 'unit' || needs === 'text';

/** A word on a complaint that is known by now: asks for what is missing, or acts. */
export function onOne(now: Run, entry: Entry, target: Target, given: Given): Turn {
  if (asksFirst(entry) && given.rest === '') return askFor(now, entry, target, given.attachments);
  if (entry.run) return step(now, entry, given.rest, lookingRef(target));
  return act(now, {
    kind: 'command',
    command: entry.name,
    ref: refOf(now.state, target),
    words: entry.needs === 'unit' && given.note ? `${given.rest}: ${given.note}` : given.rest,
    attachments: given.attachments,
  });
}

/**
 * No report was named: the one spoken of last is meant, probably. What would change it waits for a yes that names it;
 * where words are still missing, the question for them names it.
 */
function onUnnamed(
  now: Run,
  entry: Entry,
  last: { readonly id: string; readonly number: string },
  { rest, attachments }: Given,
): Turn {
  const { copy } = now;
  const target = { ...last, version: seenVersion(now.state, last.id) };
  if (asksFirst(entry) && rest === '') return askFor(now, entry, target, attachments);
  // Without words it only lists what may be chosen.
  if (entry.needs === 'choice' && rest === '') return onOne(now, entry, target, { rest, attachments });
  const state = awaitWords(now.state, entry, target, { words: rest, attachments, held: 'unnamed' });
  const { label } = wordsOf(copy, entry);
  return say(
    { ...now, state },
    confirmation(copy, copy.talk.unnamed(label, last.number, clip(rest, 300)), last.number, 'yes'),
  );
}

/** Asks for the yes, in these words, to what is held for a complaint. */
export function confirmation(
  { talk: { buttons } }: OfficerCopy,
  text: Text,
  number: string,
  yes: 'send' | 'yes',
): OutMessage {
  const choices = [button(onYes(number), buttons[yes]), cancelButton(buttons.cancel)];
  return withButtons(text, rows(choices, 2));
}

/** Runs a word of the officers' own registry. */
function step(now: Run, entry: Entry, words: string, ref?: ComplaintRef): Turn {
  const { context, state, copy } = now;
  return takeStep(now, entry.run?.({ words, context, state, copy, ...(ref ? { ref } : {}) }));
}

/** What a word leads to, as the chat's turn. */
export function takeStep(before: Run, done: Step | undefined): Turn {
  const now = done?.state ? { ...before, state: done.state } : before;
  const { copy } = now;
  if (done?.action) return act(now, done.action);
  if (done?.turn) return done.turn;
  if (done?.language) {
    const text = copyFor(done.language).officer.talk.languageSet;
    return { ...say(now, { text }), language: done.language };
  }
  return say(now, done?.say ?? { text: copy.talk.newStart });
}

/** What changes a complaint fails if someone else changed it since this officer saw it. */
const refOf = (state: ChatState, { id, number, version }: Target): ComplaintRef =>
  id === '' ? { by: 'number', number } : refById(state, id, version);

/** For a look the version does not matter. */
const lookingRef = ({ id, number }: Target): ComplaintRef =>
  id === '' ? { by: 'number', number } : { by: 'id', id };

/** Words or a unit are missing: asks for them, and remembers what for. */
function askFor(now: Run, entry: Entry, target: Target, attachments: readonly Attachment[]): Turn {
  const { copy, context } = now;
  const state = awaitWords(now.state, entry, target, attachments.length > 0 ? { attachments } : {});
  const number = target.number || copy.talk.thisReport;
  if (entry.needs === 'unit') {
    const text = copy.talk.whichUnit(number);
    return say(
      { ...now, state },
      unitChoices(context.agency, context.officer.unitId, copy, entry, target, text),
    );
  }
  const words = wordsOf(copy, entry);
  const text = words.ask?.(number) ?? copy.talk.wordsAgain(words.label, number);
  const { choose } = readyAnswerCopy[context.language].buttons;
  const ready = entry.takesReadyAnswer ? choiceButton(entry, target, '#', choose) : undefined;
  return say({ ...now, state }, withButtons(text, rows([ready], 1), cancelRow(copy)));
}

/** The state in which the next free words are for this command. */
export function awaitWords(
  state: ChatState,
  entry: Entry,
  { id, number, version }: Target,
  given: Pick<Extract<Awaiting, { kind: 'commandWords' }>, 'words' | 'attachments' | 'albumId' | 'held'>,
): ChatState {
  return {
    ...state,
    awaiting: { kind: 'commandWords', command: entry.name, complaintId: id, number, version, ...given },
  };
}

export const cancelRow = (copy: OfficerCopy): readonly (readonly Choice[])[] =>
  rows([cancelButton(copy.talk.buttons.cancel)], 1);

/** A press on a unit, or on the next page of them; a note typed before goes with it. */
function onUnit(now: Run, entry: Entry, target: Target, argument: string): Turn {
  const { state, context, copy } = now;
  const chosen = readChosen(argument);
  if (chosen.kind === 'page') {
    const text = copy.talk.whichUnit(target.number || copy.talk.thisReport);
    return say(
      now,
      unitChoices(context.agency, context.officer.unitId, copy, entry, target, text, { from: chosen.from }),
    );
  }
  const { awaiting } = state;
  const isAwaited =
    awaiting?.kind === 'commandWords' &&
    awaiting.command === entry.name &&
    awaiting.complaintId === target.id;
  const note = isAwaited ? (awaiting.words ?? '') : '';
  return onOne(now, entry, target, { rest: unitWords(context.agency, chosen, note), attachments: [] });
}

function notAllowed(now: Run, entry: Entry): Turn {
  return say(now, { text: now.copy.talk.notAllowed(entry.keyword, entry.allowedTo) });
}

/** Files came with a word that has no use for them; nothing is done, so that nothing is lost unseen. */
export function fileNotTaken(now: Run, entry: Entry): Turn {
  return say(now, { text: now.copy.talk.fileNotTaken(entry.keyword, entryNamed('answer').keyword) });
}
