/** A year of reports, and every deadline that the service named, held against a second count. */
import { Temporal } from 'temporal-polyfill';
import type { Agency } from '../../src/domain/agency.ts';
import { createCalendar } from '../../src/domain/calendar/calendar.ts';
import { instantText } from '../../src/domain/calendar/epoch-day.ts';
import { decreedYears } from '../../src/domain/calendar/holidays/index.ts';
import { localDate } from '../../src/domain/calendar/local-time.ts';
import { makeNumber } from '../../src/domain/complaint/number.ts';
import type { Submission } from '../../src/domain/complaint/submit.ts';
import { type Figures, figuresOf, type Tally } from '../../src/domain/figures/figures.ts';
import { deadlines } from '../../src/domain/sop/deadlines.ts';
import { examplePlaces } from './agencies.ts';
import { type Chance, chance } from './chance.ts';
import { type Life, live, type World } from './life.ts';
import { daysOffOf, recount } from './recount.ts';

export type YearOptions = { readonly year: number; readonly reports: number; readonly seed: number };

/** A state in which the two counts differ. */
export type Disagreement = {
  readonly number: string;
  readonly version: number;
  readonly profile: string;
  readonly service: readonly string[];
  readonly naive: readonly string[];
};

export type Year = {
  readonly figures: Figures;
  /** The same of each procedure. */
  readonly byProcedure: ReadonlyMap<string, Figures>;
  /** How often each kind of event happened. */
  readonly events: ReadonlyMap<string, number>;
  /** Deadlines counted twice. */
  readonly compared: number;
  readonly disagreements: readonly Disagreement[];
};

/** Lives through a year in every procedure that we ship. The same options give the same year. */
export function simulateYear({ year, reports, seed }: YearOptions): Year {
  const luck = chance(seed);
  const calendar = createCalendar({ timeZone: 'Asia/Makassar', years: decreedYears });
  const ground = { daysOff: daysOffOf(decreedYears), offsetMs: calendar.offsetMs };
  const [start, until] = [year, year + 1].map((one) => Date.UTC(one, 0, 1) - calendar.offsetMs) as [
    number,
    number,
  ];
  const listedUntil = Date.UTC(calendar.years[1] + 1, 0, 1) - calendar.offsetMs;
  const worlds = examplePlaces().map((place): World => {
    const zeal = new Map(place.agency.units.map(({ id }) => [id, luck.oneOf([1, 2, 3, 6, 12, 25])] as const));
    return { ...place, calendar, chance: luck, zeal: zeal.set('admin', 3), until };
  });
  const events = new Map<string, number>();
  const disagreements: Disagreement[] = [];
  const tallies = new Map<string, Tally[]>(worlds.map(({ profile }) => [profile.id, []]));
  let compared = 0;
  for (let index = 0; index < reports; index += 1) {
    const world = worlds[index % worlds.length] as World;
    const { profile, agency } = world;
    const at = start + luck.between(0, (until - start) / 60_000 - 1) * 60_000;
    const life = live(submissionOf(index, agency, luck), at, world, (now, asOf) => {
      const service = deadlines(now.complaint, profile, calendar, asOf)
        .filter(({ provisional }) => !provisional)
        .map(({ step, dueAt }) => `${step} ${dueAt.toString()}`)
        .sort();
      const naive = recount(now.history, profile, ground, asOf.epochMilliseconds)
        .filter(({ end }) => end <= listedUntil)
        .map(({ step, end }) => `${step} ${instantText(end)}`)
        .sort();
      compared += service.length;
      if (service.join() !== naive.join())
        disagreements.push({
          number: now.complaint.number,
          version: now.complaint.version,
          profile: profile.id,
          service,
          naive,
        });
    });
    for (const { event } of life.history) events.set(event.type, (events.get(event.type) ?? 0) + 1);
    tallies.get(profile.id)?.push(tallyOf(life, world));
  }
  const period = { kind: 'year', from: `${year}-01-01`, to: `${year}-12-31` } as const;
  const figures = figuresOf([...tallies.values()].flat(), period, calendar);
  const byProcedure = new Map([...tallies].map(([id, own]) => [id, figuresOf(own, period, calendar)]));
  return { figures, byProcedure, events, compared, disagreements };
}

function submissionOf(index: number, agency: Agency, luck: Chance): Submission {
  const bytes = Uint8Array.from({ length: 7 }, () => luck.between(0, 31));
  const [first, ...rest] = agency.categories.map(({ id }) => id);
  return {
    id: `report-${index}`,
    number: makeNumber(agency.code, bytes),
    classification: luck.oneOf(['complaint', 'complaint', 'complaint', 'aspiration', 'informationRequest']),
    categoryId: first === undefined ? null : luck.oneOf([first, ...rest]),
    reporterId: `reporter-${index}`,
    channel: luck.oneOf(['telegram', 'web', 'whatsapp']),
    anonymous: luck.percent(30),
    confidential: luck.percent(10),
    content: {
      description: 'Jalan depan puskesmas berlubang besar',
      place: { words: 'Bati-Bati' },
      occurred: { words: 'kemarin' },
      attachments: [],
    },
  };
}

function tallyOf({ complaint }: Life, { calendar, profile, until }: World): Tally {
  const dayOf = (instant: string | undefined) =>
    instant === undefined ? null : localDate(calendar, Temporal.Instant.from(instant)).toString();
  const end = Temporal.Instant.fromEpochMilliseconds(until);
  const next = deadlines(complaint, profile, calendar, end).find(
    ({ step, pausedNow }) => !pausedNow && step !== 'completion' && step !== 'closing',
  );
  return {
    receivedOn: dayOf(complaint.receivedAt) ?? '',
    respondedOn: dayOf(complaint.respondedAt),
    answeredOn: dayOf(complaint.answeredAt),
    status: complaint.status,
    categoryId: complaint.categoryId,
    source: complaint.entry?.source ?? null,
    late: next !== undefined && next.dueAt.epochMilliseconds <= until,
    count: 1,
  };
}
