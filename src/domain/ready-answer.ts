/** Ready-made answers of an agency: what one may be, and how its places are filled in for a report. Pure. */
import type { Day } from './instant.ts';
import { err, ok, type Result } from './result.ts';

/** What a text may leave open, as it is written in braces: `{nomor}`. */
export const placeholders = ['nomor', 'unit', 'kategori', 'batas'] as const;
export type Placeholder = (typeof placeholders)[number];

export type ReadyAnswer = {
  /** Lower case, short enough for a button; unique in the agency. */
  readonly name: string;
  readonly text: string;
};

/** What of a report its places are filled in with. */
export type ReadyAnswerFacts = {
  readonly number: string;
  /** The office as its reporter knows it. */
  readonly unitName: string;
  /** Absent: the report has none. */
  readonly category?: string;
  /** The last day of the limit that runs once this is sent; absent: none does. */
  readonly until?: Day;
};

/** What `templat` asks for. */
export type ReadyAnswersAsked =
  | { readonly what: 'list'; readonly after?: string }
  | { readonly what: 'show'; readonly name: string }
  | { readonly what: 'remove'; readonly name: string }
  | { readonly what: 'add' | 'change'; readonly name: string; readonly text: string };

/** Why a ready-made answer cannot be kept as it was given. */
export type ReadyAnswerFault =
  | { readonly code: 'badName'; readonly name: string; readonly longest: number }
  | { readonly code: 'tooShort' }
  | { readonly code: 'tooLong'; readonly length: number; readonly limit: number }
  | { readonly code: 'unknownPlaceholder'; readonly placeholder: string }
  | { readonly code: 'taken'; readonly name: string }
  | { readonly code: 'tooMany'; readonly most: number };

const LONGEST_NAME = 20;
/** Half of what an officer may send: room for what is filled in. */
const LONGEST_TEXT = 1_500;
/** Ready-made answers of an agency: more are not found again. */
export const mostReadyAnswers = 200;

const namePattern = /^[a-z0-9][a-z0-9-]{1,19}$/u;
/** What `templat` itself understands. */
const reserved: readonly string[] = ['tambah', 'ubah', 'hapus', 'ya', 'yes', 'batal'];
const placePattern = /\{\s*([^{}]*?)\s*\}/gu;

/** Checks one that is to be kept; its name may be typed in any case. */
export function checkReadyAnswer(
  typedName: string,
  typedText: string,
): Result<ReadyAnswer, ReadyAnswerFault> {
  const name = typedName.toLowerCase();
  const text = typedText.trim();
  if (!namePattern.test(name) || reserved.includes(name))
    return err({ code: 'badName', name: typedName, longest: LONGEST_NAME });
  // A single word could be the name of another.
  if (!/\S\s+\S/u.test(text)) return err({ code: 'tooShort' });
  if (text.length > LONGEST_TEXT) return err({ code: 'tooLong', length: text.length, limit: LONGEST_TEXT });
  const unknown = placesIn(text).find((place) => !isPlaceholder(place));
  return unknown === undefined
    ? ok({ name, text })
    : err({ code: 'unknownPlaceholder', placeholder: unknown });
}

const isPlaceholder = (place: string): place is Placeholder => placeholders.some((known) => known === place);
const placesIn = (text: string): readonly string[] =>
  [...text.matchAll(placePattern)].map(([, place = '']) => place.toLowerCase());

/** What a text leaves open and the report does not have. */
export function lacking(text: string, { category, until }: ReadyAnswerFacts): Placeholder | undefined {
  const places = placesIn(text);
  if (category === undefined && places.includes('kategori')) return 'kategori';
  return until === undefined && places.includes('batas') ? 'batas' : undefined;
}

/** The text with its places filled in; what is filled in is not read again. */
export const fillIn = (text: string, values: Readonly<Record<Placeholder, string>>): string =>
  text.replaceAll(placePattern, (whole, place: string) => {
    const known = place.toLowerCase();
    return isPlaceholder(known) ? values[known] : whole;
  });

/**
 * Which ready-made answer the words of a command ask for: `#jalan` by name, `jalan` perhaps, `#` a list to choose from,
 * `#>jalan` the list's next page. `undefined`: they are words of the officer's own.
 */
export function readReadyAnswer(
  words: string,
): { readonly name: string; readonly isCertain: boolean } | { readonly after?: string } | undefined {
  const [, mark, next, typed = ''] = /^\s*(#?)(>?)\s*([a-z0-9-]*)\s*$/iu.exec(words) ?? [];
  if (mark === undefined) return undefined;
  const name = typed.toLowerCase();
  if (mark === '') return next === '' && namePattern.test(name) ? { name, isCertain: false } : undefined;
  if (next !== '' || name === '') return name === '' ? {} : { after: name };
  return { name, isCertain: true };
}
