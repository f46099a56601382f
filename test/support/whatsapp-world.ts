/** A fake WhatsApp with a phone that is linked, and the real service as processes on one database, to be killed. */
import { randomBytes } from 'node:crypto';
import type { DatabaseKind } from './databases.ts';
import { type FakeWhatsApp, startFakeWhatsApp, type WhatsAppPerson } from './fake-whatsapp-client.ts';
import { type ProcessWorld, processWorld } from './process-world.ts';
import { linkPhone } from './whatsapp-linking.ts';

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
  await linkPhone(fake, world.settings);
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
