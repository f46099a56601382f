import { randomUUID } from 'node:crypto';
import Fastify from 'fastify';
import type { WebDeps } from '../../bots/channels/web/exchange.ts';
import { createWebChannel, type WebChannel, type WebConfig } from '../../bots/channels/web/index.ts';
import { webCopy } from '../../bots/copy/web-catalog.ts';
import type { Inbound, OutMessage } from '../../src/domain/message.ts';
import type { Receive } from '../../src/ports/channel.ts';
import { noReceipts } from './receipts.ts';

/** The two pages on a real listener, behind a conversation that a test writes as a function. */
export type WebHarness = {
  readonly url: string;
  readonly channel: WebChannel;
  /** Everything that was taken in, in order, each update once. */
  readonly received: readonly Inbound[];
  /** Tells the person at this address something, as delivery would. */
  tell(address: string, message: OutMessage): Promise<void>;
  /** Fails every update until the returned function is called, as a database that is away does. */
  refuse(): () => void;
  stop(): Promise<void>;
};

export type Converse = (inbound: Inbound) => readonly OutMessage[];

/** Starts the pages; `converse` answers each update that was not seen before. */
export async function startWebHarness(
  deps: WebDeps,
  converse: Converse,
  config: Partial<WebConfig> = {},
): Promise<WebHarness> {
  const failures: unknown[] = [];
  const channel = createWebChannel(
    { agencyName: 'Pemerintah Kabupaten Tanah Laut', secureCookies: false, ...config },
    { ...deps, copy: webCopy, failed: (error) => failures.push(error) },
  );
  const received: Inbound[] = [];
  const known = new Set<string>();
  let isAway = false;
  const tell = async (address: string, message: OutMessage) => {
    await channel.send(message, { address, language: 'id', id: randomUUID() });
  };
  const receive: Receive = async (inbound) => {
    if (isAway) throw new Error('The database is away.');
    for (const one of inbound) {
      if (known.has(one.updateId)) continue;
      known.add(one.updateId);
      received.push(one);
      for (const message of converse(one)) await tell(one.address, message);
    }
  };
  const app = Fastify({ forceCloseConnections: true });
  await app.register(async (scope) => channel.routes(scope));
  await channel.start(receive, noReceipts);
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  return {
    url,
    channel,
    received,
    tell,
    refuse() {
      isAway = true;
      return () => {
        isAway = false;
      };
    },
    async stop() {
      await channel.stop();
      await app.close();
      if (failures.length > 0) throw new AggregateError(failures, 'Something failed behind the pages.');
    },
  };
}
