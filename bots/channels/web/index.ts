import multipart from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import type { Language } from '../../../src/domain/message.ts';
import { err, ok } from '../../../src/domain/result.ts';
import type { Channel, Rate, Receive } from '../../../src/ports/channel.ts';
import type { RoutePlugin } from '../../../src/ports/routes.ts';
import type { WebCopy } from '../../copy/web.ts';
import { type Assets, loadAssets } from './assets.ts';
import { type WebConfig, webDefaults } from './config.ts';
import type { RouteContext, WebDeps } from './exchange.ts';
import { openRef } from './files.ts';
import { type LinkPageDeps, linkRoutes } from './link-routes.ts';
import { pageRoutes } from './page-routes.ts';
import { renderWeb } from './render.ts';
import { chatRoutes } from './routes.ts';
import { createSessions, isSameOrigin } from './session.ts';
import { createStreams } from './stream.ts';

export type { WebConfig, WebDeps };

/** The pages are ours: no provider's limits, only a bound against a flood. */
const rate: Rate = { gapMs: 0, chatBurst: 50, chatGapMs: 20 };

export type WebChannel = Channel & {
  /** `/` and `/petugas`, their assets, and everything under `/chat`. */
  readonly routes: RoutePlugin;
  /**
   * Deletes expired sessions and lines older than `before` (ISO instant) with the uploads they hold, at most `limit`
   * lines; how many lines went.
   */
  purge(before: string, limit: number): Promise<number>;
  /**
   * The address of the officer chat whose session this request carries; `undefined` without one, and for a request
   * that would change something and does not come from our own pages.
   */
  officerAddress(request: FastifyRequest): Promise<string | undefined>;
};

/**
 * The web chat as a channel: a page for citizens and one for officers. An update is acknowledged to the page after it
 * is durable; a message to the page is sent when it is kept, and shown by whichever process holds the page's stream.
 */
export function createWebChannel(
  config: Pick<WebConfig, 'agencyName' | 'secureCookies'> & Partial<WebConfig>,
  deps: WebDeps & {
    readonly copy: Readonly<Record<Language, WebCopy>>;
    /** Something failed that will be tried again by itself. */
    readonly failed: (error: unknown) => void;
    /** The files of the pages; absent: those that the build left. */
    readonly assets?: Assets;
    /** The line to WhatsApp, for the page about it; absent: there is no such page. */
    readonly link?: LinkPageDeps;
  },
): WebChannel {
  const settings: WebConfig = { ...webDefaults, ...config };
  const { store, clock } = deps;
  const sessions = createSessions(settings, deps);
  const streams = createStreams(settings, { store, sessions, failed: deps.failed });
  const inFlight = new Set<Promise<void>>();
  let receive: Receive | undefined;

  const tracked: Receive = async (inbound) => {
    if (!receive) throw new Error('The web chat was stopped.');
    const received = receive(inbound);
    inFlight.add(received);
    await received.finally(() => inFlight.delete(received));
  };
  const context: RouteContext = {
    ...deps,
    config: settings,
    sessions,
    streams,
    receive: () => receive && tracked,
  };

  return {
    name: 'web',
    account: 'web',
    rate,
    async start(given) {
      receive = given;
    },
    async send(message, envelope) {
      const content = renderWeb(message, envelope.language);
      const line = await store.add(envelope.address, `out:${envelope.id}`, content, clock.now().toString());
      if (line.fresh) streams.wake(envelope.address);
      return ok({ messageIds: [String(line.id)] });
    },
    async fetchMedia(media, limit) {
      try {
        return openRef(media, limit, deps);
      } catch {
        return err({ code: 'rejected', detail: 'not a handle of the web chat' });
      }
    },
    async stop() {
      receive = undefined;
      streams.close();
      await Promise.allSettled(inFlight);
    },
    routes: async (app) => {
      if (!app.hasContentTypeParser('multipart/form-data')) await app.register(multipart);
      const assets = deps.assets ?? (await loadAssets());
      const { link } = deps;
      pageRoutes(app, settings, deps.copy, assets, link !== undefined);
      if (link)
        await app.register(async (pages) =>
          linkRoutes(pages, settings, { ...link, clock, sessions, assets }),
        );
      await app.register(async (chat) => chatRoutes(chat, context));
      app.addHook('preClose', async () => streams.close());
    },
    async officerAddress(request) {
      const isReading = request.method === 'GET' || request.method === 'HEAD';
      if (!isReading && !isSameOrigin(request, settings.publicUrl)) return undefined;
      return (await sessions.of(request, 'officer'))?.conversationId;
    },
    async purge(before, limit) {
      const gone = await store.purge(before, clock.now().toString(), limit);
      for (const content of gone) {
        if (content.from === 'you' && content.said.kind === 'media')
          await deps.vault.remove(content.said.file.hash);
      }
      return gone.length;
    },
  };
}
