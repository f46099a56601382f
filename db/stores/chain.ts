import { createHash } from 'node:crypto';
import type { Actor } from '../../src/domain/access.ts';
import type { Instant } from '../../src/domain/instant.ts';

/** What every chain begins with. */
export const chainStart: Buffer = Buffer.alloc(32);

/** An actor as the trail keeps it: an officer without the name, which is read from the officers and may change. */
export type StoredActor =
  | Exclude<Actor, { kind: 'officer' }>
  | Omit<Extract<Actor, { kind: 'officer' }>, 'name'>;

/** One link of a stream's chain, as it is hashed. */
export type Link = {
  readonly streamId: string;
  readonly version: number;
  readonly type: string;
  readonly at: Instant;
  readonly actor: StoredActor;
  readonly data: Readonly<Record<string, unknown>>;
  /** What is personal, as ciphertext: the chain stays valid when its key is destroyed. */
  readonly sealed: Uint8Array | null;
};

/** The actor without what must not stand in the trail. */
export function toStoredActor(actor: Actor): StoredActor {
  if (actor.kind !== 'officer') return actor;
  const { name: _name, ...stored } = actor;
  return stored;
}

/**
 * JSON with keys in order and nothing undefined: the same text for the same value, before it went into `jsonb` and
 * after it came out.
 */
const canonicalJson = (value: unknown): string => JSON.stringify(inOrder(value));

// By hand: a replacer is called for every part, and sweeps write thousands of links.
function inOrder(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(inOrder);
  const fields = value as Readonly<Record<string, unknown>>;
  const keys = Object.keys(fields);
  const ordered: Record<string, unknown> = {};
  for (const key of isSorted(keys) ? keys : keys.sort()) ordered[key] = inOrder(fields[key]);
  return ordered;
}

const isSorted = (keys: readonly string[]): boolean =>
  keys.every((key, index) => index === 0 || (keys[index - 1] ?? '') < key);

const digestOf = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();
const digestOfNothing = digestOf(new Uint8Array());

/** SHA-256 over the link before, the link's fields, and the digest of its ciphertext. 32 bytes. */
export function linkHash(previous: Uint8Array, { sealed, ...fields }: Link): Buffer {
  return createHash('sha256')
    .update(previous)
    .update(canonicalJson(fields))
    .update(sealed ? digestOf(sealed) : digestOfNothing)
    .digest();
}

/** SHA-256 over the anchor before and this one's heads. 32 bytes. */
export function anchorHash(
  previous: Uint8Array,
  anchor: { day: string; streams: number; heads: readonly (readonly [string, number, string])[] },
): Buffer {
  return createHash('sha256').update(previous).update(canonicalJson(anchor)).digest();
}

/** The setting in which the newest anchor stands a second time, so that taking it away is found. */
export const ANCHOR_HEAD = 'anchor.head';

/** That setting's text. */
export function anchorHead(day: string, hash: Uint8Array): string {
  return `${day} ${Buffer.from(hash).toString('hex')}`;
}
