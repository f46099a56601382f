import { type MigrationMeta, readMigrationFiles } from 'drizzle-orm/migrator';
import type { Database, Session } from './client.ts';
import { projectPath } from './project-root.ts';

/** What drizzle-kit's own tools keep, so that they can be used on the database too. */
const ledger = 'drizzle.__drizzle_migrations';

/** Any number that nobody else locks; all replicas of the service that start at once wait for one another on it. */
const lockKey = 5_310_708;

/**
 * Brings the tables to what this release expects: all missing migrations, in order, in one transaction, under a lock
 * that other replicas wait for. Safe to run at every start.
 * @returns how many were missing
 * @throws Error when the database is ahead of this release
 */
export async function migrate(database: Database, folder = migrationsFolder()): Promise<number> {
  const known = readMigrationFiles({ migrationsFolder: folder });
  // Nearly every start: nothing to do, and no lock to wait for.
  if ((await missingOf(database, known)).length === 0) return 0;
  return database.transaction(
    async (tx) => {
      await tx.query('select pg_advisory_xact_lock($1)', [lockKey]);
      await tx.query('create schema if not exists drizzle', []);
      await tx.query(
        `create table if not exists ${ledger} (id serial primary key, hash text not null, created_at bigint)`,
        [],
      );
      const missing = await missingOf(tx, known);
      for (const migration of missing) await apply(tx, migration);
      return missing.length;
    },
    { statementTimeoutMs: 0 },
  );
}

async function missingOf(
  session: Session,
  known: readonly MigrationMeta[],
): Promise<readonly MigrationMeta[]> {
  const [found] = await session.query<{ ledger: string | null }>('select to_regclass($1)::text as ledger', [
    ledger,
  ]);
  if (!found?.ledger) return known;
  const applied = await session.query<{ hash: string; at: number }>(
    `select hash, created_at as at from ${ledger} order by created_at`,
    [],
  );
  applied.forEach(({ hash, at }, place) => {
    const expected = known[place];
    if (expected?.folderMillis === at && expected.hash === hash) return;
    throw new Error(
      expected === undefined
        ? 'The database is newer than this release: it has migrations that this release does not know. Start the newer release.'
        : 'The database was made by other migrations than this release has, so it cannot be brought up to date.',
    );
  });
  return known.slice(applied.length);
}

async function apply(tx: Session, migration: MigrationMeta): Promise<void> {
  for (const statement of migration.sql) {
    if (statement.trim() !== '') await tx.query(statement, []);
  }
  await tx.query(`insert into ${ledger} (hash, created_at) values ($1, $2)`, [
    migration.hash,
    migration.folderMillis,
  ]);
}

/** Where the migrations lie. */
export function migrationsFolder(): string {
  return projectPath('db', 'migrations');
}

/** Identifies the tables' shape: the beginning of the last migration's hash. Backups carry it. */
export async function schemaVersion(session: Session): Promise<string> {
  const [row] = await session.query<{ hash: string }>(
    `select hash from ${ledger} order by created_at desc limit 1`,
    [],
  );
  if (row === undefined) throw new Error('The database has no tables yet');
  return row.hash.slice(0, 12);
}
