/** Opens a file at a web address as a stream: with a size limit, a time limit, and a failure for every way it can fail. */
import { err, ok, type Result } from '../../src/domain/result.ts';
import type { DeliveryError } from '../../src/ports/channel.ts';
import { failureWords } from './failures.ts';

/** The longest that one file may take, milliseconds. */
const DOWNLOAD_MS = 5 * 60_000;

export type HttpFile = {
  readonly address: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Whose server it is, for the words of a failure. */
  readonly from: string;
  /** Bytes at most. */
  readonly limit: number;
  /** `manual` where somebody else chose the address: a redirect is then `rejected`. */
  readonly redirect: 'follow' | 'manual';
  /** Takes secrets out of words: addresses hold some. */
  readonly redact: (words: string) => string;
};

/** Why it did not open, and the status if the server answered. */
export type Unopened = { readonly failure: DeliveryError; readonly status?: number };

/**
 * `rejected`: larger than `limit`, or the server says that it will never give it. The stream throws when the connection
 * breaks, and when more than `limit` bytes come than were announced.
 */
export async function openHttpFile(file: HttpFile): Promise<Result<AsyncIterable<Uint8Array>, Unopened>> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(new Error('The download took too long.')), DOWNLOAD_MS);
  const giveUp = (unopened: Unopened) => {
    clearTimeout(timer);
    stop.abort();
    return err(unopened);
  };
  try {
    const { address, headers = {}, limit, redirect } = file;
    const response = await fetch(address, { signal: stop.signal, headers, redirect });
    const { status } = response;
    if (!response.ok || !response.body) {
      const detail = `${file.from} answered ${status} for the file.`;
      const isFinal = status >= 300 && status < 500 && status !== 429;
      return giveUp({ failure: { code: isFinal ? 'rejected' : 'unreachable', detail }, status });
    }
    if (Number(response.headers.get('content-length') ?? 0) > limit)
      return giveUp({ failure: fileTooLarge(limit) });
    return ok(
      bytesOf(response.body, file, () => {
        clearTimeout(timer);
        stop.abort();
      }),
    );
  } catch (error) {
    return giveUp({ failure: { code: 'unreachable', detail: file.redact(failureWords(error)) } });
  }
}

async function* bytesOf(
  body: AsyncIterable<Uint8Array>,
  { limit, redact }: HttpFile,
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
    throw new Error(`The download broke off: ${redact(failureWords(error))}`);
  } finally {
    close();
  }
}

const tooLargeWords = (limit: number) => `The file is larger than ${limit} bytes.`;

export const fileTooLarge = (limit: number): DeliveryError => ({
  code: 'rejected',
  detail: tooLargeWords(limit),
});
