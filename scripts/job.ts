/** `npm run job -- <name> [--as-of <instant>] [--dry-run]`: runs a job by hand, for any instant. */
import { parseArgs } from 'node:util';
import { Temporal } from 'temporal-polyfill';
import { composeService } from '../src/compose.ts';
import { runJob } from '../src/jobs/schedule.ts';
import { clock, config, log, script, version } from './start-up.ts';

await script(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { 'as-of': { type: 'string' }, 'dry-run': { type: 'boolean', default: false } },
  });
  const asOf = instantOf(values['as-of']);
  if (!asOf) {
    console.error(`--as-of "${values['as-of']}" is no instant. Write it like 2026-04-01T09:00:00+08:00.`);
    return 1;
  }
  const service = await composeService(config(), { clock, log, version: version() });
  try {
    const [name] = positionals;
    const job = service.jobs.find((one) => one.name === name);
    if (!job) {
      console.error(name ? `There is no job "${name}". The jobs are:` : 'Name a job:');
      for (const one of service.jobs) console.error(`  ${one.name.padEnd(20)} ${one.title} (${one.cron})`);
      return 1;
    }
    const summary = await runJob(service.runner, job, asOf, values['dry-run']);
    if (!summary) {
      console.error(`Another process is running ${job.name} just now; try again when it is done.`);
      return 1;
    }
    console.log(
      `${job.name} as of ${asOf.toString()}${values['dry-run'] ? ' (dry run)' : ''}: ${summary.text}`,
    );
    return 0;
  } finally {
    await service.stop();
  }
});

function instantOf(text: string | undefined): Temporal.Instant | undefined {
  try {
    return text === undefined ? clock.now() : Temporal.Instant.from(text);
  } catch {
    return undefined;
  }
}
