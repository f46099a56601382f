/** Waits, or less when `signal` is given up first; never throws. */
export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal?.addEventListener('abort', done);
  });
}

/** The wait before try `attempt` (from 1), milliseconds: doubling from `first` to half a minute, with jitter. */
export function backoffMs(attempt: number, first: number): number {
  const full = Math.min(30_000, first * 2 ** Math.min(attempt - 1, 16));
  return full * (0.5 + Math.random() / 2);
}

/** Counts what is under way, so that a stop can wait for it. */
export type Pending = {
  track<T>(work: Promise<T>): Promise<T>;
  settled(): Promise<void>;
  readonly size: number;
};

export function createPending(): Pending {
  let size = 0;
  const waiting: (() => void)[] = [];
  const leave = () => {
    size--;
    if (size === 0) for (const done of waiting.splice(0)) done();
  };
  return {
    get size() {
      return size;
    },
    track: (work) => {
      size++;
      work.then(leave, leave);
      return work;
    },
    settled: () => (size === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
  };
}
