/** Files up by id and down in two steps, as streams: no file is held in memory. */
import { randomBytes } from 'node:crypto';
import type { IncomingMedia } from '../../../src/domain/message.ts';
import { err, ok, type Result } from '../../../src/domain/result.ts';
import type { DeliveryError } from '../../../src/ports/channel.ts';
import type { StoredMedia } from '../../../src/ports/media.ts';
import { fileTooLarge, openHttpFile } from '../http-file.ts';
import { numberOf, textOf } from '../whatsapp/loose.ts';
import type { WhatsAppCloudConfig } from './config.ts';
import type { CallFailure, Graph } from './graph.ts';

const CALL_MS = 20_000;
const UPLOAD_MS = 5 * 60_000;
const MEBIBYTE = 1024 * 1024;

export type CloudFile = 'image' | 'audio' | 'video' | 'document';

/** What WhatsApp takes in which form ("Supported media types"); what it would refuse goes as a document. */
const FORMS: readonly { readonly as: CloudFile; readonly types: RegExp; readonly limit: number }[] = [
  { as: 'image', types: /^image\/(?:jpeg|png)$/, limit: 5 * MEBIBYTE },
  { as: 'audio', types: /^audio\/(?:aac|amr|mpeg|mp4|ogg)$/, limit: 16 * MEBIBYTE },
  { as: 'video', types: /^video\/(?:mp4|3gpp)$/, limit: 16 * MEBIBYTE },
];
export const DOCUMENT_LIMIT = 100 * MEBIBYTE;

/** As what a stored file goes; `undefined`: it is too large for any form. */
export function formOf({ kind, mimeType, size }: StoredMedia): CloudFile | undefined {
  if (size > DOCUMENT_LIMIT) return undefined;
  if (kind === 'document') return 'document';
  return FORMS.find(({ types, limit }) => types.test(mimeType) && size <= limit)?.as ?? 'document';
}

/** Uploads a file and gives the id by which a message shows it. */
export async function upload(
  graph: Graph,
  phoneId: string,
  { mimeType, size }: StoredMedia,
  fileName: string,
  bytes: AsyncIterable<Uint8Array>,
): Promise<Result<string, CallFailure>> {
  const boundary = `sahut-${randomBytes(16).toString('hex')}`;
  const field = (name: string, value: string) =>
    `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  const head = Buffer.from(
    field('messaging_product', 'whatsapp') +
      field('type', mimeType) +
      `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${fileName}"\r\n` +
      `content-type: ${mimeType}\r\n\r\n`,
  );
  const tail = Buffer.from(`\r\n--${boundary}--\r\n`);
  async function* body(): AsyncGenerator<Uint8Array> {
    yield head;
    yield* bytes;
    yield tail;
  }
  const answer = await graph({
    method: 'POST',
    path: `${phoneId}/media`,
    body: {
      bytes: body(),
      headers: {
        'content-type': `multipart/form-data; boundary=${boundary}`,
        'content-length': String(head.length + size + tail.length),
      },
    },
    timeoutMs: UPLOAD_MS,
  });
  if (!answer.ok) return answer;
  const id = textOf(answer.value.id);
  return id === undefined
    ? err({ error: { code: 'unreachable', detail: 'Graph gave the file no id.' } })
    : ok(id);
}

/**
 * Opens a file that was sent to us: first where it lies, for five minutes, then its bytes. `rejected`: larger than
 * `limit` bytes, or gone; Meta keeps files for 30 days.
 */
export async function download(
  graph: Graph,
  { apiRoot, token, phoneId }: Pick<WhatsAppCloudConfig, 'apiRoot' | 'token' | 'phoneId'>,
  media: IncomingMedia,
  limit: number,
): Promise<Result<AsyncIterable<Uint8Array>, DeliveryError>> {
  if (!/^[\w-]{1,100}$/.test(media.ref)) return err({ code: 'rejected', detail: 'That is no id of a file.' });
  const path = `${media.ref}?phone_number_id=${phoneId}`;
  const found = await graph({ method: 'GET', path, timeoutMs: CALL_MS });
  if (!found.ok) return err(found.error.error);
  if ((numberOf(found.value.file_size) ?? 0) > limit) return err(fileTooLarge(limit));
  const address = textOf(found.value.url);
  if (address === undefined || !isOfMeta(address, apiRoot))
    return err({ code: 'rejected', detail: 'Graph named no place of its own for the file.' });
  const opened = await openHttpFile({
    address,
    headers: { authorization: `Bearer ${token}`, 'user-agent': 'sahut' },
    from: 'Graph',
    limit,
    redirect: 'manual',
    redact: (words) => words,
  });
  if (opened.ok) return opened;
  // The place is good for five minutes only: a new one may do.
  const isPassing = opened.error.status !== undefined && opened.error.failure.code === 'rejected';
  return err(isPassing ? { code: 'unreachable', detail: opened.error.failure.detail } : opened.error.failure);
}

/** The token goes to Meta's hosts only, or to the API's own where that is another. */
function isOfMeta(address: string, apiRoot: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, origin } = new URL(address);
  if (origin === new URL(apiRoot).origin) return true;
  return protocol === 'https:' && /(?:^|\.)(?:fbsbx\.com|facebook\.com|whatsapp\.net)$/.test(hostname);
}
