/** One-time codes that people read to each other and type: `7KQ4-M2XR`. */
import { checkSymbol, drawSymbols, fitsCheck, normaliseSymbols, symbolAlphabet } from './check-symbols.ts';

const symbols = 8;

/** A code of seven random symbols (35 bits) and one check symbol; needs seven random bytes. `sum` tells kinds of codes apart. */
export function makeCode(randomBytes: Uint8Array, sum: number): string {
  const body = drawSymbols(randomBytes, symbols - 1);
  const text = [...body, checkSymbol(body, sum)].map((value) => symbolAlphabet[value]).join('');
  return `${text.slice(0, 4)}-${text.slice(4)}`;
}

/** A typed code as it is stored, eight symbols; `undefined` if it was mistyped or is of another kind: such a one is no guess. */
export function readCode(typed: string, sum: number): string | undefined {
  const code = normaliseSymbols(typed.replace(/[^\p{L}\p{N}]/gu, ''));
  return code.length === symbols && fitsCheck(code, sum) ? code : undefined;
}
