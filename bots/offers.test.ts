import { describe, expect, it } from 'vitest';
import type { Notice } from '../src/domain/notice.ts';
import { inboxOver, message } from '../test/support/memory-inbox.ts';
import { notices } from '../test/support/samples/notices.ts';
import { askWhich, asPress, withNews, withNewsAfter } from './offers.ts';
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

  it('still means the news after an answer without anything to choose, though that came too soon for it', () => {
    expect(withNewsAfter({ state: before, replies: [{ text: ['Sama-sama'] }] }, news).offered).toEqual(
      choices,
    );
    const menu = { text: ['Menu'], choices: [[{ data: 'm:new', label: 'Buat laporan' }]] };
    expect(withNewsAfter({ state: before, replies: [menu] }, news)).toBe(before);
  });

  it('means the same as before after news without anything to choose', () => {
    expect(withNews(before, later, { ...news, choices: [] })).toBe(before);
  });
});

describe('a number after news that came while something of ours was open', () => {
  const cancel = { data: 't:batal', label: 'Batal', place: 'back' } as const;
  const waiting: ChatState = { ...before, offered: [cancel], awaiting: { kind: 'number' } };
  const form = { id: 'd1', step: 'secrecy' } as NonNullable<ChatState['draft']>;
  const open: ChatState = { v: 1, draft: form, offered: [{ data: 'f:d1:secrecy:public', label: 'Boleh' }] };
  const said = (state: ChatState, text: string, more: object = {}) => {
    const turn = askWhich(state, { ...message('a', text), at: later, ...more }, news, 'id');
    return turn?.replies[0]?.choices?.flat().map(({ label }) => label);
  };

  it('is asked about, and does nothing', () => {
    expect(said(open, '1')).toEqual(['Selesai', 'Boleh', 'Lanjutkan']);
    expect(said(open, '2')).toEqual(['Belum', 'Lanjutkan']);
    expect(said(waiting, '1')).toEqual(['Selesai', 'Batal']);
    const asked = askWhich(waiting, { ...message('a', '1'), at: later }, news, 'id');
    expect(asked?.state.awaiting).toEqual(waiting.awaiting);
    expect(asked?.action).toBeUndefined();
  });

  it('is not asked about where it is clear', () => {
    expect(said(open, '3')).toBeUndefined();
    expect(said(open, 'RT 2')).toBeUndefined();
    expect(said(open, '1', { replyTo: 'm7' })).toBeUndefined();
    expect(said(open, '1', { at: news.sentAt + 1_000 })).toBeUndefined();
    expect(said(before, '1')).toBeUndefined();
    expect(said({ ...open, offered: choices }, '1')).toBeUndefined();
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

  it('speaks of the report that the newest news was about, also of an older one', async () => {
    const spokenOf: unknown[] = [];
    const { inbox, turns } = inboxOver((state) => {
      spokenOf.push(state.lastComplaint?.number);
      return { state, replies: [] };
    });
    const notice = notices.find(({ kind }) => kind === 'completionAsked') as Notice;
    const chat = {
      id: 'a',
      version: '1',
      language: 'id',
      sequence: -1,
      muted: false,
      blocked: false,
      state: { v: 1, lastComplaint: { id: 'newer', number: 'TLA-9D2M-0V0V' } },
    } as const;
    turns.put({ ...chat, news: { payload: { notice }, sentAt: message('a', '').at - 60_000 } });
    await inbox.receive([message('a', 'RT 3, dekat masjid')]);
    expect(spokenOf).toEqual([notice.number]);
  });
});
