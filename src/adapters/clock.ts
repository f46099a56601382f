import { Temporal } from 'temporal-polyfill';
import type { Clock } from '../ports/clock.ts';

/** The machine's time in whole milliseconds, which every database and channel keeps without loss. */
export const systemClock: Clock = { now: () => Temporal.Instant.fromEpochMilliseconds(Date.now()) };
