import type { Instant } from '../domain/instant.ts';
import type { Point } from '../domain/message.ts';

/** A report that is about to be sent, as far as it can be compared. */
export type SimilarQuery = {
  readonly text: string;
  readonly placeWords?: string;
  readonly point?: Point;
  readonly categoryId: string | null;
  /** Received since then. */
  readonly since: Instant;
  /** How far away it may be; at most 2,000. */
  readonly meters: number;
};

/** Who joined which report ("saya juga"), and the public reports that may be joined. */
export type SupportStore = {
  /**
   * Ids of public reports that seem to say the same at the same place, the likeliest first, at most five. Places are
   * compared by their words, or by cells of a grid that cover `meters` and somewhat more.
   */
  similar(query: SimilarQuery): Promise<readonly string[]>;
  /** `false`: that person, or one of these, had joined before. */
  join(complaintId: string, personId: string, circle: readonly string[], at: Instant): Promise<boolean>;
  /** Ids of the reports that these people joined, the newest first, at most ten. */
  followed(personIds: readonly string[]): Promise<readonly string[]>;
  /** `false`: none of these people had joined. */
  leave(complaintId: string, personIds: readonly string[]): Promise<boolean>;
};
