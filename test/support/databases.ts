import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, inject } from 'vitest';
import type { Database } from '../../db/client.ts';
import { openInMemory } from '../../db/embedded.ts';
import { openPostgres } from '../../db/postgres.ts';

/** A database of its own with all migrations. */
export type FreshDatabase = {
  readonly database: Database;
  /** PostgreSQL: where it is, for a second client or another process. */
  readonly url?: string;
  /** Closes the client and removes the database. */
  dispose(): Promise<void>;
};

/** The databases that every store is tested on. */
export const databaseKinds = ['embedded', 'postgres'] as const;
export type DatabaseKind = (typeof databaseKinds)[number];

/** A migrated, empty database: in memory (about 0.2 s), or on the run's PostgreSQL (about 0.1 s). */
export async function freshDatabase(kind: DatabaseKind): Promise<FreshDatabase> {
  if (kind === 'postgres') return freshPostgres();
  const database = await openInMemory(inject('databases').embeddedTemplate);
  return { database, dispose: () => database.close() };
}

export async function freshPostgres(): Promise<FreshDatabase & { readonly url: string }> {
  const { postgresUrl, postgresTemplate } = inject('databases');
  const name = `sahut_test_${randomBytes(6).toString('hex')}`;
  await asAdmin(postgresUrl, `create database ${name} template ${postgresTemplate}`);
  const url = new URL(postgresUrl);
  url.pathname = `/${name}`;
  const database = openPostgres({ url: url.href });
  return {
    database,
    url: url.href,
    async dispose() {
      await database.close();
      await asAdmin(postgresUrl, `drop database if exists ${name} with (force)`);
    },
  };
}

async function asAdmin(url: string, statement: string): Promise<void> {
  const admin = openPostgres({ url, poolSize: 1 });
  try {
    await admin.query(statement, []);
  } finally {
    await admin.close();
  }
}

/**
 * One suite against every database: `suite` is called for each, with a function that gives the database of the running
 * test. Fresh for each test, or, with `share`, once for the whole suite.
 */
export function eachDatabase(
  title: string,
  suite: (database: () => Database, kind: DatabaseKind) => void,
  options: { readonly share?: boolean } = {},
): void {
  describe.each(databaseKinds)(`${title} (%s)`, (kind) => {
    let fresh: FreshDatabase | undefined;
    const open = async (): Promise<void> => {
      fresh = await freshDatabase(kind);
    };
    const close = async (): Promise<void> => {
      await fresh?.dispose();
      fresh = undefined;
    };
    if (options.share) {
      beforeAll(open);
      afterAll(close);
    } else {
      beforeEach(open);
      afterEach(close);
    }
    suite(() => {
      if (fresh === undefined) throw new Error('The database is there only while a test runs');
      return fresh.database;
    }, kind);
  });
}
