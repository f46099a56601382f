import { Temporal } from 'temporal-polyfill';
import type { Instant } from '../../src/domain/instant.ts';
import type { Language } from '../../src/domain/message.ts';
import { timeInWords } from './dates.ts';

/** Whole minutes from one instant to a later one; negative if it is earlier. */
export function minutesBetween(from: Instant, to: Instant): number {
  const milliseconds =
    Temporal.Instant.from(to).epochMilliseconds - Temporal.Instant.from(from).epochMilliseconds;
  return Math.floor(milliseconds / 60_000);
}

/** A moment where a list of them stands and the zone is clear: "Rab 11 Nov 09.12". */
export const timeWithoutZone = (at: Instant, timeZone: string, language: Language): string =>
  timeInWords(at, timeZone, language).replace(/ \S+$/u, '');

/** The agency's present day, as it stands at rest: "2026-11-16". */
export const dayOf = (at: Instant, timeZone: string): string =>
  Temporal.Instant.from(at).toZonedDateTimeISO(timeZone).toPlainDate().toString();
