/** What the chat's routes share: their context, refusing, and taking something in. */
import type { FastifyReply } from 'fastify';
import type { Input, Language } from '../../../src/domain/message.ts';
import type { Receive } from '../../../src/ports/channel.ts';
import type { Clock } from '../../../src/ports/clock.ts';
import type { MediaReader, MediaVault } from '../../../src/ports/media.ts';
import type { Keyring } from '../../../src/ports/vault.ts';
import type { WebChatStore, WebContent, WebSession } from '../../../src/ports/web-chat.ts';
import type { WireReceipt, WireRefusal } from './client/wire.ts';
import type { WebConfig } from './config.ts';
import { toInbound } from './parse.ts';
import type { Sessions } from './session.ts';
import type { Streams } from './stream.ts';

export type WebDeps = {
  readonly store: WebChatStore;
  readonly keyring: Keyring;
  /** Where uploads wait, encrypted, until the service fetches them. */
  readonly vault: MediaVault;
  /** Files that the service shows. */
  readonly media: MediaReader;
  readonly clock: Clock;
};

/** Everything a route works with. `receive` is absent until the channel has started. */
export type RouteContext = WebDeps & {
  readonly config: WebConfig;
  readonly sessions: Sessions;
  readonly streams: Streams;
  readonly receive: () => Receive | undefined;
};

const refusalStatus: Record<WireRefusal['error'], number> = {
  notSameOrigin: 403,
  noSession: 401,
  wrongToken: 403,
  malformed: 400,
  tooLong: 413,
  goneButton: 410,
  tooLarge: 413,
  wrongType: 415,
  notReady: 503,
};

/** Answers why not, in the form the page understands. */
export function refuse(reply: FastifyReply, error: WireRefusal['error']): FastifyReply {
  return reply.code(refusalStatus[error]).send({ error } satisfies WireRefusal);
}

/** The name under which a post is kept: a repeat of it finds the first. */
export const outIdOf = (session: WebSession, postId: string): string =>
  `in:${session.conversationId}:${postId}`;

/** Keeps the line and hands the update to the service. Resolves when both are durable; throws if the service failed. */
export async function accept(
  session: WebSession,
  post: { readonly id: string; readonly language: Language; readonly replyTo?: number | undefined },
  content: WebContent,
  input: Input,
  context: RouteContext,
): Promise<WireReceipt> {
  const receive = context.receive();
  if (!receive) throw new Error('The web chat is not receiving.');
  const now = context.clock.now();
  const at = now.epochMilliseconds;
  const address = session.conversationId;
  const line = await context.store.add(address, outIdOf(session, post.id), content, now.toString());
  if (line.fresh) context.streams.wake(address);
  await receive([toInbound(post, input, { address, lineId: line.id, at })]);
  return { id: line.id, at };
}
