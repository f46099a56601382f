import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OutMessage, Span } from '../../../src/domain/message.ts';
import { renderTelegram, type Styled, split, styleOf } from './render.ts';

/** What people type: markup of every kind, emoji, joined emoji, accents, lone halves of pairs. */
const typed = fc
  .stringMatching(/^[\s\S]{0,80}$/)
  .chain((plain) =>
    fc
      .array(
        fc.constantFrom('*', '_', '<b>', '&amp;', '`', '[x](y)', '😀', '👩‍👩‍👧', 'é', '\n', ' ', plain),
        { maxLength: 12 },
      )
      .map((parts) => parts.join('')),
  );
const words = fc.oneof(typed, fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }));
const span: fc.Arbitrary<Span> = fc.oneof(
  words,
  words.map((bold) => ({ bold })),
  words.map((code) => ({ code })),
  words.map((quote) => ({ quote })),
  words.map((label) => ({ link: 'https://lapor.example/a', label })),
);
const plainOf = (one: Span): string => {
  if (typeof one === 'string') return one;
  if ('bold' in one) return one.bold;
  if ('code' in one) return one.code;
  return 'quote' in one ? `“${one.quote}”` : one.label;
};
/** Telegram takes no lone surrogates and makes spaces of control characters. */
const asShown = (text: string) =>
  text
    .replaceAll('\r\n', '\n')
    .replaceAll('\r', '\n')
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .replace(/[^\P{Cc}\n\t]/gu, ' ');
const long = fc.array(fc.oneof(words, fc.constantFrom('Kata demi kata. ', 'tanpaspasi', '\n', '😀😀😀')), {
  minLength: 30,
  maxLength: 120,
});

const bits = (styled: Styled) =>
  styled.entities.map(({ type, offset, length }) => [type, styled.text.slice(offset, offset + length)]);

describe('a message for Telegram', () => {
  it('comes out as it was typed, whatever was typed', () => {
    fc.assert(
      fc.property(fc.array(span, { maxLength: 8 }), (spans) => {
        expect(styleOf(spans).text).toBe(spans.map((one) => asShown(plainOf(one))).join(''));
      }),
      { seed: 11, numRuns: 500 },
    );
  });

  it('marks exactly what is bold, code or quoted, also after emoji', () => {
    const styled = styleOf([
      '😀 Batas ',
      { bold: 'Senin 🗓' },
      ' nomor ',
      { code: 'TLA-7KQ4' },
      ': ',
      { quote: 'x” Sahut: ' },
    ]);
    expect(bits(styled)).toEqual([
      ['bold', 'Senin 🗓'],
      ['code', 'TLA-7KQ4'],
      ['italic', '“x” Sahut: ”'],
    ]);
    fc.assert(
      fc.property(fc.array(span, { maxLength: 8 }), (spans) => {
        const marked = spans.filter((one) => typeof one !== 'string').map((one) => asShown(plainOf(one)));
        expect(bits(styleOf(spans)).map(([, text]) => text)).toEqual(
          marked.filter((text) => text.trim() !== ''),
        );
      }),
      { seed: 12, numRuns: 500 },
    );
  });

  it('links what Telegram can open and writes out the rest', () => {
    expect(styleOf([{ link: 'https://lapor.example/p', label: 'Kebijakan' }])).toEqual({
      text: 'Kebijakan',
      entities: [{ type: 'text_link', url: 'https://lapor.example/p', offset: 0, length: 9 }],
    });
    expect(styleOf([{ link: 'tel:112', label: '112' }])).toEqual({ text: '112', entities: [] });
    expect(styleOf([{ link: 'http://localhost:3000/', label: 'Halaman' }]).text).toBe(
      'Halaman (http://localhost:3000/)',
    );
    expect(styleOf([{ link: 'bukan tautan', label: 'Ini' }]).text).toBe('Ini (bukan tautan)');
  });

  it('is split into parts that Telegram takes and that together say everything', () => {
    fc.assert(
      fc.property(long, fc.integer({ min: 20, max: 300 }), (parts, limit) => {
        const styled = styleOf(parts.map((part, index) => (index % 3 === 0 ? { bold: part } : part)));
        const pieces = split(styled, limit);
        for (const { text, entities } of pieces) {
          expect(text.length).toBeLessThanOrEqual(limit);
          expect(text.trim()).not.toBe('');
          expect(text).not.toMatch(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/);
          for (const { offset, length } of entities) {
            expect(length).toBeGreaterThan(0);
            expect(offset + length).toBeLessThanOrEqual(text.length);
          }
        }
        const isBlank = (text: string) => text.replace(/\s/g, '');
        expect(isBlank(pieces.map(({ text }) => text).join(''))).toBe(isBlank(styled.text));
        const marked = (list: readonly Styled[]) =>
          isBlank(list.flatMap((one) => bits(one).map(([, text]) => text)).join(''));
        expect(marked(pieces)).toBe(marked([styled]));
      }),
      { seed: 13, numRuns: 300 },
    );
  });

  it('is split between lines, else between sentences, and not within a bold date', () => {
    const line = `${'a'.repeat(60)}\n`;
    expect(split(styleOf([line, line, 'b'.repeat(20)]), 100).map(({ text }) => text)).toEqual([
      line,
      line + 'b'.repeat(20),
    ]);
    const sentences = split(styleOf([`${'a '.repeat(35)}selesai. Lalu ${'b '.repeat(30)}`]), 100);
    expect(sentences[0]?.text).toMatch(/selesai\. $/);
    const dated = split(styleOf(['kata '.repeat(17), { bold: 'Senin, 16 November 2026' }, ' selesai']), 100);
    expect(dated[0]?.text).toBe('kata '.repeat(17));
    expect(dated[1] && bits(dated[1])).toEqual([['bold', 'Senin, 16 November 2026']]);
  });

  it('keeps an emoji of several parts whole', () => {
    const pieces = split(styleOf(['👩‍👩‍👧'.repeat(40)]), 100);
    for (const { text } of pieces) expect(text.replaceAll('👩‍👩‍👧', '')).toBe('');
  });

  it('hangs its buttons under the last part only', () => {
    const message: OutMessage = { text: ['x. '.repeat(3000)], choices: [[{ data: 'a', label: 'Ya' }]] };
    const calls = renderTelegram(message);
    expect(calls.length).toBe(3);
    expect(calls.map((call) => call.keyboard !== undefined)).toEqual([false, false, true]);
  });

  it('puts as many buttons in a row as one can read on a phone', () => {
    const choices = [
      [
        { data: 'a', label: 'Ya, lanjutkan' },
        { data: 'b', label: 'Bukan laporan' },
        { data: 'c', label: 'Tentang data saya' },
      ],
      [
        { data: 'd', label: 'Kembali' },
        { data: 'e', label: 'Batal' },
      ],
    ];
    const [call] = renderTelegram({ text: ['Lanjutkan?'], choices });
    expect(call?.keyboard?.inline_keyboard.map((row) => row.map(({ text }) => text))).toEqual([
      ['Ya, lanjutkan', 'Bukan laporan'],
      ['Tentang data saya'],
      ['Kembali', 'Batal'],
    ]);
  });

  it('shows one picture with its words, and several before them', () => {
    const one = { mediaId: 'm1', kind: 'photo' as const };
    const two = { mediaId: 'm2', kind: 'document' as const };
    expect(renderTelegram({ text: ['Jawaban'], attachments: [one] })).toEqual([
      { text: 'Jawaban', entities: [], attachment: one },
    ]);
    expect(
      renderTelegram({ text: ['Jawaban'], attachments: [one, two] }).map((call) => call.attachment?.mediaId),
    ).toEqual(['m1', 'm2', undefined]);
    const long = renderTelegram({ text: ['x'.repeat(1025)], attachments: [one] });
    expect(long.map(({ text }) => text.length)).toEqual([0, 1025]);
  });

  it('is nothing when it says nothing, unless it has buttons', () => {
    expect(renderTelegram({ text: [] })).toEqual([]);
    expect(renderTelegram({ text: [' \n'] })).toEqual([]);
    expect(renderTelegram({ text: [], choices: [[{ data: 'a', label: 'Ya' }]] })).toHaveLength(1);
  });

  it('refuses a button that Telegram could not carry', () => {
    const choices = [[{ data: 'x'.repeat(65), label: 'Ya' }]];
    expect(() => renderTelegram({ text: ['?'], choices })).toThrow('64 bytes');
  });
});
