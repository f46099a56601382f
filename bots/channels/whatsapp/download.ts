/**
 * Files that people sent: fetched encrypted, opened with the key of their message as they stream. Written here and not
 * left to Baileys, whose stream lets a broken connection end the process, checks no MAC, and goes to whatever host the
 * sender named.
 */
import { createDecipheriv, createHash, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { IncomingMedia } from '../../../src/domain/message.ts';
import { err, ok, type Result } from '../../../src/domain/result.ts';
import type { DeliveryError } from '../../../src/ports/channel.ts';
import { fileTooLarge, openHttpFile } from '../http-file.ts';
import { type MediaRef, readMediaRef } from './media-ref.ts';

/** The MAC at the end of an encrypted file, bytes. */
const MAC_SIZE = 10;
/** What encryption adds at most: padding to a block, and the MAC. */
const OVERHEAD = 16 + MAC_SIZE;
/** What WhatsApp's servers answer for a file that they have deleted, or whose signed address has run out. */
const EXPIRED = new Set([403, 404, 410]);
const KEY_NAMES = { image: 'Image', video: 'Video', audio: 'Audio', document: 'Document' } as const;

export type DownloadDeps = {
  /** Where files lie when a message gives a path only: a host, with its port if it has one. */
  readonly mediaHost: () => string;
  /** Whether an address is one of WhatsApp's own: whoever sends a message writes its addresses. */
  readonly trusts: (address: URL) => boolean;
  /** Asks the phone to bring the file again; its new path, or `undefined` when it has it no more. */
  readonly renew: (ref: MediaRef) => Promise<Result<string, DeliveryError>>;
};

/**
 * Opens a file that was sent to us. `rejected`: larger than `limit` bytes, gone for good, or not at WhatsApp. The stream
 * throws when the connection breaks, when it grows beyond `limit`, and at its end when a byte was altered.
 */
export async function download(
  deps: DownloadDeps,
  media: IncomingMedia,
  limit: number,
): Promise<Result<AsyncIterable<Uint8Array>, DeliveryError>> {
  if ((media.size ?? 0) > limit) return err(fileTooLarge(limit));
  const ref = readMediaRef(media.ref);
  const address = ref && addressOf(deps, ref);
  if (!ref || !address) return err({ code: 'rejected', detail: 'The file does not lie with WhatsApp.' });
  const opened = await openAt(address, ref, limit);
  if (opened.ok) return ok(opened.value);
  if (!EXPIRED.has(opened.error.status ?? 0)) return err(opened.error.failure);
  const path = await deps.renew(ref);
  if (!path.ok) return path;
  const renewed = addressOf(deps, { ...ref, path: path.value, url: '' });
  if (!renewed)
    return err({ code: 'rejected', detail: 'The phone brought the file to no place of WhatsApp.' });
  const again = await openAt(renewed, ref, limit);
  return again.ok ? ok(again.value) : err(again.error.failure);
}

/** WhatsApp's hosts, and those of another server that the operator chose to connect to. */
export function trustsMediaHost(socketUrl: string): (address: URL) => boolean {
  const chosen = new URL(socketUrl).hostname;
  const isWhatsApp = /(?:^|\.)whatsapp\.(?:net|com)$/;
  return ({ protocol, hostname }) =>
    isWhatsApp.test(chosen) ? protocol === 'https:' && isWhatsApp.test(hostname) : hostname === chosen;
}

function addressOf(deps: DownloadDeps, { url, path }: MediaRef): string | undefined {
  const candidates = [url, path?.startsWith('/') ? `https://${deps.mediaHost()}${path}` : undefined];
  return candidates.find((one) => one && URL.canParse(one) && deps.trusts(new URL(one)));
}

async function openAt(address: string, ref: MediaRef, limit: number) {
  const opened = await openHttpFile({
    address,
    headers: { Origin: 'https://web.whatsapp.com' },
    from: 'WhatsApp',
    redirect: 'manual',
    limit: limit + OVERHEAD,
    // Addresses carry signatures.
    redact: (words) => words.replaceAll(/https?:\S+/g, '<address>'),
  });
  return opened.ok ? ok(decrypted(opened.value, ref, limit)) : opened;
}

/** The plain bytes of an encrypted file: AES-256-CBC with a MAC behind it, keys derived from the message's. */
async function* decrypted(
  sealed: AsyncIterable<Uint8Array>,
  { type, key, hash, sealedHash }: MediaRef,
  limit: number,
): AsyncGenerator<Uint8Array> {
  const info = `WhatsApp ${KEY_NAMES[type]} Keys`;
  const keys = Buffer.from(hkdfSync('sha256', Buffer.from(key, 'base64'), '', info, 112));
  const iv = keys.subarray(0, 16);
  const aes = createDecipheriv('aes-256-cbc', keys.subarray(16, 48), iv);
  const mac = createHmac('sha256', keys.subarray(48, 80)).update(iv);
  const hashes = { plain: createHash('sha256'), sealed: createHash('sha256') };
  let size = 0;
  const counted = (bytes: Buffer): Buffer => {
    size += bytes.length;
    if (size > limit) throw new Error(`The file is larger than ${limit} bytes.`);
    hashes.plain.update(bytes);
    return bytes;
  };
  let held: Buffer = Buffer.alloc(0);
  for await (const chunk of sealed) {
    hashes.sealed.update(chunk);
    held = Buffer.concat([held, chunk]);
    const ready = held.subarray(0, Math.max(0, held.length - MAC_SIZE));
    held = held.subarray(ready.length);
    mac.update(ready);
    const plain = counted(aes.update(ready));
    if (plain.length > 0) yield plain;
  }
  const expected = mac.digest().subarray(0, MAC_SIZE);
  if (held.length !== MAC_SIZE || !timingSafeEqual(held, expected)) throw new Error('The file was altered.');
  const last = counted(aes.final());
  const isStated = (stated: string | undefined, found: Buffer) =>
    stated === undefined || stated === found.toString('base64');
  if (!isStated(sealedHash, hashes.sealed.digest()) || !isStated(hash, hashes.plain.digest()))
    throw new Error('The file is not the one that was sent.');
  if (last.length > 0) yield last;
}
