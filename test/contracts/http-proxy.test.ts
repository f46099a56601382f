import { afterAll, beforeAll, expect, it } from 'vitest';
import { startService, type TestService } from '../support/service.ts';

let running: TestService;
beforeAll(async () => {
  running = await startService({ now: '2026-11-11T01:00:00Z', environment: { TRUST_PROXY: 'true' } });
});
afterAll(() => running.stop());

/** How many requests the one with this header may still make in this minute. */
const left = async (forwardedFor: string) => {
  const answer = await running.service.app.inject({ url: '/', headers: { 'x-forwarded-for': forwardedFor } });
  return Number(answer.headers['x-ratelimit-remaining']);
};

it('behind a proxy nobody gets more requests by claiming to be someone else', async () => {
  const first = await left('203.0.113.7');
  expect(await left('198.51.100.1, 203.0.113.7')).toBe(first - 1);
  expect(await left('198.51.100.2, 203.0.113.7')).toBe(first - 2);
  expect(await left('203.0.113.8')).toBe(first);
});
