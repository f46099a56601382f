/**
 * Telegram updates → what a person did. Pure, and written by hand: it runs for every update, and an update that it
 * does not understand must cost nothing and harm nothing.
 */
import type { Inbound, IncomingMedia, Input, Language, MediaKind } from '../../../src/domain/message.ts';

/** The kinds of update that are asked for; the rest never leaves Telegram. */
export const ALLOWED_UPDATES = ['message', 'edited_message', 'callback_query', 'my_chat_member'] as const;

/** Telegram lets a bot download at most this many bytes; a smaller version of a photo is taken instead. */
const DOWNLOAD_LIMIT = 20 * 1024 * 1024;

const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

/**
 * Words that a link `t.me/<bot>?start=<word>_<argument>` may say for the person who opens it. No others: whoever made
 * the link chose the words, so a link must not be able to run a command that changes something.
 */
const LINK_WORDS = new Set(['masuk', 'status']);

/**
 * One update as an Inbound; `undefined` when it is nothing for us (groups, service messages, unknown kinds).
 * `receivedAt`, epoch milliseconds, is the time of what Telegram gives no time for: a press.
 */
export function parseUpdate(update: unknown, account: string, receivedAt: number): Inbound | undefined {
  if (!isRecord(update) || typeof update.update_id !== 'number') return undefined;
  const id = update.update_id;
  if (isRecord(update.message)) return parseMessage(update.message, account, id);
  if (isRecord(update.callback_query)) return parsePress(update.callback_query, account, id, receivedAt);
  if (isRecord(update.edited_message)) return parseEdit(update.edited_message, account, id);
  if (isRecord(update.my_chat_member)) return parseMembership(update.my_chat_member, account, id);
  return undefined;
}

/** The id of an update, by which polling moves on even over what it cannot read. */
export function updateIdOf(update: unknown): number | undefined {
  return isRecord(update) && Number.isSafeInteger(update.update_id)
    ? (update.update_id as number)
    : undefined;
}

/** The id of the press in an update, which Telegram wants answered at once. */
export function pressIdOf(update: unknown): string | undefined {
  if (!isRecord(update) || !isRecord(update.callback_query)) return undefined;
  const { id } = update.callback_query;
  return typeof id === 'string' ? id : undefined;
}

/**
 * Order within a chat. Update ids grow, but after a week without updates Telegram starts again at a random one; the
 * week in front keeps later updates greater than earlier ones across such a gap.
 */
const sequenceOf = (updateId: number, at: number): number => Math.floor(at / WEEK_MS) * 2 ** 31 + updateId;

type Loose = Record<string, unknown>;

function isRecord(value: unknown): value is Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;
const number = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined;

/** The id of a private chat; groups and channels are not ours to answer. */
function privateChat(chat: unknown): string | undefined {
  return isRecord(chat) && chat.type === 'private' && typeof chat.id === 'number'
    ? String(chat.id)
    : undefined;
}

function parseMessage(message: Loose, account: string, updateId: number): Inbound | undefined {
  const address = privateChat(message.chat);
  const messageId = number(message.message_id);
  if (address === undefined || messageId === undefined || isBot(message.from)) return undefined;
  const input = inputOf(message);
  if (!input) return undefined;
  const replied = isRecord(message.reply_to_message)
    ? number(message.reply_to_message.message_id)
    : undefined;
  return inbound(account, updateId, address, (number(message.date) ?? 0) * 1000, message.from, input, {
    messageId: String(messageId),
    ...(replied === undefined ? {} : { replyTo: String(replied) }),
  });
}

/** A press answers the message that carries the button; its time is when it reached us. */
function parsePress(query: Loose, account: string, updateId: number, at: number): Inbound | undefined {
  const message = isRecord(query.message) ? query.message : undefined;
  const address = privateChat(message?.chat);
  const data = text(query.data);
  const messageId = number(message?.message_id);
  if (address === undefined || data === undefined) return undefined;
  return inbound(
    account,
    updateId,
    address,
    at,
    query.from,
    { kind: 'press', data },
    messageId === undefined ? {} : { replyTo: String(messageId) },
  );
}

/** An edit without words is a live location moving or a photo exchanged: nothing that corrects an answer. */
function parseEdit(message: Loose, account: string, updateId: number): Inbound | undefined {
  const address = privateChat(message.chat);
  const messageId = number(message.message_id);
  const words = text(message.text) ?? text(message.caption);
  if (address === undefined || messageId === undefined || words === undefined || isBot(message.from))
    return undefined;
  const at = (number(message.edit_date) ?? number(message.date) ?? 0) * 1000;
  const input: Input = { kind: 'edit', messageId: String(messageId), text: words };
  return inbound(account, updateId, address, at, message.from, input, { messageId: String(messageId) });
}

function parseMembership(change: Loose, account: string, updateId: number): Inbound | undefined {
  const address = privateChat(change.chat);
  const status = isRecord(change.new_chat_member) ? change.new_chat_member.status : undefined;
  if (address === undefined || (status !== 'kicked' && status !== 'member')) return undefined;
  const at = (number(change.date) ?? 0) * 1000;
  const input: Input = { kind: status === 'kicked' ? 'blocked' : 'unblocked' };
  return inbound(account, updateId, address, at, change.from, input, {});
}

function inbound(
  account: string,
  updateId: number,
  address: string,
  at: number,
  from: unknown,
  input: Input,
  ids: Pick<Inbound, 'messageId' | 'replyTo'>,
): Inbound {
  const languageHint = hintOf(from);
  return {
    channel: 'telegram',
    account,
    updateId: String(updateId),
    sequence: sequenceOf(updateId, at),
    address,
    at,
    ...ids,
    ...(languageHint === undefined ? {} : { languageHint }),
    input,
  };
}

const isBot = (from: unknown): boolean => isRecord(from) && from.is_bot === true;

function hintOf(from: unknown): Language | undefined {
  const code = isRecord(from) && typeof from.language_code === 'string' ? from.language_code : '';
  const language = code.slice(0, 2).toLowerCase();
  return language === 'id' || language === 'en' ? language : undefined;
}

/** What a message says. `undefined` for a service message, which nobody expects an answer to. */
function inputOf(message: Loose): Input | undefined {
  const words = text(message.text);
  if (words !== undefined) return { kind: 'text', text: unlink(words) };
  const media = mediaOf(message);
  if (media) {
    const caption = text(message.caption);
    const albumId = text(message.media_group_id);
    return {
      kind: 'media',
      media,
      ...(caption === undefined ? {} : { caption }),
      ...(albumId === undefined ? {} : { albumId }),
    };
  }
  return placeOf(message) ?? contactOf(message.contact) ?? unreadable(message);
}

/** `/start masuk_CODE`, which a link types for a person, is `masuk CODE`. */
function unlink(words: string): string {
  const link = /^\/start(?:@\w+)? ([a-z]+)_([\w-]+)$/.exec(words);
  const word = link?.[1];
  return word !== undefined && LINK_WORDS.has(word) ? `${word} ${link?.[2] ?? ''}` : words;
}

function mediaOf(message: Loose): IncomingMedia | undefined {
  if (Array.isArray(message.photo)) {
    const sizes = message.photo.filter(isRecord);
    const fitting = sizes.filter((size) => (number(size.file_size) ?? 0) <= DOWNLOAD_LIMIT);
    return file('photo', fitting.at(-1) ?? sizes.at(-1));
  }
  // An animation comes as a document too, for old clients: look for it first.
  if (isRecord(message.animation)) return file(videoKind(message.animation), message.animation);
  if (isRecord(message.video)) return file('video', message.video);
  if (isRecord(message.video_note)) return file('video', message.video_note);
  if (isRecord(message.voice)) return file('voice', message.voice);
  if (isRecord(message.audio)) return file('voice', message.audio);
  if (isRecord(message.document)) return file('document', message.document);
  return undefined;
}

/** An animation is a silent video, or an image that moves. */
const videoKind = (animation: Loose): MediaKind =>
  text(animation.mime_type)?.startsWith('image/') ? 'document' : 'video';

function file(kind: MediaKind, of: Loose | undefined): IncomingMedia | undefined {
  const ref = text(of?.file_id);
  if (of === undefined || ref === undefined) return undefined;
  const mimeType = text(of.mime_type);
  const size = number(of.file_size);
  const fileName = text(of.file_name);
  return {
    kind,
    ref,
    ...(mimeType === undefined ? {} : { mimeType }),
    ...(size === undefined ? {} : { size }),
    ...(fileName === undefined ? {} : { fileName }),
  };
}

function placeOf(message: Loose): Input | undefined {
  const venue = isRecord(message.venue) ? message.venue : undefined;
  const location = venue?.location ?? message.location;
  if (!isRecord(location)) return undefined;
  const latitude = number(location.latitude);
  const longitude = number(location.longitude);
  if (latitude === undefined || longitude === undefined) return undefined;
  const label = [text(venue?.title), text(venue?.address)].filter((part) => part !== undefined).join(', ');
  return { kind: 'location', point: { latitude, longitude }, ...(label === '' ? {} : { label }) };
}

function contactOf(contact: unknown): Input | undefined {
  if (!isRecord(contact)) return undefined;
  const phone = text(contact.phone_number);
  if (phone === undefined) return { kind: 'unsupported', what: 'contact' };
  const name = [text(contact.first_name), text(contact.last_name)]
    .filter((part) => part !== undefined)
    .join(' ');
  return { kind: 'contact', phone, ...(name === '' ? {} : { name }) };
}

/** Things people send that we cannot read. What is not listed is a service message: a pin, a payment, a boost. */
const UNREADABLE = [
  'dice',
  'game',
  'story',
  'checklist',
  'paid_media',
  'live_photo',
  'rich_message',
  'invoice',
  'gift',
  'unique_gift',
  'giveaway',
  'users_shared',
  'chat_shared',
  'passport_data',
  'web_app_data',
];

function unreadable(message: Loose): Input | undefined {
  if (isRecord(message.sticker)) return { kind: 'unsupported', what: 'sticker' };
  if (isRecord(message.poll)) return { kind: 'unsupported', what: 'poll' };
  // Media without a file is a form of message that we do not know yet.
  const isUnknown = Array.isArray(message.photo) || UNREADABLE.some((key) => isRecord(message[key]));
  return isUnknown ? { kind: 'unsupported', what: 'other' } : undefined;
}
