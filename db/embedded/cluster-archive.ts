import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, readFileSync, writeSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { z } from 'zod';

/**
 * A new database's directory in one small file, so that a first start need not run `initdb`, which takes seconds and
 * three quarters of a gigabyte. A line of JSON, then the contents it speaks of, each once; all of it compressed.
 */
const indexShape = z.object({
  /** Of PGlite. */
  version: z.string(),
  folders: z.array(z.string()),
  /** Path, and which of the contents it has. */
  files: z.array(z.tuple([z.string(), z.number()])),
  sizes: z.array(z.number()),
});

/** The version of PGlite that is installed. */
export function serverVersion(): string {
  const program = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  const manifest: unknown = JSON.parse(readFileSync(join(dirname(program), '..', 'package.json'), 'utf8'));
  return z.object({ version: z.string() }).parse(manifest).version;
}

/** Packs a directory that no process has open. */
export function packCluster(directory: string): Buffer {
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true })
    .map((entry) => ({ isFolder: entry.isDirectory(), path: join(entry.parentPath, entry.name) }))
    .map(({ isFolder, path }) => ({
      isFolder,
      path,
      name: path.slice(directory.length + 1).replaceAll('\\', '/'),
    }))
    .filter(({ name }) => !name.startsWith('postmaster.'))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
  const places = new Map<string, number>();
  const contents: Buffer[] = [];
  const files = entries
    .filter((entry) => !entry.isFolder)
    .map(({ path, name }): [string, number] => {
      const content = readFileSync(path);
      const key = createHash('sha256').update(content).digest('hex');
      const place = places.get(key) ?? contents.push(content) - 1;
      places.set(key, place);
      return [name, place];
    });
  const index = {
    version: serverVersion(),
    folders: entries.filter((entry) => entry.isFolder).map((entry) => entry.name),
    files,
    sizes: contents.map((content) => content.length),
  };
  const plain = Buffer.concat([Buffer.from(`${JSON.stringify(index)}\n`), ...contents]);
  return brotliCompressSync(plain, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
    },
  });
}

/**
 * Makes a directory of what {@link packCluster} packed, forced to disk.
 * @returns false, having done nothing, when it is of another version of the server than is installed
 */
export function unpackCluster(archive: Uint8Array, directory: string): boolean {
  const plain = brotliDecompressSync(archive);
  const indexEnd = plain.indexOf('\n');
  const index = indexShape.parse(JSON.parse(plain.subarray(0, indexEnd).toString()));
  if (index.version !== serverVersion()) return false;
  let at = indexEnd + 1;
  const contents = index.sizes.map((size) => {
    at += size;
    return plain.subarray(at - size, at);
  });
  const folders = [directory, ...index.folders.map((name) => join(directory, name))];
  for (const folder of folders) mkdirSync(folder, { mode: 0o700, recursive: true });
  for (const [name, place] of index.files) {
    const file = openSync(join(directory, name), 'wx', 0o600);
    writeSync(file, contents[place] ?? Buffer.alloc(0));
    fsyncSync(file);
    closeSync(file);
  }
  for (const folder of folders) {
    const handle = openSync(folder, 'r');
    fsyncSync(handle);
    closeSync(handle);
  }
  return true;
}
