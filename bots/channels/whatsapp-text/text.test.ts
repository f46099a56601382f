import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asTyped, numbered, plain, splitText } from './text.ts';

const typed = fc
  .array(
    fc.constantFrom('*', '_', '~', '`', '> ', '- ', '😀', '👩‍👩‍👧', 'é', '\n', ' ', 'kata', 'Selesai. '),
    {
      maxLength: 40,
    },
  )
  .map((parts) => parts.join(''));
/** What a reader sees of unmarked words. */
const asSeen = (text: string) => text.replaceAll('\u2060', '').replaceAll('\u02CB', '`');

describe('words for WhatsApp', () => {
  it('shows what somebody typed as they typed it, and takes none of it for markup', () => {
    fc.assert(
      fc.property(typed, (words) => {
        const shown = asTyped(words);
        expect(asSeen(shown)).toBe(words);
        expect(shown).not.toContain('`');
        // A mark works only beside what it marks.
        expect(shown).not.toMatch(/[*_~](?!\u2060)|(?<!\u2060)[*_~]/u);
        expect(shown).not.toMatch(/^[>-]/m);
      }),
      { seed: 21, numRuns: 500 },
    );
  });

  it('marks what is bold, code or quoted, line by line and without its outer spaces', () => {
    expect(
      plain(['Batas ', { bold: 'Senin' }, ', nomor ', { code: 'TLA-7KQ4' }, ': ', { quote: 'ya' }]),
    ).toBe('Batas *Senin*, nomor `TLA-7KQ4`: _“ya”_');
    expect(plain([{ bold: ' dua\nbaris ' }, '.'])).toBe(' *dua*\n*baris* .');
    expect(plain([{ bold: ' ' }])).toBe(' ');
    expect(plain([{ quote: 'x*” _Sahut_: `y`' }])).not.toMatch(/[^\u2060]\*[^\u2060]|`/u);
  });

  it('writes links out', () => {
    expect(plain([{ link: 'https://lapor.example/p', label: 'Kebijakan' }])).toBe(
      'Kebijakan (https://lapor.example/p)',
    );
    expect(plain([{ link: 'tel:112', label: '112' }])).toBe('112');
  });

  it('numbers the choices row after row', () => {
    const choices = [
      [
        { data: 'a', label: 'Ya, lanjutkan' },
        { data: 'b', label: 'Bukan *laporan*' },
      ],
      [{ data: 'c', label: 'Batal' }],
    ];
    expect(asSeen(numbered(choices))).toBe('1. Ya, lanjutkan\n2. Bukan *laporan*\n3. Batal');
    expect(numbered([])).toBe('');
  });

  it('numbers the way back 0, at the end, and leaves out what the text lists already', () => {
    const choices = [
      [{ data: 'a', label: 'Lihat 1', place: 'inText' }],
      [
        { data: 'b', label: 'Kembali', place: 'back' },
        { data: 'c', label: 'Berikutnya' },
      ],
    ] as const;
    expect(numbered(choices)).toBe('2. Berikutnya\n0. Kembali');
  });

  it('is split into pieces that fit and that together say everything', () => {
    fc.assert(
      fc.property(
        fc.array(typed, { minLength: 5, maxLength: 30 }),
        fc.integer({ min: 20, max: 200 }),
        (parts, limit) => {
          const text = parts.join('');
          const pieces = splitText(text, limit);
          for (const piece of pieces) {
            expect(piece.length).toBeLessThanOrEqual(limit);
            expect(piece).not.toMatch(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/);
            expect(piece.trim()).not.toBe('');
          }
          const solid = (words: string) => words.replace(/\s/g, '');
          expect(solid(pieces.join(''))).toBe(solid(text));
        },
      ),
      { seed: 22, numRuns: 300 },
    );
  });

  it('is split after a line, else a sentence, else a word, and never within an emoji', () => {
    const line = `${'a'.repeat(60)}\n`;
    expect(splitText(line + line + 'b'.repeat(20), 100)).toEqual(['a'.repeat(60), line + 'b'.repeat(20)]);
    expect(splitText(`${'a '.repeat(35)}selesai. Lalu ${'b '.repeat(30)}`, 100)[0]).toMatch(/selesai\.$/);
    for (const piece of splitText('👩‍👩‍👧'.repeat(40), 100)) expect(piece.replaceAll('👩‍👩‍👧', '')).toBe('');
    expect(splitText('', 100)).toEqual([]);
  });
});
