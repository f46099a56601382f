/**
 * A webhook call → what people did and what became of our messages. Pure, and written by hand over loosely typed
 * objects: a message that is not understood must cost nothing, and take none of the others in its call with it.
 */
import type { Inbound, IncomingMedia, Input, MediaKind } from '../../../src/domain/message.ts';
import type { Receipt } from '../../../src/ports/channel.ts';
import { isRecord, known, type Loose, numberOf, textOf } from '../whatsapp/loose.ts';
import { deliveryErrorOf, type GraphError, readGraphError } from './errors.ts';
import { messageIdOf } from './message-id.ts';

export type WebhookCall = {
  readonly inbound: readonly Inbound[];
  readonly receipts: readonly Receipt[];
  /** Meta's own id of each chat's last message, by address: what is marked as read. */
  readonly last: ReadonlyMap<string, string>;
  /** What Meta has to say of the account itself. */
  readonly errors: readonly GraphError[];
  /** Why messages failed after they were taken, as Meta words it. */
  readonly failures: readonly GraphError[];
  /** Changes that were for another phone number of the same app. */
  readonly foreign: number;
};

const CHANNEL = 'whatsapp-cloud';

/** `undefined`: it is no webhook call of a WhatsApp account at all. */
export function parseWebhook(body: unknown, phoneId: string): WebhookCall | undefined {
  if (!isRecord(body) || body.object !== 'whatsapp_business_account') return undefined;
  const changes = records(body.entry).flatMap((entry) => records(entry.changes));
  const values = changes.flatMap(({ field, value }) =>
    field === 'messages' && isRecord(value) ? [value] : [],
  );
  const ours = values.filter(({ metadata }) => isRecord(metadata) && metadata.phone_number_id === phoneId);
  const heard = ours.flatMap((value) =>
    records(value.messages).flatMap((message) => {
      const inbound = inboundOf(message, value, phoneId);
      return inbound ? [{ inbound, wamid: String(message.id) }] : [];
    }),
  );
  return {
    inbound: heard.map(({ inbound }) => inbound),
    last: new Map(heard.map(({ inbound, wamid }) => [inbound.address, wamid])),
    receipts: ours.flatMap((value) => records(value.statuses).flatMap((status) => receiptOf(status) ?? [])),
    errors: ours.flatMap((value) => graphErrors(value.errors)),
    failures: ours.flatMap((value) => records(value.statuses).flatMap(({ errors }) => graphErrors(errors))),
    foreign: values.length - ours.length,
  };
}

const graphErrors = (errors: unknown): readonly GraphError[] =>
  records(errors).flatMap((error) => readGraphError(error) ?? []);

const records = (value: unknown): readonly Loose[] => (Array.isArray(value) ? value.filter(isRecord) : []);

function inboundOf(message: Loose, value: Loose, account: string): Inbound | undefined {
  const id = idOf(message.id);
  const address = addressOf(message, value);
  const at = timeOf(message.timestamp);
  // In a group nobody speaks to us.
  if (id === undefined || address === undefined || at === undefined || message.group_id !== undefined)
    return undefined;
  const input = inputOf(message);
  if (!input) return undefined;
  // What is pressed carries what it was for; that it also quotes the message with the button says nothing more.
  const replyTo = input.kind === 'press' ? undefined : quoted(message);
  return {
    channel: CHANNEL,
    account,
    updateId: id,
    sequence: at,
    address,
    at,
    messageId: id,
    ...known({ replyTo }),
    input,
  };
}

/**
 * Who it is: the business-scoped user id, which Meta gives with every message since April 2026 and which stays when a
 * person hides the phone number behind a username; the phone number only where there is no such id.
 */
function addressOf(message: Loose, value: Loose): string | undefined {
  const [contact] = records(value.contacts);
  const userId = textOf(message.from_user_id) ?? textOf(contact?.user_id);
  const phone = textOf(message.from) ?? textOf(contact?.wa_id);
  return [userId, phone].find((one) => one !== undefined && isAddress(one));
}

/** `ID.1349120865530274` or the digits of a phone number. */
const isAddress = (address: string) => /^[A-Z]{2}\.[\w.]{1,140}$|^\d{5,20}$/.test(address);

/** Whole seconds as text → epoch milliseconds. */
function timeOf(timestamp: unknown): number | undefined {
  const seconds = Number(timestamp);
  return Number.isSafeInteger(seconds) && seconds > 0 && seconds < 1e11 ? seconds * 1000 : undefined;
}

const quoted = ({ context }: Loose): string | undefined => (isRecord(context) ? idOf(context.id) : undefined);

function idOf(wamid: unknown): string | undefined {
  const id = textOf(wamid);
  return id === undefined ? undefined : messageIdOf(id);
}

const FILES: Readonly<Record<string, MediaKind>> = {
  image: 'photo',
  document: 'document',
  audio: 'voice',
  video: 'video',
};

function inputOf(message: Loose): Input | undefined {
  const type = textOf(message.type) ?? '';
  const content: Loose = isRecord(message[type]) ? message[type] : {};
  switch (type) {
    case 'text':
      return textInput(content.body);
    case 'button':
      // The quick reply of a template: its words are the person's.
      return textInput(content.text) ?? textInput(content.payload);
    case 'interactive':
      return pressOf(content);
    case 'image':
    case 'document':
    case 'audio':
    case 'video':
      return fileOf(FILES[type] ?? 'document', content);
    case 'location':
      return locationOf(content);
    case 'contacts':
      return contactOf(message.contacts);
    case 'edit':
      return editOf(content);
    case 'sticker':
      return { kind: 'unsupported', what: 'sticker' };
    case 'unsupported':
      return { kind: 'unsupported', what: textOf(content.type)?.startsWith('poll') ? 'poll' : 'other' };
    // Someone opened the chat and has not written yet.
    case 'request_welcome':
      return { kind: 'text', text: '/start' };
    case 'revoke':
      return revokeOf(content);
    // Nothing that asks for an answer: a reaction, a changed number.
    case 'reaction':
    case 'system':
    case '':
      return undefined;
    default:
      return { kind: 'unsupported', what: 'other' };
  }
}

const textInput = (words: unknown): Input | undefined => {
  const text = textOf(words);
  return text === undefined ? undefined : { kind: 'text', text };
};

function pressOf(content: Loose): Input {
  const reply = [content.button_reply, content.list_reply].find(isRecord);
  const data = textOf(reply?.id);
  return data === undefined ? { kind: 'unsupported', what: 'other' } : { kind: 'press', data };
}

function fileOf(kind: MediaKind, content: Loose): Input {
  const ref = textOf(content.id);
  if (ref === undefined || !/^[\w-]{1,100}$/.test(ref)) return { kind: 'unsupported', what: 'other' };
  // `audio/ogg; codecs=opus`
  const mimeType = textOf(content.mime_type)?.split(';')[0];
  const media: IncomingMedia = { kind, ref, ...known({ mimeType, fileName: textOf(content.filename) }) };
  return { kind: 'media', media, ...known({ caption: textOf(content.caption) }) };
}

function locationOf({ latitude, longitude, name, address }: Loose): Input {
  const point = { latitude: numberOf(latitude), longitude: numberOf(longitude) };
  if (point.latitude === undefined || point.longitude === undefined)
    return { kind: 'unsupported', what: 'other' };
  const label = [textOf(name), textOf(address)].filter((part) => part !== undefined).join(', ');
  return {
    kind: 'location',
    point: { latitude: point.latitude, longitude: point.longitude },
    ...(label === '' ? {} : { label }),
  };
}

/** The first of the cards that has a number. */
function contactOf(cards: unknown): Input {
  for (const card of records(cards)) {
    const [number] = records(card.phones);
    const phone = textOf(number?.phone) ?? textOf(number?.wa_id);
    const name = isRecord(card.name) ? textOf(card.name.formatted_name) : undefined;
    if (phone !== undefined) return { kind: 'contact', phone, ...known({ name }) };
  }
  return { kind: 'unsupported', what: 'contact' };
}

function revokeOf(content: Loose): Input | undefined {
  const messageId = idOf(content.original_message_id);
  return messageId === undefined ? undefined : { kind: 'revoke', messageId };
}

function editOf(content: Loose): Input | undefined {
  const messageId = idOf(content.original_message_id);
  const corrected: Loose = isRecord(content.message) ? content.message : {};
  const type = textOf(corrected.type) ?? 'text';
  const body: Loose = isRecord(corrected[type]) ? corrected[type] : {};
  const text = textOf(body.body) ?? textOf(body.caption);
  return messageId === undefined || text === undefined ? undefined : { kind: 'edit', messageId, text };
}

function receiptOf(status: Loose): Receipt | undefined {
  const messageId = idOf(status.id);
  const at = timeOf(status.timestamp);
  if (messageId === undefined || at === undefined) return undefined;
  const own = textOf(status.biz_opaque_callback_data);
  const told = { messageId, at, ...(own !== undefined && /^\d{1,15}$/.test(own) ? { envelopeId: own } : {}) };
  switch (status.status) {
    case 'sent':
    case 'delivered':
    case 'read':
      return { ...told, status: status.status };
    // A voice message that was listened to.
    case 'played':
      return { ...told, status: 'read' };
    case 'failed': {
      const [graph = { code: 131_000, detail: '131000' }] = graphErrors(status.errors);
      return { ...told, status: 'failed', error: deliveryErrorOf(graph) };
    }
    default:
      return undefined;
  }
}
