/** A fake WhatsApp with a phone that is linked, and the real service as processes on one database, to be killed. */
import { randomBytes } from 'node:crypto';
import { pino } from 'pino';
import { vi } from 'vitest';
import { WHATSAPP_ACCOUNT } from '../../bots/channels/whatsapp/config.ts';
import { createWhatsAppLinkStore } from '../../db/stores/whatsapp-link.ts';
import { systemClock } from '../../src/adapters/clock.ts';
import { composeService, type Service } from '../../src/compose.ts';
import { loadConfig } from '../../src/config.ts';
import type { DatabaseKind } from './databases.ts';
import { type FakeWhatsApp, startFakeWhatsApp, type WhatsAppPerson } from './fake-whatsapp-client.ts';
import { type ProcessWorld, processWorld } from './process-world.ts';

/** Long enough for a service that is killed several times meanwhile on a busy machine. */
const PATIENCE_MS = 120_000;

export type WhatsAppWorld = Omit<ProcessWorld, 'fake'> & {
  readonly fake: FakeWhatsApp;
  /** Someone who waits as long as it takes. */
  patient(nth: number): WhatsAppPerson;
};

export async function whatsAppWorld(kind: DatabaseKind): Promise<WhatsAppWorld> {
  const fake = await startFakeWhatsApp();
  const { fake: _telegram, ...world } = await processWorld(kind, {
    environment: {
      ...fake.settings,
      FAKE_WHATSAPP_QUICK: 'true',
      SAHUT_KEY: randomBytes(32).toString('base64'),
    },
  });
  await openedBy(world.settings, async (service) => {
    fake.trust();
    const { database, keyring } = service.ground;
    const link = createWhatsAppLinkStore(database, keyring, WHATSAPP_ACCOUNT);
    await link.ask({ kind: 'pair', at: systemClock.now().toString() });
    await service.start();
    const qr = await vi.waitFor(async () => (await link.read())?.qr ?? Promise.reject(new Error('no QR')), {
      timeout: 20_000,
    });
    await fake.scan(qr);
    await fake.until(({ isConnected }) => isConnected);
  });
  return {
    ...world,
    fake,
    patient(nth) {
      const person = fake.person(nth);
      return { ...person, hears: (matcher) => person.hears(matcher, PATIENCE_MS) };
    },
    async dispose() {
      await world.dispose();
      await fake.stop();
    },
  };
}

/** The service in this process, on the data of one that does not run. */
export async function openedBy<T>(
  settings: Readonly<Record<string, string>>,
  work: (service: Service) => Promise<T>,
): Promise<T> {
  const config = loadConfig({ ...settings, PORT: '0' });
  if (!config.ok) throw new Error(config.error.join(' '));
  const service = await composeService(config.value, {
    clock: systemClock,
    log: pino({ level: 'silent' }),
    version: 'test',
    withoutSchedule: true,
  });
  try {
    return await work(service);
  } finally {
    await service.stop();
  }
}
