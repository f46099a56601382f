/** The methods of the Bot API that the service uses, with the checks and words of the real one. */
import { sha256 } from '../files.ts';
import type { Button, SentFile } from './protocol.ts';
import { answerPress } from './updates.ts';
import type { Upload } from './wire.ts';
import { changed, keepFile, type Loose, nowOf, secondsOf, type World } from './world.ts';

/** Refused with a code and Telegram's words. */
export class Refusal extends Error {
  readonly status: number;
  readonly retryAfter: number | undefined;
  constructor(status: number, description: string, retryAfter?: number) {
    super(description);
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

type Call = { readonly args: Loose; readonly files: ReadonlyMap<string, Upload>; readonly willDrop: boolean };
type Method = (world: World, call: Call) => unknown;

const UPLOADS = {
  sendPhoto: 'photo',
  sendDocument: 'document',
  sendVoice: 'voice',
  sendVideo: 'video',
} as const;
const UPLOAD_LIMITS = { photo: 10, document: 50, voice: 50, video: 50 } as const;

export const methods: Readonly<Record<string, Method>> = {
  getMe: (world) => bot(world),
  setWebhook: (world, { args }) => {
    if (typeof args.url !== 'string' || !URL.canParse(args.url))
      throw new Refusal(400, 'Bad Request: bad webhook: invalid url');
    world.webhook = {
      url: args.url,
      ...(typeof args.secret_token === 'string' ? { secret: args.secret_token } : {}),
      ...(Array.isArray(args.allowed_updates) ? { allowedUpdates: args.allowed_updates as string[] } : {}),
      ...(args.max_connections === undefined ? {} : { maxConnections: Number(args.max_connections) }),
    };
    world.poller?.cancel();
    if (args.drop_pending_updates === true) world.pending.length = 0;
    return true;
  },
  deleteWebhook: (world, { args }) => {
    world.webhook = undefined;
    if (args.drop_pending_updates === true) world.pending.length = 0;
    return true;
  },
  getWebhookInfo: (world) => {
    const failed = world.deliveries.findLast(({ status }) => status < 200 || status > 299);
    return {
      url: world.webhook?.url ?? '',
      has_custom_certificate: false,
      pending_update_count: world.pending.length,
      max_connections: world.webhook?.maxConnections ?? 40,
      ...(failed
        ? {
            last_error_message: `Wrong response from the webhook: ${failed.status}`,
            last_error_date: secondsOf(world),
          }
        : {}),
    };
  },
  setMyCommands: (world, { args }) => {
    const commands = args.commands as { command: string; description: string }[];
    const isBad = commands.some(
      ({ command, description }) =>
        !/^[a-z0-9_]{1,32}$/.test(command) || description.length < 1 || description.length > 256,
    );
    if (isBad) throw new Refusal(400, 'Bad Request: BOT_COMMAND_INVALID');
    world.commands[typeof args.language_code === 'string' ? args.language_code : ''] = commands;
    return true;
  },
  answerCallbackQuery: (world, { args }) => {
    if (!answerPress(world, String(args.callback_query_id)))
      throw new Refusal(
        400,
        'Bad Request: query is too old and response timeout expired or query ID is invalid',
      );
    return true;
  },
  sendChatAction: () => true,
  getFile: (world, { args }) => {
    const file = world.files.get(String(args.file_id));
    if (!file) throw new Refusal(400, 'Bad Request: wrong file_id or the file is temporarily unavailable');
    if (file.bytes.length > 20 * 1024 * 1024) throw new Refusal(400, 'Bad Request: file is too big');
    return {
      file_id: file.fileId,
      file_unique_id: file.fileId.slice(-12),
      file_size: file.bytes.length,
      file_path: file.path,
    };
  },
  sendMessage: (world, call) => {
    const { text, entities } = checkText(call.args.text, call.args.entities, 4096, 'message');
    if (text.trim() === '') throw new Refusal(400, 'Bad Request: message text is empty');
    return apply(world, call, { text, entities }, undefined);
  },
  editMessageText: (world, { args }) => {
    const message = world.sent.findLast(
      (sent) => sent.chatId === Number(args.chat_id) && sent.messageId === Number(args.message_id),
    );
    if (!message) throw new Refusal(400, 'Bad Request: message to edit not found');
    const { text, entities } = checkText(args.text, args.entities, 4096, 'message');
    const keyboard = keyboardOf(args.reply_markup);
    if (text === message.text && JSON.stringify(keyboard) === JSON.stringify(message.keyboard))
      throw new Refusal(
        400,
        'Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
      );
    world.sent[world.sent.indexOf(message)] = { ...message, text, entities, keyboard };
    return world.messages.get(`${message.chatId}:${message.messageId}`);
  },
  ...Object.fromEntries(
    Object.entries(UPLOADS).map(([method, kind]) => [
      method,
      (world: World, call: Call) => sendFile(world, call, kind),
    ]),
  ),
};

const bot = (world: World) => ({
  id: world.botId,
  is_bot: true,
  first_name: 'Sahut',
  username: 'sahut_uji_bot',
  can_join_groups: false,
  can_read_all_group_messages: false,
  supports_inline_queries: false,
});

function sendFile(world: World, call: Call, kind: SentFile['kind']): unknown {
  const { text, entities } = checkText(
    call.args.caption ?? '',
    call.args.caption_entities,
    1024,
    'message caption',
  );
  const given = call.args[kind];
  const upload =
    typeof given === 'string' && given.startsWith('attach://')
      ? call.files.get(given.slice(9))
      : call.files.get(kind);
  if (!upload) throw new Refusal(400, `Bad Request: there is no ${kind} in the request`);
  if (upload.bytes.length === 0) throw new Refusal(400, 'Bad Request: file must be non-empty');
  if (upload.bytes.length > UPLOAD_LIMITS[kind] * 1024 * 1024)
    throw new Refusal(413, 'Request Entity Too Large');
  if (kind === 'photo' && !isImage(upload.bytes)) throw new Refusal(400, 'Bad Request: IMAGE_PROCESS_FAILED');
  check(world, call);
  const file = keepFile(world, `${kind}s`, 'bin', upload.bytes);
  const sent: SentFile = {
    kind,
    fileId: file.fileId,
    fileName: upload.fileName,
    size: upload.bytes.length,
    sha256: sha256(upload.bytes),
  };
  return apply(world, call, { text, entities }, sent);
}

const isImage = (bytes: Buffer): boolean =>
  bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])) ||
  bytes.subarray(0, 4).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47])) ||
  bytes.subarray(8, 12).toString('latin1') === 'WEBP';

const checked = new WeakSet<Call>();

/** Who may be written to now: a chat that exists, did not block the bot, and is not over its rate. */
function check(world: World, call: Call): void {
  if (checked.has(call)) return;
  checked.add(call);
  const chatId = Number(call.args.chat_id);
  const chat = world.chats.get(chatId);
  if (!chat) throw new Refusal(400, 'Bad Request: chat not found');
  if (chat.blocked) throw new Refusal(403, 'Forbidden: bot was blocked by the user');
  const wait = world.rates?.(chatId, Date.now()) ?? 0;
  if (wait > 0) {
    world.rateLimited++;
    changed(world);
    throw new Refusal(429, `Too Many Requests: retry after ${wait}`, wait);
  }
}

function apply(
  world: World,
  call: Call,
  said: { text: string; entities: Loose[] },
  file: SentFile | undefined,
): unknown {
  const keyboard = keyboardOf(call.args.reply_markup);
  check(world, call);
  const chatId = Number(call.args.chat_id);
  const chat = world.chats.get(chatId);
  if (!chat) throw new Refusal(400, 'Bad Request: chat not found');
  const messageId = chat.nextMessageId++;
  world.sent.push({
    seq: world.sent.length + 1,
    messageId,
    chatId,
    ...said,
    keyboard,
    at: nowOf(world),
    unconfirmed: call.willDrop,
    ...(file ? { file } : {}),
  });
  const message = {
    message_id: messageId,
    from: bot(world),
    chat: { id: chatId, type: 'private' },
    date: secondsOf(world),
    ...(file
      ? { caption: said.text, caption_entities: said.entities }
      : { text: said.text, entities: said.entities }),
    ...(file
      ? { [file.kind]: file.kind === 'photo' ? [{ file_id: file.fileId }] : { file_id: file.fileId } }
      : {}),
    ...(keyboard.length > 0 ? { reply_markup: { inline_keyboard: keyboard } } : {}),
  };
  world.messages.set(`${chatId}:${messageId}`, message);
  return message;
}

function checkText(
  given: unknown,
  entities: unknown,
  limit: number,
  what: string,
): { text: string; entities: Loose[] } {
  if (typeof given !== 'string') throw new Refusal(400, `Bad Request: ${what} text is empty`);
  if (given !== given.replace(/\p{Surrogate}/gu, ''))
    throw new Refusal(400, 'Bad Request: strings must be encoded in UTF-8');
  if (given.length > limit) throw new Refusal(400, `Bad Request: ${what} is too long`);
  const list = Array.isArray(entities) ? (entities as Loose[]) : [];
  for (const { offset, length, type, url } of list) {
    const start = Number(offset);
    const end = start + Number(length);
    if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end <= start || end > given.length)
      throw new Refusal(400, 'Bad Request: entity is out of the text');
    if (isMidPair(given, start) || isMidPair(given, end))
      throw new Refusal(400, 'Bad Request: entity begins or ends in the middle of a UTF-16 symbol');
    if (type === 'text_link' && !URL.canParse(String(url)))
      throw new Refusal(400, 'Bad Request: entity has no URL');
  }
  return { text: given, entities: list };
}

const isMidPair = (text: string, at: number): boolean => /[\uDC00-\uDFFF]/.test(text[at] ?? '');

function keyboardOf(markup: unknown): readonly (readonly Button[])[] {
  const rows = (markup as Loose | undefined)?.inline_keyboard;
  if (!Array.isArray(rows)) return [];
  const buttons = rows.flat() as Button[];
  if (buttons.length > 100) throw new Refusal(400, 'Bad Request: reply markup is too long');
  for (const { text, callback_data: data } of buttons) {
    if (typeof text !== 'string' || text === '') throw new Refusal(400, 'Bad Request: BUTTON_TEXT_INVALID');
    if (data !== undefined && (data === '' || Buffer.byteLength(data) > 64))
      throw new Refusal(400, 'Bad Request: BUTTON_DATA_INVALID');
  }
  return rows as Button[][];
}
