import { schedule } from 'node-cron';
import type { Clock } from '../ports/clock.ts';
import type { Transact } from '../ports/stores.ts';
import type { Job, JobSummary } from './job.ts';

export type RunnerDeps = {
  readonly transact: Transact;
  readonly clock: Clock;
  readonly newId: () => string;
  /** One process at a time runs a job; the others skip their turn. */
  readonly own: (name: string) => Promise<{ release(): Promise<void> } | undefined>;
  readonly ran: (job: string, result: 'done' | 'failed') => void;
  readonly log: { info(data: object, text: string): void; error(data: object, text: string): void };
};

/** Runs a job now and remembers it; `undefined` when another process is running it. */
export async function runJob(
  deps: RunnerDeps,
  job: Job,
  asOf: Parameters<Job['run']>[0],
  dryRun = false,
): Promise<JobSummary | undefined> {
  const owned = await deps.own(`job:${job.name}`);
  if (!owned) return undefined;
  const id = deps.newId();
  const startedAt = deps.clock.now().toString();
  const remember = (summary: string, failed: boolean) =>
    deps.transact(async ({ jobs }) => {
      await jobs.started(id, job.name, asOf.toString(), startedAt);
      await jobs.finished(id, deps.clock.now().toString(), summary, failed);
    });
  try {
    const summary = await job.run(asOf, { dryRun });
    const failed = summary.failed === true;
    deps.ran(job.name, failed ? 'failed' : 'done');
    if (summary.did && !dryRun) await remember(summary.text, failed);
    if (summary.did) deps.log[failed ? 'error' : 'info']({ job: job.name, dryRun }, summary.text);
    return summary;
  } catch (error) {
    deps.ran(job.name, 'failed');
    await remember(error instanceof Error ? error.name : 'unknown', true).catch(() => undefined);
    throw error;
  } finally {
    await owned.release();
  }
}

/** Starts node-cron for every job in the agency's zone; the returned function stops it and waits for what runs. */
export function startSchedule(deps: RunnerDeps, jobs: readonly Job[], timeZone: string): () => Promise<void> {
  const running = new Set<Promise<void>>();
  const tasks = jobs.map((job) =>
    schedule(
      job.cron,
      () => {
        const run = runJob(deps, job, deps.clock.now()).then(
          () => undefined,
          (error: unknown) => {
            deps.log.error(
              { job: job.name, error: error instanceof Error ? error.name : 'unknown' },
              'a job failed',
            );
          },
        );
        running.add(run);
        return run.finally(() => running.delete(run));
      },
      { timezone: timeZone, noOverlap: true, name: job.name },
    ),
  );
  return async () => {
    for (const task of tasks) await task.destroy();
    await Promise.all(running);
  };
}
