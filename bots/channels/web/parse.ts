import { z } from 'zod';
import type { Inbound, Input, Language } from '../../../src/domain/message.ts';
import { err, ok, type Result } from '../../../src/domain/result.ts';
import type { WebContent, WebKind } from '../../../src/ports/web-chat.ts';
import type { WirePost } from './client/wire.ts';

/** UTF-16 units; twice what Telegram takes, so that nobody is cut off here who was not there. */
export const TEXT_LIMIT = 8000;

const withoutNul = (text: string): string => text.replaceAll('\u0000', '');

const common = {
  id: z.uuid(),
  language: z.enum(['id', 'en']),
  replyTo: z.int().positive().optional(),
};
const posted = z.discriminatedUnion('kind', [
  z.object({ ...common, kind: z.literal('text'), text: z.string().overwrite(withoutNul).regex(/\S/) }),
  z.object({ ...common, kind: z.literal('press'), on: z.int().positive(), data: z.string().min(1).max(64) }),
  z.object({
    ...common,
    kind: z.literal('location'),
    latitude: z.number().min(-90).max(90),
    longitude: z.number().min(-180).max(180),
  }),
]);

const uploadFields = z.object({
  id: z.uuid(),
  language: z.enum(['id', 'en']),
  replyTo: z.coerce.number().int().positive().optional(),
  caption: z.string().max(TEXT_LIMIT).overwrite(withoutNul).optional(),
  albumId: z.uuid().optional(),
});

/** The words that come with an uploaded file. */
export type UploadFields = z.infer<typeof uploadFields>;

/** Reads what the page posted. A NUL, which no keyboard types and the database cannot hold, is dropped. */
export function parsePost(body: unknown): Result<WirePost, 'malformed' | 'tooLong'> {
  const parsed = posted.safeParse(body);
  if (!parsed.success) return err('malformed');
  const post = parsed.data;
  if (post.kind === 'text' && post.text.length > TEXT_LIMIT) return err('tooLong');
  const { replyTo, ...rest } = post;
  return ok(replyTo === undefined ? rest : { ...rest, replyTo });
}

/** Reads the fields that stand before the file in an upload; repeated or unknown ones are refused or dropped. */
export function parseUploadFields(
  fields: Readonly<Record<string, unknown>>,
): Result<UploadFields, 'malformed'> {
  const parsed = uploadFields.safeParse(fields);
  if (!parsed.success) return err('malformed');
  const { caption, ...rest } = parsed.data;
  return ok(caption?.trim() ? { ...rest, caption } : rest);
}

/** The button's words, if the line carries a button with this data: only what was offered can be pressed. */
export function labelOf(line: WebContent, data: string): string | undefined {
  if (line.from !== 'us') return undefined;
  return line.choices?.flat().find((choice) => choice.data === data)?.label;
}

/** What the chat keeps and shows of a post. `label` is the pressed button's. */
export function toContent(
  post: WirePost,
  kind: WebKind,
  label: string,
): Extract<WebContent, { from: 'you' }> {
  return {
    from: 'you',
    clientId: post.id,
    ...(post.replyTo === undefined ? {} : { replyTo: post.replyTo }),
    said: toSaid(post, kind, label),
  };
}

function toSaid(post: WirePost, kind: WebKind, label: string): Extract<WebContent, { from: 'you' }>['said'] {
  switch (post.kind) {
    case 'text':
      return { kind: 'text', text: kind === 'officer' ? withoutCode(post.text) : post.text };
    case 'press':
      return { kind: 'press', data: post.data, label };
    case 'location':
      return { kind: 'location', point: { latitude: post.latitude, longitude: post.longitude } };
  }
}

/** An invite code that was mistyped by a letter is still good, so it is not left standing on the screen. */
function withoutCode(text: string): string {
  return text.replace(/^(\s*\/?masuk\s+)\S.*$/is, '$1••••');
}

/** Where in a chat, and when, a post arrived. */
export type Arrival = {
  readonly address: string;
  /** The line it was kept as: it orders the chat, names the message, and makes a repeat the same update. */
  readonly lineId: number;
  /** Epoch milliseconds, by our clock: a phone's may be anything. */
  readonly at: number;
};

/** A post as the update that the inbox takes. */
export function toInbound(
  said: { id: string; language: Language; replyTo?: number | undefined },
  input: Input,
  arrival: Arrival,
): Inbound {
  return {
    channel: 'web',
    account: 'web',
    updateId: `${arrival.lineId}:${said.id}`,
    sequence: arrival.lineId,
    address: arrival.address,
    at: arrival.at,
    messageId: String(arrival.lineId),
    ...(said.replyTo === undefined ? {} : { replyTo: String(said.replyTo) }),
    languageHint: said.language,
    input,
  };
}

/** What the person did, without what the page adds. */
export function toInput(post: WirePost): Input {
  switch (post.kind) {
    case 'text':
      return { kind: 'text', text: post.text };
    case 'press':
      return { kind: 'press', data: post.data };
    case 'location':
      return { kind: 'location', point: { latitude: post.latitude, longitude: post.longitude } };
  }
}

/** The first words of a chat: the page was opened and nobody typed yet. Officers are asked for their invite code. */
export function openingInbound(address: string, kind: WebKind, language: Language, at: number): Inbound {
  return {
    channel: 'web',
    account: 'web',
    updateId: `start:${address}`,
    sequence: 0,
    address,
    at,
    languageHint: language,
    input: { kind: 'text', text: kind === 'officer' ? 'masuk' : '/start' },
  };
}
