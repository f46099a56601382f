import type { Temporal } from 'temporal-polyfill';

/** What time does: safe to run twice, late, or after days of downtime. */
export type Job = {
  /** What `npm run job -- <name>` takes. */
  readonly name: string;
  readonly title: string;
  /** When it runs by itself, in the agency's zone; seconds first where there are six fields. */
  readonly cron: string;
  /** Runs as of this instant; says in a few words what it did. `dryRun`: changes nothing, says what it would do. */
  run(asOf: Temporal.Instant, options: { readonly dryRun: boolean }): Promise<JobSummary>;
};

/** `did` false: there was nothing to do, and the run need not be remembered. */
export type JobSummary = { readonly did: boolean; readonly text: string };

/** "3 archived, 1 closed", or what is said of nothing. */
export function summarise(counts: Readonly<Record<string, number>>): JobSummary {
  const parts = Object.entries(counts).filter(([, count]) => count > 0);
  return {
    did: parts.length > 0,
    text: parts.map(([what, count]) => `${what} ${count}`).join(', ') || 'nothing due',
  };
}
