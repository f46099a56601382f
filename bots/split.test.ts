import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Span, Text } from '../src/domain/message.ts';
import { plain } from './copy/text.ts';
import { MESSAGE_LIMIT, splitMessage, splitText, textLength } from './split.ts';

const span: fc.Arbitrary<Span> = fc.oneof(
  fc.string({ maxLength: 60, unit: 'grapheme' }),
  fc.lorem({ maxCount: 30 }),
  fc.lorem({ maxCount: 30 }).map((bold) => ({ bold })),
  fc.string({ maxLength: 40, unit: 'grapheme' }).map((quote) => ({ quote })),
  fc.constant({ link: 'https://example.org/a', label: 'peta' }),
);
const text: fc.Arbitrary<Text> = fc.array(span, { maxLength: 12 });
const letters = (words: string) => words.replaceAll(/\s+/gu, '');

describe('a text that is too long for one message', () => {
  it('is cut into parts that fit, and loses nothing but white space', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 40, max: 200 }), (spans, limit) => {
        const parts = splitText(spans, limit);
        for (const part of parts) expect(textLength(part)).toBeLessThanOrEqual(limit);
        expect(letters(parts.map(plain).join(''))).toBe(letters(plain(spans)));
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  it('never cuts a character that takes two units', () => {
    const parts = splitText(['😀'.repeat(50)], 33);
    expect(parts.map(plain).join('')).toBe('😀'.repeat(50));
    for (const part of parts) expect(plain(part)).toMatch(/^(?:😀)+$/u);
  });

  it('is cut at the end of a sentence where there is one', () => {
    const [first] = splitText(
      ['Lubang di depan puskesmas. Kemarin ada yang jatuh. Mohon segera ditambal'],
      60,
    );
    expect(first && plain(first)).toBe('Lubang di depan puskesmas. Kemarin ada yang jatuh.');
  });

  it('stays whole when it fits', () => {
    expect(splitText(['pendek ', { bold: 'saja' }], 40)).toEqual([['pendek ', { bold: 'saja' }]]);
  });

  it('keeps its looks in every part', () => {
    const parts = splitText([{ quote: 'kata '.repeat(30).trim() }], 50);
    expect(parts.length).toBeGreaterThan(2);
    for (const part of parts) expect(part).toEqual([{ quote: expect.any(String) }]);
  });

  it('has its buttons and files with the last part', () => {
    const choices = [[{ data: 'q:all', label: 'Antrean' }]];
    const parts = splitMessage({ text: ['kata '.repeat(1_500)], choices });
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.at(-1)?.choices).toEqual(choices);
    expect(parts.slice(0, -1).every((part) => part.choices === undefined)).toBe(true);
    for (const part of parts) expect(textLength(part.text)).toBeLessThanOrEqual(MESSAGE_LIMIT);
  });
});
