import { createCipheriv, createDecipheriv, type KeyObject, randomFillSync } from 'node:crypto';
import type { Sealer } from '../ports/vault.ts';

const VERSION = 1;
const NONCE = 12;
const HEAD = 1 + NONCE;
const TAG = 16;
const gcm = { authTagLength: TAG } as const;

// A random prefix and a counter: no nonce repeats within a process, and two processes collide only if they draw the
// same 8 bytes. Purely random nonces would come too near GCM's limit of 2^32 a key at the rate of a busy service.
const nonce = Buffer.alloc(NONCE);
let counter = 0xffff_ffff;

function nextNonce(): Buffer {
  if (counter === 0xffff_ffff) {
    randomFillSync(nonce, 0, 8);
    counter = 0;
  } else {
    counter += 1;
  }
  nonce.writeUInt32BE(counter, 8);
  return nonce;
}

const shortAad = Buffer.alloc(256);

/** What is authenticated beside the text: mostly a short id, for which no buffer is made. */
function aadBytes(aad: string): Buffer {
  // A character has at most three bytes.
  if (aad.length * 3 > shortAad.length) return Buffer.from(aad);
  return shortAad.subarray(0, shortAad.write(aad));
}

/**
 * Encrypts with AES-256-GCM: one byte version, 12 bytes nonce, ciphertext, 16 bytes tag. A string is taken as UTF-8.
 * `aad` is bound but not stored. On the path of every turn: about 5 µs for half a kilobyte, nearly all of it Node's.
 */
export function encrypt(key: KeyObject, plain: string | Uint8Array, aad: string): Buffer {
  const iv = nextNonce();
  const cipher = createCipheriv('aes-256-gcm', key, iv, gcm);
  cipher.setAAD(aadBytes(aad));
  const body = typeof plain === 'string' ? cipher.update(plain, 'utf8') : cipher.update(plain);
  // GCM is a stream mode: final() computes the tag and gives no bytes.
  cipher.final();
  const end = HEAD + body.length;
  const sealed = Buffer.allocUnsafe(end + TAG);
  sealed[0] = VERSION;
  sealed.set(iv, 1);
  sealed.set(body, HEAD);
  sealed.set(cipher.getAuthTag(), end);
  return sealed;
}

/** The inverse of `encrypt`; throws if the bytes were altered, cut, moved (another `aad`) or are of another key. */
export function decrypt(key: KeyObject, sealed: Uint8Array, aad: string): Buffer {
  if (sealed.length < HEAD + TAG || sealed[0] !== VERSION) {
    throw new Error('These sealed bytes are cut off or of an unknown format.');
  }
  const end = sealed.length - TAG;
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, HEAD), gcm);
  decipher.setAAD(aadBytes(aad));
  decipher.setAuthTag(sealed.subarray(end));
  const plain = decipher.update(sealed.subarray(HEAD, end));
  try {
    decipher.final();
  } catch (cause) {
    throw new Error('These sealed bytes were altered or moved, or are of another key.', { cause });
  }
  return plain;
}

/** Seals JSON values with one key. `undefined` is sealed as `null`. */
export function createSealer(key: KeyObject): Sealer {
  return {
    seal: (value, aad) => encrypt(key, JSON.stringify(value) ?? 'null', aad),
    sealText: (json, aad) => encrypt(key, json, aad),
    open: <T>(sealed: Uint8Array, aad: string) => JSON.parse(decrypt(key, sealed, aad).toString('utf8')) as T,
  };
}
