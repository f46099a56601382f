import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/**
 * `pure` needs nothing but Node; `store` needs databases; `scenario` starts processes, browsers and fake servers.
 *
 * Two files run at once even on two cores, since most of a test's time is waiting for a database or another process. The
 * first two projects load the code once a worker: their files share no state, and loading it anew took longer than the tests.
 */
export default defineConfig({
  test: {
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        test: {
          name: 'pure',
          include: ['src/**/*.test.ts', 'bots/**/*.test.ts', 'test/*.test.ts'],
          // Properties are tried on hundreds of lives, and the machine may be busy.
          testTimeout: 60_000,
          isolate: false,
        },
      },
      {
        test: {
          name: 'store',
          include: ['db/**/*.test.ts', 'test/contracts/**/*.test.ts'],
          globalSetup: 'test/support/global-setup.ts',
          testTimeout: 60_000,
          hookTimeout: 120_000,
          isolate: false,
        },
      },
      {
        test: {
          name: 'scenario',
          include: ['test/scenarios/**/*.test.ts'],
          globalSetup: 'test/support/global-setup.ts',
          testTimeout: 180_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
