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

const PACE: BroadcastPace = { busyMs: 1_000, idleMs: 2_000, editMs: 5_000 };
/** A message that is not sent by then stays as it was. */
const LAST_LOOK_MS = 60_000;

/** `stop` ends after the step under way; what is left goes on in whatever process comes next. */
export function createBroadcastLoop(deps: BroadcastLoopDeps): { start(): void; stop(): Promise<void> } {
  const { busyMs, idleMs } = deps.pace ?? PACE;
  let stopping = false;
  let running: Promise<void> | undefined;
  let wake = (): void => undefined;
  const wait = (ms: number): Promise<void> =>
    stopping
      ? Promise.resolve()
      : new Promise((resolve) => {
          const timer = setTimeout(resolve, ms);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });

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
        const name = error instanceof Error ? error.name : 'unknown';
        deps.log.warn({ error: name }, 'announcements wait for the database');
      }
      await wait(idleMs);
    }
  }

  async function workWhile(mayGoOn: () => boolean): Promise<void> {
    const progress = createProgress(deps);
    while (mayGoOn()) {
      const active = await deps.transact(({ broadcasts }) => broadcasts.active());
      for (const broadcast of active) await step(broadcast, progress, mayGoOn);
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
    async stop() {
      stopping = true;
      wake();
      await running;
    },
  };
}

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
