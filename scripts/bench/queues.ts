/** What queues, sweeps and digests cost over a million open reports, as ratios measured in one run. */
import { Temporal } from 'temporal-polyfill';
import { sendDigests } from '../../bots/digest.ts';
import { createCalendar } from '../../src/domain/calendar/calendar.ts';
import { decreedYears } from '../../src/domain/calendar/holidays/index.ts';
import { bup } from '../../src/domain/sop/profiles/bup.ts';
import type { UseCaseDeps } from '../../src/usecases/deps.ts';
import { readQueue } from '../../src/usecases/officer-desk.ts';
import { contextFor } from '../../src/usecases/record-decision.ts';
import { sweepDeadlines } from '../../src/usecases/sweep-deadlines.ts';
import { pgbench } from './postgres.ts';
import { type Archive, addReports, addStanding, bulk, openArchive, sealApart, wave } from './reports.ts';
import { keysetPage, ownPage } from './same-page.ts';
import { inOneStatement } from './same-sweep.ts';
import { standingOf, words, workingDaysFrom } from './standings.ts';
import { quantile } from './turns.ts';

export type Say = (what: string, measured: string, goal?: string) => void;
export type QueueOptions = {
  readonly url: string;
  readonly pgbenchPath: string | undefined;
  readonly few: number;
  readonly many: number;
};

const calendar = createCalendar({ timeZone: 'Asia/Makassar', years: decreedYears });
/** A Tuesday morning without holidays near: how the reports stand. */
const start = Temporal.Instant.from('2026-07-14T08:00:00+08:00');
const mornings = [1, 2, 3].map((days) => workingDaysFrom(start, days, calendar).add({ hours: 9 }));
/** Working days ago on which the mass of reports came: none is woken before the third morning. */
const DAYS_AGO = [
  ...Array.from({ length: 19 }, (_, index) => index + 1),
  ...Array.from({ length: 27 }, (_, index) => index + 29),
];
const DUE = 1_000;
const LATE = 20_000;
const PAGE = 8;
const PAGES = 400;
/** Reports of a queue before which a page begins, at most. */
const DEPTH = 40;

const median = (values: readonly number[]) => quantile(Float64Array.from(values).sort(), 0.5);
const ms = (value: number) => `${value.toFixed(2)} ms`;
const times = (ratio: number) => `${ratio.toFixed(2)} ×`;
const count = (value: number) => value.toLocaleString('en');

/** Measures on a database of its own at `url`, which must be empty. */
export async function measureQueues({ url, pgbenchPath, few, many }: QueueOptions, say: Say): Promise<void> {
  const archive = await openArchive(url);
  try {
    const deps = useCasesOf(archive);
    const standings = DAYS_AGO.map((days) =>
      standingOf('terima lapangan', workingDaysFrom(start, -days, calendar), start, worldOf(archive)),
    );
    for (const [nth, standing] of standings.entries()) await addStanding(archive, nth, standing);
    // Five working days before its morning: late from that day on.
    const becomingLate = mornings.map((_, index) =>
      standingOf('terima informasi', workingDaysFrom(start, index - 5, calendar), start, worldOf(archive)),
    );
    for (const [index, standing] of becomingLate.entries())
      await addStanding(archive, 1_000 + index, standing);
    const mass = bulk(standings.length);
    const fill = (from: number, to: number) => addReports(archive, mass, contentOf(), from, to);
    await fill(0, few);
    await addWave(archive, 'a', 0, DUE);
    const small = await measurePages(archive, deps);
    const fewDue = await timed(() => sweep(deps, archive, 0, DUE));

    const half = few + Math.floor((many - few) / 2);
    const filled = await timed(() => Promise.all([fill(few, half), fill(half, many)]));
    await addWave(archive, 'b', 1, DUE);
    const large = await measurePages(archive, deps);
    say(`a queue page among ${count(few)} reports`, ms(small.page), `with its counts ${ms(small.whole)}`);
    say(
      `a queue page among ${count(many)} reports`,
      ms(large.page),
      `with its counts ${ms(large.whole)}; filled in ${(filled / 1000).toFixed(0)} s`,
    );
    say('→ a page among many against among few', times(large.page / small.page), 'goal: at most 1.5 ×');
    if (pgbenchPath) {
      const own = await pgbench(pgbenchPath, url, ownPage(PAGE), 1, 4);
      const plain = await pgbench(pgbenchPath, url, keysetPage(PAGE), 1, 4);
      say(
        "→ the page's statement against a plain keyset page, both by pgbench",
        `${times(own.latencyMs / plain.latencyMs)} (${ms(own.latencyMs)} / ${ms(plain.latencyMs)})`,
        'goal: at most 1.5 ×',
      );
    }
    const manyDue = await timed(() => sweep(deps, archive, 1, DUE));
    say(
      `a sweep with ${count(DUE)} due among ${count(few)} / ${count(many)}`,
      `${(fewDue / 1000).toFixed(2)} s / ${(manyDue / 1000).toFixed(2)} s`,
    );
    say('→ among many against among few', times(manyDue / fewDue), 'goal: at most 1.5 ×');
    const [last, morning] = [becomingLate[2], mornings[2]];
    if (!last || !morning) throw new Error('There is no third morning.');
    const context = contextFor(deps, last.complaint, { kind: 'system', job: 'sweep' }, morning);
    await addWave(archive, 'p', 2, LATE);
    const plain = await timed(() => inOneStatement(archive, last.complaint, context));
    await addWave(archive, 'c', 2, LATE);
    const late = await timed(() => sweep(deps, archive, 2, LATE));
    say(
      `${count(LATE)} newly late, with their notices`,
      `${(late / 1000).toFixed(2)} s`,
      `in one plain statement ${(plain / 1000).toFixed(2)} s`,
    );
    say('→ against one plain statement', times(late / plain), 'goal: at most 2 ×');
    await measureDigests(archive, deps, say);
  } finally {
    await archive.close();
  }
}

const worldOf = ({ agency }: Archive) => ({ agency, calendar, profile: bup });
const contentOf = () => ({ ...words, additions: [] });

function useCasesOf({ agency }: Archive): UseCaseDeps {
  return {
    agency: () => agency,
    calendar: () => calendar,
    profile: () => bup,
    profileOf: () => bup,
    newId: () => {
      throw new Error('Nothing here makes ids.');
    },
    randomBytes: () => {
      throw new Error('Nothing here draws.');
    },
  };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

/** Reports that are late from that morning on. */
async function addWave(archive: Archive, prefix: string, index: number, size: number): Promise<void> {
  await addReports(archive, wave(prefix, 1_000 + index), contentOf(), 0, size);
  await sealApart(
    archive,
    Array.from({ length: size }, (_, n) => `${prefix}${String(n).padStart(8, '0')}`),
    contentOf(),
  );
  await settle(archive);
}

async function settle({ db }: Archive): Promise<void> {
  for (const table of ['complaint', 'audit_event', 'outbox']) await db.query(`vacuum analyze ${table}`, []);
  await db.query('checkpoint', []);
}

async function sweep(
  deps: UseCaseDeps,
  { transact }: Archive,
  index: number,
  expected: number,
): Promise<void> {
  const asOf = mornings[index];
  if (!asOf) throw new Error('There is no such morning.');
  const { looked, events, failed } = await sweepDeadlines({ ...deps, transact })(asOf);
  if (looked !== expected || events.limitBreached !== expected || failed.length > 0)
    throw new Error(
      `The sweep did something else: ${JSON.stringify({ looked, events, failed: failed.length })}`,
    );
}

/** The first reports of every unit's queue, which the pages show. */
const SHOWN = `
  select q.id from unit u cross join lateral (
    select id from complaint where owner_unit_id = u.id and status not in ('closed', 'archived', 'forwarded', 'merged')
    order by coalesce(due_at, 'infinity'::timestamptz), id limit ${DEPTH + PAGE}) q
  where u.id like 'unit%'`;

/** Median milliseconds of a page from anywhere in some unit's queue, and of what an officer's word reads with it. */
async function measurePages(archive: Archive, deps: UseCaseDeps): Promise<{ page: number; whole: number }> {
  const { transact, db } = archive;
  const shown = await db.query<{ id: string }>(SHOWN, []);
  await sealApart(
    archive,
    shown.map(({ id }) => id),
    contentOf(),
  );
  await settle(archive);
  return transact(async (stores) => {
    const pages: number[] = [];
    const wholes: number[] = [];
    for (let nth = 0; nth < PAGES; nth++) {
      const unitId = `unit${(nth * 7) % 200}`;
      const { next } = await stores.complaints.queue({ unitIds: [unitId], limit: 1 + (nth % DEPTH) });
      if (next === undefined) throw new Error(`The queue of ${unitId} is too short.`);
      const query = { unitIds: [unitId], after: next, limit: PAGE };
      pages.push(await timed(() => stores.complaints.queue(query)));
      const officer = { kind: 'officer', officerId: 'bench', unitId, role: 'liaison', name: '' } as const;
      wholes.push(
        await timed(() => readQueue(deps)(stores, { mineOnly: false, after: next }, officer, start)),
      );
    }
    return { page: median(pages), whole: median(wholes) };
  });
}

async function measureDigests(archive: Archive, { agency }: UseCaseDeps, say: Say): Promise<void> {
  const morning = mornings[2];
  if (!morning) throw new Error('There is no such morning.');
  const send = sendDigests({
    transact: archive.transact,
    agency,
    calendar: () => calendar,
    hours: { usual: '08:00', units: {} },
  });
  let digests = 0;
  const took = await timed(async () => {
    digests = (await send(morning, false)).digests ?? 0;
  });
  say(`digests for ${count(digests)} officers`, `${(took / 1000).toFixed(2)} s`);
}
