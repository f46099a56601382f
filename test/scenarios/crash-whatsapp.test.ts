/** kill -9 while citizens write on WhatsApp: live, while what waited comes in, and between a send and its ack. */
import { afterEach, describe, expect, it } from 'vitest';
import { allDelivered, expectNoBugs } from '../support/process-world.ts';
import { type Chance, chance, freshSeed } from '../support/random.ts';
import { numberIn, reports } from '../support/stories.ts';
import { openedBy } from '../support/whatsapp-linking.ts';
import { type WhatsAppWorld, whatsAppWorld } from '../support/whatsapp-world.ts';

/** Of all three ways together. */
const ROUNDS = process.env.LONG ? 75 : 3;
const KILLS = 3;
const PEOPLE = 4;
const ADMIN = 100;
const seed = freshSeed();
const FIRST_SENT = 'Laporan Anda tercatat';

type Told = { readonly person: number; readonly number: string };
type Way = (world: WhatsAppWorld, luck: Chance) => Promise<readonly Told[]>;

const everyone = Array.from({ length: PEOPLE }, (_, nth) => nth + 1);
const storyOf = (person: number) => `Jalan di depan rumah nomor ${person} berlubang besar sekali`;

async function killAndLaunch(world: WhatsAppWorld): Promise<void> {
  await world.service().kill();
  expectNoBugs(world.service());
  world.launch();
}

/** Resolves when so much more has happened at WhatsApp, or all is done. */
async function someMore({ fake }: WhatsAppWorld, most: number, luck: Chance): Promise<void> {
  const { version } = await fake.state();
  const moment = version + luck.between(1, most);
  await fake.until((state) => state.version >= moment, 10_000).catch(() => undefined);
}

async function tells(world: WhatsAppWorld, person: number): Promise<Told> {
  const citizen = world.patient(person);
  return { person, number: await reports(citizen, { story: storyOf(person) }) };
}

/** Each hears a question before answering it. */
const live: Way = async (world, luck) => {
  const telling = Promise.all(everyone.map((person) => tells(world, person)));
  for (let kills = 0; kills < KILLS; kills++) {
    await someMore(world, 80, luck);
    await killAndLaunch(world);
  }
  return telling;
};

const ANSWERS = [
  'ya',
  'Jl. Melati',
  'kemarin',
  'jalan dan jembatan',
  'tidak ada',
  'anonim',
  'boleh',
  'kirim',
];

/** Everything was written while nobody was there; half a minute between two messages. */
const offline: Way = async (world, luck) => {
  await world.service().kill();
  const begun = Math.floor(Date.now() / 1000) - 600;
  for (const person of everyone) {
    const citizen = world.patient(person);
    for (const [index, text] of [storyOf(person), ...ANSWERS].entries())
      await citizen.says(text, { at: begun + index * 30 });
  }
  world.launch();
  for (let kills = 0; kills < KILLS; kills++) {
    await world.fake.until(({ isConnected }) => isConnected, 30_000);
    await someMore(world, 25, luck);
    await killAndLaunch(world);
  }
  return Promise.all(
    everyone.map(async (person) => {
      const { text } = await world.patient(person).hears(FIRST_SENT);
      return { person, number: numberIn(text) };
    }),
  );
};

/** WhatsApp has our message, the person sees it, and we are killed before we hear so. */
const unacknowledged: Way = async (world, luck) => {
  const { fake } = world;
  const telling = Promise.all(everyone.map((person) => tells(world, person)));
  for (let kills = 0; kills < KILLS; kills++) {
    await someMore(world, 60, luck);
    const { sent } = await fake.state();
    await fake.policy({ policy: { kind: 'hold' } });
    await fake.until((state) => state.sent > sent, 10_000).catch(() => undefined);
    await world.service().kill();
    await fake.clearPolicies();
    expectNoBugs(world.service());
    world.launch();
  }
  const told = await telling;
  const { copies } = await fake.state();
  expect(Object.values(copies).some((times) => times > 1)).toBe(true);
  return told;
};

const ways: readonly [string, Way][] = [
  ['while they write', live],
  ['while what waited comes in', offline],
  ['between a send and its ack', unacknowledged],
];
const rounds = Array.from({ length: ROUNDS }, (_, round) => {
  const [name, way] = ways[round % ways.length] ?? ['', live];
  const kind = round % 2 === 0 ? ('embedded' as const) : ('postgres' as const);
  return [round + 1, kind, name, way] as const;
});

describe.each(rounds)(`kill -9, round %i (%s), %s`, (round, kind, _name, way) => {
  let world: WhatsAppWorld | undefined;
  afterEach(() => world?.dispose());

  it(`loses nothing and does nothing twice (seed ${seed})`, { timeout: 240_000 }, async () => {
    world = await whatsAppWorld(kind);
    const { inviteCode = '' } = (await world.launch().ready) ?? {};
    const admin = world.patient(ADMIN);
    await admin.says(`masuk ${inviteCode}`);
    await admin.hears('Selamat bertugas');
    const told = await way(world, chance(seed + round));
    await world.service().ready;
    await allDelivered(world.service());
    await world.stop();
    await expectEverything(world, told);
  });
});

async function expectEverything(world: WhatsAppWorld, told: readonly Told[]): Promise<void> {
  const { fake, settings } = world;
  expect((await fake.state()).waiting).toBe(0);
  const news = (await fake.person(ADMIN).all()).map(({ text }) => text);
  for (const { person, number } of told) {
    const heard = (await fake.person(person).all()).map(({ text }) => text);
    // Whoever answers one question after the other is never told the same thing twice.
    expect(new Set(heard).size, heard.join('\n---\n')).toBe(heard.length);
    expect(heard.filter((text) => text.includes(FIRST_SENT))).toHaveLength(1);
    expect(news.filter((text) => text.includes(`Laporan baru ${number}`))).toHaveLength(1);
  }
  await openedBy(settings, async ({ ground: { database, transact } }) => {
    const [{ complaints } = { complaints: 0 }] = await database.query<{ complaints: number }>(
      'select count(*)::int as complaints from complaint',
      [],
    );
    expect(complaints).toBe(told.length);
    for (const { person, number } of told) {
      const content = await transact(async (stores) => {
        const id = (await stores.complaints.idByNumber(number)) ?? '';
        return (await stores.complaints.load(id))?.content;
      });
      expect(content?.description).toBe(storyOf(person));
    }
    expect(await database.query(`select * from inbox where status <> 'done'`, [])).toEqual([]);
    expect(await database.query(`select kind from outbox where status <> 'sent'`, [])).toEqual([]);
  });
}
