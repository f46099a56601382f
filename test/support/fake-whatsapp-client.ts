/**
 * Starts the fake WhatsApp as a process of its own and plays the people who write to the bot.
 *
 * A process of the service takes it for the real one with `settings` in its environment. A test that runs Baileys itself
 * calls `trust()` first; uploads of files then need NODE_EXTRA_CA_CERTS, which only a process of its own can have.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WA_CERT_DETAILS } from '@whiskeysockets/baileys';
import type { Pace } from '../../bots/channels/whatsapp/pace.ts';
import { type Ask, connect, createHearing, type MatcherOf, startFake, untilState } from './fake-process.ts';
import type { CrowdOrder, CrowdReport } from './fake-whatsapp/crowd.ts';
import type {
  Act,
  ActOptions,
  BotMessage,
  Breach,
  Done,
  Door,
  FakeState,
  MediaWhat,
  PersonRef,
  PolicyFor,
} from './fake-whatsapp/protocol.ts';

export type { BotMessage, Done } from './fake-whatsapp/protocol.ts';

type FileOptions = {
  readonly bytes?: Uint8Array;
  readonly caption?: string;
  readonly fileName?: string;
  readonly mimeType?: string;
  readonly album?: string;
  readonly viewOnce?: boolean;
};

/** Someone with a phone. Every act resolves when WhatsApp has it, before the bot does. */
export type WhatsAppPerson = {
  readonly number: number;
  readonly says: (text: string, options?: ActOptions & { readonly quotes?: string }) => Promise<Done>;
  readonly sends: (what: MediaWhat, file?: FileOptions, options?: ActOptions) => Promise<Done>;
  /** Pictures as one album; the caption is on the first. */
  readonly sendsAlbum: (pictures: readonly FileOptions[]) => Promise<readonly Done[]>;
  readonly acts: (act: Act, options?: ActOptions) => Promise<Done>;
  /** The phone got or showed these messages of the bot. */
  readonly acknowledges: (type: 'delivered' | 'read', ...ids: readonly string[]) => Promise<void>;
  /** The phone could not open this message of the bot's, and asks for it again. */
  readonly asksAgain: (id: string) => Promise<void>;
  /**
   * The next message from the bot that matches, among those after the last one heard; waits up to `timeoutMs` for it
   * and rejects with what was heard instead.
   */
  readonly hears: (matcher: MatcherOf<BotMessage>, timeoutMs?: number) => Promise<BotMessage>;
  /** Everything that the bot sent to this person. */
  readonly all: () => Promise<readonly BotMessage[]>;
};

export type FakeWhatsApp = {
  readonly socketUrl: string;
  /** With these in its environment a process of the service takes it for the real one. */
  readonly settings: Readonly<Record<string, string>>;
  /** Lets Baileys in this process take the fake for the real WhatsApp. */
  trust(): void;
  person(number: number, options?: Omit<PersonRef, 'person'>): WhatsAppPerson;
  /** The phone of the bot's account scans a QR code. Rejects when no client shows one. */
  scan(qr: string): Promise<void>;
  /** The code that a client shows is typed on that phone. Rejects when no client shows one. */
  typeCode(code: string): Promise<void>;
  /** So many people in dialogue at once, until they have said so many messages. */
  crowd(order: CrowdOrder): Promise<CrowdReport>;
  state(): Promise<FakeState>;
  /** Waits for a state, without sleeping; rejects after `timeoutMs` with the last one seen. */
  until(isTrue: (state: FakeState) => boolean, timeoutMs?: number): Promise<FakeState>;
  messages(): Promise<readonly BotMessage[]>;
  /** What becomes of the bot's messages from now on; later ones come before earlier ones. */
  policy(policy: PolicyFor): Promise<void>;
  clearPolicies(): Promise<void>;
  /** Acknowledges what was held. */
  release(): Promise<void>;
  /** What the next connections meet. */
  door(door: Door): Promise<void>;
  /** Breaks the present connection. */
  breach(breach: Breach): Promise<void>;
  /** Brings a message once more, acknowledged or not. */
  redeliver(id: string): Promise<void>;
  /** Moves the clock by which messages are dated, epoch milliseconds; it runs on from there. */
  setNow(now: number): Promise<void>;
  /** Sends the client a stanza as it stands. */
  inject(stanza: Record<string, unknown>): Promise<void>;
  /** Bytes of a file that the bot sent, opened. */
  file(name: string): Promise<Buffer>;
  stop(): Promise<void>;
};

/** Without any pace: the fake bans nobody. A process of the service has it with FAKE_WHATSAPP_QUICK=true. */
export const AT_ONCE: Pace = {
  gapMs: 0,
  jitterMs: 0,
  chatBurst: 30,
  chatGapMs: 20,
  typing: { thinkMs: 0, perCharacterMs: 0, atMostMs: 0 },
};

const path = (name: string) => new URL(`./fake-whatsapp/${name}`, import.meta.url);

/** `now` dates the messages from the start, epoch milliseconds: the time of the service under test. */
export async function startFakeWhatsApp(options?: { now?: number }): Promise<FakeWhatsApp> {
  const { ready, stop } = await startFake<{ port: number; root: string; certificate: string }>(
    path('server.ts'),
    'The fake WhatsApp',
  );
  const { port, root, certificate } = ready;
  const folder = await mkdtemp(join(tmpdir(), 'sahut-fake-whatsapp-'));
  const authority = join(folder, 'authority.pem');
  await writeFile(authority, certificate);
  const control = `http://127.0.0.1:${port}/control`;
  const socketUrl = `ws://127.0.0.1:${port}/ws/chat`;
  const ask = connect(control, 'Fake WhatsApp');
  if (options?.now !== undefined) await ask('POST', '/time', { now: options.now });
  const messages = (query: string) => ask<readonly BotMessage[]>('GET', `/messages?${query}`);
  return {
    socketUrl,
    settings: {
      WHATSAPP: 'true',
      WHATSAPP_SOCKET_URL: socketUrl,
      NODE_OPTIONS: `--import ${path('trust.mjs').href}`,
      NODE_EXTRA_CA_CERTS: authority,
      FAKE_WHATSAPP_ROOT: root,
    },
    trust: () => {
      WA_CERT_DETAILS.PUBLIC_KEY = Buffer.from(root, 'base64');
    },
    person: (number, more) => personOf(ask, messages, { person: number, ...more }),
    scan: (qr) => ask('POST', '/scan', { qr }),
    typeCode: (code) => ask('POST', '/code', { code }),
    crowd: (order) => ask('POST', '/crowd', order),
    state: () => ask<FakeState>('GET', '/state'),
    until: (isTrue, timeoutMs) => untilState(ask, isTrue, timeoutMs),
    messages: () => messages(''),
    policy: (policy) => ask('POST', '/policy', policy),
    clearPolicies: () => ask('DELETE', '/policy'),
    release: () => ask('POST', '/release', {}),
    door: (door) => ask('POST', '/door', door),
    breach: (breach) => ask('POST', '/breach', breach),
    redeliver: (id) => ask('POST', '/redeliver', { id }),
    setNow: (now) => ask('POST', '/time', { now }),
    inject: (stanza) => ask('POST', '/stanza', stanza),
    file: async (name) => Buffer.from(await (await fetch(`${control}/file?name=${name}`)).arrayBuffer()),
    stop: async () => {
      await stop();
      await rm(folder, { recursive: true });
    },
  };
}

function personOf(
  ask: Ask,
  messages: (query: string) => Promise<readonly BotMessage[]>,
  who: PersonRef,
): WhatsAppPerson {
  const acts = (act: Act, options?: ActOptions) =>
    ask<Done>('POST', '/act', { who, act, ...(options ? { options } : {}) });
  const sends = (what: MediaWhat, { bytes, ...rest }: FileOptions = {}, options?: ActOptions) =>
    acts(
      { do: 'sends', what, ...rest, ...(bytes ? { bytes: Buffer.from(bytes).toString('base64') } : {}) },
      options,
    );
  return {
    number: who.person,
    acts,
    sends,
    says: (text, { quotes, ...options } = {}) =>
      acts({ do: 'says', text, ...(quotes === undefined ? {} : { quotes }) }, options),
    sendsAlbum: async (pictures) => {
      const { id } = await acts({ do: 'opensAlbum', pictures: pictures.length });
      const done: Done[] = [];
      for (const picture of pictures) done.push(await sends('image', { ...picture, album: id }));
      return done;
    },
    acknowledges: (type, ...ids) => ask('POST', '/receipt', { person: who.person, ids, type }),
    asksAgain: (id) => ask('POST', '/retry', { person: who.person, id }),
    hears: createHearing<BotMessage>((after, wait) =>
      messages(`person=${who.person}&after=${after}&wait=${wait}`),
    ),
    all: () => messages(`person=${who.person}`),
  };
}
