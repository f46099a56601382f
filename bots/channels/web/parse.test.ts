import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePost, parseUploadFields, TEXT_LIMIT, toContent, toInbound, toInput } from './parse.ts';

const id = '0b7d9c1e-2f43-4a55-8a66-77889900aabb';
const text = (words: string) => ({ id, language: 'id', kind: 'text', text: words });

describe('what the page posts', () => {
  it('is taken as typed, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 200 }), (words) => {
        const parsed = parsePost(JSON.parse(JSON.stringify(text(words))));
        const kept = words.replaceAll('\u0000', '');
        if (!/\S/.test(kept)) return expect(parsed).toEqual({ ok: false, error: 'malformed' });
        expect(parsed).toEqual({ ok: true, value: { ...text(kept) } });
        if (!parsed.ok) return;
        expect(toInput(parsed.value)).toEqual({ kind: 'text', text: kept });
        expect(toContent(parsed.value, 'citizen', '').said).toEqual({ kind: 'text', text: kept });
      }),
      { seed: 20261111 },
    );
  });

  it('may be long, but not longer than can be read', () => {
    expect(parsePost(text('a'.repeat(TEXT_LIMIT))).ok).toBe(true);
    expect(parsePost(text('a'.repeat(TEXT_LIMIT + 1)))).toEqual({ ok: false, error: 'tooLong' });
  });

  it.each([
    undefined,
    null,
    'text',
    [],
    {},
    text(''),
    text(' \n\t'),
    { ...text('a'), id: 'no uuid' },
    { ...text('a'), language: 'fr' },
    { ...text('a'), replyTo: -1 },
    { ...text('a'), kind: 'edit' },
    { id, language: 'id', kind: 'press', on: 1, data: 'x'.repeat(65) },
    { id, language: 'id', kind: 'press', on: '1', data: 'x' },
    { id, language: 'id', kind: 'location', latitude: Number.NaN, longitude: 0 },
    { id, language: 'id', kind: 'location', latitude: 0, longitude: 181 },
  ])('is refused when no page of ours would send it: %j', (body) => {
    expect(parsePost(body)).toEqual({ ok: false, error: 'malformed' });
  });

  it('becomes an update that a repeat cannot double and that the line’s number orders', () => {
    const post = { id, language: 'en', kind: 'text', text: 'halo', replyTo: 12 } as const;
    expect(toInbound(post, toInput(post), { address: 'A', lineId: 40, at: 5 })).toEqual({
      channel: 'web',
      account: 'web',
      updateId: `40:${id}`,
      sequence: 40,
      address: 'A',
      at: 5,
      messageId: '40',
      replyTo: '12',
      languageHint: 'en',
      input: { kind: 'text', text: 'halo' },
    });
  });

  it('keeps a place as a point, and a press as the button’s words', () => {
    const place = { id, language: 'id', kind: 'location', latitude: -3.8, longitude: 114.7 } as const;
    expect(toContent(place, 'citizen', '').said).toEqual({
      kind: 'location',
      point: { latitude: -3.8, longitude: 114.7 },
    });
    const press = { id, language: 'id', kind: 'press', on: 3, data: 'c:ya' } as const;
    expect(toContent(press, 'citizen', 'Ya').said).toEqual({ kind: 'press', data: 'c:ya', label: 'Ya' });
  });

  it.each([
    ['masuk ABCD-EFGH', 'masuk ••••'],
    ['/Masuk  abcd', '/Masuk  ••••'],
    ['masuk', 'masuk'],
    ['jawab orang masuk lewat pagar', 'jawab orang masuk lewat pagar'],
  ])('does not leave an invite code on the officer’s screen: %s', (typed, shown) => {
    const post = { id, language: 'id', kind: 'text', text: typed } as const;
    expect(toContent(post, 'officer', '').said).toEqual({ kind: 'text', text: shown });
    expect(toContent(post, 'citizen', '').said).toEqual({ kind: 'text', text: typed });
    expect(toInput(post)).toEqual({ kind: 'text', text: typed });
  });
});

describe('the words that come with a file', () => {
  it('are read, with an empty caption as none', () => {
    const albumId = randomUUID();
    expect(
      parseUploadFields({ id, language: 'id', caption: ' ', albumId, replyTo: '7', other: 'x' }),
    ).toEqual({
      ok: true,
      value: { id, language: 'id', albumId, replyTo: 7 },
    });
  });

  it('are refused without an id, and when they are too long', () => {
    expect(parseUploadFields({ language: 'id' }).ok).toBe(false);
    expect(parseUploadFields({ id, language: 'id', caption: 'x'.repeat(TEXT_LIMIT + 1) }).ok).toBe(false);
  });
});
