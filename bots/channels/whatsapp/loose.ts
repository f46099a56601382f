/** Reading what others sent, as decoded from protobuf: fields may be missing, null, or of another kind than expected. */

export type Loose = Readonly<Record<string, unknown>>;

export const isRecord = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);

/** A text that says something. */
export const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

/** A finite number, also from protobuf's 64-bit integers in two halves. */
export function numberOf(value: unknown): number | undefined {
  const plain =
    isRecord(value) && typeof value.low === 'number' && typeof value.high === 'number'
      ? value.high * 2 ** 32 + (value.low >>> 0)
      : value;
  return typeof plain === 'number' && Number.isFinite(plain) ? plain : undefined;
}

/** Bytes as base64. */
export const bytesOf = (value: unknown): string | undefined =>
  value instanceof Uint8Array && value.length > 0 ? Buffer.from(value).toString('base64') : undefined;

/** The object without what is undefined in it. */
export function known<T extends object>(
  fields: {
    [Key in keyof T]: T[Key] | undefined;
  },
): T {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as T;
}
