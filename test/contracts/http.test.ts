import { readSheet } from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startService, type TestService } from '../support/service.ts';
import { addComplaint, addPerson } from './stores-fixture.ts';

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

  describe('the register', () => {
    const period = 'from=2026-11-01&to=2026-11-30';
    const register = (key: string, query = period) =>
      get(`/api/v1/register?${query}`, { authorization: `Bearer ${key}` });
    let numbers: readonly string[] = [];

    beforeAll(async () => {
      const { transact } = running.service.ground;
      const at = '2026-11-11T01:00:00Z';
      numbers = await transact(async (stores) => {
        for (const [unitId, role] of [
          ['admin', 'admin'],
          ['pupr', 'liaison'],
          ['admin', 'leader'],
        ] as const)
          await stores.officers.addApiKey({ id: role, label: role, unitId, role }, role, 'start', at);
        const personId = await addPerson(stores);
        const first = await addComplaint(stores, personId, 'admin');
        const second = await addComplaint(stores, personId, 'pupr');
        return [first.number, second.number];
      });
    });

    it('is an Excel file of every report for admins and leaders, of the own for a unit, with what was done of each [BUP II.5.d]', async () => {
      for (const [key, expected] of [
        ['admin', numbers],
        ['leader', numbers],
        ['liaison', numbers.slice(1)],
      ] as const) {
        const answer = await register(key);
        expect(answer.statusCode).toBe(200);
        expect(answer.headers['content-disposition']).toContain('register-2026-11-01-2026-11-30.xlsx');
        const [, ...lines] = await readSheet(answer.rawPayload);
        expect(lines.map(([number]) => number)).toEqual(expected);
        expect(lines.map((line) => line[7])).toEqual(expected.map(() => 'menunggu verifikasi'));
        expect(JSON.stringify(lines)).not.toContain('Bati-Bati');
      }
    });

    it('needs a key, and days that make a period of a year at most', async () => {
      expect((await get(`/api/v1/register?${period}`)).statusCode).toBe(401);
      for (const query of [
        '',
        'from=2026-11-01',
        'from=2026-11-30&to=2026-11-01',
        'from=2025-01-01&to=2026-12-31',
      ])
        expect((await register('admin', query)).statusCode).toBe(400);
    });

    it('is refused for a moment to who asks for it too often, and to nobody else', async () => {
      const answers = [];
      for (let n = 0; n < 11; n += 1) answers.push(await register('liaison'));
      const last = answers.at(-1);
      expect(last?.statusCode).toBe(429);
      expect(last?.json()).toMatchObject({ code: 'tooMany' });
      expect((await register('leader')).statusCode).toBe(200);
    });

    it('stands in the OpenAPI description as what it is', async () => {
      const { paths } = (await get('/docs/json')).json<{
        paths: Record<string, { get: { responses: object } }>;
      }>();
      expect(JSON.stringify(paths['/api/v1/register']?.get.responses)).toContain('spreadsheetml.sheet');
    });
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
