/** One input inside the form: what was typed or sent moves the draft. Pure. */
import { speaksOfDanger } from '../../src/domain/danger.ts';
import type { Input, Unreadable } from '../../src/domain/message.ts';
import { entryCopy } from '../copy/entry.ts';
import type { ChatState, Turn } from '../turn.ts';
import { addNote, answer, cancelled, type Filling, moveOn, withSaid } from './answering.ts';
import { ask, copyOf, message } from './ask.ts';
import { resolveChoice } from './choice.ts';
import {
  cutStory,
  type Draft,
  filesHere,
  formLimits,
  isForAnswer,
  passage,
  type StepName,
  storyOf,
  withFilesHere,
} from './form.ts';
import { steps } from './steps/list.ts';
import { goOn, obeyInForm, press, resumed } from './way.ts';
import { type Control, isMeaningful, normalise, readControl } from './words.ts';

/** A typed text; `at`: when it was sent, epoch milliseconds; `caption`: it stood under a file. */
export type Typed = {
  readonly text: string;
  readonly from?: string;
  readonly at: number;
  readonly caption?: true;
};

/** Takes a typed text: a button's name, a word that always works, or an answer. */
export function takeText(given: Filling, typed: Typed): Turn {
  const filling = hearDanger(given, typed.text);
  const { state, draft, context } = filling;
  if (context.late) return takeLate(filling, typed);
  const { text, from, at, caption } = typed;
  const step = steps[draft.step];
  const offered = state.offered ?? [];
  const exact = resolveChoice(text, offered, { exact: true });
  if (exact) return press(filling, exact.data, from);
  const control = readControl(text);
  const words = text.length <= LONGEST_LABEL ? normalise(text) : '';
  const meant = draft.cancelling ? undefined : step.synonyms?.get(words);
  if (meant !== undefined && (!control || mayMeanAnswer.has(control.kind)))
    return answer(filling, { kind: 'choice', value: meant, ...(from ? { from } : {}) });
  if (control && !isSmallTalk(control)) return obeyInForm(filling, control);
  if (draft.cancelling) return takeAtCancel(filling, typed, words);
  const part = step.takesWords ? undefined : resolveChoice(text, offered);
  if (part) return press(filling, part.data, from);
  // "Halo" is no place and no name; "pagi" may be a time.
  if (control && !smallTalkMayAnswer.has(step.name))
    return ask(state, draft, context, { before: filling.before, again: true });
  if (continuesStory(draft, at)) return addToStory(filling, typed);
  return answer(filling, { kind: 'text', text, at, ...(from ? { from } : {}), ...(caption && { caption }) });
}

const LONGEST_LABEL = 80;
const smallTalkMayAnswer: ReadonlySet<StepName> = new Set(['time', 'contact']);
/** "Lanjutkan" at the consent is a yes; "batal" is "batal" everywhere. */
const mayMeanAnswer: ReadonlySet<Control['kind']> = new Set(['greeting', 'thanks', 'resume', 'new', 'menu']);
const isSmallTalk = ({ kind }: Control): boolean => kind === 'greeting' || kind === 'thanks';

const YES = new Set('ya|iya|y|yes|ok|oke|yakin|betul'.split('|'));
const NO = new Set('tidak|nggak|gak|no|jangan|tidak jadi'.split('|'));

/** An answer to whether to cancel; anything else is an answer to the question before it. */
function takeAtCancel(filling: Filling, typed: Typed, words: string): Turn {
  if (YES.has(words)) return cancelled(filling);
  if (NO.has(words)) return goOn(filling);
  const { offered: _cancel, ...state } = filling.state;
  return takeText({ ...filling, state, draft: resumed(filling.draft) }, typed);
}

/** A text that speaks of danger to life is answered with 112 before anything else, whatever it was an answer to. */
export function hearDanger(filling: Filling, text: string): Filling {
  const { danger } = copyOf(filling.context);
  // Said already in this turn, or nothing to say.
  if (filling.before.some((said) => said.text === danger) || !speaksOfDanger(text)) return filling;
  const draft: Draft = { ...filling.draft, urgent: true };
  return { ...filling, draft, before: [...filling.before, message(danger)] };
}

/** Parts of one text arrive within seconds. */
const SPLIT_WITHIN_MS = 10_000;

/** Whether this text is the next part of a story that the phone cut into messages. */
function continuesStory(draft: Draft, at: number): boolean {
  const part = draft.story.at(-1);
  if (part?.at === undefined || draft.step === 'consent' || draft.step === 'story') return false;
  return at >= part.at && at - part.at <= SPLIT_WITHIN_MS;
}

function addToStory({ state, draft, context, before }: Filling, { text, from, at }: Typed): Turn {
  const { form } = copyOf(context);
  const { kept, isCut } = cutStory(text, formLimits.story - storyOf(draft).length - 1);
  const said = isCut ? form.story.cut(formLimits.story) : form.story.continued;
  const { suggested: _old, ...rest } = draft;
  const story = kept ? [...draft.story, passage(kept, from, at)] : draft.story;
  return ask(state, { ...rest, story }, context, { before, said: [said] });
}

/** A text that arrives late never replaces a later answer: it is kept as an addition, and that is said. */
function takeLate({ state, draft, context, before }: Filling, { text, from }: Typed): Turn {
  const { form } = copyOf(context);
  if (!isMeaningful(text) || readControl(text))
    return ask(state, draft, context, { before, said: [form.lateIgnored] });
  const noted = addNote(draft, text, from);
  return ask(state, noted ?? draft, context, { before, said: [noted ? form.lateKept : form.full] });
}

/** A location, shared at any question: the answer to "where", else kept as the place if that has no point yet. */
export function takeLocation(filling: Filling, { point, label }: Extract<Input, { kind: 'location' }>): Turn {
  const { state, draft, context, before } = filling;
  const { form, follow } = copyOf(context);
  if (draft.step === 'place' && (!context.late || draft.place === undefined))
    return answer(filling, { kind: 'location', point, ...(label ? { label } : {}) });
  if (!draft.place?.point) {
    const words = draft.place?.words ?? label;
    const placed: Draft = { ...draft, place: words ? { point, words } : { point } };
    return draft.step === 'place'
      ? moveOn(filling, placed, [form.placeKept])
      : ask(state, placed, context, { before, said: [form.placeKept] });
  }
  const noted = addNote(draft, follow.locationWords(point, label));
  return ask(state, noted ?? draft, context, { before, said: [noted ? form.noteKept : form.full] });
}

/** Anything that says nothing here: the question again, with an example. */
export function takeUnreadable({ state, draft, context, before }: Filling, what: Unreadable): Turn {
  const said = [copyOf(context).form.unreadable(what)];
  return ask(state, draft, context, { before, said, again: true });
}

type Media = Extract<Input, { kind: 'media' }>;

/**
 * A file, at any question: kept as an attachment, its caption heard like a typed text. Of an album the first file is
 * answered, the others are kept in silence.
 */
export function takeMedia(
  filling: Filling,
  input: Media,
  sent: { readonly from?: string; readonly at: number },
): Turn {
  const { state, context, before } = filling;
  const { media, albumId, caption } = input;
  const isLater = albumId !== undefined && albumId === state.lastAlbum;
  const draft = resumed(filling.draft);
  const text = caption !== undefined && isMeaningful(caption) ? caption : undefined;
  const refused = refusal(draft, media.size);
  if (refused)
    return refuse(
      { ...filling, draft },
      refused,
      input,
      text === undefined ? undefined : { text, ...sent, caption: true },
    );
  const mediaId = context.newId();
  const keep = { mediaId, media };
  const heard = hearAlbum(state, albumId);
  const kept = withFilesHere(draft, [...filesHere(draft), { mediaId, kind: media.kind }]);
  if (isLater && text === undefined) return { state: { ...heard, draft: kept }, replies: [], keep };
  const said = saidOf({ ...filling, draft: kept }, media.kind, albumId);
  if (text !== undefined) {
    const turn = takeText({ state: heard, draft: kept, context, before }, { text, ...sent, caption: true });
    return { ...(said ? withSaid(turn, said) : turn), keep };
  }
  const again = draft.step !== 'summary' && !(asksForFiles(draft) && albumId === undefined);
  return { ...ask(heard, kept, context, { before, said: said ? [said] : [], again }), keep };
}

/** The chat with this album as the one that is arriving; a file by itself ends any album. */
export function hearAlbum(state: ChatState, albumId: string | undefined): ChatState {
  if (state.lastAlbum === albumId) return state;
  const { lastAlbum: _before, ...rest } = state;
  return albumId === undefined ? rest : { ...rest, lastAlbum: albumId };
}

const asksForFiles = ({ step }: Draft): boolean => step === 'attachments' || step === 'answerFiles';

/** What is said of a file that was kept; nothing where the question itself counts the files. */
function saidOf({ draft, context }: Filling, kind: Media['media']['kind'], albumId: string | undefined) {
  const { attachments } = copyOf(context).form;
  if (albumId !== undefined) return attachments.albumKept;
  if (asksForFiles(draft)) return undefined;
  const { answerFiles } = entryCopy[context.language];
  return (isForAnswer(draft) ? answerFiles : attachments).keptAside(kind);
}

const BYTES_A_MEGABYTE = 1_048_576;

function refusal(draft: Draft, size: number | undefined): 'full' | 'tooLarge' | undefined {
  if (size !== undefined && size > formLimits.megabytes * BYTES_A_MEGABYTE) return 'tooLarge';
  return filesHere(draft).length >= formLimits.files ? 'full' : undefined;
}

/** Says once an album why a file was not kept; its caption is heard all the same. */
function refuse(
  filling: Filling,
  why: 'full' | 'tooLarge',
  { albumId }: Media,
  caption: Typed | undefined,
): Turn {
  const { state, draft, context, before } = filling;
  const { attachments } = copyOf(context).form;
  const isTold = albumId !== undefined && draft.refusedAlbum === albumId;
  if (isTold && !caption) return { state: { ...state, draft }, replies: [] };
  const said =
    why === 'full' ? attachments.full(formLimits.files) : attachments.tooLarge(formLimits.megabytes);
  const heard = hearAlbum(state, albumId);
  const told: Draft = albumId ? { ...draft, refusedAlbum: albumId } : draft;
  if (caption) return withSaid(takeText({ ...filling, state: heard, draft: told }, caption), said);
  return ask(heard, told, context, { before, said: [said], again: draft.step !== 'summary' });
}
