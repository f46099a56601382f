import type { Ownership } from '../client.ts';
import type { Connection } from './connection.ts';

/** Owners prove to themselves this often that the server still knows them, and give up when it is silent for so long. */
const heartbeatMs = 3_000;
const silenceLimitMs = 5_000;

/**
 * What the server is told for connections that own something: drop a client whose machine has gone after some 14
 * seconds, later than the client itself gives up (8), so that two never think they own it.
 */
export const ownershipSettings: Readonly<Record<string, string>> = {
  tcp_keepalives_idle: '5',
  tcp_keepalives_interval: '3',
  tcp_keepalives_count: '3',
};

/** Takes the advisory lock of `name` on a connection of its own, which it closes when the lock is not to be had. */
export async function ownOn(connection: Connection, name: string): Promise<Ownership | undefined> {
  if (!(await tryLock(connection, name))) {
    await connection.close();
    return undefined;
  }
  let isReleased = false;
  const heartbeat = setInterval(() => {
    if (connection.silentFor() > silenceLimitMs) connection.abandon('PostgreSQL no longer answers');
    else void connection.send({ text: 'select 1', parameters: [] }).catch(() => undefined);
  }, heartbeatMs);
  heartbeat.unref();
  const lost = new Promise<void>((resolve) => {
    void connection.lost.then(() => {
      clearInterval(heartbeat);
      if (!isReleased) resolve();
    });
  });
  return {
    lost,
    async release() {
      isReleased = true;
      clearInterval(heartbeat);
      await connection.close();
    },
  };
}

async function tryLock(connection: Connection, name: string): Promise<boolean> {
  try {
    const { rows } = await connection.send({
      text: 'select pg_try_advisory_lock(hashtextextended($1, 0)) as owned',
      parameters: [`sahut.own.${name}`],
      hot: true,
    });
    const [row] = rows as { owned: boolean }[];
    return row?.owned === true;
  } catch (error) {
    connection.abandon('Asking for the lock failed');
    throw error;
  }
}
