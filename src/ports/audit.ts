import type { Actor } from '../domain/access.ts';
import type { Instant } from '../domain/instant.ts';

/** Events about officers and the agency (enrolled, revoked, muted …), in the same hash-chained trail. */
export type AuditStore = {
  append(
    streamId: string,
    actor: Actor,
    type: string,
    data: Record<string, unknown>,
    at: Instant,
  ): Promise<void>;
  /** Hashes the heads of all streams changed since the last anchor into today's. */
  anchor(day: string, at: Instant): Promise<{ streams: number }>;
  /** Walks every chain and anchor; the first fault of each broken stream. */
  verify(): Promise<{
    streams: number;
    events: number;
    faults: readonly { streamId: string; version: number; fault: string }[];
  }>;
};
