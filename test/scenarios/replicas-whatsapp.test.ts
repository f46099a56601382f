/** Two processes of the service on one PostgreSQL, one linked phone: one has the line, the other takes it over. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { allDelivered } from '../support/process-world.ts';
import { reports } from '../support/stories.ts';
import { type WhatsAppWorld, whatsAppWorld } from '../support/whatsapp-world.ts';

/** Within so long the other has the line when its owner is gone. */
const TAKE_OVER_MS = 15_000;

let world: WhatsAppWorld;

beforeAll(async () => {
  world = await whatsAppWorld('postgres');
  const { logins } = await world.fake.state();
  await world.launch(0).ready;
  await world.fake.until((state) => state.isConnected && state.logins > logins);
  await world.launch(1).ready;
});
afterAll(() => world.dispose());

it('has its line taken over when the owner is killed, loses nothing, and is thrown out by nobody', async () => {
  const { fake } = world;
  const before = await fake.state();
  const citizen = world.patient(1);
  await citizen.says('Jalan di depan balai desa berlubang besar');
  await citizen.hears('Lanjutkan dengan cerita di atas');
  await world.service(0).kill();
  await citizen.says('ya');
  await fake.until((state) => state.isConnected && state.logins > before.logins, TAKE_OVER_MS);
  await citizen.hears('Di mana');
  await world.launch(0).ready;
  await citizen.says('Jl. Melati');
  await citizen.hears('Kapan ini terjadi?');
  const number = await reports(world.patient(2), { story: 'Lampu jalan di depan pasar mati semua' });
  await allDelivered(world.service(1));
  const heard = (await fake.person(2).all()).map(({ text }) => text);
  expect(heard.filter((text) => text.includes(number))).toHaveLength(1);
  expect(new Set(heard).size).toBe(heard.length);
  // The one that came back looks on: it does not ask for the place that is taken.
  const after = await fake.state();
  expect([after.logins, after.replaced]).toEqual([before.logins + 1, before.replaced]);
  expect(after.waiting).toBe(0);
});
