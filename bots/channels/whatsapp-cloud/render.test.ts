import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Choice, OutMessage, Span } from '../../../src/domain/message.ts';
import { shownOnPhone } from '../../../test/support/whatsapp-markup.ts';
import { whatsAppCopy } from '../../copy/whatsapp.ts';
import { type CloudPart, renderCloud } from './render.ts';

const render = (message: OutMessage) => renderCloud(message, whatsAppCopy.id);
const choice = (label: string, index = 0): Choice => ({ data: `c:${index}`, label });
const rows = (all: readonly string[]) => all.map((label, index) => [choice(label, index)]);

/** What people type: markup of every kind, emoji, joined emoji, accents, lone halves of pairs. */
const typed = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '*',
        '_',
        '~',
        '`',
        '```',
        '<b>',
        '1. ',
        '> ',
        '- ',
        '😀',
        '👩‍👩‍👧',
        'é',
        '\n',
        ' ',
        'kata',
        'Ya. ',
      ),
      fc.string({ unit: 'grapheme', maxLength: 8 }),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''));
const span: fc.Arbitrary<Span> = fc.oneof(
  typed,
  typed.map((bold) => ({ bold })),
  typed.map((code) => ({ code })),
  typed.map((quote) => ({ quote })),
);
const long = fc
  .array(
    fc.oneof(typed, fc.constant('Kata demi kata yang panjang. '), fc.constant('tanpaspasi'.repeat(30))),
    {
      minLength: 20,
      maxLength: 120,
    },
  )
  .map((parts) => parts.join(''));
const choices = fc.array(
  fc.array(
    fc.oneof(typed, long).map((label) => label.slice(0, 100)),
    { maxLength: 4 },
  ),
  {
    maxLength: 5,
  },
);
const message: fc.Arbitrary<OutMessage> = fc
  .record({
    text: fc.oneof(
      fc.array(span, { maxLength: 6 }),
      long.map((words): Span[] => [words]),
    ),
    labels: choices,
    ask: fc.constantFrom('location' as const, 'contact' as const, undefined),
    files: fc.nat({ max: 2 }),
  })
  .map(({ text, labels: names, ask, files }) => ({
    text,
    choices: names.map((row, r) => row.map((label, c) => ({ data: `c:${r}:${c}`, label }))),
    ...(ask ? { ask } : {}),
    attachments: Array.from({ length: files }, (_, index) => ({
      mediaId: `m${index}`,
      kind: 'photo' as const,
    })),
  }));

function wordsOf(part: CloudPart): string {
  if (part.type === 'text') return part.text.body;
  return part.type === 'file' ? part.caption : part.interactive.body.text;
}
const within = (words: string, most: number) => {
  expect(words.length).toBeLessThanOrEqual(most);
  expect(words.trim()).not.toBe('');
};

/** What Graph would refuse. */
function check(part: CloudPart): void {
  if (part.type === 'text') within(part.text.body, 4096);
  else if (part.type === 'file') expect(part.caption.length).toBeLessThanOrEqual(1024);
  else {
    const { interactive } = part;
    within(interactive.body.text, 1024);
    if (interactive.type === 'button') {
      const titles = interactive.action.buttons.map(({ reply }) => reply.title);
      expect(titles.length).toBeLessThanOrEqual(3);
      expect(new Set(titles).size).toBe(titles.length);
      for (const title of titles) within(title, 20);
    } else if (interactive.type === 'list') {
      const all = interactive.action.sections.flatMap((section) => section.rows);
      expect(all.length).toBeLessThanOrEqual(10);
      for (const { title, description } of all) {
        within(title, 24);
        if (description !== undefined) within(description, 72);
      }
    }
  }
}

describe('a message for the Cloud API', () => {
  it('is never one that Graph would refuse, and says all of it', () => {
    fc.assert(
      fc.property(message, (one) => {
        const parts = render(one);
        for (const part of parts) check(part);
        const solid = (words: string) => words.replace(/[\s\u2060\u02CB*_~`“”⋯\uFFFD]/gu, '');
        const said = solid(parts.map(wordsOf).join(''));
        const asked = one.text.map((part) =>
          typeof part === 'string'
            ? part
            : 'bold' in part
              ? part.bold
              : 'code' in part
                ? part.code
                : 'quote' in part
                  ? part.quote
                  : '',
        );
        const wanted = solid(asked.join('').replace(/\p{Surrogate}|[^\P{Cc}\n\t]/gu, ''));
        expect(said.startsWith(wanted)).toBe(true);
        expect(parts.filter(({ type }) => type === 'file')).toHaveLength(one.attachments?.length ?? 0);
      }),
      { seed: 41, numRuns: 500 },
    );
  });

  it('comes out on a phone as it was typed, whatever was typed', () => {
    fc.assert(
      fc.property(typed, (words) => {
        const [part] = render({ text: ['“', words, '”'] });
        const asShown = words
          .replaceAll('\r\n', '\n')
          .replace(/\r/g, '\n')
          .replace(/[^\P{Cc}\n\t]/gu, ' ');
        expect(part && shownOnPhone(wordsOf(part))).toBe(`“${asShown}”`);
      }),
      { seed: 42, numRuns: 500 },
    );
  });

  it('draws up to three short choices as buttons', () => {
    const parts = render({ text: ['Lanjutkan?'], choices: [[choice('Ya, lanjutkan'), choice('Batal', 1)]] });
    expect(parts).toEqual([
      {
        type: 'interactive',
        interactive: {
          type: 'button',
          body: { text: 'Lanjutkan?' },
          action: {
            buttons: [
              { type: 'reply', reply: { id: 'c:0', title: 'Ya, lanjutkan' } },
              { type: 'reply', reply: { id: 'c:1', title: 'Batal' } },
            ],
          },
        },
      },
    ]);
  });

  it('draws more or longer ones as a list, a long label whole in the description', () => {
    const names = [
      'Jalan dan jembatan',
      'Penerangan jalan',
      'Batal',
      'Dinas Pekerjaan Umum dan Penataan Ruang',
    ];
    const [part] = render({ text: ['Ke mana?'], choices: rows(names) });
    expect(part).toMatchObject({
      interactive: {
        type: 'list',
        action: {
          button: 'Pilih',
          sections: [
            {
              rows: [
                { id: 'c:0', title: 'Jalan dan jembatan' },
                { id: 'c:1', title: 'Penerangan jalan' },
                { id: 'c:2', title: 'Batal' },
                { id: 'c:3', title: 'Dinas Pekerjaan Umum…', description: names[3] },
              ],
            },
          ],
        },
      },
    });
  });

  it('numbers what fits neither', () => {
    const many = Array.from({ length: 11 }, (_, index) => `Pilihan ${index + 1}`);
    const [part] = render({ text: ['Mana?'], choices: rows(many) });
    expect(part && wordsOf(part)).toMatch(/^Mana\?\n\n1\. Pilihan 1\n.*\n11\. Pilihan 11$/s);
    const [same] = render({ text: ['Mana?'], choices: rows(['Lihat', 'Lihat']) });
    expect(same && wordsOf(same)).toBe('Mana?\n\n1. Lihat\n2. Lihat');
  });

  it('keeps the choices with the last of long words', () => {
    const words = Array.from({ length: 700 }, (_, index) => `kata${index}`).join(' ');
    const parts = render({ text: [words], choices: rows(['Ya']) });
    expect(parts.map(({ type }) => type)).toEqual(['text', 'text', 'interactive']);
  });

  it("asks for a place with WhatsApp's own dialogue, the way back as a number", () => {
    const [part] = render({ text: ['Di mana?'], ask: 'location', choices: rows(['Kembali', 'Batal']) });
    expect(part).toEqual({
      type: 'interactive',
      interactive: {
        type: 'location_request_message',
        body: { text: 'Di mana?\n\n1. Kembali\n2. Batal' },
        action: { name: 'send_location' },
      },
    });
  });

  it('puts short words under a single picture, and files before words with choices', () => {
    const photo = { mediaId: 'p', kind: 'photo' } as const;
    expect(render({ text: ['Selesai'], attachments: [photo] })).toEqual([
      { type: 'file', attachment: photo, caption: 'Selesai' },
    ]);
    const asked = render({ text: ['Selesai?'], attachments: [photo], choices: rows(['Ya']) });
    expect(asked.map(({ type }) => type)).toEqual(['file', 'interactive']);
  });
});
