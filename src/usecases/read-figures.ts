import type { Temporal } from 'temporal-polyfill';
import { type OfficerActor, unitIdsFor } from '../domain/access.ts';
import { unitById } from '../domain/agency.ts';
import type { Calendar } from '../domain/calendar/calendar.ts';
import { type EpochDay, plainDateOf } from '../domain/calendar/epoch-day.ts';
import { localDate, localDay } from '../domain/calendar/local-time.ts';
import type { PeriodFigures } from '../domain/figures/day-figures.ts';
import { type Figures, figuresOf } from '../domain/figures/figures.ts';
import { defaultStrategicRules, type MorningReport } from '../domain/figures/issues.ts';
import { type Period, whole } from '../domain/figures/period.ts';
import type { Outcome } from '../domain/outcome.ts';
import type { Stores } from '../ports/stores.ts';
import type { UseCaseDeps } from './deps.ts';
import { lastSnapshot } from './snapshot-figures.ts';

/** The figures of a period (BUP VII.B.2): an admin's or leader's are of the whole agency, a liaison's of what the unit has and those below it. */
export const readFigures =
  (deps: UseCaseDeps) =>
  async (
    stores: Pick<Stores, 'complaints' | 'dayFigures' | 'jobs'>,
    period: Period,
    officer: OfficerActor,
    now: Temporal.Instant,
  ): Promise<Extract<Outcome, { kind: 'figures' }>> => {
    const unitIds = unitIdsFor(officer, deps.agency());
    const { timeZone } = deps.calendar();
    const { from, to } = period;
    const tallies = await stores.complaints.tally({
      from,
      to,
      timeZone,
      now: now.toString(),
      ...(unitIds === undefined ? {} : { unitIds }),
    });
    const figures = figuresOf(tallies, period, deps.calendar());
    const unitName = unitIds === undefined ? undefined : unitById(deps.agency(), officer.unitId)?.name;
    const kept = await keptOf(stores, period, unitIds);
    return {
      kind: 'figures',
      figures,
      ...(unitName === undefined ? {} : { unitName }),
      ...(kept === undefined ? {} : { kept }),
    };
  };

/** What is kept of a period, once all its days are over and written. */
async function keptOf(
  stores: Pick<Stores, 'dayFigures' | 'jobs'>,
  { from, to }: Pick<Period, 'from' | 'to'>,
  unitIds?: readonly string[],
): Promise<PeriodFigures | undefined> {
  const last = await lastSnapshot(stores);
  if (last === undefined || last < to) return undefined;
  return stores.dayFigures.period({ from, to, ...(unitIds === undefined ? {} : { unitIds }) });
}

/** The last working day before today: of it the last morning report could not yet tell. */
function lastWorkingDay(calendar: Calendar, now: Temporal.Instant): EpochDay {
  let day = localDay(calendar, now.epochMilliseconds) - 1;
  while (!calendar.isWorking(day)) day -= 1;
  return day;
}

const sumOf = (
  course: Figures['course'],
  { from, to }: Pick<Period, 'from' | 'to'>,
): { received: number; answered: number } => {
  const bars = course.filter(({ on }) => on >= from && on <= to);
  return {
    received: bars.reduce((sum, { received }) => sum + received, 0),
    answered: bars.reduce((sum, { answered }) => sum + answered, 0),
  };
};

/** Reports named for each issue. */
const ISSUE_REPORTS = 3;

/** The leaders' report of this morning: the month that yesterday lies in, of the whole agency, and the strategic issues. */
export const readMorningReport =
  (deps: UseCaseDeps) =>
  async (
    stores: Pick<Stores, 'complaints' | 'dayFigures' | 'jobs'>,
    now: Temporal.Instant,
  ): Promise<MorningReport> => {
    const today = localDate(deps.calendar(), now);
    const yesterday = today.subtract({ days: 1 });
    const period = whole('month', yesterday);
    const at = now.toString();
    const { from, to } = period;
    const { timeZone } = deps.calendar();
    const tallies = await stores.complaints.tally({ from, to, timeZone, now: at });
    const figures = figuresOf(tallies, period, deps.calendar());
    const rules = deps.profile().strategicIssues ?? defaultStrategicRules;
    const days = {
      from: plainDateOf(lastWorkingDay(deps.calendar(), now)).toString(),
      to: yesterday.toString(),
    };
    // Until the days are written only the month's own reports tell of them.
    const lately = (await keptOf(stores, days)) ?? sumOf(figures.course, days);
    return {
      today: today.toString(),
      lately: { from: days.from, until: days.to, received: lately.received, answered: lately.answered },
      figures,
      issues: await stores.complaints.issues({ now: at, rules, reports: ISSUE_REPORTS }),
      rules,
    };
  };
