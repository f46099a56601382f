/** An answer to the present question, and where the form goes from there. Pure. */
import type { OutMessage, Text } from '../../src/domain/message.ts';
import { lines } from '../copy/text.ts';
import type { ChatState, Turn, TurnContext } from '../turn.ts';
import { obey } from './aside.ts';
import { ask, copyOf, formOf, message, say, stepContext, withoutDraft } from './ask.ts';
import { type Draft, formLimits, passage, type StepName, storyOf } from './form.ts';
import { nextStep, steps } from './steps/list.ts';
import type { Answer, Reaction } from './steps/step.ts';
import { isMeaningful } from './words.ts';

/** One input on its way through the form. `before`: messages that come first, such as 112. */
export type Filling = {
  readonly state: ChatState;
  readonly draft: Draft;
  readonly context: TurnContext;
  readonly before: readonly OutMessage[];
};

/** Gives the present step its answer. */
export function answer(filling: Filling, given: Answer): Turn {
  const { state, draft, context } = filling;
  const reaction = steps[draft.step].accept(draft, given, stepContext(state, draft, context));
  return react(filling, given, reaction);
}

function react(filling: Filling, given: Answer, reaction: Reaction): Turn {
  const { state, draft, context, before } = filling;
  switch (reaction.kind) {
    case 'answered':
      return moveOn(
        filling,
        remember(reaction.draft, draft.step, given),
        reaction.said ? [reaction.said] : [],
      );
    case 'stay': {
      const said = reaction.said ? [reaction.said] : [];
      const again = reaction.again ?? false;
      return ask(state, remember(reaction.draft, draft.step, given), context, { before, said, again });
    }
    case 'wrong':
      return repeat({ ...filling, draft: reaction.draft ?? draft }, given, reaction.why);
    case 'goTo': {
      const { editing: _editing, ...rest } = reaction.draft;
      const kept = reaction.step === 'summary' ? rest : reaction.draft;
      return ask(state, { ...kept, step: reaction.step }, context, { before });
    }
    case 'aboutData':
      return obey({ state: { ...state, draft }, context, before }, { kind: 'privacy' });
    case 'leave':
      return cancelled(filling);
    case 'send':
      return send(filling);
    case 'join':
      return joinSimilar(filling);
    case 'addToLast':
      return addToLast(filling);
  }
}

/** On to the next question without an answer; when all have theirs, to the summary. */
export function moveOn(filling: Filling, draft: Draft, said: readonly Text[]): Turn {
  const { state, context, before } = filling;
  const step = nextStep(draft);
  return ask(state, step === 'summary' ? complete(draft) : { ...draft, step }, context, { before, said });
}

/** The draft at its summary: what only its questions needed is over. */
function complete(draft: Draft): Draft {
  const { editing: _editing, page: _page, unclearFrom: _unclear, ...rest } = draft;
  return { ...rest, step: 'summary' };
}

/** Sends the report, unless a change of the form has left a question open. */
function send({ state, draft, context, before }: Filling): Turn {
  const open = nextStep(draft);
  if (open !== 'summary') return ask(state, { ...draft, step: open }, context, { before });
  const kind = draft.entry ? 'enter' : 'submit';
  return { ...say({ ...state, draft }, before), action: { kind, draft } };
}

/** "Saya juga": the report that was shown is joined, and this one not sent. */
function joinSimilar({ state, draft, context, before }: Filling): Turn {
  if (!draft.similar) return ask(state, draft, context, { before });
  const { complaintId } = draft.similar;
  return { ...say({ ...state, draft }, before), action: { kind: 'support', complaintId } };
}

/** The story was no new report but belongs to the last one. */
function addToLast({ state, draft, context, before }: Filling): Turn {
  const last = state.lastComplaint;
  if (!last) return ask(state, draft, context, { before });
  const action = {
    kind: 'addInformation',
    ref: { by: 'id', id: last.id },
    text: storyOf(draft),
    attachments: draft.attachments,
  } as const;
  return { ...say(withoutDraft(state), before), action };
}

/** The form ends unsent; its answers are gone with it. */
export function cancelled({ state, draft, context, before }: Filling): Turn {
  return say(withoutDraft(state), [...before, message(formOf(draft, context.language).cancel.done)]);
}

/** Remembers which message gave the answer, so that its correction finds it; what it answered before is overtaken. */
function remember(draft: Draft, step: StepName, given: Answer): Draft {
  if ((given.kind !== 'text' && given.kind !== 'choice') || !given.from) return draft;
  const others = draft.sources.filter(([id, answered]) => id !== given.from && answered !== step);
  return { ...draft, sources: [...others, [given.from, step] as const].slice(-formLimits.sources) };
}

/** Longer than this, a text that is no answer was meant for the officers and is kept. */
const WORTH_KEEPING = 15;

/** The question again with an example; a text that says something is kept as an addition, never dropped. */
function repeat({ state, draft, context, before }: Filling, given: Answer, why: Text | undefined): Turn {
  const { form } = copyOf(context);
  if (given.kind !== 'text')
    return ask(state, draft, context, { before, again: true, said: why ? [why] : [] });
  const { text, from, caption } = given;
  if (caption) return keepCaption({ state, draft, context, before }, text, from);
  const saysSomething = text.length > WORTH_KEEPING && text.trim().includes(' ') && isMeaningful(text);
  const mayBeDate = draft.unclear === text;
  if (mayBeDate ? before.length === 0 : !saysSomething && before.length === 0) {
    const unclear = from ? { ...draft, unclearFrom: from } : draft;
    return ask(state, unclear, context, { before, again: true, said: [why ?? form.unreadable('text')] });
  }
  const noted = addNote(draft, text, from);
  const said = [...(why ? [why] : []), noted ? form.noteKept : form.full];
  return ask(state, noted ?? draft, context, { before, again: true, said });
}

/** Words under a file that answer nothing describe the file: kept, however short, and never called misunderstood. */
function keepCaption({ state, draft, context, before }: Filling, text: string, from?: string): Turn {
  const { form } = copyOf(context);
  const { unclear: _noDate, ...rest } = draft;
  const noted = addNote(rest, text, from);
  const again = draft.step !== 'attachments' && draft.step !== 'answerFiles';
  return ask(state, noted ?? rest, context, { before, again, said: noted ? [] : [form.full] });
}

/** The draft with one addition more; `undefined` if it is full. */
export function addNote(draft: Draft, text: string, from?: string): Draft | undefined {
  const size = draft.notes.reduce((sum, note) => sum + note.text.length, 0);
  if (size + text.length > formLimits.notes || draft.notes.length >= formLimits.sources) return undefined;
  return { ...draft, notes: [...draft.notes, passage(text, from)] };
}

/** Says something before what the turn says: in its last message, or with the question that is yet to come. */
export function withSaid(turn: Turn, said: Text): Turn {
  const last = turn.replies.at(-1);
  if (last) {
    const replies = [...turn.replies.slice(0, -1), { ...last, text: lines(said, last.text) }];
    return { ...turn, replies };
  }
  const { draft } = turn.state;
  return draft
    ? { ...turn, state: { ...turn.state, draft: { ...draft, said: [said, ...(draft.said ?? [])] } } }
    : turn;
}
