import { mkdtempSync, rmSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freshPostgres } from '../test/support/databases.ts';
import { startPostgres } from '../test/support/postgres-server.ts';
import { proxyTo, type TcpProxy } from '../test/support/tcp-proxy.ts';
import type { Database } from './client.ts';
import { ConnectionLost, errorCode } from './errors.ts';
import { openPostgres } from './postgres.ts';

/** What is behind the line, and the line; taken apart after each test, newest first. */
let server: Awaited<ReturnType<typeof freshPostgres>>;
let proxy: TcpProxy;
const opened: Database[] = [];

beforeEach(async () => {
  server = await freshPostgres();
  proxy = await proxyTo(server.url);
});
afterEach(async () => {
  await proxy.close();
  for (const database of opened.splice(0)) await database.close();
  await server.dispose();
});

function open(options: Omit<Parameters<typeof openPostgres>[0], 'url'> = {}): Database {
  const database = openPostgres({ url: proxy.url, ...options });
  opened.push(database);
  return database;
}

const insert = 'insert into setting (key, value) values ($1, $2)';
const keys = async (database: Database): Promise<string[]> => {
  const rows = await database.query<{ key: string }>('select key from setting order by key', []);
  return rows.map((row) => row.key);
};

describe('speed', () => {
  it('a transaction of statements that do not wait for each other takes two trips to the server', async () => {
    const database = open({ poolSize: 1 });
    const group = (names: readonly string[]): Promise<unknown> =>
      database.transaction((tx) => Promise.all(names.map((name) => tx.query(insert, [name, '']))));
    await group(['warm', 'up']);
    const before = proxy.roundTrips();
    await group(['a', 'b', 'c', 'd', 'e']);
    expect(proxy.roundTrips() - before).toBe(2);
    expect(await keys(database)).toHaveLength(7);
  });

  it('a statement is prepared once a connection, by hand and by Drizzle', async () => {
    const database = open({ poolSize: 1 });
    const once = async (): Promise<number> => {
      const before = proxy.roundTrips();
      await database.query('select * from setting where key = $1', ['a']);
      await database.query('select * from setting where key = any($1::text[])', [['a']]);
      await database.orm.query.setting.findFirst();
      return proxy.roundTrips() - before;
    };
    await once();
    expect(await once()).toBe(3);
    const prepared = await database.query('select 1 from pg_prepared_statements where not from_sql', []);
    expect(prepared.length).toBeGreaterThanOrEqual(3);
  });

  it('bytes or nothing, it is the same statement', async () => {
    const database = open({ poolSize: 1 });
    for (const value of [Buffer.from('a'), null, Buffer.alloc(0)]) {
      await database.query('select $1::bytea as value, $2::bool as flag', [
        value,
        value === null ? null : true,
      ]);
    }
    const prepared = await database.query(
      `select 1 from pg_prepared_statements where statement like 'select $1::bytea%'`,
      [],
    );
    expect(prepared).toHaveLength(1);
  });
});

describe('an outage', () => {
  it('fails what runs, at once, and later work finds the server again', async () => {
    const database = open();
    await database.query(insert, ['before', '']);
    const running = database.query('select pg_sleep(60)', []).catch((error: unknown) => error);
    const waiting = database
      .transaction(async (tx) => {
        await tx.query(insert, ['half', '']);
        await tx.query('select pg_sleep(60)', []);
      })
      .catch((error: unknown) => error);
    await expect.poll(() => sleepers(server.database)).toBe(2);
    await proxy.cut();
    expect(await running).toBeInstanceOf(ConnectionLost);
    expect(await waiting).toBeInstanceOf(ConnectionLost);
    for (let attempt = 0; attempt < 20; attempt += 1) {
      await expect(database.query('select 1', [])).rejects.toThrow(ConnectionLost);
    }
    await proxy.mend();
    expect(await keys(database)).toEqual(['before']);
    await database.query(insert, ['after', '']);
    expect(await keys(database)).toEqual(['after', 'before']);
  });

  it('never lets the rest of a broken transaction through', async () => {
    const database = open({ poolSize: 1 });
    const failures: unknown[] = [];
    const work = database.transaction(async (tx) => {
      const [me] = await tx.query<{ pid: number }>('select pg_backend_pid() as pid', []);
      await server.database.query('select pg_terminate_backend($1)', [me?.pid]);
      for (const key of ['a', 'b', 'c']) {
        await tx.query(insert, [key, '']).catch((error: unknown) => failures.push(error));
        await database.query('select 1', []).catch(() => undefined);
      }
    });
    await expect(work).rejects.toThrow();
    expect(failures).toHaveLength(3);
    expect(await keys(database)).toEqual([]);
  }, 120_000);

  it('does not end the process when connections break while transactions run', async () => {
    const database = open({ poolSize: 8 });
    for (let round = 0; round < 10; round += 1) {
      const work = Promise.allSettled(
        Array.from({ length: 16 }, (_, place) =>
          database.transaction(async (tx) => {
            await tx.query(insert, [`${round}.${place}`, '']);
            await tx.query('select pg_sleep(0.002)', []);
            await tx.query('update setting set value = $2 where key = $1', [`${round}.${place}`, 'whole']);
          }),
        ),
      );
      await server.database.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
        [],
      );
      const results = await work;
      const stored = await server.database.query<{ value: string }>(
        `select distinct value from setting where key like $1`,
        [`${round}.%`],
      );
      expect(stored.every((row) => row.value === 'whole')).toBe(true);
      expect(results).toHaveLength(16);
    }
    expect(await database.query('select 1 as works', [])).toEqual([{ works: 1 }]);
  });

  it('of a server that says nothing any more ends too', async () => {
    const database = open({ poolSize: 1, limits: { statement: 300, grace: 200 } });
    await database.query('select 1', []);
    proxy.hush();
    await expect(database.query('select 1', [])).rejects.toThrow('no longer answers');
    await proxy.cut();
    await proxy.mend();
    expect(await database.query('select 1 as works', [])).toEqual([{ works: 1 }]);
  });

  it('of a server that is stopped and started again is survived', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'sahut-stopped-'));
    await chmod(directory, 0o755);
    const first = await startPostgres({ directory });
    const database = openPostgres({ url: first.url });
    await database.query('create table kept (n int)', []);
    await database.query('insert into kept values (1)', []);
    const ownership = await database.own('something');
    await first.stop();
    await ownership?.lost;
    await expect(database.query('select 1', [])).rejects.toThrow();
    await expect(database.own('something')).rejects.toThrow(ConnectionLost);
    const second = await startPostgres({ directory, port: Number(new URL(first.url).port) });
    expect(await database.query('select n from kept', [])).toEqual([{ n: 1 }]);
    expect(await database.own('something')).toBeDefined();
    await database.close();
    await second.stop();
    rmSync(directory, { recursive: true });
  });
});

describe('limits', () => {
  it('a statement that takes too long is ended, and its connection goes on', async () => {
    const database = open({ poolSize: 1, limits: { statement: 100 } });
    const failure = await database.query('select pg_sleep(60)', []).catch((error: unknown) => error);
    expect(errorCode(failure)).toBe('57014');
    expect(await database.query('select 1 as works', [])).toEqual([{ works: 1 }]);
    await database.transaction((tx) => tx.query('select pg_sleep(0.3)', []), { statementTimeoutMs: 0 });
  });

  it('more work than connections waits its turn, and says so when that takes too long', async () => {
    const patient = open({ poolSize: 2 });
    const sums = await Promise.all(
      Array.from({ length: 50 }, async (_, n) => {
        const [row] = await patient.query<{ n: number }>('select $1::int as n', [n]);
        return row?.n;
      }),
    );
    expect(sums).toEqual(Array.from({ length: 50 }, (_, n) => n));
    // Long enough for a busy machine to open two connections.
    const database = open({ poolSize: 2, limits: { wait: 1_500 } });
    await Promise.all([
      database.transaction(async () => undefined),
      database.transaction(async () => undefined),
    ]);
    let letGo = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const holders = [database.transaction(() => held), database.transaction(() => held)];
    await expect(database.query('select 1', [])).rejects.toThrow('No connection was free');
    letGo();
    await Promise.all(holders);
    expect(await database.query('select 1 as works', [])).toEqual([{ works: 1 }]);
  });
});

describe('ownership', () => {
  it('of one process excludes another, which takes over when the first loses it', async () => {
    const [first, second] = [open(), openPostgres({ url: server.url })];
    opened.push(second);
    const owned = await first.own('telegram/bot');
    expect(await second.own('telegram/bot')).toBeUndefined();
    await proxy.cut();
    await owned?.lost;
    await expect.poll(() => second.own('telegram/bot'), { timeout: 10_000 }).toBeDefined();
  });
});

async function sleepers(database: Database): Promise<number> {
  const rows = await database.query(
    `select 1 from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'`,
    [],
  );
  return rows.length;
}
