import type { Instant } from './instant.ts';
import { citizenNotices, type ReporterNotice, type SupporterNotice } from './notice/citizen.ts';
import { type OfficerNotice, officerNotices } from './notice/officer.ts';

/** To whom something is said. `unit`: every officer of it, except the one who caused it. */
export type Recipient =
  | { readonly kind: 'reporter'; readonly personId: string }
  | { readonly kind: 'unit'; readonly unitId: string; readonly exceptOfficerId?: string }
  | { readonly kind: 'officer'; readonly officerId: string }
  /** Whoever joined the report ("saya juga"). */
  | { readonly kind: 'supporters'; readonly complaintId: string };

/** What became of news in a person's chat; `at` is when that was. */
export type Informed =
  | { readonly how: 'sent' | 'delivered' | 'read'; readonly at: Instant }
  /** `windowClosed` and `blocked` wait until the person writes. */
  | { readonly how: 'failed'; readonly error: string };

/** How long a limit is, for "(3 hari kerja)". */
export type Span = { readonly amount: number; readonly unit: 'workingDay' | 'calendarDay' | 'officeMinute' };

/**
 * News about a complaint, as data: delivery turns it into words in the recipient's language when it is sent.
 * Units are named by `unitName`; officers' names never go to citizens. `complaintId` and `version` let a reply or a
 * button act on what the notice was about.
 */
export type Notice = {
  readonly complaintId: string;
  readonly number: string;
  readonly version: number;
  /** To a deputy: the first name of the officer who is away and would have had it. */
  readonly forName?: string;
} & (ReporterNotice | SupporterNotice | OfficerNotice);

/** All kinds of news. */
export const noticeKinds: ReadonlySet<string> = new Set([...citizenNotices, ...officerNotices]);
