import { describe, expect, it } from 'vitest';
import { createAcks } from './acks.ts';
import { ackFailure, wireFailure } from './errors.ts';

describe('an acknowledgement with an error', () => {
  it('is final for a person who never wrote, and another final thing for what WhatsApp will not take', () => {
    expect(ackFailure('463').code).toBe('neverWrote');
    for (const code of ['400', '401', '404', '406', '410']) expect(ackFailure(code).code).toBe('rejected');
  });

  it('is worth another try when it will pass, and holds the account only when the account is too eager', () => {
    expect(ackFailure('479')).toMatchObject({ code: 'rateLimited', only: 'chat' });
    for (const code of ['408', '500', '503', 'nonsense']) expect(ackFailure(code).code).toBe('unreachable');
    expect(ackFailure('429')).toEqual({ code: 'rateLimited', retryAfter: 60_000 });
  });
});

describe('a failed call of the socket', () => {
  const boom = (message: string, statusCode: number) =>
    Object.assign(new Error(message), { isBoom: true, output: { statusCode } });

  it('is worth another try, and names nobody', () => {
    const failure = wireFailure(boom('no session for 620000000001:3@s.whatsapp.net', 428));
    expect(failure).toEqual({ code: 'unreachable', detail: 'no session for <number>' });
    expect(wireFailure(boom('rate-overlimit', 429)).code).toBe('rateLimited');
    expect(wireFailure(Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })).code).toBe(
      'unreachable',
    );
  });

  it('is thrown on when it is a bug', () => {
    expect(() => wireFailure(new TypeError('undefined is not a function'))).toThrow(TypeError);
  });
});

describe('waiting for an acknowledgement', () => {
  it('ends with the server’s word on that message', async () => {
    const acks = createAcks();
    const one = acks.expect('3EB0A');
    const other = acks.expect('3EB0B');
    expect(acks.heard('3EB0B', '463')).toBeUndefined();
    expect(acks.heard('3EB0A', undefined)).toBeUndefined();
    expect(await one.acked).toMatchObject({ ok: true });
    expect(await other.acked).toMatchObject({ ok: false, error: { code: 'neverWrote' } });
  });

  it('ends for all when the connection is gone', async () => {
    const acks = createAcks();
    const { acked } = acks.expect('3EB0A');
    acks.lost();
    expect(await acked).toMatchObject({ ok: false, error: { code: 'unreachable' } });
  });

  it('tells apart the word on a message for which nobody waits any more', () => {
    const acks = createAcks();
    acks.expect('3EB0A').forget();
    expect(acks.heard('3EB0A', '463')).toMatchObject({ ok: false, error: { code: 'neverWrote' } });
    expect(acks.heard('3EB0A', undefined)).toMatchObject({ ok: true });
  });
});
