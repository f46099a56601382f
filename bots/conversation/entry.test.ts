import { describe, expect, it } from 'vitest';
import { demoAgency } from '../../src/demo-agency.ts';
import { type DialogueOptions, dialogue, drawn, givenNumber } from '../../test/support/dialogue.ts';
import { dodi } from '../../test/support/officer-chat.ts';
import { entryOf } from './submission.ts';
import { sweepForm } from './unfinished.ts';

/** An officer's chat on Wednesday 11 November 2026. */
const chat = (options: DialogueOptions = {}) =>
  dialogue({ officer: dodi, hearsCommands: true, hasIntakeClocks: true, ...options });

type Chat = ReturnType<typeof chat>;

/** All questions up to the name, of a letter. */
function told(talk: Chat): void {
  talk.types('entri surat');
  talk.types('6 November');
  talk.types('kemarin');
  talk.presses('Pengaduan');
  talk.types('Jalan depan SDN 2 berlubang besar dan membahayakan anak sekolah');
  talk.types('Desa Sungai Riam');
  talk.presses('Lewati');
  talk.presses('Jalan dan jembatan');
  talk.presses('Tidak ada');
}

/** And everything else, up to the summary. */
function filled(talk: Chat): string {
  told(talk);
  talk.types('Siti Aminah');
  talk.types('0812 0000 0000');
  talk.presses('Boleh dibaca publik');
  return talk.presses('Belum, perlu ditangani');
}

const entered = (talk: Chat) => {
  const action = talk.actions.at(-1);
  if (action?.kind !== 'enter') throw new Error('Nothing was entered.');
  return entryOf(action.draft, demoAgency, 'telegram');
};

describe('an officer who enters a report', () => {
  it('is led from its source to its number, one question at a time [TLA 4] [BUP VI.B.1.a.12]', () => {
    const talk = chat();
    const first = talk.types('entri');
    expect(first).toContain('Dari mana laporan ini masuk?');
    expect(first).toContain('[Surat] [Loket/tatap muka]');
    expect(talk.presses('Surat')).toContain('Tanggal berapa laporan ini masuk');
    expect(talk.types('6 November')).toContain('Masuk Jumat, 6 November 2026');
    expect(talk.presses('Hari ini')).toContain('jenis laporannya');
    talk.presses('Pengaduan');
    talk.types('Jalan depan SDN 2 berlubang besar');
    talk.types('Desa Sungai Riam');
    talk.types('awal November');
    talk.presses('Jalan dan jembatan');
    talk.sends('photo');
    expect(talk.presses('Cukup')).toContain('Siapa nama pelapor?');
    talk.types('Siti Aminah');
    expect(talk.types('0812 0000 0000')).toContain('dibaca publik');
    expect(talk.presses('Rahasiakan')).toContain('sudah selesai ditangani?');
    const summary = talk.presses('Belum, perlu ditangani');
    for (const part of [
      'Asal surat',
      'Tanggal masuk Jumat, 6 November 2026',
      'Siti Aminah',
      '1 foto',
      'belum ada',
    ])
      expect(summary).toContain(part);
    const done = talk.presses('Catat');
    expect(done).toContain(givenNumber);
    expect(done).toContain('diverifikasi paling lambat Senin, 16 November 2026');
    expect(talk.state.draft).toBeUndefined();
    expect(entered(talk)).toMatchObject({
      entry: { source: 'letter', arrivedOn: '2026-11-06', handedOn: '2026-11-11' },
      identity: { name: 'Siti Aminah', contact: '0812 0000 0000' },
      confidential: true,
      anonymous: false,
      content: { attachments: [{ kind: 'photo' }] },
    });
    expect(entered(talk).answer).toBeUndefined();
  });

  it('enters what was settled already with its answer [TLA 4]', () => {
    const talk = chat();
    told(talk);
    talk.presses('Anonim');
    talk.presses('Boleh dibaca publik');
    expect(talk.types('sudah')).toContain('Tulis jawabannya');
    expect(talk.types('Lubang ditambal 9 November 2026.')).toContain('Ada pindaian surat jawaban');
    const summary = talk.presses('Tidak ada');
    expect(summary).toContain('Jawaban Lubang ditambal 9 November 2026.');
    expect(summary).not.toContain('Berkas jawaban');
    expect(talk.presses('Catat')).toContain('Jawabannya ikut tercatat');
    expect(entered(talk)).toMatchObject({
      anonymous: true,
      identity: {},
      answer: { text: 'Lubang ditambal 9 November 2026.', attachments: [] },
    });
  });

  it('keeps the files of an answer apart from those of the report, and shows both [TLA 4]', () => {
    const talk = chat();
    told(talk);
    talk.presses('Anonim');
    talk.sends('photo');
    talk.presses('Boleh dibaca publik');
    expect(talk.sends('document')).toContain('Dokumen tersimpan untuk jawaban.\nTulis jawabannya');
    expect(talk.types('Lubang ditambal 9 November 2026.')).toContain('1 dokumen tersimpan');
    expect(talk.sends('photo', { caption: 'Foto hasilnya' })).toContain('1 dokumen, 1 foto tersimpan');
    const summary = talk.presses('Cukup');
    for (const part of [
      'Lampiran 1 foto',
      'Jawaban Lubang ditambal',
      'Foto hasilnya',
      'Berkas jawaban 1 dokumen, 1 foto',
    ])
      expect(summary).toContain(part);
    talk.presses('Catat');
    expect(entered(talk)).toMatchObject({
      content: { attachments: [{ kind: 'photo' }] },
      answer: {
        text: 'Lubang ditambal 9 November 2026.\nFoto hasilnya',
        attachments: [{ kind: 'document' }, { kind: 'photo' }],
      },
    });
  });

  it('takes an album with the answer under it, removes its files, and gives them to the report where there is no answer', () => {
    const talk = chat();
    told(talk);
    talk.presses('Anonim');
    talk.presses('Boleh dibaca publik');
    const first = talk.sends('photo', { caption: 'Lubang ditambal kemarin.', albumId: 'a' });
    expect(first).toContain('1 foto tersimpan');
    talk.sends('photo', { albumId: 'a' });
    expect(talk.presses('Cukup')).toContain('Berkas jawaban 2 foto');
    talk.presses('Ubah');
    talk.presses('Berkas jawaban');
    expect(talk.presses('Hapus semua lampiran')).toContain('Semua berkas jawaban dihapus');
    talk.sends('document');
    expect(talk.presses('Cukup')).toContain('Berkas jawaban 1 dokumen');
    talk.presses('Ubah');
    talk.presses('Jawaban');
    const open = talk.presses('Belum, perlu ditangani');
    expect(open).toContain('Berkas untuk jawaban kini menjadi lampiran laporan');
    expect(open).toContain('Lampiran 1 dokumen');
    expect(talk.types('kembali')).toContain('sudah selesai ditangani?');
  });

  it('takes as many files with an answer as with a report, and none too large', () => {
    const talk = chat();
    told(talk);
    talk.presses('Anonim');
    talk.presses('Boleh dibaca publik');
    talk.types('Lubang ditambal kemarin.');
    expect(talk.sends('video', { size: 21 * 1_048_576 })).toContain('lebih besar dari 20 MB');
    for (let count = 0; count < 10; count += 1) talk.sends('photo');
    expect(talk.sends('photo')).toContain('Lampiran sudah 10 berkas');
    expect(talk.presses('Cukup')).toContain('Berkas jawaban 10 foto');
  });

  it('does not take “not yet” at more length for an answer that was given', () => {
    for (const words of [
      'belum ada jawaban, masih diproses',
      'Masih dikerjakan teknisi',
      'not yet answered',
    ]) {
      const talk = chat();
      told(talk);
      talk.presses('Anonim');
      talk.presses('Boleh dibaca publik');
      expect(talk.types(words)).toContain('belum ada, masih perlu ditangani');
    }
  });

  it('takes no arrival in the future, no handing over before it, and no words that name no day [TLA 1] [TLA 3]', () => {
    const talk = chat();
    talk.types('entri telepon');
    expect(talk.types('besok')).toContain('belum tiba');
    expect(talk.types('masih berlangsung')).toContain('belum mengerti tanggalnya');
    expect(talk.state.draft?.entry?.arrivedOn).toBeUndefined();
    talk.types('senin lalu');
    expect(talk.state.draft?.entry).toMatchObject({ source: 'call', arrivedOn: '2026-11-09' });
    expect(talk.types('6 November')).toContain('Laporan baru masuk Senin, 9 November 2026');
    talk.presses('Hari yang sama');
    expect(talk.state.draft?.entry).toMatchObject({ handedOn: '2026-11-09' });
  });

  it('is not asked when the liaison had it where the procedure has no clock for that', () => {
    const talk = chat({ hasIntakeClocks: false });
    talk.types('entri loket');
    expect(talk.types('hari ini')).toContain('jenis laporannya');
  });

  it('may go back, change one answer, and be asked again what the change leaves open', () => {
    const talk = chat();
    talk.types('entri surat');
    talk.types('kemarin');
    expect(talk.types('kembali')).toContain('Tanggal berapa');
    expect(talk.types('kembali')).toContain('Dari mana');
    expect(talk.types('kembali')).toContain('pertanyaan pertama');
    const other = chat();
    expect(filled(other)).toContain('Periksa sebentar sebelum dicatat');
    other.presses('Ubah');
    expect(drawn(other.replies[0] ?? { text: [] })).toContain('[Asal] [Tanggal masuk]');
    other.presses('Tanggal masuk');
    expect(other.presses('Hari ini')).toContain('diserahkan kepada pejabat penghubung');
    expect(other.presses('Hari ini')).toContain('Periksa sebentar sebelum dicatat');
  });

  it('may cancel, is asked first, and nothing is left', () => {
    const talk = chat();
    filled(talk);
    expect(talk.types('batal')).toContain('Semua isian entri ini akan dihapus');
    expect(talk.presses('Ya, batalkan')).toContain('Tidak ada yang dicatat');
    expect(talk.state.draft).toBeUndefined();
    expect(talk.actions.map(({ kind }) => kind)).not.toContain('enter');
  });

  it('may look a report up meanwhile, and goes on where it was', () => {
    const talk = chat({
      perform: (action) =>
        action.kind === 'queue'
          ? {
              kind: 'queue',
              lines: [],
              late: 0,
              dueToday: 0,
              open: 0,
              unitName: 'Dinas PUPR',
              mineOnly: false,
            }
          : { kind: 'categoriesSuggested', categoryIds: [] },
    });
    talk.types('entri surat');
    expect(talk.types('/antrean')).toContain('Dinas PUPR');
    expect(talk.types('6 November')).toContain('Masuk Jumat, 6 November 2026');
  });

  it('does not begin while another form is open, and a form of one’s own is not entered', () => {
    const talk = chat();
    talk.types('lapor');
    expect(talk.types('/entri')).toContain('Formulir lain masih terbuka');
    expect(talk.state.draft?.entry).toBeUndefined();
  });

  it('is nobody who is no officer: the words are a citizen’s, and a form left over is deleted', () => {
    expect(dialogue().types('entri surat')).not.toContain('Dari mana');
    const talk = chat();
    filled(talk);
    const left = dialogue({ state: talk.state });
    expect(left.types('kirim')).toContain('bukan lagi milik petugas');
    expect(left.state.draft).toBeUndefined();
    expect(left.actions).toEqual([]);
  });

  it('is reminded of an unfinished entry in words of its own, and it ends for the reporter’s sake', () => {
    const talk = chat();
    talk.types('entri surat');
    const hours = { nudgeAfterHours: 3, expireAfterHours: 48 };
    const later = (after: number) => talk.now.add({ hours: after });
    const nudged = sweepForm(talk.state, later(4), 'id', demoAgency, hours);
    expect(nudged.message && drawn(nudged.message)).toContain('Entri laporan Anda belum selesai');
    const ended = sweepForm(nudged.state, later(60), 'id', demoAgency, hours);
    expect(ended.message && drawn(ended.message)).toContain('data pribadi pelapor');
    expect(ended.state.draft).toBeUndefined();
  });

  it('speaks English too', () => {
    const talk = chat({ language: 'en' });
    expect(talk.types('entri letter')).toContain('On which day did it reach the agency?');
    expect(talk.types('6 November')).toContain('Arrived on Friday, 6 November 2026');
  });
});
