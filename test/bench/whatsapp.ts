/**
 * What `npm run bench` runs for WhatsApp: the real service as a process on the database of the first argument, the fake
 * WhatsApp as another, a thousand people in dialogue. Prints one line of JSON ({@link WhatsAppFigures}).
 */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { LOOP, quantile } from '../../scripts/bench/turns.ts';
import type { WhatsAppFigures } from '../../scripts/bench/whatsapp-figures.ts';
import { startFakeWhatsApp } from '../support/fake-whatsapp-client.ts';
import { launchService } from '../support/service-process.ts';
import { linkPhone } from '../support/whatsapp-linking.ts';

const PEOPLE = 1_000;
/** People's messages in the measured run, and in each tenth of the long one: as many come back. */
const MEASURED = 5_000;
const TENTH = 5_000;
const TENTHS = 10;
const OPENING = ['Jalan depan pasar berlubang besar, kemarin ada yang jatuh', 'ya'];

const [url = ''] = process.argv.slice(2);
const folder = await mkdtemp(join(tmpdir(), 'sahut-bench-whatsapp-'));
const fake = await startFakeWhatsApp();
const settings = {
  ...fake.settings,
  FAKE_WHATSAPP_QUICK: 'true',
  SAHUT_KEY: randomBytes(32).toString('base64'),
  DATABASE_URL: url,
};
await linkPhone(fake, { ...settings, DATA_DIR: folder });
const service = launchService(folder, settings);
try {
  const address = (await service.ready)?.address ?? '';
  await fake.until(({ isConnected }) => isConnected);
  await fake.crowd({ people: PEOPLE, messages: PEOPLE, opening: OPENING, loop: LOOP });
  const before = await gauges(address);
  const run = await fake.crowd({ people: PEOPLE, messages: MEASURED, opening: [], loop: LOOP });
  const cpu = (await gauges(address)).cpu - before.cpu;
  const marks: WhatsAppFigures['marks'][number][] = [];
  for (let tenth = 1; tenth <= TENTHS; tenth++) {
    const watch = watchMemory(address);
    await fake.crowd({ people: PEOPLE, messages: TENTH, opening: [], loop: LOOP });
    marks.push({ messages: tenth * TENTH * 2, ...(await watch.done()) });
  }
  const figures: WhatsAppFigures = {
    turnsPerSecond: run.heard.length / run.seconds,
    kept: quantiles(run.kept),
    heard: quantiles(run.heard),
    fakeShare: run.cpu / (run.cpu + cpu),
    marks,
  };
  console.log(JSON.stringify(figures));
} finally {
  await service.stop().catch(() => service.kill());
  await fake.stop();
  await rm(folder, { recursive: true, force: true });
}

async function gauges(address: string) {
  const text = await (await fetch(`${address}/metrics`)).text();
  const read = (name: string) => Number(new RegExp(`^${name} (.+)$`, 'm').exec(text)?.[1]);
  return {
    cpu: read('process_cpu_seconds_total'),
    heap: read('nodejs_heap_size_used_bytes') / 2 ** 20,
    resident: read('process_resident_memory_bytes') / 2 ** 20,
  };
}

/** Of many looks the lowest heap, which is what a collection left, and the highest resident set. */
function watchMemory(address: string) {
  const over = new AbortController();
  const looking = (async () => {
    let { heap, resident } = await gauges(address);
    while (!over.signal.aborted) {
      await pause(200, undefined, { signal: over.signal }).catch(() => undefined);
      const now = await gauges(address);
      heap = Math.min(heap, now.heap);
      resident = Math.max(resident, now.resident);
    }
    return { heap, resident };
  })();
  return {
    done() {
      over.abort();
      return looking;
    },
  };
}

function quantiles(latencies: readonly number[]) {
  const sorted = Float64Array.from(latencies).sort();
  return { p50: quantile(sorted, 0.5), p99: quantile(sorted, 0.99) };
}
