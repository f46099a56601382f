import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { serverVersion } from '../../db/embedded/cluster-archive.ts';
import { openEmbedded } from '../../db/embedded.ts';
import { migrate, migrationsFolder } from '../../db/migrate.ts';
import { openPostgres } from '../../db/postgres.ts';
import { startPostgres } from './postgres-server.ts';

/** What the tests of one run share; see databases.ts. */
export type SharedDatabases = {
  /** A server on which databases may be made. */
  readonly postgresUrl: string;
  /** A database on it with all migrations, to be copied. */
  readonly postgresTemplate: string;
  /** A directory of the embedded database with all migrations, to be copied. */
  readonly embeddedTemplate: string;
};

declare module 'vitest' {
  interface ProvidedContext {
    databases: SharedDatabases;
  }
}

/** One server for all projects of a run. */
let shared: Promise<{ databases: SharedDatabases; stop: () => Promise<void> }> | undefined;

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  shared ??= prepare();
  const { databases, stop } = await shared;
  project.provide('databases', databases);
  return async () => {
    shared = undefined;
    await stop();
  };
}

async function prepare(): Promise<{ databases: SharedDatabases; stop: () => Promise<void> }> {
  const wanted = process.env.TEST_DATABASE_URL;
  const embeddedTemplate = await prepareEmbeddedTemplate();
  const server = wanted ? { url: wanted, stop: () => Promise.resolve() } : await startPostgres();
  const postgresTemplate = `sahut_template_${randomBytes(6).toString('hex')}`;
  const admin = openPostgres({ url: server.url, poolSize: 1 });
  await admin.query(`drop database if exists ${postgresTemplate}`, []);
  await admin.query(`create database ${postgresTemplate}`, []);
  const template = openPostgres({ url: withDatabase(server.url, postgresTemplate), poolSize: 1 });
  await migrate(template);
  await template.close();
  return {
    databases: { postgresUrl: server.url, postgresTemplate, embeddedTemplate },
    stop: async () => {
      await admin.query(`drop database if exists ${postgresTemplate}`, []);
      await admin.close();
      await server.stop();
    },
  };
}

/** Made once per set of migrations: `initdb` takes seconds. */
async function prepareEmbeddedTemplate(): Promise<string> {
  const version = createHash('sha256');
  version.update(serverVersion());
  for (const name of readdirSync(migrationsFolder())
    .filter((file) => file.endsWith('.sql'))
    .sort()) {
    version.update(readFileSync(join(migrationsFolder(), name)));
  }
  const cache = join(migrationsFolder(), '..', '..', 'node_modules', '.cache', 'sahut');
  const directory = join(cache, `embedded-${version.digest('hex').slice(0, 16)}`);
  if (existsSync(directory)) return directory;
  const unfinished = `${directory}.${process.pid}`;
  await mkdir(cache, { recursive: true });
  const database = await openEmbedded(unfinished);
  await migrate(database);
  await database.close();
  if (existsSync(directory)) rmSync(unfinished, { recursive: true });
  else renameSync(unfinished, directory);
  return directory;
}

/** The same server, another database. */
export function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}
