import { describe, expect, it } from 'vitest';
import { demoAgency } from '../../src/demo-agency.ts';
import { type Dialogue, dialogue, givenNumber } from '../../test/support/dialogue.ts';
import { submissionOf } from './submission.ts';

const story = 'Jalan depan Puskesmas Bati-Bati berlubang besar, kemarin ada yang jatuh';

/** A dialogue that stands at the summary, by typed words. */
function atSummary(options: Parameters<typeof dialogue>[0] = {}): Dialogue {
  const chat = dialogue(options);
  chat.types(story);
  chat.types('ya');
  chat.types('Jl. A. Yani, depan puskesmas');
  chat.types('kemarin sore');
  chat.types('kategori lain');
  chat.types('jalan dan jembatan');
  chat.types('tidak ada');
  chat.types('anonim');
  chat.types('boleh');
  return chat;
}

describe('the form by buttons', () => {
  it('asks one question at a time from the menu to the number', () => {
    const chat = dialogue();
    expect(chat.types('/start')).toContain(
      'Selamat datang di kanal pengaduan Pemerintah Kabupaten Tanah Laut',
    );
    expect(chat.presses('Buat laporan')).toContain('Setuju dan mulai?');
    expect(chat.presses('Ya, mulai')).toContain('Apa yang ingin Anda sampaikan?');
    expect(chat.presses('Pengaduan')).toContain('Apa yang terjadi?');
    expect(chat.types('Lampu jalan di depan SDN 2 mati sejak seminggu lalu')).toContain('Di mana tepatnya?');
    expect(chat.replies.at(-1)?.ask).toBe('location');
    expect(chat.shares('Jl. A. Yani, Bati-Bati')).toContain(
      'Di sekitar Jl. A. Yani, Bati-Bati.\nKapan ini terjadi?',
    );
    expect(chat.presses('Kemarin')).toContain('Selasa, 10 November 2026.\n');
    expect(chat.presses('Penerangan jalan')).toContain('Ada foto, video, dokumen, atau pesan suara?');
    expect(chat.sends('photo')).toContain('1 foto tersimpan');
    expect(chat.presses('Cukup')).toContain('Siapa nama Anda?');
    expect(chat.types('Siti Aminah')).toContain('Nomor telepon atau email');
    expect(chat.presses('Lewati')).toContain('Bolehkah laporan ini dibaca publik?');
    expect(chat.presses('Rahasiakan')).toContain('Periksa sebentar sebelum dikirim:');
    const said = chat.presses('Kirim');
    expect(said).toContain(`Laporan Anda tercatat: ${givenNumber}`);
    expect(said).toContain('Ketik pengumuman');
    expect(said).toContain('Diperiksa admin paling lambat Senin, 16 November 2026 (3 hari kerja)');
    expect(chat.state.draft).toBeUndefined();
    expect(chat.state.lastComplaint).toEqual({ id: 'complaint-1', number: givenNumber });
  });

  it('sends who reports, what happened, where and when, all shown before [MJK-A 2 contents]', () => {
    const chat = atSummary();
    chat.types('ubah');
    chat.types('nama');
    chat.types('Siti Aminah');
    const summary = chat.types('lewati');
    for (const part of ['Cerita', 'Tempat', 'Waktu', 'Nama Siti Aminah']) expect(summary).toContain(part);
    expect(chat.types('kirim')).toContain('Diperiksa admin paling lambat');
  });

  it('sends what was answered and nothing else', () => {
    const chat = atSummary();
    chat.types('kirim');
    const action = chat.actions.at(-1);
    expect(action?.kind).toBe('submit');
    if (action?.kind !== 'submit') return;
    expect(submissionOf(action.draft, demoAgency, 'telegram')).toEqual({
      classification: 'complaint',
      categoryId: 'jalan',
      content: {
        description: story,
        place: { words: 'Jl. A. Yani, depan puskesmas' },
        occurred: { on: '2026-11-10', words: 'kemarin sore' },
        attachments: [],
      },
      anonymous: true,
      confidential: false,
      urgent: false,
      accusedUnitIds: [],
      identity: {},
      channel: 'telegram',
    });
  });
});

describe('the form by typed words', () => {
  it('starts from a whole complaint without any command and keeps it as the story', () => {
    const chat = dialogue();
    const asked = chat.types(story);
    expect(asked).toContain('Lanjutkan dengan cerita di atas?');
    expect(asked).toContain('[Tentang data saya]');
    expect(chat.types('Ya')).toContain('Cerita sudah saya simpan sebagai pengaduan.\nDi mana tepatnya?');
    expect(chat.state.draft?.story).toEqual([{ text: story, from: 'm1' }]);
  });

  it('asks which kind it is where the words might be a question', () => {
    const chat = dialogue();
    chat.types('Apa syarat mengurus akta kelahiran di Pelaihari?');
    expect(chat.types('ya')).toContain('Apa yang ingin Anda sampaikan?');
    expect(chat.types('informasi')).toContain('Di mana tempatnya, jika ada?');
    expect(chat.types('lewati')).toContain('jika ada waktunya');
    chat.types('lewati');
    expect(chat.state.draft).toMatchObject({
      classification: 'informationRequest',
      place: {},
      occurred: { words: '' },
    });
  });

  it.each(['1', '1.', 'satu', 'SATU', 'no 1', 'Ya, lanjutkan', 'ya', 'y', 'lanjutkan', 'setuju', 'oke'])(
    'takes "%s" for the first button',
    (word) => {
      const chat = dialogue();
      chat.types(story);
      expect(chat.types(word)).toContain('Di mana tepatnya?');
    },
  );

  it('shows the page about data and asks again', () => {
    const chat = dialogue();
    chat.types(story);
    const said = chat.types('tentang data saya');
    expect(said).toContain('UU 27/2022');
    expect(chat.replies.at(-1)?.choices?.flat()[0]?.label).toBe('Ya, lanjutkan');
  });

  it('forgets a story that was no report', () => {
    const chat = dialogue();
    chat.types(story);
    expect(chat.presses('Bukan laporan')).toContain('jawaban Anda sudah dihapus');
    expect(chat.state.draft).toBeUndefined();
    expect(JSON.stringify(chat.state)).not.toContain('berlubang');
  });

  it('joins what is told in several messages before the consent', () => {
    const chat = dialogue();
    chat.types('Jalan rusak di depan sekolah');
    expect(chat.types('sudah dua bulan begini')).toContain('Saya sambungkan');
    chat.types('ya');
    expect(chat.state.draft?.story.map(({ text }) => text)).toEqual([
      'Jalan rusak di depan sekolah',
      'sudah dua bulan begini',
    ]);
  });

  it('shows several categories when a word names several, and takes one by a part of its name', () => {
    const chat = dialogue();
    for (const words of [story, 'ya', 'Bati-Bati', 'kemarin']) chat.types(words);
    chat.types('jalan');
    const labels = chat.replies
      .at(-1)
      ?.choices?.flat()
      .map(({ label }) => label);
    expect(labels).toContain('Jalan dan jembatan');
    expect(labels).toContain('Penerangan jalan');
    expect(chat.types('penerangan')).toContain('Ada foto');
    expect(chat.state.draft?.categoryId).toBe('lampu-jalan');
  });

  it('turns the pages of all categories and takes "not in the list"', () => {
    const chat = dialogue();
    for (const words of [story, 'ya', 'Bati-Bati', 'kemarin']) chat.types(words);
    expect(chat.types('kategori lain')).toContain('halaman 1 dari');
    expect(chat.types('berikutnya')).toContain('halaman 2 dari');
    expect(chat.presses('Sebelumnya')).toContain('halaman 1 dari');
    chat.types('tidak ada di daftar');
    expect(chat.state.draft?.categoryId).toBeNull();
  });

  it('takes other words for "another category" and for "not in the list"', () => {
    const chat = dialogue();
    for (const words of [story, 'ya', 'Bati-Bati', 'kemarin']) chat.types(words);
    expect(chat.types('lainnya')).toContain('halaman 1 dari');
    chat.types('tidak tahu');
    expect(chat.state.draft?.categoryId).toBeNull();
  });

  it('runs through in English', () => {
    const chat = dialogue({ language: 'en' });
    expect(chat.types('The bridge near the market is broken')).toContain('Continue with the story above?');
    expect(chat.types('yes')).toContain('Where exactly?');
    expect(chat.types('Pasar Lama')).toContain('When did it happen?');
    expect(chat.types('yesterday')).toContain('Tuesday, 10 November 2026.');
    chat.types('not in the list');
    expect(chat.types('none')).toContain('What is your name?');
    expect(chat.types('Siti')).toContain('A phone number or email');
    expect(chat.sendsContact('+6281200000000')).toContain('May this report be read by the public?');
    expect(chat.types('public')).toContain('Name Siti, +6281200000000');
    expect(chat.types('send')).toContain('Your report is recorded');
  });
});

describe('the way back and out', () => {
  it('goes back, and on to where it was', () => {
    const chat = dialogue();
    for (const words of [story, 'ya', 'Bati-Bati']) chat.types(words);
    expect(chat.types('kembali')).toContain('Di mana tepatnya?');
    expect(chat.types('kembali')).toContain('cerita yang lama akan diganti');
    expect(chat.types('kembali')).toContain('Apa yang ingin Anda sampaikan?');
    expect(chat.types('kembali')).toContain('Ini pertanyaan pertama.');
    expect(chat.types('lanjut')).toContain('Kapan ini terjadi?');
    expect(chat.state.draft?.place).toEqual({ words: 'Bati-Bati' });
  });

  it('takes the answer that was given with a tap, where somebody went back', () => {
    const chat = dialogue();
    for (const words of [story, 'ya', 'Bati-Bati']) chat.types(words);
    const asked = chat.types('kembali');
    expect(asked).toContain('[Pakai jawaban tadi]\n[Kembali] [Batal]');
    expect(chat.presses('Pakai jawaban tadi')).toContain('Kapan ini terjadi?');
    expect(chat.state.draft?.place).toEqual({ words: 'Bati-Bati' });
    expect(chat.types('kemarin')).not.toContain('[Pakai jawaban tadi]');
  });

  it('asks before it throws a story away, and an answer goes on with the form', () => {
    const chat = dialogue();
    for (const words of [story, 'ya']) chat.types(words);
    expect(chat.types('batal')).toContain('Yakin dibatalkan?');
    expect(chat.types('tidak')).toContain('Di mana tepatnya?');
    chat.presses('Batal');
    expect(chat.types('Jl. Merdeka 5')).toContain('Kapan ini terjadi?');
    chat.types('batal');
    expect(chat.presses('Ya, batalkan')).toContain('Dibatalkan. Tidak ada yang dikirim');
    expect(chat.state.draft).toBeUndefined();
  });

  it('ends at once a form that holds nothing', () => {
    const chat = dialogue();
    chat.types('lapor');
    chat.types('ya');
    expect(chat.types('batal')).toContain('Dibatalkan');
  });

  it('helps, and changes the language, at any question', () => {
    const chat = dialogue();
    for (const words of [story, 'ya']) chat.types(words);
    const helped = chat.types('bantuan');
    expect(helped).toContain('Jawab satu per satu');
    expect(helped).toContain('Di mana tepatnya?');
    expect(chat.types('bahasa')).toContain('[Bahasa Indonesia] [English]');
    expect(chat.presses('English')).toContain('All right, I continue in English.\nWhere exactly?');
    expect(chat.language).toBe('en');
    expect(chat.types('indonesia')).toContain('Di mana tepatnya?');
    expect(chat.types('/start')).toContain('Formulir Anda masih terbuka');
  });
});

describe('the summary', () => {
  it('shows every answer and changes one at a time', () => {
    const chat = atSummary();
    expect(chat.types('ubah')).toContain('Bagian mana yang diubah?');
    expect(chat.types('tempat')).toContain('Di mana tepatnya?');
    const shown = chat.types('Jl. Pancasila');
    expect(shown).toContain('Periksa sebentar');
    expect(shown).toContain('Tempat Jl. Pancasila');
    chat.presses('Ubah');
    expect(chat.presses('Nama')).toContain('Siapa nama Anda?');
    expect(chat.types('Siti Aminah')).toContain('Nomor telepon');
    expect(chat.types('0812 0000 0000')).toContain('Nama Siti Aminah, 0812 0000 0000');
    chat.presses('Ubah');
    chat.presses('Nama');
    expect(chat.types('kembali')).toContain('Periksa sebentar');
    chat.presses('Ubah');
    chat.presses('Cerita');
    expect(chat.types('Jembatan gantung di Bati-Bati putus')).toContain(
      'Cerita Jembatan gantung di Bati-Bati putus',
    );
  });

  it('keeps a sentence that answers nothing as an addition, which can be changed and removed', () => {
    const chat = atSummary();
    expect(chat.types('tolong cepat diperbaiki ya karena banyak anak sekolah')).toContain('tambahan cerita');
    chat.types('ubah');
    expect(chat.presses('Tambahan')).toContain('banyak anak sekolah');
    expect(chat.presses('Hapus tambahan')).not.toContain('anak sekolah');
  });

  it('removes attachments when they are changed', () => {
    const chat = atSummary();
    expect(chat.sends('photo')).toContain('Lampiran 1 foto');
    chat.types('ubah');
    chat.types('foto');
    expect(chat.presses('Hapus semua lampiran')).toContain('dihapus');
    expect(chat.types('cukup')).toContain('Lampiran tidak ada');
  });

  it('shows what was typed as it was typed', () => {
    const chat = dialogue();
    const odd = '*Jalan* <b>rusak</b> & _berlubang_ `parah` [lihat](x) 👨‍👩‍👧 \\n';
    for (const words of [odd, 'ya', odd, 'kemarin']) chat.types(words);
    for (const words of ['tidak ada di daftar', 'tidak ada', odd, 'lewati', 'publik']) chat.types(words);
    const spans = chat.replies.at(-1)?.text ?? [];
    expect(spans.filter((span) => span === odd)).toHaveLength(3);
  });
});

describe('secrecy', () => {
  it('proposes confidential, and says why, when the text holds a phone number', () => {
    const chat = dialogue();
    for (const words of [`${story}, hubungi 0812 3456 7890`, 'ya', 'Bati-Bati', 'kemarin']) chat.types(words);
    for (const words of ['kategori lain', 'tidak ada di daftar', 'tidak ada']) chat.types(words);
    expect(chat.types('anonim')).toContain('Laporan ini memuat nomor telepon.');
    expect(chat.replies.at(-1)?.choices?.[0]?.[0]?.label).toBe('Rahasiakan (disarankan)');
    expect(chat.types('1')).toContain('rahasia, hanya dibaca petugas');
  });

  it('takes a yes or no as the answer to what was asked', () => {
    const until = (told: string) => {
      const chat = dialogue();
      for (const words of [told, 'ya', 'Bati-Bati', 'kemarin', 'kategori lain', 'tidak ada di daftar'])
        chat.types(words);
      for (const words of ['tidak ada', 'anonim']) chat.types(words);
      return chat;
    };
    const proposed = `${story}, hubungi 0812 3456 7890`;
    expect(until(proposed).types('ya')).toContain('rahasia, hanya dibaca petugas');
    expect(until(proposed).types('tidak')).toContain('boleh dibaca publik');
    expect(until(story).types('ya')).toContain('boleh dibaca publik');
    expect(until(story).types('tidak')).toContain('rahasia, hanya dibaca petugas');
  });

  it('does not suggest the unit whose own staff the report is about', () => {
    const chat = dialogue();
    for (const words of ['Petugas Dinas Perhubungan minta pungli di terminal', 'ya', 'Pelaihari'])
      chat.types(words);
    expect(chat.types('kemarin')).toContain('admin yang menentukan siapa yang menangani');
    const asked = chat.actions.find((action) => action.kind === 'suggestCategories');
    expect(asked).toMatchObject({ exceptUnitIds: ['dishub'] });
  });
});
