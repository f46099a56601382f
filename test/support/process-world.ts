/** A fake Telegram, data of its own, and the real service as a process on them, started as often as a test likes. */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, inject, vi } from 'vitest';
import { embeddedDirectory } from '../../db/open.ts';
import { type DatabaseKind, freshPostgres } from './databases.ts';
import { type FakeTelegram, startFakeTelegram } from './fake-telegram-client.ts';
import { launchService, type ServiceProcess } from './service-process.ts';

export type ProcessWorld = {
  readonly fake: FakeTelegram;
  /** The service's settings, for opening its data when it has ended. */
  readonly settings: Readonly<Record<string, string>>;
  /** Starts the service; `replica`: which of several, all on the same data. It must not be running. `besides`: more settings. */
  launch(replica?: number, besides?: Readonly<Record<string, string>>): ServiceProcess;
  /** The one that was started last. */
  service(replica?: number): ServiceProcess;
  /** Ctrl-C for all. */
  stop(): Promise<void>;
  /** Ends the service, whatever it does, and removes everything. */
  dispose(): Promise<void>;
};

/**
 * Kills again and again, at most so often, until `done`; the number of messages at each kill. `moment` resolves when it is
 * time to, `kill` kills, and `revive` starts again what it killed.
 */
export async function killUntil(
  done: Promise<unknown>,
  { fake }: Pick<ProcessWorld, 'fake'>,
  most: number,
  by: { moment(): Promise<unknown>; kill(): Promise<void>; revive(): Promise<void> },
): Promise<readonly number[]> {
  let isDone = false;
  const end = () => {
    isDone = true;
  };
  const ended = done.then(end, end);
  const killedAfter: number[] = [];
  while (!isDone && killedAfter.length < most) {
    await Promise.race([by.moment().catch(() => undefined), ended]);
    if (isDone) break;
    await by.kill();
    // What had been sent arrives even so: the fake has read it when it answers twice.
    await fake.state();
    killedAfter.push((await fake.state()).messages);
    await by.revive();
  }
  return killedAfter;
}

export type WorldOptions = {
  /** A database of the test's own instead of a fresh one. */
  readonly url?: string;
  readonly environment?: Readonly<Record<string, string>>;
};

export async function processWorld(kind: DatabaseKind, options: WorldOptions = {}): Promise<ProcessWorld> {
  const { url, environment } = options;
  const fake = await startFakeTelegram();
  const dataDir = await mkdtemp(join(tmpdir(), 'sahut-process-'));
  const database = kind === 'postgres' && url === undefined ? await freshPostgres() : undefined;
  // A first start takes seconds, and other tests are about it.
  if (kind === 'embedded')
    await cp(inject('databases').embeddedTemplate, embeddedDirectory(dataDir), { recursive: true });
  const databaseUrl = url ?? database?.url;
  const settings = {
    DATA_DIR: dataDir,
    TELEGRAM_BOT_TOKEN: fake.token,
    TELEGRAM_API_ROOT: fake.apiRoot,
    ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
    ...environment,
  };
  const running = new Map<number, ServiceProcess>();
  return {
    fake,
    settings,
    launch(replica = 0, besides = {}) {
      const service = launchService(dataDir, { ...settings, ...besides });
      running.set(replica, service);
      return service;
    },
    service(replica = 0) {
      const service = running.get(replica);
      if (!service) throw new Error('The service was never started.');
      return service;
    },
    async stop() {
      for (const service of running.values()) {
        await service.stop();
        expectNoBugs(service);
      }
    },
    async dispose() {
      for (const service of running.values()) await service.kill();
      await database?.dispose();
      await rm(dataDir, { recursive: true, force: true });
      await fake.stop();
    },
  };
}

/** Waits until nothing is left to be delivered. */
export async function allDelivered(service: ServiceProcess): Promise<void> {
  const { address = '' } = (await service.ready) ?? {};
  await vi.waitFor(
    async () => {
      const ready = (await (await fetch(`${address}/health/ready`)).json()) as { pending?: number };
      expect(ready.pending).toBe(0);
    },
    { timeout: 30_000, interval: 50 },
  );
}

/** It says in its log when it met a bug; that a database was away is no bug. */
export function expectNoBugs(service: ServiceProcess): void {
  expect(service.output()).not.toMatch(/by a bug|could not be worded/);
}
