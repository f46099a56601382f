/**
 * What we say → calls of the Bot API. Pure. Formatting goes as entities (a kind, an offset and a length in UTF-16 code
 * units), never as markup, so that nothing a person typed needs escaping or can pose as our formatting.
 */
import type { MessageEntity } from 'grammy/types';
import type { Attachment, Choice, OutMessage, Span, Text } from '../../../src/domain/message.ts';

/** Telegram's limits, in UTF-16 code units and bytes. */
const TEXT_LIMIT = 4096;
const CAPTION_LIMIT = 1024;
const DATA_LIMIT = 64;
/** Buttons in a row share a phone's width evenly; more characters than this in a row get cut off. */
const ROW_WIDTH = 36;

export type Styled = { readonly text: string; readonly entities: readonly MessageEntity[] };

export type Keyboard = { readonly inline_keyboard: { text: string; callback_data: string }[][] };

/** One call: a text, or an attachment with its caption. The last call of a message carries the keyboard. */
export type TelegramCall = Styled & {
  readonly attachment?: Attachment;
  readonly keyboard?: Keyboard;
};

/**
 * The calls that say `message`, in order; none for a message that says nothing. A single attachment carries a short
 * text as its caption; otherwise attachments go first, so that the words and their buttons are what one sees last.
 * `ask` is left to the words: Telegram shows either buttons under a message or its own location dialogue, not both.
 * Throws when a choice is no valid button, which is a bug of whoever made it.
 */
export function renderTelegram(message: OutMessage): readonly TelegramCall[] {
  const styled = styleOf(message.text);
  const attachments = message.attachments ?? [];
  const keyboard = keyboardOf(message.choices ?? []);
  const [only] = attachments;
  const calls: TelegramCall[] =
    only && attachments.length === 1 && styled.text.length <= CAPTION_LIMIT
      ? [{ ...styled, attachment: only }]
      : [
          ...attachments.map((attachment) => ({ text: '', entities: [], attachment })),
          ...split(styled, TEXT_LIMIT),
        ];
  const last = calls.at(-1);
  if (!keyboard) return calls;
  // Buttons need a message to hang on.
  if (!last) return [{ text: '⋯', entities: [], keyboard }];
  return [...calls.slice(0, -1), { ...last, keyboard }];
}

/** The text with its entities. */
export function styleOf(spans: Text): Styled {
  let text = '';
  const entities: MessageEntity[] = [];
  for (const span of spans) {
    const [words, entity] = spanOf(span);
    const clean = sendable(words);
    if (entity && clean.trim() !== '')
      entities.push({ ...entity, offset: text.length, length: clean.length });
    text += clean;
  }
  return { text, entities };
}

type Style = { type: 'bold' | 'code' | 'italic' } | { type: 'text_link'; url: string };

function spanOf(span: Span): readonly [words: string, style?: Style] {
  if (typeof span === 'string') return [span];
  if ('bold' in span) return [span.bold, { type: 'bold' }];
  if ('code' in span) return [span.code, { type: 'code' }];
  // Slanted as well as quoted, so that quoted words cannot close the quotation and go on in our name.
  if ('quote' in span) return [`“${span.quote}”`, { type: 'italic' }];
  return linkOf(span.link, span.label);
}

/** Telegram drops links that it does not know or reach (`tel:`, `http://localhost`): those are written out. */
function linkOf(link: string, label: string): readonly [words: string, style?: Style] {
  const url = URL.canParse(link) ? new URL(link) : undefined;
  const isLinkable =
    url && (/^https?:$/.test(url.protocol) ? url.hostname.includes('.') : url.protocol === 'tg:');
  if (isLinkable) return [label, { type: 'text_link', url: link }];
  const address = link.replace(/^(?:tel|mailto):/, '');
  return [label.includes(address) ? label : `${label} (${address})`];
}

/** What Telegram would refuse or replace, replaced by as many code units: lone surrogates and control characters. */
function sendable(words: string): string {
  return words
    .replaceAll('\r\n', '\n')
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .replace(/\r/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, ' ');
}

function keyboardOf(choices: readonly (readonly Choice[])[]): Keyboard | undefined {
  const rows = choices.flatMap((row) => wrapRow(row)).filter((row) => row.length > 0);
  if (rows.length === 0) return undefined;
  return { inline_keyboard: rows.map((row) => row.map(buttonOf)) };
}

function wrapRow(row: readonly Choice[]): readonly (readonly Choice[])[] {
  const widest = Math.max(1, ...row.map((choice) => choice.label.length));
  const perRow = Math.min(8, Math.max(1, Math.floor(ROW_WIDTH / widest)));
  const rows: (readonly Choice[])[] = [];
  for (let start = 0; start < row.length; start += perRow) rows.push(row.slice(start, start + perRow));
  return rows;
}

function buttonOf({ data, label }: Choice): { text: string; callback_data: string } {
  const bytes = Buffer.byteLength(data);
  if (bytes === 0 || bytes > DATA_LIMIT)
    throw new Error(`A choice's data must be 1 to ${DATA_LIMIT} bytes; one has ${bytes}.`);
  const words = sendable(label).trim();
  return { text: words === '' ? '⋯' : words, callback_data: data };
}

/** Pieces of at most `limit` code units that joined are the text; pieces of white space alone are left out. */
export function split({ text, entities }: Styled, limit: number): readonly Styled[] {
  const pieces: Styled[] = [];
  for (let start = 0; start < text.length; ) {
    const end = text.length - start <= limit ? text.length : cutAt(text, entities, start, limit);
    const words = text.slice(start, end);
    if (words.trim() !== '') pieces.push({ text: words, entities: clip(entities, start, end) });
    start = end;
  }
  return pieces;
}

/**
 * Where a piece that starts at `start` ends: after a line, else a sentence, else a word, outside of formatting where
 * that is possible; else between two characters.
 */
function cutAt(text: string, entities: readonly MessageEntity[], start: number, limit: number): number {
  const window = text.slice(start, start + limit);
  // A piece much shorter than it may be reads worse than one cut at a lesser boundary.
  const kinds = [/\n/g, /[.!?…]["”)]?\s/g, /\s/g].map((boundary) =>
    [...window.matchAll(boundary)]
      .map((match) => start + match.index + match[0].length)
      .filter((end) => end - start > limit / 2),
  );
  const isFree = (at: number) =>
    entities.every(({ offset, length }) => at <= offset || at >= offset + length);
  for (const ends of kinds) {
    const free = ends.findLast(isFree);
    if (free !== undefined) return free;
  }
  const any = kinds.find((ends) => ends.length > 0)?.at(-1);
  return any ?? betweenCharacters(text, start + limit, start + limit / 2);
}

/** The last place at or before `end` that splits no character; not before `least` unless in a surrogate pair. */
function betweenCharacters(text: string, end: number, least: number): number {
  let at = end;
  while (at > least && (isJoined(text, at) || splitsPair(text, at))) at--;
  return splitsPair(text, at) ? at - 1 : at;
}

/** What follows belongs to the character before: a joiner, a variation, an accent, a skin tone. */
function isJoined(text: string, at: number): boolean {
  return (
    text[at - 1] === '\u200D' || /^(?:\u200D|[\uFE00-\uFE0F]|\p{M}|\p{EMod})/u.test(text.slice(at, at + 2))
  );
}

function splitsPair(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff;
}

/** The part of each entity within `start` to `end`, counted from `start`. */
function clip(entities: readonly MessageEntity[], start: number, end: number): MessageEntity[] {
  return entities.flatMap((entity) => {
    const from = Math.max(entity.offset, start);
    const to = Math.min(entity.offset + entity.length, end);
    return from < to ? [{ ...entity, offset: from - start, length: to - from }] : [];
  });
}
