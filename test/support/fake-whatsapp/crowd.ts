/** Many people in dialogue at once, played where the fake lives: no question of a test's comes between. */
import { proto } from '@whiskeysockets/baileys';
import { bring } from './inbound.ts';
import { personOf, type World } from './world.ts';

export type CrowdOrder = {
  readonly people: number;
  /** Messages of theirs, after the opening lines of each. */
  readonly messages: number;
  /** Said once by each. */
  readonly opening: readonly string[];
  /** Said again and again. */
  readonly loop: readonly string[];
};

/** Latencies in milliseconds, in order of time. */
export type CrowdReport = {
  readonly seconds: number;
  /** From the message to the bot's acknowledgement: what it said is durable. */
  readonly kept: readonly number[];
  /** From the message to the answer, opened on the person's phone. */
  readonly heard: readonly number[];
  /** CPU time of the fake in all this, seconds. */
  readonly cpu: number;
};

/** Each says the next line when the answer to the last one is there. */
export async function playCrowd(world: World, order: CrowdOrder): Promise<CrowdReport> {
  const kept: number[] = [];
  const heard: number[] = [];
  let left = order.messages;

  async function turn(number: number, text: string): Promise<readonly [kept: number, heard: number]> {
    const person = personOf(world, number);
    const answered = new Promise<number>((resolve) => {
      world.onHeard.set(number, () => resolve(performance.now()));
    });
    const started = performance.now();
    const { id } = await bring(world, person, proto.Message.fromObject({ conversation: text }), 'text');
    const acknowledged = new Promise<number>((resolve) => {
      world.onAcknowledged.set(id, () => resolve(performance.now()));
    });
    const [keptAt, heardAt] = await Promise.all([acknowledged, answered]);
    return [keptAt - started, heardAt - started];
  }

  const everyone = Array.from({ length: order.people }, (_, index) => index + 1);
  await Promise.all(
    everyone.map(async (number) => {
      for (const text of order.opening) await turn(number, text);
    }),
  );
  const before = process.cpuUsage();
  const started = performance.now();
  await Promise.all(
    everyone.map(async (number) => {
      for (let said = 0; left > 0; said++) {
        left--;
        const [keptIn, heardIn] = await turn(number, order.loop[said % order.loop.length] ?? '');
        kept.push(keptIn);
        heard.push(heardIn);
      }
    }),
  );
  const { user, system } = process.cpuUsage(before);
  world.onHeard.clear();
  return { seconds: (performance.now() - started) / 1000, kept, heard, cpu: (user + system) / 1e6 };
}
