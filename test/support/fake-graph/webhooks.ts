/** Webhook calls: signed, one after another, brought again until they are answered 200; held and mixed as a test says. */
import { createHmac } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { changed } from '../fake-telegram/world.ts';
import { chance } from '../random.ts';
import type { Release } from './protocol.ts';
import type { Loose, World } from './world.ts';

/** Meta waits longer; tests do not. */
const FIRST_WAIT_MS = 20;
const LONGEST_WAIT_MS = 500;

export type Webhooks = {
  /** Brings one change. */
  bring(value: Loose): void;
  hold(): void;
  release(how: Release): void;
  /** Brings the last `count` changes once more. */
  again(count: number): void;
  /** Calls the webhook with a body as it stands, with this signature or the right one; its status. */
  raw(body: string, signature: string | undefined): Promise<number>;
  pending(): number;
};

export function createWebhooks(world: World): Webhooks {
  const history: Loose[] = [];
  let held: Loose[] | undefined;
  let pending = 0;
  /** Each call waits for the first try of the one before; a second try overtakes. */
  let line: Promise<unknown> = Promise.resolve();

  const bodyOf = (values: readonly Loose[]) =>
    JSON.stringify({
      object: 'whatsapp_business_account',
      // Several accounts and several changes in one call, as Meta batches them.
      entry: values.map((value) => ({ id: world.accountId, changes: [{ value, field: 'messages' }] })),
    });

  async function call(body: string, signature?: string): Promise<number> {
    if (world.webhookUrl === undefined) return 0;
    const right = `sha256=${createHmac('sha256', world.appSecret).update(body).digest('hex')}`;
    const headers = { 'content-type': 'application/json', 'x-hub-signature-256': signature ?? right };
    const status = await fetch(world.webhookUrl, { method: 'POST', headers, body }).then(
      async (response) => {
        await response.arrayBuffer();
        return response.status;
      },
      () => 0,
    );
    world.answers.push(status);
    if (world.answers.length > 500) world.answers.shift();
    changed(world);
    return status;
  }

  async function untilTaken(body: string): Promise<void> {
    for (let wait = FIRST_WAIT_MS; ; wait = Math.min(LONGEST_WAIT_MS, wait * 2)) {
      await setTimeout(wait);
      if ((await call(body)) === 200) break;
    }
    pending--;
    changed(world);
  }

  function post(values: readonly Loose[]): void {
    if (values.length === 0) return;
    const body = bodyOf(values);
    pending++;
    changed(world);
    line = line.then(async () => {
      if ((await call(body)) === 200) {
        pending--;
        changed(world);
      } else void untilTaken(body);
    });
  }

  return {
    bring(value) {
      history.push(value);
      if (held) held.push(value);
      else post([value]);
    },
    hold() {
      held ??= [];
    },
    release({ together, shuffle, twice = false }) {
      const waiting = twice ? [...(held ?? []), ...(held ?? [])] : [...(held ?? [])];
      held = undefined;
      if (shuffle !== undefined) mix(waiting, shuffle);
      if (together) post(waiting);
      else for (const value of waiting) post([value]);
    },
    again(count) {
      post(history.slice(-count));
    },
    raw: (body, signature) => call(body, signature),
    pending: () => pending + (held?.length ?? 0),
  };
}

function mix(values: Loose[], seed: number): void {
  const luck = chance(seed);
  for (let last = values.length - 1; last > 0; last--) {
    const other = luck.between(0, last);
    [values[last], values[other]] = [values[other] as Loose, values[last] as Loose];
  }
}
