/** A plain Baileys client with its state in memory: what a fake of WhatsApp must satisfy. */
import {
  type AuthenticationState,
  type BaileysEventMap,
  initAuthCreds,
  makeWASocket,
  type proto,
  type SignalDataTypeMap,
  type UserFacingSocketConfig,
  type WAMessage,
  type WASocket,
} from '@whiskeysockets/baileys';
import { pino } from 'pino';

export type Memory = { readonly auth: AuthenticationState; readonly sent: Map<string, proto.IMessage> };

/** libsignal prints private keys there. */
console.info = () => undefined;

/** Credentials and keys that survive the connections of one test. */
export function freshMemory(): Memory {
  const kept = new Map<string, unknown>();
  const nameOf = (type: string, id: string) => `${type}:${id}`;
  const keys: AuthenticationState['keys'] = {
    get: async <T extends keyof SignalDataTypeMap>(type: T, ids: string[]) => {
      const found: { [id: string]: SignalDataTypeMap[T] } = {};
      for (const id of ids) {
        const value = kept.get(nameOf(type, id));
        if (value !== undefined) found[id] = value as SignalDataTypeMap[T];
      }
      return found;
    },
    set: async (data) => {
      for (const [type, entries] of Object.entries(data))
        for (const [id, value] of Object.entries(entries ?? {})) {
          if (value === null || value === undefined) kept.delete(nameOf(type, id));
          else kept.set(nameOf(type, id), value);
        }
    },
  };
  return { auth: { creds: initAuthCreds(), keys }, sent: new Map() };
}

export type Client = {
  readonly socket: WASocket;
  readonly received: WAMessage[];
  /** Status codes of the acks of our messages: id and error. */
  readonly acks: Map<string, string | undefined>;
  /** The next event of this kind that satisfies `isIt`, from those that were or are to come. */
  until<E extends keyof BaileysEventMap>(
    event: E,
    isIt?: (value: BaileysEventMap[E]) => boolean,
  ): Promise<BaileysEventMap[E]>;
  /** The message with these words. */
  hears(words: string): Promise<WAMessage>;
  acked(id: string): Promise<string | undefined>;
  end(): void;
};

/** Connects once; reconnecting is the caller's. */
export function connectBaileys(
  url: string,
  memory: Memory,
  overrides: Partial<UserFacingSocketConfig> = {},
): Client {
  const logger = pino({ level: 'silent' });
  const socket = makeWASocket({
    auth: memory.auth,
    waWebSocketUrl: url,
    logger,
    syncFullHistory: false,
    markOnlineOnConnect: false,
    emitOwnEvents: false,
    getMessage: async ({ id }) => memory.sent.get(id ?? ''),
    ...overrides,
  });
  const seen: { event: string; value: unknown }[] = [];
  const received: WAMessage[] = [];
  const acks = new Map<string, string | undefined>();
  const lookers = new Set<() => void>();
  const look = () => {
    for (const looker of lookers) looker();
  };
  const find = <T>(looked: () => T | undefined): Promise<T> =>
    new Promise((resolve) => {
      const looker = () => {
        const found = looked();
        if (found === undefined) return;
        lookers.delete(looker);
        resolve(found);
      };
      lookers.add(looker);
      looker();
    });
  socket.ev.process((events) => {
    for (const [event, value] of Object.entries(events)) seen.push({ event, value });
    for (const message of events['messages.upsert']?.messages ?? []) received.push(message);
    look();
  });
  socket.ev.on('creds.update', (update) => Object.assign(memory.auth.creds, update));
  socket.ws.on('CB:ack,class:message', ({ attrs }: { attrs: Record<string, string> }) => {
    acks.set(attrs.id ?? '', attrs.error);
    look();
  });
  return {
    socket,
    received,
    acks,
    until: async (event, isIt = () => true) => {
      const found = await find(() => seen.find((one) => one.event === event && isIt(one.value as never)));
      return found.value as never;
    },
    hears: (words) =>
      find(() => received.find(({ message }) => message !== undefined && wordsOf(message).includes(words))),
    acked: async (id) => {
      await find(() => (acks.has(id) ? true : undefined));
      return acks.get(id);
    },
    end: () => {
      socket.ev.removeAllListeners('messages.upsert');
      void socket.end(undefined);
    },
  };
}

const wordsOf = (message: proto.IMessage | null): string =>
  message?.conversation ?? message?.extendedTextMessage?.text ?? message?.imageMessage?.caption ?? '';
