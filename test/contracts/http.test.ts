import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startService, type TestService } from '../support/service.ts';

let running: TestService;
const get = (url: string, headers: Record<string, string> = {}) =>
  running.service.app.inject({ url, headers });

beforeAll(async () => {
  running = await startService({ now: '2026-11-11T01:00:00Z' });
});
afterAll(() => running.stop());

describe('the http app', () => {
  it('says that it lives and that it is ready', async () => {
    expect((await get('/health/live')).json()).toEqual({ status: 'live' });
    expect((await get('/health/ready')).json()).toEqual({ status: 'ready', pending: 0 });
  });

  it('shows its numbers to Prometheus', async () => {
    const metrics = await get('/metrics');
    expect(metrics.headers['content-type']).toContain('text/plain');
    for (const name of [
      'sahut_turns_total',
      'sahut_outbox_pending 0',
      'sahut_outbox_oldest_seconds 0',
      'nodejs_heap',
    ]) {
      expect(metrics.body).toContain(name);
    }
  });

  it('describes its API on a page and as OpenAPI', async () => {
    expect((await get('/docs/')).statusCode).toBe(200);
    const description = (await get('/docs/json')).json<{ openapi: string; paths: Record<string, unknown> }>();
    expect(description.openapi).toBe('3.1.0');
    expect(Object.keys(description.paths)).toEqual(
      expect.arrayContaining(['/api/v1/queue', '/api/v1/complaints/{number}', '/health/ready']),
    );
    expect(JSON.stringify(description)).not.toContain('/chat/');
  });

  it('keeps scripts of others out of every page', async () => {
    const { headers } = await get('/');
    expect(headers['content-security-policy']).toContain("script-src 'self'");
    expect(headers['content-security-policy']).not.toContain('unsafe-inline');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['x-powered-by']).toBeUndefined();
  });

  it('lets nobody read a queue who is not signed in and has no key', async () => {
    for (const url of ['/api/v1/queue', '/api/v1/complaints/TLA-7KQ4-M2XR', '/api/v1/complaints/x/history']) {
      const answer = await get(url);
      expect(answer.statusCode).toBe(401);
      expect(answer.json()).toMatchObject({ code: 'signIn', requestId: answer.headers['x-request-id'] });
    }
    expect((await get('/api/v1/queue', { authorization: 'Bearer sahut_guess' })).statusCode).toBe(401);
  });

  it('says in one shape what went wrong, whatever was asked', async () => {
    expect((await get('/nowhere')).json()).toMatchObject({ code: 'notFound', requestId: expect.any(String) });
    const garbage = await running.service.app.inject({
      method: 'POST',
      url: '/chat/citizen/session',
      headers: { 'content-type': 'application/json' },
      payload: '{"language":',
    });
    expect(garbage.statusCode).toBeGreaterThanOrEqual(400);
    expect(garbage.statusCode).toBeLessThan(500);
  });

  it('refuses a body that no honest page sends', async () => {
    const huge = await running.service.app.inject({
      method: 'POST',
      url: '/chat/citizen/session',
      headers: { 'content-type': 'application/json' },
      payload: JSON.stringify({ language: 'id', more: 'x'.repeat(300_000) }),
    });
    expect([403, 413]).toContain(huge.statusCode);
  });

  it('does not tell a bug’s words to strangers', async () => {
    const failing = await startService({ now: '2026-11-11T01:00:00Z' });
    await failing.service.ground.database.close();
    const answer = await failing.service.app.inject({ url: '/metrics' });
    expect(answer.statusCode).toBeGreaterThanOrEqual(500);
    expect(answer.json()).toEqual({
      code: expect.any(String),
      message: expect.any(String),
      requestId: expect.any(String),
    });
    expect((await failing.service.app.inject({ url: '/health/ready' })).statusCode).toBe(503);
    await failing.service.app.close();
  });
});
