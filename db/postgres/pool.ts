import { ConnectionLost } from '../errors.ts';
import type { Connection } from './connection.ts';

export type Pool = {
  /** Lends a connection for as long as `work` runs; waits for one if all are lent, opens one if there may be more. */
  use<T>(work: (connection: Connection) => Promise<T>): Promise<T>;
  /** Takes no more work, waits for what runs, then ends every connection. */
  close(): Promise<void>;
};

export type PoolOptions = {
  readonly size: number;
  readonly open: () => Promise<Connection>;
  /** Milliseconds without any answer from the server after which a connection is taken for broken. */
  readonly silenceLimitMs: number;
  /** Milliseconds to wait for a free connection before giving up. */
  readonly waitLimitMs: number;
};

type Waiter = { readonly take: (connection: Connection) => void; readonly refuse: (error: unknown) => void };

/**
 * A few connections, each lent to one piece of work at a time. One that broke is dropped; the next piece of work opens
 * another, so that an outage costs what is running and nothing later.
 */
export function createPool(options: PoolOptions): Pool {
  const all = new Set<Connection>();
  const idle: Connection[] = [];
  const waiters: Waiter[] = [];
  const running = new Set<Promise<unknown>>();
  let opening = 0;
  let closed = false;

  const watch = setInterval(() => {
    for (const connection of all) {
      if (connection.silentFor() > options.silenceLimitMs) connection.abandon('PostgreSQL no longer answers');
    }
  }, 1_000);
  watch.unref();

  const give = (connection: Connection): void => {
    const waiter = waiters.shift();
    if (waiter) waiter.take(connection);
    else idle.push(connection);
  };

  const openOne = (): void => {
    opening += 1;
    options.open().then(
      (connection) => {
        opening -= 1;
        if (closed) {
          void connection.close();
          return;
        }
        all.add(connection);
        void connection.lost.then(() => {
          all.delete(connection);
          const at = idle.indexOf(connection);
          if (at >= 0) idle.splice(at, 1);
          openForWaiters();
        });
        give(connection);
      },
      (error: unknown) => {
        opening -= 1;
        waiters.shift()?.refuse(error);
        openForWaiters();
      },
    );
  };

  const openForWaiters = (): void => {
    while (!closed && waiters.length > opening && all.size + opening < options.size) openOne();
  };

  const acquire = (): Promise<Connection> => {
    if (closed) return Promise.reject(new ConnectionLost('The database is closed'));
    for (let free = idle.pop(); free; free = idle.pop()) {
      if (!free.isLost) return Promise.resolve(free);
    }
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        waiters.splice(waiters.indexOf(waiter), 1);
        reject(new ConnectionLost(`No connection was free within ${options.waitLimitMs} ms`));
      }, options.waitLimitMs);
      const waiter: Waiter = {
        take: (connection) => {
          clearTimeout(timer);
          resolve(connection);
        },
        refuse: (error) => {
          clearTimeout(timer);
          reject(error);
        },
      };
      waiters.push(waiter);
      openForWaiters();
    });
  };

  const lend = async <T>(work: (connection: Connection) => Promise<T>): Promise<T> => {
    const connection = await acquire();
    try {
      return await work(connection);
    } finally {
      if (!connection.isLost) give(connection);
    }
  };

  return {
    async use(work) {
      const result = lend(work);
      running.add(result);
      try {
        return await result;
      } finally {
        running.delete(result);
      }
    },
    async close() {
      closed = true;
      for (const waiter of waiters.splice(0)) waiter.refuse(new ConnectionLost('The database is closed'));
      await Promise.allSettled(running);
      clearInterval(watch);
      await Promise.all([...all].map((connection) => connection.close()));
    },
  };
}
