import { setImmediate as nextTurn } from 'node:timers/promises';
import { eq, sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { errorCode } from '../../db/errors.ts';
import { migrate } from '../../db/migrate.ts';
import { category, setting, unit } from '../../db/schema/index.ts';
import { eachDatabase } from '../support/databases.ts';

const bytes = (...values: number[]): Buffer => Buffer.from(values);

eachDatabase(
  'what goes in comes out',
  (database) => {
    it('lists of every kind travel as parameters of unnest, with nulls inside', async () => {
      const rows = await database().query(
        `select * from unnest($1::text[], $2::bytea[], $3::int8[], $4::int4[], $5::jsonb[], $6::timestamptz[], $7::bool[], $8::date[])
         with ordinality as t(txt, bin, big, small, doc, at, flag, day, place) order by place`,
        [
          ['a "quoted", \\ {curly} word', null, 'NULL', 'two\n"lines" \u{1f30a}'],
          [bytes(0, 92, 34, 255), null, bytes(), bytes(1)],
          [1, null, Number.MAX_SAFE_INTEGER, -5],
          [1, null, 3, 4],
          [{ a: [1, '"'] }, null, [1, [2]], 'null'],
          ['2026-11-12T01:02:03.456Z', null, '2026-11-12T08:02:03+07:00', new Date(0)],
          [true, null, false, true],
          ['2026-11-12', null, '2026-01-01', '1999-12-31'],
        ],
      );
      expect(rows).toEqual([
        {
          txt: 'a "quoted", \\ {curly} word',
          bin: bytes(0, 92, 34, 255),
          big: 1,
          small: 1,
          doc: { a: [1, '"'] },
          at: '2026-11-12T01:02:03.456Z',
          flag: true,
          day: '2026-11-12',
          place: 1,
        },
        {
          txt: null,
          bin: null,
          big: null,
          small: null,
          doc: null,
          at: null,
          flag: null,
          day: null,
          place: 2,
        },
        {
          txt: 'NULL',
          bin: bytes(),
          big: Number.MAX_SAFE_INTEGER,
          small: 3,
          doc: [1, [2]],
          at: '2026-11-12T01:02:03.000Z',
          flag: false,
          day: '2026-01-01',
          place: 3,
        },
        {
          txt: 'two\n"lines" \u{1f30a}',
          bin: bytes(1),
          big: -5,
          small: 4,
          doc: null,
          at: '1970-01-01T00:00:00.000Z',
          flag: true,
          day: '1999-12-31',
          place: 4,
        },
      ]);
    });

    it('empty lists, and lists of nulls only', async () => {
      const rows = await database().query(
        'select cardinality($1::text[]) as texts, cardinality($2::bytea[]) as bins, $3::bytea[] as nulls',
        [[], [], [null, null]],
      );
      expect(rows).toEqual([{ texts: 0, bins: 0, nulls: [null, null] }]);
    });

    it('lists come back as lists', async () => {
      const rows = await database().query(
        `select array['a', null, 'NULL', 'b"c', '']::text[] as words, '{{1,2},{3,4}}'::int4[] as grid,
                '{}'::text[] as none, array[now()] = array[now()] as same`,
        [],
      );
      expect(rows).toEqual([
        {
          words: ['a', null, 'NULL', 'b"c', ''],
          grid: [
            [1, 2],
            [3, 4],
          ],
          none: [],
          same: true,
        },
      ]);
    });

    it('single values keep their kind', async () => {
      const rows = await database().query(
        `select $1::bytea as bin, $2::jsonb as doc, $3::jsonb as text_doc, $4::bool as flag, $5::timestamptz as at,
                $6::int8 as big, $7::text as nothing, 1.50::numeric as amount, 'infinity'::timestamptz as never, count(*) as n
         from (values (1), (2)) v`,
        [bytes(1, 2), { deep: [true] }, '{"x":1}', false, '2026-03-01T00:00:00.5+07:00', 2 ** 40, null],
      );
      expect(rows).toEqual([
        {
          bin: bytes(1, 2),
          doc: { deep: [true] },
          text_doc: { x: 1 },
          flag: false,
          at: '2026-02-28T17:00:00.500Z',
          big: 2 ** 40,
          nothing: null,
          amount: '1.50',
          never: 'infinity',
          n: 2,
        },
      ]);
    });

    it('a value left undefined is refused', async () => {
      await expect(database().query('select $1::text', [undefined])).rejects.toThrow(
        'Parameter $1 is undefined',
      );
      await expect(database().query('select $1::text[]', [['a', undefined]])).rejects.toThrow('undefined');
      await expect(database().query('select 1 as works', [])).resolves.toEqual([{ works: 1 }]);
    });

    it('a number too great to be exact is refused rather than rounded', async () => {
      await expect(database().query('select 9007199254740993::int8 as n', [])).rejects.toThrow(
        '9007199254740993',
      );
      await expect(database().query('select 1 as works', [])).resolves.toEqual([{ works: 1 }]);
    });

    it('Drizzle stores and reads the same', async () => {
      const { orm } = database();
      await orm.insert(unit).values({
        id: 'u1',
        level: 'liaison',
        name: 'Dinas Pekerjaan Umum',
        shortName: 'PU',
        aliases: ['jalan, rusak', 'a "b"'],
        position: 1,
      });
      await orm
        .insert(category)
        .values({ id: 'c1', unitId: 'u1', labelId: 'Jalan', labelEn: 'Road', keywords: [], position: 1 });
      const [found] = await orm.select().from(unit).where(eq(unit.id, 'u1'));
      expect(found).toEqual({
        id: 'u1',
        parentId: null,
        level: 'liaison',
        name: 'Dinas Pekerjaan Umum',
        shortName: 'PU',
        aliases: ['jalan, rusak', 'a "b"'],
        inspectorate: false,
        digestAt: null,
        closedAt: null,
        successorId: null,
        position: 1,
      });
      const counted = await orm.select({ n: sql<number>`count(*)` }).from(category);
      expect(counted).toEqual([{ n: 1 }]);
    });

    it('a failure has its code, and says nothing of the values', async () => {
      const failure = await database()
        .orm.insert(setting)
        .values([
          { key: 'twice', value: 'rahasia' },
          { key: 'twice', value: 'rahasia' },
        ])
        .catch((error: unknown) => error);
      expect(errorCode(failure)).toBe('23505');
      expect(String(failure)).not.toContain('rahasia');
    });
  },
  { share: true },
);

eachDatabase('a transaction', (database) => {
  const keys = async (): Promise<string[]> => {
    const rows = await database().query<{ key: string }>('select key from setting order by key', []);
    return rows.map((row) => row.key);
  };

  it('keeps everything, by Drizzle and by hand', async () => {
    const result = await database().transaction(async (tx) => {
      await tx.orm.insert(setting).values({ key: 'a', value: '1' });
      await tx.query('insert into setting (key, value) values ($1, $2)', ['b', '2']);
      return 'done';
    });
    expect(result).toBe('done');
    expect(await keys()).toEqual(['a', 'b']);
  });

  it('keeps nothing when its work throws', async () => {
    const work = database().transaction(async (tx) => {
      await tx.orm.insert(setting).values({ key: 'a', value: '1' });
      throw new Error('changed my mind');
    });
    await expect(work).rejects.toThrow('changed my mind');
    expect(await keys()).toEqual([]);
  });

  it('fails when a statement nobody looked at failed', async () => {
    const work = database().transaction(async (tx) => {
      void tx.query('insert into setting (key, value) values ($1, $2)', ['a', '1']);
      void tx.query('insert into setting (key, value) values ($1, null)', ['b']).catch(() => undefined);
      void tx.query('insert into setting (key, value) values ($1, $2)', ['c', '3']);
    });
    const failure = await work.catch((error: unknown) => error);
    expect(errorCode(failure)).toBe('23502');
    expect(await keys()).toEqual([]);
  });

  it('goes on after a savepoint caught a failure', async () => {
    await database().transaction(async (tx) => {
      await tx.query('savepoint before', []);
      await tx.query('insert into setting (key, value) values ($1, null)', ['a']).catch(() => undefined);
      await tx.query('rollback to before', []);
      await tx.query('insert into setting (key, value) values ($1, $2)', ['b', '2']);
    });
    expect(await keys()).toEqual(['b']);
  });

  it('runs statements in the order given, waited for or not', async () => {
    const sums = await database().transaction((tx) =>
      Promise.all(
        Array.from({ length: 30 }, async (_, place) => {
          const [row] = await tx.query<{ n: number }>(
            `with added as (insert into setting (key, value) values ($1, '') returning 1) select count(*) as n from setting`,
            [`k${place}`],
          );
          return row?.n;
        }),
      ),
    );
    expect(sums).toEqual(Array.from({ length: 30 }, (_, place) => place));
  });

  it('cannot be used once it has ended', async () => {
    const late = await database().transaction(async (tx) => tx);
    await expect(late.query('select 1', [])).rejects.toThrow('after its transaction had ended');
    expect(await keys()).toEqual([]);
  });

  it('does not mix with others that run at the same time', async () => {
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, (_, place) =>
        database().transaction(async (tx) => {
          await tx.query('insert into setting (key, value) values ($1, $2)', [`k${place}`, '']);
          await nextTurn();
          if (place % 2 === 1) throw new Error('odd');
          await tx.query('update setting set value = $2 where key = $1', [`k${place}`, 'kept']);
        }),
      ),
    );
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(10);
    const rows = await database().query<{ value: string }>('select distinct value from setting', []);
    expect(rows).toEqual([{ value: 'kept' }]);
  });
});

eachDatabase('ownership', (database) => {
  it('is given to one at a time, and again after it was released', async () => {
    const first = await database().own('telegram/bot');
    expect(first).toBeDefined();
    expect(await database().own('telegram/bot')).toBeUndefined();
    const other = await database().own('web/main');
    expect(other).toBeDefined();
    await first?.release();
    const again = await database().own('telegram/bot');
    expect(again).toBeDefined();
  });
});

eachDatabase('migrations', (database) => {
  it('are all there after a start, and a second start finds nothing to do', async () => {
    expect(await migrate(database())).toBe(0);
  });

  it('run once when two start at the same time', async () => {
    await database().query('drop schema drizzle cascade', []);
    await database().query('drop schema public cascade', []);
    await database().query('create schema public', []);
    const counts = await Promise.all([migrate(database()), migrate(database())]);
    expect(counts.filter((count) => count > 0)).toHaveLength(1);
  });

  it('of a newer release are refused', async () => {
    await database().query(
      `insert into drizzle.__drizzle_migrations (hash, created_at) values ('from the future', 9999999999999)`,
      [],
    );
    await expect(migrate(database())).rejects.toThrow('newer than this release');
  });

  it('leave an audit trail that nobody can change', async () => {
    await database().query(
      `insert into audit_event (stream_id, version, type, at, actor, data, previous_hash, hash)
       values ('s', 1, 'submitted', now(), '{}', '{}', '', 'x')`,
      [],
    );
    for (const change of [
      `update audit_event set type = 'other'`,
      'delete from audit_event',
      'truncate audit_event',
      `insert into audit_event (stream_id, version, type, at, actor, data, previous_hash, hash)
       values ('s', 1, 'submitted', now(), '{}', '{}', '', 'y')
       on conflict (stream_id, version) do update set hash = excluded.hash`,
    ]) {
      await expect(database().query(change, []), change).rejects.toThrow('append-only');
    }
    await expect(database().query(`delete from audit_anchor`, [])).rejects.toThrow('append-only');
  });
});
