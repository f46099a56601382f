import type { Temporal } from 'temporal-polyfill';
import { epochDayOfText, instantText, msOfInstant, plainDateOf } from '../domain/calendar/epoch-day.ts';
import { localDay, startOfDayMs } from '../domain/calendar/local-time.ts';
import { daybook } from '../domain/figures/day-figures.ts';
import type { Stores, Transact } from '../ports/stores.ts';
import type { UseCaseDeps } from './deps.ts';

/** Under which the last day is noted of which there are figures. */
const NOTE = 'dayFigures';
/** Histories read at once. */
const PAGE = 500;

/**
 * Writes the figures of every day that is over as of `asOf` and has none yet, a transaction a day: killed in between, or
 * after days of downtime, it goes on where it stood. As of an earlier day it makes that day's again and forgets the
 * later ones, which the next run makes anew. How many days; `dryRun`: would be written.
 */
export const snapshotFigures =
  (deps: Pick<UseCaseDeps, 'calendar'> & { readonly transact: Transact }) =>
  async (asOf: Temporal.Instant, { dryRun }: { readonly dryRun: boolean }): Promise<number> => {
    const calendar = deps.calendar();
    const last = localDay(calendar, asOf.epochMilliseconds) - 1;
    const first = await deps.transact(async ({ jobs, dayFigures }) => {
      const noted = epochDayOfText((await jobs.noted(NOTE)) ?? '');
      if (noted !== undefined) return noted > last ? last : noted + 1;
      const at = await dayFigures.firstReceivedAt();
      return at === undefined ? last + 1 : localDay(calendar, msOfInstant(at));
    });
    if (!dryRun)
      for (let day = first; day <= last; day += 1)
        await deps.transact((stores) => snapshotDay(deps, stores, day));
    return Math.max(0, last - first + 1);
  };

async function snapshotDay(
  { calendar }: Pick<UseCaseDeps, 'calendar'>,
  { dayFigures, jobs }: Pick<Stores, 'dayFigures' | 'jobs'>,
  day: number,
): Promise<void> {
  const [from, until] = [day, day + 1].map((one) => instantText(startOfDayMs(calendar(), one))) as [
    string,
    string,
  ];
  const book = daybook(day, calendar());
  for (let after: string | undefined = ''; after !== undefined; ) {
    const page = await dayFigures.touched(from, until, after, PAGE);
    for (const history of page) book.add(history);
    after = page.length < PAGE ? undefined : page.at(-1)?.complaintId;
  }
  const name = plainDateOf(day).toString();
  await dayFigures.write(name, book.figures());
  await jobs.note(NOTE, name);
}

/** The last day of which there are figures. */
export const lastSnapshot = ({ jobs }: Pick<Stores, 'jobs'>): Promise<string | undefined> => jobs.noted(NOTE);
