import { isRecord } from './loose.ts';

/** How WhatsApp derives a file's keys, and what it is asked for again as. */
export type MediaType = 'image' | 'video' | 'audio' | 'document';

/**
 * Everything that opens a file which somebody sent: where it lies, the key that its sender made for it, its hashes, and
 * the message it came in, by which it is asked for again once WhatsApp has deleted it. A secret; sealed with its row.
 */
export type MediaRef = {
  readonly type: MediaType;
  /** Base64, 32 bytes. */
  readonly key: string;
  readonly url?: string;
  readonly path?: string;
  /** Base64 SHA-256 of the plain bytes, and of the encrypted ones with their MAC. */
  readonly hash?: string;
  readonly sealedHash?: string;
  readonly chat: string;
  readonly messageId: string;
};

export const writeMediaRef = (ref: MediaRef): string => JSON.stringify(ref);

/** The inverse of `writeMediaRef`; `undefined` for something else. */
export function readMediaRef(ref: string): MediaRef | undefined {
  try {
    const read: unknown = JSON.parse(ref);
    const isRef = isRecord(read) && typeof read.key === 'string' && typeof read.messageId === 'string';
    return isRef ? (read as MediaRef) : undefined;
  } catch {
    return undefined;
  }
}
