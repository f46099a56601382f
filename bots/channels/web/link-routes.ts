import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { encodeQR } from 'qr';
import { z } from 'zod';
import type { Clock } from '../../../src/ports/clock.ts';
import type { WhatsAppLinkStore } from '../../../src/ports/whatsapp-link.ts';
import { linkInWords, whatsAppLinkCopy } from '../../copy/whatsapp-link.ts';
import type { Assets } from './assets.ts';
import type { WireLink } from './client/wire.ts';
import type { WebConfig } from './config.ts';
import { drawLinkPage } from './link-page.ts';
import { languageOf, pageHeaders, themeOf } from './page-routes.ts';
import { hasToken, isSameOrigin, type Sessions } from './session.ts';

/** What the page about the line to WhatsApp needs. */
export type LinkPageDeps = {
  readonly store: WhatsAppLinkStore;
  /** Whether the officer chat at this address is an admin's, in service. */
  readonly isAdmin: (address: string) => Promise<boolean>;
  readonly timeZone: string;
};

const pairing = z.object({
  phone: z
    .string()
    .regex(/^\d{8,15}$/)
    .optional(),
});
const hidden = { schema: { hide: true } };

/** `/petugas/whatsapp` and what its script asks: for admins only. */
export function linkRoutes(
  app: FastifyInstance,
  config: Pick<WebConfig, 'agencyName' | 'publicUrl'>,
  deps: LinkPageDeps & { readonly clock: Clock; readonly sessions: Sessions; readonly assets: Assets },
): void {
  const { store, sessions, assets, clock } = deps;

  async function adminOf(request: FastifyRequest) {
    const session = await sessions.of(request, 'officer');
    return session && (await deps.isAdmin(session.conversationId)) ? session : undefined;
  }
  /** An admin's request that changes something, from our own page; answers it otherwise. */
  async function mayChange(request: FastifyRequest, reply: FastifyReply): Promise<boolean> {
    const session = isSameOrigin(request, config.publicUrl) ? await adminOf(request) : undefined;
    if (session && hasToken(request, session)) return true;
    reply.code(403).send({ error: session ? 'wrongToken' : 'noSession' });
    return false;
  }

  app.addHook('onRequest', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
  });

  app.get('/petugas/whatsapp', hidden, async (request, reply) => {
    if (!(await adminOf(request))) return reply.redirect('/petugas');
    const language = languageOf(request);
    pageHeaders(reply, language);
    const { agencyName } = config;
    const copy = whatsAppLinkCopy[language];
    return drawLinkPage({ language, theme: themeOf(request), agencyName, copy, version: assets.version });
  });

  app.get('/petugas/whatsapp/state', hidden, async (request, reply) => {
    const session = await adminOf(request);
    if (!session) return reply.code(403).send({ error: 'noSession' });
    const [state, waiting] = [await store.read(), await store.waiting()];
    const phase = state?.phase ?? 'unpaired';
    const qr = state?.qr === undefined ? {} : { qr: `/petugas/whatsapp/qr.svg?${nameOf(state.qr)}` };
    return {
      token: session.csrfToken,
      ...linkInWords(state, waiting, deps.timeZone, languageOf(request)),
      ...qr,
      ...(state?.code === undefined ? {} : { code: `${state.code.slice(0, 4)}-${state.code.slice(4)}` }),
      canPair: phase === 'unpaired' || phase === 'stopped',
      canUnlink: phase === 'open',
    } satisfies WireLink;
  });

  app.get('/petugas/whatsapp/qr.svg', hidden, async (request, reply) => {
    const qr = (await adminOf(request)) ? (await store.read())?.qr : undefined;
    if (qr === undefined) return reply.callNotFound();
    return reply.type('image/svg+xml').send(encodeQR(qr, 'svg', { ecc: 'low', border: 4 }));
  });

  app.post('/petugas/whatsapp/pair', { ...hidden, bodyLimit: 1024 }, async (request, reply) => {
    if (!(await mayChange(request, reply))) return reply;
    const asked = pairing.safeParse(request.body);
    if (!asked.success) return reply.code(400).send({ error: 'malformed' });
    const { phone } = asked.data;
    await store.ask({
      kind: 'pair',
      at: clock.now().toString(),
      ...(phone === undefined ? {} : { phone }),
    });
    return reply.code(202).send({});
  });

  app.post('/petugas/whatsapp/unlink', { ...hidden, bodyLimit: 1024 }, async (request, reply) => {
    if (!(await mayChange(request, reply))) return reply;
    await store.ask({ kind: 'unlink', at: clock.now().toString() });
    return reply.code(202).send({});
  });
}

/** Another picture has another address; the address says nothing of it. */
const nameOf = (qr: string): string => createHash('sha256').update(qr).digest('base64url').slice(0, 12);
