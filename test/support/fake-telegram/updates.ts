/** The queue of updates: long polling with offsets, and webhook deliveries that are repeated until they are taken. */
import { changed, type Loose, type Update, until, type World } from './world.ts';

/** Queues an update for the bot; returns its id. */
export function push(world: World, content: Loose): number {
  const update: Update = { update_id: world.nextUpdateId++, ...content };
  enqueue(world, update);
  return update.update_id;
}

/** Puts an update in the queue (again). */
export function enqueue(world: World, update: Update): void {
  world.history.set(update.update_id, update);
  world.pending.push(update);
  world.pending.sort((a, b) => a.update_id - b.update_id);
  changed(world);
  deliverAll(world);
}

export type Polled = { readonly updates: readonly Update[] } | { readonly conflict: string };

/** One getUpdates call. */
export async function getUpdates(
  world: World,
  args: Loose,
  onClose: (gone: () => void) => void,
): Promise<Polled> {
  if (world.webhook)
    return {
      conflict:
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    };
  world.poller?.cancel();
  const offset = Number(args.offset ?? 0);
  if (offset > 0) confirm(world, offset);
  let isCancelled = false;
  const own = {
    cancel: () => {
      isCancelled = true;
      changed(world);
    },
  };
  world.poller = own;
  changed(world);
  const waitMs = Number(args.timeout ?? 0) * 1000;
  let isGone = false;
  await until(
    () => isCancelled || world.pending.length > 0,
    waitMs,
    (gone) =>
      onClose(() => {
        isGone = true;
        gone();
      }),
  );
  if (world.poller === own) {
    world.poller = undefined;
    changed(world);
  }
  if (isCancelled && !isGone)
    return {
      conflict:
        'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
    };
  return { updates: world.pending.slice(0, Math.min(100, Number(args.limit ?? 100))) };
}

function confirm(world: World, offset: number): void {
  world.confirmedBelow = Math.max(world.confirmedBelow, offset);
  const left = world.pending.filter((update) => update.update_id >= offset);
  world.pending.splice(0, world.pending.length, ...left);
}

const busyChats = new Set<number>();
let connections = 0;
const RETRY_MS = 50;

/** Posts what waits: several chats at once, one chat in order. */
export function deliverAll(world: World): void {
  const { webhook } = world;
  if (!webhook) return;
  for (const update of world.pending) {
    if (connections >= (webhook.maxConnections ?? 40)) return;
    const chat = chatIdOf(update);
    if (busyChats.has(chat)) continue;
    busyChats.add(chat);
    connections++;
    void deliver(world, update, webhook).then((isTaken) => {
      connections--;
      const again = () => {
        busyChats.delete(chat);
        deliverAll(world);
      };
      if (isTaken) again();
      else setTimeout(again, RETRY_MS);
    });
  }
}

async function deliver(
  world: World,
  update: Update,
  webhook: NonNullable<World['webhook']>,
): Promise<boolean> {
  let status = 0;
  let reply = '';
  try {
    const response = await fetch(webhook.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(webhook.secret === undefined ? {} : { 'x-telegram-bot-api-secret-token': webhook.secret }),
      },
      body: JSON.stringify(update),
      signal: AbortSignal.timeout(60_000),
    });
    status = response.status;
    reply = await response.text();
  } catch {
    // Nobody there: Telegram tries again.
  }
  const isTaken = status >= 200 && status < 300;
  if (isTaken) {
    const at = world.pending.indexOf(update);
    if (at >= 0) world.pending.splice(at, 1);
    if (reply.startsWith('{')) takeReply(world, JSON.parse(reply) as Loose);
  }
  world.deliveries.push({ updateId: update.update_id, status });
  if (world.deliveries.length > 200) world.deliveries.shift();
  changed(world);
  return isTaken;
}

/** A webhook may be answered with a call. */
function takeReply(world: World, call: Loose): void {
  if (call.method !== 'answerCallbackQuery') return;
  world.calls.answerCallbackQuery = (world.calls.answerCallbackQuery ?? 0) + 1;
  answerPress(world, String(call.callback_query_id));
}

/** True if the press was still open. */
export function answerPress(world: World, id: string): boolean {
  if (!world.openPresses.delete(id)) return false;
  world.answered.push(id);
  changed(world);
  return true;
}

function chatIdOf(update: Update): number {
  for (const key of ['message', 'edited_message', 'my_chat_member', 'callback_query']) {
    const part = update[key] as Loose | undefined;
    const holder = key === 'callback_query' ? (part?.message as Loose | undefined) : part;
    const chat = holder?.chat as Loose | undefined;
    if (typeof chat?.id === 'number') return chat.id;
  }
  return 0;
}
