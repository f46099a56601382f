import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import type * as schema from './schema/index.ts';

/**
 * Drizzle over whichever driver; for everything that is not hot. It has no transactions of its own (`orm.transaction`
 * throws): use {@link Database.transaction}. What it throws wraps the driver's error; see `errorCode` in errors.ts.
 */
export type Orm = PgDatabase<PgQueryResultHKT, typeof schema>;

/**
 * One connection's view of the database. `query` is for hot statements: prepared once by their text, `$1` parameters,
 * arrays for `unnest($1::text[])` (nulls inside them too), Buffers for bytea, ISO strings for timestamps, JSON as text
 * or as a value. `undefined` throws. `timestamptz` comes back as an ISO 8601 string in UTC with milliseconds, bytea as
 * Buffer, bigint (int8, `count(*)`) as number, json as its value, numeric and date as text.
 */
export type Session = {
  readonly orm: Orm;
  query<Row extends object>(text: string, parameters: readonly unknown[]): Promise<Row[]>;
};

export type TransactionOptions = {
  /**
   * How long one statement may take, in milliseconds, 0 for any time; absent: 30 s. For migrations, backup, restore: it
   * takes a connection of its own. PostgreSQL only.
   */
  readonly statementTimeoutMs?: number;
};

/** The database: embedded (PGlite) or PostgreSQL; the same SQL runs on both. */
export type Database = Session & {
  readonly kind: 'embedded' | 'postgres';
  /**
   * Runs `work` in a transaction on one connection; statements issued without awaiting are pipelined in order. Commits
   * when `work` resolves, rolls back when it rejects, and rejects if any of its statements failed. Inside, use only the
   * session it is given: on the embedded database an outer call waits for the transaction's end (and is refused after a
   * few seconds).
   */
  transaction<T>(work: (session: Session) => Promise<T>, options?: TransactionOptions): Promise<T>;
  /**
   * Tries to own `name` among all processes of this database, on a connection of its own. `undefined`: another owns it.
   * `lost` resolves when ownership ends without `release` (the connection broke).
   */
  readonly own: (name: string) => Promise<Ownership | undefined>;
  /** Ends what is owned, waits for what is running, and closes. */
  close(): Promise<void>;
};

export type Ownership = { readonly lost: Promise<void>; release(): Promise<void> };
