/** `POST /<phone id>/messages`: checks what Meta checks, delivers, and tells what became of it. */
import { changed } from '../fake-telegram/world.ts';
import { sha256 } from '../files.ts';
import { shownOnPhone } from '../whatsapp-markup.ts';
import { statusOf } from './people.ts';
import type { CloudMessage, Fault, SentFile } from './protocol.ts';
import { Refusal } from './refusal.ts';
import type { Webhooks } from './webhooks.ts';
import { type Loose, newMessageId, nowOf, type Person, type World } from './world.ts';

const DAY_MS = 24 * 3_600_000;

const record = (value: unknown): Loose =>
  typeof value === 'object' && value !== null ? (value as Loose) : {};
const list = (value: unknown): readonly Loose[] => (Array.isArray(value) ? value.map(record) : []);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Takes one call: a mark, or a message, whose id comes back. `fault` tells what becomes of it after it was taken. */
export function takeMessage(world: World, webhooks: Webhooks, args: Loose, fault: Fault | undefined): Loose {
  if (args.messaging_product !== 'whatsapp')
    throw new Refusal(400, 100, 'messaging_product must be whatsapp');
  const content = contentOf(world, args);
  const addressed = text(args.recipient) || text(args.to);
  const person = [...world.people.values()].find(({ phone, userId }) => [phone, userId].includes(addressed));
  if (addressed === '') throw new Refusal(400, 100, 'The parameter to is required.');
  if (args.to !== undefined && person?.hidden) throw new Refusal(400, 131_026, 'Message undeliverable');
  const messageId = newMessageId();
  const reason = reasonOf(world, person, content, fault);
  const message: CloudMessage = {
    seq: world.sent.length + 1,
    messageId,
    phone: person?.phone ?? addressed,
    addressed,
    at: nowOf(world),
    unconfirmed: fault?.kind === 'applyThenDrop',
    asksForLocation: false,
    choices: [],
    ...content,
    text: shownOnPhone(content.raw),
    ...(reason === undefined ? {} : { failed: reason }),
  };
  if (typeof args.biz_opaque_callback_data === 'string')
    world.opaque.set(messageId, within(args.biz_opaque_callback_data, 1, 512, 'biz_opaque_callback_data'));
  world.sent.push(message);
  changed(world);
  tell(world, webhooks, person ?? { phone: addressed, userId: addressed, hidden: false }, message);
  return {
    messaging_product: 'whatsapp',
    contacts: [{ input: addressed, wa_id: person?.phone ?? addressed, user_id: person?.userId }],
    messages: [{ id: messageId }],
  };
}

type Content = Pick<CloudMessage, 'type' | 'raw'> &
  Partial<Pick<CloudMessage, 'choices' | 'asksForLocation' | 'template' | 'file'>>;

/** Free words after 24 hours are taken and fail later, as Meta does. */
function reasonOf(
  world: World,
  person: Person | undefined,
  { type }: Content,
  fault: Fault | undefined,
): number | undefined {
  if (fault?.kind === 'lateFailure') return fault.code ?? 131_000;
  if (!person) return 131_026;
  const isOpen = person.wroteAt !== undefined && nowOf(world) - person.wroteAt < DAY_MS;
  return type === 'template' || isOpen ? undefined : 131_047;
}

const WORDS: Readonly<Record<number, string>> = {
  131000: 'Something went wrong',
  131026: 'Message undeliverable',
  131047: 'Re-engagement message',
};

function tell(
  world: World,
  webhooks: Webhooks,
  person: Pick<Person, 'phone' | 'userId' | 'hidden'>,
  { messageId, failed }: CloudMessage,
): void {
  if (failed === undefined) {
    webhooks.bring(statusOf(world, person, messageId, 'sent'));
    webhooks.bring(statusOf(world, person, messageId, 'delivered'));
  } else {
    const words = WORDS[failed] ?? 'Message failed to send';
    webhooks.bring(statusOf(world, person, messageId, 'failed', { code: failed, words }));
  }
}

function contentOf(world: World, args: Loose): Content {
  const type = text(args.type) || 'text';
  const content = record(args[type]);
  switch (type) {
    case 'text':
      return { type, raw: within(text(content.body), 1, 4096, "text['body']") };
    case 'interactive':
      return interactiveOf(content);
    case 'template':
      return templateOf(world, content);
    case 'image':
    case 'video':
    case 'audio':
    case 'document':
      return mediaOf(world, type, content);
    default:
      throw new Refusal(400, 100, `Param type must be one of the types of a message, not ${type}`);
  }
}

function within(words: string, least: number, most: number, what: string): string {
  if (words.length < least || words.length > most)
    throw new Refusal(400, 131_009, `Parameter value is not valid: ${what} has ${words.length} characters`);
  return words;
}

function interactiveOf(content: Loose): Content {
  const raw = text(record(content.body).text);
  const action = record(content.action);
  switch (content.type) {
    case 'location_request_message':
      if (action.name !== 'send_location') throw new Refusal(400, 131_009, 'action.name is not valid');
      return { type: 'location_request', raw: within(raw, 1, 1024, 'body'), asksForLocation: true };
    case 'button': {
      const buttons = list(action.buttons).map((button) => record(button.reply));
      if (buttons.length < 1 || buttons.length > 3) throw new Refusal(400, 131_009, 'buttons must be 1 to 3');
      const choices = buttons.map(({ id, title }) => ({
        id: within(text(id), 1, 256, 'button id'),
        title: within(text(title), 1, 20, 'button title'),
      }));
      unique(choices.map(({ title }) => title));
      unique(choices.map(({ id }) => id));
      return { type: 'button', raw: within(raw, 1, 1024, 'body'), choices };
    }
    case 'list': {
      within(text(action.button), 1, 20, 'action.button');
      const rows = list(action.sections).flatMap((section) => list(section.rows));
      if (rows.length < 1 || rows.length > 10) throw new Refusal(400, 131_009, 'rows must be 1 to 10');
      const choices = rows.map(({ id, title, description }) => ({
        id: within(text(id), 1, 200, 'row id'),
        title: within(text(title), 1, 24, 'row title'),
        ...(description === undefined
          ? {}
          : { description: within(text(description), 1, 72, 'row description') }),
      }));
      unique(choices.map(({ id }) => id));
      return { type: 'list', raw: within(raw, 1, 4096, 'body'), choices };
    }
    default:
      throw new Refusal(400, 131_009, 'interactive.type is not valid');
  }
}

function unique(values: readonly string[]): void {
  if (new Set(values).size < values.length) throw new Refusal(400, 131_009, 'duplicate title or id');
}

function templateOf(world: World, content: Loose): Content {
  const name = text(content.name);
  const language = text(record(content.language).code);
  const approved = world.approved.find((one) => one.name === name && one.language === language);
  if (!approved) throw new Refusal(404, 132_001, `Template name does not exist in the translation: ${name}`);
  const parameters = list(content.components).flatMap((component) =>
    list(component.parameters).map((parameter) => text(parameter.text)),
  );
  const wanted = approved.body.match(/\{\{\d+\}\}/g)?.length ?? 0;
  if (parameters.length !== wanted)
    throw new Refusal(400, 132_000, 'Number of parameters does not match the expected number of params');
  if (parameters.some((one) => one === '' || /[\n\t]| {5,}/.test(one)))
    throw new Refusal(400, 132_018, 'Parameter text cannot have new-line/tab characters');
  const raw = parameters.reduce((body, one, index) => body.replace(`{{${index + 1}}}`, one), approved.body);
  if (raw.length > 1024) throw new Refusal(400, 132_005, 'Translated text too long');
  return { type: 'template', raw, template: { name, language, parameters } };
}

function mediaOf(world: World, kind: SentFile['kind'], content: Loose): Content {
  const file = world.files.get(text(content.id));
  if (!file) throw new Refusal(400, 131_009, 'The media id is not known');
  if (kind === 'audio' && content.caption !== undefined)
    throw new Refusal(400, 131_009, 'audio has no caption');
  return {
    type: kind,
    raw: within(text(content.caption), 0, 1024, 'caption'),
    file: {
      kind,
      mediaId: file.id,
      fileName: text(content.filename),
      mimeType: file.mimeType,
      size: file.bytes.length,
      sha256: sha256(file.bytes),
    },
  };
}
