import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeNumber, readNumber } from './number.ts';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const bytes = fc.uint8Array({ minLength: 7, maxLength: 7 });
const run = { seed: 20_261_111, numRuns: 300 };
const example = makeNumber('TLA', new Uint8Array([7, 19, 23, 4, 20, 2, 29]));

/** The number's eight symbols, changed and written again. */
const change = (number: string, edit: (symbols: string[]) => void) => {
  const symbols = number.slice(4).replace('-', '').split('');
  edit(symbols);
  const text = symbols.join('');
  return `TLA-${text.slice(0, 4)}-${text.slice(4)}`;
};

describe('a complaint number', () => {
  it('has the code, two groups of four, no I, L, O or U, a digit and a letter', () => {
    fc.assert(
      fc.property(bytes, (random) => {
        const number = makeNumber('tla', random);
        expect(number).toMatch(/^TLA-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
        expect(number.slice(4, -1)).toMatch(/[2-9]/);
        expect(number.slice(4, -1)).toMatch(/[A-HJKMNP-TV-Z]/);
      }),
      run,
    );
    for (const byte of [0, 1, 31, 32, 255]) {
      const same = makeNumber('TLA', new Uint8Array(7).fill(byte));
      expect(same.slice(4, -1)).toMatch(/[2-9]/);
      expect(same.slice(4, -1)).toMatch(/[A-Z]/);
      expect(readNumber(same, 'TLA')).toEqual({ ok: true, value: same });
    }
  });

  it('keeps the letter when the digit would be put in its place', () => {
    const onlyLetterAt = (index: number, value: number) => {
      const random = new Uint8Array(7);
      random[index] = value;
      return makeNumber('TLA', random);
    };
    for (let index = 0; index < 7; index += 1) {
      const body = onlyLetterAt(index, 20).slice(4, -1);
      expect(body).toMatch(/[2-9]/);
      expect(body).toMatch(/[A-Z]/);
    }
  });

  it('refuses to be made from too little chance', () => {
    expect(() => makeNumber('TLA', new Uint8Array(6))).toThrow(RangeError);
  });

  it('is never the same for two different random bodies with a digit and a letter', () => {
    const seen = new Set<string>();
    for (let value = 0; value < 32 ** 2; value += 1)
      seen.add(makeNumber('TLA', new Uint8Array([2, 20, value & 31, value >> 5, 1, 1, 1])));
    expect(seen.size).toBe(32 ** 2);
  });

  it('finds every single wrong symbol, at every place, with every other symbol', () => {
    fc.assert(
      fc.property(bytes, (random) => {
        const number = makeNumber('TLA', random);
        for (let place = 0; place < 8; place += 1)
          for (const symbol of alphabet) {
            const wrong = change(number, (symbols) => {
              symbols[place] = symbol;
            });
            if (wrong !== number) expect(readNumber(wrong, 'TLA').ok).toBe(false);
          }
      }),
      { ...run, numRuns: 60 },
    );
  });

  it('finds every swap of two different symbols, adjacent or further', () => {
    fc.assert(
      fc.property(bytes, (random) => {
        const number = makeNumber('TLA', random);
        for (let a = 0; a < 8; a += 1)
          for (let b = a + 1; b < 8; b += 1) {
            const swapped = change(number, (symbols) => {
              [symbols[a], symbols[b]] = [symbols[b] ?? '', symbols[a] ?? ''];
            });
            if (swapped !== number) expect(readNumber(swapped, 'TLA').ok).toBe(false);
          }
      }),
      run,
    );
  });

  it('says mistyped, not unknown, when a digit is wrong, missing or too many', () => {
    for (const wrong of [
      change(example, (symbols) => symbols.splice(2, 1)),
      `${example}9`,
      example.replace(/.$/, example.endsWith('Z') ? 'Y' : 'Z'),
      example.slice(4).replace(/^./, example[4] === '9' ? '8' : '9'),
      `status ${example.slice(0, -1)}`,
      `${example.slice(0, -1)}U`,
    ])
      expect([wrong, readNumber(wrong, 'TLA')]).toEqual([wrong, { ok: false, error: 'mistyped' }]);
  });
});

describe('reading a number as people type it', () => {
  const [, first = '', second = ''] = example.split('-');
  const ways = [
    example,
    example.toLowerCase(),
    example.replaceAll('-', ''),
    example.replaceAll('-', ' '),
    example.replaceAll('-', ' – '),
    `TLA${first}${second}`,
    `${first}-${second}`,
    `${first}${second}`.toLowerCase(),
    `${first} ${second}`,
    `status tla${first}${second} dong`.toLowerCase(),
    `Pak, laporan saya ${example}. Bagaimana kabarnya sekarang ya?`,
    `mohon info tentang laporan ${first}${second} yang kemarin saya kirim`,
    `TLA ${first.slice(0, 2)} ${first.slice(2)} ${second.slice(0, 2)} ${second.slice(2)}`,
    `  #${example}!  `,
  ];

  it.each(ways)('finds it in "%s"', (text) => {
    expect(readNumber(text, 'TLA')).toEqual({ ok: true, value: example });
  });

  it('takes the letter O for zero and I or L for one', () => {
    fc.assert(
      fc.property(bytes, fc.constantFrom('I', 'L', 'i', 'l'), (random, one) => {
        const number = makeNumber('TLA', random);
        const body = number.slice(4).replaceAll('0', 'O').replaceAll('1', one);
        expect(readNumber(`TLA-${body}`, 'TLA')).toEqual({ ok: true, value: number });
      }),
      run,
    );
  });

  it('reads every number it made, in each way of writing it', () => {
    fc.assert(
      fc.property(bytes, fc.constantFrom('', ' ', '-', ' - '), fc.boolean(), (random, between, lower) => {
        const number = makeNumber('TLA', random);
        const text = number.split('-').join(between);
        expect(readNumber(lower ? text.toLowerCase() : text, 'TLA')).toEqual({ ok: true, value: number });
      }),
      run,
    );
  });

  it.each([
    '',
    'status',
    'jalan rusak di depan puskesmas',
    'perbaiki',
    'jalanini',
    'tolong dong',
    '12/11/2026',
    '20261111',
    '2026 1111',
    '081234567890',
    '3301 1234',
    'motor DA1234XY ngebut setiap malam di depan sekolah kami',
    'TLA',
    'di TLA ada lampu mati',
  ])('does not take "%s" for a number', (text) => {
    expect(readNumber(text, 'TLA')).toEqual({ ok: false, error: 'notANumber' });
  });

  it('never takes a text of letters only, or of digits only, for a number', () => {
    const letters = fc.string({
      unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz '.split('')),
      maxLength: 30,
    });
    const digits = fc.string({ unit: fc.constantFrom(...'0123456789 -/.'.split('')), maxLength: 20 });
    fc.assert(
      fc.property(fc.oneof(letters, digits), (text) => {
        expect(readNumber(text, 'TLA')).toEqual({ ok: false, error: 'notANumber' });
      }),
      run,
    );
  });
});
