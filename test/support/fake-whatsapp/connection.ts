/** One socket of a client: handshake, login or pairing, and then stanza by stanza. */
import {
  type BinaryNode,
  decodeBinaryNode,
  encodeBinaryNode,
  proto,
  S_WHATSAPP_NET,
} from '@whiskeysockets/baileys';
import type { WebSocket } from 'ws';
import { handOver } from './inbound.ts';
import { childrenOf, node } from './nodes.ts';
import { certify, createNoise } from './noise.ts';
import { takeAck, takeMessage, takeReceipt } from './outbound.ts';
import { offerPairing } from './pairing.ts';
import { answerQuery } from './queries.ts';
import { changed, type Line, seconds, type World } from './world.ts';

/** Serves a client until either side ends it. */
export function serve(world: World, socket: WebSocket): void {
  if (isShut(world)) {
    socket.terminate();
    return;
  }
  const noise = createNoise(world.server, certify(world.root, world.server));
  let phase: 'hello' | 'finish' | 'open' = 'hello';
  const line: Line = {
    isReady: false,
    send(stanza) {
      if (socket.readyState === socket.OPEN) socket.send(noise.seal(encodeBinaryNode(stanza)));
    },
    close(last) {
      if (last) line.send(last);
      if (last) socket.close();
      else socket.terminate();
      leave();
    },
  };
  const leave = () => {
    if (world.line === line) world.line = undefined;
    world.pairing = undefined;
    world.codePairing = undefined;
    world.finishCode = undefined;
    changed(world);
  };

  const onFrame = async (frame: Buffer): Promise<void> => {
    if (phase === 'open') {
      await onStanza(world, line, await decodeBinaryNode(noise.open(frame)));
      return;
    }
    const { clientHello, clientFinish } = proto.HandshakeMessage.decode(frame);
    if (phase === 'hello' && clientHello?.ephemeral) {
      socket.send(noise.hello(clientHello.ephemeral));
      phase = 'finish';
    } else if (phase === 'finish' && clientFinish) {
      const payload = noise.finish(clientFinish);
      phase = 'open';
      onLogin(world, line, payload);
    }
  };
  // Frames are opened in the order in which they came.
  let queue: Promise<void> = Promise.resolve();
  socket.on('message', (chunk: Buffer) => {
    for (const frame of noise.frames(chunk))
      queue = queue
        .then(() => onFrame(frame))
        .catch((error: unknown) => {
          process.stderr.write(`fake WhatsApp: ${error instanceof Error ? error.stack : String(error)}\n`);
        });
  });
  socket.on('close', leave);
  socket.on('error', leave);
}

function isShut(world: World): boolean {
  const { door } = world;
  if (door.kind !== 'shut') return false;
  if (door.times !== undefined)
    world.door = door.times > 1 ? { ...door, times: door.times - 1 } : { kind: 'open' };
  changed(world);
  return true;
}

function onLogin(world: World, line: Line, payload: proto.ClientPayload): void {
  const { door, account } = world;
  const fail = (reason: number) => line.close(node('failure', { reason: String(reason), location: 'fake' }));
  if (door.kind === 'refuse') {
    if (door.times !== undefined)
      world.door = door.times > 1 ? { ...door, times: door.times - 1 } : { kind: 'open' };
    fail(door.reason);
    return;
  }
  if (!payload.username) {
    offerPairing(world, line, payload);
    return;
  }
  const { device } = account;
  if (!device) {
    fail(401);
    return;
  }
  if (world.line) {
    world.replaced++;
    world.line.close(node('stream:error', {}, [node('conflict', { type: 'replaced' })]));
  }
  world.line = line;
  world.logins++;
  line.send(
    node('success', { t: String(seconds(world)), lid: device.lid, props: '1', companion_enc: 'true' }),
  );
  changed(world);
}

async function onStanza(world: World, line: Line, stanza: BinaryNode): Promise<void> {
  switch (stanza.tag) {
    case 'iq':
      if (stanza.attrs.xmlns === 'passive') handOver(world, line);
      for (const answer of await answerQuery(world, line, stanza)) line.send(answer);
      return;
    case 'message':
      await takeMessage(world, line, stanza);
      return;
    case 'ack':
      takeAck(world, stanza);
      return;
    case 'receipt':
      await takeReceipt(world, line, stanza);
      line.send(
        node('ack', { class: 'receipt', id: stanza.attrs.id, from: S_WHATSAPP_NET, type: stanza.attrs.type }),
      );
      return;
    case 'chatstate':
      if (childrenOf(stanza, 'composing').length > 0) {
        world.typing++;
        changed(world);
      }
      return;
    default:
  }
}
