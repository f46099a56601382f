import { afterEach, describe, expect, it } from 'vitest';
import { enrolOfficers, expectAfternoon, playAfternoon } from '../support/afternoon.ts';
import type { FakeTelegram } from '../support/fake-telegram-client.ts';
import { expectNoBugs, killUntil, type ProcessWorld, processWorld } from '../support/process-world.ts';
import { type Chance, chance, freshSeed } from '../support/random.ts';

const ROUNDS = process.env.LONG ? 25 : 3;
const KILLS = 5;
const seed = freshSeed();

/** A moment to kill at: resolves when it has come. */
type Moment = (fake: FakeTelegram, luck: Chance) => Promise<unknown>;

/** Each call, message and confirmation is a change: after a few it is still starting, after hundreds well at work. */
const afterChanges: Moment = async (fake, luck) => {
  const { version } = await fake.state();
  const moment = version + (luck.percent(40) ? luck.between(1, 12) : luck.between(12, 180));
  await fake.until((state) => state.version >= moment, 60_000);
};

/** It asks for more, so it has committed what it had; but that it had it does not reach Telegram. */
const beforeConfirming: Moment = async (fake, luck) => {
  await fake.fault({ kind: 'drop', method: 'getUpdates', times: 4 });
  const { calls } = await fake.state();
  const asked = (calls.getUpdates ?? 0) + 1;
  const { version } = await fake.until(
    (state) => (state.calls.getUpdates ?? 0) >= asked && state.pendingUpdates.length > 0,
    60_000,
  );
  const moment = version + luck.between(0, 8);
  await fake.until((state) => state.version >= moment, 60_000);
};

/** Kills the service at moments that chance chooses and starts it again; the number of messages at each kill. */
async function kills(done: Promise<unknown>, world: ProcessWorld, luck: Chance): Promise<readonly number[]> {
  const { fake } = world;
  const killedAfter = await killUntil(done, world, KILLS, {
    moment: () => (luck.percent(50) ? beforeConfirming : afterChanges)(fake, luck),
    async kill() {
      await world.service().kill();
      await fake.clearFaults();
      expectNoBugs(world.service());
    },
    async revive() {
      const { ready } = world.launch();
      if (luck.percent(75)) await ready;
    },
  });
  await fake.clearFaults();
  await world.service().ready;
  return killedAfter;
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
    const { inviteCode = '' } = (await world.launch().ready) ?? {};
    const officers = await enrolOfficers(world.fake, inviteCode);
    const playing = playAfternoon(world.fake, officers, luck, { citizens: 10, answered: 3 });
    const [told, killedAfter] = await Promise.all([playing, kills(playing, world, luck)]);
    expect(killedAfter.length).toBeGreaterThan(1);
    await expectAfternoon(world, officers, told, killedAfter);
  });
});
