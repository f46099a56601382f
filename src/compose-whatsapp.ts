/** WhatsApp through a linked phone: loaded only where it is wanted, for its client alone takes 57 MB. */
import { hostname } from 'node:os';
import type { FastifyBaseLogger } from 'fastify';
import type { WhatsAppConfig } from '../bots/channels/whatsapp/config.ts';
import type { WhatsAppDeps } from '../bots/channels/whatsapp/index.ts';
import type { Line } from '../bots/channels/whatsapp/line.ts';
import { whatsAppCopy } from '../bots/copy/whatsapp.ts';
import { createWhatsAppChatStore } from '../db/stores/whatsapp-chat.ts';
import { createWhatsAppKeys } from '../db/stores/whatsapp-keys.ts';
import { createWhatsAppLinkStore } from '../db/stores/whatsapp-link.ts';
import type { WhatsAppLinkState } from './domain/whatsapp-link.ts';
import type { Ground } from './ground.ts';
import type { Channel } from './ports/channel.ts';
import type { Clock } from './ports/clock.ts';
import type { MediaReader } from './ports/media.ts';
import type { WhatsAppChatStore } from './ports/whatsapp-chat.ts';
import type { WhatsAppLinkStore } from './ports/whatsapp-link.ts';

export type ComposeWhatsAppDeps = {
  readonly ground: Pick<Ground, 'database' | 'keyring'>;
  readonly media: MediaReader;
  readonly clock: Clock;
  readonly log: FastifyBaseLogger;
  readonly conversationId: (address: string) => string;
  /** After each change of how the line is, in the process that has it. */
  readonly changed: (state: WhatsAppLinkState) => void;
  readonly pace?: WhatsAppDeps['pace'];
};

/** Names this process to operators. */
const PROCESS = `${hostname()}:${process.pid}`;

async function openLink(
  config: WhatsAppConfig,
  {
    ground,
    clock,
    log,
    changed,
  }: Pick<ComposeWhatsAppDeps, 'ground' | 'clock' | 'log'> & Partial<Pick<ComposeWhatsAppDeps, 'changed'>>,
): Promise<{ readonly line: Line; readonly store: WhatsAppLinkStore }> {
  const { database, keyring } = ground;
  // First of all: what lies below prints keys.
  await import('../bots/channels/whatsapp/quiet.ts');
  const { createWhatsAppLink } = await import('../bots/channels/whatsapp/link.ts');
  const store = createWhatsAppLinkStore(database, keyring, config.account);
  const line = createWhatsAppLink(config, {
    keys: createWhatsAppKeys(database, keyring, config.account),
    store,
    clock,
    log,
    own: database.own,
    process: PROCESS,
    random: Math.random,
    ...(changed ? { changed } : {}),
  });
  return { line, store };
}

/** The line alone, for a script that links a phone; every message that comes goes to `message`. */
export async function openWhatsAppLine(
  config: WhatsAppConfig,
  deps: Pick<ComposeWhatsAppDeps, 'ground' | 'clock' | 'log'>,
) {
  const { line } = await openLink(config, deps);
  const nothing = async () => undefined;
  return {
    process: PROCESS,
    start: (message: (raw: unknown) => Promise<void>) =>
      line.start({ message, call: nothing, ack: noop, closed: noop, updates: nothing, sent: nothing }),
    stop: () => line.stop(),
  };
}

/** The channel; what it remembers, to be purged; and its line, for operators. */
export async function composeWhatsApp(
  config: WhatsAppConfig,
  { ground, media, clock, log, conversationId, changed, pace }: ComposeWhatsAppDeps,
): Promise<{
  readonly channel: Channel;
  readonly chats: WhatsAppChatStore;
  readonly link: WhatsAppLinkStore;
}> {
  const { account } = config;
  const { database, keyring } = ground;
  const { line, store: link } = await openLink(config, { ground, clock, log, changed });
  const { createWhatsAppChannel } = await import('../bots/channels/whatsapp/index.ts');
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
  return { channel, chats, link };
}

const noop = () => undefined;
