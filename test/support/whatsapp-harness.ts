/** A WhatsApp channel in front of the fake, over a real Baileys client that has been paired. */
import { readFile } from 'node:fs/promises';
import { Agent } from 'node:https';
import { Temporal } from 'temporal-polyfill';
import { createWhatsAppChannel, type WhatsAppDeps } from '../../bots/channels/whatsapp/index.ts';
import type { Line, LineHandlers } from '../../bots/channels/whatsapp/line.ts';
import { whatsAppCopy } from '../../bots/copy/whatsapp.ts';
import type { Channel } from '../../src/ports/channel.ts';
import { type Client, connectBaileys, freshMemory } from './baileys-client.ts';
import { AT_ONCE, type FakeWhatsApp } from './fake-whatsapp-client.ts';
import { createLog } from './telegram-harness.ts';
import { hashForTests, memoryChatStore } from './whatsapp-line.ts';

/** How the fake's people are known on WhatsApp. */
export const lidOf = (number: number): string => `${100_000_000_000_000 + number}@lid`;

/** The bot's side: a linked device whose connections come and go as a test wants. */
export function createTestConnection(fake: FakeWhatsApp) {
  const memory = freshMemory();
  let client: Client | undefined;
  let handlers: LineHandlers | undefined;
  /** Messages under way, which a stop waits for. */
  const pending = new Set<Promise<unknown>>();
  const track = (work: Promise<unknown> | undefined) => {
    if (!work) return;
    const settled = work.catch(() => undefined).finally(() => pending.delete(settled));
    pending.add(settled);
  };

  async function connect(): Promise<Client> {
    const authority = await readFile(fake.settings.NODE_EXTRA_CA_CERTS ?? '');
    const connected = connectBaileys(fake.socketUrl, memory, {
      fetchAgent: new Agent({ ca: authority }),
      getMessage: async (key) => handlers?.sent(key),
    });
    const { ev, ws } = connected.socket;
    ev.on('messages.upsert', ({ messages }) => {
      for (const message of messages) track(handlers?.message(message));
    });
    ev.on('messages.update', (updates) => track(handlers?.updates(updates)));
    ev.on('call', (calls) => {
      for (const call of calls) track(handlers?.call(call));
    });
    ev.on('connection.update', ({ connection }) => {
      if (connection === 'close') handlers?.closed();
    });
    ws.on('CB:ack,class:message', ({ attrs }: { attrs: Record<string, string> }) =>
      handlers?.ack(attrs.id ?? '', attrs.error),
    );
    return connected;
  }

  async function pair(): Promise<void> {
    const pairing = await connect();
    const { qr } = await pairing.until('connection.update', (update) => update.qr !== undefined);
    await fake.scan(qr ?? '');
    await pairing.until('connection.update', ({ connection }) => connection === 'close');
  }

  /** Connects anew, as after a restart; resolves when all that waited has come. */
  async function reconnect(): Promise<void> {
    client?.end();
    client = await connect();
    await client.until(
      'connection.update',
      ({ receivedPendingNotifications }) => receivedPendingNotifications === true,
    );
  }

  const line: Line = {
    async start(given) {
      handlers = given;
      await pair();
      await reconnect();
    },
    socket: () => client?.socket,
    async stop() {
      client?.end();
      client = undefined;
      await Promise.all(pending);
    },
  };
  return { line, reconnect };
}

/** Not started. */
export function whatsAppChannel(fake: FakeWhatsApp, overrides: Partial<WhatsAppDeps> = {}) {
  fake.trust();
  const log = createLog();
  const connection = createTestConnection(fake);
  const channel: Channel = createWhatsAppChannel(
    { account: 'utama', socketUrl: fake.socketUrl },
    {
      line: connection.line,
      store: memoryChatStore(),
      keyring: hashForTests,
      media: { find: async () => undefined },
      clock: { now: () => Temporal.Now.instant() },
      log,
      copy: whatsAppCopy,
      pace: AT_ONCE,
      ...overrides,
    },
  );
  return { channel, log, connection };
}
