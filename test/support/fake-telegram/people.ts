/** What people do, as the updates that Telegram makes of it. */
import { randomBytes } from 'node:crypto';
import { MP4, OGG, PDF, PIXEL } from '../files.ts';
import type { Act, ActBy, Done } from './protocol.ts';
import { push } from './updates.ts';
import { changed, chatOf, keepFile, type Loose, secondsOf, type World } from './world.ts';

/** Something that a test asked for makes no sense. */
export class Impossible extends Error {}

const SAMPLES: Readonly<Record<string, Buffer>> = {
  photo: PIXEL,
  voice: OGG,
  audio: Buffer.from('ID3\u0003\u0000\u0000\u0000\u0000\u0000\u0000', 'latin1'),
  video: MP4,
  document: PDF,
};
const KINDS: Readonly<Record<string, readonly [extension: string, mime: string]>> = {
  photo: ['jpg', 'image/jpeg'],
  voice: ['oga', 'audio/ogg'],
  audio: ['mp3', 'audio/mpeg'],
  video: ['mp4', 'video/mp4'],
  video_note: ['mp4', 'video/mp4'],
  animation: ['mp4', 'video/mp4'],
  document: ['pdf', 'application/pdf'],
};

/** Plays one act; the updates are queued for the bot. Throws Impossible. */
export function play(world: World, { chatId, languageCode, act }: ActBy): Done {
  const from = {
    id: chatId,
    is_bot: false,
    first_name: `Warga ${chatId % 1000}`,
    ...(languageCode === undefined ? {} : { language_code: languageCode }),
  };
  const chat = chatOf(world, chatId);
  switch (act.do) {
    case 'opens':
      return {};
    case 'blocks':
    case 'unblocks':
      chat.blocked = act.do === 'blocks';
      changed(world);
      return { updateId: push(world, { my_chat_member: membership(world, from, act.do) }) };
    case 'presses':
      return press(world, from, act);
    case 'edits':
      return edit(world, from, act);
    default:
      // Whoever writes has unblocked the bot.
      chat.blocked = false;
      return say(world, from, contentOf(world, act), 'replyTo' in act ? act.replyTo : undefined);
  }
}

/** The acts that make a message. */
type Said = Exclude<Act, { do: 'presses' | 'edits' }>;

type From = { readonly id: number };
const privateChat = (from: From) => ({ id: from.id, type: 'private', first_name: `Warga ${from.id % 1000}` });

function say(world: World, from: From, content: Loose, replyTo: number | undefined): Done {
  const messageId = chatOf(world, from.id).nextMessageId++;
  const replied = replyTo === undefined ? undefined : world.messages.get(`${from.id}:${replyTo}`);
  if (replyTo !== undefined && !replied) throw new Impossible(`There is no message ${replyTo} to reply to.`);
  const message = {
    message_id: messageId,
    from,
    chat: privateChat(from),
    date: secondsOf(world),
    ...(replied ? { reply_to_message: replied } : {}),
    ...content,
  };
  world.messages.set(`${from.id}:${messageId}`, message);
  return { updateId: push(world, { message }), messageId };
}

function contentOf(world: World, act: Said): Loose {
  switch (act.do) {
    case 'says':
      return { text: act.text, ...commandEntity(act.text) };
    case 'sends':
      return fileContent(world, act);
    case 'locates': {
      const location = { latitude: act.latitude, longitude: act.longitude };
      return act.venue ? { location, venue: { location, ...act.venue } } : { location };
    }
    case 'contact':
      return { contact: { phone_number: act.phone, first_name: act.firstName } };
    case 'sticker': {
      const file = keepFile(world, 'stickers', 'webp', Buffer.from('RIFF....WEBP', 'latin1'));
      return { sticker: { file_id: file.fileId, type: 'regular', width: 512, height: 512, emoji: '👍' } };
    }
    default:
      return {
        poll: { id: '1', question: 'Setuju?', options: [{ text: 'Ya', voter_count: 0 }], is_anonymous: true },
      };
  }
}

function commandEntity(text: string): Loose {
  const length = /^\/\w+(?:@\w+)?/.exec(text)?.[0].length;
  return length === undefined ? {} : { entities: [{ type: 'bot_command', offset: 0, length }] };
}

function fileContent(world: World, act: Extract<Act, { do: 'sends' }>): Loose {
  const [extension, mime] = KINDS[act.what] ?? ['bin', 'application/octet-stream'];
  const sample = SAMPLES[act.what] ?? SAMPLES.video ?? Buffer.alloc(1);
  const bytes = act.bytes === undefined ? sample : Buffer.from(act.bytes, 'base64');
  const { fileId } = keepFile(world, `${act.what}s`, extension, bytes);
  const described = {
    file_id: fileId,
    file_unique_id: fileId.slice(-12),
    file_size: bytes.length,
    ...(act.what === 'photo' ? {} : { mime_type: act.mimeType ?? mime }),
    ...(act.fileName === undefined ? {} : { file_name: act.fileName }),
  };
  const thumbnail = keepFile(world, 'thumbnails', 'jpg', bytes.subarray(0, 64));
  const content =
    act.what === 'photo'
      ? [
          { file_id: thumbnail.fileId, file_size: thumbnail.bytes.length, width: 90, height: 67 },
          { ...described, width: 1280, height: 960 },
        ]
      : described;
  return {
    [act.what]: content,
    ...(act.what === 'animation' ? { document: described } : {}),
    ...(act.caption === undefined ? {} : { caption: act.caption }),
    ...(act.albumId === undefined ? {} : { media_group_id: act.albumId }),
  };
}

function membership(world: World, from: From, act: 'blocks' | 'unblocks'): Loose {
  const bot = { id: world.botId, is_bot: true, first_name: 'Sahut' };
  const [before, now] = act === 'blocks' ? ['member', 'kicked'] : ['kicked', 'member'];
  return {
    chat: privateChat(from),
    from,
    date: secondsOf(world),
    old_chat_member: { user: bot, status: before },
    new_chat_member: { user: bot, status: now },
  };
}

/** Presses the newest button with this label or data, or the one under the given message. */
function press(world: World, from: From, act: Extract<Act, { do: 'presses' }>): Done {
  const own = world.sent.filter(
    (sent) => sent.chatId === from.id && (act.messageId === undefined || sent.messageId === act.messageId),
  );
  for (const sent of own.reverse()) {
    const button = sent.keyboard
      .flat()
      .find(({ text, callback_data }) => text === act.button || callback_data === act.button);
    if (!button) continue;
    const id = randomBytes(8).readBigUInt64BE().toString();
    world.openPresses.add(id);
    const query = {
      id,
      from,
      message: world.messages.get(`${from.id}:${sent.messageId}`),
      chat_instance: String(from.id),
      data: button.callback_data,
    };
    return { updateId: push(world, { callback_query: query }), messageId: sent.messageId };
  }
  const seen = [...new Set(own.flatMap((sent) => sent.keyboard.flat().map(({ text }) => text)))];
  throw new Impossible(`There is no button "${act.button}"; the buttons are: ${seen.join(' | ') || 'none'}.`);
}

function edit(world: World, from: From, act: Extract<Act, { do: 'edits' }>): Done {
  const key = `${from.id}:${act.messageId}`;
  const message = world.messages.get(key);
  if (!message) throw new Impossible(`There is no message ${act.messageId} to edit.`);
  const words = 'text' in message ? { text: act.text } : { caption: act.text };
  const edited = { ...message, ...words, edit_date: secondsOf(world) };
  world.messages.set(key, edited);
  return { updateId: push(world, { edited_message: edited }), messageId: act.messageId };
}
