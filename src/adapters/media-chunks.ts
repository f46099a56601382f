import { createCipheriv, createDecipheriv, type KeyObject } from 'node:crypto';

/**
 * A file at rest is a row of chunks, each sealed apart (AES-256-GCM), so that it can be streamed and any change is
 * found before its bytes are given out. The nonce holds the chunk's place and whether it is the last one: a chunk
 * that is moved, or a file that is cut off between two chunks, does not open. The key is random for every file,
 * so the nonces never repeat under one key.
 */
export const CHUNK = 64 * 1024;
const TAG = 16;
/** Bytes of a full chunk on disk. */
export const SEALED_CHUNK = CHUNK + TAG;
const gcm = { authTagLength: TAG } as const;
const aad = Buffer.from('sahut media 1');

function nonce(index: number, isLast: boolean): Buffer {
  const bytes = Buffer.alloc(12);
  bytes[0] = isLast ? 1 : 0;
  bytes.writeUInt32BE(index, 8);
  return bytes;
}

/** Ciphertext and tag of chunk `index`, counted from 0; only the last may be shorter than `CHUNK`, even empty. */
export function sealChunk(key: KeyObject, plain: Uint8Array, index: number, isLast: boolean): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonce(index, isLast), gcm);
  cipher.setAAD(aad);
  const body = cipher.update(plain);
  cipher.final();
  return Buffer.concat([body, cipher.getAuthTag()], body.length + TAG);
}

/** The inverse; throws if the chunk was altered, moved, or is not the last where the file ends. */
export function openChunk(key: KeyObject, sealed: Uint8Array, index: number, isLast: boolean): Buffer {
  const end = sealed.length - TAG;
  if (end < 0) throw new Error('This file was cut off.');
  const decipher = createDecipheriv('aes-256-gcm', key, nonce(index, isLast), gcm);
  decipher.setAAD(aad);
  decipher.setAuthTag(sealed.subarray(end));
  const plain = decipher.update(sealed.subarray(0, end));
  try {
    decipher.final();
  } catch (cause) {
    throw new Error('This file was altered or cut off, or the key is not its own.', { cause });
  }
  return plain;
}
