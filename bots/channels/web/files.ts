import type { FastifyReply } from 'fastify';
import type { IncomingMedia, MediaKind } from '../../../src/domain/message.ts';
import { err, ok, type Result } from '../../../src/domain/result.ts';
import type { DeliveryError } from '../../../src/ports/channel.ts';
import type { BytePart, MediaReader, MediaVault } from '../../../src/ports/media.ts';
import type { Keyring } from '../../../src/ports/vault.ts';
import type { SpooledFile, WebLine } from '../../../src/ports/web-chat.ts';

const REF = 'web-upload';

/** A spooled upload as the handle by which the service fetches it later. */
export function toRef(file: SpooledFile, keyring: Keyring): string {
  return keyring.payload.seal(file, REF).toString('base64url');
}

/** Opens an upload by its handle; `limit` bytes at most. */
export function openRef(
  media: IncomingMedia,
  limit: number,
  deps: { readonly keyring: Keyring; readonly vault: MediaVault },
): Result<AsyncIterable<Uint8Array>, DeliveryError> {
  const file = deps.keyring.payload.open<SpooledFile>(Buffer.from(media.ref, 'base64url'), REF);
  if (file.size > limit) return err({ code: 'rejected', detail: `larger than ${limit} bytes` });
  return ok(openSpooled(file, deps.vault));
}

const openSpooled = (file: SpooledFile, vault: MediaVault, part?: BytePart) =>
  vault.open(file.hash, Buffer.from(file.key, 'base64'), part);

/** What a file is in a chat, by the type that its bytes show. */
export function mediaKindOf(mimeType: string): MediaKind {
  if (mimeType.startsWith('image/')) return 'photo';
  if (mimeType.startsWith('video/')) return 'video';
  if (mimeType.startsWith('audio/')) return 'voice';
  return 'document';
}

/** Types that a browser shows in place and that hold no script. Everything else is offered as a download. */
const shownInPlace =
  /^(image\/(jpeg|png|gif|webp|avif|heic)|video\/(mp4|webm|3gpp|quicktime)|audio\/[\w.+-]+(; codecs=\w+)?)$/;

/** A file name without what a path, a header or a terminal could stumble over. */
export function safeFileName(name: string): string {
  const base = name.split(/[/\\]/).at(-1) ?? '';
  const clean = base.replace(/[\p{Cc}\p{Cf}"<>:|?*]/gu, '').trim();
  return clean.slice(-100) || 'berkas';
}

/** Opens the file at a place of a line, if the line has one there and its bytes are stored. */
export async function openFileOf(
  line: WebLine,
  index: number,
  deps: { readonly media: MediaReader; readonly vault: MediaVault },
): Promise<
  | {
      mimeType: string;
      fileName: string;
      size: number;
      open(part?: BytePart): AsyncIterable<Uint8Array>;
    }
  | undefined
> {
  const { content } = line;
  if (content.from === 'you') {
    if (content.said.kind !== 'media' || index !== 0) return undefined;
    const { mimeType, fileName, file } = content.said;
    return { mimeType, fileName, size: file.size, open: (part) => openSpooled(file, deps.vault, part) };
  }
  const attachment = content.attachments?.[index];
  const found = attachment && (await deps.media.find(attachment.mediaId));
  if (!found) return undefined;
  const { mimeType, fileName, size } = found.media;
  return { mimeType, fileName, size, open: (part) => found.open(part) };
}

/** Headers under which a stranger's file may be shown on our own address. */
export function fileHeaders(reply: FastifyReply, mimeType: string, fileName: string, length: number): void {
  const inPlace = shownInPlace.test(mimeType);
  reply.headers({
    'content-type': inPlace ? mimeType : 'application/octet-stream',
    'content-length': length,
    'accept-ranges': 'bytes',
    'content-disposition': `${inPlace ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(safeFileName(fileName)).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16)}`)}`,
    'content-security-policy':
      "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; media-src 'self'; sandbox",
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'private, max-age=3600',
  });
}
