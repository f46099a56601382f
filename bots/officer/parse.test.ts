import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberA } from '../../test/support/officer-chat.ts';
import { citizenCopy } from '../copy/citizen.ts';
import { copyFor } from '../copy/index.ts';
import { editDistance, findSpoken, leadingNumber, nearest } from './parse.ts';

const entries = [
  { keyword: 'antrean', aliases: ['antrian'] },
  { keyword: 'daftar bisu' },
  { keyword: 'jawab' },
  { keyword: 'lihat' },
];
const keyword = (text: string) => findSpoken(entries, text)?.entry.keyword;
const digits = numberA.replaceAll('-', '').slice(3);

describe('what an officer types', () => {
  it.each(['antrean', '/antrean', 'ANTREAN saya', '/antrean@sahut_bot saya', ' antrian', 'antrean: saya'])(
    '%s is the queue',
    (text) => {
      expect(keyword(text)).toBe('antrean');
    },
  );

  it('knows commands of two words', () => {
    expect(findSpoken(entries, '/Daftar  bisu abc')).toEqual({
      entry: { keyword: 'daftar bisu' },
      rest: 'abc',
      slash: true,
    });
  });

  it('keeps the words as typed, line breaks and all', () => {
    expect(findSpoken(entries, 'jawab TLA-1 Baris satu\n\n*Baris* <dua>')?.rest).toBe(
      'TLA-1 Baris satu\n\n*Baris* <dua>',
    );
  });

  it.each(['antreanku', 'jawaban', '', '...', '12/11', 'daftar'])('“%s” is no command', (text) => {
    expect(keyword(text)).toBeUndefined();
  });
});

describe('a complaint number at the beginning', () => {
  it.each([
    numberA,
    digits.toLowerCase(),
    `tla ${digits.slice(0, 4)} ${digits.slice(4)}`,
    `${digits.slice(0, 4)}-${digits.slice(4)}`,
  ])('%s is read', (words) => {
    expect(leadingNumber(`${words} pupr segera`, 'TLA', false)).toEqual({
      kind: 'number',
      number: numberA,
      rest: 'pupr segera',
    });
  });

  const slipped = numberA.slice(0, -1) + (numberA.endsWith('Z') ? 'Y' : 'Z');

  it('with a slip is told apart from words', () => {
    expect(leadingNumber(`${slipped} pupr`, 'TLA', false).kind).toBe('mistyped');
    expect(leadingNumber('mohon foto lubang', 'TLA', false)).toEqual({ kind: 'none' });
  });

  it('is not missed in a reply, where a number plate is no slip', () => {
    expect(leadingNumber('DA1234AB mobil siapa', 'TLA', true).kind).toBe('none');
    expect(leadingNumber(`${slipped} pupr`, 'TLA', true).kind).toBe('mistyped');
  });
});

describe('the button of a command', () => {
  it('never says what the way back or out says', () => {
    for (const language of ['id', 'en'] as const) {
      const { back, cancel } = citizenCopy[language].form.labels;
      for (const { label } of Object.values(copyFor(language).officer.commands))
        expect([back, cancel]).not.toContain(label);
    }
  });
});

describe('a mistyped command', () => {
  it('is met by the nearest keyword', () => {
    expect(nearest(entries, 'jwab')?.keyword).toBe('jawab');
    expect(nearest(entries, 'lihta')?.keyword).toBe('lihat');
    expect(nearest(entries, 'antren')?.keyword).toBe('antrean');
    expect(nearest(entries, 'selamat')).toBeUndefined();
  });

  it('is as far from a word as the word from it', () => {
    const word = fc.string({ maxLength: 8 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(editDistance(a, b, 20)).toBe(editDistance(b, a, 20));
        expect(editDistance(a, a, 20)).toBe(0);
      }),
      { seed: 7 },
    );
  });
});
