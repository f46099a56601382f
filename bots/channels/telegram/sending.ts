/** One message → its calls, in order. */
import { type Api, InputFile } from 'grammy';
import type { Attachment, Language, OutMessage } from '../../../src/domain/message.ts';
import { err, ok, type Result } from '../../../src/domain/result.ts';
import type { Channel, DeliveryError, Envelope, Sent } from '../../../src/ports/channel.ts';
import type { MediaReader, StoredMedia } from '../../../src/ports/media.ts';
import { createPartSender } from '../parts.ts';
import { watched } from '../watched-bytes.ts';
import { deliveryErrorOf, isRefused, isUnchanged, wordsOf } from './errors.ts';
import type { TelegramLog } from './index.ts';
import { renderTelegram, type TelegramCall } from './render.ts';

/** Parts of one message follow each other at the rate of one chat, milliseconds. */
const PART_GAP_MS = 1050;
/** Telegram takes photos up to 10 MB and other files up to 50 MB from a bot. */
const PHOTO_LIMIT = 10 * 1024 * 1024;
const FILE_LIMIT = 50 * 1024 * 1024;

export type SendingDeps = {
  readonly api: Api;
  /** With a longer time limit, for files. */
  readonly uploads: Api;
  readonly media: MediaReader;
  readonly log: TelegramLog;
  readonly redact: (words: string) => string;
  readonly missingAttachment: Readonly<Record<Language, string>>;
};

export type Send = (message: OutMessage, envelope: Envelope) => Promise<Result<Sent, DeliveryError>>;

export function createSend(deps: SendingDeps): Send {
  const sendParts = createPartSender(PART_GAP_MS);
  return (message, envelope) =>
    sendParts(envelope.id, renderTelegram(message), async (call) => {
      try {
        return ok(String(await say(deps, call, envelope)));
      } catch (error) {
        return err(deliveryErrorOf(error, deps.redact));
      }
    });
}

/** Words in the place of words: one call, and whatever Telegram says against it is no matter. */
export function createEdit(api: Api): NonNullable<Channel['edit']> {
  return async (message, { address, messageId }) => {
    const [call, ...others] = renderTelegram(message);
    if (!call || call.attachment || others.length > 0) return false;
    try {
      await api.editMessageText(Number(address), Number(messageId), call.text, wording(call));
      return true;
    } catch (error) {
      return isUnchanged(error);
    }
  };
}

/** The id of the message that Telegram made of one call. */
async function say(deps: SendingDeps, call: TelegramCall, envelope: Envelope): Promise<number> {
  if (!call.attachment) return sayWords(deps.api, call, envelope);
  const shown = await show(deps, call, call.attachment, envelope);
  if (shown !== undefined) return shown;
  // A file that cannot be shown must not take the words with it.
  const note = deps.missingAttachment[envelope.language];
  const text = call.text === '' ? note : `${call.text}\n\n${note}`;
  return sayWords(deps.api, { ...call, text }, envelope);
}

async function sayWords(api: Api, call: TelegramCall, { address }: Envelope): Promise<number> {
  return (await api.sendMessage(Number(address), call.text, wording(call))).message_id;
}

const wording = ({ entities, keyboard }: TelegramCall) => ({
  entities: [...entities],
  // Nobody asked to see what is behind a link that a citizen typed.
  link_preview_options: { is_disabled: true },
  ...(keyboard ? { reply_markup: keyboard } : {}),
});

/** Shows a stored file; `undefined` when it is not there, cannot be read, or Telegram will not take it in any form. */
async function show(
  deps: SendingDeps,
  call: TelegramCall,
  attachment: Attachment,
  envelope: Envelope,
): Promise<number | undefined> {
  const found = await deps.media.find(attachment.mediaId);
  if (!found || found.media.size > FILE_LIMIT) {
    deps.log.warn({ mediaId: attachment.mediaId, size: found?.media.size }, 'An attachment cannot be shown.');
    return undefined;
  }
  const method = methodOf(found.media);
  for (const as of method === 'document' ? [method] : [method, 'document' as const]) {
    const source = watched(found.open());
    try {
      return await sendFile(
        deps.uploads,
        as,
        new InputFile(source.read(), nameOf(found.media)),
        call,
        envelope,
      );
    } catch (error) {
      const problem = source.failure() ?? error;
      if (problem === error && !isRefused(error)) throw error;
      const data = { mediaId: attachment.mediaId, as, error: deps.redact(wordsOf(problem)) };
      deps.log.warn(data, 'An attachment could not be sent.');
    }
  }
  return undefined;
}

type FileMethod = 'photo' | 'voice' | 'video' | 'document';

/** How Telegram can play it; what it would refuse goes as a document. */
function methodOf({ kind, mimeType, size }: StoredMedia): FileMethod {
  if (kind === 'photo' && size <= PHOTO_LIMIT && /^image\/(?:jpeg|png|webp)$/.test(mimeType)) return 'photo';
  if (kind === 'voice' && /^audio\/(?:ogg|opus|mpeg|mp4|x-m4a)$/.test(mimeType)) return 'voice';
  if (kind === 'video' && mimeType === 'video/mp4') return 'video';
  return 'document';
}

/** A name that survives the header it is written into unquoted. */
function nameOf({ fileName, mediaId }: StoredMedia): string {
  const plain = fileName
    .normalize('NFKD')
    .replace(/[^\w.-]+/g, '_')
    .slice(-64);
  return /\w/.test(plain) ? plain : mediaId.replace(/[^\w-]+/g, '_');
}

async function sendFile(
  api: Api,
  as: FileMethod,
  file: InputFile,
  call: TelegramCall,
  { address }: Envelope,
): Promise<number> {
  const chatId = Number(address);
  const other = {
    ...(call.text === '' ? {} : { caption: call.text, caption_entities: [...call.entities] }),
    ...(call.keyboard ? { reply_markup: call.keyboard } : {}),
  };
  switch (as) {
    case 'photo':
      return (await api.sendPhoto(chatId, file, other)).message_id;
    case 'voice':
      return (await api.sendVoice(chatId, file, other)).message_id;
    case 'video':
      return (await api.sendVideo(chatId, file, { ...other, supports_streaming: true })).message_id;
    case 'document':
      return (await api.sendDocument(chatId, file, other)).message_id;
  }
}
