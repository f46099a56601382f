/** Announcements under way, by one process at a time: counted, sent, and shown to their admins as they go. */
import { Temporal } from 'temporal-polyfill';
import type { ActiveBroadcast } from '../src/ports/broadcasts.ts';
import type { Clock } from '../src/ports/clock.ts';
import { createProgress, type Progress, type ProgressDeps } from './broadcast-progress.ts';
import { count, send } from './broadcast-sending.ts';

export type BroadcastLoopDeps = Omit<ProgressDeps, 'editMs'> & {
  readonly clock: Clock;
  /** Owns the sending among all processes; `undefined` while another does. */
  readonly own: (
    name: string,
  ) => Promise<{ readonly lost: Promise<void>; release(): Promise<void> } | undefined>;
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

export type BroadcastLoop = {
  start(): void;
  /** An admin may have said something: look soon. */
  kick(): void;
  /** Ends after the step under way; what is left goes on in whatever process comes next. */
  stop(): Promise<void>;
};

export function createBroadcastLoop(deps: BroadcastLoopDeps): BroadcastLoop {
  const { busyMs, idleMs, editMs } = deps.pace ?? PACE;
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
    const progress = createProgress({ ...deps, editMs });
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
    const { restingUntil } = broadcast;
    if (restingUntil !== undefined && Temporal.Instant.compare(now, restingUntil) < 0)
      return progress.show(broadcast.id, { status: 'running', restingUntil });
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
