import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export type PostgresServer = {
  /** With the rights to make databases; names the database `postgres`. */
  readonly url: string;
  stop(): Promise<void>;
};

/**
 * Starts a throw-away PostgreSQL. It runs under a process of its own that watches this one: the server and its files go
 * even when this process is killed. `port`: the one to listen on; absent: a free one.
 */
export async function startPostgres(
  options: { port?: number; directory?: string } = {},
): Promise<PostgresServer> {
  const keeper = fileURLToPath(new URL('./postgres-keeper.ts', import.meta.url));
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', keeper, String(options.port ?? 0), options.directory ?? ''],
    // Detached: Ctrl-C goes to this process only, and the keeper sees its end by the closed pipe.
    { stdio: ['pipe', 'pipe', 'pipe'], detached: true },
  );
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    complaint += chunk;
  });
  const ended = once(child, 'close');
  const url = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      said += chunk;
      const ready = /^ready (\S+)$/m.exec(said);
      if (ready?.[1]) resolve(ready[1]);
    });
    void ended.then(() =>
      reject(new Error(`PostgreSQL did not start; set TEST_DATABASE_URL to use another.\n${complaint}`)),
    );
  });
  child.unref();
  return {
    url,
    async stop() {
      child.stdin.end();
      await ended;
    },
  };
}
