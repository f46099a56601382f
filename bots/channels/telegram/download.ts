import type { Api } from 'grammy';
import type { IncomingMedia } from '../../../src/domain/message.ts';
import { err, ok, type Result } from '../../../src/domain/result.ts';
import type { DeliveryError } from '../../../src/ports/channel.ts';
import { deliveryErrorOf, wordsOf } from './errors.ts';

/** The longest that one file may take, milliseconds. */
const DOWNLOAD_MS = 5 * 60_000;

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
  deps: DownloadDeps,
  media: IncomingMedia,
  limit: number,
): Promise<Result<AsyncIterable<Uint8Array>, DeliveryError>> {
  if ((media.size ?? 0) > limit) return tooLarge(limit);
  let path: string | undefined;
  try {
    const file = await deps.api.getFile(media.ref);
    if ((file.file_size ?? 0) > limit) return tooLarge(limit);
    path = file.file_path;
  } catch (error) {
    const failure = deliveryErrorOf(error, deps.redact);
    // Telegram says in one breath "wrong file_id or the file is temporarily unavailable": it may be the latter.
    const isPassing = failure.code === 'rejected' && failure.detail.includes('temporarily');
    return err(isPassing ? { code: 'unreachable', detail: failure.detail } : failure);
  }
  if (path === undefined || path.startsWith('/') || path.includes('..'))
    return err({ code: 'rejected', detail: 'Telegram named no path from which the file can be downloaded.' });
  return open(deps, path, limit);
}

async function open(
  deps: DownloadDeps,
  path: string,
  limit: number,
): Promise<Result<AsyncIterable<Uint8Array>, DeliveryError>> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(new Error('The download took too long.')), DOWNLOAD_MS);
  const giveUp = (failure: DeliveryError) => {
    clearTimeout(timer);
    stop.abort();
    return err(failure);
  };
  try {
    const address = `${deps.apiRoot}/file/bot${deps.token}/${path}`;
    const response = await fetch(address, { signal: stop.signal });
    if (!response.ok || !response.body) {
      const detail = `Telegram answered ${response.status} for the file.`;
      const isFinal = response.status >= 400 && response.status < 500 && response.status !== 429;
      return giveUp({ code: isFinal ? 'rejected' : 'unreachable', detail });
    }
    if (Number(response.headers.get('content-length') ?? 0) > limit)
      return giveUp({ code: 'rejected', detail: tooLargeWords(limit) });
    return ok(
      bytesOf(response.body, limit, deps.redact, () => {
        clearTimeout(timer);
        stop.abort();
      }),
    );
  } catch (error) {
    return giveUp({ code: 'unreachable', detail: deps.redact(wordsOf(error)) });
  }
}

async function* bytesOf(
  body: AsyncIterable<Uint8Array>,
  limit: number,
  redact: (words: string) => string,
  close: () => void,
): AsyncGenerator<Uint8Array> {
  let size = 0;
  try {
    for await (const chunk of body) {
      size += chunk.byteLength;
      if (size > limit) throw new Error(tooLargeWords(limit));
      yield chunk;
    }
  } catch (error) {
    throw new Error(`The download broke off: ${redact(wordsOf(error))}`);
  } finally {
    close();
  }
}

const tooLargeWords = (limit: number) => `The file is larger than ${limit} bytes.`;
const tooLarge = (limit: number) => err<DeliveryError>({ code: 'rejected', detail: tooLargeWords(limit) });
