import type { OutMessage, Span, Text } from '../src/domain/message.ts';
import { plainSpan, wholeCharacters } from './copy/text.ts';

/** What we let one message hold, UTF-16 units: below Telegram's 4,096 with room for what a channel adds. */
export const MESSAGE_LIMIT = 3_500;

/** Units a span takes where a channel must write a link out. */
const lengthOf = (span: Span): number =>
  typeof span === 'object' && 'link' in span
    ? span.label.length + span.link.length + 3
    : plainSpan(span).length;

/** The length of a text in UTF-16 units, as messengers count it. */
export const textLength = (text: Text): number => text.reduce((sum, span) => sum + lengthOf(span), 0);

/**
 * Cuts a text into parts of at most `limit` UTF-16 units, at a paragraph, else a line, a sentence, a word, and only
 * then anywhere. A span that is cut keeps its looks in both parts; nothing but white space at a cut is lost. A text
 * that fits comes back as it is; a link is never cut.
 */
export function splitText(text: Text, limit: number): readonly Text[] {
  if (textLength(text) <= limit) return [text];
  const parts: Span[][] = [];
  let part: Span[] = [];
  let room = limit;
  const close = () => {
    if (part.length > 0) parts.push(trimEnd(part));
    part = [];
    room = limit;
  };
  for (const span of text) {
    let rest: Span | undefined = span;
    while (rest !== undefined) {
      if (part.length === 0) rest = trimStart(rest);
      if (rest === undefined) break;
      if (lengthOf(rest) <= room) {
        part.push(rest);
        room -= lengthOf(rest);
        break;
      }
      const words = plainSpan(rest);
      const cut = isLink(rest) ? 0 : cutPoint(words, room, limit);
      if (cut > 0) part.push(withText(rest, words.slice(0, cut)));
      else if (part.length === 0) {
        // A single link longer than a message: it stands alone rather than being broken.
        part.push(rest);
        rest = undefined;
        close();
        break;
      }
      rest = withText(rest, words.slice(cut));
      close();
    }
  }
  close();
  return parts.filter((one) => one.length > 0);
}

/** Messages of at most `MESSAGE_LIMIT` each: choices, files and requests stay with the last part. */
export function splitMessage(message: OutMessage): readonly OutMessage[] {
  const parts = splitText(message.text, MESSAGE_LIMIT);
  return parts.map((text, index) => (index === parts.length - 1 ? { ...message, text } : { text }));
}

const isLink = (span: Span): boolean => typeof span === 'object' && 'link' in span;

/** Where to cut `words` so that at most `room` units come before; 0: better to begin the next part with it. */
function cutPoint(words: string, room: number, limit: number): number {
  if (room <= 0) return 0;
  const window = words.slice(0, room);
  // A late break at a paragraph beats an early one; anything in the last half of a full part is late enough.
  const enough = Math.max(1, room - limit / 2);
  for (const pattern of [/\n\s*\n/gu, /\n/gu, /[.!?…]["”)]?\s/gu, /\s/gu]) {
    const last = lastEnd(window, pattern);
    if (last >= enough) return last;
  }
  const word = lastEnd(window, /\s/gu);
  if (word > 0) return word;
  // No break at all in sight: a fresh part may take it whole; in a fresh part it is cut between characters.
  return room < limit ? 0 : Math.max(1, wholeCharacters(window));
}

function lastEnd(window: string, pattern: RegExp): number {
  let end = 0;
  for (const match of window.matchAll(pattern)) end = match.index + match[0].length;
  return end;
}

function withText(span: Span, words: string): Span {
  if (typeof span === 'string') return words;
  if ('bold' in span) return { bold: words };
  if ('code' in span) return { code: words };
  if ('quote' in span) return { quote: words };
  return span;
}

function trimStart(span: Span): Span | undefined {
  if (isLink(span)) return span;
  const words = plainSpan(span).trimStart();
  return words === '' ? undefined : withText(span, words);
}

function trimEnd(part: readonly Span[]): Span[] {
  const kept = [...part];
  for (let last = kept.at(-1); last !== undefined && !isLink(last); last = kept.at(-1)) {
    const words = plainSpan(last).trimEnd();
    kept.pop();
    if (words === '') continue;
    kept.push(withText(last, words));
    break;
  }
  return kept;
}
