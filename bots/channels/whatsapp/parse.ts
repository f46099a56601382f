/**
 * WhatsApp's messages → what a person did. Pure, and written by hand over loosely typed objects: whoever sends a message
 * chooses what is in it, and one that is not understood must cost nothing and harm nothing.
 */
import type { Input } from '../../../src/domain/message.ts';
import type { WhatsAppWho } from '../../../src/ports/whatsapp-chat.ts';
import { whoOf } from './jid.ts';
import { isRecord, type Loose, numberOf, textOf } from './loose.ts';
import { inputOf, type Place, wordsOf } from './read-input.ts';
import { open } from './unwrap.ts';

/** A message for us, before it is known which of our chats it belongs to. */
export type Parsed = {
  readonly who: WhatsAppWho;
  /** The chat as WhatsApp named it this time: read marks go there. */
  readonly chat: string;
  /** WhatsApp's id of what arrived; unique within the chat. */
  readonly id: string;
  /** The id of the message that it is or changes. */
  readonly messageId: string;
  /** When it was sent, epoch milliseconds; WhatsApp tells whole seconds. */
  readonly at: number;
  /** The message that it quotes. */
  readonly replyTo?: string;
  readonly input: Input;
};

/**
 * `MessageAssociation.AssociationType` of the same file once more in another quality: HD video, HD image, motion photo,
 * HEVC video.
 */
const ANOTHER_QUALITY = new Set([5, 10, 12, 19]);

/** `ProtocolMessage.Type` of a correction. */
const EDIT = 14;
/** Of a message taken back. */
const REVOKE = 0;

/** `WebMessageInfo.StubType` of calls that rang in vain. */
const MISSED_CALLS = new Set([40, 41]);

/**
 * One message of `messages.upsert` (or of our journal) as what was done; `undefined` when it is nothing for us: our own
 * messages, groups, status, newsletters, reactions, receipts, protocol, and placeholders of what could not be opened.
 * `receivedAt`, epoch milliseconds, dates what comes without a time.
 */
export function parseMessage(message: unknown, receivedAt: number): Parsed | undefined {
  if (!isRecord(message) || !isRecord(message.key)) return undefined;
  const { key } = message;
  const who = whoOf(key.remoteJid, key.remoteJidAlt);
  const id = textOf(key.id);
  if (who === undefined || id === undefined || key.fromMe === true) return undefined;
  const chat = String(key.remoteJid);
  const sent = numberOf(message.messageTimestamp);
  const at = sent !== undefined && sent > 0 ? sent * 1000 : receivedAt;
  const said = saidOf(message, { chat, messageId: id });
  if (!said) return undefined;
  return { who, chat, id, at, messageId: id, ...said };
}

/** An incoming call of the `call` event as what was done: it is answered in words, once. */
export function parseCall(call: unknown, receivedAt: number): Parsed | undefined {
  if (!isRecord(call) || call.isGroup === true) return undefined;
  if (call.status !== 'offer' && call.status !== 'timeout') return undefined;
  const id = textOf(call.id);
  const who = whoOf(call.from ?? call.chatId, call.callerPn);
  if (id === undefined || who === undefined) return undefined;
  const at = call.date instanceof Date ? call.date.getTime() : receivedAt;
  return { who, chat: String(call.from ?? call.chatId), id, messageId: id, at, input: CALL };
}

const CALL: Input = { kind: 'unsupported', what: 'call' };

type Said = Pick<Parsed, 'input'> & Partial<Pick<Parsed, 'messageId' | 'replyTo'>>;

function saidOf(message: Loose, place: Place): Said | undefined {
  if (MISSED_CALLS.has(Number(message.messageStubType))) return { input: CALL };
  if (!isRecord(message.message)) {
    const isViewOnce = isRecord(message.key) && message.key.isViewOnce === true;
    return isViewOnce ? { input: { kind: 'unsupported', what: 'viewOnce' } } : undefined;
  }
  const opened = open(message.message);
  if (ANOTHER_QUALITY.has(opened.association ?? 0)) return undefined;
  const { content } = opened;
  if (isRecord(content.protocolMessage)) return changeOf(content.protocolMessage);
  const read = inputOf(content, place, opened);
  if (!read) return undefined;
  const replyTo = textOf(read.context?.stanzaId);
  return { input: read.input, ...(replyTo === undefined ? {} : { replyTo }) };
}

/** A message that corrects the words of another, or takes it back. The rest of the protocol is not for us. */
function changeOf(change: Loose): Said | undefined {
  const messageId = isRecord(change.key) ? textOf(change.key.id) : undefined;
  if (messageId === undefined) return undefined;
  if (change.type === EDIT && isRecord(change.editedMessage)) {
    const text = wordsOf(open(change.editedMessage).content);
    return text === undefined ? undefined : { messageId, input: { kind: 'edit', messageId, text } };
  }
  // Who leads a group may take back what others wrote; here nobody can.
  const isOwn = isRecord(change.key) && change.key.fromMe === true;
  return change.type === REVOKE && isOwn ? { messageId, input: { kind: 'revoke', messageId } } : undefined;
}
