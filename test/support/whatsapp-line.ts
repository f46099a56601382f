/** A connection to WhatsApp for the channel's own tests: what a socket is asked to do is recorded, and answered as told. */
import { createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { proto, type WASocket } from '@whiskeysockets/baileys';
import type { Line, LineHandlers } from '../../bots/channels/whatsapp/line.ts';
import type { Keyring } from '../../src/ports/vault.ts';
import type { SentMessage, WhatsAppChatStore } from '../../src/ports/whatsapp-chat.ts';

/** What became of a message that was written: an error code, or silence. */
type Answer = 'ack' | 'silence' | { readonly error: string } | { readonly fails: Error };

export type Written = {
  readonly jid: string;
  readonly id: string;
  readonly message: proto.IMessage;
  /** What was stored under its id when it was written. */
  readonly stored: SentMessage | undefined;
};

/** Keyed hashes with a key that everyone knows. */
export const hashForTests: Pick<Keyring, 'hash'> = {
  hash: (purpose, value) => createHmac('sha256', purpose).update(value).digest().toString('base64url', 0, 16),
};

/** In memory, for one test. */
export function memoryChatStore(): WhatsAppChatStore {
  const sent = new Map<string, SentMessage>();
  return {
    addressOf: async ({ lid, phone }) => lid ?? phone ?? '',
    keepSent: async (id, message) => {
      if (!sent.has(id)) sent.set(id, message);
    },
    findSent: async (id) => sent.get(id),
    purgeSent: async () => 0,
  };
}

export function createTestLine(store: WhatsAppChatStore) {
  const written: Written[] = [];
  const uploads: Buffer[] = [];
  const did: string[] = [];
  let handlers: LineHandlers | undefined;
  let isOpen = true;
  let answer: () => Answer = () => 'ack';
  const socket = {
    async relayMessage(jid: string, message: proto.IMessage, { messageId }: { messageId: string }) {
      const reply = answer();
      const stored = await store.findSent(messageId);
      // As over the wire: what is not in the encoding does not arrive.
      const arrived = proto.Message.decode(proto.Message.encode(message).finish());
      written.push({ jid, id: messageId, message: arrived, stored });
      did.push('writes');
      if (typeof reply === 'object' && 'fails' in reply) throw reply.fails;
      if (reply === 'ack') handlers?.ack(messageId, undefined);
      else if (reply !== 'silence') handlers?.ack(messageId, reply.error);
      return messageId;
    },
    async sendPresenceUpdate(state: string) {
      did.push(state);
    },
    async readMessages([key]: { id: string }[]) {
      did.push(`reads ${key?.id}`);
    },
    async waUploadToServer(path: string) {
      uploads.push(await readFile(path));
      return { mediaUrl: `https://mmg.whatsapp.net/v/${uploads.length}`, directPath: `/v/${uploads.length}` };
    },
    signalRepository: { lidMapping: { getLIDForPN: async () => null } },
    getMediaHost: () => 'mmg.whatsapp.net',
  };
  const line: Line = {
    start: async (given) => {
      handlers = given;
    },
    socket: () => (isOpen ? (socket as unknown as WASocket) : undefined),
    stop: async () => {
      isOpen = false;
    },
  };
  return {
    line,
    written,
    uploads,
    /** What a person at the other end sees happen, in order. */
    did,
    /** Brings something in, as the connection does. */
    bring: (): LineHandlers => {
      if (!handlers) throw new Error('The channel was not started.');
      return handlers;
    },
    answers: (how: () => Answer) => {
      answer = how;
    },
    open: (open: boolean) => {
      isOpen = open;
    },
  };
}
