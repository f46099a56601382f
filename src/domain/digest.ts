import type { Instant } from './instant.ts';
import type { Step } from './sop/profile.ts';

/** What awaits an officer: theirs and what nobody of the unit has taken yet. */
export type OfficerDigest = Awaiting & {
  readonly officerId: string;
  /** What colleagues have taken who are away and whose deputy the officer is. */
  readonly standsInFor: readonly (Awaiting & { readonly officerId: string })[];
};

/** What awaits an officer without a date that is near, each with a list of its own. */
export const undated = ['waiting', 'unclaimed', 'returned'] as const;
export type Undated = (typeof undated)[number];

/** Counts of open reports, and the first of them. */
export type Awaiting = {
  readonly late: number;
  readonly dueToday: number;
  readonly dueSoon: number;
  /** The reporter was asked. */
  readonly waiting: number;
  readonly unclaimed: number;
  readonly returned: number;
  /** The first of those that are late or due, oldest deadline first. */
  readonly lines: readonly {
    readonly complaintId: string;
    readonly number: string;
    readonly version: number;
    readonly categoryId: string | null;
    readonly dueAt: Instant;
    readonly step: Step;
  }[];
};
