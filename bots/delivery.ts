/**
 * Outbox → channel, by the one owner of the channel's account: per-chat order, interactive before bulk, the channel's
 * rate, retries that end, a reason for every failure. At-least-once: what was in flight at a kill is sent again.
 */
import { Temporal } from 'temporal-polyfill';
import type { ChannelName, Language, OutMessage } from '../src/domain/message.ts';
import type { Notice } from '../src/domain/notice.ts';
import { err } from '../src/domain/result.ts';
import type { Channel, DeliveryError, Envelope } from '../src/ports/channel.ts';
import type { Clock } from '../src/ports/clock.ts';
import type { Deliveries, Delivery, DeliveryResult } from '../src/ports/deliveries.ts';
import { backoff, MAX_ATTEMPTS } from './backoff.ts';
import { createPacing } from './pacing.ts';

export type DeliveryDeps = {
  readonly channel: Channel;
  readonly deliveries: Deliveries;
  readonly clock: Clock;
  /** Owns the account among all processes; `undefined` while another does. */
  readonly own: (
    name: string,
  ) => Promise<{ readonly lost: Promise<void>; release(): Promise<void> } | undefined>;
  readonly renderNotice: (notice: Notice, language: Language) => OutMessage;
  /** Waits for files that are on their way into the vault; false: one of them is not there yet. */
  readonly filesHere: (mediaIds: readonly string[]) => Promise<boolean>;
  /** In [0, 1). */
  readonly random: () => number;
  /** A reading that only grows, milliseconds. */
  readonly monotonic: () => number;
  readonly log: { warn(data: object, text: string): void; error(data: object, text: string): void };
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
/** Rows looked at in one go: few, so that what is urgent and comes meanwhile does not wait behind them. */
const LOOK_AHEAD = 32;
/** Without a kick (another process wrote, a retry came due) we look this often. */
const POLL_MS = 1_000;
/** How often a process that is not the owner tries to become it, and how long it waits after trouble. */
const OWN_RETRY_MS = 2_000;

export function createDelivery(deps: DeliveryDeps): DeliveryLoop {
  const { channel } = deps;
  let stopping = false;
  let running: Promise<void> | undefined;
  const bell = createBell();
  /** Until then the account may not send, whatever comes; it looks again by itself. */
  let quietUntil = 0;
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

  async function deliverWhile(mayGoOn: () => boolean): Promise<void> {
    const pacing = createPacing(channel.rate);
    /** Chats with a message under way, or sent and not yet stored: their next one must wait. */
    const engaged = new Set<string>();
    /** Chats that had their share for now. */
    const resting = new Set<string>();
    let results: (readonly [chat: string, result: DeliveryResult])[] = [];

    async function settle(): Promise<void> {
      const settling = results;
      results = [];
      try {
        await deps.deliveries.settle(
          settling.map(([, result]) => result),
          deps.clock.now().toString(),
        );
      } catch (error) {
        // Kept, so that what was sent is not sent twice because the database was away for a moment.
        results = [...settling, ...results];
        throw error;
      }
      for (const [chat, result] of settling) {
        engaged.delete(chat);
        deps.settled?.(result.kind);
      }
    }

    function quietFor(wait: number): number {
      const ms = Math.min(wait, POLL_MS);
      quietUntil = deps.monotonic() + ms;
      return ms;
    }

    /** Starts what the rate permits; milliseconds until it is worth to look again. */
    async function startReady(): Promise<number> {
      for (const chat of resting) if (pacing.chatWait(chat, deps.monotonic()) === 0) resting.delete(chat);
      if (engaged.size >= IN_FLIGHT) return POLL_MS;
      const accountWait = pacing.accountWait(deps.monotonic());
      if (accountWait > 0) return quietFor(accountWait);
      const except = [...engaged, ...resting];
      const now = deps.clock.now().toString();
      const ready = await deps.deliveries.ready(channel.name, channel.account, now, except, LOOK_AHEAD);
      // The account may have gone to another process meanwhile.
      if (!mayGoOn()) return 0;
      for (const delivery of ready) {
        if (engaged.size >= IN_FLIGHT) return POLL_MS;
        const chat = delivery.conversationId;
        if (pacing.chatWait(chat, deps.monotonic()) > 0) {
          resting.add(chat);
          continue;
        }
        const gap = pacing.accountWait(deps.monotonic());
        if (gap > 0) return quietFor(gap);
        pacing.sent(chat, deps.monotonic());
        engaged.add(chat);
        void trySend(deps, delivery, (ms) => pacing.hold(deps.monotonic(), ms)).then((result) => {
          results.push([chat, result]);
          bell.ring();
        });
      }
      if (ready.length === LOOK_AHEAD) return 0;
      const rests = [...resting].map((chat) => pacing.chatWait(chat, deps.monotonic()));
      return Math.max(1, Math.min(POLL_MS, ...rests));
    }

    while (mayGoOn() || engaged.size > 0) {
      let wait = POLL_MS;
      try {
        if (results.length > 0) await settle();
        if (mayGoOn()) wait = await startReady();
      } catch (error) {
        deps.log.warn({ channel: channel.name, error: nameOf(error) }, 'delivery waits for the database');
        if (stopping && engaged.size === results.length) return;
        await pause(POLL_MS);
        continue;
      }
      if (wait > 0) await bell.wait(wait);
    }
  }

  return {
    channel: channel.name,
    start() {
      running ??= run();
    },
    kick() {
      if (deps.monotonic() >= quietUntil) bell.ring();
    },
    async stop() {
      stopping = true;
      bell.ring();
      await running;
    },
  };
}

/** One try, and what it means. Never throws for what the world does. */
async function trySend(
  deps: DeliveryDeps,
  delivery: Delivery,
  hold: (ms: number) => void,
): Promise<DeliveryResult> {
  const now = deps.clock.now();
  const { id } = delivery;
  if (delivery.expiresAt !== undefined && now.epochMilliseconds > delivery.expiresAt) {
    return { id, kind: 'failed', error: 'expired' };
  }
  if (!delivery.payload) return { id, kind: 'failed', error: 'unreadable' };
  let message: OutMessage;
  try {
    message =
      'message' in delivery.payload
        ? delivery.payload.message
        : deps.renderNotice(delivery.payload.notice, delivery.language);
  } catch (error) {
    // A bug in the words must not stop the line: it is shown among the failed, and can be sent after the repair.
    deps.log.error({ kind: delivery.kind, error: nameOf(error) }, 'a notice could not be worded');
    return { id, kind: 'failed', error: 'unworded' };
  }
  if (!(await hasFiles(deps, delivery, message)))
    return { id, kind: 'again', at: later(now, backoff(delivery.attempts, deps.random())), error: 'file' };
  const sent = await deps.channel.send(message, envelopeOf(delivery)).catch((error: unknown) => {
    deps.log.error(
      { channel: deps.channel.name, outbox: id, error: nameOf(error) },
      'a send failed by a bug',
    );
    return err({ code: 'unreachable', detail: nameOf(error) } as const);
  });
  if (sent.ok) {
    const offers = delivery.kind !== 'reply' && (message.choices ?? []).length > 0;
    return { id, kind: 'sent', messageIds: sent.value.messageIds, ...(offers ? { offers } : {}) };
  }
  return afterError(deps, delivery, sent.error, now, hold);
}

function envelopeOf({ id, address, language, payload, heard, windowClosed }: Delivery): Envelope {
  const news = payload && 'notice' in payload ? payload.notice : undefined;
  return {
    id: String(id),
    address,
    language,
    ...(heard === undefined ? {} : { heard }),
    ...(windowClosed ? { windowClosed } : {}),
    ...(news ? { news: { kind: news.kind, number: news.number } } : {}),
  };
}

/** Tries after which the words go without a file that still has not come: a few minutes. */
const FILE_TRIES = 8;

/** Whether the message can be shown whole: an answer's photo may still be on its way from its channel. */
async function hasFiles(deps: DeliveryDeps, delivery: Delivery, message: OutMessage): Promise<boolean> {
  const { attachments = [] } = message;
  if (attachments.length === 0 || delivery.attempts >= FILE_TRIES) return true;
  try {
    return await deps.filesHere(attachments.map(({ mediaId }) => mediaId));
  } catch {
    return false;
  }
}

const later = (now: Temporal.Instant, ms: number): string =>
  Temporal.Instant.fromEpochMilliseconds(now.epochMilliseconds + Math.ceil(ms)).toString();

function afterError(
  deps: DeliveryDeps,
  { id, attempts, conversationId, heard = -1 }: Delivery,
  error: DeliveryError,
  now: Temporal.Instant,
  hold: (ms: number) => void,
): DeliveryResult {
  const again = (ms: number): DeliveryResult => ({
    id,
    kind: 'again',
    at: later(now, ms),
    error: error.code,
  });
  switch (error.code) {
    case 'blocked':
      return { id, kind: 'blocked', conversationId };
    case 'windowClosed':
      return { id, kind: 'held', conversationId, heard, messageIds: error.announced ?? [] };
    case 'rejected':
    case 'neverWrote':
      deps.log.warn(
        { channel: deps.channel.name, outbox: id, detail: error.detail },
        'a message was rejected',
      );
      return { id, kind: 'failed', error: error.code };
    case 'rateLimited':
      if (error.only !== 'chat') hold(error.retryAfter);
      return attempts + 1 >= MAX_ATTEMPTS ? { id, kind: 'failed', error: 'gaveUp' } : again(error.retryAfter);
    case 'unreachable':
      return attempts + 1 >= MAX_ATTEMPTS
        ? { id, kind: 'failed', error: 'gaveUp' }
        : again(backoff(attempts, deps.random()));
  }
}

const nameOf = (error: unknown) => (error instanceof Error ? error.name : 'unknown');

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Waits that a ring ends early; a ring while nobody waits is heard at the next wait. */
function createBell() {
  let wake: (() => void) | undefined;
  let rung = false;
  return {
    ring() {
      rung = true;
      wake?.();
    },
    async wait(ms: number): Promise<void> {
      if (!rung)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      wake = undefined;
      rung = false;
    },
  };
}
