import type { Instant } from '../domain/instant.ts';

/** The runs of jobs, and what they clean away. */
export type JobStore = {
  /** What a job noted for itself under this key; `note` replaces it. */
  noted(key: string): Promise<string | undefined>;
  note(key: string, value: string): Promise<void>;
  started(id: string, name: string, asOf: Instant, at: Instant): Promise<void>;
  finished(id: string, at: Instant, summary: string, failed: boolean): Promise<void>;
  last(): Promise<
    readonly {
      name: string;
      asOf: Instant;
      finishedAt: Instant | null;
      summary: string | null;
      failed: boolean;
    }[]
  >;
  /**
   * Deletes what is past its keeping, at most `limit` of each kind: inbox keys that came before `keysBefore`, sealed
   * payloads of delivered messages, then their rows once the complaint has ended, old throttles, codes and job runs.
   * Channels purge what is theirs. What was parked or muted stays.
   */
  purge(before: Instant, limit: number, keysBefore?: Instant): Promise<Record<string, number>>;
};
