/** What the bot sends: opened as each person's phone would, recorded, acknowledged as the test wants. */
import { randomUUID } from 'node:crypto';
import {
  type BinaryNode,
  getContentType,
  normalizeMessageContent,
  type proto,
} from '@whiskeysockets/baileys';
import { shownOnPhone } from '../whatsapp-markup.ts';
import { bringRetry, receiptKey } from './inbound.ts';
import { fetchFile } from './media.ts';
import { childrenOf, node, textBytes } from './nodes.ts';
import type { BotMessage } from './protocol.ts';
import {
  changed,
  type Line,
  type Person,
  personOfJid,
  seconds,
  takePolicy,
  type Waiting,
  type World,
} from './world.ts';

/** A message of the bot's. */
export async function takeMessage(world: World, line: Line, stanza: BinaryNode): Promise<void> {
  const { id = '', to = '' } = stanza.attrs;
  const person = personOfJid(world, to);
  const ack = (error?: number) =>
    line.send(
      node('ack', {
        class: 'message',
        id,
        from: to,
        t: String(seconds(world)),
        error: error === undefined ? undefined : String(error),
      }),
    );
  if (!person) {
    ack(404);
    return;
  }
  const policy = takePolicy(world, person.number);
  const copies = (world.copies.get(id) ?? 0) + 1;
  world.copies.set(id, copies);
  const isShown = policy.kind !== 'refuse' && !(policy.kind === 'swallow' && policy.isShown !== true);
  const isNew = !world.shown.has(id);
  // WhatsApp shows a repeated id once; but every copy must be opened, or the ratchet is lost.
  // The server cannot open it and takes it even so: the phone asks for what it cannot read.
  const message = await open(person, stanza, to).catch(() => undefined);
  if (!message && isShown && isNew) bringRetry(world, person, id);
  if (message && isShown && isNew) {
    world.shown.add(id);
    world.sent.push(await record(world, person, id, message));
    world.onHeard.get(person.number)?.();
  }
  if (policy.kind === 'ack') ack();
  else if (policy.kind === 'refuse') ack(policy.error);
  else if (policy.kind === 'hold') world.held.push(() => ack());
  changed(world);
}

async function open(person: Person, stanza: BinaryNode, to: string): Promise<proto.Message | undefined> {
  const copies = childrenOf(childrenOf(stanza, 'participants')[0], 'to');
  const mine = copies.find(({ attrs }) => attrs.jid?.split('@')[0]?.split(':')[0] === to.split('@')[0]);
  const sealed = childrenOf(mine ?? stanza, 'enc')[0];
  if (!sealed) return undefined;
  return person.signal.decrypt(sealed.attrs.type ?? 'msg', textBytes(sealed));
}

async function record(
  world: World,
  person: Person,
  id: string,
  message: proto.IMessage,
): Promise<BotMessage> {
  const content = normalizeMessageContent(message) ?? message;
  const kind = getContentType(content) ?? 'nothing';
  const { imageMessage, documentMessage, audioMessage, videoMessage, extendedTextMessage } = content;
  const file = imageMessage ?? documentMessage ?? audioMessage ?? videoMessage;
  const caption = imageMessage?.caption ?? documentMessage?.caption ?? videoMessage?.caption;
  const quotes =
    extendedTextMessage?.contextInfo?.stanzaId ??
    (file as proto.Message.IImageMessage)?.contextInfo?.stanzaId;
  const name = file ? randomUUID() : undefined;
  if (file && name) world.files.set(name, await fetchFile(world, file, kind));
  return {
    seq: world.sent.length + 1,
    person: person.number,
    id,
    text: shownOnPhone(content.conversation ?? extendedTextMessage?.text ?? caption ?? ''),
    kind,
    ...(documentMessage?.fileName ? { fileName: documentMessage.fileName } : {}),
    ...(file?.mimetype ? { mimeType: file.mimetype } : {}),
    ...(name ? { file: name } : {}),
    ...(quotes ? { quotes } : {}),
  };
}

/** The bot acknowledges a message, a call or a receipt, by an ack or by a receipt: the server forgets it. */
export function takeAck(world: World, stanza: BinaryNode): void {
  const { attrs } = stanza;
  if (attrs.class === 'receipt') world.receipts.delete(receiptKey(stanza));
  const waiting = world.waiting.get(attrs.id ?? '');
  // With this error the client says that it asked for another copy.
  if (!waiting || attrs.class === 'receipt' || attrs.error === '500') return;
  world.waiting.delete(waiting.id);
  world.onAcknowledged.get(waiting.id)?.();
  world.onAcknowledged.delete(waiting.id);
  remember(world, waiting);
  changed(world);
}

const REMEMBERED = 1_000;

function remember({ done }: World, waiting: Waiting): void {
  done.set(waiting.id, waiting);
  if (done.size > REMEMBERED) for (const oldest of done.keys()) return void done.delete(oldest);
}

/** Delivered, read, or asked for again. */
export async function takeReceipt(world: World, line: Line, stanza: BinaryNode): Promise<void> {
  const { id = '', type } = stanza.attrs;
  if (type === 'retry') {
    world.retries++;
    const waiting = world.waiting.get(id);
    if (waiting?.again) {
      // From now on this copy is the one to be acknowledged.
      const stanza = await waiting.again();
      world.waiting.set(id, { ...waiting, stanza });
      line.send(stanza);
    }
  } else if (type === 'read') {
    world.read.push(
      id,
      ...childrenOf(childrenOf(stanza, 'list')[0], 'item').map(({ attrs }) => attrs.id ?? ''),
    );
  } else {
    takeAck(world, stanza);
  }
  changed(world);
}
