import type { Agency, Unit } from '../agency.ts';
import { err, ok, type Result } from '../result.ts';
import { openUnits } from '../unit-tree.ts';
import type { Refusal } from './refusal.ts';

/** The most words that may name a unit. */
const longestName = 12;

/** A unit found at the start of some words, and the words after it. */
export type NamedUnit = {
  readonly unit: Unit;
  readonly rest: string;
  /** A colon, comma or lone dash ended the name: what follows is a note, nothing else. */
  readonly noteFollows: boolean;
};

/**
 * The units that all of these words may mean: by id, short name, alias or full name; else by the beginnings of words of
 * its name in order ("dinas kes", "upt pel"). Empty: none.
 */
export const matchUnits = (words: string, agency: Agency): readonly Unit[] =>
  matchAmong(words, openUnits(agency));

/** The same among these units only. */
export const matchAmong = (words: string, units: readonly Unit[]): readonly Unit[] =>
  matching(plainWords(words), units).units;

/**
 * The one of these units with whose name the words begin, taking as many words as fit. Refuses with `unknownUnit`, or
 * with `ambiguousUnit` and all that fit ("pu": Dinas PUPR, UPT PU Pelaihari).
 */
export function unitAtStart(words: string, units: readonly Unit[]): Result<NamedUnit, Refusal> {
  const tokens = words.trim().split(/\s+/);
  const marked = tokens.findIndex((token) => /[:,;]$|^[–-]$/.test(token));
  const most = Math.min(longestName, marked === -1 ? tokens.length : marked + 1);
  let exact: Found | undefined;
  let near: Found | undefined;
  for (let count = most; count > 0; count -= 1) {
    const found = { count, ...matching(plainWords(tokens.slice(0, count).join(' ')), units) };
    if (found.units.length === 0) continue;
    if (found.exact) exact ??= found;
    else near ??= found;
  }
  const chosen = choose(exact, near);
  if (!chosen) return err({ code: 'unknownUnit', words: tokens.slice(0, 3).join(' ') });
  const [unit, other] = chosen.units;
  if (!unit || other)
    return err({
      code: 'ambiguousUnit',
      words: tokens.slice(0, chosen.count).join(' '),
      unitIds: chosen.units.map((one) => one.id),
    });
  const rest = tokens.slice(chosen.count).join(' ') === '' ? '' : afterTokens(words, chosen.count);
  return ok({ unit, rest, noteFollows: marked === chosen.count - 1 });
}

type Found = { readonly count: number; readonly units: readonly Unit[]; readonly exact: boolean };

/** A whole name wins, unless more of the words fit another unit: "pupr pelaihari" may be the UPT. */
function choose(exact: Found | undefined, near: Found | undefined): Found | undefined {
  if (!exact || !near || near.count <= exact.count) return exact ?? near;
  const others = near.units.filter((unit) => !exact.units.includes(unit));
  return others.length < near.units.length ? exact : { ...exact, units: [...exact.units, ...others] };
}

function matching(
  words: readonly string[],
  units: readonly Unit[],
): { units: readonly Unit[]; exact: boolean } {
  const name = words.join(' ');
  if (name === '') return { units: [], exact: false };
  const byId = units.filter((unit) => plainWords(unit.id).join(' ') === name);
  if (byId.length > 0) return { units: byId, exact: true };
  const exact = units.filter((unit) =>
    [unit.name, unit.shortName, ...unit.aliases].some((form) => plainWords(form).join(' ') === name),
  );
  if (exact.length > 0) return { units: exact, exact: true };
  if (words.some((word) => word.length < 2)) return { units: [], exact: false };
  const near = units.filter((unit) =>
    beginsWords(words, plainWords([unit.name, unit.shortName, ...unit.aliases].join(' '))),
  );
  return { units: near, exact: false };
}

/** Whether each word begins a word of the name, in the name's order. */
function beginsWords(words: readonly string[], name: readonly string[]): boolean {
  let next = 0;
  for (const part of name) if (next < words.length && part.startsWith(words[next] ?? '')) next += 1;
  return next === words.length;
}

function plainWords(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** What stands after the first `count` words, with its line breaks as typed. */
function afterTokens(words: string, count: number): string {
  const pattern = new RegExp(`^\\s*(?:\\S+\\s+){${count}}`);
  return words.replace(pattern, '').trim();
}
