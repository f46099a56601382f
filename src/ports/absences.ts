import type { Instant } from '../domain/instant.ts';

/** An absence as it is kept: from the beginning of its first local day until its last is over. */
export type StoredAbsence = {
  readonly id: string;
  readonly officerId: string;
  readonly deputyId: string | null;
  readonly from: Instant;
  readonly until: Instant;
};

/** Who is away when, and who stands in. The outbox and the digest follow it by themselves. */
export type AbsenceStore = {
  /** Of officers in service, of this unit or of all: what is not over at `at`, nor cancelled; the first to begin first. */
  ahead(at: Instant, unitId?: string): Promise<readonly StoredAbsence[]>;
  add(absence: StoredAbsence, at: Instant): Promise<void>;
  /** False: it was cancelled before, or was over. */
  cancel(id: string, at: Instant): Promise<boolean>;
  /** Of an officer who leaves: their own are void, and whom they stood in for has nobody now; the ids of those. */
  leave(officerId: string, at: Instant): Promise<readonly string[]>;
};
