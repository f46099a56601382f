import { defineConfig } from 'vitest/config';

/** `pure` needs nothing but Node; `store` needs databases; `scenario` starts processes, browsers and fake servers. */
export default defineConfig({
  test: {
    projects: [
      { test: { name: 'pure', include: ['src/**/*.test.ts', 'bots/**/*.test.ts', 'test/*.test.ts'] } },
      {
        test: {
          name: 'store',
          include: ['db/**/*.test.ts', 'test/contracts/**/*.test.ts'],
          globalSetup: 'test/support/global-setup.ts',
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'scenario',
          include: ['test/scenarios/**/*.test.ts'],
          globalSetup: 'test/support/global-setup.ts',
          testTimeout: 180_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
