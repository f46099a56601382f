/**
 * Reports that came outside this service and were entered by an officer (BUP VI.B.1.a.12, b.14; TLA): a letter, a visit, a
 * call. Pure.
 */
import type { OfficerActor } from '../access.ts';
import type { Agency } from '../agency.ts';
import type { Calendar } from '../calendar/calendar.ts';
import { dayText, type EpochDay, epochDayOfText, msOfInstant } from '../calendar/epoch-day.ts';
import { localDay, startOfDayMs } from '../calendar/local-time.ts';
import type { Day, Instant } from '../instant.ts';
import { runClock } from '../sop/counting.ts';
import { defaultOfficeHours, type IntakeLimit, type Profile } from '../sop/profile.ts';
import { presentUnit } from '../unit-tree.ts';
import type { Complaint } from './complaint.ts';

/** The ways a report comes that no channel of ours sees. */
export const entrySources = ['letter', 'counter', 'call', 'sms', 'socialMedia', 'otherApplication'] as const;
export type EntrySource = (typeof entrySources)[number];

/** How a report came, and who entered it. */
export type Entry = {
  readonly source: EntrySource;
  /** When it reached the agency (TLA 1). */
  readonly arrivedOn: Day;
  /** When the liaison officer got it from who received it (TLA 3), where the procedure has clocks for that. */
  readonly handedOn?: Day;
  readonly officerId: string;
  /** Whose officer that is: the unit watches the report until it is disposed (TLA 5). */
  readonly unitId: string;
  /** When its reporter first followed it in a chat; absent: they hear of nothing here. */
  readonly followedAt?: Instant;
};

/** Whether the unit that entered it still watches it: nobody has handed it down, given it back or answered it yet. */
export const isWatchedByEnterer = ({ entry, ownerUnitId, handedDownBy, returnedAt }: Complaint): boolean =>
  entry !== undefined &&
  entry.unitId !== ownerUnitId &&
  handedDownBy === undefined &&
  returnedAt === undefined;

/** Who is told what concerns the unit that entered it: that unit, or whoever has its work since it was closed. */
export const entererOf = ({ unitId }: Pick<Entry, 'unitId'>, agency: Agency): string =>
  presentUnit(agency, unitId)?.id ?? unitId;

/**
 * Whether this officer speaks with the reporter outside this service: one of the unit that entered it (or has its
 * work) or has the report, or an admin, until the reporter follows it in a chat. Other units with a copy do not.
 */
export const speaksWithReporter = (
  { entry, ownerUnitId }: Pick<Complaint, 'entry' | 'ownerUnitId'>,
  { role, unitId }: OfficerActor,
  agency: Agency,
): boolean =>
  entry !== undefined &&
  entry.followedAt === undefined &&
  (role === 'admin' || unitId === entererOf(entry, agency) || unitId === ownerUnitId);

/** How this report came into the service, if an officer entered it and its procedure has clocks for that; else empty. */
export function intakeOf(
  { entry, receivedAt }: Pick<Complaint, 'entry' | 'receivedAt'>,
  profile: Pick<Profile, 'intake'>,
  calendar: Calendar,
): readonly IntakeStretch[] {
  const enteredOn = dayText(localDay(calendar, msOfInstant(receivedAt)));
  return entry ? intakeStretches(entry, enteredOn, profile, calendar) : [];
}

/** One stretch of the way into the service, what it was to take and how long it took. */
export type IntakeStretch = {
  /** The articles, e.g. `TLA 2-3`. */
  readonly source: string;
  /** The last day on which it was in time. */
  readonly by: Day;
  /** When it was done. */
  readonly on: Day;
  readonly late: boolean;
};

/**
 * Whether a report came into the service in time (TLA 2-4): verified and handed to the liaison in the days after its
 * arrival, entered in those after that. What happens on paper has no moment of its own here: verifying and handing
 * over are one stretch, to the day on which the liaison had it. Empty where the procedure has no such clocks.
 */
export function intakeStretches(
  { arrivedOn, handedOn }: Pick<Entry, 'arrivedOn' | 'handedOn'>,
  enteredOn: Day,
  { intake }: Pick<Profile, 'intake'>,
  calendar: Calendar,
): readonly IntakeStretch[] {
  if (!intake) return [];
  const { verification, handOver, entry } = intake;
  const handed = handedOn ?? enteredOn;
  return [
    stretch([verification, handOver], arrivedOn, handed, calendar),
    stretch([entry], handed, enteredOn, calendar),
  ];
}

function stretch(limits: readonly IntakeLimit[], from: Day, on: Day, calendar: Calendar): IntakeStretch {
  const by = limits.reduce((day, limit) => dayAfter(day, limit, calendar), dayNumber(from));
  const [first, last = first] = limits.map(({ source }) => source);
  return {
    source: last === first ? `${first}` : `${first}, ${last}`,
    by: dayText(by),
    on,
    late: dayNumber(on) > by,
  };
}

const dayAfter = (day: EpochDay, limit: IntakeLimit, calendar: Calendar): EpochDay =>
  runClock(calendar, limit, startOfDayMs(calendar, day), [], defaultOfficeHours).dueDay;

function dayNumber(day: Day): EpochDay {
  const number = epochDayOfText(day);
  if (number === undefined) throw new Error(`"${day}" is no day.`);
  return number;
}
