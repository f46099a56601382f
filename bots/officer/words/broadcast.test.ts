import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { demoAgency } from '../../../src/demo-agency.ts';
import { BROADCAST_LIMIT, type Broadcast, type BroadcastFigures } from '../../../src/domain/broadcast.ts';
import type { OutMessage } from '../../../src/domain/message.ts';
import { plain } from '../../copy/text.ts';
import { splitMessage } from '../../split.ts';
import {
  announcement,
  type BroadcastReader,
  previewMessages,
  progressMessage,
  proposalMessages,
  resultMessage,
} from './broadcast.ts';

const reader: BroadcastReader = { language: 'id', agency: demoAgency, timeZone: 'Asia/Makassar' };
const finishes = Temporal.Instant.from('2026-11-11T02:00:00Z');
const broadcast: Broadcast = {
  id: 'b1',
  text: 'Air mati *besok* pukul 8.',
  audience: { kind: 'area', words: 'Bati-Bati' },
  status: 'draft',
  createdBy: 'siti',
  createdAt: '2026-11-11T01:00:00Z',
  expiresAt: '2026-11-12T01:00:00Z',
};
const none = { waiting: 0, queued: 0, sent: 0, failed: 0 };
const labels = ({ choices = [] }: OutMessage) => choices.flat().map(({ label }) => label);
const words = (messages: readonly OutMessage[]) => messages.map(({ text }) => plain(text));

describe('an announcement in words', () => {
  it('stays one message however long its text may be, and keeps what was typed as it is', () => {
    const long = announcement('a'.repeat(BROADCAST_LIMIT), demoAgency.name, 'id');
    expect(splitMessage(long)).toHaveLength(1);
    expect(announcement(broadcast.text, demoAgency.name, 'en').text).toContain(broadcast.text);
  });

  it('says before it is proposed whom it reaches, how soon, and who is left out and why', () => {
    const figures: BroadcastFigures = {
      channels: [
        { channel: 'telegram', account: 'bot', ...none, waiting: 10_000 },
        { channel: 'whatsapp', account: 'phone', ...none, failed: 12 },
      ],
      failures: [{ error: 'leftOut', count: 12 }],
    };
    const messages = previewMessages(broadcast, figures, { finishes, gapOf: () => 33.8 }, reader);
    const reach = messages.at(-1);
    expect(words(messages).at(-1)).toContain(
      'Penerima: 10.000 orang\nTelegram: 10.000 orang, sekitar 6 menit',
    );
    expect(words(messages).at(-1)).toContain('12 orang tidak dikirimi. Kiriman massal dari nomor tertaut');
    expect(words(messages).at(-1)).toContain('Selesai kira-kira Rab 11 Nov 10.00 WITA');
    expect(reach && labels(reach)).toEqual(['Ajukan', 'Batalkan']);
  });

  it('cannot be proposed to nobody', () => {
    const figures: BroadcastFigures = { channels: [], failures: [] };
    const [, , reach] = previewMessages(broadcast, figures, { finishes, gapOf: () => 0 }, reader);
    expect(reach && labels(reach)).toEqual(['Batalkan']);
    expect(reach && plain(reach.text)).toContain('Tidak ada penerima');
  });

  it('is shown to another admin whole, with who proposes it to whom', () => {
    const figures: BroadcastFigures = {
      channels: [{ channel: 'telegram', account: 'bot', ...none, waiting: 3 }],
      failures: [],
    };
    const proposed = { ...broadcast, status: 'proposed' } as const;
    const [text, ask] = proposalMessages(proposed, figures, 'Siti', reader);
    expect(text && plain(text.text)).toContain(broadcast.text);
    expect(ask && plain(ask.text)).toContain(
      'Siti mengajukan siaran untuk pelapor di wilayah Bati-Bati (3 orang)',
    );
    expect(ask && labels(ask)).toEqual(['Setujui dan kirim', 'Tolak']);
  });

  const half: BroadcastFigures = {
    channels: [{ channel: 'telegram', account: 'bot', waiting: 40, queued: 10, sent: 45, failed: 5 }],
    failures: [{ error: 'blocked', count: 5 }],
  };

  it('shows how far it is, and what may be done about it', () => {
    const shown = (status: Broadcast['status'], more = {}) =>
      progressMessage({ id: 'b1', status }, half, { remainingMs: 120_000, ...more }, reader);
    expect(plain(shown('running').text)).toBe(
      'Siaran sedang dikirim\n▓▓▓▓▓░░░░░ 50 dari 100 orang, 5 gagal\nSisa waktu sekitar 2 menit.',
    );
    expect(labels(shown('running'))).toEqual(['Jeda', 'Batalkan']);
    expect(plain(shown('paused').text)).not.toContain('Sisa waktu');
    expect(labels(shown('paused'))).toEqual(['Lanjut', 'Batalkan']);
    const resting = shown('running', { restingUntil: '2026-11-11T23:00:00Z' });
    expect(plain(resting.text)).toContain('Dilanjutkan Kam 12 Nov 07.00 WITA');
    expect(labels(shown('done'))).toEqual([]);
  });

  it('says at the end what came of it by reason, and offers another try for those whom one may help', () => {
    const ended: BroadcastFigures = {
      channels: [{ channel: 'telegram', account: 'bot', ...none, sent: 93, failed: 7 }],
      failures: [
        { error: 'blocked', count: 5 },
        { error: 'optedOut', count: 2 },
      ],
    };
    const result = resultMessage({ id: 'b1', status: 'done' }, ended, 'id');
    expect(plain(result.text)).toBe(
      'Siaran: terkirim kepada 93 dari 100 orang\n5 orang: memblokir layanan ini\n2 orang: sudah berhenti dari pengumuman',
    );
    expect(labels(result)).toEqual(['Kirim ulang ke 5']);
  });
});
