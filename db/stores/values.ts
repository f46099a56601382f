import { instantText } from '../../src/domain/calendar/epoch-day.ts';
import type { Instant } from '../../src/domain/instant.ts';
import type { Cursor } from '../../src/ports/page.ts';

/** An instant for the database. Kept to the millisecond: what comes back is what went in, and cursors are exact. */
export function stamp(at: Instant): string {
  // What is at rest already needs no reading; a sweep writes a hundred thousand.
  if (at.length === 20 && at.endsWith('Z')) return `${at.slice(0, 19)}.000Z`;
  return new Date(at).toISOString();
}

/** An instant from the database, in the form in which `Temporal.Instant.toString()` writes it. */
export function toInstant(at: string | Date): Instant {
  if (typeof at === 'string' && at.length === 24 && at.endsWith('.000Z')) return `${at.slice(0, 19)}Z`;
  return instantText(new Date(at).getTime());
}

/** As `toInstant`; null stays null. */
export function toInstantOrNull(at: string | Date | null): Instant | null {
  return at === null ? null : toInstant(at);
}

/** A place in a list ordered by time and id; `null` sorts after every time. Short: it travels in buttons. */
export function toCursor(at: Instant | null, id: string): Cursor {
  const time = at === null ? '~' : new Date(at).getTime().toString(36);
  return Buffer.from(`${time}.${id}`).toString('base64url');
}

/** The place that a cursor names; one that cannot be read names the start, as a cut-off button would. */
export function fromCursor(cursor: Cursor | undefined): { at: string | null; id: string } | undefined {
  if (cursor === undefined) return undefined;
  const [, time, id] =
    /^(~|-?[0-9a-z]{1,11})\.(.+)$/s.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (time === undefined || id === undefined || id.includes('\0')) return undefined;
  if (time === '~') return { at: null, id };
  const date = new Date(Number.parseInt(time, 36));
  return Number.isNaN(date.getTime()) ? undefined : { at: date.toISOString(), id };
}

/** `rows` holds one more than `limit` if there is another page. */
export function toPage<Row, Shown>(
  rows: readonly Row[],
  limit: number,
  show: (row: Row) => Shown,
  cursorOf: (row: Row) => Cursor,
): { readonly rows: readonly Shown[]; readonly next?: Cursor } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    rows: shown.map(show),
    ...(rows.length > limit && last !== undefined ? { next: cursorOf(last) } : {}),
  };
}

/** Bytes as both drivers give them, as a Buffer over the same memory. */
export function toBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
