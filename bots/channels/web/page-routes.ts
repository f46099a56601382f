import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Language } from '../../../src/domain/message.ts';
import type { WebKind } from '../../../src/ports/web-chat.ts';
import type { WebCopy } from '../../copy/web.ts';
import type { Assets } from './assets.ts';
import type { WebConfig } from './config.ts';
import { drawPage, type Theme } from './page.ts';
import { readCookie } from './session.ts';

/** Scripts, styles and calls from here only, nothing inline; nobody may frame the page. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "media-src 'self' blob:",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/** Headers of a page of ours. */
export function pageHeaders(reply: FastifyReply, language: Language): void {
  reply.headers({
    'content-type': 'text/html; charset=utf-8',
    vary: 'cookie',
    'content-language': language,
    'content-security-policy': policy,
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'permissions-policy': 'geolocation=(self), camera=(self), microphone=()',
  });
}

/** `/`, `/petugas` and their files. The pages hold nothing of anybody: what was said comes with the session. */
export function pageRoutes(
  app: FastifyInstance,
  config: Pick<WebConfig, 'agencyName'>,
  copy: Readonly<Record<Language, WebCopy>>,
  assets: Assets,
  hasLink: boolean,
): void {
  const hidden = { schema: { hide: true } };
  const draw = (kind: WebKind) => (request: FastifyRequest, reply: FastifyReply) => {
    const language = languageOf(request);
    const theme = themeOf(request);
    pageHeaders(reply, language);
    reply.header('cache-control', 'no-cache');
    return drawPage({
      kind,
      language,
      theme,
      agencyName: config.agencyName,
      copy: copy[language],
      version: assets.version,
      scripts: [...assets.files.keys()].filter((name) => name.endsWith('.js') && name !== 'whatsapp.js'),
      hasLink,
    });
  };
  app.get('/', hidden, async (request, reply) => draw('citizen')(request, reply));
  app.get('/petugas', hidden, async (request, reply) => draw('officer')(request, reply));
  app.get('/favicon.ico', hidden, (_request, reply) =>
    reply.redirect(`/assets/${assets.version}/favicon.svg`),
  );
  app.get<{ Params: { version: string; name: string } }>(
    '/assets/:version/:name',
    { ...hidden, config: { rateLimit: false } },
    (request, reply) => sendAsset(request, reply, assets),
  );
}

function sendAsset(
  request: FastifyRequest<{ Params: { version: string; name: string } }>,
  reply: FastifyReply,
  assets: Assets,
) {
  const asset = assets.files.get(request.params.name);
  // A page from before an update asks for files that are gone; it must not be given others in their place.
  if (!asset || request.params.version !== assets.version) return reply.callNotFound();
  const accepted = String(request.headers['accept-encoding'] ?? '');
  reply.headers({
    'content-type': asset.type,
    'cache-control': 'public, max-age=31536000, immutable',
    vary: 'accept-encoding',
    'x-content-type-options': 'nosniff',
  });
  if (/\bbr\b/.test(accepted)) return reply.header('content-encoding', 'br').send(asset.brotli);
  if (/\bgzip\b/.test(accepted)) return reply.header('content-encoding', 'gzip').send(asset.gzip);
  return reply.send(asset.plain);
}

/** The language asked for by the address, else chosen before, else Indonesian: many a phone here is set to English. */
export function languageOf(request: FastifyRequest): Language {
  const asked = new URL(request.url, 'http://page').searchParams.get('bahasa');
  if (asked === 'id' || asked === 'en') return asked;
  return readCookie(request.headers.cookie, 'sahut-bahasa') === 'en' ? 'en' : 'id';
}

export function themeOf(request: FastifyRequest): Theme {
  const chosen = readCookie(request.headers.cookie, 'sahut-tampilan');
  return chosen === 'light' || chosen === 'dark' ? chosen : 'auto';
}
