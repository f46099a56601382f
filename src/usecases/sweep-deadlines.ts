import type { Temporal } from 'temporal-polyfill';
import { quietUntil } from '../domain/calendar/local-time.ts';
import type { ComplaintEvent } from '../domain/complaint/complaint.ts';
import { decideSweep } from '../domain/complaint/sweep.ts';
import { scheduleOf } from '../domain/sop/schedule.ts';
import type { Stores, Transact } from '../ports/stores.ts';
import type { UseCaseDeps } from './deps.ts';
import { contextFor, recordDecision } from './record-decision.ts';

/** Complaints swept in one transaction. */
const PAGE = 200;

export type SweepSummary = { readonly looked: number; readonly events: Readonly<Record<string, number>> };

/**
 * Lets time decide for every complaint whose wake-up has come by `asOf`: reminders, the 10-working-day archive
 * (BUP VI.B.1.a.11), announced breaches, closing (BKP 11). Costs what is due. Twice, late, or after days of downtime it
 * has the same result. With `dryRun` nothing is stored or said.
 */
export const sweepDeadlines =
  (deps: UseCaseDeps & { transact: Transact }) =>
  async (asOf: Temporal.Instant, { dryRun = false }: { dryRun?: boolean } = {}): Promise<SweepSummary> => {
    const events: Record<string, number> = {};
    let looked = 0;
    let after: { wakeAt: string; id: string } | undefined;
    for (;;) {
      const page = await deps.transact((stores) => sweepPage(deps, stores, asOf, after, dryRun));
      for (const type of page.decided) events[type] = (events[type] ?? 0) + 1;
      looked += page.looked;
      if (!page.last) return { looked, events };
      after = page.last;
    }
  };

async function sweepPage(
  deps: UseCaseDeps,
  stores: Pick<Stores, 'complaints' | 'outbox'>,
  asOf: Temporal.Instant,
  after: { wakeAt: string; id: string } | undefined,
  dryRun: boolean,
) {
  const due = await stores.complaints.due(asOf.toString(), PAGE, after);
  const notBefore = quietUntil(deps.calendar(), asOf).toString();
  const decided: ComplaintEvent['type'][] = [];
  // In one order everywhere, so that two sweeps at once wait for each other instead of deadlocking.
  for (const { id } of [...due].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const complaint = await stores.complaints[dryRun ? 'load' : 'lock'](id);
    if (!complaint) continue;
    const context = contextFor(deps, complaint, { kind: 'system', job: 'sweep' }, asOf);
    const decision = decideSweep(complaint, context);
    for (const event of decision.events) decided.push(event.type);
    if (dryRun) continue;
    if (decision.events.length > 0) await recordDecision(stores, complaint, decision, context, notBefore);
    else {
      // Woken for nothing (a holiday was added, say): sleep until what now comes next.
      const { profile, calendar } = context;
      await stores.complaints.reschedule(id, scheduleOf(complaint, profile, calendar, asOf));
    }
  }
  return { looked: due.length, decided, last: due.length === PAGE ? due.at(-1) : undefined };
}
