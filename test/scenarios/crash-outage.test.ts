import { randomUUID } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { enrolOfficers, expectAfternoon, playAfternoon } from '../support/afternoon.ts';
import { type PostgresServer, startPostgres } from '../support/postgres-server.ts';
import { type ProcessWorld, processWorld } from '../support/process-world.ts';
import { chance, freshSeed } from '../support/random.ts';
import { readable, visitor, type WebVisitor } from '../support/web-visitor.ts';

const OUTAGES = process.env.LONG ? 12 : 2;
const seed = freshSeed();

let server: PostgresServer | undefined;
let directory: string | undefined;
let world: ProcessWorld | undefined;
afterEach(async () => {
  await world?.dispose();
  await server?.stop();
  if (directory !== undefined) await rm(directory, { recursive: true, force: true });
});

/** A page that posts until it is taken in, as the real one does; always under the same id. */
async function postsUntilTaken(page: WebVisitor, id: string, text: string): Promise<void> {
  await vi.waitFor(async () => expect((await page.says(text, { id })).ok).toBe(true), {
    timeout: 30_000,
    interval: 100,
  });
}

it(`a database that goes away in the middle of dialogues and comes back costs nothing (seed ${seed})`, {
  timeout: 300_000,
}, async () => {
  const luck = chance(seed);
  directory = await mkdtemp(join(tmpdir(), 'sahut-outage-'));
  // Run by root, the server is another user, who must be able to enter.
  await chmod(directory, 0o755);
  server = await startPostgres({ directory });
  const port = Number(new URL(server.url).port);
  world = await processWorld('postgres', { url: server.url });
  const { fake } = world;
  const { address = '', inviteCode = '' } = (await world.launch().ready) ?? {};
  const officers = await enrolOfficers(fake, inviteCode);
  const page = visitor(address, 'citizen');
  await page.begin();
  const posts: string[] = [];

  let isDone = false;
  const end = () => {
    isDone = true;
  };
  const playing = playAfternoon(fake, officers, luck, { citizens: 8, answered: 2 });
  const ended = playing.then(end, end);
  for (let outage = 1; outage <= OUTAGES; outage++) {
    const { version } = await fake.state();
    const moment = version + luck.between(5, 120);
    const reached = fake.until((state) => state.version >= moment, 60_000).catch(() => undefined);
    await Promise.race([reached, ended]);
    if (isDone) break;
    await server.stop();
    const id = randomUUID();
    expect((await page.says(`tes ${outage}`, { id })).status).toBe(503);
    expect((await fetch(`${address}/health/ready`)).status).toBe(503);
    expect((await fetch(`${address}/health/live`)).status).toBe(200);
    server = await startPostgres({ directory, port });
    await postsUntilTaken(page, id, `tes ${outage}`);
    posts.push(`tes ${outage}`);
  }
  const told = await playing;

  const { lines } = await page.history();
  const own = lines.flatMap((line) => (line.from === 'you' ? [line.text] : []));
  expect(own).toEqual(posts);
  const answers = lines.flatMap((line) => (line.from === 'us' ? [readable(line)] : []));
  // One welcome, and one answer to each post.
  expect(answers).toHaveLength(1 + posts.length);
  // The service itself was never killed: nothing may be said twice.
  await expectAfternoon(world, officers, told, []);
});
