/** What people send: encrypted, queued while the bot is away, kept until it acknowledges. */
import { deflateSync } from 'node:zlib';
import { type BinaryNode, proto, S_WHATSAPP_NET } from '@whiskeysockets/baileys';
import { node } from './nodes.ts';
import type { ActOptions, Done } from './protocol.ts';
import { changed, type Line, type Person, seconds, type Waiting, type World } from './world.ts';

export const newId = (world: World): string => `FAKE${String(++world.lastId).padStart(12, '0')}`;

/** A message of a person to the bot, or seen by the bot in a group, a status or a newsletter. */
export async function bring(
  world: World,
  person: Person,
  message: proto.IMessage,
  type: 'text' | 'media' | 'reaction' | 'poll',
  options: ActOptions = {},
): Promise<Done> {
  const id = options.id ?? newId(world);
  const author = person.byPhone ? `${person.phone}@${HOST}` : `${person.lid}@lid`;
  const place = options.in;
  const attrs = {
    id,
    from: place ?? author,
    participant: place === undefined ? undefined : author,
    type,
    t: String(options.at ?? seconds(world)),
    notify: `Warga ${person.number}`,
    addressing_mode: person.byPhone ? 'pn' : 'lid',
    [person.byPhone ? 'sender_lid' : 'sender_pn']: person.showsPhone
      ? person.byPhone
        ? `${person.lid}@lid`
        : `${person.phone}@${HOST}`
      : undefined,
  };
  const sealed = async (): Promise<BinaryNode> => {
    const keys = world.account.keys;
    if (options.isPlain || place !== undefined || !keys) {
      return node(
        'plaintext',
        {},
        Buffer.from(proto.Message.encode(proto.Message.fromObject(message)).finish()),
      );
    }
    const { type: kind, bytes } = await person.signal.encrypt(message, keys);
    return node('enc', { v: '2', type: kind }, bytes);
  };
  const first = await sealed();
  const garbled = options.isGarbled ? node('enc', first.attrs, Buffer.from('no such message')) : first;
  const again = async () => {
    person.signal.forget();
    return node('message', attrs, [await sealed()]);
  };
  return queue(world, { id, person, stanza: node('message', attrs, [garbled]), again });
}

const HOST = S_WHATSAPP_NET.replace('@', '');

/** Keeps it until it is acknowledged, and hands it over if the bot is there. */
export function queue(world: World, waiting: Waiting): Done {
  world.waiting.set(waiting.id, waiting);
  const line = world.line?.isReady ? world.line : undefined;
  line?.send(waiting.stanza);
  changed(world);
  return { id: waiting.id, isQueued: line === undefined };
}

/** A client came online: first what came while it was away, then that this was all. */
export function handOver(world: World, line: Line): void {
  if (line.isReady) return;
  line.isReady = true;
  const { device } = world.account;
  const [message, receipt] = [String(world.waiting.size), String(world.receipts.size)];
  const count = String(world.waiting.size + world.receipts.size);
  line.send(node('ib', { from: HOST }, [node('offline_preview', { count, message, receipt })]));
  const waiting = [...[...world.waiting.values()].map(({ stanza }) => stanza), ...world.receipts.values()];
  for (const [place, stanza] of waiting.entries())
    line.send({ ...stanza, attrs: { ...stanza.attrs, offline: String(place) } });
  line.send(node('ib', { from: HOST }, [node('offline', { count })]));
  if (device?.isNew) {
    world.account.device = { ...device, isNew: false };
    line.send(emptyHistory(world));
  }
}

/** What the phone tells a new device of the past: nothing. A client waits for it before it believes to be online. */
function emptyHistory(world: World): BinaryNode {
  const type = proto.HistorySync.HistorySyncType.INITIAL_BOOTSTRAP;
  const history = proto.HistorySync.encode({ syncType: type, conversations: [] }).finish();
  const message = proto.Message.fromObject({
    protocolMessage: {
      type: proto.Message.ProtocolMessage.Type.HISTORY_SYNC_NOTIFICATION,
      historySyncNotification: {
        syncType: type,
        progress: 100,
        initialHistBootstrapInlinePayload: deflateSync(history),
      },
    },
  });
  const attrs = {
    id: newId(world),
    from: `${world.account.phone}@${HOST}`,
    type: 'text',
    category: 'peer',
    t: String(seconds(world)),
  };
  return node('message', attrs, [node('plaintext', {}, Buffer.from(proto.Message.encode(message).finish()))]);
}

/** Tells the bot what became of its messages: `delivered` has no type of its own. */
export function bringReceipt(
  world: World,
  person: Person,
  ids: readonly string[],
  type: 'delivered' | 'read',
): void {
  for (const id of ids) {
    const attrs = {
      id,
      from: person.byPhone ? `${person.phone}@${HOST}` : `${person.lid}@lid`,
      t: String(seconds(world)),
      type: type === 'delivered' ? undefined : type,
    };
    queueReceipt(world, node('receipt', attrs));
  }
}

/** Keeps it until it is acknowledged, as messages are. */
function queueReceipt(world: World, receipt: BinaryNode): void {
  world.receipts.set(receiptKey(receipt), receipt);
  if (world.line?.isReady) world.line.send(receipt);
}

/** What the bot's acknowledgement of a receipt repeats of it. */
export const receiptKey = ({ attrs }: BinaryNode): string => `${attrs.id} ${attrs.type ?? ''}`;

/** A phone that could not open a message of the bot's asks for it again. */
export function bringRetry(world: World, person: Person, id: string): void {
  person.signal.forget();
  const t = String(seconds(world));
  const jid = `${person.lid}@lid`;
  const bundle = person.signal.bundle(jid);
  const parts = Array.isArray(bundle.content) ? bundle.content : [];
  const registration = parts.filter(({ tag }) => tag === 'registration');
  const keys = parts.filter(({ tag }) => tag !== 'registration');
  const content = [node('retry', { count: '1', id, t, v: '1' }), ...registration, node('keys', {}, keys)];
  queueReceipt(world, node('receipt', { id, from: jid, t, type: 'retry' }, content));
}
