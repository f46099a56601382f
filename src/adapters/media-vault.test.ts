import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MediaVault } from '../ports/media.ts';
import { CHUNK, SEALED_CHUNK } from './media-chunks.ts';
import { createMediaVault } from './media-vault.ts';

const MB = 1024 * 1024;
const jpegHead = Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex');

/** A photo of exactly `size` bytes. */
const photo = (size: number) => {
  const bytes = Buffer.alloc(size, 0x5a);
  jpegHead.copy(bytes);
  return bytes;
};

async function* pieces(bytes: Uint8Array, size = 10_000) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function gather(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
}

let dataDir: string;
let vault: MediaVault;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'sahut-media-'));
  vault = createMediaVault(dataDir);
});
afterEach(() => rm(dataDir, { recursive: true }));

const fileOf = (hash: string) => join(dataDir, 'media', hash.slice(0, 2), hash);

async function stored(bytes: Uint8Array, size?: number) {
  const result = await vault.put(pieces(bytes, size), 20 * MB);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

describe('a photo that a citizen sent', () => {
  it.each([jpegHead.length, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 3 * CHUNK + 17])(
    'of %i bytes comes back byte by byte',
    async (size) => {
      const bytes = photo(size);
      const file = await stored(bytes);
      expect(file).toMatchObject({ size, mimeType: 'image/jpeg' });
      expect((await gather(vault.open(file.hash, file.key))).equals(bytes)).toBe(true);
    },
  );

  it('comes back whole when it arrived in odd pieces, empty ones too', async () => {
    const bytes = photo(2 * CHUNK + 5);
    async function* odd() {
      yield new Uint8Array();
      yield* pieces(bytes, 65_537);
      yield new Uint8Array();
    }
    const result = await vault.put(odd(), MB);
    expect(result.ok && (await gather(vault.open(result.value.hash, result.value.key))).equals(bytes)).toBe(
      true,
    );
  });

  it('is written while it comes and read in pieces: 50 MB are never held', async () => {
    const size = 50 * MB;
    const piece = Buffer.alloc(MB, 0x5a);
    const incoming = join(dataDir, 'media', 'incoming');
    let given = 0;
    let mostHeld = 0;
    async function* video() {
      yield jpegHead;
      for (given = jpegHead.length; given < size; given += piece.length) {
        const [name] = await readdir(incoming);
        const { size: written } = await stat(join(incoming, name ?? ''));
        mostHeld = Math.max(mostHeld, given - written);
        yield piece;
      }
    }
    const result = await vault.put(video(), 2 * size);
    if (!result.ok) throw new Error(result.error.code);
    expect(result.value.size).toBe(given);
    // What is asked for next is asked for when the rest is on the disk, but for the last chunks.
    expect(mostHeld).toBeLessThanOrEqual(2 * CHUNK);
    let read = 0;
    let largest = 0;
    for await (const part of vault.open(result.value.hash, result.value.key)) {
      read += part.length;
      largest = Math.max(largest, part.length);
    }
    expect(read).toBe(given);
    expect(largest).toBe(CHUNK);
  });

  it('can be read in part, from any byte to any other', async () => {
    const bytes = photo(3 * CHUNK + 17);
    for (let at = jpegHead.length; at < bytes.length; at += 251) bytes[at] = at % 256;
    const file = await stored(bytes);
    const place = fc.nat(bytes.length - 1);
    await fc.assert(
      fc.asyncProperty(place, place, async (one, other) => {
        const [first, last] = one < other ? [one, other] : [other, one];
        const part = await gather(vault.open(file.hash, file.key, { first, last }));
        expect(part.equals(bytes.subarray(first, last + 1))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('is not readable on the disk', async () => {
    const file = await stored(photo(1_000));
    const sealed = await readFile(fileOf(file.hash));
    expect(sealed.includes(jpegHead)).toBe(false);
    expect(sealed.includes(Buffer.alloc(32, 0x5a))).toBe(false);
  });

  it('has another name and key when another citizen sends the same', async () => {
    const [one, two] = [await stored(photo(1_000)), await stored(photo(1_000))];
    expect(one.hash).not.toBe(two.hash);
    expect(Buffer.from(one.key).equals(two.key)).toBe(false);
  });

  it('is gone after it was removed, and removing it again does no harm', async () => {
    const file = await stored(photo(1_000));
    await vault.remove(file.hash);
    await vault.remove(file.hash);
    await expect(gather(vault.open(file.hash, file.key))).rejects.toThrow('ENOENT');
  });
});

describe('a stored file that someone meddled with', () => {
  it('does not open when one byte was changed, in any chunk', async () => {
    const file = await stored(photo(2 * CHUNK + 100));
    const sealed = await readFile(fileOf(file.hash));
    for (const at of [0, SEALED_CHUNK - 1, SEALED_CHUNK + 5, sealed.length - 1]) {
      const altered = Buffer.from(sealed);
      altered[at] = (altered[at] ?? 0) ^ 0x80;
      await writeFile(fileOf(file.hash), altered);
      await expect(gather(vault.open(file.hash, file.key))).rejects.toThrow('altered');
    }
  });

  it('does not open when it was cut off, between chunks or within one', async () => {
    const file = await stored(photo(3 * CHUNK));
    const sealed = await readFile(fileOf(file.hash));
    for (const length of [0, 10, SEALED_CHUNK, 2 * SEALED_CHUNK, 2 * SEALED_CHUNK + 40, sealed.length - 1]) {
      await writeFile(fileOf(file.hash), sealed.subarray(0, length));
      await expect(gather(vault.open(file.hash, file.key))).rejects.toThrow(/cut off/);
    }
  });

  it('does not open when chunks changed places or bytes were added', async () => {
    const file = await stored(photo(2 * CHUNK));
    const sealed = await readFile(fileOf(file.hash));
    const [first, second] = [sealed.subarray(0, SEALED_CHUNK), sealed.subarray(SEALED_CHUNK)];
    for (const meddled of [Buffer.concat([second, first]), Buffer.concat([sealed, Buffer.alloc(1)])]) {
      await writeFile(fileOf(file.hash), meddled);
      await expect(gather(vault.open(file.hash, file.key))).rejects.toThrow();
    }
  });

  it('does not open with the key of another file', async () => {
    const [one, two] = [await stored(photo(1_000)), await stored(photo(1_000))];
    await expect(gather(vault.open(one.hash, two.key))).rejects.toThrow('the key is not its own');
  });

  it('cannot be asked for by a path instead of a name', () => {
    expect(() => vault.open('../../../etc/passwd', new Uint8Array(32))).toThrow('not the name');
  });
});

/** The beginning of one entry in an archive, without content. */
const zip = (name: string) =>
  Buffer.concat([
    Buffer.from('504b0304140000000000000000000000000000000000000000000000', 'hex').subarray(0, 26),
    Buffer.from([name.length, 0, 0, 0]),
    Buffer.from(name),
  ]);

describe('what is refused', () => {
  const nothingLeft = async () => {
    const left = await readdir(join(dataDir, 'media'), { recursive: true });
    return left.filter((name) => name !== 'incoming');
  };

  it.each([
    ['nothing at all', Buffer.alloc(0), 'empty'],
    [
      'a program for Windows',
      Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]),
      'application/x-msdownload',
    ],
    [
      'a program for Linux',
      Buffer.concat([Buffer.from('7f454c46', 'hex'), Buffer.alloc(200)]),
      'application/x-elf',
    ],
    ['a web page', Buffer.from('<!doctype html><script>alert(1)</script>'), 'text/html'],
    ['a drawing with scripts', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"></svg>'), 'text/html'],
    ['a drawing with a head', Buffer.from('<?xml version="1.0"?><svg></svg>'), 'application/xml'],
    ['a script', Buffer.from('#!/bin/sh\nrm -rf /\n'), 'text/x-script'],
    ['an archive', zip('a.exe'), 'application/zip'],
    ['bytes that are nothing known', Buffer.from([1, 2, 3, 0, 255, 254]), 'application/octet-stream'],
  ])('%s', async (_what, bytes, found) => {
    expect(await vault.put(pieces(bytes), MB)).toEqual({ ok: false, error: { code: 'wrongType', found } });
    expect(await nothingLeft()).toEqual([]);
  });

  it('a text that turns into something else', async () => {
    const bytes = Buffer.concat([Buffer.alloc(CHUNK, 0x61), Buffer.from([0, 1, 2])]);
    const result = await vault.put(pieces(bytes), MB);
    expect(!result.ok && result.error.code).toBe('wrongType');
  });

  it('a file over the limit, without reading it to its end', async () => {
    let given = 0;
    async function* endless() {
      yield jpegHead;
      for (;;) {
        given += 10_000;
        yield Buffer.alloc(10_000);
      }
    }
    const result = await vault.put(endless(), MB);
    expect(result).toEqual({ ok: false, error: { code: 'tooLarge', limit: MB } });
    expect(given).toBeLessThan(2 * MB);
    expect(await nothingLeft()).toEqual([]);
  });

  it('leaves nothing behind when the line breaks', async () => {
    async function* breaking() {
      yield photo(CHUNK * 2);
      throw new Error('the line broke');
    }
    await expect(vault.put(breaking(), MB)).rejects.toThrow('the line broke');
    expect(await nothingLeft()).toEqual([]);
  });
});

describe('what people may send besides photos', () => {
  const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
  const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  const officeZip = (...names: string[]) =>
    Buffer.concat([zip('_rels/.rels'), Buffer.alloc(CHUNK), ...names.map(zip)]);
  const oldOffice = (name: string) =>
    Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(CHUNK - 11),
      Buffer.from(name, 'utf16le'),
      Buffer.alloc(500),
    ]);

  it.each([
    ['a text in any script', Buffer.from('Jalan rusak di RT 04, ꦗꦭꦤ꧀ 🚧\r\n'.repeat(4_000)), 'text/plain'],
    ['a PDF', Buffer.from('%PDF-1.7\n'.padEnd(200)), 'application/pdf'],
    ['an old Word file', oldOffice('WordDocument'), 'application/msword'],
    ['an old Excel file', oldOffice('Workbook'), 'application/vnd.ms-excel'],
    ['a document from LibreOffice', officeZip('word/document.xml'), docx],
    ['a sheet from LibreOffice', officeZip('xl/workbook.xml'), xlsx],
    [
      'a voice note',
      Buffer.concat([Buffer.from('OggS'), Buffer.alloc(24), Buffer.from('OpusHead'), Buffer.alloc(99)]),
      'audio/ogg; codecs=opus',
    ],
    ['a phone call recording', Buffer.from('#!AMR\n'.padEnd(100)), 'audio/amr'],
  ])('%s', async (_what, bytes, mimeType) => {
    expect((await stored(bytes)).mimeType).toBe(mimeType);
  });

  it('but not a document with macros', async () => {
    const result = await vault.put(pieces(officeZip('word/document.xml', 'word/vbaProject.bin')), MB);
    expect(!result.ok && result.error.code).toBe('wrongType');
  });

  it('but not an installer, which looks like an old Word file', async () => {
    const result = await vault.put(pieces(oldOffice('Property')), MB);
    expect(result).toEqual({ ok: false, error: { code: 'wrongType', found: 'application/x-cfb' } });
  });
});
