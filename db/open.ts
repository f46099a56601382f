import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Database } from './client.ts';
import { openEmbedded, openInMemory } from './embedded.ts';
import { openPostgres } from './postgres.ts';

export type DatabaseOptions = {
  /** `postgres://…`; absent: the embedded database in `dataDir`; `memory://`: embedded, gone when closed. */
  readonly url?: string | undefined;
  /** The service's data directory; the embedded database lives in its `pg`. */
  readonly dataDir: string;
  /** Connections to PostgreSQL at most; absent: 10. */
  readonly poolSize?: number | undefined;
};

/**
 * Opens the database that is configured. Its tables come from `migrate`, which the service runs at start.
 * @throws DatabaseInUse when another process has the embedded database open
 * @throws DatabaseUnusable when the embedded database cannot be opened as it is
 */
export async function openDatabase({ url, dataDir, poolSize }: DatabaseOptions): Promise<Database> {
  if (url === 'memory://') return openInMemory();
  if (url !== undefined) return openPostgres({ url, ...(poolSize === undefined ? {} : { poolSize }) });
  mkdirSync(dataDir, { recursive: true });
  return openEmbedded(embeddedDirectory(dataDir));
}

/** Where the embedded database lies. */
export function embeddedDirectory(dataDir: string): string {
  return join(resolve(dataDir), 'pg');
}
