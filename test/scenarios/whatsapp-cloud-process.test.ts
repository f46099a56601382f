/** The WhatsApp Cloud API before real service processes: what stops a start, the doctor, two replicas and a kill. */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Balancer, startBalancer } from '../support/balancer.ts';
import { type CloudPerson, type FakeGraph, startFakeGraph } from '../support/fake-graph-client.ts';
import { allDelivered, expectNoBugs, type ProcessWorld, processWorld } from '../support/process-world.ts';
import { runScript } from '../support/run-script.ts';
import { launchService } from '../support/service-process.ts';
import { reports, type Talker } from '../support/stories.ts';

const KILLS = process.env.LONG ? 25 : 2;
/** Enough of them that they are not done before the last kill. */
const CITIZENS = process.env.LONG ? 60 : 6;

let graph: FakeGraph;
beforeAll(async () => {
  graph = await startFakeGraph();
});
afterAll(() => graph.stop());

describe('a start', () => {
  let dataDir: string;
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'sahut-cloud-'));
  });
  afterEach(() => rm(dataDir, { recursive: true }));
  const failing = (settings: Readonly<Record<string, string>>) =>
    launchService(dataDir, settings).ready.then(
      () => 'it started',
      (error: Error) => error.message,
    );

  it('with half of the settings is refused, a sentence for each that is missing', async () => {
    const { WHATSAPP_CLOUD_TOKEN = '' } = graph.settings;
    const said = await failing({ WHATSAPP_CLOUD_TOKEN });
    for (const name of ['PHONE_ID', 'APP_SECRET', 'VERIFY_TOKEN'])
      expect(said).toContain(`WHATSAPP_CLOUD_${name} must be set too, since WHATSAPP_CLOUD_TOKEN is.`);
    expect(said).not.toContain(WHATSAPP_CLOUD_TOKEN);
  });

  it('with a wrong table of templates is refused with what is wrong in it', async () => {
    const file = join(dataDir, 'templates.json');
    await writeFile(file, '{ "jawaban": {}, "*": { "name": "Kabar", "language": "id" } }');
    const said = await failing({ ...graph.settings, WHATSAPP_CLOUD_TEMPLATES: file });
    expect(said).toContain('WHATSAPP_CLOUD_TEMPLATES');
    expect(said).toContain('"jawaban" is no kind of news');
    expect(said).toContain('name is the name of a template');
  });

  it('with a refused token is refused with what to do', async () => {
    const said = await failing({ ...graph.settings, WHATSAPP_CLOUD_TOKEN: `EAA${'x'.repeat(40)}` });
    expect(said).toContain('make a new one for the system user');
  });
});

describe('the doctor', () => {
  let dataDir: string;
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'sahut-cloud-doctor-'));
  });
  afterAll(() => rm(dataDir, { recursive: true }));
  const examine = async (settings: Readonly<Record<string, string>> = {}) =>
    (await runScript('doctor', [], { DATA_DIR: dataDir, ...graph.settings, ...settings })).said;

  it('says whether Meta answers, what it posts where, and which templates there are', async () => {
    const said = await examine();
    expect(said).toMatch(/ok +whatsapp +\+1 555-078-3881 \(Kabupaten Contoh\) answers; quality GREEN/);
    expect(said).toMatch(/note +webhook +Meta does not say/);
    expect(said).toMatch(/note +templates +none/);
    await graph.fault({ kind: 190, on: 'phone' });
    expect(await examine()).toMatch(/BAD +whatsapp +WhatsApp refuses the access token: make a new one/);
  });
});

describe('two replicas', () => {
  let balancer: Balancer;
  let world: ProcessWorld;
  beforeEach(async () => {
    balancer = await startBalancer();
    world = await processWorld('postgres', {
      environment: { SAHUT_KEY: randomBytes(32).toString('base64'), ...graph.settings },
    });
  });
  afterEach(async () => {
    await world.dispose();
    await balancer.close();
  });
  const behind = async () => {
    const ready = await Promise.all([0, 1].map((replica) => world.service(replica).ready));
    balancer.use(ready.map((one) => one?.address ?? ''));
  };

  /** People take half a minute for each thing they do, by Meta's clock. */
  let minutes = 0;
  const patient = (person: CloudPerson): Talker => ({
    hears: person.hears,
    async says(text) {
      minutes += 0.5;
      await graph.setNow(Date.now() + minutes * 60_000);
      await person.says(text);
    },
  });

  it('take calls in turn, and lose nothing when one after the other is killed', {
    timeout: 600_000,
  }, async () => {
    world.launch(0);
    await world.service(0).ready;
    world.launch(1);
    await behind();
    expect(await graph.subscribe(`${balancer.url}/webhooks/whatsapp`)).toMatchObject({ isRight: true });
    const citizens = Array.from({ length: CITIZENS }, (_, nth) => graph.person(String(62_005_000_000 + nth)));
    const telling = Promise.all(
      citizens.map((citizen, nth) =>
        reports(patient(citizen), { story: `Jalan desa nomor ${nth} berlubang besar sekali` }),
      ),
    );
    let isTold = false;
    const told = () => {
      isTold = true;
    };
    telling.then(told, told);
    for (let kills = 0; kills < KILLS && (kills < 2 || !isTold); kills++) {
      const killed = kills % 2;
      const { messages } = await graph.state();
      const reached = graph.until((state) => state.messages >= messages + 12, 60_000).catch(() => undefined);
      await Promise.race([reached, telling]);
      await world.service(killed).kill();
      expectNoBugs(world.service(killed));
      world.launch(killed);
      await behind();
    }
    const numbers = await telling;
    expect(new Set(numbers).size).toBe(citizens.length);
    for (const [nth, citizen] of citizens.entries()) {
      await patient(citizen).says('laporan saya');
      const own = await citizen.hears(/1 laporan|Laporan Anda:|TLA-/);
      expect(own.text.match(/TLA-[0-9A-Z-]+/g)).toEqual([numbers[nth]]);
    }
    await graph.until(({ pendingWebhooks }) => pendingWebhooks === 0);
    await allDelivered(world.service(0));
    await world.stop();
  });
});
