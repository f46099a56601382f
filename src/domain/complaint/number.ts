import {
  symbolAlphabet as alphabet,
  checkSymbol,
  drawSymbols,
  fitsCheck,
  normaliseSymbols,
} from '../check-symbols.ts';
import { err, ok, type Result } from '../result.ts';

/**
 * A complaint's number: `TLA-7KQ4-M2XR`. The agency's code, seven random symbols of Crockford's base 32 and one check
 * symbol. Unguessable (about 35 bits), no I, L, O or U to confuse or offend, and easily read out over a phone.
 */
const symbols = 8;

/** Why a text holds no number: it looks like one with a slip, or it is something else. */
export type NumberFault = 'mistyped' | 'notANumber';

/**
 * Makes a number from at least seven random bytes. Every number holds a digit of 2-9 and a letter, so that neither a
 * word nor a date or phone number is ever taken for one.
 */
export function makeNumber(code: string, randomBytes: Uint8Array): string {
  const body = drawSymbols(randomBytes, symbols - 1);
  const text = [...body, checkSymbol(body)].map((value) => alphabet[value]).join('');
  return written(code, text);
}

/**
 * A complaint's id: when it came, in milliseconds, and eight of the random symbols. Ids grow with time, so that of reports
 * with one deadline the first that came stands first in a queue.
 */
export const idFrom = (epochMilliseconds: number, random: string): string =>
  epochMilliseconds.toString(36).padStart(9, '0') + random.slice(-8);

const written = (code: string, text: string) => `${code.toUpperCase()}-${text.slice(0, 4)}-${text.slice(4)}`;

/**
 * Finds a number in what somebody typed: any case, with spaces, dashes or neither, with or without the agency's code,
 * O for 0, I or L for 1, alone or within a sentence. `mistyped`: it has a number's shape but its check fails, or a
 * symbol is missing or too many.
 */
export function readNumber(text: string, code: string): Result<string, NumberFault> {
  const words = text.toUpperCase().match(/[A-Z0-9]+/g) ?? [];
  const candidates = [...withCode(words, code.toUpperCase()), ...withoutCode(words)];
  for (const candidate of candidates) {
    const symbolsRead = normaliseSymbols(candidate);
    if (isRight(symbolsRead)) return ok(written(code, symbolsRead));
  }
  return err(candidates.length > 0 ? 'mistyped' : 'notANumber');
}

/** What follows each mention of the code, joined until it is long enough to be the rest of a number. */
function withCode(words: readonly string[], code: string): string[] {
  const found: string[] = [];
  for (const [index, word] of words.entries()) {
    if (!word.startsWith(code)) continue;
    let rest = word.slice(code.length);
    for (const next of words.slice(index + 1)) {
      if (rest.length >= symbols) break;
      // Only while it fits: words after a complete number are not part of it.
      if (rest.length + next.length > symbols && rest.length >= symbols - 2) break;
      rest += next;
    }
    if (Math.abs(rest.length - symbols) <= 2 && /[2-9]/.test(rest)) found.push(rest);
  }
  return found;
}

/** Words that have a number's shape by themselves: eight together or four and four; or a short text's all. */
function withoutCode(words: readonly string[]): string[] {
  const single = words.filter((word) => word.length === symbols);
  const pairs = words.flatMap((word, index) => {
    const next = words[index + 1] ?? '';
    return word.length === 4 && next.length === 4 ? [word + next] : [];
  });
  const whole = words.length <= 4 ? [words.join('')].filter((all) => all.length === symbols) : [];
  const shaped = [...single, ...pairs, ...whole].filter(hasDigitAndLetter);
  // In a long text a number plate is likelier than a mistyped number: there only a right one counts.
  return words.length <= 4 ? shaped : shaped.filter((candidate) => isRight(normaliseSymbols(candidate)));
}

function hasDigitAndLetter(candidate: string): boolean {
  const read = normaliseSymbols(candidate);
  return /[2-9]/.test(read) && /[A-Z]/.test(read);
}

/** Whether eight symbols stand with their right check symbol. */
const isRight = (text: string): boolean => text.length === symbols && fitsCheck(text);
