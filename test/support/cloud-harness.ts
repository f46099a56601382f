/** A WhatsApp Cloud channel in front of the fake Graph, with its webhook on a real listener. */
import Fastify from 'fastify';
import { Temporal } from 'temporal-polyfill';
import {
  createWhatsAppCloudChannel,
  type WhatsAppCloudDeps,
} from '../../bots/channels/whatsapp-cloud/index.ts';
import { parseTemplates, type Templates } from '../../bots/channels/whatsapp-cloud/templates.ts';
import { whatsAppCopy } from '../../bots/copy/whatsapp.ts';
import type { Channel } from '../../src/ports/channel.ts';
import type { RoutePlugin } from '../../src/ports/routes.ts';
import { type FakeGraph, VERIFY_TOKEN } from './fake-graph-client.ts';
import { createLog } from './telegram-harness.ts';

export type CloudHarness = {
  readonly channel: Channel;
  readonly log: ReturnType<typeof createLog>;
  /** Where the webhook is served. */
  readonly url: string;
  readonly close: () => Promise<void>;
};

type Overrides = Partial<Omit<WhatsAppCloudDeps, 'routes'>> & { readonly token?: string };

/** Not started; the webhook is subscribed. */
export async function cloudChannel(
  fake: FakeGraph,
  { token, ...overrides }: Overrides = {},
): Promise<CloudHarness> {
  const log = createLog();
  const routes: RoutePlugin[] = [];
  const channel = createWhatsAppCloudChannel(
    {
      token: token ?? fake.token,
      phoneId: fake.phoneId,
      appSecret: fake.appSecret,
      verifyToken: VERIFY_TOKEN,
      apiRoot: fake.apiRoot,
    },
    {
      media: { find: async () => undefined },
      clock: { now: () => Temporal.Now.instant() },
      log,
      copy: whatsAppCopy,
      routes: (plugin) => void routes.push(plugin),
      ...overrides,
    },
  );
  const app = Fastify({ forceCloseConnections: true });
  for (const plugin of routes) await app.register(async (scope) => plugin(scope));
  const origin = await app.listen({ host: '127.0.0.1', port: 0 });
  const url = `${origin}/webhooks/whatsapp`;
  const { isRight } = await fake.subscribe(url);
  if (!isRight) throw new Error('The webhook was not verified.');
  return {
    channel,
    log,
    url,
    close: async () => {
      await channel.stop();
      await app.close();
    },
  };
}

/** The table as an operator writes it. */
export function templatesOf(table: Readonly<Record<string, unknown>>): Templates {
  const parsed = parseTemplates(JSON.stringify(table));
  if (!parsed.ok) throw new Error(parsed.error.join(' '));
  return parsed.value;
}
