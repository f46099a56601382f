import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Clock } from '../../../src/ports/clock.ts';
import type { Keyring } from '../../../src/ports/vault.ts';
import type { WebChatStore, WebKind, WebSession } from '../../../src/ports/web-chat.ts';
import type { WebConfig } from './config.ts';

/** A session's last use is written down this often at most, milliseconds. */
const TOUCH_EVERY = 5 * 60_000;
/** A cookie older than this is replaced when the page is opened; the old one serves open tabs a little longer. */
const RENEW_AFTER = 24 * 3_600_000;
const OLD_COOKIE_GRACE = 5 * 60_000;

export type Sessions = {
  /** The session of this request's cookie, its last use noted; `passive` requests (streams) do not count as use. */
  of(request: FastifyRequest, kind: WebKind, passive?: boolean): Promise<WebSession | undefined>;
  /** Still good, by its id: for streams that outlive a request. */
  isAlive(session: WebSession): Promise<boolean>;
  /** A new conversation and its session; sets the cookie. */
  begin(reply: FastifyReply, kind: WebKind): Promise<WebSession>;
  /** The same conversation under a fresh cookie, when the old one has aged. */
  renew(reply: FastifyReply, session: WebSession): Promise<WebSession>;
  /** A name for the session's conversation that a page may know; grants nothing. */
  chatOf(session: WebSession): string;
  /** Ends all sessions of the conversation and drops the cookie. */
  end(reply: FastifyReply, session: WebSession): Promise<void>;
};

export type SessionDeps = { readonly store: WebChatStore; readonly keyring: Keyring; readonly clock: Clock };

/** Browser sessions: 256 random bits in an HttpOnly, SameSite=Strict cookie; the database knows a keyed hash of them. */
export function createSessions(
  config: Pick<WebConfig, 'secureCookies' | 'idle'>,
  deps: SessionDeps,
): Sessions {
  const { store, keyring, clock } = deps;
  const cookieName = (kind: WebKind) => `${config.secureCookies ? '__Host-' : ''}sahut-${kind}`;
  const now = () => clock.now().epochMilliseconds;

  function setCookie(reply: FastifyReply, kind: WebKind, value: string, maxAge: number): void {
    const attributes = ['Path=/', 'HttpOnly', 'SameSite=Strict', `Max-Age=${Math.floor(maxAge / 1000)}`];
    if (config.secureCookies) attributes.push('Secure');
    reply.header('set-cookie', [`${cookieName(kind)}=${value}`, ...attributes].join('; '));
  }

  async function issue(reply: FastifyReply, kind: WebKind, conversationId: string): Promise<WebSession> {
    const cookie = randomBytes(32).toString('base64url');
    const at = now();
    const session: WebSession = {
      id: keyring.hash('session', cookie),
      conversationId,
      kind,
      csrfToken: randomBytes(24).toString('base64url'),
      createdAt: iso(at),
      seenAt: iso(at),
      expiresAt: iso(at + config.idle[kind]),
    };
    await store.addSession(session);
    setCookie(reply, kind, cookie, config.idle[kind]);
    return session;
  }

  return {
    async of(request, kind, passive = false) {
      const cookie = readCookie(request.headers.cookie, cookieName(kind));
      if (!cookie) return undefined;
      const at = now();
      const session = await store.findSession(keyring.hash('session', cookie), iso(at));
      if (session?.kind !== kind) return undefined;
      const isGoingOut = Date.parse(session.expiresAt) - Date.parse(session.seenAt) < config.idle[kind];
      if (!passive && !isGoingOut && at - Date.parse(session.seenAt) > TOUCH_EVERY) {
        await store.touchSession(session.id, iso(at), iso(at + config.idle[kind]));
      }
      return session;
    },
    async isAlive(session) {
      return (await store.findSession(session.id, iso(now()))) !== undefined;
    },
    begin: (reply, kind) => issue(reply, kind, randomBytes(16).toString('base64url')),
    async renew(reply, session) {
      const at = now();
      if (at - Date.parse(session.createdAt) < RENEW_AFTER) return session;
      const renewed = await issue(reply, session.kind, session.conversationId);
      await store.touchSession(session.id, iso(at), iso(at + OLD_COOKIE_GRACE));
      return renewed;
    },
    chatOf: (session) => keyring.hash('session', `chat:${session.conversationId}`),
    async end(reply, session) {
      await store.endSessions(session.conversationId);
      setCookie(reply, session.kind, '', 0);
    },
  };
}

const iso = (epochMilliseconds: number) => new Date(epochMilliseconds).toISOString();

/** One cookie's value out of the header. */
export function readCookie(header: string | undefined, name: string): string | undefined {
  for (const pair of header?.split(';') ?? []) {
    const equals = pair.indexOf('=');
    if (equals > 0 && pair.slice(0, equals).trim() === name) return pair.slice(equals + 1).trim();
  }
  return undefined;
}

/**
 * Whether our own page sent this request. Browsers say where a request comes from and a page cannot change it;
 * a request that does not say is refused, as every browser that can run the page says it.
 */
export function isSameOrigin(request: FastifyRequest, publicUrl: string | undefined): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') return false;
  const { origin } = request.headers;
  if (origin === undefined) return site === 'same-origin';
  if (!URL.canParse(origin)) return false;
  const { host } = new URL(origin);
  return host === request.host || (publicUrl !== undefined && host === new URL(publicUrl).host);
}

/** Compares the token of a request with the session's in constant time. */
export function hasToken(request: FastifyRequest, session: WebSession): boolean {
  const given = Buffer.from(String(request.headers['x-sahut-token'] ?? ''));
  const wanted = Buffer.from(session.csrfToken);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
