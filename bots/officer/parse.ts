/** Typed words → a command of the registries, the complaint it is about, and what is left to say. */
import { readNumber } from '../../src/domain/complaint/number.ts';

/** What the registries of commands have in common. */
export type Worded = { readonly keyword: string; readonly aliases?: readonly string[] };

export type Spoken<Entry> = {
  readonly entry: Entry;
  /** What was typed after the command, as typed. */
  readonly rest: string;
  readonly slash: boolean;
};

/**
 * The command a text begins with, of one or two words, in any case, with or without a slash and a bot's name. A
 * two-word command wins over a one-word one.
 */
export function findSpoken<Entry extends Worded>(
  entries: readonly Entry[],
  text: string,
): Spoken<Entry> | undefined {
  const opening = /^\s*(\/?)([a-zA-Z-]+)(?:@\w+)?(?![\w@])[:,.]?/u.exec(text);
  if (!opening) return undefined;
  const [matched, slash, first = ''] = opening;
  const after = text.slice(matched.length);
  const second = /^\s+([a-zA-Z-]+)(?!\w)/u.exec(after);
  if (second?.[1] !== undefined) {
    const entry = byWord(entries, `${first} ${second[1]}`);
    if (entry) return { entry, rest: after.slice(second[0].length).trim(), slash: slash === '/' };
  }
  const entry = byWord(entries, first);
  return entry && { entry, rest: after.trim(), slash: slash === '/' };
}

/** The entry with exactly this keyword or alias, in any case. */
export function byWord<Entry extends Worded>(entries: readonly Entry[], word: string): Entry | undefined {
  const sought = word.toLowerCase().replaceAll(/\s+/gu, ' ');
  return entries.find((entry) => entry.keyword === sought || entry.aliases?.includes(sought));
}

export type NumberFound =
  | { readonly kind: 'number'; readonly number: string; readonly rest: string }
  | { readonly kind: 'mistyped'; readonly words: string }
  | { readonly kind: 'none' };

/**
 * The complaint number with which `words` begin: one to three words, since people write it with spaces. In a reply,
 * where none is needed, only a right number or one that begins with the agency's code counts: a number plate in an
 * answer is no slip.
 */
export function leadingNumber(words: string, code: string, inReply: boolean): NumberFound {
  let slip: string | undefined;
  for (let count = 1; count <= 3; count++) {
    const match = new RegExp(`^\\s*(\\S+(?:\\s+\\S+){${count - 1}})(?=\\s|$)`, 'u').exec(words);
    const candidate = match?.[1];
    if (match === null || candidate === undefined) break;
    const read = readNumber(candidate, code);
    if (read.ok) return { kind: 'number', number: read.value, rest: words.slice(match[0].length).trim() };
    const named = candidate.toUpperCase().startsWith(code.toUpperCase());
    if (read.error === 'mistyped' && (named || !inReply)) slip ??= candidate;
  }
  return slip === undefined ? { kind: 'none' } : { kind: 'mistyped', words: slip };
}

/** The keyword nearest to a mistyped one: one slip in a short word, two in a longer; `undefined` if none is near. */
export const nearest = <Entry extends Worded>(entries: readonly Entry[], word: string): Entry | undefined =>
  nearestWord(
    entries.flatMap((entry) =>
      [entry.keyword, ...(entry.aliases ?? [])].map((known) => [known, entry] as const),
    ),
    word,
  );

/** What goes by the word nearest to a mistyped one, as in `nearest`; `known` in small letters. */
export function nearestWord<Meant>(
  known: readonly (readonly [word: string, meant: Meant])[],
  word: string,
): Meant | undefined {
  const sought = word.toLowerCase();
  const allowed = sought.length <= 4 ? 1 : 2;
  let best: { meant: Meant; distance: number } | undefined;
  for (const [one, meant] of known) {
    const distance = editDistance(sought, one, allowed);
    if (distance <= allowed && (!best || distance < best.distance)) best = { meant, distance };
  }
  return best?.meant;
}

/** Insertions, deletions, replacements and swaps of neighbours from one word to the other; more than `most`: `most + 1`. */
export function editDistance(from: string, to: string, most: number): number {
  if (Math.abs(from.length - to.length) > most) return most + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const row = [i];
    for (let j = 1; j <= to.length; j++) {
      const same = from[i - 1] === to[j - 1] ? 0 : 1;
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1]) {
        cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
      }
      row.push(cost);
    }
    beforeLast = last;
    last = row;
  }
  return Math.min(last[to.length] ?? 0, most + 1);
}
