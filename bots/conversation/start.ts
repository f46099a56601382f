/** How a form begins: from the menu, from a story typed out of nowhere, from a photo. Pure. */
import type { EntrySource } from '../../src/domain/complaint/entry.ts';
import type { Attachment } from '../../src/domain/message.ts';
import { entryCopy } from '../copy/entry.ts';
import type { Turn } from '../turn.ts';
import type { Moment } from './aside.ts';
import { ask, copyOf, instantOf } from './ask.ts';
import { beginDraft, cutStory, type Draft, passage } from './form.ts';
import { nextStep } from './steps/list.ts';
import { surelyComplaint } from './words.ts';

export type Beginning = {
  readonly text?: string;
  readonly from?: string;
  /** When it was sent, epoch milliseconds. */
  readonly at?: number;
  readonly attachments?: readonly Attachment[];
  readonly place?: Draft['place'];
  readonly urgent?: boolean;
};

/** A new form; its first question asks for consent. What was sent already is in it. */
export function startForm({ state, context, before }: Moment, beginning: Beginning = {}): Turn {
  const { text, from, at, attachments, place, urgent } = beginning;
  const cut = text ? cutStory(text) : undefined;
  const kind = text ? surelyComplaint(text) : undefined;
  const draft = beginDraft({
    id: context.newId(),
    at: instantOf(context.now),
    ...(cut ? { story: passage(cut.kept, from, at) } : {}),
    ...(kind ? { classification: kind } : {}),
    ...(attachments ? { attachments } : {}),
    ...(place ? { place } : {}),
    ...(urgent ? { urgent } : {}),
  });
  const said = cut?.isCut ? [copyOf(context).form.story.cut(cut.kept.length)] : [];
  const { awaiting: _awaiting, ...rest } = state;
  return ask(rest, draft, context, { before, said });
}

/** An officer begins to enter a report that came outside this service; a form that is open goes on first. */
export function startEntry({ state, context, before }: Moment, source: EntrySource | undefined): Turn {
  if (state.draft)
    return ask(state, state.draft, context, { before, said: [entryCopy[context.language].otherForm] });
  const asksHandedOn = context.hasIntakeClocks === true;
  const draft = beginDraft({
    id: context.newId(),
    at: instantOf(context.now),
    entry: source ? { source, asksHandedOn } : { asksHandedOn },
  });
  const { awaiting: _awaiting, ...rest } = state;
  return ask(rest, { ...draft, step: nextStep(draft) }, context, { before });
}
