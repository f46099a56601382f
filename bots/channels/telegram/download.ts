import type { Api } from 'grammy';
import type { IncomingMedia } from '../../../src/domain/message.ts';
import { err, ok, type Result } from '../../../src/domain/result.ts';
import type { DeliveryError } from '../../../src/ports/channel.ts';
import { fileTooLarge, openHttpFile } from '../http-file.ts';
import { deliveryErrorOf } from './errors.ts';

export type DownloadDeps = {
  readonly api: Api;
  readonly apiRoot: string;
  readonly token: string;
  readonly redact: (words: string) => string;
};

/**
 * Opens a file that was sent to the bot. `rejected`: larger than `limit` bytes, or gone. The stream throws when the
 * connection breaks, and when more than `limit` bytes come than were announced.
 */
export async function download(
  { api, apiRoot, token, redact }: DownloadDeps,
  media: IncomingMedia,
  limit: number,
): Promise<Result<AsyncIterable<Uint8Array>, DeliveryError>> {
  if ((media.size ?? 0) > limit) return err(fileTooLarge(limit));
  let path: string | undefined;
  try {
    const file = await api.getFile(media.ref);
    if ((file.file_size ?? 0) > limit) return err(fileTooLarge(limit));
    path = file.file_path;
  } catch (error) {
    const failure = deliveryErrorOf(error, redact);
    // Telegram says in one breath "wrong file_id or the file is temporarily unavailable": it may be the latter.
    const isPassing = failure.code === 'rejected' && failure.detail.includes('temporarily');
    return err(isPassing ? { code: 'unreachable', detail: failure.detail } : failure);
  }
  if (path === undefined || path.startsWith('/') || path.includes('..'))
    return err({ code: 'rejected', detail: 'Telegram named no path from which the file can be downloaded.' });
  const address = `${apiRoot}/file/bot${token}/${path}`;
  const opened = await openHttpFile({ address, from: 'Telegram', redirect: 'follow', limit, redact });
  return opened.ok ? ok(opened.value) : err(opened.error.failure);
}
