/** A person's phone as far as Signal goes: one identity, and a session with the bot's device. */
import { randomBytes } from 'node:crypto';
import { type BinaryNode, Curve, type KeyPair, proto, signedKeyPair } from '@whiskeysockets/baileys';
import * as libsignal from 'libsignal';
import { childrenOf, textBytes } from './nodes.ts';

/** What the bot published for others to begin a session with. */
export type Bundle = {
  readonly registrationId: number;
  readonly identity: Buffer;
  readonly signed: { readonly id: number; readonly key: Buffer; readonly signature: Buffer };
  /** Given away one by one. */
  readonly oneTime: { readonly id: number; readonly key: Buffer }[];
};

export type SignalPhone = {
  /** As a `user` in the answer to a query for keys. */
  readonly bundle: (jid: string) => BinaryNode;
  /** Encrypts for the bot, beginning a session where there is none. */
  encrypt(message: proto.IMessage, bot: Bundle): Promise<{ type: 'pkmsg' | 'msg'; bytes: Buffer }>;
  decrypt(type: string, bytes: Buffer): Promise<proto.Message>;
  /** Forgets the session, as a phone that was set up anew. */
  forget(): void;
};

/** libsignal prints what it keeps secret. */
const silenced = ['info', 'warn', 'error', 'log'] as const;
for (const name of silenced) console[name] = () => undefined;

const withType = (key: Uint8Array): Buffer => Buffer.concat([Buffer.from([5]), key]);
const pairOf = (pair: KeyPair) => ({ pubKey: withType(pair.public), privKey: Buffer.from(pair.private) });
const bigEndian = (value: number, size: number): Buffer => {
  const bytes = Buffer.alloc(size);
  bytes.writeUIntBE(value, 0, size);
  return bytes;
};

/** Where the bot's device stands in every person's store; there is only one. */
const BOT = new libsignal.ProtocolAddress('bot', 1);

export function createPhone(): SignalPhone {
  const identity = Curve.generateKeyPair();
  const signed = signedKeyPair(identity, 1);
  const registrationId = 1 + (randomBytes(2).readUInt16BE() % 16_380);
  let session: libsignal.SessionRecord | undefined;
  const storage = {
    loadSession: async () => session,
    storeSession: async (_id: string, record: libsignal.SessionRecord) => {
      session = record;
    },
    isTrustedIdentity: () => true,
    loadPreKey: async () => undefined,
    removePreKey: async () => undefined,
    loadSignedPreKey: async () => pairOf(signed.keyPair),
    getOurRegistrationId: async () => registrationId,
    getOurIdentity: async () => pairOf(identity),
  };
  const cipher = new libsignal.SessionCipher(storage as never, BOT);
  return {
    bundle: (jid) => ({
      tag: 'user',
      attrs: { jid },
      content: [
        { tag: 'registration', attrs: {}, content: bigEndian(registrationId, 4) },
        { tag: 'type', attrs: {}, content: Buffer.from([5]) },
        { tag: 'identity', attrs: {}, content: Buffer.from(identity.public) },
        {
          tag: 'skey',
          attrs: {},
          content: [
            { tag: 'id', attrs: {}, content: bigEndian(signed.keyId, 3) },
            { tag: 'value', attrs: {}, content: Buffer.from(signed.keyPair.public) },
            { tag: 'signature', attrs: {}, content: Buffer.from(signed.signature) },
          ],
        },
      ],
    }),
    async encrypt(message, bot) {
      if (!session?.haveOpenSession()) {
        const once = bot.oneTime.shift();
        await new libsignal.SessionBuilder(storage as never, BOT).initOutgoing({
          registrationId: bot.registrationId,
          identityKey: withType(bot.identity),
          signedPreKey: {
            keyId: bot.signed.id,
            publicKey: withType(bot.signed.key),
            signature: bot.signed.signature,
          },
          ...(once ? { preKey: { keyId: once.id, publicKey: withType(once.key) } } : {}),
        } as never);
      }
      const plain = Buffer.from(proto.Message.encode(proto.Message.fromObject(message)).finish());
      const padding = 1 + ((randomBytes(1)[0] ?? 0) % 16);
      const { type, body } = (await cipher.encrypt(
        Buffer.concat([plain, Buffer.alloc(padding, padding)]),
      )) as { type: number; body: string | Buffer };
      return { type: type === 3 ? 'pkmsg' : 'msg', bytes: Buffer.from(body as string, 'binary') };
    },
    async decrypt(type, bytes) {
      const padded = Buffer.from(
        type === 'pkmsg'
          ? await cipher.decryptPreKeyWhisperMessage(bytes)
          : await cipher.decryptWhisperMessage(bytes),
      );
      return proto.Message.decode(padded.subarray(0, padded.length - (padded.at(-1) ?? 0)));
    },
    forget() {
      session = undefined;
    },
  };
}

/** Reads what a client uploads: `registration`, `identity`, `list` of keys, `skey`. */
export function bundleFrom(iq: BinaryNode, before: Bundle | undefined): Bundle | undefined {
  const bytes = (node: BinaryNode | undefined, tag: string) => textBytes(childrenOf(node, tag)[0]);
  const skey = childrenOf(iq, 'skey')[0];
  const identity = bytes(iq, 'identity');
  if (!skey || !identity.length) return before;
  const keys = childrenOf(childrenOf(iq, 'list')[0], 'key').map((key) => ({
    id: bytes(key, 'id').readUIntBE(0, 3),
    key: bytes(key, 'value'),
  }));
  return {
    registrationId: bytes(iq, 'registration').readUInt32BE(),
    identity,
    signed: {
      id: bytes(skey, 'id').readUIntBE(0, 3),
      key: bytes(skey, 'value'),
      signature: bytes(skey, 'signature'),
    },
    oneTime: [...(before?.oneTime ?? []), ...keys],
  };
}

/** What a client that asks to be paired tells of its keys. */
export function bundleOfPayload({ devicePairingData: data }: proto.ClientPayload): Bundle | undefined {
  if (!data?.eIdent || !data.eSkeyVal || !data.eSkeySig || !data.eRegid || !data.eSkeyId) return undefined;
  return {
    registrationId: Buffer.from(data.eRegid).readUInt32BE(),
    identity: Buffer.from(data.eIdent),
    signed: {
      id: Buffer.from(data.eSkeyId).readUIntBE(0, 3),
      key: Buffer.from(data.eSkeyVal),
      signature: Buffer.from(data.eSkeySig),
    },
    oneTime: [],
  };
}
