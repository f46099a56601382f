/** Announcements under way, by one process at a time: counted, sent, and shown to their admins as they go. */
import { remainingMs } from '../src/domain/broadcast.ts';
import type { Language } from '../src/domain/message.ts';
import type { ActiveBroadcast } from '../src/ports/broadcasts.ts';
import type { Clock } from '../src/ports/clock.ts';
import { type BroadcastDeps, count, gapOf, readerOf, type Stand, send } from './broadcast-sending.ts';
import { progressMessage } from './officer/words/broadcast.ts';

export type BroadcastLoopDeps = BroadcastDeps & {
  readonly clock: Clock;
  /** Owns the sending among all processes; `undefined` while another does. */
  readonly own: (
    name: string,
  ) => Promise<{ readonly lost: Promise<void>; release(): Promise<void> } | undefined>;
  /** A reading that only grows, milliseconds. */
  readonly monotonic: () => number;
  readonly log: { warn(data: object, text: string): void };
  /** Another pace than the calm one, for tests. */
  readonly pace?: BroadcastPace;
};

/** Milliseconds. */
export type BroadcastPace = {
  /** How often it looks while something is sent; else, and while another process does it. */
  readonly busyMs: number;
  readonly idleMs: number;
  /** A message is edited no more often: calm to look at, and far within Telegram's limits. */
  readonly editMs: number;
};

/** After a word of anybody it looks at once, but no more often than this. */
const KICK_MS = 200;
const PACE: BroadcastPace = { busyMs: 1_000, idleMs: 2_000, editMs: 5_000 };
/** A message that is not sent by then stays as it was. */
const LAST_LOOK_MS = 60_000;

export type BroadcastLoop = {
  start(): void;
  /** An admin may have said something: look soon. */
  kick(): void;
  /** Ends after the step under way; what is left goes on in whatever process comes next. */
  stop(): Promise<void>;
};

export function createBroadcastLoop(deps: BroadcastLoopDeps): BroadcastLoop {
  const { busyMs, idleMs } = deps.pace ?? PACE;
  let stopping = false;
  let running: Promise<void> | undefined;
  /** Since the last look. */
  let kicked = false;
  let shorten = (_ms: number): void => undefined;
  function wait(ms: number): Promise<void> {
    if (stopping) return Promise.resolve();
    return new Promise((resolve) => {
      const done = () => {
        kicked = false;
        shorten = () => undefined;
        resolve();
      };
      let timer = setTimeout(done, kicked ? Math.min(ms, KICK_MS) : ms);
      shorten = (most) => {
        if (kicked && most >= KICK_MS) return;
        clearTimeout(timer);
        timer = setTimeout(done, most);
      };
    });
  }

  async function run(): Promise<void> {
    while (!stopping) {
      try {
        const ownership = await deps.own('broadcasts');
        if (ownership) {
          let lost = false;
          void ownership.lost.then(() => {
            lost = true;
          });
          await workWhile(() => !stopping && !lost);
          await ownership.release();
        }
      } catch (error) {
        deps.log.warn({ error: nameOf(error) }, 'announcements wait for the database');
      }
      await wait(idleMs);
    }
  }

  async function workWhile(mayGoOn: () => boolean): Promise<void> {
    const progress = createProgress(deps);
    while (mayGoOn()) {
      const active = await deps.transact(({ broadcasts }) => broadcasts.active());
      for (const broadcast of active)
        await step(broadcast, progress, mayGoOn).catch((error: unknown) => {
          // One that fails must not hold up the others.
          deps.log.warn(
            { broadcast: broadcast.id, error: nameOf(error) },
            'an announcement waits for a moment',
          );
        });
      await progress.close(active);
      await wait(active.some(({ status }) => status !== 'paused') ? busyMs : idleMs);
    }
  }

  async function step(broadcast: ActiveBroadcast, progress: Progress, mayGoOn: () => boolean): Promise<void> {
    const now = deps.clock.now();
    if (broadcast.status === 'counting') return count(deps, broadcast, now, mayGoOn);
    if (broadcast.status === 'paused') return progress.show(broadcast.id, broadcast);
    const stand = await send(deps, broadcast, now, mayGoOn);
    if (stand) await progress.show(broadcast.id, stand);
  }

  return {
    start() {
      running ??= run();
    },
    kick() {
      shorten(KICK_MS);
      kicked = true;
    },
    async stop() {
      stopping = true;
      shorten(0);
      await running;
    },
  };
}

const nameOf = (error: unknown) => (error instanceof Error ? error.name : 'unknown');

type Progress = ReturnType<typeof createProgress>;
/** What a message says last; nothing yet while it is not sent itself. */
type Shown = { readonly text?: string; readonly at: number };

/**
 * The messages that show how far announcements are. What it knows of them is lost with the process, which costs one edit
 * more.
 */
function createProgress(deps: BroadcastLoopDeps) {
  const shown = new Map<string, Shown>();
  const { editMs } = deps.pace ?? PACE;

  async function edit(id: string, { status, restingUntil }: Stand): Promise<void> {
    const { figures, messages } = await deps.transact(async ({ broadcasts }) => ({
      figures: await broadcasts.figures(id),
      messages: await broadcasts.progress(id),
    }));
    const left = { remainingMs: remainingMs(figures, gapOf(deps)), ...(restingUntil && { restingUntil }) };
    const worded = (language: Language) =>
      progressMessage({ id, status }, figures, left, readerOf(deps, language));
    const text = JSON.stringify(worded('id'));
    if (messages.length > 0 && shown.get(id)?.text !== text)
      for (const { channel: name, account, language, ...sent } of messages) {
        const channel = deps.channels.find((one) => one.name === name && one.account === account);
        await channel?.edit?.(worded(language), sent);
      }
    shown.set(id, { at: deps.monotonic(), ...(messages.length > 0 && { text }) });
  }

  return {
    /** At a calm pace; what is shown for the first time, or changes by a word of an admin, at once. */
    async show(id: string, stand: Stand): Promise<void> {
      const { text, at = 0 } = shown.get(id) ?? {};
      const isCalm = text === undefined || deps.monotonic() - at >= editMs;
      if (isCalm || stand.status !== 'running') await edit(id, stand);
    },
    /** Those that are under way no more: a last look, when their message is sent. */
    async close(active: readonly ActiveBroadcast[]): Promise<void> {
      for (const [id, { text, at }] of shown) {
        if (active.some((one) => one.id === id)) continue;
        const ended = await deps.transact(({ broadcasts }) => broadcasts.lock(id));
        if (ended) await edit(id, { status: ended.status });
        const isLate = deps.monotonic() - at > LAST_LOOK_MS;
        if (text !== undefined || isLate) shown.delete(id);
        else if (shown.get(id)?.text === undefined) shown.set(id, { at });
      }
    },
  };
}
