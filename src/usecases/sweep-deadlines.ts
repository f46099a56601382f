import type { Temporal } from 'temporal-polyfill';
import { restUntil } from '../domain/calendar/local-time.ts';
import type { Complaint, ComplaintEvent } from '../domain/complaint/complaint.ts';
import { isReminder } from '../domain/complaint/reminders.ts';
import { decideSweep } from '../domain/complaint/sweep.ts';
import { scheduleOf } from '../domain/sop/schedule.ts';
import type { Stores, Transact } from '../ports/stores.ts';
import type { UseCaseDeps } from './deps.ts';
import { contextFor, recordDecision } from './record-decision.ts';
import { togetherOrAlone } from './together-or-alone.ts';

/** Complaints swept in one transaction. */
const PAGE = 200;

/** `failed`: complaints, by id, that could not be decided; they are tried again by the next sweep. */
export type SweepSummary = {
  readonly looked: number;
  readonly events: Readonly<Record<string, number>>;
  readonly failed: readonly string[];
};

/**
 * Lets time decide for every complaint whose wake-up has come by `asOf`: reminders, the 10-working-day archive
 * (BUP VI.B.1.a.11), monitoring (BUP VII.A.1.e), announced breaches, closing (BKP 11). Costs what is due. Twice, late, or after days of downtime it
 * has the same result. A complaint that cannot be decided does not stop the others. With `dryRun` nothing is stored or
 * said.
 */
export const sweepDeadlines =
  (deps: UseCaseDeps & { transact: Transact }) =>
  async (asOf: Temporal.Instant, { dryRun = false }: { dryRun?: boolean } = {}): Promise<SweepSummary> => {
    const events: Record<string, number> = {};
    const failed: string[] = [];
    let looked = 0;
    let after: { wakeAt: string; id: string } | undefined;
    for (;;) {
      const from = after;
      const due = await deps.transact(({ complaints }) => complaints.due(asOf.toString(), PAGE, from));
      // In one order everywhere, so that two sweeps at once wait for each other instead of deadlocking.
      const ids = due.map(({ id }) => id).sort();
      const swept = await togetherOrAlone(deps.transact, ids, (stores, some) =>
        sweepSome(deps, stores, some, asOf, dryRun),
      );
      for (const type of swept.results.flat()) events[type] = (events[type] ?? 0) + 1;
      failed.push(...swept.failed);
      looked += due.length;
      after = due.at(-1);
      if (due.length < PAGE) return { looked, events, failed };
    }
  };

async function sweepSome(
  deps: UseCaseDeps,
  stores: Pick<Stores, 'complaints' | 'outbox' | 'reminders'>,
  ids: readonly string[],
  asOf: Temporal.Instant,
  dryRun: boolean,
): Promise<readonly ComplaintEvent['type'][]> {
  const notBefore = restUntil(deps.calendar(), asOf).toString();
  const decided: ComplaintEvent['type'][] = [];
  const complaints: Complaint[] = [];
  for (const id of ids) {
    const complaint = await stores.complaints[dryRun ? 'load' : 'lock'](id);
    if (complaint) complaints.push(complaint);
  }
  const refusing = await stores.reminders.refusing(complaints.map(({ reporterId }) => reporterId));
  for (const complaint of complaints) {
    const { id, reporterId } = complaint;
    const context = contextFor(deps, complaint, { kind: 'system', job: 'sweep' }, asOf);
    const wantsReminders = !refusing.has(reporterId);
    const { events, effects } = decideSweep(complaint, context, { wantsReminders });
    for (const event of events) decided.push(event.type);
    if (dryRun) continue;
    if (events.length > 0) {
      const told = { events, effects: effects.filter((effect) => !isReminder(effect)) };
      await recordDecision(stores, complaint, told, context, notBefore);
      // Several reports of one person may have a reminder today: they go together.
      if (effects.some(isReminder)) await stores.reminders.wait(id, reporterId, asOf.toString());
    } else {
      // Woken for nothing (a holiday was added, say): sleep until what now comes next.
      const { profile, calendar } = context;
      await stores.complaints.reschedule(id, scheduleOf(complaint, profile, calendar, asOf));
    }
  }
  return decided;
}
