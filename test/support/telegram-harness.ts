/** A Telegram channel in front of the fake Bot API, by polling or by webhook, for the contract and its own tests. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Fastify from 'fastify';
import { Temporal } from 'temporal-polyfill';
import {
  createTelegramChannel,
  type TelegramConfig,
  type TelegramDeps,
} from '../../bots/channels/telegram/index.ts';
import type { Channel } from '../../src/ports/channel.ts';
import type { RoutePlugin } from '../../src/ports/routes.ts';
import type { FakeTelegram } from './fake-telegram-client.ts';

export type LogLine = {
  readonly level: 'info' | 'warn' | 'error';
  readonly data: object;
  readonly text: string;
};

/** Keeps what was logged. */
export function createLog() {
  const lines: LogLine[] = [];
  const at = (level: LogLine['level']) => (data: object, text: string) => {
    lines.push({ level, data, text });
  };
  return { lines, info: at('info'), warn: at('warn'), error: at('error') };
}

type Overrides = Partial<TelegramDeps> & { config?: Partial<TelegramConfig> };

/** By long polling; not started. */
export function pollingChannel(fake: FakeTelegram, { config, ...overrides }: Overrides = {}) {
  const log = createLog();
  const channel = createTelegramChannel(
    { token: fake.token, apiRoot: fake.apiRoot, ...config },
    {
      media: { find: async () => undefined },
      clock: { now: () => Temporal.Now.instant() },
      log,
      ...overrides,
    },
  );
  return { channel, log };
}

export type WebhookChannel = {
  readonly channel: Channel;
  readonly log: ReturnType<typeof createLog>;
  /** Where the webhook is served. */
  readonly url: string;
  readonly close: () => Promise<void>;
};

/** By webhook, served by a Fastify of its own; not started. */
export async function webhookChannel(
  fake: FakeTelegram,
  { config, ...overrides }: Overrides = {},
): Promise<WebhookChannel> {
  const app = Fastify();
  const server = createServer((request, response) => app.routing(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const routes: RoutePlugin[] = [];
  const { channel, log } = pollingChannel(fake, {
    ...overrides,
    config: { webhookUrl: origin, ...config },
    routes: (plugin) => void routes.push(plugin),
  });
  for (const plugin of routes) await plugin(app);
  await app.ready();
  return {
    channel,
    log,
    url: `${origin}/webhooks/telegram`,
    close: async () => {
      await channel.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await app.close();
    },
  };
}
