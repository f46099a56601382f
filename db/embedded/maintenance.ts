import type { PGlite } from '@electric-sql/pglite';
import type { WorkQueue } from './work-queue.ts';

/** Pieces of work between two looks at what has piled up. */
const lookEvery = 500;
/** Written-ahead log beyond the last checkpoint that is worth one; a start after a crash reads all of it. */
const walLimitBytes = 48 * 1024 * 1024;

/**
 * What PostgreSQL's background processes do, which the embedded server has not: without checkpoints the log grows for
 * ever and is read whole after a crash, without vacuum dead rows stay. One table at a time, between other work.
 */
export function createMaintenance(server: PGlite, queue: WorkQueue): { countWork(): void } {
  let work = 0;
  let isRunning = false;

  const checkpoint = (): Promise<void> =>
    queue.run(async () => {
      const { rows } = await server.query<{ behind: string }>(
        'select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), redo_lsn)::text as behind from pg_control_checkpoint()',
      );
      if (Number(rows[0]?.behind) > walLimitBytes) await server.exec('checkpoint');
    });

  const bloated = (): Promise<string[]> =>
    queue.run(async () => {
      const { rows } = await server.query<{ name: string }>(
        `select format('%I.%I', schemaname, relname) as name from pg_stat_user_tables
         where n_dead_tup > 500 + n_live_tup / 5 or n_mod_since_analyze > 500 + n_live_tup / 5`,
      );
      return rows.map((row) => row.name);
    });

  const maintain = async (): Promise<void> => {
    for (const table of await bloated()) {
      await queue.run(async () => void (await server.exec(`vacuum (analyze) ${table}`)));
    }
    await checkpoint();
  };

  return {
    countWork() {
      work += 1;
      if (isRunning || work < lookEvery) return;
      work = 0;
      isRunning = true;
      // A failure here will show in the work itself, if it matters; the next round tries again.
      maintain()
        .catch(() => undefined)
        .finally(() => {
          isRunning = false;
        });
    },
  };
}
