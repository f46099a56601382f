/** Our device's credentials and keys as Baileys wants them, kept in the database before it goes on. */
import {
  type AuthenticationCreds,
  type AuthenticationState,
  BufferJSON,
  initAuthCreds,
  proto,
  type SignalDataSet,
  type SignalDataTypeMap,
} from '@whiskeysockets/baileys';
import type { Clock } from '../../../src/ports/clock.ts';
import type { HeardMessage, WhatsAppKey, WhatsAppKeys } from '../../../src/ports/whatsapp-link.ts';

/** A type of key that WhatsApp does not know: messages travel with the keys that their opening changed. */
const HEARD = 'heard';

export type Auth = {
  readonly state: AuthenticationState;
  /** A device is linked. */
  isPaired(): boolean;
  /** Keeps the credentials as they are now; resolves when all that was to be kept is. */
  saveCreds(): Promise<void>;
  /** Resolves when nothing is being kept any more, whether it could be or not: what is loaded then is the newest. */
  settled(): Promise<void>;
};

/** Loads the device, or makes one that is not linked yet. */
export async function loadAuth(store: WhatsAppKeys, clock: Clock): Promise<Auth> {
  const now = () => clock.now().toString();
  const known = (await store.read('creds', ['creds'])).get('creds');
  const creds = known === undefined ? initAuthCreds() : (parse(known) as AuthenticationCreds);
  let saving = Promise.resolve();
  const keys: AuthenticationState['keys'] = {
    async get<T extends keyof SignalDataTypeMap>(type: T, ids: string[]) {
      const found = await store.read(type, ids);
      return Object.fromEntries([...found].map(([id, text]) => [id, revive(type, parse(text))])) as {
        [id: string]: SignalDataTypeMap[T];
      };
    },
    set: (data) => store.write(toKeys(data), toHeard(data), now()),
  };
  return {
    state: { creds, keys },
    isPaired: () => creds.account !== undefined,
    saveCreds() {
      const entry = { type: 'creds', id: 'creds', value: stringify(creds) };
      // One after the other: an older state never overwrites a newer one.
      saving = saving.catch(() => undefined).then(() => store.write([entry], [], now()));
      return saving;
    },
    settled: () => saving.catch(() => undefined),
  };
}

/** What to set so that a message is kept with the keys that its opening changed. */
export const heardEntry = (message: HeardMessage): SignalDataSet =>
  ({ [HEARD]: { [message.id]: message } }) as SignalDataSet;

function toKeys(data: SignalDataSet): WhatsAppKey[] {
  return Object.entries(data)
    .filter(([type]) => type !== HEARD)
    .flatMap(([type, entries]) =>
      Object.entries(entries ?? {}).map(([id, value]) => ({
        type,
        id,
        value: value === null || value === undefined ? null : stringify(value),
      })),
    );
}

const toHeard = (data: SignalDataSet): HeardMessage[] =>
  Object.values((data as Record<string, Record<string, HeardMessage>>)[HEARD] ?? {});

/** As Baileys' own state on disk does. */
function revive(type: keyof SignalDataTypeMap, value: unknown): unknown {
  return type === 'app-state-sync-key' && value
    ? proto.Message.AppStateSyncKeyData.fromObject(value as Record<string, unknown>)
    : value;
}

const stringify = (value: unknown): string => JSON.stringify(value, BufferJSON.replacer);
const parse = (text: string): unknown => JSON.parse(text, BufferJSON.reviver);
