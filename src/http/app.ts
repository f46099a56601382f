import { STATUS_CODES } from 'node:http';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import { nanoid } from 'nanoid';
import type { RoutePlugin } from '../ports/routes.ts';
import { installErrorHandler } from './error-handler.ts';
import { type ApiDeps, apiRoutes } from './routes/api.ts';
import { type HealthDeps, healthRoutes } from './routes/health.ts';

export type AppDeps = ApiDeps &
  HealthDeps & {
    readonly log: FastifyBaseLogger;
    readonly trustProxy: boolean;
    /** Pages are served over TLS: browsers are told to insist on it. */
    readonly secure: boolean;
    readonly version: string;
    readonly isOutage: (error: unknown) => boolean;
    /** What channels bring: pages and webhooks. */
    readonly channelRoutes: readonly RoutePlugin[];
  };

/** Requests a minute from one address: mobile carriers put hundreds of phones behind one, a script is more. */
const REQUESTS_A_MINUTE = 1_200;
/** Bytes of a body where a route does not say otherwise; a chat message has 8,000 characters. */
const BODY_LIMIT = 256 * 1024;

/** A request must have come whole by then: 20 MB over a very bad line, and no connection held open for ever. */
const REQUEST_TIMEOUT_MS = 15 * 60_000;

/** The http app without its listener, so that tests inject requests. */
export async function buildApp(deps: AppDeps): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: deps.log,
    // One hop: what stands before the proxy's own word in X-Forwarded-For was written by whoever asked.
    trustProxy: deps.trustProxy && ((_address, hop) => hop === 0),
    bodyLimit: BODY_LIMIT,
    requestTimeout: REQUEST_TIMEOUT_MS,
    genReqId: () => nanoid(12),
    requestIdHeader: false,
    // Our own line below: the default one logs addresses and query strings, which are personal data here.
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: true,
  });
  installErrorHandler(app, deps.isOutage);
  app.addHook('onSend', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });
  app.addHook('onResponse', async (request, reply) => {
    const { method } = request;
    const route = request.routeOptions.url ?? 'none';
    request.log.debug(
      { method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      'answered',
    );
  });
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'blob:', 'data:'],
        mediaSrc: ["'self'", 'blob:'],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        ...(deps.secure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: deps.secure ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: 'no-referrer' },
  });
  await app.register(rateLimit, {
    max: REQUESTS_A_MINUTE,
    timeWindow: '1 minute',
    errorResponseBuilder: (_request, context) =>
      Object.assign(new Error(STATUS_CODES[context.statusCode]), { statusCode: context.statusCode }),
  });
  await registerDocs(app, deps);
  await app.register(healthRoutes(deps));
  await app.register(apiRoutes(deps), { prefix: '/api/v1' });
  for (const routes of deps.channelRoutes) await app.register(async (scope) => routes(scope));
  return app;
}

async function registerDocs(app: FastifyInstance, deps: Pick<AppDeps, 'version' | 'secure'>): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Sahut',
        version: deps.version,
        description: 'Antrean dan riwayat pengaduan untuk petugas dan program. Warga memakai chat.',
        license: { name: 'AGPL-3.0-or-later', identifier: 'AGPL-3.0-or-later' },
      },
      components: {
        securitySchemes: {
          apiKey: {
            type: 'http',
            scheme: 'bearer',
            description: 'Dibuat admin dengan perintah: kunci buat <nama>',
          },
          session: {
            type: 'apiKey',
            in: 'cookie',
            name: deps.secure ? '__Host-sahut-officer' : 'sahut-officer',
            description: 'Sesi halaman /petugas.',
          },
        },
      },
    },
  });
  await app.register(swaggerUi, { routePrefix: '/docs', staticCSP: true });
}
