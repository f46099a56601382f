/** Words and files → the content of WhatsApp's messages. Files are encrypted and uploaded as they are read. */
import { Readable } from 'node:stream';
import {
  type AnyMediaMessageContent,
  generateWAMessageContent,
  type WAMediaUploadFunction,
} from '@whiskeysockets/baileys';
import type { StoredMedia } from '../../../src/ports/media.ts';

/** How long the upload of one file may take, milliseconds. */
const UPLOAD_MS = 120_000;
/** Larger ones WhatsApp takes only as documents, bytes. */
const PICTURE_LIMIT = 16 * 1024 * 1024;

export type Content = Awaited<ReturnType<typeof generateWAMessageContent>>;

/** No preview of what is behind a link: nobody asked for it, and it would be fetched from here. */
export const textContent = (text: string): Promise<Content> =>
  generateWAMessageContent({ text, linkPreview: null }, { upload: neverUploads });

const neverUploads: WAMediaUploadFunction = () => Promise.reject(new Error('Words have no file.'));

/** Uploads a file and gives the content that shows it. Throws for what the network does, and when reading fails. */
export function fileContent(
  media: StoredMedia,
  bytes: AsyncIterable<Uint8Array>,
  caption: string,
  upload: WAMediaUploadFunction,
): Promise<Content> {
  const content = contentOf(media, Readable.from(bytes), caption);
  return generateWAMessageContent(content, { upload, mediaUploadTimeoutMs: UPLOAD_MS });
}

/**
 * How phones can show it; what they could not goes as a document. Previews, lengths and waveforms are given, if empty:
 * Baileys would write the plain file to the disk to work them out.
 */
function contentOf(media: StoredMedia, stream: Readable, caption: string): AnyMediaMessageContent {
  const { kind, mimeType, size } = media;
  const words = caption === '' ? {} : { caption };
  if (kind === 'photo' && size <= PICTURE_LIMIT && /^image\/(?:jpeg|png)$/.test(mimeType))
    return { image: { stream }, mimetype: mimeType, jpegThumbnail: '', ...words };
  if (kind === 'video' && size <= PICTURE_LIMIT && /^video\/(?:mp4|3gpp)$/.test(mimeType))
    return { video: { stream }, mimetype: mimeType, jpegThumbnail: '', ...words };
  if (kind === 'voice' && /^audio\/(?:ogg|opus|mpeg|mp4|aac|amr|x-m4a)$/.test(mimeType)) {
    const isVoice = mimeType === 'audio/ogg';
    const mimetype = isVoice ? 'audio/ogg; codecs=opus' : mimeType;
    // The type names no waveform; the library passes it on.
    const sound = { audio: { stream }, mimetype, ptt: isVoice, seconds: 0, waveform: new Uint8Array(64) };
    return sound;
  }
  return { document: { stream }, mimetype: mimeType, fileName: nameOf(media), ...words };
}

/** As it was called, without what reorders or hides its letters. */
function nameOf({ fileName, kind }: StoredMedia): string {
  const name = fileName.replace(/[\p{C}\p{Zl}\p{Zp}/\\]+/gu, '_').slice(-100);
  return /[\p{L}\p{N}]/u.test(name) ? name : kind;
}
