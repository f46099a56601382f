import { AsyncLocalStorage } from 'node:async_hooks';

export type WorkQueue = {
  /** Runs `work` after all that was queued before it. */
  run<T>(work: () => Promise<T>): Promise<T>;
  /** Resolves when all that was queued so far has run. */
  drained(): Promise<void>;
};

/** Gives timers and sockets their turn. */
export const yieldToEventLoop = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/**
 * One piece of work after another, with a turn of the event loop between them: the embedded server runs on the event
 * loop, and awaited queries in a row would starve everything else. Work that is queued from inside running work, and
 * waited for there, would wait for itself for ever: it is refused after `patienceMs`.
 */
export function createWorkQueue(patienceMs: number): WorkQueue {
  const inside = new AsyncLocalStorage<{ isRunning: boolean }>();
  let tail: Promise<unknown> = Promise.resolve();

  return {
    async run<T>(work: () => Promise<T>): Promise<T> {
      const outer = inside.getStore();
      const place = { isRunning: false };
      let isRefused = false;
      const result = tail.then(async () => {
        if (isRefused) throw new Error('Refused');
        place.isRunning = true;
        try {
          return await inside.run(place, work);
        } finally {
          place.isRunning = false;
        }
      });
      tail = result.then(yieldToEventLoop, yieldToEventLoop);
      if (!outer?.isRunning) return result;
      // Not refused at once: work may be queued from inside without being waited for, which is harmless.
      return new Promise<T>((resolve, reject) => {
        const timer = setTimeout(() => {
          if (!outer.isRunning || place.isRunning) return;
          isRefused = true;
          reject(new Error('The database was used from inside a transaction: use the session given to it'));
        }, patienceMs);
        result.then(resolve, reject).finally(() => clearTimeout(timer));
      });
    },
    async drained() {
      await tail;
    },
  };
}
