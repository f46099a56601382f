/** Starts the fake Bot API as a process of its own and plays the people who write to the bot. */
import { type Ask, connect, createHearing, type MatcherOf, startFake, untilState } from './fake-process.ts';
import type { Act, BotMessage, Done, FakeState, Fault, Rates } from './fake-telegram/protocol.ts';

export type { BotMessage, FakeState, Fault } from './fake-telegram/protocol.ts';

export type Matcher = MatcherOf<BotMessage>;

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

/**
 * `now` dates the messages from the start, epoch milliseconds; it must be the time that the service under test reads
 * from its own clock, or its order of messages and presses is not what a real Telegram would give.
 */
export async function startFakeTelegram(options?: { now?: number }): Promise<FakeTelegram> {
  const { ready, stop } = await startFake<{ port: number; token: string }>(
    new URL('./fake-telegram/server.ts', import.meta.url),
    'The fake Telegram',
  );
  const { port, token } = ready;
  const apiRoot = `http://127.0.0.1:${port}`;
  const ask = connect(`${apiRoot}/control`, 'Fake Telegram');

  if (options?.now !== undefined) await ask('POST', '/time', { now: options.now });
  const messages = (query: string) => ask<readonly BotMessage[]>('GET', `/messages?${query}`);
  return {
    token,
    apiRoot,
    account: token.slice(0, token.indexOf(':')),
    person: (chatId, options) => personOf(ask, messages, chatId, options?.languageCode),
    state: () => ask<FakeState>('GET', '/state'),
    until: (isTrue, timeoutMs) => untilState(ask, isTrue, timeoutMs),
    messages: () => messages(''),
    fault: (fault) => ask('POST', '/faults', fault),
    clearFaults: () => ask('DELETE', '/faults'),
    enforceRates: (rates = DEFAULT_RATES) => ask('POST', '/rates', rates),
    setNow: (now) => ask('POST', '/time', { now }),
    inject: (update) => ask('POST', '/update', update),
    redeliver: (updateId) => ask('POST', '/redeliver', { updateId }),
    file: async (fileId) =>
      Buffer.from(await (await fetch(`${apiRoot}/control/file?id=${fileId}`)).arrayBuffer()),
    stop,
  };
}

function personOf(
  ask: Ask,
  messages: (query: string) => Promise<readonly BotMessage[]>,
  chatId: number,
  languageCode: string | undefined,
): TelegramPerson {
  const act = (what: Act) =>
    ask<Done>('POST', '/act', { chatId, act: what, ...(languageCode === undefined ? {} : { languageCode }) });
  const send = (what: Extract<Act, { do: 'sends' }>['what'], { bytes, ...rest }: FileOptions = {}) =>
    act({ do: 'sends', what, ...rest, ...(bytes ? { bytes: Buffer.from(bytes).toString('base64') } : {}) });

  const hears = createHearing<BotMessage>((after, wait) =>
    messages(`chat=${chatId}&after=${after}&wait=${wait}`),
  );

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
