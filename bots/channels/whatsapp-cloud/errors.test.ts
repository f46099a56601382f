import { describe, expect, it } from 'vitest';
import { alertOf, deliveryErrorOf, readGraphError } from './errors.ts';

const meaning = (code: number) => deliveryErrorOf({ code, detail: String(code) });

describe('an error of Graph', () => {
  it.each([
    [130_429, { code: 'rateLimited', retryAfter: 2_000 }],
    [80_007, { code: 'rateLimited', retryAfter: 60_000 }],
    [131_056, { code: 'rateLimited', retryAfter: 6_000, only: 'chat' }],
    [131_047, { code: 'windowClosed' }],
    [131_026, { code: 'rejected' }],
    [131_030, { code: 'rejected' }],
    [132_001, { code: 'rejected' }],
    [100, { code: 'rejected' }],
    [190, { code: 'unreachable' }],
    [131_000, { code: 'unreachable' }],
    [999_999, { code: 'unreachable' }],
  ])('%i means the right thing for the message', (code, error) => {
    expect(meaning(code)).toMatchObject(error);
  });

  it('that only the operator can mend says what to do', () => {
    expect(alertOf({ code: 190, detail: '' })?.sentence).toContain('WHATSAPP_CLOUD_TOKEN');
    expect(alertOf({ code: 230, detail: '' })?.sentence).toContain('whatsapp_business_messaging');
    expect(alertOf({ code: 131_042, detail: '' })?.sentence).toContain('payment');
    expect(alertOf({ code: 132_000, detail: '' })?.sentence).toContain('its variable');
    expect(alertOf({ code: 131_026, detail: '' })).toBeUndefined();
  });

  it('is read in both its forms, without anybody’s number', () => {
    const details = 'Failed to send to +62 000-3456-7890 (6200034567890)';
    expect(readGraphError({ code: 131_026, message: 'x', error_data: { details } })).toEqual({
      code: 131_026,
      detail: '131026 Failed to send to <number> (<number>)',
    });
    expect(readGraphError({ code: 4, message: '(#4) Too many calls' })?.detail).toBe('4 (#4) Too many calls');
    expect(readGraphError({ message: 'x' })).toBeUndefined();
    expect(readGraphError('x')).toBeUndefined();
  });
});
