import type { Hash } from 'node:crypto';
import { z } from 'zod';

/**
 * One format for both databases: lines of JSON. First what it is; then of each table a line that names it and its
 * columns, a line a row (values in Postgres' text form, in the order of the columns) and a line a sequence; last, what
 * must have arrived. The text form keeps every digit, and is read by every version.
 */
export const headerLine = z.object({
  format: z.literal('sahut-backup'),
  version: z.literal(1),
  /** See `schemaVersion`. */
  schema: z.string(),
  createdAt: z.string(),
});
export const tableLine = z.object({ table: z.string(), columns: z.array(z.string()) });
export const rowLine = z.array(z.string().nullable());
/** The greatest number that was given out for a column, also when its row is gone. */
export const sequenceLine = z.object({ sequence: z.object({ column: z.string(), last: z.string() }) });
/** `sha256` is of all lines before it, each with its line end. */
export const footerLine = z.object({ rows: z.record(z.string(), z.number()), sha256: z.string() });

export type Header = z.infer<typeof headerLine>;

/** How many rows of each table. */
export type BackupSummary = Readonly<Record<string, number>>;

/** A backup that cannot be restored here; the message says why and what to do. */
export class BackupRefused extends Error {
  override readonly name = 'BackupRefused';
}

export function addLine(hash: Hash, line: string): void {
  hash.update(line).update('\n');
}
