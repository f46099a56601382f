import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Inbound, Input } from '../../../src/domain/message.ts';
import { spoil } from '../../../test/support/spoil.ts';
import { parseUpdate, pressIdOf, updateIdOf } from './parse.ts';

const RECEIVED_AT = 1_794_360_000_000;
const SENT_AT = 1_794_355_200_000;

const folder = new URL('./samples/', import.meta.url);
const sample = (name: string): Record<string, unknown> =>
  JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')) as Record<string, unknown>;
const parse = (update: unknown): Inbound | undefined => parseUpdate(update, '700000001', RECEIVED_AT);
const file = (name: string) => `AgACAgUAAxkB${name}`;

/** What each sample is read as; `undefined`: not for us. */
const expected: Readonly<Record<string, Input | undefined>> = {
  text: { kind: 'text', text: 'Jalan depan Puskesmas berlubang *besar* <di sini> 😟' },
  command: { kind: 'text', text: '/status@sahut_uji_bot' },
  'start-link': { kind: 'text', text: 'masuk K7Q-4M_2XR' },
  'start-link-foreign': { kind: 'text', text: '/start jawab_selesai' },
  reply: { kind: 'text', text: 'lengkapi mohon foto lubang dari dekat' },
  press: { kind: 'press', data: 'form:go' },
  'press-inaccessible': { kind: 'press', data: 'form:go' },
  'photo-album': {
    kind: 'media',
    media: { kind: 'photo', ref: file('large'), size: 190_000 },
    caption: 'Lubang dari dua sisi',
    albumId: '13579246801357',
  },
  'photo-too-large': { kind: 'media', media: { kind: 'photo', ref: file('small'), size: 1400 } },
  document: {
    kind: 'media',
    media: {
      kind: 'document',
      ref: file('doc'),
      mimeType: 'application/pdf',
      size: 88_123,
      fileName: 'surat keterangan.pdf',
    },
  },
  voice: {
    kind: 'media',
    media: { kind: 'voice', ref: file('voice'), mimeType: 'audio/ogg', size: 40_321 },
  },
  audio: {
    kind: 'media',
    media: {
      kind: 'voice',
      ref: file('audio'),
      mimeType: 'audio/mp4',
      size: 140_321,
      fileName: 'rekaman.m4a',
    },
  },
  video: {
    kind: 'media',
    media: {
      kind: 'video',
      ref: file('video'),
      mimeType: 'video/mp4',
      size: 2_140_321,
      fileName: 'banjir.mp4',
    },
    caption: 'Air meluap',
  },
  'video-note': { kind: 'media', media: { kind: 'video', ref: file('note'), size: 340_321 } },
  animation: {
    kind: 'media',
    media: { kind: 'video', ref: file('anim'), mimeType: 'video/mp4', size: 40_321, fileName: 'a.mp4' },
  },
  location: { kind: 'location', point: { latitude: -3.8021, longitude: 114.7654 } },
  'location-live': { kind: 'location', point: { latitude: -3.8021, longitude: 114.7654 } },
  'location-live-moves': undefined,
  venue: {
    kind: 'location',
    point: { latitude: -3.8021, longitude: 114.7654 },
    label: 'Puskesmas Contoh, Jl. Contoh 1',
  },
  contact: { kind: 'contact', phone: '+620000000000', name: 'Warga Contoh' },
  'contact-empty': { kind: 'unsupported', what: 'contact' },
  'edited-text': { kind: 'edit', messageId: '41', text: 'Jalan depan Puskesmas berlubang, sejak Senin' },
  'edited-caption': { kind: 'edit', messageId: '41', text: 'Lubang dari tiga sisi' },
  sticker: { kind: 'unsupported', what: 'sticker' },
  poll: { kind: 'unsupported', what: 'poll' },
  dice: { kind: 'unsupported', what: 'other' },
  pinned: undefined,
  blocked: { kind: 'blocked' },
  unblocked: { kind: 'unblocked' },
  'group-text': undefined,
  'group-added': undefined,
  'channel-post': undefined,
};

describe('an update from Telegram', () => {
  it('has an expectation for every sample', () => {
    const names = readdirSync(folder).map((name) => name.replace('.json', ''));
    expect(names.sort()).toEqual(Object.keys(expected).sort());
  });

  it.each(Object.keys(expected))('is read for what was done: %s', (name) => {
    expect(parse(sample(name))?.input).toEqual(expected[name]);
  });

  it('carries who, where, when and in which language, apart from what', () => {
    expect(parse(sample('text'))).toMatchObject({
      channel: 'telegram',
      account: '700000001',
      updateId: '870000101',
      address: '5550101',
      messageId: '41',
      at: SENT_AT,
      languageHint: 'id',
    });
  });

  it('answers the message that it replies to', () => {
    expect(parse(sample('reply'))?.replyTo).toBe('37');
    expect(parse(sample('text'))).not.toHaveProperty('replyTo');
  });

  it('is dated by its arrival when it is a press, and answers the message under which the button stands', () => {
    const press = parse(sample('press'));
    expect(press).toMatchObject({ at: RECEIVED_AT, replyTo: '37' });
    expect(press).not.toHaveProperty('messageId');
    expect(pressIdOf(sample('press'))).toBe('9876543210987654321');
    expect(pressIdOf(sample('text'))).toBeUndefined();
  });

  it('is dated by the edit when it is one', () => {
    expect(parse(sample('edited-text'))?.at).toBe(1_794_355_290_000);
  });

  it('gives no hint of a language that we do not speak', () => {
    const update = structuredClone(sample('text')) as { message: { from: { language_code: string } } };
    update.message.from.language_code = 'nl';
    expect(parse(update)).not.toHaveProperty('languageHint');
    update.message.from.language_code = 'en-GB';
    expect(parse(update)?.languageHint).toBe('en');
  });

  it('comes after an earlier one even when Telegram began again at a smaller id after a silent week', () => {
    const before = structuredClone(sample('text')) as { update_id: number; message: { date: number } };
    const later = structuredClone(before);
    later.update_id = 12;
    later.message.date += 7 * 86_400 + 1;
    const sequences = [before, later].map((update) => parse(update)?.sequence ?? 0);
    expect(sequences[0]).toBeLessThan(sequences[1] ?? 0);
    expect(Number.isSafeInteger(sequences[1])).toBe(true);
  });

  it('comes from a person: a bot is not heard', () => {
    const update = structuredClone(sample('text')) as { message: { from: { is_bot: boolean } } };
    update.message.from.is_bot = true;
    expect(parse(update)).toBeUndefined();
  });

  it('never breaks the reader, whatever it holds', () => {
    const samples = Object.keys(expected).map(sample);
    fc.assert(
      fc.property(fc.constantFrom(...samples), fc.nat(), fc.jsonValue(), (update, which, junk) => {
        const broken = spoil(structuredClone(update), which, junk);
        expect(() => [parse(broken), updateIdOf(broken), pressIdOf(broken)]).not.toThrow();
        expect(() => parse(junk)).not.toThrow();
      }),
      { seed: 7, numRuns: 500 },
    );
  });
});
