import type { Agency } from '../domain/agency.ts';
import type { UnitsInUse } from '../domain/agency-change.ts';

/** The agency's units and categories. */
export type AgencyStore = {
  load(): Promise<Agency | undefined>;
  /** Reads under a lock until the transaction ends: changes come one after the other, each on top of the last. */
  lock(): Promise<Agency | undefined>;
  /** Replaces units and categories; a unit that owns complaints is never removed. */
  save(agency: Agency): Promise<void>;
  /** Units (of these; absent: of all) that own complaints or copies, or have officers, invites or keys. */
  use(unitIds?: readonly string[]): Promise<UnitsInUse>;
  /** Officers in service go on working in another unit. */
  moveOfficers(fromUnitId: string, toUnitId: string): Promise<void>;
  /** Up to `limit` categories whose keywords match the text by Indonesian text search, best first. */
  suggest(text: string, limit: number, exceptUnitIds: readonly string[]): Promise<readonly string[]>;
};
