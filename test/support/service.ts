/** The whole service in this process, with a clock that tests move, for scenarios through real clients. */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { Temporal } from 'temporal-polyfill';
import { inject } from 'vitest';
import { embeddedDirectory } from '../../db/open.ts';
import { composeService, type Service } from '../../src/compose.ts';
import { loadConfig } from '../../src/config.ts';
import { runJob } from '../../src/jobs/schedule.ts';
import { type FixedClock, fixedClock } from './clock.ts';
import { type DatabaseKind, freshPostgres } from './databases.ts';
import { AT_ONCE } from './fake-whatsapp-client.ts';

export type TestService = {
  readonly service: Service;
  readonly clock: FixedClock;
  /** `http://127.0.0.1:port`. */
  readonly address: string;
  /** The first admin's code of the last start, while nobody is an officer. */
  readonly inviteCode: string | undefined;
  /** Sets the clock, for the provider too, and runs the jobs that time would have run then. */
  at(instant: string): Promise<void>;
  /** Passes every day until `day` (a date), with the jobs at 09:00 local. */
  passUntil(day: string): Promise<void>;
  run(job: string, options?: { dryRun?: boolean }): Promise<string>;
  /** Stops, and starts again on the same data. */
  restart(): Promise<void>;
  stop(): Promise<void>;
};

export type TestServiceOptions = {
  /** The instant at which the test begins. */
  readonly now: string;
  /** A fake of a provider: how the service finds it, its clock, and what it must be told at each start. */
  readonly provider?: {
    readonly settings: Readonly<Record<string, string>>;
    setNow(now: number): Promise<void>;
    connect?(address: string): Promise<void>;
  };
  /** Where it keeps everything; absent: on the embedded database. */
  readonly database?: DatabaseKind;
  readonly environment?: Readonly<Record<string, string>>;
};

/** The fakes permit any pace unless a test enforces their provider's. */
const QUICK = { gapMs: 1, chatBurst: 30, chatGapMs: 20 };

export async function startService({
  now,
  provider,
  database = 'embedded',
  environment = {},
}: TestServiceOptions): Promise<TestService> {
  const dataDir = await mkdtemp(join(tmpdir(), 'sahut-test-'));
  const postgres = database === 'postgres' ? await freshPostgres() : undefined;
  // `initdb` takes seconds; a copy of an empty database does not.
  if (database === 'embedded' && environment.DATABASE_URL === undefined) {
    await cp(inject('databases').embeddedTemplate, embeddedDirectory(dataDir), { recursive: true });
  }
  const clock = fixedClock(now);
  const log = pino({ level: environment.LOG_LEVEL ?? 'silent' });
  const place = { DATA_DIR: dataDir, ...(postgres ? { DATABASE_URL: postgres.url } : {}) };
  const config = loadConfig({ PORT: '0', ...place, ...provider?.settings, ...environment });
  if (!config.ok) throw new Error(config.error.join(' '));
  const settings = config.value;
  const compose = () =>
    composeService(settings, {
      clock,
      log,
      version: 'test',
      withoutSchedule: true,
      telegram: { rate: QUICK },
      whatsAppCloud: { rate: QUICK },
      whatsApp: { pace: AT_ONCE },
      broadcasts: { busyMs: 100, idleMs: 300, editMs: 100 },
    });

  let service = await compose();
  let started = await service.start();
  await provider?.setNow(clock.now().epochMilliseconds);
  await provider?.connect?.(started.address);

  async function run(name: string, { dryRun = false } = {}): Promise<string> {
    const job = service.jobs.find((one) => one.name === name);
    if (!job) throw new Error(`no job ${name}`);
    const summary = await runJob(service.runner, job, clock.now(), dryRun);
    if (!summary) throw new Error(`${name} is running elsewhere`);
    return summary.text;
  }
  async function at(instant: string): Promise<void> {
    clock.set(instant);
    await provider?.setNow(clock.now().epochMilliseconds);
    await run('sweep-deadlines');
    await run('remind');
    await run('sweep-forms');
  }
  return {
    get service() {
      return service;
    },
    clock,
    get address() {
      return started.address;
    },
    get inviteCode() {
      return started.inviteCode;
    },
    at,
    run,
    async passUntil(day) {
      const zone = settings.timeZone;
      const until = Temporal.PlainDate.from(day);
      let today = clock.now().toZonedDateTimeISO(zone).toPlainDate().add({ days: 1 });
      for (; Temporal.PlainDate.compare(today, until) <= 0; today = today.add({ days: 1 })) {
        await at(today.toZonedDateTime({ timeZone: zone, plainTime: '09:00' }).toInstant().toString());
      }
    },
    async restart() {
      await service.stop();
      service = await compose();
      started = await service.start();
      await provider?.connect?.(started.address);
    },
    async stop() {
      await service.stop();
      await postgres?.dispose();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
