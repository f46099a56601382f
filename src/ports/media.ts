import type { MediaKind } from '../domain/message.ts';
import type { Result } from '../domain/result.ts';

/** What is known of a stored file; `mimeType` is sniffed from its bytes, never believed. */
export type StoredMedia = {
  readonly mediaId: string;
  readonly kind: MediaKind;
  readonly mimeType: string;
  readonly size: number;
  readonly fileName: string;
};

/** Bytes `first` to `last`, both included, counted from 0. */
export type BytePart = { readonly first: number; readonly last: number };

export type MediaRefusal =
  | { readonly code: 'tooLarge'; readonly limit: number }
  | { readonly code: 'wrongType'; readonly found: string };

/** Bytes at rest: encrypted files named by a keyed content hash. Streams; never holds a whole file in memory. */
export type MediaVault = {
  /** Encrypts and stores a stream; the key is random, returned to be sealed in the database with the row. */
  put(
    bytes: AsyncIterable<Uint8Array>,
    limit: number,
  ): Promise<Result<{ hash: string; key: Uint8Array; size: number; mimeType: string }, MediaRefusal>>;
  /** Opens the plain bytes, all or a part; throws if the file is missing or was altered where it is read. */
  open(hash: string, key: Uint8Array, part?: BytePart): AsyncIterable<Uint8Array>;
  remove(hash: string): Promise<void>;
};

/** How channels read attachments to show them. `undefined`: not stored yet, refused, or erased. */
export type MediaReader = {
  find(
    mediaId: string,
  ): Promise<{ media: StoredMedia; open(part?: BytePart): AsyncIterable<Uint8Array> } | undefined>;
};
