import type { Temporal } from 'temporal-polyfill';
import type { Calendar } from '../calendar/calendar.ts';
import { dayText, type EpochDay, instantText, msOfInstant } from '../calendar/epoch-day.ts';
import { localDay } from '../calendar/local-time.ts';
import type { Complaint } from '../complaint/complaint.ts';
import type { ExplainedDay, Explanation } from '../view.ts';
import { type DayVerdict, runClock } from './counting.ts';
import { spanOf } from './deadline.ts';
import { isPaused, pausesOf } from './pauses.ts';
import { defaultOfficeHours, type Profile } from './profile.ts';
import { type RunningLimit, runningLimits } from './running.ts';

/**
 * Why each present deadline is when it is: its start, every day until it ends counted or skipped and why, the pauses
 * its clock felt, and the article. For office minutes `counted` is how many had passed when the day ended.
 */
export const explain = (
  complaint: Complaint,
  profile: Profile,
  calendar: Calendar,
  asOf: Temporal.Instant,
): readonly Explanation[] =>
  inSettlement(
    runningLimits(complaint, profile).map((running) =>
      explainOne(complaint, running, profile, calendar, asOf),
    ),
  );

/** As `withinSettlement`: the word about what hinders the answer is due with the answer at the latest. */
function inSettlement(all: readonly Explanation[]): readonly Explanation[] {
  const settlement = all.find(({ step }) => step === 'settlement');
  return all.map((one) => {
    if (one.step !== 'obstacle' || !settlement || settlement.dueOn >= one.dueOn) return one;
    const { dueOn, late } = settlement;
    return { ...one, dueOn, late, days: one.days.filter(({ day }) => day <= dueOn) };
  });
}

function explainOne(
  complaint: Complaint,
  running: RunningLimit,
  profile: Profile,
  calendar: Calendar,
  asOf: Temporal.Instant,
): Explanation {
  const { limit } = running;
  const startMs = msOfInstant(running.startsAt);
  const pauses = pausesOf(complaint, running, asOf);
  const days: ExplainedDay[] =
    limit.unit === 'officeMinute' ? [] : [{ day: dayText(localDay(calendar, startMs)), skipped: 'start' }];
  const hours = profile.officeHours ?? defaultOfficeHours;
  const count = runClock(calendar, limit, startMs, pauses, hours, (day, verdict) => {
    days.push(explainDay(calendar, day, verdict));
  });
  return {
    step: limit.step,
    source: limit.source,
    ...(limit.note !== undefined && { note: limit.note }),
    span: spanOf(limit),
    startsAt: instantText(startMs),
    days,
    pauses: running.pauses
      ? complaint.pauses.filter((pause) => pause.to === undefined || msOfInstant(pause.to) > startMs)
      : [],
    dueOn: dayText(count.dueDay),
    late: !count.provisional && count.dueMs <= asOf.epochMilliseconds,
    paused: isPaused(complaint, running),
    ...(limit.settlementClass && classChangeOf(complaint)),
    ...(count.provisional && { provisional: true }),
  };
}

function classChangeOf({ classChange, settlementClass: to }: Complaint): Pick<Explanation, 'classChange'> {
  return classChange ? { classChange: { ...classChange, to } } : {};
}

function explainDay(calendar: Calendar, day: EpochDay, verdict: DayVerdict): ExplainedDay {
  const text = dayText(day);
  if ('counted' in verdict) return { day: text, counted: verdict.counted };
  if (verdict.skipped === 'paused') return { day: text, skipped: 'paused' };
  const off = calendar.knownDayOff(day);
  return off && off.kind !== 'weekend'
    ? { day: text, skipped: off.kind, name: off.name }
    : { day: text, skipped: 'weekend' };
}
