/**
 * Words for WhatsApp, which knows no formatting but its markup: `*bold*`, `_italic_`, `~struck~`, `` `code` ``, and marks
 * at the beginning of a line. Pure. What somebody typed never becomes markup: a word joiner (invisible, of no width)
 * stands beside each mark of theirs.
 */
import type { Choice, Span, Text } from '../../../src/domain/message.ts';

const JOINER = '\u2060';
/** A letter that looks like the mark which nothing can be put beside. */
const BACKTICK = '\u02CB';

/** The text in WhatsApp's markup: bold and code as such, quotations slanted, links written out. */
export const plain = (text: Text): string => text.map(spanOf).join('');

function spanOf(span: Span): string {
  if (typeof span === 'string') return asTyped(span);
  if ('bold' in span) return marked('*', span.bold);
  if ('code' in span) return marked('`', span.code);
  // Slanted as well as quoted, so that quoted words cannot close the quotation and go on in our name.
  if ('quote' in span) return marked('_', `“${span.quote}”`);
  const address = span.link.replace(/^(?:tel|mailto):/, '');
  const label = asTyped(span.label);
  return span.label.includes(address) ? label : `${label} (${address})`;
}

/** Words with a mark on both sides, line by line: WhatsApp forgets a mark at the end of its line. */
function marked(mark: string, words: string): string {
  const lines = asTyped(words).split('\n');
  return lines
    .map((line) => {
      const [, before = '', inner = '', after = ''] = /^(\s*)(.*?)(\s*)$/su.exec(line) ?? [];
      return inner === '' ? line : `${before}${mark}${inner}${mark}${after}`;
    })
    .join('\n');
}

/** What somebody typed, shown as they typed it. */
export function asTyped(words: string): string {
  return words
    .replaceAll('\r\n', '\n')
    .replace(/\r/g, '\n')
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .replace(/[^\P{Cc}\n\t]/gu, ' ')
    .replaceAll('`', BACKTICK)
    .replace(/[*_~]/g, (mark) => `${JOINER}${mark}${JOINER}`)
    .replace(/^(?=[>-])/gm, JOINER);
}

/** A numbered menu, a line for each choice; empty without choices. The numbers are those that core understands. */
export function numbered(choices: readonly (readonly Choice[])[]): string {
  const all = choices.flat();
  const back = all.filter(({ place }) => place === 'back').map(({ label }) => `0. ${asTyped(label)}`);
  const others = all
    .filter(({ place }) => place !== 'back')
    .flatMap(({ label, place }, index) => (place === 'inText' ? [] : [`${index + 1}. ${asTyped(label)}`]));
  return [...others, ...back].join('\n');
}

/**
 * Pieces of at most `limit` UTF-16 units that together say everything but the white space at the cuts: cut after a
 * line, else a sentence, else a word, else between characters.
 */
export function splitText(text: string, limit: number): readonly string[] {
  const pieces: string[] = [];
  let rest = text.trimEnd();
  while (rest.length > limit) {
    const end = cutAt(rest, limit);
    pieces.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
  pieces.push(rest);
  return pieces.filter((piece) => piece.trim() !== '');
}

/**
 * The words in pieces of at most `limit` units, the last one with what belongs under it; a foot that leaves no room is a
 * piece of its own.
 */
export function withFoot(text: string, foot: string, limit: number): readonly string[] {
  const room = limit - (foot === '' ? 0 : foot.length + 2);
  if (room < limit / 4) return [...splitText(text, limit), ...splitText(foot, limit)];
  const pieces = splitText(text, room);
  const last = [...pieces.slice(-1), foot].filter((part) => part !== '').join('\n\n');
  return [...pieces.slice(0, -1), last].filter((piece) => piece !== '');
}

function cutAt(text: string, limit: number): number {
  const window = text.slice(0, limit);
  // A piece much shorter than it may be reads worse than one cut at a lesser boundary.
  for (const boundary of [/\n/g, /[.!?…]["”)]?\s/g, /\s/g]) {
    const ends = [...window.matchAll(boundary)].map((match) => match.index + match[0].length);
    const last = ends.findLast((end) => end > limit / 2);
    if (last !== undefined) return last;
  }
  let end = limit;
  while (end > limit / 2 && isJoined(text, end)) end--;
  return isJoined(text, end) ? limit - (isLowSurrogate(text, limit) ? 1 : 0) : end;
}

const isLowSurrogate = (text: string, at: number): boolean => /[\uDC00-\uDFFF]/.test(text[at] ?? '');

/** What follows belongs to the character before: half of a pair, a joiner, a variation, an accent, a skin tone. */
const isJoined = (text: string, at: number): boolean =>
  isLowSurrogate(text, at) ||
  text[at - 1] === '\u200D' ||
  /^(?:\u200D|\u2060|[\uFE00-\uFE0F]|\p{M}|\p{EMod})/u.test(text.slice(at, at + 2));
