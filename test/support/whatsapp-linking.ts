/** The phone of the bot's account linked at the fake WhatsApp, before the service runs as a process. Knows no test runner. */
import { setTimeout as pause } from 'node:timers/promises';
import { WHATSAPP_ACCOUNT } from '../../bots/channels/whatsapp/config.ts';
import { createWhatsAppLinkStore } from '../../db/stores/whatsapp-link.ts';
import { systemClock } from '../../src/adapters/clock.ts';
import type { Service } from '../../src/compose.ts';
import type { FakeWhatsApp } from './fake-whatsapp-client.ts';
import { configOf, quietService } from './quiet-service.ts';

const PICTURE_MS = 20_000;
const LOOK_MS = 50;

/** Pairs as an operator would: asked for in the database, its picture scanned by the phone. */
export const linkPhone = (fake: FakeWhatsApp, settings: Readonly<Record<string, string>>): Promise<void> =>
  openedBy(settings, async (service) => {
    fake.trust();
    const { database, keyring } = service.ground;
    const link = createWhatsAppLinkStore(database, keyring, WHATSAPP_ACCOUNT);
    await link.ask({ kind: 'pair', at: systemClock.now().toString() });
    await service.start();
    const end = performance.now() + PICTURE_MS;
    let qr = (await link.read())?.qr;
    while (qr === undefined) {
      if (performance.now() > end) throw new Error('The service showed no QR code.');
      await pause(LOOK_MS);
      qr = (await link.read())?.qr;
    }
    await fake.scan(qr);
    await fake.until(({ isConnected }) => isConnected);
  });

/** The service in this process, on the data of one that does not run. */
export async function openedBy<T>(
  settings: Readonly<Record<string, string>>,
  work: (service: Service) => Promise<T>,
): Promise<T> {
  const service = await quietService(configOf({ ...settings, PORT: '0' }));
  try {
    return await work(service);
  } finally {
    await service.stop();
  }
}
