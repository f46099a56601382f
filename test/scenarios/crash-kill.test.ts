import { afterEach, describe, expect, it } from 'vitest';
import { type Aftermath, openAftermath } from '../support/aftermath.ts';
import {
  type Citizen,
  citizenOf,
  inviteFor,
  type Manner,
  type Officer,
  officerOf,
  type ReportTyped,
} from '../support/crowd.ts';
import type { FakeTelegram } from '../support/fake-telegram-client.ts';
import { allDelivered, expectNoBugs, type ProcessWorld, processWorld } from '../support/process-world.ts';
import { type Chance, chance, freshSeed } from '../support/random.ts';

const ROUNDS = process.env.LONG ? 25 : 3;
const CITIZENS = 10;
const KILLS = 5;
/** So many of them are answered by an officer. */
const ANSWERED = 3;
const ADMIN = 9_000_001;
const LIAISON = 9_000_002;
const manners: readonly [Manner, ...Manner[]] = ['patient', 'hasty', 'careful'];
const seed = freshSeed();

type Told = { readonly chatId: number; readonly citizen: Citizen; readonly reports: readonly ReportTyped[] };

/** One citizen's afternoon; `sent` hears of the first number. */
async function playCitizen(
  citizen: Citizen,
  nth: number,
  luck: Chance,
  sent: (number: string) => void,
): Promise<readonly ReportTyped[]> {
  const report = await citizen.reports(manners[nth % manners.length] ?? 'patient');
  sent(report.number);
  if (nth < ANSWERED) {
    await citizen.isAnswered(report);
    return [report];
  }
  if (luck.percent(40)) await citizen.asksStatus(report);
  return luck.percent(70) ? [report] : [report, await citizen.reports(luck.oneOf(['patient', 'hasty']))];
}

async function playOfficers(
  admin: Officer,
  liaison: Officer,
  numbers: readonly Promise<string>[],
): Promise<void> {
  for (const number of numbers) {
    const known = await number;
    await admin.learnsOfReport(known);
    await admin.does(known, 'disposisi', 'pupr mohon ditangani');
    await liaison.learnsOfReport(known);
    await liaison.does(known, 'jawab', 'Lubang sudah ditambal.');
  }
}

/** Everybody at once; what each citizen told. */
async function playAll(
  fake: FakeTelegram,
  admin: Officer,
  liaison: Officer,
  luck: Chance,
): Promise<readonly Told[]> {
  const senders: ((number: string) => void)[] = [];
  const toAnswer = Array.from(
    { length: ANSWERED },
    () => new Promise<string>((resolve) => senders.push(resolve)),
  );
  const afternoons = Array.from({ length: CITIZENS }, async (_, nth): Promise<Told> => {
    const chatId = 7_000_001 + nth;
    const citizen = citizenOf(fake, chatId, luck);
    const reports = await playCitizen(citizen, nth, luck, senders[nth] ?? (() => undefined));
    return { chatId, citizen, reports };
  });
  const [told] = await Promise.all([Promise.all(afternoons), playOfficers(admin, liaison, toAnswer)]);
  return told;
}

/** Kills the service at moments that chance chooses and starts it again; the number of messages at each kill. */
async function killUntil(
  done: Promise<unknown>,
  world: ProcessWorld,
  luck: Chance,
): Promise<readonly number[]> {
  const { fake } = world;
  let isDone = false;
  const end = () => {
    isDone = true;
  };
  const ended = done.then(end, end);
  const killedAfter: number[] = [];
  while (!isDone && killedAfter.length < KILLS) {
    // Each call, message and confirmation is a change. After a few it is still starting, after hundreds well at work.
    const { version } = await fake.state();
    const moment = version + (luck.percent(30) ? luck.between(1, 12) : luck.between(12, 180));
    const reached = fake.until((state) => state.version >= moment, 60_000).catch(() => undefined);
    await Promise.race([reached, ended]);
    if (isDone) break;
    await world.service().kill();
    expectNoBugs(world.service());
    // What it had sent arrives even so: the fake has read it when it answers twice.
    await fake.state();
    killedAfter.push((await fake.state()).messages);
    const { ready } = world.launch();
    if (luck.percent(75)) await ready;
  }
  await world.service().ready;
  return killedAfter;
}

/** As typed, once each, and everybody was told what concerns them. */
async function expectAllAsTold(left: Aftermath, told: readonly Told[]): Promise<void> {
  for (const [nth, { chatId, reports }] of told.entries()) {
    for (const report of reports) {
      await left.expectAsTyped(report, chatId);
      const answered = ['answer', 'disposedToYou', 'handedDown', 'newInQueue', 'rated'];
      expect(await left.noticesOf(report.number)).toEqual(nth < ANSWERED ? answered : ['newInQueue']);
    }
    await left.expectReports(chatId, reports);
  }
  expect(await left.complaints()).toBe(told.reduce((sum, { reports }) => sum + reports.length, 0));
}

const rounds = Array.from(
  { length: ROUNDS },
  (_, round) => [round + 1, round % 2 === 0 ? 'embedded' : 'postgres'] as const,
);

describe.each(rounds)(`kill -9 at any moment, round %i (%s) of seed ${seed}`, (round, kind) => {
  let world: ProcessWorld | undefined;
  afterEach(() => world?.dispose());

  it('loses no update, no answer and no news, and doubles no report', { timeout: 300_000 }, async () => {
    const luck = chance(seed + round);
    world = await processWorld(kind);
    const { fake, settings } = world;
    const { inviteCode = '' } = (await world.launch().ready) ?? {};
    const admin = await officerOf(fake, ADMIN, inviteCode, /^(⚠️ )?Laporan baru/);
    const code = await inviteFor(admin, 'pupr', 'Rina');
    const liaison = await officerOf(fake, LIAISON, code, /^(⚠️ )?Disposisi baru/);

    const playing = playAll(fake, admin, liaison, luck);
    const [told, killedAfter] = await Promise.all([playing, killUntil(playing, world, luck)]);
    expect(killedAfter.length).toBeGreaterThan(1);

    for (const { citizen, reports } of told) {
      const numbers = reports.map(({ number }) => number);
      expect([...(await citizen.listsReports())].sort()).toEqual([...numbers].sort());
      for (const number of numbers) await admin.learnsOfReport(number);
    }
    await allDelivered(world.service());
    await world.service().stop();
    expectNoBugs(world.service());

    const chatIds = [ADMIN, LIAISON, ...told.map(({ chatId }) => chatId)];
    const left = await openAftermath(settings, fake, chatIds);
    try {
      await expectAllAsTold(left, told);
      const { pendingUpdates, confirmedBelow } = await fake.state();
      expect(pendingUpdates).toEqual([]);
      await left.expectHandled(confirmedBelow);
      await left.expectDelivered(await fake.messages(), killedAfter);
      await left.expectTrail();
    } finally {
      await left.close();
    }
  });
});
