import { localDate } from '../domain/calendar/local-time.ts';
import type { Stores, Transact } from '../ports/stores.ts';
import { settleClosedUnits } from '../usecases/change-agency.ts';
import type { UseCaseDeps } from '../usecases/deps.ts';
import { followHolidays } from '../usecases/recompute-schedules.ts';
import { remindReporters } from '../usecases/remind-reporters.ts';
import { snapshotFigures } from '../usecases/snapshot-figures.ts';
import { sweepDeadlines } from '../usecases/sweep-deadlines.ts';
import { type Job, summarise } from './job.ts';

export type TableDeps = UseCaseDeps & {
  readonly transact: Transact;
  readonly keepDays: number;
  /** Unfinished forms: nudged once, then expired with notice. */
  readonly sweepForms: (asOf: Parameters<Job['run']>[0], dryRun: boolean) => Promise<Record<string, number>>;
  /** The line to WhatsApp; absent: there is none. */
  readonly watchWhatsApp?: (
    asOf: Parameters<Job['run']>[0],
    dryRun: boolean,
  ) => Promise<Record<string, number>>;
  /** One digest an officer and working day. */
  readonly sendDigests: (asOf: Parameters<Job['run']>[0], dryRun: boolean) => Promise<Record<string, number>>;
  /** The leaders' figures, once a working morning. */
  readonly sendMorningReport: (
    asOf: Parameters<Job['run']>[0],
    dryRun: boolean,
  ) => Promise<Record<string, number>>;
  /** Files that people sent, from their channels into the vault. */
  readonly fetchMedia: () => Promise<{ stored: number }>;
  /** Takes a file's bytes out of the vault. */
  readonly removeFile: (hash: string) => Promise<void>;
  /** What channels keep of their own. */
  readonly purgeChannels: (before: string, limit: number) => Promise<Record<string, number>>;
};

/** Days that an update's key is kept at least: Telegram repeats for a day, WhatsApp may for weeks. */
const KEY_DAYS = 60;
/** Rows deleted in one transaction. */
const PURGE_PAGE = 1_000;

/** Every job of the service. Those that only cost what is due run every minute. */
export function jobTable(deps: TableDeps): readonly Job[] {
  return [
    {
      name: 'sweep-deadlines',
      title: 'Reminders, the 10-working-day archive, announced breaches, closing',
      cron: '* * * * *',
      async run(asOf, { dryRun }) {
        const { events, failed } = await sweepDeadlines(deps)(asOf, { dryRun });
        return summarise(events, failed);
      },
    },
    {
      name: 'sweep-forms',
      title: 'Unfinished forms: a nudge, then expiry with notice',
      cron: '*/5 * * * *',
      run: async (asOf, { dryRun }) => summarise(await deps.sweepForms(asOf, dryRun)),
    },
    {
      name: 'digest',
      title: "The officers' digest of the day, once each, from the unit's hour on",
      cron: '*/5 * * * *',
      run: async (asOf, { dryRun }) => summarise(await deps.sendDigests(asOf, dryRun)),
    },
    {
      name: 'remind',
      title: "The reporters' one message of the day: what is missing, answers that await their word, ratings",
      // Some minutes after the sweep of nine o'clock, so that all of a person's reminders are there.
      cron: '4-59/5 * * * *',
      run: async (asOf, { dryRun }) => summarise(await remindReporters(deps)(asOf, { dryRun })),
    },
    {
      name: 'morning-report',
      title:
        "The leaders' figures and strategic issues, once a working morning from the admin room's hour on",
      cron: '*/5 * * * *',
      run: async (asOf, { dryRun }) => summarise(await deps.sendMorningReport(asOf, dryRun)),
    },
    {
      name: 'snapshot',
      title:
        'The figures of each day that is over, kept for periods; as of an earlier day: made again from there',
      cron: '11-59/15 * * * *',
      run: async (asOf, { dryRun }) => summarise({ days: await snapshotFigures(deps)(asOf, { dryRun }) }),
    },
    ...watch(deps),
    {
      name: 'fetch-media',
      title: 'Files that people sent, from their channel into the vault',
      cron: '*/15 * * * * *',
      run: async (_asOf, { dryRun }) => summarise({ stored: dryRun ? 0 : (await deps.fetchMedia()).stored }),
    },
    {
      name: 'purge',
      title: 'Deletes texts and keys that are past their keeping',
      cron: '17 3 * * *',
      async run(asOf, { dryRun }) {
        if (dryRun) return { did: false, text: 'a dry run deletes nothing' };
        const before = asOf.subtract({ hours: deps.keepDays * 24 }).toString();
        const keyDays = Math.max(deps.keepDays, KEY_DAYS);
        const keysBefore = asOf.subtract({ hours: keyDays * 24 }).toString();
        return summarise(await purgeAll(deps, before, keysBefore));
      },
    },
    {
      name: 'anchor-audit',
      title: "Hashes the heads of the day's audit chains together",
      cron: '7 0 * * *',
      async run(asOf, { dryRun }) {
        if (dryRun) return { did: false, text: 'a dry run anchors nothing' };
        const day = localDate(deps.calendar(), asOf).toString();
        const { streams } = await deps.transact(({ audit }) => audit.anchor(day, asOf.toString()));
        return { did: true, text: `streams ${streams}` };
      },
    },
    {
      name: 'settle-closed-units',
      title: 'What came to a unit just as it was closed goes to whoever has its work',
      cron: '* * * * *',
      async run(asOf, { dryRun }) {
        if (dryRun) return { did: false, text: 'a dry run moves nothing' };
        return summarise({ moved: await settleClosedUnits(deps)(asOf) });
      },
    },
    {
      name: 'recompute-deadlines',
      title: 'Recomputes every open deadline when the holidays are others than before',
      cron: '* * * * *',
      async run(asOf, { dryRun }) {
        if (dryRun) return { did: false, text: 'a dry run recomputes nothing' };
        const { recomputed, failed } = (await followHolidays(deps)(asOf)) ?? { recomputed: 0, failed: [] };
        return summarise({ recomputed }, failed);
      },
    },
  ];
}

function watch({ watchWhatsApp }: TableDeps): readonly Job[] {
  if (!watchWhatsApp) return [];
  return [
    {
      name: 'watch-whatsapp',
      title: 'Tells admins on another channel when the line to WhatsApp is down, stopped or back',
      cron: '* * * * *',
      run: async (asOf, { dryRun }) => summarise(await watchWhatsApp(asOf, dryRun)),
    },
  ];
}

async function purgeAll(
  deps: TableDeps,
  before: string,
  keysBefore: string,
): Promise<Record<string, number>> {
  const total: Record<string, number> = {};
  const purges = [
    () => deps.transact(({ jobs }: Stores) => jobs.purge(before, PURGE_PAGE, keysBefore)),
    () => purgeFiles(deps, before),
    () => deps.purgeChannels(before, PURGE_PAGE),
  ];
  for (const purge of purges) {
    for (;;) {
      const page = await purge();
      let most = 0;
      for (const [what, count] of Object.entries(page)) {
        total[what] = (total[what] ?? 0) + count;
        most = Math.max(most, count);
      }
      if (most < PURGE_PAGE) break;
    }
  }
  return total;
}

/** Bytes go after their rows: a file without a row is found by nobody, a row without its file would be shown. */
async function purgeFiles(deps: TableDeps, before: string): Promise<Record<string, number>> {
  const hashes = await deps.transact(({ media }: Stores) => media.purgeUnattached(before, PURGE_PAGE));
  for (const hash of hashes) if (hash !== null) await deps.removeFile(hash);
  return { files: hashes.length };
}
