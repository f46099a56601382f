/** The real service as a process of its own, as `npm start` runs it: to be stopped, killed, and started again. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export type Ready = {
  /** `http://127.0.0.1:port`. */
  readonly address: string;
  /** The first admin's code, while nobody is an officer. */
  readonly inviteCode: string | undefined;
};

export type ServiceProcess = {
  /** Rejects with what the process said if it ends before it is ready; killed on purpose, it resolves to undefined. */
  readonly ready: Promise<Ready | undefined>;
  /** `kill -9`; resolves when the process is gone. */
  kill(): Promise<void>;
  /** Ctrl-C; resolves when the process has ended, rejects if it did not end cleanly. */
  stop(): Promise<void>;
  /** All that it wrote. */
  output(): string;
};

const program = fileURLToPath(new URL('../../dist/src/main.js', import.meta.url));

/**
 * Starts it with these settings and nothing of the developer's environment but the way to programs. `dataDir` is also
 * where it runs, so that no `.env` of the project is read.
 */
export function launchService(
  dataDir: string,
  settings: Readonly<Record<string, string>>,
  args: readonly string[] = ['--enable-source-maps', program],
): ServiceProcess {
  if (!existsSync(program)) throw new Error('The service is not built: run `npm run build` first.');
  const child = spawn(process.execPath, args, {
    cwd: dataDir,
    // A crowd tells the same stories: nobody is asked whether it is the neighbour's report.
    env: {
      PATH: process.env.PATH,
      PORT: '0',
      DATA_DIR: dataDir,
      LOG_LEVEL: 'warn',
      SIMILAR_DAYS: '0',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const orphaned = () => child.kill('SIGKILL');
  process.once('exit', orphaned);
  const ended = once(child, 'close').finally(() => process.removeListener('exit', orphaned));
  let said = '';
  let isKilled = false;
  const ready = new Promise<Ready | undefined>((resolve, reject) => {
    const hear = (chunk: string) => {
      said += chunk;
      if (said.includes('Ctrl-C')) resolve(readyFrom(said));
    };
    child.stdout.setEncoding('utf8').on('data', hear);
    child.stderr.setEncoding('utf8').on('data', hear);
    void ended.then(() => {
      if (isKilled) resolve(undefined);
      else reject(new Error(`The service ended before it was ready:\n${said}`));
    });
  });
  // Whoever kills it before it is ready need not look.
  ready.catch(() => undefined);

  return {
    ready,
    async kill() {
      isKilled = true;
      child.kill('SIGKILL');
      await ended;
    },
    async stop() {
      child.kill('SIGINT');
      await ended;
      if (child.exitCode !== 0) throw new Error(`The service did not stop cleanly:\n${said}`);
    },
    output: () => said,
  };
}

function readyFrom(said: string): Ready {
  const port = /https?:\/\/[^/\s]+:(\d+)\/petugas/.exec(said)?.[1];
  if (port === undefined) throw new Error(`The service does not say where it is:\n${said}`);
  return { address: `http://127.0.0.1:${port}`, inviteCode: /masuk ([0-9A-Z]+-[0-9A-Z]+)/.exec(said)?.[1] };
}
