import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import type * as schema from './schema/index.ts';

/** Drizzle over whichever driver; for everything that is not hot. */
export type Orm = PgDatabase<PgQueryResultHKT, typeof schema>;

/**
 * One connection's view of the database. `query` is for hot statements: prepared once by their text, `$1` parameters,
 * arrays for `unnest($1::text[])`, Buffers for bytea. Timestamps come back as strings, bytea as Buffer or Uint8Array,
 * bigint (int8) as number.
 */
export type Session = {
  readonly orm: Orm;
  query<Row extends object>(text: string, parameters: readonly unknown[]): Promise<Row[]>;
};

/** The database: embedded (PGlite) or PostgreSQL; the same SQL runs on both. */
export type Database = Session & {
  readonly kind: 'embedded' | 'postgres';
  /** Runs `work` in a transaction on one connection; statements issued without awaiting are pipelined in order. */
  transaction<T>(work: (session: Session) => Promise<T>): Promise<T>;
  /**
   * Tries to own `name` among all processes of this database, on a connection of its own. `undefined`: another owns it.
   * `lost` resolves when ownership ends without `release` (the connection broke).
   */
  own(name: string): Promise<{ readonly lost: Promise<void>; release(): Promise<void> } | undefined>;
  close(): Promise<void>;
};
