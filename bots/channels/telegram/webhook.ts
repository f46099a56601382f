/**
 * The webhook: one update a request, answered 200 only when it is durable. Telegram sends again whatever is not
 * answered with 2xx, so what we can never read is logged and answered 200 too.
 */
import { timingSafeEqual } from 'node:crypto';
import type { Inbound } from '../../../src/domain/message.ts';
import type { Receive } from '../../../src/ports/channel.ts';
import type { RoutePlugin } from '../../../src/ports/routes.ts';
import { failureNameOf } from '../failures.ts';
import { WEBHOOK_PATH } from './config.ts';
import type { TelegramLog } from './index.ts';
import { pressIdOf, updateIdOf } from './parse.ts';

/** Updates are some kilobytes; this is for those with many entities. */
const BODY_LIMIT = 1024 * 1024;

export type WebhookDeps = {
  readonly secret: string;
  readonly parse: (update: unknown) => Inbound | undefined;
  readonly log: TelegramLog;
  /** `undefined` before the start and after the stop: Telegram is asked to come again. */
  readonly receiver: () => Receive | undefined;
};

export function webhookRoutes(deps: WebhookDeps): RoutePlugin {
  const expected = Buffer.from(deps.secret);
  return async (app) => {
    // In a scope of its own: the way it reads bodies is no one else's.
    await app.register(async (scope) => {
      scope.removeAllContentTypeParsers();
      scope.addContentTypeParser('*', { parseAs: 'string', bodyLimit: BODY_LIMIT }, (_request, body, done) =>
        done(null, body),
      );
      scope.post(
        WEBHOOK_PATH,
        {
          bodyLimit: BODY_LIMIT,
          // Whoever knows the secret is Telegram, which may send as fast as people write.
          config: { rateLimit: false },
          schema: { hide: true } as object,
          logLevel: 'warn',
          onRequest: async (request, reply) => {
            const given = request.headers['x-telegram-bot-api-secret-token'];
            const isTelegram = typeof given === 'string' && isSame(Buffer.from(given), expected);
            if (!isTelegram) await reply.code(401).send({ error: 'unauthorized' });
          },
        },
        async (request, reply) => {
          const update = readBody(request.body);
          const parsed = deps.parse(update);
          if (!parsed) {
            if (updateIdOf(update) === undefined)
              deps.log.warn({}, 'A webhook call held no update; it is let go.');
            return reply.code(200).send();
          }
          if (!(await keep(deps, parsed))) return reply.code(503).header('retry-after', '1').send();
          const pressId = pressIdOf(update);
          if (pressId === undefined) return reply.code(200).send();
          // Telegram takes one call as the answer to its own: this spares the press a request.
          return reply.code(200).send({ method: 'answerCallbackQuery', callback_query_id: pressId });
        },
      );
    });
  };
}

/** In constant time for secrets of the right length, which is no secret. */
const isSame = (given: Buffer, expected: Buffer): boolean =>
  given.length === expected.length && timingSafeEqual(given, expected);

function readBody(body: unknown): unknown {
  if (typeof body !== 'string') return undefined;
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** True when the update is durable. */
async function keep(deps: WebhookDeps, inbound: Inbound): Promise<boolean> {
  const receive = deps.receiver();
  if (!receive) return false;
  try {
    await receive([inbound]);
    return true;
  } catch (error) {
    const data = { error: failureNameOf(error) };
    deps.log.error(data, 'An update from Telegram could not be kept; Telegram will send it again.');
    return false;
  }
}
