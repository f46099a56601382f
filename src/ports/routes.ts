import type { FastifyInstance } from 'fastify';

/** Lets a channel bring its own pages and webhooks; the http app registers them when it is built. */
export type RoutePlugin = (app: FastifyInstance) => Promise<void> | void;
