/** The leaders' morning report (BUP VII.B.1-2, TTD E.1-2): once a working day to every leader and admin, at the admin room's hour. */
import type { Temporal } from 'temporal-polyfill';
import { adminUnit } from '../src/domain/agency.ts';
import {
  endOfDay,
  localDate,
  localDay,
  quietUntil,
  startOfDayMs,
} from '../src/domain/calendar/local-time.ts';
import type { Transact } from '../src/ports/stores.ts';
import type { UseCaseDeps } from '../src/usecases/deps.ts';
import { readMorningReport } from '../src/usecases/read-figures.ts';
import type { DigestHours } from './digest.ts';
import { morningInWords } from './officer/words/morning.ts';

export type MorningDeps = UseCaseDeps & { readonly transact: Transact; readonly hours: DigestHours };

/** Under which the day is noted for which it went out. */
const NOTE = 'morningReport';

/** Run twice, late, or killed in the middle it goes out once; after days of downtime today's only. */
export const sendMorningReport =
  (deps: MorningDeps) =>
  async (asOf: Temporal.Instant, dryRun: boolean): Promise<Record<string, number>> => {
    const calendar = deps.calendar();
    const isOff = !calendar.isWorking(localDay(calendar, asOf.epochMilliseconds));
    const { usual, units } = deps.hours;
    const hour = units[adminUnit(deps.agency()).shortName.toLowerCase()] ?? usual;
    const local = asOf.toZonedDateTimeISO(calendar.timeZone).toPlainTime();
    const isEarly = local.toString({ smallestUnit: 'minute' }) < hour;
    if (isOff || isEarly || !quietUntil(calendar, asOf).equals(asOf)) return {};
    const today = localDate(calendar, asOf);
    return deps.transact(async (stores): Promise<Record<string, number>> => {
      if ((await stores.jobs.noted(NOTE)) === today.toString()) return {};
      // As with the digest: who came today begins with tomorrow's.
      const dayStart = startOfDayMs(calendar, localDay(calendar, asOf.epochMilliseconds));
      const readers = (await stores.officers.active())
        .filter(({ role, enrolledAt }) => role !== 'liaison' && Date.parse(enrolledAt) < dayStart)
        .map(({ id }) => id);
      if (dryRun) return { morningReports: readers.length };
      const report = await readMorningReport(deps)(stores, asOf);
      await stores.jobs.note(NOTE, today.toString());
      const told = await stores.outbox.tellOfficers(
        readers,
        (_officerId, language) => morningInWords(report, deps.agency(), language),
        NOTE,
        asOf.toString(),
        endOfDay(calendar, today).toString(),
      );
      return { morningReports: told.length };
    });
  };
