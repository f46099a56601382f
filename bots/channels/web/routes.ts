import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import type {} from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { WebKind, WebSession } from '../../../src/ports/web-chat.ts';
import { readRange } from './byte-range.ts';
import type { WireHistory, WireSession } from './client/wire.ts';
import { accept, type RouteContext, refuse } from './exchange.ts';
import { fileHeaders, openFileOf } from './files.ts';
import { labelOf, openingInbound, parsePost, toContent, toInput } from './parse.ts';
import { toWire } from './render.ts';
import { hasToken, isSameOrigin } from './session.ts';
import { receiveUpload } from './upload.ts';

/** Lines shown when a page opens, and added when it asks for older ones. */
const PAGE = 40;

const kindParam = z.object({ kind: z.enum(['citizen', 'officer']) });
const languageOf = z.object({ language: z.enum(['id', 'en']) });
const lineId = z.coerce.number().int().nonnegative();

/** The routes under `/chat/:kind`. Each checks its session itself; those that change something, also where from. */
export function chatRoutes(app: FastifyInstance, context: RouteContext): void {
  const hidden = { schema: { hide: true } };
  app.addHook('onRequest', async (request, reply) => {
    reply.header('cache-control', 'no-store');
    if (!kindParam.safeParse(request.params).success) return reply.callNotFound();
    if (request.method === 'POST' && !isSameOrigin(request, context.config.publicUrl)) {
      return refuse(reply, 'notSameOrigin');
    }
  });
  const perMinute = { rateLimit: { max: 120, timeWindow: '1 minute' } };
  app.post('/chat/:kind/session', { ...hidden, config: perMinute }, (request, reply) =>
    beginSession(request, reply, context),
  );
  app.post('/chat/:kind/end', hidden, (request, reply) => endSession(request, reply, context));
  app.post('/chat/:kind/messages', { ...hidden, bodyLimit: 64 * 1024 }, (request, reply) =>
    postMessage(request, reply, context),
  );
  // A file costs disk whether or not a form wants it.
  app.post('/chat/:kind/media', { ...hidden, config: perMinute }, async (request, reply) => {
    const session = await authorised(request, reply, context);
    return session && receiveUpload(request, reply, session, context);
  });
  app.get('/chat/:kind/history', hidden, (request, reply) => history(request, reply, context));
  app.get('/chat/:kind/events', { ...hidden, exposeHeadRoute: false }, (request, reply) =>
    events(request, reply, context),
  );
  app.get('/chat/:kind/media/:line/:index', hidden, (request, reply) => showFile(request, reply, context));
}

const kindOf = (request: FastifyRequest): WebKind => kindParam.parse(request.params).kind;

/** The session of a request that may change something; refuses it otherwise. */
async function authorised(
  request: FastifyRequest,
  reply: FastifyReply,
  context: RouteContext,
): Promise<WebSession | undefined> {
  const session = await context.sessions.of(request, kindOf(request));
  if (!session) refuse(reply, 'noSession');
  else if (!hasToken(request, session)) refuse(reply, 'wrongToken');
  else if (!context.receive()) refuse(reply, 'notReady');
  else return session;
  return undefined;
}

async function beginSession(request: FastifyRequest, reply: FastifyReply, context: RouteContext) {
  const asked = languageOf.safeParse(request.body);
  if (!asked.success) return refuse(reply, 'malformed');
  const receive = context.receive();
  if (!receive) return refuse(reply, 'notReady');
  const kind = kindOf(request);
  const known = await context.sessions.of(request, kind);
  const session = known
    ? await context.sessions.renew(reply, known)
    : await context.sessions.begin(reply, kind);
  const page = await historyOf(session, undefined, context);
  if (page.lines.length === 0) {
    // One opening a conversation: a repeat after a lost answer is the same update and is dropped.
    const at = context.clock.now().epochMilliseconds;
    await receive([openingInbound(session.conversationId, kind, asked.data.language, at)]);
  }
  const chat = context.sessions.chatOf(session);
  return { chat, token: session.csrfToken, isNew: !known, ...page } satisfies WireSession;
}

async function endSession(request: FastifyRequest, reply: FastifyReply, context: RouteContext) {
  const session = await authorised(request, reply, context);
  if (!session) return reply;
  if (session.kind === 'officer') {
    // The chat lets go of the officer too: nobody will read there what is sent to it. The page asked already, and the
    // slash leaves whatever else the chat is about.
    const post = { id: randomUUID(), language: 'id', kind: 'text', text: '/keluar ya' } as const;
    await accept(session, post, toContent(post, 'officer', ''), toInput(post), context);
  }
  await context.sessions.end(reply, session);
  return reply.code(204).send();
}

async function postMessage(request: FastifyRequest, reply: FastifyReply, context: RouteContext) {
  const session = await authorised(request, reply, context);
  if (!session) return reply;
  const parsed = parsePost(request.body);
  if (!parsed.ok) return refuse(reply, parsed.error);
  const post = parsed.value;
  let label: string | undefined = '';
  if (post.kind === 'press') {
    const line = await context.store.find(session.conversationId, post.on);
    label = line && labelOf(line.content, post.data);
    if (label === undefined) return refuse(reply, 'goneButton');
  }
  return accept(session, post, toContent(post, session.kind, label), toInput(post), context);
}

async function historyOf(
  session: WebSession,
  before: number | undefined,
  context: RouteContext,
): Promise<WireHistory> {
  const lines = await context.store.before(session.conversationId, before, PAGE + 1);
  return {
    lines: lines.slice(-PAGE).map((line) => toWire(line, session.kind)),
    hasOlder: lines.length > PAGE,
  };
}

/** The session of a request that reads the chat it names; the cookie may have come to another one since. */
async function readerOf(request: FastifyRequest, context: RouteContext, passive: boolean) {
  const session = await context.sessions.of(request, kindOf(request), passive);
  const asked = z.object({ chat: z.string() }).safeParse(request.query);
  return session && asked.success && asked.data.chat === context.sessions.chatOf(session)
    ? session
    : undefined;
}

async function history(request: FastifyRequest, reply: FastifyReply, context: RouteContext) {
  const session = await readerOf(request, context, false);
  if (!session) return refuse(reply, 'noSession');
  const query = z.object({ before: lineId.optional() }).safeParse(request.query);
  if (!query.success) return refuse(reply, 'malformed');
  return historyOf(session, query.data.before, context);
}

async function events(request: FastifyRequest, reply: FastifyReply, context: RouteContext) {
  const session = await readerOf(request, context, true);
  if (!session) return refuse(reply, 'noSession');
  // After a break the browser names the last event it saw; at first the page names the last line it drew.
  const query = z.object({ after: lineId }).safeParse(request.query);
  const last = lineId.safeParse(request.headers['last-event-id'] || undefined);
  if (!query.success) return refuse(reply, 'malformed');
  reply.header('content-type', 'text/event-stream');
  reply.header('x-accel-buffering', 'no');
  return reply.send(context.streams.open(session, last.success ? last.data : query.data.after));
}

async function showFile(request: FastifyRequest, reply: FastifyReply, context: RouteContext) {
  const session = await context.sessions.of(request, kindOf(request), true);
  if (!session) return refuse(reply, 'noSession');
  const place = z.object({ line: lineId, index: lineId }).safeParse(request.params);
  const line = place.success && (await context.store.find(session.conversationId, place.data.line));
  const file = line && (await openFileOf(line, place.data.index, context));
  if (!file) return reply.callNotFound();
  const part = readRange(request.headers.range, file.size);
  if (part === 'unsatisfiable') return reply.code(416).header('content-range', `bytes */${file.size}`).send();
  const chunks = file.open(part === 'whole' ? undefined : part)[Symbol.asyncIterator]();
  // A file that was erased fails at its first bytes, while a plain answer is still possible.
  const first = await chunks.next().catch(() => undefined);
  if (!first) return reply.callNotFound();
  const { mimeType, fileName, size } = file;
  if (part === 'whole') fileHeaders(reply, mimeType, fileName, size);
  else {
    fileHeaders(reply, mimeType, fileName, part.last - part.first + 1);
    reply.code(206).header('content-range', `bytes ${part.first}-${part.last}/${size}`);
  }
  return reply.send(Readable.from(whole(first, chunks)));
}

async function* whole(
  first: IteratorResult<Uint8Array>,
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  try {
    for (let next = first; !next.done; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}
