/** An instant at rest: ISO 8601 in UTC, as `Temporal.Instant.toString()` writes it. */
export type Instant = string;

/** A calendar day at rest: `2026-11-23`. */
export type Day = string;
