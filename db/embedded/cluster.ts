import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DatabaseUnusable } from '../errors.ts';
import { projectPath } from '../project-root.ts';
import { unpackCluster } from './cluster-archive.ts';

/** The major version of PostgreSQL that the pinned PGlite is. */
export const embeddedMajorVersion = '18';

/**
 * Makes the directory of an embedded database if there is none yet, from `archive`, or by `initdb` if that is not there
 * or of another version. It appears under its name only when it is whole and on disk. The caller holds its lock.
 * @throws DatabaseUnusable when the directory was made by another major version
 */
export async function ensureCluster(directory: string, archive = shippedCluster()): Promise<void> {
  const versionFile = join(directory, 'PG_VERSION');
  if (existsSync(versionFile)) {
    assertSameVersion(directory, readFileSync(versionFile, 'utf8').trim());
    return;
  }
  const unfinished = `${directory}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(dirname(directory), { recursive: true });
  if (!existsSync(archive) || !unpackCluster(readFileSync(archive), unfinished)) await initialise(unfinished);
  renameSync(unfinished, directory);
}

function assertSameVersion(directory: string, version: string): void {
  if (version === embeddedMajorVersion) return;
  throw new DatabaseUnusable(
    `The database in ${directory} was written by PostgreSQL ${version}; this release reads ${embeddedMajorVersion}. ` +
      'Run `npm run backup` with the release that wrote it, move the directory away, and `npm run restore` with this one.',
  );
}

/** A new database, packed by `npm run pack-cluster` when the server's version changes. */
export function shippedCluster(): string {
  return projectPath('db', 'embedded', 'cluster.br');
}

/**
 * `initdb` in a process of its own: it takes three quarters of a gigabyte, which a process that lives on would keep.
 * Plain JavaScript in a string, for it must run from sources and from `dist` alike.
 */
export async function initialise(directory: string): Promise<void> {
  const require = createRequire(import.meta.url);
  const urlOf = (name: string): string => JSON.stringify(pathToFileURL(require.resolve(name)).href);
  const program = `
    import { closeSync, fsyncSync, openSync, readdirSync } from 'node:fs';
    import { join } from 'node:path';
    import pglite from ${urlOf('@electric-sql/pglite')};
    import nodefs from ${urlOf('@electric-sql/pglite/nodefs')};
    const directory = ${JSON.stringify(directory)};
    const database = await pglite.PGlite.create({ fs: new nodefs.NodeFS(directory) });
    await database.close();
    const sync = (path) => { const file = openSync(path, 'r'); fsyncSync(file); closeSync(file); };
    for (const entry of readdirSync(directory, { recursive: true })) sync(join(directory, entry));
    sync(directory);
    process.exit(0);
  `;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {},
  });
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    complaint += chunk;
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) {
    throw new DatabaseUnusable(
      `The database in ${directory} could not be made: ${complaint.trim().slice(-2_000)}`,
    );
  }
}
