/** Starts the fake Graph API as a process of its own and plays the people who write to the number, and Meta's dashboard. */
import type { Act, Approved, CloudMessage, CloudState, Done, Fault, Release } from './fake-graph/protocol.ts';
import { type Ask, connect, createHearing, type MatcherOf, startFake, untilState } from './fake-process.ts';

export type { CloudMessage, CloudState, Fault } from './fake-graph/protocol.ts';

type FileOptions = {
  readonly bytes?: Uint8Array;
  readonly caption?: string;
  readonly fileName?: string;
  readonly replyTo?: string;
};

/** Someone with a phone. Every act resolves when Meta has it, before the bot does. */
export type CloudPerson = {
  readonly phone: string;
  readonly says: (text: string, options?: { replyTo?: string }) => Promise<Done>;
  /** Presses the newest button or row with this label; rejects naming them if there is none. */
  readonly presses: (label: string, options?: { messageId?: string }) => Promise<Done>;
  readonly sendsPhoto: (options?: FileOptions) => Promise<Done>;
  readonly sendsDocument: (options?: FileOptions) => Promise<Done>;
  readonly sendsVoice: (options?: FileOptions) => Promise<Done>;
  readonly sendsVideo: (options?: FileOptions) => Promise<Done>;
  readonly sharesLocation: (
    latitude: number,
    longitude: number,
    place?: { name: string; address: string },
  ) => Promise<Done>;
  readonly sharesContact: (phone: string, name?: string) => Promise<Done>;
  readonly sendsSticker: () => Promise<Done>;
  readonly sendsPoll: () => Promise<Done>;
  readonly reacts: (messageId: string, emoji: string) => Promise<Done>;
  readonly edits: (messageId: string, text: string) => Promise<Done>;
  /** Opens the chat: all that arrived is read. */
  readonly reads: () => Promise<Done>;
  /** Lets the business write first, which only someone who wrote within a day does; under which address. */
  readonly opens: () => Promise<string>;
  /** The business-scoped user id. */
  readonly userId: () => Promise<string>;
  /** The next message that matches; what failed to arrive is not heard. */
  readonly hears: (matcher: MatcherOf<CloudMessage>, timeoutMs?: number) => Promise<CloudMessage>;
  /** Everything that arrived in this chat. */
  readonly all: () => Promise<readonly CloudMessage[]>;
};

export type FakeGraph = {
  readonly token: string;
  readonly phoneId: string;
  readonly appSecret: string;
  readonly apiRoot: string;
  /** The settings of a service that speaks to it. */
  readonly settings: Readonly<Record<string, string>>;
  /** `hidden`: has a username, and hides the phone number behind it. */
  person(phone: string, options?: { hidden?: boolean }): CloudPerson;
  /** "Verify and save" in the dashboard; whether the webhook answered rightly, and how. */
  subscribe(url: string, verifyToken?: string): Promise<{ status: number; isRight: boolean }>;
  state(): Promise<CloudState>;
  /** Waits for a state, without sleeping; rejects after `timeoutMs` with the last one seen. */
  until(isTrue: (state: CloudState) => boolean, timeoutMs?: number): Promise<CloudState>;
  /** Everything that was accepted, also what then failed. */
  messages(phone?: string): Promise<readonly CloudMessage[]>;
  fault(fault: Fault): Promise<void>;
  clearFaults(): Promise<void>;
  /** Approves a template; `{{1}}` in its body is its variable. */
  approve(template: Approved): Promise<void>;
  /** Moves the clock by which messages are dated and the 24 hours are counted, epoch milliseconds. */
  setNow(now: number): Promise<void>;
  /** Holds webhook calls from now on. */
  hold(): Promise<void>;
  /** Lets them go: together or one by one, shuffled, some twice. */
  release(how: Release): Promise<void>;
  /** Brings the last changes once more, in one call. */
  again(count: number): Promise<void>;
  /** Calls the webhook with any body, signed rightly unless a signature is given; its status. */
  raw(body: string, signature?: string): Promise<number>;
  /** Bytes of a file that either side sent. */
  file(mediaId: string): Promise<Buffer>;
  stop(): Promise<void>;
};

export const VERIFY_TOKEN = 'token-of-a-test';

/** `now` dates the messages from the start; it must be the time that the service under test reads from its clock. */
export async function startFakeGraph(options?: { now?: number }): Promise<FakeGraph> {
  type Ready = { port: number; token: string; phoneId: string; appSecret: string };
  const { ready, stop } = await startFake<Ready>(
    new URL('./fake-graph/server.ts', import.meta.url),
    'The fake Graph',
  );
  const { port, token, phoneId, appSecret } = ready;
  const origin = `http://127.0.0.1:${port}`;
  const apiRoot = `${origin}/v26.0`;
  const ask = connect(`${origin}/control`, 'Fake Graph');

  if (options?.now !== undefined) await ask('POST', '/time', { now: options.now });
  const messages = (query: string) => ask<readonly CloudMessage[]>('GET', `/messages?${query}`);
  return {
    token,
    phoneId,
    appSecret,
    apiRoot,
    settings: {
      WHATSAPP_CLOUD_TOKEN: token,
      WHATSAPP_CLOUD_PHONE_ID: phoneId,
      WHATSAPP_CLOUD_APP_SECRET: appSecret,
      WHATSAPP_CLOUD_VERIFY_TOKEN: VERIFY_TOKEN,
      WHATSAPP_CLOUD_API_ROOT: apiRoot,
    },
    person: (phone, { hidden = false } = {}) => personOf(ask, messages, phone, hidden),
    subscribe: (url, verifyToken = VERIFY_TOKEN) => ask('POST', '/webhook', { url, verifyToken }),
    state: () => ask<CloudState>('GET', '/state'),
    until: (isTrue, timeoutMs) => untilState(ask, isTrue, timeoutMs),
    messages: (phone) => messages(phone === undefined ? '' : `phone=${phone}`),
    fault: (fault) => ask('POST', '/faults', fault),
    clearFaults: () => ask('DELETE', '/faults'),
    approve: (template) => ask('POST', '/approve', template),
    setNow: (now) => ask('POST', '/time', { now }),
    hold: () => ask('POST', '/hold', {}),
    release: (how) => ask('POST', '/release', how),
    again: (count) => ask('POST', '/again', { count }),
    raw: async (text, signature) => {
      const { status } = await ask<{ status: number }>('POST', '/raw', { text, signature });
      return status;
    },
    file: async (mediaId) =>
      Buffer.from(await (await fetch(`${origin}/control/file?id=${mediaId}`)).arrayBuffer()),
    stop,
  };
}

function personOf(
  ask: Ask,
  messages: (query: string) => Promise<readonly CloudMessage[]>,
  phone: string,
  hidden: boolean,
): CloudPerson {
  const act = (what: Act) => ask<Done>('POST', '/act', { phone, hidden, act: what });
  const addressAfter = async (what: Act) => {
    const { address } = await act(what);
    if (address === undefined) throw new Error('Meta knows no id of this person.');
    return address;
  };
  const send = (what: Extract<Act, { do: 'sends' }>['what'], { bytes, ...rest }: FileOptions = {}) =>
    act({ do: 'sends', what, ...rest, ...(bytes ? { bytes: Buffer.from(bytes).toString('base64') } : {}) });

  const hears = createHearing<CloudMessage>(
    (after, wait) => messages(`phone=${phone}&after=${after}&wait=${wait}`),
    ({ failed }) => failed === undefined,
  );

  return {
    phone,
    says: (text, options) => act({ do: 'says', text, ...options }),
    presses: (label, options) => act({ do: 'presses', label, ...options }),
    sendsPhoto: (options) => send('image', options),
    sendsDocument: (options) => send('document', { fileName: 'surat.pdf', ...options }),
    sendsVoice: (options) => send('audio', options),
    sendsVideo: (options) => send('video', options),
    sharesLocation: (latitude, longitude, place) => act({ do: 'locates', latitude, longitude, ...place }),
    sharesContact: (number, name = 'Warga') => act({ do: 'contact', phone: number, name }),
    sendsSticker: () => act({ do: 'sticker' }),
    sendsPoll: () => act({ do: 'poll' }),
    reacts: (messageId, emoji) => act({ do: 'reacts', messageId, emoji }),
    edits: (messageId, text) => act({ do: 'edits', messageId, text }),
    reads: () => act({ do: 'reads' }),
    opens: () => addressAfter({ do: 'opens' }),
    userId: () => addressAfter({ do: 'is' }),
    hears,
    all: async () => (await messages(`phone=${phone}`)).filter(({ failed }) => failed === undefined),
  };
}
