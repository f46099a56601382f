import { expect, it } from 'vitest';
import { createWorkQueue } from './work-queue.ts';

it('work waits for work that came before, also when that failed', async () => {
  const queue = createWorkQueue(1_000);
  const seen: string[] = [];
  const first = queue.run(async () => {
    await new Promise((resolve) => setImmediate(resolve));
    seen.push('first');
    throw new Error('failed');
  });
  const second = queue.run(async () => seen.push('second'));
  await expect(first).rejects.toThrow('failed');
  await second;
  expect(seen).toEqual(['first', 'second']);
});

it('timers and sockets get their turn between pieces of work', async () => {
  const queue = createWorkQueue(1_000);
  let turns = 0;
  const turn = (): void => {
    turns += 1;
    setTimeout(turn, 0).unref();
  };
  turn();
  for (let piece = 0; piece < 300; piece += 1) {
    await queue.run(async () => {
      const until = performance.now() + 1;
      while (performance.now() < until);
    });
  }
  expect(turns).toBeGreaterThan(100);
});

it('work that waits for itself is told so', async () => {
  const queue = createWorkQueue(10);
  await expect(queue.run(() => queue.run(async () => 'never'))).rejects.toThrow('inside a transaction');
  await expect(queue.run(async () => 'and others go on')).resolves.toBe('and others go on');
});

it('work queued from inside and not waited for there runs afterwards', async () => {
  const queue = createWorkQueue(60_000);
  let later: Promise<string> | undefined;
  await queue.run(async () => {
    later = queue.run(async () => 'later');
  });
  await expect(later).resolves.toBe('later');
});
