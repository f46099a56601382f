import type { Temporal } from 'temporal-polyfill';

/** Why a day does not count. */
export type DayOff =
  | { readonly kind: 'weekend' }
  | { readonly kind: 'national' | 'jointLeave'; readonly name: string };

/** The agency's working days. Built by `createCalendar`; a year without a list is an error, never a guess. */
export type Calendar = {
  readonly timeZone: string;
  /** First and last year with a decreed list. */
  readonly years: readonly [number, number];
  /** The reason a day is off, or `undefined` for a working day. */
  dayOff(day: Temporal.PlainDate): DayOff | undefined;
};
