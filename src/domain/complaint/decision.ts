import type { Temporal } from 'temporal-polyfill';
import type { Actor } from '../access.ts';
import type { Agency } from '../agency.ts';
import type { Calendar } from '../calendar/calendar.ts';
import type { Notice, Recipient } from '../notice.ts';
import type { Result } from '../result.ts';
import type { Profile } from '../sop/profile.ts';
import type { Complaint } from './complaint.ts';
import type { ComplaintEvent } from './event.ts';
import type { Refusal } from './refusal.ts';

/** Something to be told; the recipient becomes chats, and the notice words, outside the domain. */
export type Effect = { readonly to: Recipient; readonly notice: Notice };

export type Decision = {
  readonly events: readonly ComplaintEvent[];
  readonly effects: readonly Effect[];
  /** What it means for the context's other report. */
  readonly onOther?: Omit<Decision, 'onOther'>;
};

/** What a decision may look at besides the complaint and its arguments. */
export type DecisionContext = {
  readonly now: Temporal.Instant;
  readonly actor: Actor;
  /** The profile under which this complaint began. */
  readonly profile: Profile;
  readonly calendar: Calendar;
  readonly agency: Agency;
  /** The other report of a merging or parting, or the one that a duplicate follows. */
  readonly other?: { readonly complaint: Complaint; readonly profile: Profile };
  /** The officers in service of the rooms inside offices, for a command that may name one. */
  readonly officers?: readonly NamedOfficer[];
};

export type NamedOfficer = { readonly id: string; readonly name: string; readonly unitId: string };

/** Under what rules a complaint stands: the agency as it is now, the procedure under which it began. */
export type Rulebook = Pick<DecisionContext, 'agency' | 'profile'>;

/** The pure heart of every command, job and citizen's act on a complaint. */
export type Decide<Args> = (
  complaint: Complaint,
  args: Args,
  context: DecisionContext,
) => Result<Decision, Refusal>;
