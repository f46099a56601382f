/** What an announcement to many people took, killed in the middle; measured by test/bench/announcement.ts. */
export type AnnouncementFigures = {
  readonly people: number;
  /** Messages a second that the channel permits, and that came in the steady state. */
  readonly permitted: number;
  readonly rate: number;
  /** Whole seconds of the steady state: without the first and last one of a run. */
  readonly seconds: number;
  /** The most messages that any second held. */
  readonly busiest: number;
  readonly refused429: number;
  /** Stored as sent when the service was killed. */
  readonly confirmed: number;
  /** Of those, who got a second copy; and of the others, whose message was under way at the kill. */
  readonly confirmedTwice: number;
  readonly underWayTwice: number;
  readonly lost: number;
};
