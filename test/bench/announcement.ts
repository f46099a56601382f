/**
 * What `npm run bench` runs for announcements: an admin's to ten thousand people, through the real service as a process on
 * the database of the first argument and a fake Telegram with ten times its limits, with kill -9 in the middle. Prints one
 * line of JSON ({@link AnnouncementFigures}).
 */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Database } from '../../db/client.ts';
import { migrate } from '../../db/migrate.ts';
import { openPostgres } from '../../db/postgres.ts';
import type { AnnouncementFigures } from '../../scripts/bench/announcement-figures.ts';
import { openKeyring } from '../../src/adapters/keyring.ts';
import { startFakeTelegram } from '../support/fake-telegram-client.ts';
import { launchService } from '../support/service-process.ts';
import { codeIn } from '../support/stories.ts';

const PEOPLE = 10_000;
const PERMITTED = 300;
const TEXT = 'Pasar pindah sementara ke lapangan mulai Senin.';
/** Ids of chats: the citizens' from 1 on, then the admins'. */
const ADMINS = 9_000_000;
/** Ten in the morning where the service is, today. */
const AHEAD_MS = (2 - new Date().getUTCHours()) * 3_600_000;
const LIMIT_MS = 300_000;

const [url = ''] = process.argv.slice(2);
const folder = await mkdtemp(join(tmpdir(), 'sahut-bench-announcement-'));
const key = randomBytes(32);
const fake = await startFakeTelegram({ now: Date.now() + AHEAD_MS });
const database = openPostgres({ url, poolSize: 2 });
const settings = {
  SAHUT_KEY: key.toString('base64'),
  DATABASE_URL: url,
  TELEGRAM_BOT_TOKEN: fake.token,
  TELEGRAM_API_ROOT: fake.apiRoot,
  TIME_ZONE: 'WITA',
  BENCH_CLOCK_AHEAD: String(AHEAD_MS),
};
const launch = () => {
  const program = fileURLToPath(new URL('./lifted-service.ts', import.meta.url));
  return launchService(folder, settings, ['--import', import.meta.resolve('tsx'), program]);
};
let service: ReturnType<typeof launch> | undefined;
try {
  await migrate(database);
  const chats = await agreed(database);
  service = launch();
  const { inviteCode = '' } = (await service.ready) ?? {};
  await approved(inviteCode);
  await until(async () => (await fake.state()).messages > PEOPLE / 2);
  await service.kill();
  const killedAt = Date.now() + AHEAD_MS;
  const confirmed = new Set((await sentTo(database)).map((id) => chats.get(id)));
  service = launch();
  await service.ready;
  await until(async () => (await sentTo(database)).length === PEOPLE);
  const refused429 = (await fake.state()).rateLimited;
  console.log(JSON.stringify({ ...(await counted(confirmed, killedAt)), refused429 }));
} finally {
  await service?.stop().catch(() => service?.kill());
  await database.close();
  await fake.stop();
  await rm(folder, { recursive: true, force: true });
}

/** People who agreed to announcements; by the id of a conversation its chat. */
async function agreed(db: Database): Promise<ReadonlyMap<string, number>> {
  const keyring = await openKeyring(db, key, new Date().toISOString());
  const chats = new Map<string, number>();
  const addresses: string[] = [];
  for (let chat = 1; chat <= PEOPLE; chat++) {
    const id = keyring.hash('conversation', `telegram:${fake.account}:${chat}`);
    chats.set(id, chat);
    addresses.push(keyring.payload.seal(String(chat), `address:${id}`).toString('base64'));
  }
  await db.query(
    `insert into conversation
      (id, channel, account, address, language, state, sequence, announcements_since, created_at, updated_at)
    select k.id, 'telegram', $1, decode(k.address, 'base64'), 'id', '\\x00', 1, k.at, k.at, k.at
    from (select unnest($2::text[]), unnest($3::text[]), now() - interval '2 days') as k(id, address, at)`,
    [fake.account, [...chats.keys()], addresses],
  );
  for (let chat = 1; chat <= PEOPLE; chat += 100)
    await Promise.all(Array.from({ length: 100 }, (_, nth) => fake.person(chat + nth).opens()));
  return chats;
}

/** One admin writes it and another agrees, in their chats. */
async function approved(inviteCode: string): Promise<void> {
  const author = fake.person(ADMINS);
  const second = fake.person(ADMINS + 1);
  await author.says(`masuk ${inviteCode}`);
  await author.hears('Selamat bertugas');
  await author.says('undang admin Budi');
  await second.says(`masuk ${codeIn((await author.hears('Undangan untuk')).text)}`);
  await second.hears('Selamat bertugas');
  await author.says(`siaran ${TEXT}`);
  await author.hears('Untuk siapa?');
  await author.presses('Semua yang setuju');
  await author.hears('Penerima: ', 60_000);
  await author.presses('Ajukan');
  await second.hears('mengajukan siaran', 60_000);
  await fake.enforceRates({ perSecond: PERMITTED, burst: PERMITTED, chatPerSecond: 1, chatBurst: 4 });
  await second.presses('Setujui dan kirim');
}

/** Whose message is stored as sent. */
async function sentTo(db: Database): Promise<readonly string[]> {
  const rows = await db.query<{ id: string }>(
    "select conversation_id as id from outbox where kind = 'broadcast' and status = 'sent'",
    [],
  );
  return rows.map(({ id }) => id);
}

async function counted(
  confirmed: ReadonlySet<number | undefined>,
  killedAt: number,
): Promise<Omit<AnnouncementFigures, 'refused429'>> {
  const copies = new Map<number, number>();
  const all = await fake.messages();
  const said = all.filter(({ chatId, text }) => chatId < ADMINS && text.includes(TEXT));
  for (const { chatId } of said) copies.set(chatId, (copies.get(chatId) ?? 0) + 1);
  const twice = [...copies].filter(([, count]) => count > 1).map(([chat]) => chat);
  const first = said[0]?.at ?? 0;
  // Whatever the account sent counts against its rate, a word to an admin too.
  const times = all.map(({ at }) => at).filter((at) => at >= first);
  const runs = [times.filter((at) => at <= killedAt), times.filter((at) => at > killedAt)].map(steady);
  const seconds = runs.reduce((sum, run) => sum + run.seconds, 0);
  return {
    people: PEOPLE,
    permitted: PERMITTED,
    rate: runs.reduce((sum, run) => sum + run.messages, 0) / seconds,
    seconds,
    busiest: busiest(times),
    confirmed: confirmed.size,
    confirmedTwice: twice.filter((chat) => confirmed.has(chat)).length,
    underWayTwice: twice.filter((chat) => !confirmed.has(chat)).length,
    lost: PEOPLE - copies.size,
  };
}

/** Of a run the whole seconds between its first and its last one. */
function steady(times: readonly number[]): { readonly seconds: number; readonly messages: number } {
  const from = (times[0] ?? 0) + 1_000;
  const seconds = Math.max(0, Math.floor(((times.at(-1) ?? 0) - 1_000 - from) / 1_000));
  return { seconds, messages: times.filter((at) => at >= from && at < from + seconds * 1_000).length };
}

/** The most in any second. */
function busiest(times: readonly number[]): number {
  let most = 0;
  let oldest = 0;
  for (const [index, at] of times.entries()) {
    while (at - (times[oldest] ?? at) >= 1_000) oldest++;
    most = Math.max(most, index - oldest + 1);
  }
  return most;
}

async function until(isTrue: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + LIMIT_MS;
  while (!(await isTrue())) {
    if (performance.now() > end) throw new Error('The announcement came to no end.');
    await pause(500);
  }
}
