import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WebLine } from '../../../src/ports/web-chat.ts';
import { safeFileName } from './files.ts';
import { html, json } from './html.ts';
import { renderWeb, toWire } from './render.ts';
import { readCookie } from './session.ts';

const at = '2026-11-11T01:12:00.000Z';

describe('what the page shows', () => {
  it('is what was said, span by span, with its buttons', () => {
    const choices = [[{ data: 'a', label: 'Ya' }]];
    const message = {
      text: ['a ', { bold: '<b>' }, { code: 'K' }, { quote: '*x*' }],
      choices,
      ask: 'location',
    } as const;
    const content = renderWeb(message, 'en');
    expect(toWire({ id: 7, createdAt: at, content }, 'citizen')).toEqual({
      id: 7,
      at: Date.parse(at),
      from: 'us',
      language: 'en',
      text: message.text,
      choices,
      asksLocation: true,
      files: [],
    });
  });

  it.each([
    ['https://lapor.example', true],
    ['tel:112', true],
    ['/petugas', true],
    ['javascript:alert(1)', false],
    [' javascript:alert(1)', false],
    ['data:text/html,x', false],
    ['//evil.example', false],
    ['/\\evil.example', false],
    ['file:///etc/passwd', false],
  ])('links only where a page may lead: %s', (link, isLink) => {
    const { text } = renderWeb({ text: [{ link, label: 'di sini' }] }, 'id');
    expect(text).toEqual([isLink ? { link, label: 'di sini' } : 'di sini']);
  });

  it('names a file by its place in the chat, never by its id or key', () => {
    const attachments = [
      { mediaId: 'm1', kind: 'photo' as const },
      { mediaId: 'm2', kind: 'document' as const },
    ];
    const ours: WebLine = { id: 3, createdAt: at, content: renderWeb({ text: [], attachments }, 'id') };
    expect(toWire(ours, 'officer').files.map(({ url }) => url)).toEqual([
      '/chat/officer/media/3/0',
      '/chat/officer/media/3/1',
    ]);
    const theirs: WebLine = {
      id: 4,
      createdAt: at,
      content: {
        from: 'you',
        clientId: 'c',
        said: {
          kind: 'media',
          mediaKind: 'photo',
          mimeType: 'image/png',
          fileName: 'a.png',
          file: { hash: 'HASH', key: 'KEY', size: 3 },
        },
      },
    };
    const shown = JSON.stringify(toWire(theirs, 'citizen'));
    expect(shown).toContain('/chat/citizen/media/4/0');
    expect(shown).not.toMatch(/KEY|HASH/);
  });
});

describe('the page’s markup', () => {
  it('holds what is put into it as text, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (words) => {
        const { markup } = html`<p title="${words}">${words}</p>`;
        const inside = markup.slice('<p title="'.length, -'</p>'.length).split('">');
        expect(inside).toHaveLength(2);
        for (const part of inside) {
          expect(part).not.toMatch(/[<>"']/);
          const read = part
            .replaceAll('&lt;', '<')
            .replaceAll('&gt;', '>')
            .replaceAll('&quot;', '"')
            .replaceAll('&#39;', "'")
            .replaceAll('&amp;', '&');
          expect(read).toBe(words);
        }
        const data = json({ words }).markup;
        expect(data).not.toContain('<');
        expect(JSON.parse(data)).toEqual({ words });
      }),
      { seed: 20261111 },
    );
  });
});

describe('a file’s name', () => {
  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\foto\\lubang.jpg', 'lubang.jpg'],
    ['a"b\r\nX: y.png', 'abX y.png'],
    ['\u202egnp.exe', 'gnp.exe'],
    ['', 'berkas'],
    [`${'x'.repeat(300)}.pdf`, `${'x'.repeat(96)}.pdf`],
  ])('cannot lead anywhere: %j', (name, safe) => {
    expect(safeFileName(name)).toBe(safe);
  });
});

describe('a cookie', () => {
  it('is read by its whole name', () => {
    const header = 'a=1; __Host-sahut-citizen=abc; sahut-citizen=plain; b=';
    expect(readCookie(header, 'sahut-citizen')).toBe('plain');
    expect(readCookie(header, '__Host-sahut-citizen')).toBe('abc');
    expect(readCookie(header, 'citizen')).toBeUndefined();
    expect(readCookie(undefined, 'a')).toBeUndefined();
  });
});
