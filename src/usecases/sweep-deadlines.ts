import type { Temporal } from 'temporal-polyfill';
import { restUntil } from '../domain/calendar/local-time.ts';
import type { Complaint } from '../domain/complaint/complaint.ts';
import { endsSharing } from '../domain/complaint/duplicates.ts';
import type { ComplaintEvent } from '../domain/complaint/event.ts';
import { isReminder } from '../domain/complaint/reminders.ts';
import { decideSweep } from '../domain/complaint/sweep.ts';
import { scheduleOf } from '../domain/sop/schedule.ts';
import type { Schedule } from '../ports/complaints.ts';
import type { Stores, Transact } from '../ports/stores.ts';
import type { UseCaseDeps } from './deps.ts';
import { partDuplicates } from './duplicates.ts';
import { contextFor, type Recording, recordingOf } from './record-decision.ts';
import { togetherOrAlone } from './together-or-alone.ts';

/** Complaints swept in one transaction. */
const PAGE = 500;
/** Pages under way at once: the database reads and writes some while another is decided. */
const AT_ONCE = 3;

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
    const sweepPage = async (ids: readonly string[]): Promise<void> => {
      const swept = await togetherOrAlone(deps.transact, ids, (stores, some) =>
        sweepSome(deps, stores, some, asOf, dryRun),
      );
      for (const type of swept.results.flat()) events[type] = (events[type] ?? 0) + 1;
      failed.push(...swept.failed);
    };
    const underWay: Promise<void>[] = [];
    for (;;) {
      const from = after;
      const due = await deps.transact(({ complaints }) => complaints.due(asOf.toString(), PAGE, from));
      const page = sweepPage(due.map(({ id }) => id));
      // Waited for after those before it: its failure is not lost meanwhile.
      page.catch(() => undefined);
      underWay.push(page);
      if (underWay.length === AT_ONCE) await underWay.shift();
      looked += due.length;
      after = due.at(-1);
      if (due.length < PAGE) break;
    }
    for (const page of underWay) await page;
    return { looked, events, failed };
  };

async function sweepSome(
  deps: UseCaseDeps,
  stores: Pick<Stores, 'complaints' | 'outbox' | 'reminders'>,
  ids: readonly string[],
  asOf: Temporal.Instant,
  dryRun: boolean,
): Promise<readonly ComplaintEvent['type'][]> {
  const found = await readAll(stores, ids, dryRun);
  const refusing = await stores.reminders.refusing(found.map(({ reporterId }) => reporterId));
  const contextOf = (complaint: Complaint) =>
    contextFor(deps, complaint, { kind: 'system', job: 'sweep' }, asOf);
  const recorded: Recording[] = [];
  const woken: { id: string; schedule: Schedule }[] = [];
  for (const complaint of found) {
    const context = contextOf(complaint);
    const wantsReminders = !refusing.has(complaint.reporterId);
    const decision = decideSweep(complaint, context, { wantsReminders });
    if (decision.events.length > 0) recorded.push(recordingOf(complaint, decision, context));
    else {
      // Woken for nothing (a holiday was added, say): sleep until what now comes next.
      const { profile, calendar } = context;
      woken.push({ id: complaint.id, schedule: scheduleOf(complaint, profile, calendar, asOf) });
    }
  }
  if (!dryRun) {
    const notBefore = restUntil(deps.calendar(), asOf);
    await store(stores, recorded, woken, asOf, notBefore);
    for (const { complaint, events } of recorded)
      if (events.some(({ event }) => endsSharing(event)))
        await partDuplicates(deps, stores, complaint, contextOf(complaint), notBefore.toString());
  }
  return recorded.flatMap(({ events }) => events.map(({ event }) => event.type));
}

async function store(
  { complaints, outbox, reminders }: Pick<Stores, 'complaints' | 'outbox' | 'reminders'>,
  recorded: readonly Recording[],
  woken: Parameters<Stores['complaints']['rescheduleAll']>[0],
  asOf: Temporal.Instant,
  notBefore: Temporal.Instant,
): Promise<void> {
  const at = asOf.toString();
  const effects = recorded.flatMap((one) => one.effects);
  // Several reports of one person may have a reminder today: they go together.
  const reminded = recorded.filter((one) => one.effects.some(isReminder));
  await Promise.all([
    complaints.saveAll(recorded),
    complaints.rescheduleAll(woken),
    outbox.notify(
      effects.filter((effect) => !isReminder(effect)),
      at,
      notBefore.toString(),
    ),
    ...reminded.map(({ complaint: { id, reporterId } }) => reminders.wait(id, reporterId, at)),
  ]);
}

async function readAll(
  { complaints }: Pick<Stores, 'complaints'>,
  ids: readonly string[],
  dryRun: boolean,
): Promise<readonly Complaint[]> {
  if (!dryRun) return complaints.lockAll(ids);
  const found = await Promise.all(ids.map((id) => complaints.load(id)));
  return found.filter((one) => one !== undefined);
}
