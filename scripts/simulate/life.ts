/** One report's life, by the service's own decisions alone: what people do, and what time does. Pure. */
import { Temporal } from 'temporal-polyfill';
import type { Actor } from '../../src/domain/access.ts';
import type { Agency } from '../../src/domain/agency.ts';
import type { Calendar } from '../../src/domain/calendar/calendar.ts';
import { plainDateOf } from '../../src/domain/calendar/epoch-day.ts';
import { localDay, startOfDayMs } from '../../src/domain/calendar/local-time.ts';
import { type Complaint, endedStatuses } from '../../src/domain/complaint/complaint.ts';
import type { Decision, DecisionContext } from '../../src/domain/complaint/decision.ts';
import { decideEntry } from '../../src/domain/complaint/enter.ts';
import { entrySources } from '../../src/domain/complaint/entry.ts';
import type { Recorded } from '../../src/domain/complaint/event.ts';
import { begin, evolve } from '../../src/domain/complaint/evolve.ts';
import { decideRating, decideReply } from '../../src/domain/complaint/reporter.ts';
import { decideSubmission, type Submission } from '../../src/domain/complaint/submit.ts';
import { decideSweep } from '../../src/domain/complaint/sweep.ts';
import type { Profile } from '../../src/domain/sop/profile.ts';
import { scheduleOf } from '../../src/domain/sop/schedule.ts';
import { openOffices } from '../../src/domain/unit-tree.ts';
import type { Chance } from './chance.ts';
import { type Act, nextDoing, officerOf } from './officers.ts';

export type World = {
  readonly agency: Agency;
  readonly profile: Profile;
  readonly calendar: Calendar;
  readonly chance: Chance;
  /** Working days that each unit's officers let pass before they act, at most. */
  readonly zeal: ReadonlyMap<string, number>;
  /** Nothing happens from here on, epoch milliseconds. */
  readonly until: number;
};

export type Life = { readonly complaint: Complaint; readonly history: readonly Recorded[] };

type Plan = { readonly at: number; readonly by: Actor; readonly act: Act };

const HOUR = 3_600_000;
const MINUTE = 60_000;
/** A report that goes round more often than this is a fault of the simulation. */
const MOST_STEPS = 400;
const sweeper: Actor = { kind: 'system', job: 'sweep' };

/** Lives one report from its submission; `seen` is told of every state, with what led to it. */
export function live(
  submission: Submission,
  at: number,
  world: World,
  seen: (life: Life, now: Temporal.Instant) => void,
): Life {
  const { agency, calendar, profile, until } = world;
  const contextAt = (ms: number) => (actor: Actor) =>
    ({ now: instantOf(ms), actor, profile, calendar, agency }) satisfies DecisionContext;
  let history: Recorded[] = [];
  let complaint: Complaint | undefined;
  const record = (decision: Decision, actor: Actor, ms: number): Life => {
    for (const event of decision.events) {
      const one: Recorded = { version: history.length + 1, at: instantOf(ms).toString(), actor, event };
      complaint = complaint ? evolve(complaint, one) : begin(one, submission.id);
      history = [...history, one];
    }
    if (!complaint) throw new Error('A life begins with a submission.');
    const life = { complaint, history };
    if (decision.events.length > 0) seen(life, instantOf(ms));
    return life;
  };
  const [arrival, by] = arrivalOf(submission, at, world);
  let life = record(arrival(contextAt(at)(by)), by, at);
  let now = at;
  let plan = planFor(life.complaint, now, world);
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const { wakeAt } = scheduleOf(life.complaint, profile, calendar, instantOf(now));
    const wake = wakeAt === null ? Number.POSITIVE_INFINITY : Math.max(now, wholeMinute(Date.parse(wakeAt)));
    const sweeps = wake <= (plan?.at ?? Number.POSITIVE_INFINITY);
    const next = sweeps ? late(wake, world.chance) : (plan?.at ?? until);
    if (next >= until) return life;
    now = next;
    const decision = sweeps
      ? decideSweep(life.complaint, contextAt(now)(sweeper))
      : plan?.act(life.complaint, contextAt(now)(plan.by));
    const { status, version } = life.complaint;
    if (decision) life = record(decision, sweeps ? sweeper : (plan?.by ?? sweeper), now);
    const isOld = plan !== undefined && plan.at <= now;
    if (isOld || life.complaint.status !== status || (!sweeps && life.complaint.version !== version))
      plan = planFor(life.complaint, now, world);
  }
  throw new Error(`${life.complaint.number} (${life.complaint.status}) never comes to rest.`);
}

const instantOf = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms);
const wholeMinute = (ms: number): number => Math.ceil(ms / MINUTE) * MINUTE;

/** The service is down now and then, for up to three days. */
const late = (wake: number, chance: Chance): number =>
  chance.percent(2) ? wake + chance.between(1, 72) * HOUR : wake;

/** Share of the reports that come by letter, at the counter or by call, where the procedure has the overlay for them. */
const ENTERED = 60;

/** How a report comes: told by its reporter, or entered by an officer, now and then with its answer (TLA). */
function arrivalOf(
  submission: Submission,
  at: number,
  { agency, calendar, chance, profile }: World,
): readonly [(context: DecisionContext) => Decision, Actor] {
  if (!profile.intake || !chance.percent(ENTERED))
    return [
      (context) => decideSubmission(submission, context),
      { kind: 'reporter', personId: submission.reporterId },
    ];
  const [first, ...others] = openOffices(agency).map(({ id }) => id);
  const by = officerOf(agency, first === undefined ? '' : chance.oneOf([first, ...others]));
  const arrivedOn = plainDateOf(localDay(calendar, at) - chance.between(0, 9)).toString();
  const [source, ...more] = entrySources;
  const entry = { source: chance.oneOf([source, ...more]), arrivedOn };
  const isSettled = chance.percent(20);
  const answer = { answer: { text: 'Sudah diselesaikan di tempat', attachments: [] } };
  return [(context) => decideEntry({ ...submission, entry, ...(isSettled && answer) }, context), by];
}

/** What somebody will do next, and when; nobody: only time does. */
function planFor(complaint: Complaint, now: number, world: World): Plan | undefined {
  const { chance } = world;
  const { status, completion } = complaint;
  if (endedStatuses.includes(status)) return undefined;
  if (status === 'answered') return chance.percent(50) ? rates(complaint, now, chance) : undefined;
  if (status === 'awaitingReporter' && completion?.repliedAt === undefined)
    return chance.percent(65) ? replies(complaint, now, chance) : undefined;
  // National answers when it likes, or not at all; the admin writes down what it said.
  const isElsewhere = status === 'awaitingNational';
  if (isElsewhere && chance.percent(15)) return undefined;
  const doing = nextDoing(complaint, chance, { ...world, now: instantOf(now) });
  if (!doing) return undefined;
  const from = isElsewhere ? now + chance.between(0, 40) * 24 * HOUR : now;
  return { at: workingTime(from, doing.by.unitId, world), ...doing };
}

function replies({ reporterId }: Complaint, now: number, chance: Chance): Plan {
  const by: Actor = { kind: 'reporter', personId: reporterId };
  const act: Act = (complaint, context) => {
    const result = decideReply(complaint, { text: 'Ini fotonya', attachments: [] }, context);
    return result.ok ? result.value : undefined;
  };
  return { at: now + chance.between(30, 20 * 24 * 60) * MINUTE, by, act };
}

function rates({ reporterId }: Complaint, now: number, chance: Chance): Plan {
  const by: Actor = { kind: 'reporter', personId: reporterId };
  const rating = chance.oneOf<'solved' | 'partly' | 'unsolved'>([
    'solved',
    'solved',
    'solved',
    'partly',
    'unsolved',
  ]);
  const act: Act = (complaint, context) => {
    const result = decideRating(complaint, { rating, reason: 'begitu keadaannya' }, context);
    return result.ok ? result.value : undefined;
  };
  return { at: now + chance.between(30, 9 * 24 * 60) * MINUTE, by, act };
}

/** In the office hours of a working day, some working days on: as many as the unit's zeal allows. */
function workingTime(now: number, unitId: string, { calendar, chance, zeal }: World): number {
  let day = localDay(calendar, now);
  for (let left = chance.between(1, zeal.get(unitId) ?? 3); left > 0; ) {
    day += 1;
    if (calendar.isWorking(day)) left -= 1;
  }
  return startOfDayMs(calendar, day) + 8 * HOUR + chance.between(0, 8 * 60 - 1) * MINUTE;
}
