import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';

/** One file of the pages, ready for browsers that can unpack it and those that cannot. */
export type Asset = {
  readonly type: string;
  readonly plain: Buffer;
  readonly gzip: Buffer;
  readonly brotli: Buffer;
};

/** `version` changes with any file, and stands in their addresses: they may be kept for ever. */
export type Assets = { readonly version: string; readonly files: ReadonlyMap<string, Asset> };

const CLIENT = join('bots', 'channels', 'web', 'client');
const compress = { gzip: promisify(gzip), brotli: promisify(brotliCompress) };

/** Reads the pages' files: styles and icons as they stand, scripts as `npm run build` left them. Throws without them. */
export async function loadAssets(root: string = projectRoot()): Promise<Assets> {
  const source = join(root, CLIENT);
  const built = join(root, 'dist', CLIENT);
  const scripts = existsSync(built) ? (await readdir(built)).filter(isScript).sort() : [];
  if (!scripts.includes('chat.js'))
    throw new Error('The pages are not built yet: run `npm run build` first.');
  const read: [string, string, Buffer][] = [
    ['chat.css', 'text/css; charset=utf-8', await readFile(join(source, 'chat.css'))],
    ['favicon.svg', 'image/svg+xml', await readFile(join(source, 'favicon.svg'))],
  ];
  for (const name of scripts)
    read.push([name, 'text/javascript; charset=utf-8', await readFile(join(built, name))]);

  const version = createHash('sha256');
  const files = new Map<string, Asset>();
  for (const [name, type, plain] of read) {
    version.update(name).update(plain);
    files.set(name, { type, plain, gzip: await compress.gzip(plain), brotli: await compress.brotli(plain) });
  }
  return { version: version.digest('base64url').slice(0, 12), files };
}

/** `wire.ts` holds types only: nothing of it runs. */
const isScript = (name: string) => name.endsWith('.js') && name !== 'wire.js';

/** The nearest folder above this file with a package.json: the same from the sources and from what is built. */
function projectRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('No package.json above the web chat: where are its pages?');
    folder = parent;
  }
  return folder;
}
