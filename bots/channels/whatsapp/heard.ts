/**
 * Messages are kept as they are opened, with the keys that the opening used up: Baileys acknowledges them right after,
 * and what was acknowledged never comes again. What comes unencrypted is not kept: WhatsApp has channels and its own
 * notices speak so, and nobody who reports can.
 */
import {
  type BinaryNode,
  DEFAULT_CONNECTION_CONFIG,
  jidNormalizedUser,
  proto,
  type SignalKeyStoreWithTransaction,
  type SocketConfig,
  unpadRandomMax16,
  type WAMessage,
} from '@whiskeysockets/baileys';
import type { HeardMessage } from '../../../src/ports/whatsapp-link.ts';
import { heardEntry } from './auth-state.ts';
import { learnInOrder } from './in-order.ts';

type MakeSignalRepository = SocketConfig['makeSignalRepository'];

export type HeardKeeping = {
  readonly makeSignalRepository: MakeSignalRepository;
  /** To be called with every message stanza before Baileys looks at it. */
  readonly onStanza: (stanza: BinaryNode) => void;
};

/** What Baileys is given so that nothing is opened without being kept. One for each connection. */
export function createHeardKeeping(): HeardKeeping {
  /** By the ciphertext, which Baileys hands on as it is: whose it was. */
  const stanzas = new WeakMap<Uint8Array, BinaryNode>();
  return {
    onStanza(stanza) {
      if (!Array.isArray(stanza.content)) return;
      for (const { tag, content } of stanza.content)
        if (tag === 'enc' && content instanceof Uint8Array) stanzas.set(content, stanza);
    },
    makeSignalRepository(auth, logger, phonesToLids) {
      const { makeSignalRepository } = DEFAULT_CONNECTION_CONFIG;
      const repository = learnInOrder(makeSignalRepository(auth, logger, phonesToLids));
      const keys = auth.keys as SignalKeyStoreWithTransaction;
      return {
        ...repository,
        decryptMessage: (sealed) =>
          // The opening's own transaction joins this one, so that its keys and the message are written together.
          keys.transaction(async () => {
            const opened = await repository.decryptMessage(sealed);
            const stanza = stanzas.get(sealed.ciphertext);
            if (stanza) await keys.set(heardEntry(heardOf(stanza, opened)));
            return opened;
          }, sealed.jid),
      };
    },
  };
}

/** A message by the chat it stands in and WhatsApp's id of it, from whichever device of theirs it came. */
export const heardId = (chat: string, id: string): string => `${jidNormalizedUser(chat)} ${id}`;

function heardOf({ attrs }: BinaryNode, opened: Uint8Array): HeardMessage {
  const chat = attrs.recipient ?? attrs.from ?? '';
  return { id: heardId(chat, attrs.id ?? ''), attributes: attrs, content: unpadRandomMax16(opened) };
}

/** What was kept, as Baileys would have handed it on. */
export function toRawMessage({ attributes: attrs, content }: HeardMessage): WAMessage {
  const message = proto.Message.decode(content);
  const author = attrs.participant ?? attrs.from ?? '';
  const isByLid = (attrs.addressing_mode ?? (author.endsWith('lid') ? 'lid' : 'pn')) === 'lid';
  const alternative = isByLid ? attrs.sender_pn : attrs.sender_lid;
  // Built by hand: the protobuf of a key has no place for the other name.
  return {
    key: {
      remoteJid: jidNormalizedUser(attrs.recipient ?? attrs.from),
      ...(alternative === undefined ? {} : { remoteJidAlt: alternative }),
      fromMe: attrs.recipient !== undefined || attrs.category === 'peer',
      id: attrs.id ?? '',
      ...(attrs.participant === undefined ? {} : { participant: attrs.participant }),
    },
    message: message.deviceSentMessage?.message ?? message,
    messageTimestamp: Number(attrs.t),
    ...(attrs.notify === undefined ? {} : { pushName: attrs.notify }),
  };
}
