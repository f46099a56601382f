/**
 * One message → its parts, each sent once under an id of our own. The id is the same at every try, and what goes over
 * the wire is stored under it before it goes: a part that may or may not have arrived is sent again as the very same
 * message, which WhatsApp shows once.
 */
import { type proto as Proto, proto, type WASocket } from '@whiskeysockets/baileys';
import type { Attachment, Language, OutMessage } from '../../../src/domain/message.ts';
import { err, ok, type Result } from '../../../src/domain/result.ts';
import type { DeliveryError, Envelope, Sent } from '../../../src/ports/channel.ts';
import type { Clock } from '../../../src/ports/clock.ts';
import type { MediaReader } from '../../../src/ports/media.ts';
import type { WhatsAppChatStore } from '../../../src/ports/whatsapp-chat.ts';
import type { WhatsAppCopy } from '../../copy/whatsapp.ts';
import { failureWords } from '../failures.ts';
import { createPartSender } from '../parts.ts';
import { pause } from '../waiting.ts';
import { watched } from '../watched-bytes.ts';
import type { Acks } from './acks.ts';
import { type Content, fileContent, textContent } from './content.ts';
import { wireFailure, withoutJids } from './errors.ts';
import { createTurnstile, type Pace, typingMs } from './pace.ts';
import { renderWhatsApp, type WhatsAppPart } from './render.ts';

/** How long the server may take to acknowledge a message, milliseconds. */
const ACK_MS = 20_000;
/** How long writing a message may take, with the queries for devices and keys before it, milliseconds. */
const WRITE_MS = 60_000;
/** Files beyond this WhatsApp may not take, bytes. */
const FILE_LIMIT = 100 * 1024 * 1024;

/** What sending needs of an open connection. */
export type Wire = Pick<WASocket, 'relayMessage' | 'sendPresenceUpdate' | 'waUploadToServer'>;

export type SendingDeps = {
  /** The open connection, if there is one and it is ours. */
  readonly wire: () => Wire | undefined;
  readonly store: Pick<WhatsAppChatStore, 'keepSent' | 'findSent'>;
  readonly acks: Acks;
  /** Our own id of a part of a message, in WhatsApp's form. */
  readonly messageId: (envelopeId: string, part: number) => string;
  readonly media: MediaReader;
  readonly clock: Clock;
  readonly pace: Pace;
  /** In [0, 1). */
  readonly random: () => number;
  readonly copy: Readonly<Record<Language, WhatsAppCopy>>;
  readonly log: { warn(data: object, text: string): void };
};

export type Send = (message: OutMessage, envelope: Envelope) => Promise<Result<Sent, DeliveryError>>;

export function createSend(deps: SendingDeps): Send {
  // The turnstile keeps them apart.
  const sendParts = createPartSender(0);
  const turnstile = createTurnstile(deps.pace);
  const sendOne = createSendPart(deps, async () => {
    await pause(turnstile.take(performance.now(), deps.random()));
  });
  return async (message, envelope) => {
    if (envelope.heard === undefined)
      return err({ code: 'neverWrote', detail: 'We begin no chats on WhatsApp.' });
    const parts = renderWhatsApp(message, deps.copy[envelope.language]);
    const numbered = parts.map((part, index) => ({ part, id: deps.messageId(envelope.id, index) }));
    return sendParts(envelope.id, numbered, ({ part, id }) => sendOne(part, id, envelope));
  };
}

function createSendPart(deps: SendingDeps, turn: () => Promise<void>) {
  return async (
    part: WhatsAppPart,
    id: string,
    envelope: Envelope,
  ): Promise<Result<string, DeliveryError>> => {
    const { address } = envelope;
    try {
      const wire = deps.wire();
      if (!wire) return err(NO_LINK);
      const content = (await recall(deps, id)) ?? (await compose(deps, wire, part, envelope));
      await deps.store.keepSent(
        id,
        { address, content: proto.Message.encode(content).finish() },
        deps.clock.now().toString(),
      );
      await type(deps, wire, address, part);
      await turn();
      return await write(deps, id, address, content);
    } catch (error) {
      return err(wireFailure(error));
    }
  };
}

const NO_LINK: DeliveryError = { code: 'unreachable', detail: 'WhatsApp is not connected.' };

/** What was stored at an earlier try. */
async function recall({ store }: SendingDeps, id: string): Promise<Proto.Message | undefined> {
  const sent = await store.findSent(id);
  return sent && proto.Message.decode(sent.content);
}

/** As a person does before a message comes. Not seeing it harms nobody. */
async function type(deps: SendingDeps, wire: Wire, address: string, part: WhatsAppPart): Promise<void> {
  const ms = typingMs(deps.pace, part.text.length, deps.random());
  if (ms === 0) return;
  await wire.sendPresenceUpdate('composing', address).catch(() => undefined);
  await pause(ms);
}

/** Writes a message and waits for the server's word: what is written is not yet sent. */
async function write(
  deps: SendingDeps,
  id: string,
  address: string,
  content: Proto.Message,
): Promise<Result<string, DeliveryError>> {
  const wire = deps.wire();
  if (!wire) return err(NO_LINK);
  const { acked, forget } = deps.acks.expect(id);
  const answered = new AbortController();
  const unless = (ms: number, detail: string) =>
    pause(ms, answered.signal).then(() => err({ code: 'unreachable', detail } as const));
  try {
    const written = wire.relayMessage(address, content, { messageId: id }).then(() => undefined);
    // The server's word may come before Baileys has put its own things away.
    const first = await Promise.race([acked, written, unless(WRITE_MS, 'WhatsApp takes nothing.')]);
    const answer = first ?? (await Promise.race([acked, unless(ACK_MS, 'WhatsApp acknowledged nothing.')]));
    return answer.ok ? ok(id) : answer;
  } finally {
    answered.abort();
    forget();
  }
}

/** The content of a part; a file that cannot be shown must not take the words with it. */
async function compose(
  deps: SendingDeps,
  wire: Wire,
  part: WhatsAppPart,
  { language }: Envelope,
): Promise<Content> {
  if (!part.attachment) return textContent(part.text);
  const shown = await show(deps, wire, part.attachment, part.text);
  if (shown) return shown;
  const { missingFile } = deps.copy[language];
  return textContent(part.text === '' ? missingFile : `${part.text}\n\n${missingFile}`);
}

/** `undefined`: the file is not there, or cannot be read. Throws for what the network does. */
async function show(
  deps: SendingDeps,
  wire: Wire,
  { mediaId }: Attachment,
  caption: string,
): Promise<Content | undefined> {
  const found = await deps.media.find(mediaId);
  if (!found || found.media.size > FILE_LIMIT) {
    deps.log.warn({ mediaId, size: found?.media.size }, 'An attachment cannot be shown.');
    return undefined;
  }
  const bytes = watched(found.open());
  try {
    return await fileContent(found.media, bytes.read(), caption, wire.waUploadToServer);
  } catch (error) {
    const unread = bytes.failure();
    if (!unread) throw error;
    deps.log.warn({ mediaId, error: withoutJids(failureWords(unread)) }, 'An attachment could not be read.');
    return undefined;
  }
}
