/**
 * WhatsApp's messages → what a person did. Pure, and written by hand over loosely typed objects: whoever sends a message
 * chooses what is in it, and one that is not understood must cost nothing and harm nothing.
 */
import type { IncomingMedia, Input, MediaKind } from '../../../src/domain/message.ts';
import type { WhatsAppWho } from '../../../src/ports/whatsapp-chat.ts';
import { whoOf } from './jid.ts';
import { bytesOf, isRecord, known, type Loose, numberOf, textOf } from './loose.ts';
import { type MediaType, writeMediaRef } from './media-ref.ts';
import { phoneOfCard } from './vcard.ts';

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

/** Envelopes around the real content; what disappears or is viewed once is read like anything else. */
const WRAPPERS = [
  'ephemeralMessage',
  'viewOnceMessage',
  'viewOnceMessageV2',
  'viewOnceMessageV2Extension',
  'documentWithCaptionMessage',
  'editedMessage',
  'associatedChildMessage',
  'botForwardedMessage',
];

/** Kinds of association between messages (`MessageAssociation.AssociationType`). */
const ALBUM = 1;
/** The same file once more in a better or another quality: HD video, HD image, motion photo, HEVC video. */
const ANOTHER_QUALITY = new Set([5, 10, 12, 19]);

/** `ProtocolMessage.Type` of a correction. */
const EDIT = 14;

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

type Place = { readonly chat: string; readonly messageId: string };
type Said = Pick<Parsed, 'input'> & Partial<Pick<Parsed, 'messageId' | 'replyTo'>>;

function saidOf(message: Loose, place: Place): Said | undefined {
  if (MISSED_CALLS.has(Number(message.messageStubType))) return { input: CALL };
  if (!isRecord(message.message)) {
    const isViewOnce = isRecord(message.key) && message.key.isViewOnce === true;
    return isViewOnce ? { input: { kind: 'unsupported', what: 'other' } } : undefined;
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

type Opened = {
  readonly content: Loose;
  readonly association?: number;
  readonly parent?: string;
  readonly isViewOnce: boolean;
};

/** Takes the envelopes off, remembering what they say of the content. */
function open(message: Loose): Opened {
  let content = message;
  let association: number | undefined;
  let parent: string | undefined;
  let isViewOnce = false;
  for (let depth = 0; depth < 8; depth++) {
    const info = isRecord(content.messageContextInfo) ? content.messageContextInfo.messageAssociation : null;
    if (isRecord(info)) {
      association ??= numberOf(info.associationType);
      parent ??= isRecord(info.parentMessageKey) ? textOf(info.parentMessageKey.id) : undefined;
    }
    const wrapper = WRAPPERS.find((name) => isRecord(content[name]));
    const inner = wrapper === undefined ? undefined : (content[wrapper] as Loose).message;
    if (wrapper === undefined || !isRecord(inner)) break;
    isViewOnce ||= wrapper.startsWith('viewOnce');
    content = inner;
  }
  return { content, isViewOnce, ...known({ association, parent }) };
}

/** A message that corrects the words of another. The rest of the protocol is not for us. */
function changeOf(change: Loose): Said | undefined {
  const messageId = isRecord(change.key) ? textOf(change.key.id) : undefined;
  if (messageId === undefined) return undefined;
  if (change.type === EDIT && isRecord(change.editedMessage)) {
    const text = wordsOf(open(change.editedMessage).content);
    return text === undefined ? undefined : { messageId, input: { kind: 'edit', messageId, text } };
  }
  return undefined;
}

/** The words of a message, or under its file. */
function wordsOf(content: Loose): string | undefined {
  const holders = [content.extendedTextMessage, ...FILES.map(([name]) => content[name])];
  const words = holders.filter(isRecord).map((one) => textOf(one.text) ?? textOf(one.caption));
  return textOf(content.conversation) ?? words.find((one) => one !== undefined);
}

type Read = { readonly input: Input; readonly context?: Loose };

function inputOf(content: Loose, place: Place, opened: Opened): Read | undefined {
  const words = textOf(content.conversation);
  if (words !== undefined) return { input: { kind: 'text', text: words } };
  for (const [name, read] of READERS) {
    const body = content[name];
    if (!isRecord(body)) continue;
    const input = read(body, place, opened);
    if (!input) return undefined;
    return { input, ...(isRecord(body.contextInfo) ? { context: body.contextInfo } : {}) };
  }
  return undefined;
}

type Reader = (body: Loose, place: Place, opened: Opened) => Input | undefined;

const FILES: readonly (readonly [name: string, type: MediaType, kind: MediaKind])[] = [
  ['imageMessage', 'image', 'photo'],
  ['videoMessage', 'video', 'video'],
  ['ptvMessage', 'video', 'video'],
  ['audioMessage', 'audio', 'voice'],
  ['documentMessage', 'document', 'document'],
];

const fileReader =
  (type: MediaType, kind: MediaKind): Reader =>
  (body, place, opened) => {
    const media = fileOf(type, kind, body, place);
    // What was viewed elsewhere, or is kept from linked devices, comes without its file.
    if (!media) return { kind: 'unsupported', what: 'other' };
    const caption = textOf(body.caption);
    const albumId = opened.association === ALBUM ? opened.parent : undefined;
    return { kind: 'media', media, ...known({ caption, albumId }) };
  };

function fileOf(type: MediaType, kind: MediaKind, body: Loose, place: Place): IncomingMedia | undefined {
  const key = bytesOf(body.mediaKey);
  const url = textOf(body.url);
  const path = textOf(body.directPath);
  if (key === undefined || (url === undefined && path === undefined)) return undefined;
  const hashes = { hash: bytesOf(body.fileSha256), sealedHash: bytesOf(body.fileEncSha256) };
  return {
    kind,
    ref: writeMediaRef({ type, key, ...known({ url, path, ...hashes }), ...place }),
    ...known({
      mimeType: textOf(body.mimetype),
      size: numberOf(body.fileLength),
      fileName: textOf(body.fileName),
    }),
  };
}

function placeOf(body: Loose): Input {
  const latitude = numberOf(body.degreesLatitude);
  const longitude = numberOf(body.degreesLongitude);
  if (latitude === undefined || longitude === undefined) return { kind: 'unsupported', what: 'other' };
  const named = [textOf(body.name), textOf(body.address)].filter((part) => part !== undefined).join(', ');
  const label = textOf(named) ?? textOf(body.caption);
  return { kind: 'location', point: { latitude, longitude }, ...known({ label }) };
}

function contactOf(card: Loose): Input {
  const phone = phoneOfCard(textOf(card.vcard) ?? '');
  if (phone === undefined) return { kind: 'unsupported', what: 'contact' };
  return { kind: 'contact', phone, ...known({ name: textOf(card.displayName) }) };
}

/** Of several cards the first that has a phone: one is asked for. */
function contactsOf(body: Loose): Input {
  const cards = Array.isArray(body.contacts) ? body.contacts.filter(isRecord).map(contactOf) : [];
  return cards.find(({ kind }) => kind === 'contact') ?? { kind: 'unsupported', what: 'contact' };
}

/** We send no buttons; whoever answers one says its label, which means as much as typing it. */
function replyOf(body: Loose): Input | undefined {
  const shown = isRecord(body.body) ? body.body.text : undefined;
  const text = [body.selectedDisplayText, body.title, shown].map(textOf).find((one) => one !== undefined);
  return text === undefined ? undefined : { kind: 'text', text };
}

const unsupported = (what: Extract<Input, { kind: 'unsupported' }>['what']): Reader => {
  const input: Input = { kind: 'unsupported', what };
  return () => input;
};

/** What people send and expect an answer to. The first that is there counts; what is not listed is passed over. */
const READERS: readonly (readonly [name: string, read: Reader])[] = [
  ['extendedTextMessage', ({ text }) => (textOf(text) ? { kind: 'text', text: String(text) } : undefined)],
  ...FILES.map(([name, type, kind]) => [name, fileReader(type, kind)] as const),
  ['locationMessage', placeOf],
  ['liveLocationMessage', placeOf],
  ['contactMessage', contactOf],
  ['contactsArrayMessage', contactsOf],
  ...[
    'buttonsResponseMessage',
    'listResponseMessage',
    'templateButtonReplyMessage',
    'interactiveResponseMessage',
  ].map((name) => [name, replyOf] as const),
  ...['stickerMessage', 'lottieStickerMessage'].map((name) => [name, unsupported('sticker')] as const),
  ...['', 'V2', 'V3', 'V4', 'V5'].map(
    (version) => [`pollCreationMessage${version}`, unsupported('poll')] as const,
  ),
  ...['scheduledCallCreationMessage', 'bcallMessage'].map((name) => [name, unsupported('call')] as const),
  ...[
    'stickerPackMessage',
    'eventMessage',
    'groupInviteMessage',
    'newsletterAdminInviteMessage',
    'newsletterFollowerInviteMessageV2',
    'productMessage',
    'orderMessage',
    'invoiceMessage',
    'listMessage',
    'buttonsMessage',
    'templateMessage',
    'interactiveMessage',
    'highlyStructuredMessage',
    'sendPaymentMessage',
    'requestPaymentMessage',
    'paymentInviteMessage',
    'pollResultSnapshotMessage',
    'messageHistoryBundle',
    'richResponseMessage',
    'questionMessage',
  ].map((name) => [name, unsupported('other')] as const),
];
