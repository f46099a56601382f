/** An afternoon of a small regency: citizens report, two officers answer some of them; and what must be true of it after. */
import { expect } from 'vitest';
import { openAftermath } from './aftermath.ts';
import {
  type Citizen,
  citizenOf,
  inviteFor,
  type Manner,
  type Officer,
  officerOf,
  type ReportTyped,
} from './crowd.ts';
import type { FakeTelegram } from './fake-telegram-client.ts';
import { allDelivered, type ProcessWorld } from './process-world.ts';
import type { Chance } from './random.ts';

const ADMIN = 9_000_001;
const LIAISON = 9_000_002;
const FIRST_CITIZEN = 7_000_001;
const manners: readonly [Manner, ...Manner[]] = ['patient', 'hasty', 'careful'];

export type Officers = { readonly admin: Officer; readonly liaison: Officer };

/** What one citizen told; `isAnswered`: an officer answered the first report. */
export type Told = {
  readonly chatId: number;
  readonly citizen: Citizen;
  readonly reports: readonly ReportTyped[];
  readonly isAnswered: boolean;
};

/** The first admin, and a liaison officer of the unit for roads, both on Telegram. */
export async function enrolOfficers(fake: FakeTelegram, inviteCode: string): Promise<Officers> {
  const admin = await officerOf(fake, ADMIN, inviteCode, /^(⚠️ )?Laporan baru/);
  const code = await inviteFor(admin, 'pupr', 'Rina');
  return { admin, liaison: await officerOf(fake, LIAISON, code, /^(⚠️ )?Disposisi baru/) };
}

/** Everybody at once, each in their manner; the first `answered` citizens get an answer and say that it is solved. */
export async function playAfternoon(
  fake: FakeTelegram,
  officers: Officers,
  luck: Chance,
  { citizens, answered }: { readonly citizens: number; readonly answered: number },
): Promise<readonly Told[]> {
  const senders: ((number: string) => void)[] = [];
  const toAnswer = Array.from(
    { length: answered },
    () => new Promise<string>((resolve) => senders.push(resolve)),
  );
  const afternoons = Array.from({ length: citizens }, async (_, nth): Promise<Told> => {
    const chatId = FIRST_CITIZEN + nth;
    const citizen = citizenOf(fake, chatId, luck);
    const manner = manners[nth % manners.length] ?? 'patient';
    const sent = senders[nth];
    const reports = await playCitizen(citizen, manner, luck, sent);
    return { chatId, citizen, reports, isAnswered: sent !== undefined };
  });
  const [told] = await Promise.all([Promise.all(afternoons), playOfficers(officers, toAnswer)]);
  return told;
}

async function playCitizen(
  citizen: Citizen,
  manner: Manner,
  luck: Chance,
  sent: ((number: string) => void) | undefined,
): Promise<readonly ReportTyped[]> {
  const report = await citizen.reports(manner);
  if (sent) {
    sent(report.number);
    await citizen.isAnswered(report);
    return [report];
  }
  if (luck.percent(40)) await citizen.asksStatus(report);
  return luck.percent(70) ? [report] : [report, await citizen.reports(luck.oneOf(['patient', 'hasty']))];
}

async function playOfficers(
  { admin, liaison }: Officers,
  numbers: readonly Promise<string>[],
): Promise<void> {
  for (const sent of numbers) {
    const number = await sent;
    await admin.learnsOfReport(number);
    await admin.does(number, 'disposisi', 'pupr mohon ditangani');
    await liaison.learnsOfReport(number);
    await liaison.does(number, 'jawab', 'Lubang sudah ditambal.');
  }
}

/**
 * Ends the service and compares everything: what citizens see, what is stored, what was delivered, the trail.
 * `killedAfter`: how many messages the bot had sent at each kill, for what may be said twice.
 */
export async function expectAfternoon(
  world: ProcessWorld,
  { admin }: Officers,
  told: readonly Told[],
  killedAfter: readonly number[],
): Promise<void> {
  const { fake, settings } = world;
  for (const { citizen, reports } of told) {
    const numbers = reports.map(({ number }) => number);
    expect([...(await citizen.listsReports())].sort()).toEqual([...numbers].sort());
    for (const number of numbers) await admin.learnsOfReport(number);
  }
  await allDelivered(world.service());
  await world.stop();

  const left = await openAftermath(settings, fake, [ADMIN, LIAISON, ...told.map(({ chatId }) => chatId)]);
  try {
    for (const { chatId, reports, isAnswered } of told) {
      for (const report of reports) {
        await left.expectAsTyped(report, chatId);
        const answered = ['answer', 'disposedToYou', 'handedDown', 'newInQueue', 'rated'];
        expect(await left.noticesOf(report.number)).toEqual(isAnswered ? answered : ['newInQueue']);
      }
      await left.expectReports(chatId, reports);
    }
    expect(await left.complaints()).toBe(told.reduce((sum, { reports }) => sum + reports.length, 0));
    const { pendingUpdates, confirmedBelow, deliveries } = await fake.state();
    expect(pendingUpdates).toEqual([]);
    await left.expectHandled(Math.max(confirmedBelow, ...deliveries.map(({ updateId }) => updateId + 1)));
    await left.expectDelivered(await fake.messages(), killedAfter);
    await left.expectTrail();
  } finally {
    await left.close();
  }
}
