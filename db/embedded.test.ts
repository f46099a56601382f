import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { ensureCluster, shippedCluster } from './embedded/cluster.ts';
import { unpackCluster } from './embedded/cluster-archive.ts';
import { openEmbedded } from './embedded.ts';
import { DatabaseInUse, DatabaseUnusable } from './errors.ts';
import { migrate } from './migrate.ts';
import { embeddedDirectory, openDatabase } from './open.ts';

let dataDir = '';
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'sahut-embedded-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

/** A migrated database in its place, without the seconds that making one takes. */
function copyTemplate(): void {
  cpSync(inject('databases').embeddedTemplate, embeddedDirectory(dataDir), { recursive: true });
}

function startWriter(): ChildProcess & { readonly stdout: NodeJS.ReadableStream } {
  const program = fileURLToPath(new URL('../test/support/embedded-writer.ts', import.meta.url));
  return spawn(process.execPath, ['--import', 'tsx', program, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

describe('the embedded database', () => {
  it('is made at the first start, even after one that was interrupted, and found at the next', async () => {
    mkdirSync(join(dataDir, 'pg.new', 'base'), { recursive: true });
    const first = await openDatabase({ dataDir });
    expect(await migrate(first)).toBeGreaterThan(0);
    await first.query(`insert into setting (key, value) values ('a', '1')`, []);
    const [server] = await first.query<{ fsync: string; method: string }>(
      `select current_setting('fsync') as fsync, current_setting('wal_sync_method') as method`,
      [],
    );
    expect(server).toEqual({ fsync: 'on', method: 'fsync' });
    await first.close();
    expect(existsSync(join(dataDir, 'pg.new'))).toBe(false);
    const second = await openDatabase({ dataDir });
    expect(await migrate(second)).toBe(0);
    expect(await second.query('select value from setting', [])).toEqual([{ value: '1' }]);
    await second.close();
  });

  it('is shipped as the installed server makes it, and made by that server where it is not shipped', async () => {
    const shipped = join(dataDir, 'shipped');
    expect(
      unpackCluster(readFileSync(shippedCluster()), shipped),
      'the pin of PGlite has changed: run `npm run pack-cluster`',
    ).toBe(true);
    await ensureCluster(embeddedDirectory(dataDir), join(dataDir, 'no such file'));
    const names = (directory: string): string[] =>
      (readdirSync(directory, { recursive: true }) as string[])
        .filter((name) => !name.includes('pg_wal'))
        .sort();
    expect(names(shipped)).toEqual(
      names(embeddedDirectory(dataDir)).filter((name) => name !== 'postmaster.opts'),
    );
    const database = await openDatabase({ dataDir });
    expect(await migrate(database)).toBeGreaterThan(0);
    await database.close();
  }, 180_000);

  it('forces every commit to disk before acknowledging it', async () => {
    copyTemplate();
    const database = await openEmbedded(embeddedDirectory(dataDir));
    for (const key of ['a', 'b', 'c']) {
      const before = database.fsyncs();
      await database.query(`insert into setting (key, value) values ($1, '')`, [key]);
      expect(database.fsyncs()).toBeGreaterThan(before);
    }
    await database.close();
  });

  it('loses nothing it acknowledged to kill -9', async () => {
    copyTemplate();
    for (const patience of [3, 40, 150]) {
      const writer = startWriter();
      let acknowledged = 0;
      let heard = 0;
      for await (const line of createInterface({ input: writer.stdout })) {
        acknowledged = Number(line);
        heard += 1;
        if (heard === patience) writer.kill('SIGKILL');
      }
      // Its output ends a moment before the process does.
      if (writer.signalCode === null) await once(writer, 'exit');
      const database = await openDatabase({ dataDir });
      const [kept] = await database.query<{ rows: number; greatest: number; last: number }>(
        `select count(*) filter (where key <> 'last') as rows, max(key::int) filter (where key <> 'last') as greatest,
                (select value::int from setting where key = 'last') as last from setting`,
        [],
      );
      await database.close();
      expect(heard).toBeGreaterThanOrEqual(patience);
      expect(kept?.rows, 'no gap').toBe(kept?.greatest);
      expect(kept?.last, 'both rows of a transaction or none').toBe(kept?.greatest);
      expect(kept?.greatest).toBeGreaterThanOrEqual(acknowledged);
    }
  });

  it('is refused to a second process while the first lives', async () => {
    copyTemplate();
    const writer = startWriter();
    await once(createInterface({ input: writer.stdout }), 'line');
    const refusal = await openDatabase({ dataDir }).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(DatabaseInUse);
    expect(String(refusal)).toContain(`process ${writer.pid}`);
    writer.kill('SIGKILL');
    await once(writer, 'close');
    const database = await openDatabase({ dataDir });
    await database.close();
  });

  it('of another major version is left alone, with a word on what to do', async () => {
    mkdirSync(embeddedDirectory(dataDir));
    writeFileSync(join(embeddedDirectory(dataDir), 'PG_VERSION'), '17\n');
    const refusal = await openDatabase({ dataDir }).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(DatabaseUnusable);
    expect(String(refusal)).toContain('npm run backup');
    await expect(openDatabase({ dataDir }), 'and the lock was given back').rejects.toThrow('PostgreSQL 17');
  });

  it('keeps its log short and its tables clean while it works', async () => {
    copyTemplate();
    const database = await openDatabase({ dataDir });
    const state = async (): Promise<{ checkpoint: string; vacuums: number } | undefined> => {
      const [row] = await database.query<{ checkpoint: string; vacuums: number }>(
        `select redo_lsn::text as checkpoint,
                (select vacuum_count from pg_stat_user_tables where relname = 'setting') as vacuums
         from pg_control_checkpoint()`,
        [],
      );
      return row;
    };
    const before = await state();
    await database.query(
      `insert into setting (key, value) select g::text, '' from generate_series(1, 10) g`,
      [],
    );
    for (let round = 0; round < 520; round += 1) {
      await database.query('update setting set value = $1', [String(round)]);
      const long = randomBytes(60_000).toString('hex');
      await database.query(
        'insert into job_run (id, name, as_of, started_at, summary) values ($1, $1, now(), now(), $2)',
        [String(round), long],
      );
    }
    await expect
      .poll(async () => (await state())?.checkpoint, { timeout: 30_000 })
      .not.toBe(before?.checkpoint);
    await expect.poll(async () => (await state())?.vacuums, { timeout: 30_000 }).toBeGreaterThan(0);
    await database.close();
  });
});
