/** Starts the fake Bot API as a process of its own and plays the people who write to the bot. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Act, BotMessage, Done, FakeState, Fault, Rates } from './fake-telegram/protocol.ts';

export type { BotMessage, FakeState, Fault } from './fake-telegram/protocol.ts';

/** A text that the message must hold, a pattern that it must match, or a test that it must pass. */
export type Matcher = string | RegExp | ((message: BotMessage) => boolean);

type FileOptions = {
  readonly bytes?: Uint8Array;
  readonly caption?: string;
  readonly fileName?: string;
  readonly mimeType?: string;
  readonly albumId?: string;
  readonly replyTo?: number;
};

/** Someone with a phone. Every act resolves when Telegram has it, before the bot does. */
export type TelegramPerson = {
  readonly chatId: number;
  readonly says: (text: string, options?: { replyTo?: number }) => Promise<Done>;
  /** Presses the newest button with this label or data; rejects naming the buttons if there is none. */
  readonly presses: (labelOrData: string, options?: { messageId?: number }) => Promise<Done>;
  readonly sendsPhoto: (options?: FileOptions) => Promise<Done>;
  readonly sendsDocument: (options?: FileOptions) => Promise<Done>;
  readonly sendsVoice: (options?: FileOptions) => Promise<Done>;
  readonly sendsVideo: (options?: FileOptions) => Promise<Done>;
  /** Photos as one album; the caption is on the first. */
  readonly sendsAlbum: (photos: readonly FileOptions[]) => Promise<readonly Done[]>;
  readonly sharesLocation: (
    latitude: number,
    longitude: number,
    venue?: { title: string; address: string },
  ) => Promise<Done>;
  readonly sharesContact: (phone: string, firstName?: string) => Promise<Done>;
  readonly edits: (messageId: number, text: string) => Promise<Done>;
  readonly sendsSticker: () => Promise<Done>;
  readonly sendsPoll: () => Promise<Done>;
  readonly blocks: () => Promise<Done>;
  readonly unblocks: () => Promise<Done>;
  /** Lets the bot write first, which only someone who once wrote to it does. */
  readonly opens: () => Promise<Done>;
  /**
   * The next message from the bot that matches, among those after the last one heard; waits up to `timeoutMs` for it
   * and rejects with what was heard instead.
   */
  readonly hears: (matcher: Matcher, timeoutMs?: number) => Promise<BotMessage>;
  /** Everything that the bot sent to this chat. */
  readonly all: () => Promise<readonly BotMessage[]>;
};

export type FakeTelegram = {
  readonly token: string;
  readonly apiRoot: string;
  readonly account: string;
  person(chatId: number, options?: { languageCode?: string }): TelegramPerson;
  state(): Promise<FakeState>;
  /** Waits for a state, without sleeping; rejects after `timeoutMs` with the last one seen. */
  until(isTrue: (state: FakeState) => boolean, timeoutMs?: number): Promise<FakeState>;
  messages(): Promise<readonly BotMessage[]>;
  fault(fault: Fault): Promise<void>;
  clearFaults(): Promise<void>;
  /** Enforces Telegram's rates from now on (30/s overall, 1/s a chat with small bursts); `null` stops it. */
  enforceRates(rates?: Rates | null): Promise<void>;
  /** Moves the clock by which messages are dated, epoch milliseconds; it runs on from there. */
  setNow(now: number): Promise<void>;
  /** Queues an update as it stands, with the next id unless it has one. */
  inject(update: Record<string, unknown>): Promise<Done>;
  /** Sends an update again that was confirmed already. */
  redeliver(updateId: number): Promise<Done>;
  /** Bytes of a file that either side sent. */
  file(fileId: string): Promise<Buffer>;
  stop(): Promise<void>;
};

const DEFAULT_RATES: Rates = { perSecond: 30, burst: 30, chatPerSecond: 1, chatBurst: 4 };
const DEFAULT_TIMEOUT_MS = 20_000;

/**
 * `now` dates the messages from the start, epoch milliseconds; it must be the time that the service under test reads
 * from its own clock, or its order of messages and presses is not what a real Telegram would give.
 */
export async function startFakeTelegram(options?: { now?: number }): Promise<FakeTelegram> {
  const script = fileURLToPath(new URL('./fake-telegram/server.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', script], { stdio: ['pipe', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  const started = once(createInterface({ input: child.stdout }), 'line') as Promise<[string]>;
  const first = await Promise.race([started, exited.then(() => undefined)]);
  if (!first) throw new Error('The fake Telegram did not start.');
  const { port, token } = JSON.parse(first[0]) as { port: number; token: string };
  const apiRoot = `http://127.0.0.1:${port}`;
  const ask = connect(apiRoot);

  if (options?.now !== undefined) await ask('POST', '/time', { now: options.now });
  const messages = (query: string) => ask<readonly BotMessage[]>('GET', `/messages?${query}`);
  return {
    token,
    apiRoot,
    account: token.slice(0, token.indexOf(':')),
    person: (chatId, options) => personOf(ask, messages, chatId, options?.languageCode),
    state: () => ask<FakeState>('GET', '/state'),
    until: (isTrue, timeoutMs = DEFAULT_TIMEOUT_MS) => untilState(ask, isTrue, timeoutMs),
    messages: () => messages(''),
    fault: (fault) => ask('POST', '/faults', fault),
    clearFaults: () => ask('DELETE', '/faults'),
    enforceRates: (rates = DEFAULT_RATES) => ask('POST', '/rates', rates),
    setNow: (now) => ask('POST', '/time', { now }),
    inject: (update) => ask('POST', '/update', update),
    redeliver: (updateId) => ask('POST', '/redeliver', { updateId }),
    file: async (fileId) =>
      Buffer.from(await (await fetch(`${apiRoot}/control/file?id=${fileId}`)).arrayBuffer()),
    stop: async () => {
      child.stdin.end();
      await exited;
    },
  };
}

type Ask = <T>(method: string, path: string, body?: unknown) => Promise<T>;

function connect(apiRoot: string): Ask {
  return async <T>(method: string, path: string, body?: unknown) => {
    const response = await fetch(`${apiRoot}/control${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const result = (await response.json()) as T & { error?: string };
    if (!response.ok) throw new Error(`Fake Telegram: ${result.error ?? response.status}`);
    return result;
  };
}

async function untilState(
  ask: Ask,
  isTrue: (state: FakeState) => boolean,
  timeoutMs: number,
): Promise<FakeState> {
  const deadline = performance.now() + timeoutMs;
  let state = await ask<FakeState>('GET', '/state');
  while (!isTrue(state)) {
    const left = deadline - performance.now();
    if (left <= 0)
      throw new Error(`Telegram never came to the state waited for; it is ${JSON.stringify(state)}`);
    state = await ask('GET', `/state?after=${state.version}&wait=${Math.ceil(left)}`);
  }
  return state;
}

function personOf(
  ask: Ask,
  messages: (query: string) => Promise<readonly BotMessage[]>,
  chatId: number,
  languageCode: string | undefined,
): TelegramPerson {
  let heard = 0;
  const act = (what: Act) =>
    ask<Done>('POST', '/act', { chatId, act: what, ...(languageCode === undefined ? {} : { languageCode }) });
  const send = (what: Extract<Act, { do: 'sends' }>['what'], { bytes, ...rest }: FileOptions = {}) =>
    act({ do: 'sends', what, ...rest, ...(bytes ? { bytes: Buffer.from(bytes).toString('base64') } : {}) });

  async function hears(matcher: Matcher, timeoutMs = DEFAULT_TIMEOUT_MS): Promise<BotMessage> {
    const deadline = performance.now() + timeoutMs;
    const passedOver: string[] = [];
    for (;;) {
      const left = Math.ceil(deadline - performance.now());
      for (const message of await messages(`chat=${chatId}&after=${heard}&wait=${Math.max(0, left)}`)) {
        heard = message.seq;
        if (matches(message, matcher)) return message;
        passedOver.push(message.text);
      }
      if (left <= 0)
        throw new Error(
          `Never heard ${String(matcher)}; heard instead:\n${passedOver.join('\n---\n') || 'nothing'}`,
        );
    }
  }

  return {
    chatId,
    says: (text, options) => act({ do: 'says', text, ...options }),
    presses: (button, options) => act({ do: 'presses', button, ...options }),
    sendsPhoto: (options) => send('photo', options),
    sendsDocument: (options) => send('document', { fileName: 'surat.pdf', ...options }),
    sendsVoice: (options) => send('voice', options),
    sendsVideo: (options) => send('video', options),
    sendsAlbum: async (photos) => {
      const albumId = String(Math.floor(Math.random() * 2 ** 48));
      const done: Done[] = [];
      for (const photo of photos) done.push(await send('photo', { ...photo, albumId }));
      return done;
    },
    sharesLocation: (latitude, longitude, venue) =>
      act({ do: 'locates', latitude, longitude, ...(venue ? { venue } : {}) }),
    sharesContact: (phone, firstName = 'Warga') => act({ do: 'contact', phone, firstName }),
    edits: (messageId, text) => act({ do: 'edits', messageId, text }),
    sendsSticker: () => act({ do: 'sticker' }),
    sendsPoll: () => act({ do: 'poll' }),
    blocks: () => act({ do: 'blocks' }),
    unblocks: () => act({ do: 'unblocks' }),
    opens: () => act({ do: 'opens' }),
    hears,
    all: () => messages(`chat=${chatId}`),
  };
}

function matches(message: BotMessage, matcher: Matcher): boolean {
  if (typeof matcher === 'string') return message.text.includes(matcher);
  return matcher instanceof RegExp ? matcher.test(message.text) : matcher(message);
}
