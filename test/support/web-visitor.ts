import { randomUUID } from 'node:crypto';
import type {
  WireHistory,
  WireLine,
  WireReceipt,
  WireRefusal,
  WireSession,
} from '../../bots/channels/web/client/wire.ts';
import type { WebKind } from '../../src/ports/web-chat.ts';

export type UsLine = Extract<WireLine, { from: 'us' }>;

/** What a browser would do with the chat's routes, without a page. */
export type WebVisitor = {
  /** What the browser holds. */
  cookie(): string;
  /** The address of the chat's lines. */
  historyPath(): string;
  begin(): Promise<WireSession>;
  /** Any call, with what a page of ours would send; `headers` replace (or with '' remove) those. */
  call(path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>;
  says(text: string, more?: { id?: string; replyTo?: number }): Promise<Response>;
  presses(on: number, data: string): Promise<Response>;
  sends(bytes: Uint8Array, fields?: { id?: string; name?: string; caption?: string }): Promise<Response>;
  history(before?: number): Promise<WireHistory>;
  /** Lines of the stream after an id, as they come. Ends with `return()`, or when the server ends it. */
  stream(
    after: number,
    headers?: Record<string, string>,
  ): AsyncGenerator<{ event: string; id: number; line?: WireLine }>;
};

/** A browser at one of the pages. */
export function visitor(url: string, kind: WebKind): WebVisitor {
  let cookie = '';
  let token = '';
  let chat = '';
  const address = (path: string) => `${url}/chat/${kind}/${path}`;
  const headersOf = (more: Record<string, string> = {}) =>
    Object.fromEntries(
      Object.entries({ origin: url, cookie, 'x-sahut-token': token, ...more }).filter(
        ([, value]) => value !== '',
      ),
    );

  async function call(path: string, body?: unknown, headers?: Record<string, string>): Promise<Response> {
    const isForm = body instanceof FormData;
    const response = await fetch(address(path), {
      headers: headersOf({
        ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
        ...headers,
      }),
      ...(body === undefined ? {} : { method: 'POST', body: isForm ? body : JSON.stringify(body) }),
    });
    for (const set of response.headers.getSetCookie()) cookie = set.split(';')[0] ?? '';
    return response;
  }

  return {
    cookie: () => cookie,
    historyPath: () => `history?chat=${chat}`,
    call,
    async begin() {
      const response = await call('session', { language: 'id' });
      if (response.status !== 200) throw new Error(`No session: ${response.status}.`);
      const session = (await response.json()) as WireSession;
      ({ token, chat } = session);
      return session;
    },
    says: (text, { id = randomUUID(), ...more } = {}) =>
      call('messages', { id, language: 'id', kind: 'text', text, ...more }),
    presses: (on, data) => call('messages', { id: randomUUID(), language: 'id', kind: 'press', on, data }),
    sends(bytes, { id = randomUUID(), name = 'foto.png', caption } = {}) {
      const form = new FormData();
      form.set('id', id);
      form.set('language', 'id');
      if (caption !== undefined) form.set('caption', caption);
      form.set('file', new Blob([Uint8Array.from(bytes)]), name);
      return call('media', form);
    },
    async history(before) {
      return (await (
        await call(`history?chat=${chat}${before === undefined ? '' : `&before=${before}`}`)
      ).json()) as WireHistory;
    },
    async *stream(after, headers) {
      const ended = new AbortController();
      const response = await fetch(address(`events?chat=${chat}&after=${after}`), {
        headers: headersOf(headers),
        signal: ended.signal,
      });
      if (!response.ok || !response.body) throw new Error(`No stream: ${response.status}.`);
      const decoder = new TextDecoder();
      let pending = '';
      try {
        for await (const chunk of response.body) {
          pending += decoder.decode(chunk, { stream: true });
          const events = pending.split('\n\n');
          pending = events.pop() ?? '';
          for (const event of events) {
            const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(event)?.[1];
            const data = field('data');
            if (data === undefined) continue;
            const name = field('event') ?? 'message';
            const line = name === 'message' ? { line: JSON.parse(data) as WireLine } : {};
            yield { event: name, id: Number(field('id') ?? 0), ...line };
          }
        }
      } finally {
        ended.abort();
      }
    },
  };
}

/** The body of an answer that took something in. */
export const receiptOf = async (response: Response): Promise<WireReceipt> =>
  (await response.json()) as WireReceipt;

/** Why something was refused. */
export const refusalOf = async (response: Response): Promise<WireRefusal['error']> =>
  ((await response.json()) as WireRefusal).error;

/** What a person reads of a line. */
export function readable(line: UsLine): string {
  return line.text
    .map((span) => {
      if (typeof span === 'string') return span;
      if ('bold' in span) return span.bold;
      if ('code' in span) return span.code;
      return 'quote' in span ? `“${span.quote}”` : span.label;
    })
    .join('');
}
