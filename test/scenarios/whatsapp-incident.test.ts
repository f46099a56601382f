/** The line to WhatsApp goes, and the admins hear of it in another chat, once; and that it is back. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createWhatsAppLinkStore } from '../../db/stores/whatsapp-link.ts';
import type { WhatsAppLinkState } from '../../src/domain/whatsapp-link.ts';
import type { WhatsAppLinkStore } from '../../src/ports/whatsapp-link.ts';
import { type FakeWhatsApp, startFakeWhatsApp } from '../support/fake-whatsapp-client.ts';
import { startService, type TestService } from '../support/service.ts';
import { readable, type UsLine, visitor, type WebVisitor } from '../support/web-visitor.ts';

const WAIT = { timeout: 20_000 };

let fake: FakeWhatsApp;
let service: TestService;
let link: WhatsAppLinkStore;
let admin: WebVisitor;

const isIn = (phase: WhatsAppLinkState['phase']) =>
  expect.poll(async () => (await link.read())?.phase, WAIT).toBe(phase);
/** What the admin was told so far, the newest last. */
const told = async (): Promise<readonly string[]> =>
  (await admin.history()).lines
    .filter((line): line is UsLine => line.from === 'us')
    .map(readable)
    .filter((text) => text.startsWith('WhatsApp'));

beforeAll(async () => {
  fake = await startFakeWhatsApp();
  fake.trust();
  service = await startService({ now: '2026-11-11T01:00:00Z', environment: fake.settings });
  const { database, keyring } = service.service.ground;
  link = createWhatsAppLinkStore(database, keyring, 'main');
  admin = visitor(service.address, 'officer');
  await admin.begin();
  await admin.says(`masuk ${service.inviteCode}`);
});
afterAll(async () => {
  await service.stop();
  await fake.stop();
});

it('nobody is called for a line that is there', async () => {
  await link.ask({ kind: 'pair', at: service.clock.now().toString() });
  await isIn('pairing');
  await fake.scan((await link.read())?.qr ?? '');
  await isIn('open');
  expect(await service.run('watch-whatsapp')).toMatch(/nothing|0/);
  expect(await told()).toEqual([]);
});

it('admins hear that it has been down for five minutes, once, and that it is back', async () => {
  await fake.door({ kind: 'shut' });
  await fake.breach({ kind: 'drop' });
  await isIn('down');
  await service.run('watch-whatsapp');
  expect(await told()).toEqual([]);
  service.clock.advance({ minutes: 5, seconds: 1 });
  await service.run('watch-whatsapp');
  await service.run('watch-whatsapp');
  await expect
    .poll(told, WAIT)
    .toEqual([expect.stringContaining('WhatsApp terputus sejak Rab 11 Nov 09.00 WITA')]);
  await fake.door({ kind: 'open' });
  await isIn('open');
  await service.run('watch-whatsapp');
  await expect.poll(told, WAIT).toHaveLength(2);
  expect((await told())[1]).toContain('WhatsApp tersambung lagi');
});

it.each([
  [403, 'memblokir nomor ini'],
  [405, 'menolak versi klien ini'],
  [440, 'Ada proses lain yang memakai sesi ini'],
])('admins hear at once that it stopped with %i, and what to do', async (code, words) => {
  const before = (await told()).length;
  await fake.breach({ kind: 'code', code });
  await isIn('stopped');
  await service.run('watch-whatsapp');
  await service.run('watch-whatsapp');
  await expect.poll(told, WAIT).toHaveLength(before + 1);
  expect((await told()).at(-1)).toContain(words);
  service.clock.advance({ minutes: 1 });
  await link.ask({ kind: 'pair', at: service.clock.now().toString() });
  await isIn('open');
  await service.run('watch-whatsapp');
  await expect.poll(told, WAIT).toHaveLength(before + 2);
});
