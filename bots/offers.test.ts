import { describe, expect, it } from 'vitest';
import { inboxOver, message } from '../test/support/memory-inbox.ts';
import { asPress, withNews } from './offers.ts';
import type { ChatState } from './turn.ts';

const choices = [
  { data: 'c:1:rate:solved', label: 'Selesai' },
  { data: 'c:1:rate:unsolved', label: 'Belum' },
];
const before: ChatState = { v: 1, offered: [{ data: 'm:new', label: 'Buat laporan' }] };
const news = { sentAt: 1_000_000, choices };
const later = 1_010_000;

describe('a number after news', () => {
  it('means what the news offers', () => {
    expect(withNews(before, later, news).offered).toEqual(choices);
  });

  it('means what was there before, for who wrote before the news can have been read', () => {
    expect(withNews(before, 1_002_000, news)).toBe(before);
    expect(withNews(before, 900_000, news)).toBe(before);
  });

  it('still answers a question of ours that is open', () => {
    const asked: ChatState = { ...before, awaiting: { kind: 'number' } };
    expect(withNews(asked, later, news)).toBe(asked);
  });

  it('means the same as before after news without anything to choose', () => {
    expect(withNews(before, later, { ...news, choices: [] })).toBe(before);
  });
});

describe('a number or a label that quotes a message', () => {
  const said = (text: string) => asPress(message('a', text), choices).input;

  it('is a press of its button', () => {
    for (const words of ['2', '2.', 'dua', 'belum', 'Belum'])
      expect(said(words), words).toEqual({ kind: 'press', data: 'c:1:rate:unsolved' });
  });

  it('is not, where it says more than that or names nothing there', () => {
    for (const words of ['belum, masih berlubang', '3', 'RT 2'])
      expect(said(words)).toEqual({ kind: 'text', text: words });
  });
});

describe('the inbox', () => {
  it('takes a number for the newest news of a chat that it had not heard since', async () => {
    const offered: unknown[] = [];
    const { inbox, turns } = inboxOver((state) => {
      offered.push(state.offered?.[0]?.label);
      return { state, replies: [] };
    });
    const at = message('a', '1').at;
    const payload = { message: { text: ['Dijawab'], choices: [[{ data: 'x', label: 'Selesai' }]] } };
    const chat = {
      id: 'a',
      version: '1',
      language: 'id',
      sequence: -1,
      muted: false,
      blocked: false,
    } as const;
    turns.put({ ...chat, state: { v: 1 }, news: { payload, sentAt: at - 60_000 } });
    await inbox.receive([message('a', '1')]);
    expect(offered).toEqual(['Selesai']);
  });
});
