import { type ComingDays, parseComingDays } from '../../src/domain/calendar/coming-days.ts';
import { localDate } from '../../src/domain/calendar/local-time.ts';
import { absenceCopy } from '../copy/absence.ts';
import { lines } from '../copy/text.ts';
import type { Call, Step } from './entry.ts';

/** `cuti`, `cuti [petugas] <dari>-<sampai> <pengganti>`, `cuti batal [petugas] [hari pertama]`. */
export function absence({ words, context, copy }: Call): Step {
  if (words === '') return { action: { kind: 'absence', asked: { what: 'list' } } };
  const today = localDate(context.calendar, context.now);
  const cancelled = /^(?:batal|batalkan|cancel)\b\s*(.*)$/isu.exec(words);
  const { whose, days } = readAbsence(cancelled?.[1] ?? words, today);
  const of = whose === '' ? {} : { whose };
  if (cancelled) {
    const which = days ? { first: days.first.toString() } : {};
    return { action: { kind: 'absence', asked: { what: 'cancel', ...of, ...which } } };
  }
  if (!days) {
    const { needs, forOthers } = absenceCopy[context.language];
    const isAdmin = context.officer.role === 'admin';
    const text = lines(needs(copy.commands.absence.example('')), isAdmin ? forOthers : undefined);
    return { say: { text } };
  }
  const { first, last, rest } = days;
  const asked = { what: 'plan', ...of, first: first.toString(), last: last.toString(), words: rest } as const;
  return { action: { kind: 'absence', asked } };
}

/** A first name has this many words at most. */
const MOST_NAME_WORDS = 4;

/** Whose absence it is, and the days that follow the name; without a name it is one's own. */
function readAbsence(
  text: string,
  today: ComingDays['first'],
): { readonly whose: string; readonly days?: ComingDays } {
  const words = text
    .trim()
    // "cuti sakit besok" names a kind of leave and nobody.
    .replace(/^(?:untuk|for|saya|sakit|tahunan|melahirkan|dinas|sick)\s+(?=\S)/iu, '')
    .split(/\s+/u);
  for (let count = 0; count <= Math.min(MOST_NAME_WORDS, words.length - 1); count += 1) {
    const days = parseComingDays(words.slice(count).join(' '), today);
    if (days) return { whose: words.slice(0, count).join(' '), days };
  }
  return { whose: words.join(' ') };
}
