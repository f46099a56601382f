import type { Temporal } from 'temporal-polyfill';
import { calendarMark } from '../domain/calendar/calendar-mark.ts';
import { scheduleOf } from '../domain/sop/schedule.ts';
import type { Stores, Transact } from '../ports/stores.ts';
import type { UseCaseDeps } from './deps.ts';
import { togetherOrAlone } from './together-or-alone.ts';

const PAGE = 500;

/**
 * Recomputes every open complaint's deadline and wake-up: after a decree or an override file changed the holidays. How
 * many, and the ids of those that could not be; they do not stop the others.
 */
const recomputeSchedules =
  (deps: UseCaseDeps & { transact: Transact }) =>
  async (asOf: Temporal.Instant): Promise<{ recomputed: number; failed: readonly string[] }> => {
    let recomputed = 0;
    const failed: string[] = [];
    let after: string | undefined;
    for (;;) {
      const from = after;
      const ids = await deps.transact(({ complaints }) => complaints.openIds(from, PAGE));
      const worked = await togetherOrAlone(deps.transact, ids, (stores, some) =>
        recomputeSome(deps, stores, some, asOf),
      );
      for (const count of worked.results) recomputed += count;
      failed.push(...worked.failed);
      after = ids.at(-1);
      if (ids.length < PAGE) return { recomputed, failed };
    }
  };

const MARK = 'holidays';

/**
 * The same when the calendar is not the one for which it was done last: after a start with a changed override file, or with
 * a release that has another decree. `undefined`: nothing changed. Killed in the middle it is done again.
 */
export const followHolidays =
  (deps: UseCaseDeps & { transact: Transact }) =>
  async (asOf: Temporal.Instant): Promise<{ recomputed: number; failed: readonly string[] } | undefined> => {
    const mark = calendarMark(deps.calendar());
    if ((await deps.transact(({ jobs }) => jobs.noted(MARK))) === mark) return undefined;
    const done = await recomputeSchedules(deps)(asOf);
    if (done.failed.length === 0) await deps.transact(({ jobs }) => jobs.note(MARK, mark));
    return done;
  };

async function recomputeSome(
  deps: UseCaseDeps,
  { complaints }: Pick<Stores, 'complaints'>,
  ids: readonly string[],
  asOf: Temporal.Instant,
): Promise<number> {
  const open = await complaints.lockAll(ids);
  const entries = open.map((complaint) => {
    const profile = deps.profileOf(complaint.profile);
    return { id: complaint.id, schedule: scheduleOf(complaint, profile, deps.calendar(), asOf) };
  });
  await complaints.rescheduleAll(entries);
  return entries.length;
}
