import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Clock } from '../../ports/clock.ts';
import type { Transact } from '../../ports/stores.ts';
import type { Metrics } from '../metrics.ts';
import { jsonSchema } from '../schema.ts';

export type HealthDeps = {
  readonly transact: Transact;
  readonly metrics: Metrics;
  readonly clock: Clock;
  readonly started: () => boolean;
};

const liveSchema = z.object({ status: z.literal('live') });
const readySchema = z.object({ status: z.enum(['ready', 'notReady']), pending: z.number().int().optional() });

/** Live: the process turns. Ready: it has started and its database answers. Metrics: Prometheus' text. */
export const healthRoutes = (deps: HealthDeps) => async (app: FastifyInstance) => {
  const noLimit = { rateLimit: false } as const;
  const tags = ['operation'];
  app.get(
    '/health/live',
    { config: noLimit, schema: { tags, response: { 200: jsonSchema(liveSchema) } } },
    async () => ({
      status: 'live',
    }),
  );

  const ready = { 200: jsonSchema(readySchema), 503: jsonSchema(readySchema) };
  app.get(
    '/health/ready',
    { config: noLimit, schema: { tags, response: ready } },
    async (_request, reply) => {
      if (!deps.started()) return reply.code(503).send({ status: 'notReady' });
      try {
        const { pending } = await deps.transact(({ outbox }) => outbox.backlog());
        return { status: 'ready', pending };
      } catch {
        return reply.code(503).send({ status: 'notReady' });
      }
    },
  );

  app.get('/metrics', { config: noLimit, schema: { tags } }, async (_request, reply) => {
    const backlog = await deps.transact(({ outbox }) => outbox.backlog());
    const now = deps.clock.now().epochMilliseconds;
    deps.metrics.outboxPending.set(backlog.pending);
    deps.metrics.outboxFailed.set(backlog.failed);
    deps.metrics.outboxAge.set(backlog.oldest === null ? 0 : (now - Date.parse(backlog.oldest)) / 1000);
    return reply.type(deps.metrics.registry.contentType).send(await deps.metrics.registry.metrics());
  });
};
