import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeNumber, readNumber } from './complaint/number.ts';
import { decideJoin, type JoiningChat, MOST_JOINED, makeJoinCode, readJoinCode } from './join.ts';

const chat = (id: string, more: Partial<JoiningChat> = {}): JoiningChat => ({
  conversationId: id,
  circle: [],
  muted: false,
  ...more,
});
const sevenBytes = fc.uint8Array({ minLength: 7, maxLength: 7 });

describe('a code that joins chats', () => {
  it('is read as it was typed: any case, with or without the dash, look-alikes meant', () => {
    const code = makeJoinCode(Uint8Array.from([0, 1, 12, 13, 29, 30, 31]));
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
    const stored = code.replace('-', '');
    expect(readJoinCode(code.toLowerCase())).toBe(stored);
    expect(readJoinCode(stored.replace('0', 'o').replace('1', 'l'))).toBe(stored);
    expect(readJoinCode(`“${code}”.`)).toBe(stored);
  });

  it('is known as mistyped with one wrong symbol, or two that changed places', () => {
    fc.assert(
      fc.property(sevenBytes, fc.nat(7), fc.nat(7), (bytes, at, other) => {
        const code = makeJoinCode(bytes).replace('-', '');
        const wrong = code.split('');
        wrong[at] = code[at] === 'A' ? 'B' : 'A';
        expect(readJoinCode(wrong.join(''))).toBeUndefined();
        const swapped = code.split('');
        [swapped[at], swapped[other]] = [code[other] ?? '', code[at] ?? ''];
        if (swapped.join('') !== code) expect(readJoinCode(swapped.join(''))).toBeUndefined();
      }),
    );
  });

  it('always holds a digit and a letter, so that it is never taken for words', () => {
    fc.assert(
      fc.property(sevenBytes, (bytes) => {
        expect(makeJoinCode(bytes)).toMatch(/[2-9]/);
        expect(makeJoinCode(bytes)).toMatch(/[A-Z]/);
      }),
    );
  });

  it('is never taken for a report number, nor a report number for a code', () => {
    fc.assert(
      fc.property(sevenBytes, (bytes) => {
        expect(readNumber(makeJoinCode(bytes), 'TLA').ok).toBe(false);
        expect(readJoinCode(makeNumber('TLA', bytes).slice(4))).toBeUndefined();
      }),
    );
  });
});

describe('joining two chats', () => {
  it('makes two citizens one, whether they have reports or not', () => {
    expect(decideJoin(chat('b'), chat('a'))).toEqual({ ok: true, value: { kind: 'circle' } });
    const withReports = decideJoin(
      chat('b', { personId: 'q', circle: ['q'] }),
      chat('a', { personId: 'p', circle: ['p'] }),
    );
    expect(withReports).toEqual({ ok: true, value: { kind: 'circle' } });
  });

  it('signs a chat in as the officer who gave the code', () => {
    const signIn = { ok: true, value: { kind: 'signIn', officerId: 'o' } };
    expect(decideJoin(chat('b'), chat('a', { officerId: 'o' }))).toEqual(signIn);
  });

  it('gives no service with a citizen’s code to an officer’s chat, only the reports', () => {
    expect(decideJoin(chat('b', { officerId: 'o' }), chat('a'))).toEqual({
      ok: true,
      value: { kind: 'circle' },
    });
  });

  it('does not let a new chat escape a mute, on either side', () => {
    expect(decideJoin(chat('b'), chat('a', { muted: true }))).toEqual({ ok: false, error: 'wrongCode' });
    expect(decideJoin(chat('b', { muted: true }), chat('a'))).toEqual({ ok: false, error: 'wrongCode' });
  });

  it.each([
    ['a code that nobody has', chat('b'), undefined, 'wrongCode'],
    ['the own code', chat('a'), chat('a'), 'ownCode'],
    [
      'chats that are joined already',
      chat('b', { personId: 'q', circle: ['p', 'q'] }),
      chat('a', { personId: 'p', circle: ['p', 'q'] }),
      'alreadyJoined',
    ],
    ['the same officer', chat('b', { officerId: 'o' }), chat('a', { officerId: 'o' }), 'alreadyJoined'],
    ['another officer’s chat', chat('b', { officerId: 'x' }), chat('a', { officerId: 'o' }), 'otherOfficer'],
    [
      'more chats than one person has',
      chat('b'),
      chat('a', { personId: 'p0', circle: Array.from({ length: MOST_JOINED }, (_, index) => `p${index}`) }),
      'tooMany',
    ],
  ])('says no to %s', (_what, here, giver, refusal) => {
    expect(decideJoin(here, giver)).toEqual({ ok: false, error: refusal });
  });
});
