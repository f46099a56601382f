import { describe, expect, it } from 'vitest';
import { type Dialogue, dialogue, givenNumber } from '../../test/support/dialogue.ts';

const story = 'Jalan depan Puskesmas Bati-Bati berlubang besar, kemarin ada yang jatuh';

function having(...words: readonly string[]): Dialogue {
  const chat = dialogue();
  for (const typed of words) chat.types(typed);
  return chat;
}

describe('a wrong kind of answer', () => {
  it('gets the question again with an example', () => {
    const chat = having(story, 'ya', 'Bati-Bati');
    const said = chat.sendsUnreadable('sticker');
    expect(said).toContain('Saya belum bisa membaca stiker.');
    expect(said).toContain('misalnya “12/11”');
    expect(chat.types('👍')).toContain('Saya perlu jawaban dalam kata-kata.');
    expect(chat.shares()).toContain('Lokasi tersimpan sebagai tempat kejadian');
    expect(chat.sendsContact('0812')).toContain('Kartu kontak tidak diperlukan');
  });

  it('keeps a photo where a date was wanted, and repeats the question', () => {
    const chat = having(story, 'ya', 'Bati-Bati');
    expect(chat.sends('photo')).toContain('Foto tersimpan sebagai lampiran.\nTulis tanggalnya');
    expect(chat.state.draft?.attachments).toHaveLength(1);
    expect(chat.kept).toHaveLength(1);
  });

  it('does not take a day in the future, and keeps words that are no date as written if asked', () => {
    const chat = having(story, 'ya', 'Bati-Bati');
    expect(chat.types('besok')).toContain('Tanggal itu belum tiba.');
    expect(chat.types('waktu panen raya')).toContain('Saya belum mengerti tanggalnya.');
    chat.presses('Catat seperti tertulis');
    expect(chat.state.draft?.occurred).toEqual({ words: 'waktu panen raya' });
  });

  it('does not take a greeting for a place', () => {
    const chat = having(story, 'ya');
    expect(chat.types('halo')).toContain('Kirim lokasi atau tulis tempatnya');
    expect(chat.state.draft?.place).toBeUndefined();
  });

  it('lets a voice message be the story', () => {
    const chat = having('lapor', 'ya', 'pengaduan');
    expect(chat.sends('voice')).toContain('Tulis juga intinya');
    expect(chat.presses('Cukup suara saja')).toContain('Di mana tepatnya?');
  });

  it('takes a too long story up to its limit and says so', () => {
    const chat = having('lapor', 'ya', 'pengaduan');
    expect(chat.types('jalan rusak '.repeat(900))).toContain('8.000 huruf pertama saya simpan');
    expect(chat.state.draft?.story[0]?.text).toHaveLength(8000);
  });

  it('joins a story that the phone cut into two messages', () => {
    const chat = having('lapor', 'ya', 'pengaduan');
    const first = 'jalan rusak '.repeat(340).trim();
    const sent = Number(chat.now.epochMilliseconds);
    chat.types(first);
    chat.waits({ minutes: -1 });
    expect(Number(chat.now.epochMilliseconds)).toBe(sent);
    expect(chat.types('dan jembatannya juga.')).toContain('Lanjutan cerita juga sudah saya simpan.');
    expect(chat.state.draft?.story.map(({ text }) => text)).toEqual([first, 'dan jembatannya juga.']);
    expect(chat.state.draft?.place).toBeUndefined();
  });
});

describe('files', () => {
  it('answers an album once and keeps all of it', () => {
    const chat = having(story, 'ya', 'Bati-Bati', 'kemarin', '1');
    expect(chat.sends('photo', { albumId: 'a' })).toContain('Album tersimpan');
    expect(chat.sends('photo', { albumId: 'a' })).toBe('');
    expect(chat.sends('photo', { albumId: 'a' })).toBe('');
    expect(chat.sends('photo', { albumId: 'b' })).not.toBe('');
    expect(chat.state.draft?.attachments).toHaveLength(4);
  });

  it('starts a report from an album with a caption', () => {
    const chat = dialogue();
    expect(chat.sends('photo', { albumId: 'a', caption: story })).toContain(
      'Lanjutkan dengan cerita di atas?',
    );
    expect(chat.sends('photo', { albumId: 'a' })).toBe('');
    expect(chat.state.draft?.story[0]?.text).toBe(story);
    expect(chat.state.draft?.attachments).toHaveLength(2);
  });

  it('says once when there are too many, and when one is too large', () => {
    const chat = having(story, 'ya', 'Bati-Bati', 'kemarin', '1');
    for (let index = 0; index < 9; index++) chat.sends('photo');
    expect(chat.sends('video', { size: 30_000_000 })).toContain('lebih besar dari 20 MB');
    expect(chat.sends('photo', { albumId: 'a' })).toContain('Album tersimpan');
    expect(chat.sends('photo', { albumId: 'a' })).toContain('Lampiran sudah 10 berkas');
    expect(chat.sends('photo', { albumId: 'a' })).toBe('');
    expect(chat.kept).toHaveLength(10);
  });

  it('hears a caption as the answer', () => {
    const chat = having(story, 'ya');
    expect(chat.sends('photo', { caption: 'depan masjid Al-Falah' })).toContain('Kapan ini terjadi?');
    expect(chat.state.draft).toMatchObject({ place: { words: 'depan masjid Al-Falah' }, attachments: [{}] });
  });
});

describe('old buttons', () => {
  it('of a question behind us are refused with what they were for, and the question stands', () => {
    const chat = having(story, 'ya', 'Bati-Bati');
    const today = chat.replies[0]?.choices?.flat()[0]?.data ?? '';
    chat.types('kemarin');
    const said = chat.pressesData(today);
    expect(said).toContain('Pilihan itu untuk pertanyaan waktu kejadian, yang sudah lewat.');
    expect(said).toContain('kategori');
    expect(chat.state.draft?.occurred?.words).toBe('kemarin');
  });

  it('of a form that ended, or was sent, say so', () => {
    const chat = having(story);
    const yes = chat.replies[0]?.choices?.flat()[0]?.data ?? '';
    chat.presses('Bukan laporan');
    expect(chat.pressesData(yes)).toContain('pertanyaan persetujuan di formulir yang sudah berakhir');
    for (const words of [story, 'ya', 'Bati-Bati', 'kemarin', 'kategori lain', 'tidak ada di daftar'])
      chat.types(words);
    for (const words of ['tidak ada', 'anonim', 'publik']) chat.types(words);
    const send = chat.replies[0]?.choices?.flat()[0]?.data ?? '';
    chat.types('kirim');
    expect(chat.pressesData(send)).toContain(`sudah terkirim dengan nomor ${givenNumber}`);
    expect(chat.types('Kirim')).toContain(`sudah terkirim dengan nomor ${givenNumber}`);
    expect(chat.state.draft).toBeUndefined();
    expect(chat.actions.filter(({ kind }) => kind === 'submit')).toHaveLength(1);
  });

  it.each(['f:x', 'x', '', 'c:1', 'm:', 'f:abc:nothing:x', 'c:1:rate:x', 'o:1:2:view'])(
    '"%s" harms nothing',
    (data) => {
      expect(having(story).pressesData(data)).not.toBe('');
      expect(dialogue().pressesData(data)).not.toBe('');
    },
  );
});

describe('an edited message', () => {
  it('corrects the answer that it gave', () => {
    const chat = having(story, 'ya', 'Bati-Bati', 'kemarin');
    expect(chat.edits('m3', 'Jl. Pancasila')).toContain('Jawaban sudah saya perbaiki.');
    expect(chat.edits('m4', '9 november')).toContain('Jawaban sudah saya perbaiki.');
    expect(chat.edits('m1', 'Jembatan di Bati-Bati putus')).toContain('Jawaban sudah saya perbaiki.');
    expect(chat.state.draft).toMatchObject({
      place: { words: 'Jl. Pancasila' },
      occurred: { on: '2026-11-09' },
      story: [{ text: 'Jembatan di Bati-Bati putus' }],
    });
  });

  it('that is no answer any more leaves the old one', () => {
    const chat = having(story, 'ya', 'Bati-Bati', 'kemarin');
    expect(chat.edits('m4', 'besok')).toContain('jawaban yang lama tetap');
    expect(chat.state.draft?.occurred?.words).toBe('kemarin');
  });

  it('that was not understood answers the question now', () => {
    const chat = having(story, 'ya', 'Bati-Bati', 'kmrennn');
    expect(chat.edits('m4', 'kemarin')).toContain('Selasa, 10 November 2026');
  });

  it('after the report was sent is added to it', () => {
    const chat = having(
      story,
      'ya',
      'Bati-Bati',
      'kemarin',
      'kategori lain',
      'tidak ada di daftar',
      'tidak ada',
    );
    for (const words of ['anonim', 'publik', 'kirim']) chat.types(words);
    expect(chat.edits('m3', 'Jl. Pancasila')).toContain('ditambahkan ke laporan');
    expect(chat.actions.at(-1)).toMatchObject({ kind: 'addInformation', text: 'Ralat: Jl. Pancasila' });
    expect(chat.edits('m999', 'apa saja')).toContain('belum saya terapkan');
  });
});

describe('a message that was taken back', () => {
  const revokes = (chat: Dialogue, messageId: string) => chat.takes({ kind: 'revoke', messageId });

  it('takes its answer with it, and the question comes again', () => {
    const chat = having(story, 'ya', 'Bati-Bati', 'kemarin');
    expect(revokes(chat, 'm3')).toMatch(/Pesan itu Anda tarik.*\n.*Di mana tepatnya/s);
    expect(chat.types('Jl. Pancasila')).toContain('kategori');
    expect(chat.state.draft?.place).toEqual({ words: 'Jl. Pancasila' });
  });

  it('with the whole story in it asks for the story again', () => {
    const chat = having(story, 'ya', 'Bati-Bati');
    expect(revokes(chat, 'm1')).toContain('Pesan itu Anda tarik');
    expect(chat.state.draft).toMatchObject({ step: 'story', story: [] });
  });

  it('that answered nothing passes without a word', () => {
    expect(revokes(having(story, 'ya'), 'm77')).toBe('');
    expect(revokes(dialogue(), 'm77')).toBe('');
  });

  it('after the report was sent stays on record, and that is said', () => {
    const chat = having(story, 'ya', 'Bati-Bati', 'kemarin', '1', 'tidak ada', 'anonim', 'publik', 'kirim');
    expect(revokes(chat, 'm3')).toContain('tetap tercatat');
    expect(chat.state.told?.number).toBeDefined();
  });
});

describe('a late message', () => {
  it('is kept as an addition and never overwrites a later answer', () => {
    const chat = having(story, 'ya', 'Bati-Bati', 'kemarin');
    expect(chat.types('di dekat pasar lama', { late: true })).toContain('terlambat masuk');
    expect(chat.state.draft).toMatchObject({
      place: { words: 'Bati-Bati' },
      notes: [{ text: 'di dekat pasar lama' }],
    });
    expect(chat.types('batal', { late: true })).toContain('formulir tidak berubah');
    expect(chat.state.draft?.step).toBe('category');
  });

  it('outside the form goes to the last report, and that is said', () => {
    const chat = dialogue({ state: { v: 1, lastComplaint: { id: 'c1', number: givenNumber } } });
    expect(chat.types('lubangnya makin besar', { late: true })).toContain('baru masuk');
    expect(chat.actions[0]).toMatchObject({ kind: 'addInformation', ref: { by: 'id', id: 'c1' } });
  });
});

describe('danger to life', () => {
  it('is answered first with 112 before the consent, and recorded', () => {
    const chat = dialogue();
    const said = chat.types('Tolong rumah tetangga kebakaran sekarang');
    expect(said.indexOf('112')).toBeLessThan(said.indexOf('Lanjutkan'));
    expect(chat.replies).toHaveLength(2);
    expect(chat.state.draft).toMatchObject({
      urgent: true,
      story: [{ text: 'Tolong rumah tetangga kebakaran sekarang' }],
    });
  });

  it('in the middle of a question is answered first and kept as an addition', () => {
    const chat = having(story, 'ya', 'Bati-Bati');
    const said = chat.types('tolong ada orang tenggelam');
    expect(said.startsWith('Jika ada yang terancam nyawanya, telepon 112 sekarang')).toBe(true);
    expect(chat.state.draft).toMatchObject({
      urgent: true,
      notes: [{ text: 'tolong ada orang tenggelam' }],
      step: 'time',
    });
  });

  it('in one word still starts a report', () => {
    const chat = dialogue();
    expect(chat.types('kebakaran!')).toContain('112');
    expect(chat.state.draft?.story[0]?.text).toBe('kebakaran!');
  });
});

describe('a draft of another version', () => {
  it('keeps what was told and says that questions come again', () => {
    const old = {
      v: 0,
      id: 'abc',
      step: 'where',
      answers: { description: story, where: 'Bati-Bati' },
      files: [{ mediaId: 'x', kind: 'photo' }],
    };
    const chat = dialogue({ state: { v: 1, draft: old as never } });
    expect(chat.types('halo')).toContain('Formulir kami diperbarui');
    expect(chat.state.draft).toMatchObject({ v: 1, attachments: [{ mediaId: 'x', kind: 'photo' }] });
    expect(chat.state.draft?.story[0]?.text).toContain(story);
    expect(chat.state.draft?.story[0]?.text).toContain('Bati-Bati');
  });
});
