/** How a test plays people, arms faults and looks at what the bot did. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type CrowdOrder, playCrowd } from './crowd.ts';
import { bringReceipt, bringRetry } from './inbound.ts';
import { node } from './nodes.ts';
import { play } from './people.ts';
import type { Act, ActOptions, Breach, Door, PersonRef, PolicyFor } from './protocol.ts';
import { changed, personOf, stateOf, until, type World } from './world.ts';

/** Longest that a look may wait. */
const MAX_WAIT_MS = 60_000;

export async function control(
  world: World,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const body = async <T>(): Promise<T> => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    return JSON.parse(Buffer.concat(parts).toString() || 'null') as T;
  };
  const number = (name: string) => Number(url.searchParams.get(name) ?? 0);
  const wait = (isTrue: () => boolean) => until(world, isTrue, Math.min(MAX_WAIT_MS, number('wait')));
  switch (`${request.method} ${url.pathname.slice('/control'.length)}`) {
    case 'POST /act': {
      const { who, act, options } = await body<{ who: PersonRef; act: Act; options?: ActOptions }>();
      return answer(response, 200, await play(world, personFor(world, who), act, options ?? {}));
    }
    case 'GET /messages': {
      const of = url.searchParams.has('person') ? number('person') : undefined;
      const after = number('after');
      const isMeant = (one: { seq: number; person: number }) =>
        one.seq > after && (of === undefined || one.person === of);
      await wait(() => world.sent.some(isMeant));
      return answer(response, 200, world.sent.filter(isMeant));
    }
    case 'GET /state': {
      const after = number('after');
      await wait(() => world.version > after);
      return answer(response, 200, stateOf(world));
    }
    case 'GET /file':
      response.writeHead(200);
      response.end(world.files.get(url.searchParams.get('name') ?? ''));
      return;
    case 'POST /scan': {
      const { qr } = await body<{ qr: string }>();
      if (!world.pairing) return answer(response, 409, { error: 'no client waits to be paired' });
      world.pairing(qr);
      return answer(response, 200, {});
    }
    case 'POST /code': {
      const { code } = await body<{ code: string }>();
      if (!world.codePairing) return answer(response, 409, { error: 'no client shows a code' });
      await world.codePairing(code);
      return answer(response, 200, {});
    }
    case 'POST /crowd':
      return answer(response, 200, await playCrowd(world, await body<CrowdOrder>()));
    case 'POST /policy':
      world.policies.push(await body<PolicyFor>());
      return answer(response, 200, {});
    case 'DELETE /policy':
      world.policies = [];
      return answer(response, 200, {});
    case 'POST /release':
      for (const ack of world.held.splice(0)) ack();
      return answer(response, 200, {});
    case 'POST /door':
      world.door = await body<Door>();
      return answer(response, 200, {});
    case 'POST /breach':
      breach(world, await body<Breach>());
      return answer(response, 200, {});
    case 'POST /receipt': {
      const { person, ids, type } = await body<{
        person: number;
        ids: string[];
        type: 'delivered' | 'read';
      }>();
      bringReceipt(world, personOf(world, person), ids, type);
      return answer(response, 200, {});
    }
    case 'POST /retry': {
      const { person, id } = await body<{ person: number; id: string }>();
      bringRetry(world, personOf(world, person), id);
      return answer(response, 200, {});
    }
    case 'POST /redeliver': {
      const { id } = await body<{ id: string }>();
      return redeliver(world, id, response);
    }
    case 'POST /time':
      world.timeOffset = (await body<{ now: number }>()).now - Date.now();
      return answer(response, 200, {});
    case 'POST /stanza':
      world.line?.send(await body());
      return answer(response, 200, {});
    default:
      return answer(response, 404, { error: `no such control: ${request.method} ${url.pathname}` });
  }
}

function personFor(world: World, { person: number, showsPhone, byPhone }: PersonRef) {
  const person = personOf(world, number);
  if (showsPhone !== undefined) person.showsPhone = showsPhone;
  if (byPhone !== undefined) person.byPhone = byPhone;
  return person;
}

/** Sends what waits for an acknowledgement once more, as a server does that did not hear one. */
function redeliver(world: World, id: string, response: ServerResponse): void {
  const waiting = world.waiting.get(id) ?? world.done.get(id);
  if (!waiting) {
    answer(response, 404, { error: `no message ${id}` });
    return;
  }
  world.waiting.set(id, waiting);
  if (world.line?.isReady) world.line.send(waiting.stanza);
  changed(world);
  answer(response, 200, {});
}

function breach(world: World, how: Breach): void {
  const { line, account } = world;
  if (how.kind === 'code' && how.code === 401) account.device = undefined;
  if (!line) return;
  line.close(how.kind === 'drop' ? undefined : lastWord(how.code));
}

/** How WhatsApp says why it ends a connection. */
function lastWord(code: number) {
  switch (code) {
    case 440:
      return node('stream:error', {}, [node('conflict', { type: 'replaced' })]);
    case 401:
      return node('stream:error', { code: '401' }, [node('conflict', { type: 'device_removed' })]);
    case 428:
      return node('xmlstreamend');
    case 403:
    case 405:
      return node('failure', { reason: String(code), location: 'fake' });
    default:
      return node('stream:error', { code: String(code) });
  }
}

export function answer(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(value));
}
