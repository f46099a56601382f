/** Files: sealed as WhatsApp seals them, laid out for the bot to fetch, and opened when the bot brings one. */
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  randomUUID,
} from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { mediaHost } from './queries.ts';
import { changed, type World } from './world.ts';

const KEY_NAMES: Readonly<Record<string, string>> = {
  imageMessage: 'Image',
  documentMessage: 'Document',
  audioMessage: 'Audio',
  videoMessage: 'Video',
  stickerMessage: 'Image',
};

function keysOf(mediaKey: Uint8Array, kind: string) {
  const info = `WhatsApp ${KEY_NAMES[kind] ?? 'Document'} Keys`;
  const keys = Buffer.from(hkdfSync('sha256', mediaKey, Buffer.alloc(0), info, 112));
  return { iv: keys.subarray(0, 16), cipher: keys.subarray(16, 48), mac: keys.subarray(48, 80) };
}

const macOf = (key: Buffer, iv: Buffer, sealed: Buffer): Buffer =>
  createHmac('sha256', key).update(iv).update(sealed).digest().subarray(0, 10);
const sha256 = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest();

/** Lays a file out for the bot; the fields that its message carries. */
export function layOut(world: World, bytes: Buffer, kind: string) {
  const mediaKey = randomBytes(32);
  const { iv, cipher, mac } = keysOf(mediaKey, kind);
  const encrypt = createCipheriv('aes-256-cbc', cipher, iv);
  const body = Buffer.concat([encrypt.update(bytes), encrypt.final()]);
  const sealed = Buffer.concat([body, macOf(mac, iv, body)]);
  const name = randomUUID();
  world.files.set(name, sealed);
  return {
    url: `${mediaHost.download}/media/${name}`,
    mediaKey,
    fileSha256: sha256(bytes),
    fileEncSha256: sha256(sealed),
    fileLength: bytes.length,
  };
}

/** The bytes of a file that the bot sent. */
export async function fetchFile(
  world: World,
  file: { readonly url?: string | null; readonly mediaKey?: Uint8Array | null },
  kind: string,
): Promise<Buffer> {
  const sealed = world.files.get(file.url?.split('/').at(-1) ?? '');
  if (!sealed || !file.mediaKey) throw new Error('The bot sent a file that it did not bring.');
  const { iv, cipher, mac } = keysOf(file.mediaKey, kind);
  const body = sealed.subarray(0, -10);
  if (!macOf(mac, iv, body).equals(sealed.subarray(-10))) throw new Error('The bot sealed a file wrongly.');
  const decrypt = createDecipheriv('aes-256-cbc', cipher, iv);
  return Buffer.concat([decrypt.update(body), decrypt.final()]);
}

/** The bot brings a sealed file: `POST /mms/image/<hash>`. */
export async function takeUpload(
  world: World,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const name = randomUUID();
  world.files.set(name, Buffer.concat(parts));
  changed(world);
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ url: `${mediaHost.download}/media/${name}`, direct_path: `/media/${name}` }));
}

/** A sealed file, to whoever has its address. */
export function serveFile(world: World, path: string, response: ServerResponse): void {
  const file = world.files.get(path.split('/').at(-1) ?? '');
  response.writeHead(file ? 200 : 404, {
    'content-type': 'application/octet-stream',
    'content-length': file?.length ?? 0,
  });
  response.end(file);
}
