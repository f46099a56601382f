import type { Database, Ownership, Session } from './client.ts';
import { connect } from './postgres/connection.ts';
import { ownershipSettings, ownOn } from './postgres/ownership.ts';
import { createPool } from './postgres/pool.ts';
import { runTransaction, sessionOver } from './transaction.ts';

export type PostgresOptions = {
  /** `postgres://user:password@host:port/database`, with `?sslmode=…` and the like. */
  readonly url: string;
  /** Connections kept at most; absent: 10. What is owned takes one more each. */
  readonly poolSize?: number;
  /** Milliseconds; what is absent: 30 s, 10 s and 15 s. */
  readonly limits?: {
    /** One statement, on the server. */
    readonly statement?: number;
    /** Beyond that, for a server that has vanished rather than refused. */
    readonly grace?: number;
    /** Waiting for a free connection. */
    readonly wait?: number;
  };
};

/**
 * PostgreSQL through a pool. Opens no connection until the first query, and survives outages: what runs meanwhile
 * rejects (`ConnectionLost`, at once or within about 40 s when the server is silent), later work finds it again.
 */
export function openPostgres({ url, poolSize = 10, limits = {} }: PostgresOptions): Database {
  const statementTimeoutMs = limits.statement ?? 30_000;
  const pool = createPool({
    size: poolSize,
    open: () => connect({ url, statementTimeoutMs }),
    silenceLimitMs: statementTimeoutMs + (limits.grace ?? 10_000),
    waitLimitMs: limits.wait ?? 15_000,
  });
  const owned = new Set<Ownership>();
  const session: Session = sessionOver((statement) => pool.use((connection) => connection.send(statement)));

  return {
    kind: 'postgres',
    get orm() {
      return session.orm;
    },
    query: (text, parameters) => session.query(text, parameters),
    transaction(work, options) {
      const limit = options?.statementTimeoutMs;
      if (limit === undefined) {
        return pool.use((connection) => runTransaction(connection.send, work));
      }
      // On a connection of its own: the pool would take its silence for a broken line.
      return onOwnConnection(url, limit, work);
    },
    async own(name) {
      const connection = await connect({ url, statementTimeoutMs: 5_000, settings: ownershipSettings });
      const ownership = await ownOn(connection, name);
      if (ownership === undefined) return undefined;
      const tracked: Ownership = {
        lost: ownership.lost,
        async release() {
          owned.delete(tracked);
          await ownership.release();
        },
      };
      owned.add(tracked);
      void ownership.lost.then(() => owned.delete(tracked));
      return tracked;
    },
    async close() {
      await Promise.all([...owned].map((ownership) => ownership.release()));
      await pool.close();
    },
  };
}

async function onOwnConnection<T>(
  url: string,
  limitMs: number,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const connection = await connect({ url, statementTimeoutMs: limitMs });
  try {
    return await runTransaction(connection.send, work);
  } finally {
    await connection.close();
  }
}
