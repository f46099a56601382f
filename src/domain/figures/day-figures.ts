import type { Calendar } from '../calendar/calendar.ts';
import { msOfInstant } from '../calendar/epoch-day.ts';
import { localDay, startOfDayMs } from '../calendar/local-time.ts';
import { workingDaysAfter } from '../calendar/working-days.ts';
import { type Complaint, endedStatuses } from '../complaint/complaint.ts';
import type { Recorded } from '../complaint/event.ts';
import { begin, evolve } from '../complaint/evolve.ts';
import type { Day } from '../instant.ts';

/** What happened: sums over days are of a period. `daysTo…` are sums of working days, for averages. */
export const flowNames = [
  'received',
  /** Came into the queue of the unit, new, handed on or returned. */
  'arrived',
  'responded',
  'answered',
  'reopened',
  'archived',
  'forwarded',
  'closed',
  /** Limits that passed unmet. */
  'missed',
  'daysToResponse',
  'daysToAnswer',
] as const;

/** What stands: of a day by how much it grew, so that the sum of all days until one is how it stood at that day's end. */
export const stockNames = ['open', 'notYetResponded', 'notYetSettled'] as const;

type Name = (typeof flowNames)[number] | (typeof stockNames)[number];
export type DayCounts = Readonly<Record<Name, number>>;

/**
 * One day's figures of the reports that one unit had, of one category. Derived from the trail alone, so that they can be
 * made again for any day, and a day's do not depend on another's.
 */
export type DayFigures = DayCounts & { readonly unitId: string; readonly categoryId: string | null };

/** A report's history, from its first event on. What is personal in it is not looked at. */
export type History = { readonly complaintId: string; readonly events: readonly Recorded[] };

const countNames: readonly Name[] = [...flowNames, ...stockNames];
const nothing = Object.fromEntries(countNames.map((name) => [name, 0])) as DayCounts;

export type Daybook = {
  /** Counts what happened to one report on the day. */
  readonly add: (history: History) => void;
  readonly figures: () => readonly DayFigures[];
};

/** The figures of `day` (a local day), out of the histories of every report to which something happened then. */
export function daybook(day: number, calendar: Calendar): Daybook {
  const [start, end] = [startOfDayMs(calendar, day), startOfDayMs(calendar, day + 1)];
  const cells = new Map<string, Record<Name, number> & Pick<DayFigures, 'unitId' | 'categoryId'>>();
  const count = ({ ownerUnitId, categoryId }: Complaint, counts: Partial<DayCounts>, times = 1) => {
    const key = `${ownerUnitId} ${categoryId ?? ''}`;
    const cell = cells.get(key) ?? { ...nothing, unitId: ownerUnitId, categoryId };
    for (const name of countNames) cell[name] += (counts[name] ?? 0) * times;
    cells.set(key, cell);
  };
  return {
    add({ complaintId, events }) {
      let before: Complaint | undefined;
      for (const recorded of events) {
        const after: Complaint = before ? evolve(before, recorded) : begin(recorded, complaintId);
        const at = msOfInstant(recorded.at);
        if (at >= start && at < end) {
          count(after, flowsOf(before, after, recorded, calendar));
          count(after, standingOf(after));
          if (before) count(before, standingOf(before), -1);
        }
        before = after;
      }
    },
    figures: () => [...cells.values()].filter((cell) => countNames.some((name) => cell[name] !== 0)),
  };
}

/**
 * How one report stands, as ones and zeros. One that follows another stands for nothing of its own: it is answered with
 * the other.
 */
function standingOf({
  status,
  respondedAt,
  answeredAt,
}: Complaint): Pick<DayCounts, (typeof stockNames)[number]> {
  const isOver = status === 'archived' || status === 'forwarded' || status === 'merged';
  return {
    open: Number(!endedStatuses.includes(status) && status !== 'merged'),
    notYetResponded: Number(respondedAt === undefined && answeredAt === undefined && !isOver),
    notYetSettled: Number(answeredAt === undefined && !isOver),
  };
}

function flowsOf(
  before: Complaint | undefined,
  after: Complaint,
  { event, at }: Recorded,
  calendar: Calendar,
): Partial<DayCounts> {
  const used = (): number => {
    const [first, last] = [after.receivedAt, at].map((one) => localDay(calendar, msOfInstant(one)));
    return workingDaysAfter(calendar, first ?? 0, last ?? 0);
  };
  const isFirstWord = before?.respondedAt === undefined && after.respondedAt !== undefined;
  return {
    ...(before === undefined && { received: 1 }),
    ...(before?.ownerUnitId !== after.ownerUnitId && { arrived: 1 }),
    ...(isFirstWord && { responded: 1, daysToResponse: used() }),
    ...(event.type === 'answered' && { answered: 1, daysToAnswer: used() }),
    ...(event.type === 'reopened' && { reopened: 1 }),
    ...(event.type === 'archived' && { archived: 1 }),
    ...(event.type === 'forwarded' && { forwarded: 1 }),
    ...(event.type === 'closed' && { closed: 1 }),
    ...(event.type === 'limitBreached' && { missed: 1 }),
  };
}

/** What the days of a period come to, with what stood at the end of the last. */
export type PeriodFigures = DayCounts & { readonly from: Day; readonly to: Day };
