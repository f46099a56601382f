import { describe, expect, it } from 'vitest';
import { afterEnd, codeOf } from './reconnect.ts';

describe('after the end of a connection', () => {
  it('comes back at once when it is asked to', () => {
    expect(afterEnd(515, 7)).toEqual({ kind: 'again', afterMs: 0 });
  });

  it.each([408, 428, 500, 503, undefined])(
    'tries again after %s, ever later, never later than a minute',
    (code) => {
      const waits = [0, 1, 2, 3, 20].map((failures) => afterEnd(code, failures));
      expect(waits).toEqual(
        [1_000, 2_000, 4_000, 8_000, 60_000].map((afterMs) => ({ kind: 'again', afterMs })),
      );
    },
  );

  it.each([
    [401, 'loggedOut'],
    [403, 'banned'],
    [405, 'versionRefused'],
    [440, 'replaced'],
  ])('%i stops it for good: %s', (code, stop) => {
    expect(afterEnd(code, 0)).toEqual({ kind: 'stop', stop });
  });

  it('finds the code where Baileys puts it', () => {
    expect(codeOf({ output: { statusCode: 428 } })).toBe(428);
    expect(codeOf(new Error('x'))).toBeUndefined();
    expect(codeOf(undefined)).toBeUndefined();
  });
});
