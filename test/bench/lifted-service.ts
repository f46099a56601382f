/**
 * The real service as a process, with a pace of about ten times Telegram's over all chats and Telegram's own in each, and a
 * clock that is `BENCH_CLOCK_AHEAD` milliseconds ahead, for nobody is written to at night.
 */
import { pino } from 'pino';
import { Temporal } from 'temporal-polyfill';
import { composeService } from '../../src/compose.ts';
import { loadConfig } from '../../src/config.ts';

/** 298.5 messages a second: as far below 300 as holds when some arrive a little closer together than they were sent. */
const GAP_MS = 3.35;

const { BENCH_CLOCK_AHEAD, ...environment } = process.env;
const ahead = Number(BENCH_CLOCK_AHEAD ?? 0);
const config = loadConfig(environment);
if (!config.ok) throw new Error(config.error.join(' '));
const service = await composeService(config.value, {
  clock: { now: () => Temporal.Instant.fromEpochMilliseconds(Date.now() + ahead) },
  log: pino({ level: config.value.logLevel, base: null }),
  version: 'bench',
  telegram: { rate: { gapMs: GAP_MS, chatBurst: 3, chatGapMs: 1050 } },
});
process.on('SIGINT', () => void service.stop().then(() => process.exit(0)));
const { address, inviteCode } = await service.start();
// As main says it, which is what a test reads.
console.log(`masuk ${inviteCode ?? ''}\n${address}/petugas Ctrl-C`);
