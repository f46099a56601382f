/** WhatsApp through a linked phone: loaded only where it is wanted, for its client alone takes 57 MB. */
import { hostname } from 'node:os';
import type { FastifyBaseLogger } from 'fastify';
import type { WhatsAppConfig } from '../bots/channels/whatsapp/config.ts';
import type { WhatsAppDeps } from '../bots/channels/whatsapp/index.ts';
import { whatsAppCopy } from '../bots/copy/whatsapp.ts';
import { createWhatsAppChatStore } from '../db/stores/whatsapp-chat.ts';
import { createWhatsAppKeys } from '../db/stores/whatsapp-keys.ts';
import { createWhatsAppLinkStore } from '../db/stores/whatsapp-link.ts';
import type { Ground } from './ground.ts';
import type { Channel } from './ports/channel.ts';
import type { Clock } from './ports/clock.ts';
import type { MediaReader } from './ports/media.ts';
import type { WhatsAppChatStore } from './ports/whatsapp-chat.ts';

export type ComposeWhatsAppDeps = {
  readonly ground: Pick<Ground, 'database' | 'keyring'>;
  readonly media: MediaReader;
  readonly clock: Clock;
  readonly log: FastifyBaseLogger;
  readonly conversationId: (address: string) => string;
  readonly pace?: WhatsAppDeps['pace'];
};

/** The channel, and what it remembers, to be purged. */
export async function composeWhatsApp(
  config: WhatsAppConfig,
  { ground, media, clock, log, conversationId, pace }: ComposeWhatsAppDeps,
): Promise<{ readonly channel: Channel; readonly chats: WhatsAppChatStore }> {
  const { account } = config;
  const { database, keyring } = ground;
  // First of all: what lies below prints keys.
  await import('../bots/channels/whatsapp/quiet.ts');
  const [{ createWhatsAppChannel }, { createWhatsAppLink }] = await Promise.all([
    import('../bots/channels/whatsapp/index.ts'),
    import('../bots/channels/whatsapp/link.ts'),
  ]);
  const line = createWhatsAppLink(config, {
    keys: createWhatsAppKeys(database, keyring, account),
    store: createWhatsAppLinkStore(database, keyring, account),
    clock,
    log,
    own: database.own,
    process: `${hostname()}:${process.pid}`,
    random: Math.random,
  });
  const chats = createWhatsAppChatStore({ session: database, keyring, account, conversationId });
  const channel = createWhatsAppChannel(config, {
    line,
    store: chats,
    keyring,
    media,
    clock,
    log,
    copy: whatsAppCopy,
    ...(pace === undefined ? {} : { pace }),
  });
  return { channel, chats };
}
