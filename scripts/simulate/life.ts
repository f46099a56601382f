/** One report's life, by the service's own decisions alone: what people do, and what time does. Pure. */
import { Temporal } from 'temporal-polyfill';
import type { Actor, OfficerActor } from '../../src/domain/access.ts';
import { type Agency, adminUnit } from '../../src/domain/agency.ts';
import type { Calendar } from '../../src/domain/calendar/calendar.ts';
import { localDay, startOfDayMs } from '../../src/domain/calendar/local-time.ts';
import { commandByKeyword } from '../../src/domain/complaint/commands/index.ts';
import type { Complaint, Decision, DecisionContext, Recorded } from '../../src/domain/complaint/complaint.ts';
import { begin, evolve } from '../../src/domain/complaint/evolve.ts';
import { decideRating, decideReply } from '../../src/domain/complaint/reporter.ts';
import { decideSubmission, type Submission } from '../../src/domain/complaint/submit.ts';
import { decideSweep } from '../../src/domain/complaint/sweep.ts';
import type { Profile } from '../../src/domain/sop/profile.ts';
import { scheduleOf } from '../../src/domain/sop/schedule.ts';
import type { Chance } from './chance.ts';

export type World = {
  readonly agency: Agency;
  readonly calendar: Calendar;
  readonly chance: Chance;
  /** Working days that each unit's officers let pass before they act, at most. */
  readonly zeal: ReadonlyMap<string, number>;
  /** Nothing happens from here on, epoch milliseconds. */
  readonly until: number;
};

export type Life = { readonly complaint: Complaint; readonly history: readonly Recorded[] };

type Act = (complaint: Complaint, context: (actor: Actor) => DecisionContext) => Decision | undefined;
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
  profile: Profile,
  world: World,
  seen: (life: Life, now: Temporal.Instant) => void,
): Life {
  const { agency, calendar, until } = world;
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
  const reporter: Actor = { kind: 'reporter', personId: submission.reporterId };
  let life = record(decideSubmission(submission, contextAt(at)(reporter)), reporter, at);
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
      : plan?.act(life.complaint, contextAt(now));
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

/** What somebody will do next, and when; nobody: only time does. */
function planFor(complaint: Complaint, now: number, world: World): Plan | undefined {
  const { chance, agency } = world;
  const admin = adminUnit(agency).id;
  const by = (unitId: string): OfficerActor => ({
    kind: 'officer',
    officerId: `officer-${unitId}`,
    unitId,
    role: unitId === admin ? 'admin' : 'liaison',
    name: unitId,
  });
  const does = (words: string): Plan => {
    const owner = by(complaint.ownerUnitId);
    return { at: workingTime(now, complaint.ownerUnitId, world), by: owner, act: command(words, owner) };
  };
  switch (complaint.status) {
    case 'awaitingVerification':
      if (chance.percent(15)) return does('lengkapi Mohon foto dari dekat');
      if (chance.percent(4)) return does('teruskan Ruas ini jalan nasional');
      return does(chance.percent(60) ? disposition(world) : 'verifikasi');
    case 'verified':
      return does(disposition(world));
    case 'awaitingReporter':
      if (complaint.completion?.repliedAt !== undefined) return does('verifikasi');
      return chance.percent(65) ? replies(complaint, now, chance) : undefined;
    case 'disposed':
      if (chance.percent(10)) return does('kembalikan Bukan wewenang kami');
      if (chance.percent(10)) return does('lengkapi Mohon nama RT');
      return does(chance.oneOf(['terima', 'terima', 'terima lapangan', 'terima informasi', 'jawab Sudah']));
    case 'accepted':
      if (complaint.monitoredAt !== undefined && chance.percent(50)) return does('kendala Alat belum tiba');
      return does(chance.oneOf(['jawab Sudah selesai', 'jawab Sudah selesai', 'tanggapi Kami tinjau']));
    case 'awaitingNational':
      return hears(complaint, now, world, by(admin));
    case 'answered':
      return chance.percent(50) ? rates(complaint, now, chance) : undefined;
    default:
      return undefined;
  }
}

/** National answers when it likes, or not at all; the admin writes down what it said. */
function hears({ ownerUnitId }: Complaint, now: number, world: World, by: OfficerActor): Plan | undefined {
  const { chance } = world;
  if (chance.percent(15)) return undefined;
  const said = chance.oneOf([
    'ekspor',
    'jawaban-nasional Diperbaiki balai bulan depan',
    'kembali-nasional Menurut nasional jalan kabupaten',
    'alih-nasional Balai Jalan Nasional: nomor 1234567',
  ]);
  const at = workingTime(now + chance.between(0, 40) * 24 * HOUR, ownerUnitId, world);
  return { at, by, act: command(said, by) };
}

function disposition({ agency, chance }: World): string {
  const units = agency.units.filter(({ id }) => id !== adminUnit(agency).id);
  const [first, ...rest] = units.map(({ shortName }) => shortName);
  if (first === undefined) throw new Error('The agency has no units.');
  return `disposisi ${chance.oneOf([first, ...rest])}`;
}

const command =
  (typed: string, by: OfficerActor): Act =>
  (complaint, context) => {
    const [keyword = '', ...words] = typed.split(' ');
    const found = commandByKeyword(keyword);
    if (!found) throw new Error(`No command "${keyword}".`);
    const result = found.decide(complaint, { words: words.join(' '), attachments: [] }, context(by));
    return result.ok ? result.value : undefined;
  };

function replies({ reporterId }: Complaint, now: number, chance: Chance): Plan {
  const by: Actor = { kind: 'reporter', personId: reporterId };
  const act: Act = (complaint, context) => {
    const result = decideReply(complaint, { text: 'Ini fotonya', attachments: [] }, context(by));
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
    const result = decideRating(complaint, { rating, reason: 'begitu keadaannya' }, context(by));
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
