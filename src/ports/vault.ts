/**
 * Encryption at rest: AES-256-GCM. Data keys are random and wrapped by the master key (`SAHUT_KEY`), so the master
 * can be rotated by wrapping again. `seal` and `open` bind `aad` (what the bytes are), so a ciphertext moved to
 * another row does not open.
 */
export type Sealer = {
  /** JSON-serialisable value to ciphertext. */
  seal(value: unknown, aad: string): Buffer;
  /** The same for a value that is JSON text already. */
  sealText(json: string, aad: string): Buffer;
  /** The inverse; throws if the bytes were altered, moved, or sealed with another key. */
  open<T>(sealed: Uint8Array, aad: string): T;
};

/** The deployment's keys, loaded once at start. */
export type Keyring = {
  /** Drafts, outbox payloads, addresses, officers' names. */
  readonly payload: Sealer;
  /** A new person's key, wrapped for the database. */
  newPersonKey(): { readonly sealer: Sealer; readonly wrapped: Buffer };
  /** Opens a person's wrapped key. */
  personSealer(wrapped: Uint8Array): Sealer;
  /** Keyed hash (HMAC-SHA-256, 16 bytes, base64url: 22 characters), to find an address without storing it plainly. */
  hash(
    purpose:
      | 'conversation'
      | 'invite'
      | 'join'
      | 'follow'
      | 'session'
      | 'apiKey'
      | 'throttle'
      | 'whatsapp'
      | 'likeness',
    value: string,
  ): string;
};
