import { randomBytes } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { encryptedStream } from '@whiskeysockets/baileys';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { err, ok } from '../../../src/domain/result.ts';
import { type DownloadDeps, download, trustsMediaHost } from './download.ts';
import { type MediaRef, writeMediaRef } from './media-ref.ts';

const photo = randomBytes(200_000);
let server: Server;
let origin: string;
let serve: (path: string, response: ServerResponse) => void;
/** As a sender's WhatsApp encrypts it. */
let sealed: Buffer;
let ref: MediaRef;

beforeAll(async () => {
  server = createServer((request, response) => serve(request.url ?? '', response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const made = await encryptedStream({ stream: Readable.from([photo]) }, 'image');
  sealed = await readFile(made.encFilePath);
  await rm(made.encFilePath);
  ref = {
    type: 'image',
    key: Buffer.from(made.mediaKey).toString('base64'),
    hash: Buffer.from(made.fileSha256).toString('base64'),
    sealedHash: Buffer.from(made.fileEncSha256).toString('base64'),
    url: `${origin}/v/foto.enc`,
    chat: '100000000000001@lid',
    messageId: '3A01',
  };
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const deps: DownloadDeps = {
  mediaHost: () => 'mmg.whatsapp.net',
  trusts: ({ hostname }) => hostname === '127.0.0.1',
  renew: async () => err({ code: 'rejected', detail: 'gone' }),
};
const open = (changes: Partial<MediaRef> = {}, limit = 1_000_000, other: Partial<DownloadDeps> = {}) =>
  download({ ...deps, ...other }, { kind: 'photo', ref: writeMediaRef({ ...ref, ...changes }) }, limit);
async function read(opened: Awaited<ReturnType<typeof open>>): Promise<Buffer> {
  if (!opened.ok) throw new Error(`It did not open: ${opened.error.code}.`);
  const chunks: Uint8Array[] = [];
  for await (const chunk of opened.value) chunks.push(chunk);
  return Buffer.concat(chunks);
}

describe('a file that somebody sent on WhatsApp', () => {
  it('opens as it was before its sender encrypted it, however it is cut on the way', async () => {
    serve = (_path, response) => {
      for (let at = 0; at < sealed.length; at += 7_777) response.write(sealed.subarray(at, at + 7_777));
      response.end();
    };
    expect((await read(await open())).equals(photo)).toBe(true);
  });

  it('is refused when it is larger than permitted: as stated, as announced, or as it comes', async () => {
    serve = (_path, response) => {
      response.end(sealed);
    };
    const stated = await download(deps, { kind: 'photo', ref: writeMediaRef(ref), size: 2000 }, 1000);
    expect(stated).toMatchObject({ ok: false, error: { code: 'rejected' } });
    expect(await open({}, 1000)).toMatchObject({ ok: false, error: { code: 'rejected' } });
    serve = (_path, response) => {
      response.write(sealed.subarray(0, 100_000));
      response.end(sealed.subarray(100_000));
    };
    await expect(read(await open({}, 1000))).rejects.toThrow('larger');
  });

  it('fails when a byte was altered, cut off, or exchanged for another file', async () => {
    const altered = Buffer.from(sealed);
    altered.writeUInt8(altered.readUInt8(5000) ^ 1, 5000);
    serve = (_path, response) => {
      response.end(altered);
    };
    await expect(read(await open())).rejects.toThrow('altered');
    serve = (_path, response) => {
      response.end(sealed.subarray(0, 160_000));
    };
    await expect(read(await open())).rejects.toThrow('altered');
    serve = (_path, response) => {
      response.end(sealed);
    };
    await expect(read(await open({ hash: Buffer.alloc(32).toString('base64') }))).rejects.toThrow(
      'not the one',
    );
  });

  it('fails, and harms nothing else, when the connection breaks on the way', async () => {
    serve = (_path, response) => {
      response.writeHead(200, { 'content-length': sealed.length });
      response.write(sealed.subarray(0, 50_000), () => response.destroy());
    };
    await expect(read(await open())).rejects.toThrow('broke off');
  });

  it('is asked of the phone once more when WhatsApp has deleted it', async () => {
    const asked: string[] = [];
    serve = (path, response) => {
      if (path === '/v/foto.enc') response.writeHead(410).end();
      else response.end(sealed);
    };
    const renewed = await open({}, 1_000_000, {
      trusts: () => true,
      mediaHost: () => 'localhost',
      renew: async ({ messageId }) => {
        asked.push(messageId);
        return err({ code: 'unreachable', detail: 'The phone is off.' });
      },
    });
    expect(renewed).toMatchObject({ ok: false, error: { code: 'unreachable' } });
    expect(asked).toEqual(['3A01']);
  });

  it('is looked for once more where the phone brought it, over TLS', async () => {
    serve = (_path, response) => {
      response.writeHead(404).end();
    };
    const opened = await open({}, 1_000_000, {
      trusts: () => true,
      mediaHost: () => origin.slice('http://'.length),
      renew: async () => ok('/v/lagi.enc'),
    });
    expect(opened).toMatchObject({ ok: false, error: { code: 'unreachable' } });
  });

  it('is not fetched from wherever a sender likes, nor by way of a redirect', async () => {
    let calls = 0;
    serve = (path, response) => {
      calls++;
      response.writeHead(302, { location: `${origin}/rahasia${path}` }).end();
    };
    const trusts = trustsMediaHost('wss://web.whatsapp.com/ws/chat');
    expect(await open({}, 1_000_000, { trusts })).toMatchObject({ ok: false, error: { code: 'rejected' } });
    expect(calls).toBe(0);
    expect(await open()).toMatchObject({ ok: false, error: { code: 'rejected' } });
    expect(calls).toBe(1);
  });

  it('lies on hosts of WhatsApp, or of the server that the operator chose', () => {
    const trusts = trustsMediaHost('wss://web.whatsapp.com/ws/chat');
    expect(trusts(new URL('https://mmg.whatsapp.net/v/a'))).toBe(true);
    expect(trusts(new URL('https://media-sin6-1.cdn.whatsapp.net/v/a'))).toBe(true);
    for (const other of [
      'http://mmg.whatsapp.net/v/a',
      'https://whatsapp.net.example/v/a',
      'https://notwhatsapp.net/v/a',
      'https://169.254.169.254/latest',
    ])
      expect(trusts(new URL(other))).toBe(false);
    const own = trustsMediaHost('wss://127.0.0.1:8443/ws');
    expect(own(new URL('http://127.0.0.1:9000/v/a'))).toBe(true);
    expect(own(new URL('https://mmg.whatsapp.net/v/a'))).toBe(false);
  });
});
