import type { Temporal } from 'temporal-polyfill';

/** Time as a dependency, so that every rule can be run for any instant. */
export type Clock = { now(): Temporal.Instant };
