/** A reply "2", "2.", "dua", a label or part of one is the same answer as pressing the button. Pure. */
import type { Choice } from '../../src/domain/message.ts';
import { normalise } from './words.ts';

const NUMBERED = /^(?:no |nomor |nomer |pilih |pilihan |opsi |option |number |angka )?0?(\d{1,2})$/u;

const numerals = new Map<string, number>(
  [
    ['satu', 'one', 'pertama', 'first'],
    ['dua', 'two', 'kedua', 'second'],
    ['tiga', 'three', 'ketiga', 'third'],
    ['empat', 'four', 'keempat'],
    ['lima', 'five', 'kelima'],
    ['enam', 'six', 'keenam'],
    ['tujuh', 'seven', 'ketujuh'],
    ['delapan', 'eight', 'kedelapan'],
    ['sembilan', 'nine', 'kesembilan'],
    ['sepuluh', 'ten', 'kesepuluh'],
  ].flatMap((words, index) => words.map((word) => [word, index + 1] as const)),
)
  .set('nol', 0)
  .set('zero', 0);

/** Labels are short; a longer text is no label. */
const LONGEST = 80;

/** Labels are ours and few; what people type is not kept. Emptied when it is full. */
const labelWords = new Map<string, string>();
const MOST_LABELS = 2000;

function wordsOfLabel(label: string): string {
  const known = labelWords.get(label);
  if (known !== undefined) return known;
  const words = normalise(label);
  if (labelWords.size >= MOST_LABELS) labelWords.clear();
  labelWords.set(label, words);
  return words;
}

/**
 * The choice that a typed text names: by its place in the list (from 1), its whole label, or, unless `exact`, a part
 * of one label and of no other, cut between words.
 */
export function resolveChoice(
  text: string,
  offered: readonly Choice[],
  { exact = false }: { readonly exact?: boolean } = {},
): Choice | undefined {
  const found = matchChoices(text, offered, { exact });
  return found.length === 1 ? found[0] : undefined;
}

/** The choice under this number: 0 is the way back. */
function atNumber(offered: readonly Choice[], number: number): Choice | undefined {
  if (number === 0) return offered.find(({ place }) => place === 'back');
  return offered.filter(({ place }) => place !== 'back')[number - 1];
}

/** All choices that a typed text may mean; one if it is clear, none if it is something else. */
export function matchChoices(
  text: string,
  offered: readonly Choice[],
  { exact = false }: { readonly exact?: boolean } = {},
): readonly Choice[] {
  if (offered.length === 0 || text.length > LONGEST) return [];
  const words = normalise(text);
  if (words === '') return [];
  const place = numerals.get(words) ?? Number(NUMBERED.exec(words)?.[1] ?? Number.NaN);
  const numbered = atNumber(offered, place);
  if (numbered) return [numbered];
  const whole = offered.find(({ label }) => wordsOfLabel(label) === words);
  if (whole) return [whole];
  if (exact || words.length < 2) return [];
  const part = ` ${words}`;
  const sought = words.length < 4 ? `${part} ` : part;
  return offered.filter(({ label }) => ` ${wordsOfLabel(label)} `.includes(sought));
}
