import type { Agency } from '../domain/agency.ts';
import type { UnitsInUse } from '../domain/agency-change.ts';

/** The agency's units and categories. */
export type AgencyStore = {
  load(): Promise<Agency | undefined>;
  /** Replaces units and categories; a unit that owns complaints is never removed. */
  save(agency: Agency): Promise<void>;
  /** Units that own complaints or copies, or have officers, invites or keys. */
  use(): Promise<UnitsInUse>;
  /** Officers in service go on working in another unit. */
  moveOfficers(fromUnitId: string, toUnitId: string): Promise<void>;
  /** Up to `limit` categories whose keywords match the text by Indonesian text search, best first. */
  suggest(text: string, limit: number, exceptUnitIds: readonly string[]): Promise<readonly string[]>;
};
