/**
 * Every deadline counted a second time, deliberately naive: from the recorded events alone, day by day and minute by
 * minute, with nothing of `src/domain/sop` but a profile's data. It must agree with the service on each.
 */
import type { UnitLevel } from '../../src/domain/agency.ts';
import type { HolidayYear } from '../../src/domain/calendar/holiday-year.ts';
import type { Recorded } from '../../src/domain/complaint/event.ts';
import type { Profile, SettlementClass, Step, TimeLimit } from '../../src/domain/sop/profile.ts';

/** The place where it is counted: days off by date, and the zone as milliseconds to add to UTC. */
export type Ground = { readonly daysOff: ReadonlySet<string>; readonly offsetMs: number };

/** A step, and the instant at which its time is over, epoch milliseconds. */
export type Counted = { readonly step: Step; readonly end: number };

/** Every date on which nobody works, of the decreed lists; weekends apart. */
export const daysOffOf = (years: readonly HolidayYear[]): ReadonlySet<string> =>
  new Set(
    years.flatMap(({ year, national, jointLeave }) =>
      [...national, ...jointLeave].map(({ on }) => `${year}-${on}`),
    ),
  );

type Stage = 'new' | 'verified' | 'disposed' | 'accepted' | 'national' | 'answered' | 'ended';
type Story = {
  stage: Stage;
  settlementClass: SettlementClass;
  /** Of the unit that has it, where a disposition named it. */
  level: UnitLevel | undefined;
  /** When each milestone was last reached; deleted when it counts no more. */
  readonly reached: Partial<Record<TimeLimit['startsAt'], number>>;
  readonly pauses: { from: number; to: number | undefined }[];
  asked: { replied: boolean } | undefined;
  told: number | undefined;
  /** An officer of another unit entered it and nobody has handed it down, given it back or answered it. */
  watched: boolean;
  /** The levels of the rooms of a telaah; a liaison's has none. */
  telaah: Readonly<Record<'head' | 'drafter' | 'sender', UnitLevel | undefined>> | undefined;
};

const DAY = 86_400_000;
const MINUTE = 60_000;

/** The deadlines that bear on a report after these events, with an open pause taken to end at `asOf`. */
export function recount(
  events: readonly Recorded[],
  profile: Profile,
  ground: Ground,
  asOf: number,
): readonly Counted[] {
  const story = read(events);
  const found = stepsOf(story, profile).flatMap((step): Counted[] => {
    const limit = limitOf(step, story, profile);
    if (!limit) return [];
    const start = story.reached[limit.startsAt] ?? 0;
    const pauses = step === 'completion' || step === 'closing' ? [] : story.pauses;
    const end =
      limit.unit === 'officeMinute'
        ? minutesLater(limit.atMost, start, pauses, profile, ground, asOf)
        : daysLater(limit, start, pauses, ground, asOf);
    return [{ step, end }];
  });
  const settlement = found.find(({ step }) => step === 'settlement');
  return found.map(({ step, end }) =>
    step === 'obstacle' && settlement && settlement.end < end ? { step, end: settlement.end } : { step, end },
  );
}

const levelOf = ({ level, reached }: Story): UnitLevel =>
  level ?? (reached.disposed === undefined ? 'agency' : 'liaison');

function stepsOf(story: Story, { limits }: Profile): readonly Step[] {
  const { stage, asked, reached, told } = story;
  if (stage === 'ended') return [];
  if (stage === 'answered') return ['closing'];
  if (stage === 'national') return ['nationalReply'];
  const level = levelOf(story);
  const has = (step: Step) => limits.some((limit) => limit.step === step && limit.level === level);
  const isHandled = stage === 'disposed' || stage === 'accepted';
  const steps: Step[] = [];
  if (story.watched && (stage === 'new' || stage === 'verified')) steps.push('entryWatch');
  if (asked && !asked.replied) steps.push('completion');
  if (stage !== 'accepted' && reached.taken === undefined && has('receipt')) steps.push('receipt');
  if (stage === 'new') steps.push('verification');
  if (stage === 'verified') steps.push(has('disposition') ? 'disposition' : 'verification');
  if (stage === 'disposed') steps.push(...(['verification', 'disposition'] as const).filter(has));
  if (isHandled && reached.responded === undefined) steps.push('firstResponse');
  if (isHandled && has('followUp')) steps.push('followUp');
  if (isHandled || has('settlement')) steps.push('settlement');
  const { monitored } = reached;
  if (isHandled && monitored !== undefined && (told === undefined || told < monitored))
    steps.push('obstacle');
  return steps;
}

/** Of the step's limits for the level and class (or for any) the one whose milestone was reached last. */
function limitOf(step: Step, story: Story, { limits }: Profile): TimeLimit | undefined {
  const { reached, settlementClass } = story;
  let fitting = limits.filter(
    (limit) => limit.step === step && (limit.settlementClass ?? settlementClass) === settlementClass,
  );
  const level = levelOf(story);
  const isOfLevel = fitting.some((limit) => limit.level === level);
  fitting = fitting.filter((limit) => limit.level === (isOfLevel ? level : undefined));
  if (fitting.some((limit) => limit.settlementClass))
    fitting = fitting.filter((limit) => limit.settlementClass);
  let latest: TimeLimit | undefined;
  for (const limit of fitting) {
    const at = reached[limit.startsAt];
    if (at !== undefined && (!latest || at > (reached[latest.startsAt] ?? 0))) latest = limit;
  }
  return latest;
}

function read(events: readonly Recorded[]): Story {
  const story: Story = {
    stage: 'new',
    level: undefined,
    settlementClass: 'noInspection',
    reached: {},
    pauses: [],
    asked: undefined,
    told: undefined,
    watched: false,
    telaah: undefined,
  };
  for (const one of events) follow(story, one);
  return story;
}

const defaultClass = (classification: string): SettlementClass =>
  classification === 'informationRequest' ? 'information' : 'noInspection';

function follow(story: Story, { event, at: instant }: Recorded): void {
  const at = Date.parse(instant);
  const { reached } = story;
  switch (event.type) {
    case 'submitted':
      reached.received = at;
      reached.entered = at;
      story.watched = event.entry !== undefined && event.entry.unitId !== event.ownerUnitId;
      story.level = event.ownerLevel;
      story.settlementClass = defaultClass(event.classification);
      return;
    case 'claimed':
      reached.taken ??= at;
      return;
    case 'verified':
      if (story.stage === 'new') story.stage = 'verified';
      reached.verified ??= at;
      if (event.classification) story.settlementClass = defaultClass(event.classification);
      if (event.settlementClass) story.settlementClass = event.settlementClass;
      resume(story, at);
      story.asked = undefined;
      return;
    case 'completionRequested':
      resume(story, at);
      story.pauses.push({ from: at, to: undefined });
      story.asked = { replied: false };
      reached.completionRequested = at;
      return;
    case 'reporterReplied':
      resume(story, at);
      if (story.asked) story.asked.replied = true;
      return;
    case 'disposed':
      story.watched = false;
      if (event.toLevel === 'agency') {
        review(story, at);
        // Handed down, not come back.
        delete reached.returned;
        reached.received = at;
        story.settlementClass = event.settlementClass;
        return;
      }
      enter(story, at);
      story.stage = 'disposed';
      story.level = event.toLevel;
      story.settlementClass = event.settlementClass;
      // What goes on inside a unit keeps the liaison's receipt.
      if (!['upt', 'secretary', 'head', 'section'].includes(event.toLevel ?? '')) reached.disposed = at;
      reached.disposed ??= at;
      return;
    case 'transferred':
      story.level = event.toLevel === 'agency' ? undefined : event.toLevel;
      return;
    case 'returned':
      story.watched = false;
      if (event.toLevel === undefined || event.toLevel === 'national') review(story, at);
      else {
        enter(story, at);
        story.stage = 'disposed';
        reached.returned = at;
      }
      story.level = event.toLevel;
      return;
    case 'revived':
      story.watched = false;
      review(story, at);
      return;
    case 'accepted':
      story.stage = 'accepted';
      reached.taken ??= at;
      reached.accepted ??= at;
      if (!event.settlementClass) return;
      story.settlementClass = event.settlementClass;
      delete reached.monitored;
      return;
    case 'classChanged':
      story.settlementClass = event.to;
      delete reached.monitored;
      return;
    case 'draftOrdered':
      story.telaah = { head: story.level, drafter: event.drafter.level, sender: event.sender.level };
      turn(story, 'drafter', at);
      return;
    case 'drafted':
      turn(story, 'head', at);
      return;
    case 'draftApproved':
      turn(story, 'sender', at);
      return;
    case 'draftReturned':
      turn(story, 'drafter', at);
      return;
    case 'responded':
      reached.responded ??= at;
      return;
    case 'monitored':
      if (event.limit.startsWith('settlement@')) reached.monitored = at;
      return;
    case 'obstacleTold':
      story.told = at;
      return;
    case 'answered':
      resume(story, at);
      story.stage = 'answered';
      story.asked = undefined;
      reached.answered = at;
      reached.responded ??= at;
      delete reached.returned;
      return;
    case 'reopened':
      story.watched = false;
      reopen(story, at);
      return;
    case 'sentToNational':
      resume(story, at);
      story.stage = 'national';
      story.asked = undefined;
      reached.sentToNational = at;
      delete reached.returned;
      return;
    case 'closed':
    case 'archived':
    case 'forwarded':
      resume(story, at);
      story.stage = 'ended';
      return;
    default:
  }
}

/** A telaah goes on in another room of the same office. */
function turn(story: Story, whose: 'head' | 'drafter' | 'sender', at: number): void {
  const { reached } = story;
  story.stage = 'accepted';
  story.level = story.telaah?.[whose];
  reached.accepted ??= at;
  reached.entered = at;
  delete reached.taken;
}

/** Back to whoever answered. */
function reopen(story: Story, at: number): void {
  const { level, reached } = story;
  if (reached.disposed === undefined) review(story, at);
  else {
    enter(story, at);
    story.stage = 'disposed';
    reached.disposed = at;
  }
  story.level = level;
}

function resume({ pauses }: Story, at: number): void {
  for (const pause of pauses) pause.to ??= at;
}

/** Into a queue: what the one before did counts no more. */
function enter(story: Story, at: number): void {
  resume(story, at);
  story.asked = undefined;
  story.told = undefined;
  story.level = undefined;
  story.reached.entered = at;
  for (const milestone of ['taken', 'accepted', 'returned', 'responded', 'answered', 'monitored'] as const)
    delete story.reached[milestone];
}

function review(story: Story, at: number): void {
  enter(story, at);
  story.stage = 'new';
  story.reached.returned = at;
  delete story.reached.verified;
  delete story.reached.disposed;
}

const dateOf = (at: number, { offsetMs }: Ground): string =>
  new Date(at + offsetMs).toISOString().slice(0, 10);

function works(at: number, ground: Ground): boolean {
  const weekday = new Date(at + ground.offsetMs).getUTCDay();
  return weekday > 0 && weekday < 6 && !ground.daysOff.has(dateOf(at, ground));
}

const standsStill = (at: number, pauses: Story['pauses'], asOf: number): boolean =>
  pauses.some(({ from, to }) => from <= at && at < (to ?? Math.max(asOf, from)));

/** The end of the last day: each counts whose last millisecond is a working day's with the clock running. */
function daysLater(
  { atMost, unit }: TimeLimit,
  start: number,
  pauses: Story['pauses'],
  ground: Ground,
  asOf: number,
): number {
  let end = start - ((start + ground.offsetMs) % DAY) + DAY;
  for (let left = atMost; left > 0; ) {
    end += DAY;
    const last = end - 1;
    if ((unit === 'calendarDay' || works(last, ground)) && !standsStill(last, pauses, asOf)) left -= 1;
  }
  return end;
}

/** Minute by minute through the office hours. */
function minutesLater(
  minutes: number,
  start: number,
  pauses: Story['pauses'],
  { officeHours = { from: '08:00', until: '16:00' } }: Profile,
  ground: Ground,
  asOf: number,
): number {
  let at = start;
  for (let left = minutes; left > 0; at += MINUTE) {
    const time = new Date(at + ground.offsetMs).toISOString().slice(11, 16);
    const isOpen = time >= officeHours.from && time < officeHours.until && works(at, ground);
    if (isOpen && !standsStill(at, pauses, asOf)) left -= 1;
  }
  return at;
}
