/**
 * Symbols that people type: Crockford's base 32, with one check symbol at the end. The check is over GF(32): the sum of
 * alpha^i * c_i over all symbols is a constant. All weights differ and none is zero, so that every single wrong symbol
 * and every swap of two symbols, however far apart, is found. At most 31 symbols.
 */
export const symbolAlphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Upper case, and what looks like another symbol read as that: O as 0, I and L as 1. */
export const normaliseSymbols = (typed: string): string =>
  typed.toUpperCase().replaceAll('O', '0').replace(/[IL]/g, '1');

const firstLetter = symbolAlphabet.indexOf('A');
const firstPlainDigit = symbolAlphabet.indexOf('2');
const isLetter = (value: number) => value >= firstLetter;
const isPlainDigit = (value: number) => value >= firstPlainDigit && value < firstLetter;

/**
 * `count` random values, from as many random bytes. There is always a digit of 2-9 and a letter among them, so that
 * neither a word nor a date or phone number is ever taken for symbols.
 */
export function drawSymbols(randomBytes: Uint8Array, count: number): number[] {
  if (randomBytes.length < count)
    throw new RangeError(`${count} symbols need ${count} random bytes, not ${randomBytes.length}.`);
  const body = Array.from(randomBytes.subarray(0, count), (byte) => byte & 31);
  // The three bits of each byte that no symbol uses decide what is put where a digit or letter is wanting.
  const spare = Array.from(randomBytes.subarray(0, count), (byte) => byte >> 5);
  const spareAt = (index: number) => spare[index] ?? 0;
  const place = (spareAt(0) * 8 + spareAt(1)) % body.length;
  const other = (place + 1) % body.length;
  if (!body.some(isLetter)) body[other] = firstLetter + ((spareAt(2) * 8 + spareAt(3)) % 22);
  if (!body.some(isPlainDigit)) {
    const losesTheLetter = body.filter(isLetter).length === 1 && isLetter(body[place] ?? 0);
    body[losesTheLetter ? other : place] = firstPlainDigit + spareAt(4);
  }
  return body;
}

/** Whether symbols stand with their right check symbol; `sum`: what they were made to add up to. */
export function fitsCheck(text: string, sum = 0): boolean {
  const values = Array.from(text, (symbol) => symbolAlphabet.indexOf(symbol));
  return !values.includes(-1) && weightedSum(values) === sum;
}

/** The one value that, behind `body`, brings the sum to `sum`: there is exactly one, because its weight has an inverse. */
export function checkSymbol(body: readonly number[], sum = 0): number {
  const missing = weightedSum(body) ^ sum;
  const weight = power(body.length);
  return symbolAlphabet.split('').findIndex((_, value) => multiply(weight, value) === missing);
}

/** `alpha^i` of GF(32) with x^5 + x^2 + 1, alpha = x. */
function power(exponent: number): number {
  let value = 1;
  for (let step = 0; step < exponent; step += 1) value = double(value);
  return value;
}

function double(value: number): number {
  return value & 16 ? ((value << 1) ^ 0b100101) & 31 : value << 1;
}

function multiply(a: number, b: number): number {
  let product = 0;
  for (let bit = 0, shifted = a; bit < 5; bit += 1, shifted = double(shifted))
    if (b & (1 << bit)) product ^= shifted;
  return product;
}

const weights = Array.from({ length: 31 }, (_, index) => power(index));

function weightedSum(values: readonly number[]): number {
  return values.reduce((sum, value, index) => sum ^ multiply(weights[index] ?? 0, value), 0);
}
