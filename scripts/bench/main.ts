/**
 * `npm run bench [-- --seconds N] [--only turns|queues|announcement]`: what turns, queues and sweeps cost, as ratios
 * measured in one run on PostgreSQL, and an announcement's pace. Absolute times are those of the machine it runs on, which is printed with them.
 */
import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import Fastify from 'fastify';
import { pino } from 'pino';
import postgres from 'postgres';
import { systemClock } from '../../src/adapters/clock.ts';
import { composeService, type Service } from '../../src/compose.ts';
import { loadConfig } from '../../src/config.ts';
import { projectFile } from '../../src/project.ts';
import type { AnnouncementFigures } from './announcement-figures.ts';
import { benchServer, findPgbench, pgbench } from './postgres.ts';
import { measureQueues } from './queues.ts';
import { oneStatement, plainTransaction, prepare, type Sizes } from './same-rows.ts';
import { closedLoop, type Load, openChats, openLoop, quantile, stubFetch, TOKEN } from './turns.ts';
import type { WhatsAppFigures } from './whatsapp-figures.ts';

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '8' }, only: { type: 'string' } },
});
const SECONDS = Number(values.seconds);
const CHATS = 10_000;
const run = promisify(execFile);
const rows: (readonly [string, string, string])[] = [];
const say = (what: string, measured: string, goal = '') => {
  rows.push([what, measured, goal]);
  console.log(`${what.padEnd(58)} ${measured.padEnd(34)} ${goal}`);
};
const perSecond = (count: number) => `${Math.round(count).toLocaleString('en')}/s`;
const times = (ratio: number) => `${ratio.toFixed(2)} ×`;

const server = await benchServer();
const folder = mkdtempSync(join(tmpdir(), 'sahut-bench-data-'));
try {
  console.log(
    `${cpus().length} × ${cpus()[0]?.model}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}, ${server.note}\n`,
  );
  const isMeant = (what: string) => values.only === undefined || values.only === what;
  if (isMeant('queues')) await measureReports(server.url);
  if (isMeant('announcement')) await measureAnnouncement(server.url);
  if (isMeant('turns')) await measureDialogue(server.url);
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function measureReports(url: string): Promise<void> {
  const own = await emptyDatabase(url, 'queues');
  await measureQueues({ url: own, pgbenchPath: findPgbench(), few: 10_000, many: 1_000_000 }, say);
}

/** A process of its own sends it: see test/bench/announcement.ts. */
async function measureAnnouncement(url: string): Promise<void> {
  const own = await emptyDatabase(url, 'announcement');
  const figures = await figuresOf<AnnouncementFigures>('test/bench/announcement.ts', own);
  const { people, permitted, rate, seconds, busiest, refused429, confirmed } = figures;
  const whole = (count: number) => count.toLocaleString('en');
  say(
    `an announcement to ${whole(people)}, ${permitted}/s permitted`,
    `${rate.toFixed(1)}/s over ${seconds} s, ${((100 * rate) / permitted).toFixed(1)} %`,
    'goal: at least 98.5 %',
  );
  say('→ refused by 429; the most in any second', `${refused429}; ${busiest}`, 'goal: no 429');
  say(
    `→ killed with ${whole(confirmed)} confirmed: of these twice, lost`,
    `${figures.confirmedTwice}, ${figures.lost}`,
    'goal: 0, 0',
  );
  say('→ under way at the kill, sent once more', `${figures.underWayTwice}`);
}

async function measureDialogue(url: string): Promise<void> {
  const service = await open(url, folder);
  await service.start();
  await openChats(service.receive, 1, CHATS);
  await warmUp(service);
  const turns = await measureTurns(service);
  await measurePgbench(url, await sizesOf(url), turns);
  await measureHalfLoad(service, turns.at256);
  await measureMemory(service);
  await measureWebhook(service);
  const thousand = await closedLoop(service.receive, 1, 1_000, SECONDS);
  await service.stop();
  await measureStart();
  await measureWhatsApp(url, thousand);
}

/** Makes a database on this server; its address. */
async function emptyDatabase(url: string, name: 'announcement' | 'queues' | 'whatsapp'): Promise<string> {
  const own = new URL(url);
  own.pathname = `/${name}`;
  const sql = postgres(url, { max: 1 });
  await sql.unsafe(`create database ${name}`);
  await sql.end();
  return own.href;
}

async function open(url: string, dataDir: string): Promise<Service> {
  const config = loadConfig({
    PORT: '0',
    DATABASE_URL: url,
    DATA_DIR: dataDir,
    TELEGRAM_BOT_TOKEN: TOKEN,
    TELEGRAM_WEBHOOK_URL: 'https://bench.example/webhooks/telegram',
    TELEGRAM_WEBHOOK_SECRET: 'bench-secret-bench-secret',
    LOG_LEVEL: 'warn',
  });
  if (!config.ok) throw new Error(config.error.join(' '));
  const log = pino({ level: 'warn', base: null });
  return composeService(config.value, {
    clock: systemClock,
    log,
    version: 'bench',
    telegram: { fetch: stubFetch },
  });
}

/** Of what the measured turns wrote last. */
async function sizesOf(url: string): Promise<Sizes> {
  const sql = postgres(url, { max: 1 });
  const [row] = await sql<Sizes[]>`
    with last as (select conversation_id, payload from outbox where kind = 'reply' order by id desc limit 2000)
    select (select avg(length(payload))::int from last) as payload,
      (select avg(length(state))::int from conversation where id in (select conversation_id from last)) as state`;
  await sql.end();
  if (!row) throw new Error('No turn left a row.');
  return row;
}

/** What a process of its own measures on a database. */
async function figuresOf<Figures>(program: string, url: string): Promise<Figures> {
  const { stdout } = await run(process.execPath, ['--import', 'tsx', projectFile(program), url]);
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Figures;
}

/** A process of its own plays it: the figures are those of its last line. See test/bench/whatsapp.ts. */
async function measureWhatsApp(url: string, telegram: Load): Promise<void> {
  const own = await emptyDatabase(url, 'whatsapp');
  const { turnsPerSecond, kept, heard, fakeShare, marks } = await figuresOf<WhatsAppFigures>(
    'test/bench/whatsapp.ts',
    own,
  );
  const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
  say(
    'Telegram, 1,000 people at once, durable',
    perSecond(telegram.turns / telegram.seconds),
    `p50 / p99 ${seconds(quantile(telegram.latencies, 0.5))} / ${seconds(quantile(telegram.latencies, 0.99))}`,
  );
  say(
    'WhatsApp (Baileys), 1,000 people at once, answered',
    `${perSecond(turnsPerSecond)}, ${Math.round(fakeShare * 100)} % of the CPU the fake's`,
    `durable ${seconds(kept.p50)} / ${seconds(kept.p99)}, answered ${seconds(heard.p50)} / ${seconds(heard.p99)}`,
  );
  const heap = marks.map((mark) => mark.heap.toFixed(0)).join(' ');
  const resident = marks.map((mark) => mark.resident.toFixed(0)).join(' ');
  say(
    `WhatsApp, heap over ${marks.at(-1)?.messages.toLocaleString('en')} messages`,
    `${heap} MiB`,
    'goal: flat',
  );
  say('WhatsApp, resident set, the same', `${resident} MiB`, 'goal: levels off');
}

/** The compiler sees the path, the pool its connections, the statements their plans. */
function warmUp(service: Service) {
  return closedLoop(service.receive, 1, 256, Math.max(2, SECONDS / 3));
}

type Turns = { at1: { p50: number }; at32: number; at256: number };

async function measureTurns(service: Service): Promise<Turns> {
  const lone = await closedLoop(service.receive, 1, 1, Math.max(2, SECONDS / 2));
  const at32 = await closedLoop(service.receive, 1, 32, SECONDS);
  const at256 = await closedLoop(service.receive, 1, 256, SECONDS);
  say(
    'durable turns, 32 chats at once',
    perSecond(at32.turns / at32.seconds),
    `p99 ${quantile(at32.latencies, 0.99).toFixed(1)} ms`,
  );
  say(
    'durable turns, 256 chats at once',
    perSecond(at256.turns / at256.seconds),
    `p99 ${quantile(at256.latencies, 0.99).toFixed(1)} ms`,
  );
  return {
    at1: { p50: quantile(lone.latencies, 0.5) },
    at32: at32.turns / at32.seconds,
    at256: at256.turns / at256.seconds,
  };
}

async function measurePgbench(url: string, sizes: Sizes, turns: Turns): Promise<void> {
  const path = findPgbench();
  if (!path) return say('pgbench', 'not installed: no ratio to it', '');
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  for (const statement of prepare(CHATS, sizes)) await sql.unsafe(statement);
  const best = async (script: string) => {
    let most = 0;
    for (const clients of [32, 64, 256])
      most = Math.max(most, (await pgbench(path, url, script, clients, SECONDS)).tps);
    return most;
  };
  const plain = await best(plainTransaction(CHATS, sizes));
  const one = await best(oneStatement(CHATS, sizes));
  const lone = await pgbench(path, url, oneStatement(CHATS, sizes), 1, Math.max(2, SECONDS / 2));
  await sql.unsafe('drop schema bench cascade');
  await sql.end();
  say('pgbench, one plain transaction a turn, best of 32/64/256', perSecond(plain));
  say(
    'pgbench, one statement a turn, best of 32/64/256',
    perSecond(one),
    `state ${sizes.state} B, reply ${sizes.payload} B`,
  );
  say('→ 256 chats against one statement', times(turns.at256 / one), 'goal: at least 1.0 ×');
  say('→ 32 chats against one statement', times(turns.at32 / one));
  say('→ 256 chats against a plain transaction', times(turns.at256 / plain));
  say(
    '→ p50 of a lone turn against pgbench with one client',
    `${times(turns.at1.p50 / lone.latencyMs)} (${turns.at1.p50.toFixed(2)} ms / ${lone.latencyMs.toFixed(2)} ms)`,
    'goal: at most 2 ×',
  );
}

async function measureHalfLoad(service: Service, most: number): Promise<void> {
  const load = (seconds: number) => openLoop(service.receive, 1, 4_096, most / 2, seconds);
  // These chats have not spoken since they were opened: their pages and plans are warmed as the others' were.
  await load(Math.max(2, SECONDS / 3));
  const half = await load(SECONDS);
  say(
    `p50 / p99 at half load (${perSecond(half.turns / half.seconds)})`,
    `${quantile(half.latencies, 0.5).toFixed(1)} ms / ${quantile(half.latencies, 0.99).toFixed(1)} ms`,
    'goal: p99 under 25 ms',
  );
}

async function measureMemory(service: Service): Promise<void> {
  const heap = () => {
    globalThis.gc?.();
    globalThis.gc?.();
    return process.memoryUsage().heapUsed;
  };
  const before = heap();
  await openChats(service.receive, 1_000_000, CHATS);
  const after = heap();
  say(
    `heap for each of ${CHATS.toLocaleString('en')} more open forms`,
    `${Math.max(0, Math.round((after - before) / CHATS))} B`,
    'goal: under 2 KiB',
  );
  const marks: number[] = [];
  const wanted = 1_000_000;
  let done = 0;
  while (done < wanted) {
    done += (await closedLoop(service.receive, 1, 256, 5)).turns;
    marks.push(heap() / 2 ** 20);
  }
  const drift = (marks.at(-1) ?? 0) - (marks[0] ?? 0);
  say(
    `heap over ${done.toLocaleString('en')} turns`,
    `${marks[0]?.toFixed(0)} → ${marks.at(-1)?.toFixed(0)} MiB (${drift.toFixed(1)})`,
    'goal: flat',
  );
}

async function measureWebhook(service: Service): Promise<void> {
  const nothing = Fastify();
  nothing.post('/nothing', async () => ({}));
  const idle = await nothing.listen({ port: 0 });
  const address = service.app.server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const load = async (url: string, firstUpdate: number) => {
    const order = {
      url,
      firstUpdate,
      connections: 256,
      seconds: SECONDS,
      headers: { 'x-telegram-bot-api-secret-token': 'bench-secret-bench-secret' },
    };
    const { stdout } = await run(process.execPath, [
      projectFile('dist/scripts/bench/http-load.js'),
      JSON.stringify(order),
    ]);
    return JSON.parse(stdout) as { rate: number; refused: number };
  };
  await load(`${idle}/nothing`, 1);
  const base = await load(`${idle}/nothing`, 1);
  await openChats(service.receive, 50_000_000, 256);
  const turns = await load(`http://127.0.0.1:${port}/webhooks/telegram`, 2_000_000_000);
  await nothing.close();
  say('Fastify route that does nothing, 256 connections', perSecond(base.rate));
  say(
    'webhook turns, 200 after the commit, 256 connections',
    perSecond(turns.rate),
    turns.refused > 0 ? `${turns.refused} REFUSED` : '',
  );
  say(
    '→ webhook turns against the route that does nothing',
    times(turns.rate / base.rate),
    'goal: at least 0.3 ×',
  );
}

async function measureStart(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'sahut-bench-start-'));
  try {
    const cold = await startOnce(dataDir);
    const warm = Math.min(await startOnce(dataDir), await startOnce(dataDir));
    say('ready on the embedded database, first start', `${(cold / 1000).toFixed(2)} s`);
    say('ready on the embedded database, warm', `${(warm / 1000).toFixed(2)} s`, 'goal: under 2 s');
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Milliseconds from the process' start until `/health/ready` says so. */
async function startOnce(dataDir: string): Promise<number> {
  const port = 40_000 + Math.floor(process.pid % 20_000);
  const started = performance.now();
  const child = spawn(process.execPath, [projectFile('dist/src/main.js')], {
    env: { PATH: process.env.PATH, DATA_DIR: dataDir, PORT: String(port), LOG_LEVEL: 'warn' },
    cwd: tmpdir(),
    stdio: 'ignore',
  });
  try {
    while (performance.now() - started < 60_000) {
      const ready = await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => undefined);
      if (ready?.ok) return performance.now() - started;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error('The service was not ready in a minute.');
  } finally {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await ended;
  }
}
