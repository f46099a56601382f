import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPostgres } from '../../db/postgres.ts';
import { enrolOfficers, expectAfternoon, playAfternoon } from '../support/afternoon.ts';
import { type Balancer, startBalancer } from '../support/balancer.ts';
import { expectNoBugs, killUntil, type ProcessWorld, processWorld } from '../support/process-world.ts';
import { type Chance, chance, freshSeed } from '../support/random.ts';
import type { Ready } from '../support/service-process.ts';
import { readable, visitor } from '../support/web-visitor.ts';

const KILLS = process.env.LONG ? 20 : 4;
const seed = freshSeed();
const both = [0, 1] as const;

let balancer: Balancer;
let world: ProcessWorld;
beforeEach(async () => {
  balancer = await startBalancer();
  world = await processWorld('postgres', {
    environment: {
      SAHUT_KEY: randomBytes(32).toString('base64'),
      TELEGRAM_WEBHOOK_URL: `${balancer.url}/webhooks/telegram`,
    },
  });
});
afterEach(async () => {
  await world.dispose();
  await balancer.close();
});

async function addressOf(replica: number): Promise<string> {
  return (await world.service(replica).ready)?.address ?? '';
}

/** Starts both behind the balancer; the invite code of the one that started last holds. */
async function launchBoth(): Promise<Ready | undefined> {
  let last: Ready | undefined;
  for (const replica of both) last = await world.launch(replica).ready;
  balancer.use([await addressOf(0), await addressOf(1)]);
  return last;
}

/** Kills the one that delivers or the other, now and then both, and starts them again. */
function kills(done: Promise<unknown>, luck: Chance): Promise<readonly number[]> {
  let killed: readonly number[] = [];
  return killUntil(done, world, KILLS, {
    async moment() {
      const { version } = await world.fake.state();
      const moment = version + luck.between(10, 150);
      await world.fake.until((state) => state.version >= moment, 60_000);
    },
    async kill() {
      killed = luck.percent(20) ? both : [luck.oneOf(both)];
      for (const replica of killed) {
        await world.service(replica).kill();
        expectNoBugs(world.service(replica));
      }
    },
    async revive() {
      for (const replica of killed) world.launch(replica);
      balancer.use([await addressOf(0), await addressOf(1)]);
    },
  });
}

/** A database as its operator makes it: without our tables. */
async function emptied(url: string): Promise<void> {
  const database = openPostgres({ url, poolSize: 1 });
  await database.query('drop schema if exists drizzle cascade', []);
  await database.query('drop schema public cascade', []);
  await database.query('create schema public', []);
  await database.close();
}

describe('two replicas as processes behind one address', () => {
  it(`deliver each message once, and one takes over when the other is killed (seed ${seed})`, {
    timeout: 300_000,
  }, async () => {
    const luck = chance(seed);
    const { inviteCode = '' } = (await launchBoth()) ?? {};
    const officers = await enrolOfficers(world.fake, inviteCode);
    const playing = playAfternoon(world.fake, officers, luck, { citizens: 9, answered: 3 });
    const [told, killedAfter] = await Promise.all([playing, kills(playing, luck)]);
    expect(killedAfter.length).toBeGreaterThan(0);
    await expectAfternoon(world, officers, told, killedAfter);
  });

  it('serve one web chat in turn: what one takes in, the other shows', async () => {
    await launchBoth();
    const page = visitor(balancer.url, 'citizen');
    const { lines } = await page.begin();
    const shown = page.stream(lines.at(-1)?.id ?? 0);
    const hears = async (words: string): Promise<void> => {
      for (;;) {
        const next = await shown.next();
        if (next.done) throw new Error(`The stream ended before "${words}".`);
        const { line } = next.value;
        if (line?.from === 'us' && readable(line).includes(words)) return;
      }
    };
    const turns = [
      ['Jalan berlubang besar di gang Melati, dekat pasar', 'Lanjutkan dengan cerita di atas?'],
      ['ya', 'Di mana tepatnya?'],
      ['Jl. Melati', 'Kapan ini terjadi?'],
      ['kemarin', 'kategori'],
      ['Jalan dan jembatan', 'Ada foto, video'],
      ['cukup', 'Siapa nama Anda?'],
      ['anonim', 'Bolehkah laporan ini dibaca publik?'],
      ['boleh', 'Periksa sebentar sebelum dikirim:'],
      ['kirim', 'Laporan Anda tercatat:'],
    ] as const;
    for (const [text, answer] of turns) {
      expect((await page.says(text)).ok).toBe(true);
      await hears(answer);
    }
    await shown.return(undefined);
  });

  it('start at the same moment on an empty database and agree', async () => {
    await emptied(world.settings.DATABASE_URL ?? '');
    const launched = both.map((replica) => world.launch(replica).ready);
    const [first, second] = await Promise.all(launched);
    balancer.use([first?.address ?? '', second?.address ?? '']);
    const page = visitor(balancer.url, 'citizen');
    await page.begin();
    // The one cookie is known to both, in whatever turn they are asked.
    for (const _ of [1, 2, 3, 4]) expect((await page.call(page.historyPath())).status).toBe(200);
    await world.stop();
  });
});
