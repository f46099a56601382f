/** Photos and files from an officer: with a command, after its button, as an album, or for no reason we know. */
import type { Attachment, Input, OutMessage } from '../../src/domain/message.ts';
import { readyAnswerCopy } from '../copy/ready-answer.ts';
import type { Turn } from '../turn.ts';
import { button, onComplaint, rows, withButtons } from './buttons.ts';
import type { Entry } from './entry.ts';
import { exampleNumber, wordsOf } from './help.ts';
import { refById } from './memory.ts';
import { findSpoken, leadingNumber } from './parse.ts';
import { awaitWords, cancelRow, confirmation, fileNotTaken, type Run, run, say } from './perform.ts';
import { entries, entryNamed } from './registry.ts';
import { type AwaitingWords, albumConfirmation, awaitedHere, complete, named } from './waiting.ts';

type Media = Extract<Input, { kind: 'media' }>;

/** Files that one answer may carry. */
const MOST_FILES = 10;

/** A file came in an officer's chat. */
export function onFile(now: Run, input: Media): Turn {
  const waiting = now.context.late ? undefined : awaitedHere(now);
  const caption = input.caption?.trim() ?? '';
  const spoken = findSpoken(entries, caption);
  const sameAlbum = waiting !== undefined && waiting.awaiting.albumId === input.albumId;
  if (spoken && !(waiting && (sameAlbum || spoken.entry.name === waiting.entry.name))) {
    return withCommand(now, input, spoken.entry, spoken.rest);
  }
  if (waiting) return forAwaited(now, input, waiting, spoken ? spoken.rest : caption);
  return unclear(now, input);
}

/** "jawab TLA-… Lubang ditambal" under a photo. */
function withCommand(now: Run, input: Media, entry: Entry, rest: string): Turn {
  if (!entry.takesFiles) return fileNotTaken(now, entry);
  const file = fresh(now, input);
  const turn = run(now, entry, { rest, attachments: [file] });
  const { action } = turn;
  const keep = { mediaId: file.mediaId, media: input.media };
  if (action?.kind !== 'command') {
    return turn.state.awaiting === now.state.awaiting ? turn : { ...turn, keep };
  }
  if (input.albumId === undefined) return { ...turn, keep };
  const { ref } = action;
  const found = leadingNumber(rest, now.context.agency.code, now.context.repliesTo !== undefined);
  const number = found.kind === 'number' ? found.number : (now.context.repliesTo?.number ?? '');
  const id = ref.by === 'id' ? ref.id : '';
  const version = ref.by === 'id' ? (ref.expectedVersion ?? 0) : 0;
  const state = awaitWords(
    now.state,
    entry,
    { id, number, version },
    {
      words: action.words,
      held: 'album',
      attachments: [file],
      albumId: input.albumId,
    },
  );
  const asked = state.awaiting as AwaitingWords;
  return { ...say({ ...now, state }, albumConfirmation(now, entry, asked)), keep };
}

/** A file for the command whose words were asked for. */
function forAwaited(
  now: Run,
  input: Media,
  waiting: { readonly entry: Entry; readonly awaiting: AwaitingWords },
  caption: string,
): Turn {
  const { entry, awaiting } = waiting;
  if (!entry.takesFiles) return fileNotTaken(now, entry);
  const before = awaiting.attachments ?? [];
  if (before.length >= MOST_FILES) {
    const text = now.copy.talk.tooManyFiles(MOST_FILES);
    return input.albumId !== undefined && input.albumId === awaiting.albumId
      ? { state: now.state, replies: [] }
      : say(now, withButtons(text, cancelRow(now.copy)));
  }
  const file = fresh(now, input);
  const keep = { mediaId: file.mediaId, media: input.media };
  const attachments = [...before, file];
  if (caption !== '' && input.albumId === undefined) {
    return { ...complete(now, { entry, awaiting: { ...awaiting, attachments } }, caption), keep };
  }
  const inSameAlbum = input.albumId !== undefined && input.albumId === awaiting.albumId;
  const words = caption === '' ? awaiting.words : caption;
  const albumId = input.albumId ?? awaiting.albumId;
  const next: AwaitingWords = {
    ...awaiting,
    attachments,
    ...(caption === '' ? {} : { words: caption }),
    ...(input.albumId === undefined ? {} : { albumId: input.albumId }),
    ...(words !== undefined && albumId !== undefined ? { held: 'album' as const } : {}),
  };
  const state = { ...now.state, awaiting: next };
  const told = inSameAlbum && (caption === '' || awaiting.words !== undefined);
  if (told) return { state, replies: [], keep };
  const message =
    next.held === 'album' || next.held === 'ready'
      ? filesConfirmation(now, entry, next)
      : withButtons(
          now.copy.talk.fileKept(attachments.length, wordsOf(now.copy, entry).label, named(now, next.number)),
          cancelRow(now.copy),
        );
  return { ...say({ ...now, state }, message), keep };
}

/** Nothing but a yes is missing: of an album more photos may come, of a ready-made answer the words stand above. */
function filesConfirmation(now: Run, entry: Entry, next: AwaitingWords): OutMessage {
  if (next.held === 'album') return albumConfirmation(now, entry, next);
  const { label } = wordsOf(now.copy, entry);
  const words = readyAnswerCopy[now.context.language];
  const text = words.withFiles(label, named(now, next.number), next.attachments?.length ?? 0);
  return confirmation(now.copy, text, next.number, 'send');
}

/** Not kept, because nobody can say what it belongs to; once an album, not once a photo. */
function unclear(now: Run, input: Media): Turn {
  const { context, copy, state } = now;
  if (input.albumId !== undefined && state.lastAlbum === input.albumId) return { state, replies: [] };
  const answer = entryNamed('answer');
  const { repliesTo } = context;
  const number = repliesTo?.number ?? exampleNumber(context.agency);
  const example = wordsOf(copy, answer).example(number);
  const ref = repliesTo && refById(state, repliesTo.complaintId, repliesTo.version);
  const tap =
    ref?.by === 'id'
      ? button(
          onComplaint(ref.id, ref.expectedVersion ?? 0, answer.name, number),
          wordsOf(copy, answer).label,
        )
      : undefined;
  const remembered = input.albumId === undefined ? state : { ...state, lastAlbum: input.albumId };
  return say({ ...now, state: remembered }, withButtons(copy.talk.fileUnclear(example), rows([tap], 1)));
}

const fresh = (now: Run, input: Media): Attachment => ({
  mediaId: now.context.newId(),
  kind: input.media.kind,
});
