/**
 * Outbox → channel, by the one owner of the channel's account: per-chat order, interactive before bulk, the channel's
 * rate, retries that end, a reason for every failure. At-least-once: what was in flight at a kill is sent again.
 */
import type { ChannelName } from '../src/domain/message.ts';
import type { Deliveries, Delivery, DeliveryResult } from '../src/ports/deliveries.ts';
import { createBell } from './bell.ts';
import { createLookAhead } from './look-ahead.ts';
import { createPacing } from './pacing.ts';
import { createSettling } from './settling.ts';
import { type TryDeps, trySend } from './try-send.ts';

export type DeliveryDeps = TryDeps & {
  readonly deliveries: Deliveries;
  /** Owns the account among all processes; `undefined` while another does. */
  readonly own: (
    name: string,
  ) => Promise<{ readonly lost: Promise<void>; release(): Promise<void> } | undefined>;
  /** A reading that only grows, milliseconds. */
  readonly monotonic: () => number;
  readonly settled?: (result: DeliveryResult['kind']) => void;
};

export type DeliveryLoop = {
  readonly channel: ChannelName;
  start(): void;
  /** Something may be waiting: look at once. */
  kick(): void;
  /** Finishes what is in flight and gives the account up. */
  stop(): Promise<void>;
};

/** Sends in flight at once: at Telegram's pace three would do, a channel without a pace gains by more. */
const IN_FLIGHT = 32;
/** It looks around this often without being woken. */
const POLL_MS = 1_000;
/** How often a process that is not the owner tries to become it, and how long it waits after trouble. */
const OWN_RETRY_MS = 2_000;

export function createDelivery(deps: DeliveryDeps): DeliveryLoop {
  const { channel } = deps;
  let stopping = false;
  let running: Promise<void> | undefined;
  const bell = createBell();
  let nudge = () => {};
  const canSend = () => channel.canSend?.() ?? true;

  async function run(): Promise<void> {
    while (!stopping) {
      try {
        const ownership = canSend()
          ? await deps.own(`delivery:${channel.name}:${channel.account}`)
          : undefined;
        if (ownership) {
          let lost = false;
          void ownership.lost.then(() => {
            lost = true;
            bell.ring();
          });
          await deliverWhile(() => !stopping && !lost && canSend());
          await ownership.release();
        }
      } catch (error) {
        deps.log.warn(
          { channel: channel.name, error: nameOf(error) },
          'delivery paused, the database did not answer',
        );
      }
      if (!stopping) await bell.wait(OWN_RETRY_MS);
    }
  }

  /** Nothing in here waits for the database but what needs its answer: the pace is kept while it reads and stores. */
  async function deliverWhile(mayGoOn: () => boolean): Promise<void> {
    const pacing = createPacing(channel.rate);
    const ahead = createLookAhead(channel.rate.gapMs);
    nudge = () => ahead.nudge();
    /** Chats with a message under way, or sent and not yet stored: their next one must wait. */
    const engaged = new Set<string>();
    let reading: Promise<void> | undefined;
    /** Messages waited for their turn when the last one was sent. */
    let isPressed = false;
    const troubled = (error: unknown) =>
      deps.log.warn({ channel: channel.name, error: nameOf(error) }, 'delivery waits for the database');
    const settling = createSettling({
      store: (results) => deps.deliveries.settle(results, deps.clock.now().toString()),
      stored(chat, result) {
        engaged.delete(chat);
        deps.settled?.(result.kind);
        ahead.nudge();
        bell.ring();
      },
      failed: troubled,
      mayGiveUp: (kept) => stopping && kept === engaged.size,
    });

    /** Of what is due when the account may send again, which is soon. */
    async function read(except: readonly string[], accountWait: number): Promise<void> {
      try {
        const turn = deps.clock
          .now()
          .add({ milliseconds: Math.ceil(accountWait) })
          .toString();
        ahead.ends(await deps.deliveries.ready(channel.name, channel.account, turn, except, ahead.size));
      } catch (error) {
        troubled(error);
        ahead.fails(deps.monotonic());
      }
      bell.ring();
    }

    function begin(delivery: Delivery, now: number): void {
      const chat = delivery.conversationId;
      pacing.sent(chat, now, isPressed);
      engaged.add(chat);
      void trySend(deps, delivery, (ms) => pacing.hold(deps.monotonic(), ms)).then((result) => {
        settling.add(chat, result);
        bell.ring();
      });
    }

    /** Starts what the rate permits; milliseconds until the account may send again, if something waits for it. */
    function startPermitted(): number {
      while (engaged.size < IN_FLIGHT && !settling.isTroubled()) {
        const now = deps.monotonic();
        const wait = pacing.accountWait(now);
        if (wait > 0) return ahead.isPressed() ? wait : POLL_MS;
        const delivery = ahead.take(now, (chat) => pacing.chatWait(chat, now));
        if (!delivery) break;
        begin(delivery, now);
      }
      return POLL_MS;
    }

    while (mayGoOn() || (engaged.size > 0 && !settling.gaveUp())) {
      let wait = POLL_MS;
      if (mayGoOn()) {
        const turn = startPermitted();
        isPressed = ahead.isPressed();
        const now = deps.monotonic();
        const accountWait = pacing.accountWait(now);
        const readIn = ahead.readIn(now, accountWait);
        if (readIn === 0) reading = read(ahead.begins(now, engaged), accountWait);
        wait = Math.min(turn, readIn === 0 ? POLL_MS : readIn);
      }
      await bell.wait(wait);
    }
    await reading;
  }

  return {
    channel: channel.name,
    start() {
      running ??= run();
    },
    kick() {
      nudge();
      bell.ring();
    },
    async stop() {
      stopping = true;
      bell.ring();
      await running;
    },
  };
}

const nameOf = (error: unknown) => (error instanceof Error ? error.name : 'unknown');
