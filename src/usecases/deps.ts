import type { Agency } from '../domain/agency.ts';
import type { Calendar } from '../domain/calendar/calendar.ts';
import type { SimilarRules } from '../domain/complaint/support.ts';
import type { Profile } from '../domain/sop/profile.ts';

/** What every use case may ask for besides its stores: the agency, its days, its procedures, fresh ids. */
export type UseCaseDeps = {
  readonly agency: () => Agency;
  readonly calendar: () => Calendar;
  /** The profile under which new complaints begin. */
  readonly profile: () => Profile;
  /** The profile under which an old one began; throws if this deployment does not have it. */
  readonly profileOf: (ref: { readonly id: string; readonly version: number }) => Profile;
  /** Unguessable and unique: 12 characters of A-Za-z0-9_-. */
  readonly newId: () => string;
  readonly randomBytes: (count: number) => Uint8Array;
  /** What is near and recent enough to be joined instead of reported again; absent: our own rules. */
  readonly similar?: SimilarRules;
};
