/** The content of a message → what a person did. Pure; every field may be missing or of another kind than expected. */
import type { IncomingMedia, Input, MediaKind, Unreadable } from '../../../src/domain/message.ts';
import { bytesOf, isRecord, known, type Loose, numberOf, textOf } from './loose.ts';
import { type MediaType, writeMediaRef } from './media-ref.ts';
import type { Opened } from './unwrap.ts';
import { phoneOfCard } from './vcard.ts';

/** `MessageAssociation.AssociationType` of the pictures of an album. */
const ALBUM = 1;

/** The words of a message, or under its file. */
export function wordsOf(content: Loose): string | undefined {
  const holders = [content.extendedTextMessage, ...FILES.map(([name]) => content[name])];
  const words = holders.filter(isRecord).map((one) => textOf(one.text) ?? textOf(one.caption));
  return textOf(content.conversation) ?? words.find((one) => one !== undefined);
}

export type Read = { readonly input: Input; readonly context?: Loose };

/** What a message says; `undefined` when it is nothing that expects an answer. */
export function inputOf(content: Loose, place: Place, opened: Opened): Read | undefined {
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

/** Where a message came, by which its file is asked for again. */
export type Place = { readonly chat: string; readonly messageId: string };

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
    if (!media) return { kind: 'unsupported', what: body.viewOnce === true ? 'viewOnce' : 'other' };
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

const unsupported = (what: Unreadable): Reader => {
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
  ['eventMessage', unsupported('event')],
  ...['groupInviteMessage', 'newsletterAdminInviteMessage', 'newsletterFollowerInviteMessageV2'].map(
    (name) => [name, unsupported('invite')] as const,
  ),
  ...[
    'stickerPackMessage',
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
