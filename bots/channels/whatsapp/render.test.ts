import { describe, expect, it } from 'vitest';
import type { OutMessage } from '../../../src/domain/message.ts';
import { renderWhatsApp } from './render.ts';

const words = {
  missingFile: '(berkas tidak ada)',
  howToSendPlace: 'Lokasi: ketuk 📎, lalu Lokasi.',
  choose: 'Pilih',
};
const render = (message: OutMessage) => renderWhatsApp(message, words);
const choices = [[{ data: 'a', label: 'Ya' }], [{ data: 'b', label: 'Batal' }]];
const photo = { mediaId: 'm1', kind: 'photo' as const };
const letter = { mediaId: 'm2', kind: 'document' as const };

describe('a message for WhatsApp', () => {
  it('has its choices as a numbered menu under the words', () => {
    expect(render({ text: ['Lanjutkan?'], choices })).toEqual([{ text: 'Lanjutkan?\n\n1. Ya\n2. Batal' }]);
    expect(render({ text: [], choices })).toEqual([{ text: '1. Ya\n2. Batal' }]);
  });

  it('tells how to send a place when it asks for one, before the menu', () => {
    const [part] = render({ text: ['Di mana?'], ask: 'location', choices });
    expect(part?.text).toBe('Di mana?\n\nLokasi: ketuk 📎, lalu Lokasi.\n\n1. Ya\n2. Batal');
  });

  it('shows one picture with its words, and several files before them', () => {
    expect(render({ text: ['Jawaban'], attachments: [photo], choices })).toEqual([
      { text: 'Jawaban\n\n1. Ya\n2. Batal', attachment: photo },
    ]);
    expect(render({ text: ['Jawaban'], attachments: [photo, letter] })).toEqual([
      { text: '', attachment: photo },
      { text: '', attachment: letter },
      { text: 'Jawaban' },
    ]);
    expect(render({ text: [], attachments: [photo] })).toEqual([{ text: '', attachment: photo }]);
  });

  it('puts no words under a voice message, and no long ones under a picture', () => {
    const voice = { mediaId: 'm3', kind: 'voice' as const };
    expect(render({ text: ['Jawaban'], attachments: [voice] })).toEqual([
      { text: '', attachment: voice },
      { text: 'Jawaban' },
    ]);
    expect(render({ text: ['x'.repeat(1025)], attachments: [photo] })).toHaveLength(2);
  });

  it('is split at a sentence when it is long, with the menu under the last part', () => {
    const parts = render({ text: ['Satu kalimat penuh. '.repeat(500)], choices });
    expect(parts).toHaveLength(3);
    for (const { text } of parts) expect(text.length).toBeLessThanOrEqual(4096);
    expect(parts.slice(0, -1).every(({ text }) => text.endsWith('penuh.'))).toBe(true);
    expect(parts.map(({ text }) => text.includes('2. Batal'))).toEqual([false, false, true]);
  });

  it('keeps a menu whole that is as long as a message', () => {
    const long = [Array.from({ length: 60 }, (_, index) => ({ data: `${index}`, label: 'x'.repeat(60) }))];
    const parts = render({ text: ['Pilih:'], choices: long });
    expect(parts[0]?.text).toBe('Pilih:');
    expect(parts.map(({ text }) => text).join('\n')).toContain('60. xxx');
    for (const { text } of parts) expect(text.length).toBeLessThanOrEqual(4096);
  });

  it('is nothing when it says nothing', () => {
    expect(render({ text: [] })).toEqual([]);
    expect(render({ text: [' \n'] })).toEqual([]);
  });
});
