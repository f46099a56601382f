import type { Span, Text } from '../../src/domain/message.ts';

/** Puts each text on a line of its own; an absent or empty one leaves no line. */
export function lines(...texts: readonly (Text | string | undefined)[]): Text {
  const spans: Span[] = [];
  for (const text of texts) {
    if (text === undefined || text.length === 0) continue;
    if (spans.length > 0) spans.push('\n');
    if (typeof text === 'string') spans.push(text);
    else spans.push(...text);
  }
  return spans;
}

/** The same as `lines`, with an empty line between them. */
export function paragraphs(...texts: readonly (Text | string | undefined)[]): Text {
  const spans: Span[] = [];
  for (const text of texts) {
    if (text === undefined || text.length === 0) continue;
    if (spans.length > 0) spans.push('\n\n');
    if (typeof text === 'string') spans.push(text);
    else spans.push(...text);
  }
  return spans;
}

/** What a person reads of a span, without its looks. */
export function plainSpan(span: Span): string {
  if (typeof span === 'string') return span;
  if ('bold' in span) return span.bold;
  if ('code' in span) return span.code;
  if ('quote' in span) return span.quote;
  return span.label;
}

/** A text without its looks: for lengths, tests and search. */
export const plain = (text: Text): string => text.map(plainSpan).join('');

/**
 * The beginning of a text, at most `limit` UTF-16 units, cut between words and marked with `…`; never half of a
 * character that takes two units.
 */
export function shorten(text: string, limit: number): string {
  const trimmed = text.trim();
  if (trimmed.length <= limit) return trimmed;
  const room = trimmed.slice(0, limit - 1);
  const space = room.search(/\s\S*$/u);
  const cut = space > limit / 2 ? space : wholeCharacters(room);
  return `${room.slice(0, cut).trimEnd()}…`;
}

/** The length of `text` without a lone leading half of a surrogate pair at its end. */
export function wholeCharacters(text: string): number {
  const last = text.charCodeAt(text.length - 1);
  return last >= 0xd800 && last <= 0xdbff ? text.length - 1 : text.length;
}

/** What somebody typed, without line breaks and repeated spaces. */
export const oneLine = (words: string): string => words.replaceAll(/\s+/gu, ' ').trim();

/** The same as a quotation within one of our lines. */
export const clip = (words: string, limit = 60): string => shorten(oneLine(words), limit);

/** With its first letter as a capital. */
export const upper = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1);
