/** The stage on WhatsApp: a fake WhatsApp in a process of its own, and the service as a linked device of a phone. */
import { readFile } from 'node:fs/promises';
import { globalAgent } from 'node:https';
import { vi } from 'vitest';
import { WHATSAPP_ACCOUNT } from '../../bots/channels/whatsapp/config.ts';
import { createWhatsAppLinkStore } from '../../db/stores/whatsapp-link.ts';
import type { DatabaseKind } from './databases.ts';
import {
  type BotMessage,
  type FakeWhatsApp,
  startFakeWhatsApp,
  type WhatsAppPerson,
} from './fake-whatsapp-client.ts';
import { openStageOf, type Stage as StageOf } from './stage.ts';

type PersonOptions = { readonly showsPhone?: boolean; readonly byPhone?: boolean };

/** Someone on WhatsApp, who has no buttons: a press is the number before the label in the newest message with it. */
export type WhatsAppTalker = Omit<WhatsAppPerson, 'says'> & {
  says(text: string, options?: { readonly replyTo?: string }): Promise<unknown>;
  presses(label: string): Promise<unknown>;
};

export type WhatsAppStage = StageOf<WhatsAppTalker, PersonOptions> & { readonly fake: FakeWhatsApp };

/** The number under which a label stands in a message. */
export function numberOf({ text }: Pick<BotMessage, 'text'>, label: string): string | undefined {
  const line = text.split('\n').find((one) => one.replaceAll('\u2060', '').endsWith(`. ${label}`));
  return line && /^\D*(\d+)/.exec(line)?.[1];
}

function talkerOf(person: WhatsAppPerson): WhatsAppTalker {
  return {
    ...person,
    says: (text, { replyTo } = {}) => person.says(text, replyTo === undefined ? {} : { quotes: replyTo }),
    async presses(label) {
      const found = (await person.all()).findLast((message) => numberOf(message, label) !== undefined);
      if (!found) throw new Error(`Nothing to choose is called “${label}”.`);
      return person.says(numberOf(found, label) ?? '');
    },
  };
}

/** Opens the curtain at `now`, with the phone linked. */
export async function openWhatsAppStage(options: {
  readonly now: string;
  readonly database?: DatabaseKind;
}): Promise<WhatsAppStage> {
  const fake = await startFakeWhatsApp({ now: Date.parse(options.now) });
  fake.trust();
  // Uploads from this process too.
  globalAgent.options.ca = await readFile(fake.settings.NODE_EXTRA_CA_CERTS ?? '');
  const stage = await openStageOf<WhatsAppTalker, PersonOptions>(
    {
      settings: fake.settings,
      setNow: (now) => fake.setNow(now),
      person: (nth, personOptions) => talkerOf(fake.person(nth, personOptions)),
      chatOf: (person) => `whatsapp:${WHATSAPP_ACCOUNT}:${100_000_000_000_000 + person.number}@lid`,
      stop: () => fake.stop(),
    },
    options,
  );
  const { database, keyring } = stage.service.service.ground;
  const link = createWhatsAppLinkStore(database, keyring, WHATSAPP_ACCOUNT);
  await link.ask({ kind: 'pair', at: options.now });
  const qr = await vi.waitFor(async () => (await link.read())?.qr ?? Promise.reject(new Error('no QR')), {
    timeout: 20_000,
  });
  await fake.scan(qr);
  await fake.until(({ isConnected }) => isConnected);
  return { ...stage, fake };
}
