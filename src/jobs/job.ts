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

/**
 * `did` false: there was nothing to do, and the run need not be remembered. `failed`: some of it could not be done, and
 * somebody must look.
 */
export type JobSummary = { readonly did: boolean; readonly text: string; readonly failed?: true };

/** Ids named in a summary at most. */
const NAMED = 5;

/**
 * "archived 3, closed 1", or what is said of nothing; `failed` are ids of what could not be worked on,
 * which may also be among the counts under this name.
 */
export function summarise(
  counts: Readonly<Record<string, number>>,
  failed: readonly string[] = [],
): JobSummary {
  const parts = Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([what, count]) => `${what} ${count}`);
  if (failed.length > 0) {
    const more = failed.length > NAMED ? ' …' : '';
    parts.push(`failed ${failed.length} (${failed.slice(0, NAMED).join(', ')}${more})`);
  }
  return {
    did: parts.length > 0,
    text: parts.join(', ') || 'nothing due',
    ...(failed.length > 0 || (counts.failed ?? 0) > 0 ? { failed: true as const } : {}),
  };
}
