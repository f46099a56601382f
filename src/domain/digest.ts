import type { Instant } from './complaint/complaint.ts';

/** What awaits an officer: theirs and what nobody of the unit has taken yet. */
export type OfficerDigest = {
  readonly officerId: string;
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
    readonly dueAt: Instant;
  }[];
};
