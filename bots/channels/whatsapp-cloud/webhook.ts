/**
 * The webhook: GET shows once that it is ours, POST brings what happened and is answered 200 only when that is durable.
 * Meta sends again, for up to seven days, whatever is not answered so; what we can never read is let go.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Receive, Report } from '../../../src/ports/channel.ts';
import type { RoutePlugin } from '../../../src/ports/routes.ts';
import { failureNameOf } from '../failures.ts';
import { WEBHOOK_PATH } from './config.ts';
import type { CloudLog } from './index.ts';
import type { WebhookCall } from './parse.ts';

/** Meta's calls hold up to 3 MB. */
const BODY_LIMIT = 3 * 1024 * 1024 + 64 * 1024;
/** A challenge is shown back as it came: nothing but what Meta sends may be shown. */
const CHALLENGE = /^[\w-]{1,200}$/;

export type WebhookDeps = {
  readonly appSecret: string;
  readonly verifyToken: string;
  readonly parse: (body: unknown) => WebhookCall | undefined;
  readonly log: CloudLog;
  /** `undefined` before the start and after the stop: Meta is asked to come again. */
  readonly receiver: () => { readonly receive: Receive; readonly report: Report } | undefined;
  /** Hears of each call that was read, before it is durable. */
  readonly arrived: (call: WebhookCall) => void;
};

export function webhookRoutes(deps: WebhookDeps): RoutePlugin {
  const options = {
    // Whoever signs is Meta, which may send as fast as people write.
    config: { rateLimit: false },
    schema: { hide: true } as object,
    logLevel: 'warn' as const,
  };
  return async (app) => {
    // In a scope of its own: the way it reads bodies is no one else's.
    await app.register(async (scope) => {
      scope.removeAllContentTypeParsers();
      scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: BODY_LIMIT }, (_request, body, done) =>
        done(null, body),
      );
      scope.get(WEBHOOK_PATH, options, async (request, reply) => {
        const challenge = challengeOf(request.query, deps.verifyToken);
        if (challenge === undefined) return reply.code(403).send({ error: 'forbidden' });
        return reply.code(200).type('text/plain; charset=utf-8').send(challenge);
      });
      scope.post(WEBHOOK_PATH, { ...options, bodyLimit: BODY_LIMIT }, async (request, reply) => {
        const raw = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
        if (!isSigned(raw, request.headers['x-hub-signature-256'], deps.appSecret))
          return reply.code(401).send({ error: 'unauthorized' });
        const call = deps.parse(readJson(raw));
        if (!call) {
          deps.log.warn({}, 'A webhook call was not of a WhatsApp account; it is let go.');
          return reply.code(200).send();
        }
        if (!(await keep(deps, call))) return reply.code(503).header('retry-after', '1').send();
        return reply.code(200).send();
      });
    });
  };
}

/** What Meta wants to read back, if it knows what we told it. */
function challengeOf(query: unknown, verifyToken: string): string | undefined {
  const asked = query as Readonly<Record<string, unknown>>;
  const { 'hub.mode': mode, 'hub.verify_token': token, 'hub.challenge': challenge } = asked;
  if (mode !== 'subscribe' || typeof token !== 'string' || typeof challenge !== 'string') return undefined;
  return isSame(digestOf(token), digestOf(verifyToken)) && CHALLENGE.test(challenge) ? challenge : undefined;
}

/** Of one length, so that comparing takes the same time for every wrong word. */
const digestOf = (word: string) => createHmac('sha256', 'verify').update(word).digest();

function isSigned(raw: Buffer, header: unknown, appSecret: string): boolean {
  if (typeof header !== 'string' || !/^sha256=[0-9a-f]{64}$/.test(header)) return false;
  const given = Buffer.from(header.slice('sha256='.length), 'hex');
  return isSame(given, createHmac('sha256', appSecret).update(raw).digest());
}

const isSame = (given: Buffer, expected: Buffer): boolean =>
  given.length === expected.length && timingSafeEqual(given, expected);

function readJson(raw: Buffer): unknown {
  try {
    return JSON.parse(raw.toString('utf8'));
  } catch {
    return undefined;
  }
}

/** True when all of the call is durable. A part may be kept twice when Meta brings it again: that does no harm. */
async function keep(deps: WebhookDeps, call: WebhookCall): Promise<boolean> {
  const to = deps.receiver();
  if (!to) return false;
  if (call.foreign > 0)
    deps.log.warn({ changes: call.foreign }, 'A webhook call was for another phone number; it is let go.');
  deps.arrived(call);
  try {
    await Promise.all([
      call.inbound.length > 0 ? to.receive(call.inbound) : undefined,
      call.receipts.length > 0 ? to.report(call.receipts) : undefined,
    ]);
    return true;
  } catch (error) {
    const data = { error: failureNameOf(error) };
    deps.log.error(data, 'A webhook call could not be kept; Meta will send it again.');
    return false;
  }
}
