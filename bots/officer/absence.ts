import { parseComingDays } from '../../src/domain/calendar/coming-days.ts';
import { localDate } from '../../src/domain/calendar/local-time.ts';
import { absenceCopy } from '../copy/absence.ts';
import type { Call, Step } from './registry.ts';

/** `cuti`, `cuti <dari>-<sampai> <pengganti>`, `cuti batal [hari pertama]`. */
export function absence({ words, context, copy }: Call): Step {
  if (words === '') return { action: { kind: 'absence', asked: { what: 'list' } } };
  const today = localDate(context.calendar, context.now);
  const cancelled = /^(?:batal|batalkan|cancel)\b\s*(.*)$/isu.exec(words);
  const days = parseComingDays(cancelled?.[1] ?? words, today);
  if (cancelled) {
    const which = days ? { first: days.first.toString() } : {};
    return { action: { kind: 'absence', asked: { what: 'cancel', ...which } } };
  }
  if (!days) return { say: { text: absenceCopy[context.language].needs(copy.commands.absence.example('')) } };
  const { first, last, rest } = days;
  const asked = { what: 'plan', first: first.toString(), last: last.toString(), words: rest } as const;
  return { action: { kind: 'absence', asked } };
}
