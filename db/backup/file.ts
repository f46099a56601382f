import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import type { Database } from '../client.ts';
import { BackupRefused, type BackupSummary } from './format.ts';
import { restoreBackup } from './restore.ts';
import { writeBackup } from './write.ts';

/**
 * Writes a compressed backup, readable by its owner only. The file has its name only when it is whole and on disk.
 * @throws BackupRefused when there is a file of this name already
 */
export async function backUpToFile(
  database: Database,
  path: string,
  createdAt: string,
): Promise<BackupSummary> {
  const unfinished = `${path}.unfinished`;
  await refuseIfThere(path);
  const gzip = createGzip();
  const stored = pipeline(gzip, createWriteStream(unfinished, { mode: 0o600, flush: true }));
  const failed = stored.then(() => new Promise<never>(() => undefined));
  // It is looked at when the next line is written, and at the end.
  failed.catch(() => undefined);
  const write = async (line: string): Promise<void> => {
    if (!gzip.write(`${line}\n`)) await Promise.race([once(gzip, 'drain'), failed]);
  };
  try {
    const summary = await writeBackup(database, createdAt, write);
    gzip.end();
    await stored;
    await rename(unfinished, path);
    return summary;
  } catch (error) {
    gzip.destroy();
    await stored.catch(() => undefined);
    await rm(unfinished, { force: true });
    throw error;
  }
}

/**
 * Fills an empty, migrated database from a file that {@link backUpToFile} wrote.
 * @throws BackupRefused when the file or the database will not do; nothing has been changed then
 */
export async function restoreFromFile(database: Database, path: string): Promise<BackupSummary> {
  const input = createReadStream(path);
  const plain = input.pipe(createGunzip());
  input.once('error', (error) => plain.destroy(error));
  // It is thrown to whoever reads the lines; they may not have begun.
  plain.once('error', () => undefined);
  try {
    return await restoreBackup(database, linesOf(plain));
  } catch (error) {
    throw isReadFailure(error) ? new BackupRefused(`${path} cannot be read: ${error.message}.`) : error;
  } finally {
    plain.destroy();
    input.destroy();
  }
}

/** Nothing is read before it is asked for, so that a page of lines is all there ever is in memory. */
async function* linesOf(stream: Readable): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of stream.setEncoding('utf8')) {
    const lines = (rest + String(chunk)).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}

function isReadFailure(error: unknown): error is Error {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    /^(Z_|ENOENT|EACCES|EISDIR|EIO)/.test(error.code)
  );
}

async function refuseIfThere(path: string): Promise<void> {
  const file = await open(path, 'r').catch(() => undefined);
  if (file === undefined) return;
  await file.close();
  throw new BackupRefused(`${path} exists already; a backup never overwrites one.`);
}
