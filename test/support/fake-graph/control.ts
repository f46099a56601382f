/** What tests ask of the fake Graph, below `/control/`. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { answer, readBody } from '../fake-telegram/wire.ts';
import { changed, until } from '../fake-telegram/world.ts';
import { play } from './people.ts';
import type { ActBy, Approved, CloudState, Fault, Release } from './protocol.ts';
import type { Webhooks } from './webhooks.ts';
import { Impossible, type World } from './world.ts';

export async function control(
  world: World,
  webhooks: Webhooks,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const onClose = (gone: () => void) => void response.once('close', gone);
  const raw = await readBody(request);
  const body: unknown = raw.length > 0 ? JSON.parse(raw.toString('utf8')) : {};
  const wait = Number(url.searchParams.get('wait') ?? 0);
  try {
    switch (`${request.method} ${url.pathname.slice('/control'.length)}`) {
      case 'POST /act':
        return answer(response, 200, play(world, webhooks, body as ActBy));
      case 'GET /state': {
        const after = Number(url.searchParams.get('after') ?? -1);
        await until(() => world.version > after, wait, onClose);
        return answer(response, 200, stateOf(world, webhooks));
      }
      case 'GET /messages': {
        const phone = url.searchParams.get('phone');
        const after = Number(url.searchParams.get('after') ?? 0);
        const find = () => world.sent.filter((sent) => (!phone || sent.phone === phone) && sent.seq > after);
        await until(() => find().length > 0, wait, onClose);
        return answer(response, 200, find());
      }
      case 'GET /file': {
        const file = world.files.get(url.searchParams.get('id') ?? '');
        if (!file) throw new Impossible('There is no such file.');
        response.writeHead(200).end(file.bytes);
        return;
      }
      case 'POST /webhook':
        return answer(response, 200, await subscribe(world, body as Subscription));
      case 'POST /raw': {
        const { text, signature } = body as { text: string; signature?: string };
        return answer(response, 200, { status: await webhooks.raw(text, signature) });
      }
      case 'POST /hold':
        webhooks.hold();
        return answer(response, 200, {});
      case 'POST /release':
        webhooks.release(body as Release);
        return answer(response, 200, {});
      case 'POST /again':
        webhooks.again((body as { count: number }).count);
        return answer(response, 200, {});
      case 'POST /faults': {
        const fault = body as Fault;
        world.faults.push({ fault, left: fault.times ?? 1, skip: fault.skip ?? 0 });
        return answer(response, 200, {});
      }
      case 'DELETE /faults':
        world.faults.length = 0;
        return answer(response, 200, {});
      case 'POST /approve':
        world.approved.push(body as Approved);
        return answer(response, 200, {});
      case 'POST /time':
        world.timeOffset = (body as { now: number }).now - Date.now();
        changed(world);
        return answer(response, 200, {});
      default:
        return answer(response, 404, { error: `no ${request.method} ${url.pathname}` });
    }
  } catch (error) {
    if (!(error instanceof Impossible)) throw error;
    answer(response, 400, { error: error.message });
  }
}

type Subscription = { readonly url: string; readonly verifyToken: string };

/** As the app's dashboard does when somebody presses "Verify and save": the answer, and whether it was right. */
async function subscribe(world: World, { url, verifyToken }: Subscription) {
  const challenge = String(Math.floor(Math.random() * 2 ** 31));
  const query = new URLSearchParams({
    'hub.mode': 'subscribe',
    'hub.challenge': challenge,
    'hub.verify_token': verifyToken,
  });
  const response = await fetch(`${url}?${query.toString()}`);
  const isRight = response.status === 200 && (await response.text()) === challenge;
  if (isRight) world.webhookUrl = url;
  changed(world);
  return { status: response.status, isRight };
}

const stateOf = (world: World, webhooks: Webhooks): CloudState => ({
  version: world.version,
  pendingWebhooks: webhooks.pending(),
  answers: world.answers,
  messages: world.sent.length,
  marked: world.marked,
  calls: world.calls,
});
