/** How a test plays the people, arms faults and looks at what the bot did. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { addFault } from './faults.ts';
import { Impossible, play } from './people.ts';
import type { ActBy, BotMessage, FakeState, Fault, Rates } from './protocol.ts';
import { enqueue } from './updates.ts';
import { answer, readBody } from './wire.ts';
import { setRates, type Update, until, type World } from './world.ts';

/** Longest that a look may wait. */
const MAX_WAIT_MS = 60_000;

export async function control(
  world: World,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const route = `${request.method} ${url.pathname.slice('/control'.length)}`;
  const query = (name: string) => Number(url.searchParams.get(name) ?? 0);
  const body = async <T>() => JSON.parse((await readBody(request)).toString('utf8') || 'null') as T;
  const wait = (isTrue: () => boolean) =>
    until(isTrue, Math.min(MAX_WAIT_MS, query('wait')), (gone) => response.once('close', gone));
  switch (route) {
    case 'POST /act':
      return act(world, await body<ActBy>(), response);
    case 'GET /messages': {
      const after = query('after');
      const isOurs = (sent: BotMessage) =>
        sent.seq > after && (!url.searchParams.has('chat') || sent.chatId === query('chat'));
      await wait(() => world.sent.some(isOurs));
      return answer(response, 200, world.sent.filter(isOurs));
    }
    case 'GET /state': {
      const after = query('after');
      await wait(() => world.version > after);
      return answer(response, 200, stateOf(world));
    }
    case 'GET /file': {
      const file = world.files.get(url.searchParams.get('id') ?? '');
      response.writeHead(file ? 200 : 404);
      response.end(file?.bytes);
      return;
    }
    case 'POST /faults':
      addFault(world, await body<Fault>());
      return answer(response, 200, {});
    case 'DELETE /faults':
      world.faults.length = 0;
      return answer(response, 200, {});
    case 'POST /rates':
      setRates(world, (await body<Rates | null>()) ?? undefined);
      return answer(response, 200, {});
    case 'POST /time':
      world.timeOffset = (await body<{ now: number }>()).now - Date.now();
      return answer(response, 200, {});
    case 'POST /update':
      return inject(world, await body<Update>(), response);
    case 'POST /redeliver':
      return redeliver(world, (await body<{ updateId: number }>()).updateId, response);
    default:
      return answer(response, 404, { error: `There is no ${route}.` });
  }
}

function act(world: World, by: ActBy, response: ServerResponse): void {
  try {
    answer(response, 200, play(world, by));
  } catch (error) {
    if (!(error instanceof Impossible)) throw error;
    answer(response, 409, { error: error.message });
  }
}

/** An update as it stands, with the next id unless it has one: for what no act makes. */
function inject(world: World, update: Partial<Update>, response: ServerResponse): void {
  const withId = { update_id: world.nextUpdateId++, ...update };
  enqueue(world, withId);
  answer(response, 200, { updateId: withId.update_id });
}

/** Sends an update again that the bot has confirmed already, as Telegram does now and then. */
function redeliver(world: World, updateId: number, response: ServerResponse): void {
  const update = world.history.get(updateId);
  if (update) enqueue(world, update);
  answer(response, update ? 200 : 409, update ? { updateId } : { error: `There was no update ${updateId}.` });
}

function stateOf(world: World): FakeState {
  return {
    version: world.version,
    pendingUpdates: world.pending.map((update) => update.update_id),
    confirmedBelow: world.confirmedBelow,
    isPolled: world.poller !== undefined,
    ...(world.webhook ? { webhook: world.webhook } : {}),
    deliveries: world.deliveries,
    calls: world.calls,
    answeredPresses: world.answered,
    commands: world.commands,
    rateLimited: world.rateLimited,
    messages: world.sent.length,
  };
}
