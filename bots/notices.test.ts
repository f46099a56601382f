import { describe, expect, it } from 'vitest';
import type { Language, OutMessage } from '../src/domain/message.ts';
import type { Notice } from '../src/domain/notice.ts';
import { agency, numberA } from '../test/support/officer-chat.ts';
import { notices } from '../test/support/samples/notices.ts';
import { plain } from './copy/text.ts';
import { renderNotice } from './notices.ts';
import { readButton } from './officer/buttons.ts';
import { findEntry } from './officer/registry.ts';
import { textLength } from './split.ts';

const languages: readonly Language[] = ['id', 'en'];
const cases = languages.flatMap((language) =>
  notices.map((notice) => [language, notice.kind, notice] as const),
);
const sample = (kind: Notice['kind'], changes: object = {}): Notice => {
  const found = notices.find((notice) => notice.kind === kind);
  if (!found) throw new Error(`No sample of ${kind}.`);
  return { ...found, ...changes } as Notice;
};
const said = (message: OutMessage) => plain(message.text);
const data = (message: OutMessage) => (message.choices ?? []).flat().map((choice) => choice.data);

describe('every notice', () => {
  it.each(cases)('in %s: %s', (language, _kind, notice) => {
    const message = renderNotice(notice, language, agency);
    const words = said(message);
    expect(words).toContain(numberA);
    expect(words).not.toMatch(/undefined|\[object|NaN|\bnull\b/u);
    expect(textLength(message.text)).toBeLessThanOrEqual(4_096);
    for (const choice of message.choices?.flat() ?? []) {
      expect(choice.data).toMatch(/^[\x20-\x7e]{1,64}$/u);
      expect(choice.label.length).toBeGreaterThan(0);
      expect(choice.label.length).toBeLessThanOrEqual(40);
    }
  });

  it.each(cases)('in %s of %s fits one message however long its words are', (language, _kind, notice) => {
    const long = 'kata-kata '.repeat(300).trim();
    const texts = ['text', 'ask', 'reason', 'note'].filter((key) => key in notice);
    const longest = { ...notice, ...Object.fromEntries(texts.map((key) => [key, long])) } as Notice;
    expect(textLength(renderNotice(longest, language, agency).text)).toBeLessThanOrEqual(4_096);
  });

  it('offers officers only commands that exist', () => {
    for (const notice of notices) {
      for (const one of data(renderNotice(notice, 'id', agency))) {
        const read = readButton(one);
        if (read?.kind === 'complaint') expect(findEntry(read.name)).toBeDefined();
        else expect(one).toMatch(/^[cm]:/u);
      }
    }
  });

  it('has no exclamation mark: news is told calmly', () => {
    for (const [language, , notice] of cases) {
      const words = said(renderNotice(notice, language, agency)).replaceAll('SP4N-LAPOR!', '');
      expect(words).not.toContain('!');
    }
  });
});

describe('what the reporter is told', () => {
  it('quotes the officer and names the day when something is missing', () => {
    const message = renderNotice(sample('completionAsked'), 'id', agency);
    expect(said(message)).toBe(
      `Laporan ${numberA} perlu dilengkapi:\nMohon foto lubang dari dekat dan nama RT terdekat.\n` +
        'Balas pesan ini dengan foto atau tulisan paling lambat Rabu, 25 November 2026 (10 hari kerja).\n' +
        'Setelah itu laporan diarsipkan, dan tetap bisa Anda buka lagi.',
    );
    expect(data(message)).toEqual(['c:V1StGXR8_Z5j:add']);
  });

  it('asks with an answer whether the problem is solved, and shows the photo', () => {
    const message = renderNotice(sample('answer'), 'id', agency);
    expect(data(message)).toEqual([
      'c:V1StGXR8_Z5j:rate:solved',
      'c:V1StGXR8_Z5j:rate:partly',
      'c:V1StGXR8_Z5j:rate:unsolved',
    ]);
    expect(message.attachments).toHaveLength(1);
    expect(said(renderNotice(sample('answer', { mayReopen: false }), 'id', agency))).not.toContain(
      'dibuka lagi',
    );
  });

  it('says why a promised date moves', () => {
    const words = said(renderNotice(sample('accepted'), 'id', agency));
    expect(words).toContain('perlu pemeriksaan lapangan');
    expect(words).toContain('(60 hari kerja)');
  });

  it('offers to follow a joined report no more, and an own one once there will be no more news', () => {
    const news = (step: 'accepted' | 'ended') =>
      renderNotice(sample('supporterNews', { step, unitName: 'Dinas PUPR' }), 'id', agency);
    expect(data(news('accepted'))).toEqual(['c:V1StGXR8_Z5j:unfollow']);
    expect(data(news('ended'))).toEqual(['m:new']);
  });

  it('tells how an archived report comes back', () => {
    expect(said(renderNotice(sample('archived'), 'id', agency))).toContain('dibuka lagi');
  });

  it('keeps what people typed as it is', () => {
    const text = '*bukan tebal* <b> & _garis_';
    expect(renderNotice(sample('firstResponse', { text }), 'id', agency).text).toContainEqual({
      quote: text,
    });
  });
});

describe('what an officer is told', () => {
  it('recognises the report and its limit, and can act at once', () => {
    const message = renderNotice(sample('newInQueue'), 'id', agency);
    expect(said(message)).toBe(
      `Laporan baru ${numberA} · Jalan dan jembatan, Bati-Bati\nVerifikasi paling lambat Senin, 16 November 2026 (3 hari kerja).`,
    );
    expect(data(message)).toEqual([
      'o:V1StGXR8_Z5j:4:view',
      'o:V1StGXR8_Z5j:4:claim',
      'o:V1StGXR8_Z5j:4:verify',
      `o:V1StGXR8_Z5j:4:requestCompletion:${numberA}`,
      `o:V1StGXR8_Z5j:4:forward:${numberA}`,
      `o:V1StGXR8_Z5j:4:archive:${numberA}`,
    ]);
  });

  it('is not offered to archive where the procedure has no rule for it', () => {
    const offered = data(renderNotice(sample('newInQueue'), 'id', agency, { archives: false }));
    expect(offered).toHaveLength(5);
    expect(offered.join()).not.toContain('archive');
  });

  it('sees danger to life first', () => {
    expect(said(renderNotice(sample('late'), 'id', agency))).toMatch(/^⚠️ Lewat batas/u);
  });

  it('sees the beginning of a long reply, the whole stands in the report', () => {
    const message = renderNotice(sample('reporterReplied', { text: 'kata '.repeat(2_000) }), 'id', agency);
    expect(said(message)).toContain('kata…');
    expect(message.attachments).toHaveLength(1);
  });
});
