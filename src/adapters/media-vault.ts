import { createHash, createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { err, ok, type Result } from '../domain/result.ts';
import type { BytePart, MediaRefusal, MediaVault } from '../ports/media.ts';
import { CHUNK, openChunk, SEALED_CHUNK, sealChunk } from './media-chunks.ts';
import { type MediaSniffer, sniffMedia } from './media-type.ts';

/**
 * Files on disk under `<dataDir>/media/aa/<hash>`. The name is the SHA-256 of the ciphertext, under a key of its own:
 * the same photo sent by two people gives two names, so a name tells nobody who else sent it.
 */
export function createMediaVault(dataDir: string): MediaVault {
  const root = join(dataDir, 'media');
  return {
    put: (bytes, limit) => put(root, bytes, limit),
    open: (hash, key, part) => read(pathOf(root, hash).path, createSecretKey(Buffer.from(key)), part),
    remove: (hash) => rm(pathOf(root, hash).path, { force: true }),
  };
}

function pathOf(root: string, hash: string): { folder: string; path: string } {
  if (!/^[0-9a-f]{64}$/.test(hash)) throw new Error('This is not the name of a stored file.');
  const folder = join(root, hash.slice(0, 2));
  return { folder, path: join(folder, hash) };
}

type Stored = { hash: string; key: Uint8Array; size: number; mimeType: string };

/** Writes under a temporary name, syncs, then gives the final name: a stored file is whole or not there. */
async function put(
  root: string,
  bytes: AsyncIterable<Uint8Array>,
  limit: number,
): Promise<Result<Stored, MediaRefusal>> {
  const incoming = join(root, 'incoming');
  await mkdir(incoming, { recursive: true });
  const temporary = join(incoming, randomBytes(12).toString('hex'));
  const key = randomBytes(32);
  try {
    const file = await open(temporary, 'wx', 0o600);
    const written = await write(file, createSecretKey(key), bytes, limit).finally(() => file.close());
    if (!written.ok) return written;
    const { folder, path } = pathOf(root, written.value.hash);
    await mkdir(folder, { recursive: true });
    await rename(temporary, path);
    await syncFolder(folder);
    await syncFolder(root);
    return ok({ ...written.value, key });
  } finally {
    await rm(temporary, { force: true });
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder);
  await handle.sync().finally(() => handle.close());
}

async function write(
  file: FileHandle,
  key: KeyObject,
  bytes: AsyncIterable<Uint8Array>,
  limit: number,
): Promise<Result<Omit<Stored, 'key'>, MediaRefusal>> {
  const hash = createHash('sha256');
  let sniffer: MediaSniffer | undefined;
  let size = 0;
  let index = 0;
  for await (const { plain, isLast } of inChunks(bytes)) {
    size += plain.length;
    if (size > limit) return err({ code: 'tooLarge', limit });
    if (!sniffer) {
      const sniffed = await sniffMedia(plain);
      if (!sniffed.ok) return err({ code: 'wrongType', found: sniffed.error });
      sniffer = sniffed.value;
    }
    if (!sniffer.see(plain)) return err({ code: 'wrongType', found: 'application/octet-stream' });
    const sealed = sealChunk(key, plain, index, isLast);
    hash.update(sealed);
    await file.writeFile(sealed);
    index += 1;
  }
  const type = sniffer?.end() ?? err('empty');
  if (!type.ok) return err({ code: 'wrongType', found: type.error });
  await file.sync();
  return ok({ hash: hash.digest('hex'), size, mimeType: type.value });
}

/** Cuts a stream into full chunks and one last, which is empty only if the stream is. The first is the sniffed head. */
async function* inChunks(
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<{ plain: Uint8Array; isLast: boolean }> {
  let held = Buffer.allocUnsafe(CHUNK);
  let filled = 0;
  for await (const piece of bytes) {
    for (let at = 0; at < piece.length; ) {
      if (filled === CHUNK) {
        yield { plain: held, isLast: false };
        held = Buffer.allocUnsafe(CHUNK);
        filled = 0;
      }
      const taken = piece.subarray(at, at + CHUNK - filled);
      held.set(taken, filled);
      filled += taken.length;
      at += taken.length;
    }
  }
  yield { plain: held.subarray(0, filled), isLast: true };
}

/** Plain bytes chunk by chunk; of a part, only the chunks that it touches are read. A fault is thrown at the chunk that has it: what came before it was whole. */
async function* read(path: string, key: KeyObject, part?: BytePart): AsyncGenerator<Uint8Array> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const last = Math.max(0, Math.ceil(size / SEALED_CHUNK) - 1);
    const first = Math.floor((part?.first ?? 0) / CHUNK);
    const until = part ? Math.min(last, Math.floor(part.last / CHUNK)) : last;
    for (let index = first; index <= until; index += 1) {
      const sealed = Buffer.allocUnsafe(Math.min(SEALED_CHUNK, size - index * SEALED_CHUNK));
      const { bytesRead } = await file.read(sealed, 0, sealed.length, index * SEALED_CHUNK);
      const plain = openChunk(key, sealed.subarray(0, bytesRead), index, index === last);
      const at = index * CHUNK;
      yield part ? plain.subarray(Math.max(0, part.first - at), part.last + 1 - at) : plain;
    }
  } finally {
    await file.close();
  }
}
