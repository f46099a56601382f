/** Words that were asked for after a button: what they complete. */
import { isMeaningful } from '../conversation/words.ts';
import { broadcastCopy } from '../copy/broadcast.ts';
import { unitsCopy } from '../copy/units.ts';
import type { Awaiting, Turn } from '../turn.ts';
import type { Entry } from './entry.ts';
import { wordsOf } from './help.ts';
import { settled } from './memory.ts';
import { findSpoken } from './parse.ts';
import { confirmation, onOne, type Run, say } from './perform.ts';
import { findEntry } from './registry.ts';

export type AwaitingWords = Extract<Awaiting, { kind: 'commandWords' }>;

/** The command whose words are awaited in this chat. */
export function awaited(now: Run): { readonly entry: Entry; readonly awaiting: AwaitingWords } | undefined {
  const { awaiting } = now.state;
  if (awaiting?.kind !== 'commandWords') return undefined;
  const entry = findEntry(awaiting.command);
  return entry && { entry, awaiting };
}

/** As `awaited`, but for a message that replies to something told of another complaint: that is no answer to us. */
export function awaitedHere(now: Run): ReturnType<typeof awaited> {
  const waiting = awaited(now);
  const { repliesTo } = now.context;
  if (!waiting || !repliesTo) return waiting;
  const { complaintId, number } = waiting.awaiting;
  return complaintId === repliesTo.complaintId || number === repliesTo.number ? waiting : undefined;
}

/** Free words complete the command that asked for them; `undefined`: none did. */
export function giveWords(now: Run, text: string): Turn | undefined {
  const waiting = awaitedHere(now);
  if (!waiting) return undefined;
  const { entry, awaiting } = waiting;
  if (awaiting.held === 'ready') return complete(now, waiting, isYes(text) ? (awaiting.words ?? '') : text);
  if (awaiting.held !== undefined) {
    if (isYes(text)) return complete(now, waiting, awaiting.words ?? '');
    return awaiting.held === 'album' ? say(now, albumConfirmation(now, entry, awaiting)) : undefined;
  }
  // Out of habit the command is typed again before its words.
  const spoken = findSpoken([entry], text);
  const words = (spoken ? spoken.rest : text).trim();
  if (!isMeaningful(words))
    return say(now, { text: now.copy.talk.wordsAgain(label(now, entry), named(now, awaiting.number)) });
  const before = awaiting.words ?? '';
  const all =
    entry.needs === 'unit'
      ? withNote(words, before)
      : entry.needs === 'choice'
        ? withChoice(words, before)
        : words;
  return complete(now, waiting, all);
}

/** A typed yes to what is held. */
export const isYes = (text: string): boolean => /^\s*\/?(kirim|ya|send|yes)\s*$/iu.test(text);

/** The command with its words and files, on the complaint it was asked for. */
export function complete(
  now: Run,
  { entry, awaiting }: { readonly entry: Entry; readonly awaiting: AwaitingWords },
  words: string,
): Turn {
  const { complaintId: id, version, number, attachments = [] } = awaiting;
  const target = { id, version, number };
  return onOne({ ...now, state: settled(now.state) }, entry, target, { rest: words, attachments });
}

/** A yes to what is held for this complaint; an old button's yes to something else does nothing. */
export function sayYes(now: Run, number: string): Turn {
  const waiting = awaited(now);
  const isMeant = waiting?.awaiting.held !== undefined && waiting.awaiting.number === number;
  if (!isMeant) return say(now, { text: now.copy.talk.nothingToCancel });
  return complete(now, waiting, waiting.awaiting.words ?? '');
}

/** Leaves the question that waits for words, and says what was not done. */
export function cancel(now: Run): Turn {
  const state = settled(now.state);
  if (now.state.awaiting?.kind === 'broadcast')
    return say({ ...now, state }, { text: broadcastCopy[now.context.language].discarded });
  if (now.state.awaiting?.kind === 'units')
    return say({ ...now, state }, { text: unitsCopy[now.context.language].discarded });
  const waiting = awaited(now);
  if (!waiting) return say(now, { text: now.copy.talk.nothingToCancel });
  const text = now.copy.talk.cancelled(label(now, waiting.entry), named(now, waiting.awaiting.number));
  return say({ ...now, state }, { text });
}

/** An album arrives photo by photo: its command waits until the officer says that it is all. */
export function albumConfirmation(now: Run, entry: Entry, { number }: AwaitingWords) {
  const text = now.copy.talk.albumConfirm(label(now, entry), named(now, number));
  return confirmation(now.copy, text, number, 'send');
}

const label = (now: Run, entry: Entry): string => wordsOf(now.copy, entry).label;

/** The complaint's number, or `laporan ini` where the button did not carry it. */
export const named = (now: Run, number: string): string => number || now.copy.talk.thisReport;

/** The reason for what was chosen before it; typed once more with the choice it stands alone. */
const withChoice = (words: string, choice: string): string =>
  choice === '' || words.toLowerCase().startsWith(choice) ? words : `${choice} ${words}`;

/** A unit was typed after all: the note that came before goes with it. */
const withNote = (unit: string, note: string): string => (note === '' ? unit : `${unit}: ${note}`);
