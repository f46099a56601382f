import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backUpToFile, restoreFromFile } from '../../db/backup/file.ts';
import { BackupRefused } from '../../db/backup/format.ts';
import type { Database } from '../../db/client.ts';
import { type FreshDatabase, freshDatabase } from '../support/databases.ts';

const createdAt = '2026-03-02T01:00:00Z';
let folder = '';
const open: FreshDatabase[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sahut-backup-'));
});
afterEach(async () => {
  for (const fresh of open.splice(0)) await fresh.dispose();
  rmSync(folder, { recursive: true });
});

async function fresh(kind: 'embedded' | 'postgres'): Promise<Database> {
  const made = await freshDatabase(kind);
  open.push(made);
  return made.database;
}

/** Something of every kind: lists, bytes, nulls, microseconds, quotes, numbered rows with gaps, the audit trail. */
async function fill(database: Database): Promise<void> {
  await database.transaction(async (tx) => {
    const run = (text: string): Promise<object[]> => tx.query(text, []);
    await run(
      `insert into unit select 'u' || g, case when g > 1 then 'u1' end, 'liaison', 'Dinas "' || g || '" \\ {x}', 'D' || g,
         array['alias, satu', null, 'NULL', ''], g from generate_series(1, 3) g`,
    );
    await run(
      `insert into person select 'p' || g, case when g % 3 > 0 then decode(md5(g::text), 'hex') end, null,
         '2026-01-01 00:00:00.123456+07'::timestamptz + g * interval '1 s', null from generate_series(1, 2500) g`,
    );
    await run(
      `insert into audit_event (stream_id, version, type, at, actor, data, previous_hash, hash)
       select 's' || g, 1, 'submitted', '2026-01-01', '{"kind":"system"}', jsonb_build_object('n', g, 'x', E'a\\nb"'),
         '', decode('00ff5c22', 'hex') from generate_series(1, 1200) g`,
    );
    await run(
      `insert into outbox (channel, account, conversation_id, priority, kind, payload, created_at)
       select 'telegram', 'bot', 'c', 0, 'reply', convert_to(repeat('é', 3000), 'UTF8'), '2026-01-02' from generate_series(1, 700)`,
    );
    await run('delete from outbox where id % 7 = 0');
  });
}

async function dump(database: Database): Promise<unknown> {
  const tables = await database.query<{ name: string }>(
    `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1`,
    [],
  );
  return Promise.all(
    tables.map(async ({ name }) => {
      const rows = await database.query<{ row: string }>(
        `select t::text as row from "${name}" t order by 1`,
        [],
      );
      return [name, rows.map((row) => row.row)];
    }),
  );
}

describe('a backup', () => {
  it('goes from the embedded database to PostgreSQL and back, and nothing is different', async () => {
    const first = await fresh('embedded');
    await fill(first);
    const written = await backUpToFile(first, join(folder, 'a.gz'), createdAt);
    expect(written).toMatchObject({ unit: 3, person: 2500, audit_event: 1200, outbox: 600, complaint: 0 });
    expect(statSync(join(folder, 'a.gz')).mode & 0o777).toBe(0o600);

    const second = await fresh('postgres');
    expect(await restoreFromFile(second, join(folder, 'a.gz'))).toEqual(written);
    expect(await dump(second)).toEqual(await dump(first));

    await backUpToFile(second, join(folder, 'b.gz'), createdAt);
    const third = await fresh('embedded');
    await restoreFromFile(third, join(folder, 'b.gz'));
    expect(await dump(third)).toEqual(await dump(first));
    expect(readFileSync(join(folder, 'b.gz'))).toEqual(readFileSync(join(folder, 'a.gz')));
  });

  it('goes on numbering where the old database stopped, also after rows that are gone', async () => {
    const first = await fresh('postgres');
    await fill(first);
    await first.query('delete from outbox where id > 600', []);
    await backUpToFile(first, join(folder, 'a.gz'), createdAt);
    const second = await fresh('embedded');
    await restoreFromFile(second, join(folder, 'a.gz'));
    const [row] = await second.query<{ id: number }>(
      `insert into outbox (channel, account, conversation_id, priority, kind, created_at)
       values ('telegram', 'bot', 'c', 0, 'reply', now()) returning id`,
      [],
    );
    expect(row?.id).toBe(701);
  });

  it('is of one instant, though others write meanwhile', async () => {
    const database = await fresh('postgres');
    await fill(database);
    let isDone = false;
    const writer = (async () => {
      for (let n = 0; !isDone; n += 1) {
        await database.transaction(async (tx) => {
          await tx.query(`insert into unit values ($1, null, 'liaison', '', '', '{}', 9)`, [`late${n}`]);
          await tx.query(
            `insert into category (id, unit_id, label_id, label_en, keywords, position) values ($1, $1, '', '', '{}', 1)`,
            [`late${n}`],
          );
        });
      }
    })();
    const written = await backUpToFile(database, join(folder, 'a.gz'), createdAt);
    isDone = true;
    await writer;
    expect(written.unit).toBe((written.category ?? 0) + 3);
  });

  it('never overwrites another, and leaves nothing half written', async () => {
    const database = await fresh('embedded');
    writeFileSync(join(folder, 'a.gz'), 'precious');
    await expect(backUpToFile(database, join(folder, 'a.gz'), createdAt)).rejects.toThrow('exists already');
    await database.query('drop schema drizzle cascade', []);
    await expect(backUpToFile(database, join(folder, 'b.gz'), createdAt)).rejects.toThrow();
    expect(readdirSync(folder)).toEqual(['a.gz']);
    expect(readFileSync(join(folder, 'a.gz'), 'utf8')).toBe('precious');
  });
});

describe('a restore', () => {
  const lines = (): string[] =>
    gunzipSync(readFileSync(join(folder, 'a.gz')))
      .toString()
      .split('\n')
      .slice(0, -1);
  const write = (changed: readonly string[]): void =>
    writeFileSync(join(folder, 'changed.gz'), gzipSync(changed.map((line) => `${line}\n`).join('')));

  it('into a database that holds something is refused', async () => {
    const database = await fresh('embedded');
    await fill(database);
    await backUpToFile(database, join(folder, 'a.gz'), createdAt);
    await expect(restoreFromFile(database, join(folder, 'a.gz'))).rejects.toThrow('not empty');
  });

  it('of a file that was cut, changed, or made by another release changes nothing', async () => {
    const source = await fresh('embedded');
    await fill(source);
    await backUpToFile(source, join(folder, 'a.gz'), createdAt);
    const whole = lines();
    const database = await fresh('embedded');
    const refused = async (changed: readonly string[], why: string): Promise<void> => {
      write(changed);
      const failure = await restoreFromFile(database, join(folder, 'changed.gz')).catch(
        (error: unknown) => error,
      );
      expect(failure).toBeInstanceOf(BackupRefused);
      expect(String(failure)).toContain(why);
    };
    await refused(whole.slice(0, -1), 'cut short');
    await refused(whole.slice(0, 900), 'cut short');
    await refused(
      whole.filter((_, place) => place !== 900),
      'checksum',
    );
    await refused(
      whole.map((line) => line.replace('Dinas', 'Badan')),
      'checksum',
    );
    await refused([...whole, '["after"]'], 'after its end');
    await refused(['{"hello":1}', ...whole.slice(1)], 'not a backup');
    await refused(
      whole.map((line, place) => (place === 0 ? line.replace(/"schema":"[^"]*"/, '"schema":"older"') : line)),
      'another release',
    );
    writeFileSync(join(folder, 'changed.gz'), readFileSync(join(folder, 'a.gz')).subarray(0, 5_000));
    await expect(restoreFromFile(database, join(folder, 'changed.gz'))).rejects.toThrow('cannot be read');
    await expect(restoreFromFile(database, join(folder, 'missing.gz'))).rejects.toThrow('cannot be read');
    expect(await dump(database)).toEqual(await dump(await fresh('embedded')));
    await restoreFromFile(database, join(folder, 'a.gz'));
    expect(await dump(database)).toEqual(await dump(source));
  });
});
