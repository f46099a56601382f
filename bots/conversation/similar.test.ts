import { describe, expect, it } from 'vitest';
import type { SimilarReport } from '../../src/domain/complaint/support.ts';
import type { Outcome } from '../../src/domain/outcome.ts';
import { dialogue, givenNumber, pretend } from '../../test/support/dialogue.ts';
import type { Action } from '../turn.ts';

const similar: SimilarReport = {
  complaintId: 'complaint-2',
  number: givenNumber,
  categoryId: 'jalan',
  place: 'Jl. A. Yani',
  told: 'Jalan berlubang besar di depan puskesmas',
  receivedAt: '2026-11-10T01:12:00Z',
  status: 'accepted',
  supporters: 3,
};

/** A report that is sent, with a similar one nearby; `then`: what comes of joining it. */
function sent(
  then: Outcome = pretend({ kind: 'support', complaintId: 'complaint-2' }),
  perform = (action: Action): Outcome => {
    if (action.kind === 'submit' && !action.draft.similar) return { kind: 'similarFound', similar };
    return action.kind === 'support' ? then : pretend(action);
  },
) {
  const chat = dialogue({ perform });
  for (const words of [
    'Jalan depan Puskesmas Bati-Bati berlubang besar, kemarin ada yang jatuh',
    'ya',
    'Jl. A. Yani, depan puskesmas',
    'kemarin sore',
    'kategori lain',
    'jalan dan jembatan',
    'tidak ada',
    'anonim',
    'boleh',
  ])
    chat.types(words);
  return { chat, asked: chat.presses('Kirim') };
}

describe('who is about to report what a public report nearby says', () => {
  it('sees that report before anything is sent, and not who sent it', () => {
    const { chat, asked } = sent();
    for (const part of [
      'di dekat sini sudah ada laporan yang mirip',
      `${givenNumber} · Jalan dan jembatan, Jl. A. Yani, Selasa, 10 November 2026`,
      'Jalan berlubang besar di depan puskesmas',
      'Sekarang sedang ditangani, diikuti 3 warga lain.',
      '[Saya juga mengalami ini]',
      '[Kirim laporan saya]',
    ])
      expect(asked).toContain(part);
    expect(chat.state.draft?.step).toBe('similar');
  });

  it.each(['saya juga', 'ikut', '1'])('joins it by “%s”, and the own report is over', (words) => {
    const { chat } = sent();
    const said = chat.types(words);
    expect(chat.actions.at(-1)).toEqual({ kind: 'support', complaintId: 'complaint-2' });
    expect(said).toContain(`Anda mengikuti laporan ${givenNumber}`);
    expect(said).toContain('[Cek status] [Berhenti ikut]');
    expect(chat.state.draft).toBeUndefined();
  });

  it.each(['kirim', 'beda', '2'])('sends the own one by “%s”, and is not asked twice', (words) => {
    const { chat } = sent();
    expect(chat.types(words)).toContain('Laporan Anda tercatat');
    expect(chat.actions.at(-1)).toMatchObject({ kind: 'submit', draft: { similar } });
  });

  it('goes back to the summary, and what is sent from there is sent', () => {
    const { chat } = sent();
    expect(chat.types('kembali')).toContain('Periksa sebentar sebelum dikirim');
    expect(chat.presses('Kirim')).toContain('Laporan Anda tercatat');
  });

  it('keeps what is told meanwhile, and asks again', () => {
    const { chat } = sent();
    const said = chat.types('Tadi pagi ada lagi yang jatuh di lubang itu');
    expect(said).toContain('Saya simpan sebagai tambahan cerita.');
    expect(said).toContain('Ketik “saya juga”');
  });

  it('has the own report still when the other one can be joined no more', () => {
    const { chat } = sent({ kind: 'supportRefused', number: givenNumber, why: 'ended' });
    const said = chat.types('saya juga');
    expect(said).toContain('tidak bisa diikuti lagi');
    expect(said).toContain('Periksa sebentar sebelum dikirim');
    expect(chat.types('kirim')).toContain('Laporan Anda tercatat');
  });

  it('need not send again what they follow already', () => {
    const perform = (action: Action): Outcome =>
      action.kind === 'submit' && !action.draft.similar
        ? { kind: 'similarFound', similar: { ...similar, isFollowed: true } }
        : pretend(action);
    const { chat, asked } = sent(undefined, perform);
    expect(asked).toContain('laporan yang Anda ikuti sepertinya tentang hal yang sama');
    expect(chat.presses('Tidak usah dikirim')).toContain(`Anda mengikuti laporan ${givenNumber}`);
    expect(chat.state.draft).toBeUndefined();
  });

  it('reads it in English, too', () => {
    const { chat } = sent();
    const said = chat.types('english');
    expect(said).toContain('there is a similar report nearby');
    expect(chat.types('me too')).toContain('You follow the report');
  });
});

describe('berhenti ikut', () => {
  it.each([
    `berhenti ikut ${givenNumber}`,
    `Berhenti mengikuti laporan ${givenNumber}`,
    `stop following ${givenNumber}`,
  ])('ends the news: %s', (words) => {
    const chat = dialogue();
    expect(chat.types(words)).toContain(`kabar laporan ${givenNumber} tidak lagi saya kirim`);
    expect(chat.actions).toEqual([{ kind: 'unfollow', ref: { by: 'number', number: givenNumber } }]);
  });

  it('needs no number in reply to the news, nor where one report is followed; of several, a tap says which', () => {
    const chat = dialogue();
    const repliesTo = { complaintId: 'complaint-2', number: givenNumber, version: 4, kind: 'supporterNews' };
    chat.types('berhenti ikut', { repliesTo });
    expect(chat.actions).toEqual([{ kind: 'unfollow', ref: { by: 'id', id: 'complaint-2' } }]);
    expect(chat.types('tidak mau ikut campur')).toContain('Tulis nomor laporannya');
    expect(chat.actions).toHaveLength(1);
    const row = { categoryId: 'jalan', status: 'accepted', receivedAt: '2026-11-10T01:12:00Z' } as const;
    const followed = ['TLA-7KQ4-M2XR', 'TLA-9D2M-0V0V'].map((number, index) => ({
      ...row,
      number,
      complaintId: `complaint-${index}`,
    }));
    const perform = (action: Action): Outcome =>
      action.kind === 'unfollow' && !action.ref ? { kind: 'whichFollowed', followed } : pretend(action);
    const other = dialogue({ perform });
    expect(other.types('berhenti ikut')).toContain('Laporan mana yang tidak ingin Anda ikuti lagi?');
    other.presses('TLA-9D2M-0V0V');
    expect(other.actions.at(-1)).toEqual({ kind: 'unfollow', ref: { by: 'id', id: 'complaint-1' } });
  });

  it('is a tap away where the report is looked at', () => {
    const row = { categoryId: 'jalan', status: 'accepted', receivedAt: '2026-11-10T01:12:00Z' } as const;
    const status = { number: givenNumber, status: 'accepted', receivedAt: row.receivedAt } as const;
    const followed = { ...row, number: givenNumber, complaintId: 'complaint-2' };
    const perform = (action: Action): Outcome => {
      if (action.kind === 'myComplaints') return { kind: 'myComplaints', rows: [], followed: [followed] };
      return action.kind === 'status'
        ? { kind: 'publicStatus', status, followed: 'complaint-2' }
        : pretend(action);
    };
    const chat = dialogue({ perform });
    const list = chat.types('laporan saya');
    expect(list).toContain(
      `Yang Anda ikuti, dari warga lain:\n${givenNumber} Selasa, 10 November 2026, Jalan dan jembatan: sedang ditangani`,
    );
    expect(list).not.toContain('Laporan Anda');
    const looked = chat.presses(givenNumber);
    expect(looked).toContain('Anda mengikuti laporan ini');
    expect(looked).not.toContain('Ketik “gabung”');
    chat.presses('Berhenti ikut');
    expect(chat.actions.at(-1)).toEqual({ kind: 'unfollow', ref: { by: 'id', id: 'complaint-2' } });
  });

  it('is no addition to somebody else’s report: a reply with a story begins an own one', () => {
    const chat = dialogue();
    const repliesTo = { complaintId: 'complaint-2', number: givenNumber, version: 4, kind: 'supporterNews' };
    expect(chat.types('Jalan di RT kami juga berlubang besar sekali', { repliesTo })).toContain(
      'Lanjutkan dengan cerita di atas?',
    );
    expect(chat.actions).toEqual([]);
  });
});
