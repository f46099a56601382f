import type { OfficerDigest } from '../domain/digest.ts';
import type { Day, Instant } from '../domain/instant.ts';

/** The daily digests, each once an officer and day whatever the job does. */
export type DigestStore = {
  /**
   * Officers of these units, enrolled before `enrolledBefore`, whose digest of the day is not claimed; by id. Who is away
   * at `at` has none: it stands in the deputy's.
   */
  open(
    day: Day,
    unitIds: readonly string[],
    enrolledBefore: Instant,
    after: string,
    limit: number,
    at: Instant,
  ): Promise<readonly string[]>;
  /** Marks them as had, until the transaction's end for it alone; those of them that nobody else had. */
  claim(day: Day, officerIds: readonly string[], at: Instant): Promise<readonly string[]>;
  /** What awaits each, in one statement; who has nothing is left out. Instants: now, the ends of today and of "soon". */
  read(
    officerIds: readonly string[],
    now: Instant,
    dayEnd: Instant,
    soonEnd: Instant,
    lines: number,
  ): Promise<readonly OfficerDigest[]>;
};
