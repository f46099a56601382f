import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/domain/outcome.ts';
import type { OwnStatus } from '../../src/domain/view.ts';
import { dialogue, givenNumber, pretend } from '../../test/support/dialogue.ts';
import type { ChatState } from '../turn.ts';

const reporter: ChatState = { v: 1, lastComplaint: { id: 'c1', number: givenNumber } };
const due = {
  step: 'verification',
  on: '2026-11-16',
  span: { amount: 3, unit: 'workingDay' },
  late: false,
  source: 'BUP VI.B.1.b',
} as const;
const own: OwnStatus = {
  number: givenNumber,
  status: 'awaitingVerification',
  receivedAt: '2026-11-11T01:12:00Z',
  due,
  complaintId: 'c1',
  version: 3,
  description: 'Jalan berlubang',
  categoryId: 'jalan',
  unitName: 'Dinas PUPR',
  timeline: [
    { at: '2026-11-11T01:12:00Z', event: { type: 'claimed', officerId: 'o1' } },
    { at: '2026-11-11T17:30:00Z', event: { type: 'completionRequested', private: { ask: 'foto' } } },
  ],
  timelineTruncated: false,
  mayReopen: true,
};
const says = (outcome: Outcome) => () => outcome;
const notice = (kind: string) => ({ complaintId: 'c9', number: 'TLA-1111-1111', version: 4, kind });

describe('a chat without a form', () => {
  it.each(['p', 'halo', 'Tes', 'min', 'Assalamualaikum', 'jalan', '/start', 'selamat pagi'])(
    '"%s" gets the menu, not a form',
    (word) => {
      const chat = dialogue();
      expect(chat.types(word)).toContain('[Buat laporan] [Cek status]');
      expect(chat.state.draft).toBeUndefined();
    },
  );

  it.each(['terima kasih', 'Makasih pak', 'oke', 'siap', 'terima kasih banyak atas bantuannya'])(
    '"%s" gets a polite answer',
    (word) => {
      const chat = dialogue();
      expect(chat.types(word)).toContain('Sama-sama');
      expect(chat.state.draft).toBeUndefined();
    },
  );

  it('takes a number from the menu for the button', () => {
    const chat = dialogue();
    chat.types('halo');
    expect(chat.types('1')).toContain('Setuju dan mulai?');
  });

  it('says that it cannot read a sticker, and offers the menu', () => {
    expect(dialogue().sendsUnreadable('sticker')).toContain(
      'Saya belum bisa membaca stiker.\n[Buat laporan]',
    );
    expect(dialogue().types('😀😀')).toContain('emoji saja.\nAda yang bisa saya bantu? Ceritakan masalahnya');
  });

  it('is silent when it is blocked and unblocked', () => {
    const chat = dialogue({ state: reporter });
    expect(chat.takes({ kind: 'blocked' })).toBe('');
    expect(chat.takes({ kind: 'unblocked' })).toBe('');
    expect(chat.state).toEqual(reporter);
  });

  it('starts a report from a shared location', () => {
    const chat = dialogue();
    expect(chat.shares('Pelaihari')).toContain('Buat laporan dengan kiriman di atas?');
    expect(chat.state.draft?.place?.words).toBe('Pelaihari');
  });

  it('does not take an officer’s mistyped command for a complaint', () => {
    const officer = {
      kind: 'officer',
      officerId: 'o1',
      unitId: 'pupr',
      role: 'liaison',
      name: 'R.',
    } as const;
    const chat = dialogue({ officer });
    expect(chat.types('disposisikan laporan itu ke pupr ya')).toContain('Saya belum mengerti perintah itu');
    expect(chat.types('lapor')).toContain('Setuju dan mulai?');
  });
});

describe('reminders', () => {
  it.each(['berhenti', 'STOP', 'berhenti langganan'])('"%s" of a reporter stops them', (word) => {
    const chat = dialogue({ state: reporter, isReporter: true });
    const said = chat.types(word);
    expect(said).toContain('pengingat saya hentikan');
    expect(said).toContain('peringatan sebelum laporan diarsipkan, jawaban');
    expect(said).toContain('[Ingatkan saya lagi]');
    expect(chat.presses('Ingatkan saya lagi')).toContain('saya ingatkan bila ada yang menunggu Anda');
    expect(chat.actions).toEqual([
      { kind: 'reminders', wanted: false },
      { kind: 'reminders', wanted: true },
    ]);
  });

  it('are not meant by the "berhenti" of who fills a form, unless it answers a reminder', () => {
    const chat = dialogue({ state: reporter, isReporter: true });
    chat.types('Jalan desa kami berlubang besar sekali');
    expect(chat.types('berhenti')).toContain('[Ya, batalkan]');
    chat.types('tidak');
    chat.types('berhenti', { repliesTo: notice('answerReminder') });
    expect(chat.actions).toEqual([{ kind: 'reminders', wanted: false }]);
    expect(chat.state.draft?.cancelling).toBeUndefined();
  });
});

describe('status', () => {
  it('asks for a number where none is known, and knows a mistyped one', () => {
    const chat = dialogue({ perform: says({ kind: 'publicStatus', status: own }) });
    expect(chat.types('status')).toContain('Tulis nomor laporannya');
    expect(chat.types('TLA-7KQ4-M2XC')).toContain('sepertinya salah ketik');
    const said = chat.types('tla 7kq4 m2xr');
    expect(said).toContain('sedang diperiksa admin');
    expect(said).toContain('Diterima Rabu, 11 November 2026.');
    expect(said).not.toContain('Jalan berlubang');
    expect(chat.actions[0]).toEqual({ kind: 'status', ref: { by: 'number', number: givenNumber } });
  });

  it('understands a number by itself, and one after the word', () => {
    const chat = dialogue();
    chat.types('tla7kq4m2xr');
    chat.types('status TLA-7KQ4-M2XR');
    expect(chat.actions.map(({ kind }) => kind)).toEqual(['status', 'status']);
    expect(chat.types('status TLA-7KQ4-M2XC')).toContain('TLA-7KQ4-M2XC');
  });

  it('shows the own report’s days in words, without what is internal', () => {
    const chat = dialogue({ state: reporter, perform: says({ kind: 'ownStatus', status: own }) });
    const said = chat.types('status');
    expect(said).toContain('Kamis, 12 November 2026: Anda diminta melengkapi');
    expect(said).not.toContain('o1');
    expect(said).toContain('Batas verifikasi Senin, 16 November 2026 (3 hari kerja)');
    expect(said).toContain('[Tambah keterangan] [Laporan saya]');
  });

  it('has a button that asks why its date is that one', () => {
    const chat = dialogue({ state: reporter, perform: says({ kind: 'ownStatus', status: own }) });
    expect(chat.types('status')).toContain('[Kenapa tanggal itu?]');
    chat.types('kenapa tanggal itu');
    expect(chat.actions.at(-1)).toEqual({ kind: 'explain', ref: { by: 'id', id: 'c1' } });
  });

  it('offers the rating when there is an answer', () => {
    const answered: OwnStatus = { ...own, status: 'answered', answer: 'Lubang ditambal.' };
    const chat = dialogue({ state: reporter, perform: says({ kind: 'ownStatus', status: answered }) });
    expect(chat.types('status')).toContain('[Selesai] [Sebagian] [Belum]');
  });

  it('is told in the middle of a form, and the question stands', () => {
    const chat = dialogue({ state: reporter, perform: says({ kind: 'ownStatus', status: own }) });
    chat.types('lapor');
    expect(chat.types('status')).toContain('Setuju dan mulai?');
  });

  it('says how long to wait after too many guesses', () => {
    const chat = dialogue({ perform: says({ kind: 'slowDown', waitMs: 61_000 }) });
    expect(chat.types('status tla7kq4m2xr')).toContain('coba lagi 2 menit lagi');
  });
});

describe('data saya', () => {
  it.each(['data saya', 'hapus data saya'])('tells what is kept and where it is deleted: %s', (words) => {
    expect(dialogue().types(words)).toContain('penghapusan data melalui kantor');
  });
});

describe('laporan saya', () => {
  it('lists reports with a button each and turns pages, whatever the place in the list is called', () => {
    const row = { complaintId: 'c1', number: givenNumber, status: 'closed', categoryId: null } as const;
    const rows = [{ ...row, receivedAt: '2026-11-11T01:12:00Z' }];
    for (const next of ['short', 'é'.repeat(80)]) {
      const chat = dialogue({ perform: says({ kind: 'myComplaints', rows, next }) });
      expect(chat.types('laporan saya')).toContain(`[${givenNumber}]\n[Berikutnya]`);
      chat.presses('Berikutnya');
      expect(chat.actions[1]).toEqual({ kind: 'myComplaints', after: next });
    }
  });

  it('says that there are none', () => {
    expect(dialogue().types('laporan saya')).toContain('Belum ada laporan');
  });
});

describe('adding to a report', () => {
  it('takes words and photos after the button', () => {
    const chat = dialogue({ state: reporter });
    expect(chat.pressesData('c:c1:add')).toContain(`untuk ${givenNumber}`);
    chat.sends('photo', { albumId: 'a' });
    expect(chat.sends('photo', { albumId: 'a' })).toBe('');
    expect(chat.types('itu foto dari dekat')).toContain('ditambahkan ke laporan');
    expect(chat.actions).toHaveLength(3);
    expect(chat.actions[2]).toMatchObject({ text: 'itu foto dari dekat', ref: { by: 'id', id: 'c1' } });
    expect(chat.types('halo')).toContain('[Buat laporan]');
  });

  it('takes a reply to a notice, also with a form open', () => {
    const chat = dialogue({
      perform: says({ kind: 'informationAdded', number: 'TLA-1111-1111', asReply: true, revived: false }),
    });
    const repliesTo = notice('completionAsked');
    expect(chat.types('RT 05', { repliesTo })).toContain('akan diperiksa petugas');
    chat.sends('photo', { caption: 'lubangnya' }, { repliesTo });
    chat.types('lapor');
    expect(chat.types('juga RT 06', { repliesTo })).toContain('Setuju dan mulai?');
    expect(chat.actions.map((action) => action.kind === 'addInformation' && action.ref)).toEqual(
      Array.from({ length: 3 }, () => ({ by: 'id', id: 'c9' })),
    );
    expect(chat.state.draft?.story).toEqual([]);
  });

  it('says nothing to "go on" after an announcement: what waited comes by itself, and adds nothing to the report', () => {
    const chat = dialogue({ state: reporter, isReporter: true });
    const repliesTo = notice('announcement');
    expect(chat.types('Buka', { repliesTo })).toBe('');
    chat.types('Jalan depan puskesmas berlubang besar sekali', { repliesTo });
    expect(chat.actions.map(({ kind }) => kind)).not.toContain('addInformation');
  });

  it('offers a reporter’s new story as an addition to the last report', () => {
    const chat = dialogue({ state: reporter });
    expect(chat.types('Lubangnya sekarang makin besar')).toContain(`[Tambahan untuk ${givenNumber}]`);
    expect(chat.presses(`Tambahan untuk ${givenNumber}`)).toContain('ditambahkan');
    expect(chat.actions[0]).toMatchObject({ kind: 'addInformation', text: 'Lubangnya sekarang makin besar' });
    expect(chat.state.draft).toBeUndefined();
  });

  it('asks what short words of a reporter belong to, because they may answer an officer', () => {
    const chat = dialogue({ state: reporter });
    expect(chat.types('RT 05')).toContain(`[Tambahan untuk ${givenNumber}]`);
    chat.presses(`Tambahan untuk ${givenNumber}`);
    expect(chat.actions[0]).toMatchObject({ kind: 'addInformation', text: 'RT 05' });
    expect(dialogue().types('RT 05')).toContain('[Buat laporan]');
  });

  it('makes a new report of words that the ended one does not take', () => {
    const refusal = { code: 'ended', status: 'closed' } as const;
    const chat = dialogue({
      state: reporter,
      perform: says({ kind: 'refused', number: givenNumber, refusal }),
    });
    chat.pressesData('c:c1:add');
    const said = chat.types('lubangnya muncul lagi di tempat yang sama');
    expect(said).toContain('selesai');
    expect(said).toContain('Lanjutkan dengan cerita di atas?');
    expect(chat.state.draft?.story[0]?.text).toBe('lubangnya muncul lagi di tempat yang sama');
  });

  it('belongs to the report that a reply answers, whatever was asked about another', () => {
    const chat = dialogue({ state: reporter });
    chat.pressesData('c:c1:add');
    chat.types('RT 05', { repliesTo: notice('completionAsked') });
    chat.pressesData('c:c1:rate:unsolved');
    chat.types('foto menyusul', { repliesTo: notice('completionAsked') });
    const rating = { data: 'c:c1:rate:solved', label: 'Selesai' };
    const other = dialogue({ state: { ...reporter, offered: [rating] } });
    other.types('selesai', { repliesTo: notice('answer') });
    expect([...chat.actions, ...other.actions]).toMatchObject([
      { kind: 'addInformation', ref: { id: 'c9' }, text: 'RT 05' },
      { kind: 'addInformation', ref: { id: 'c9' }, text: 'foto menyusul' },
      { kind: 'rate', ref: { id: 'c9' }, rating: 'solved' },
    ]);
  });

  it('can be left without adding anything', () => {
    const chat = dialogue({ state: reporter });
    chat.pressesData('c:c1:add');
    expect(chat.types('batal')).toContain('[Buat laporan]');
    expect(chat.state.awaiting).toBeUndefined();
    expect(chat.actions).toEqual([]);
  });
});

describe('rating an answer', () => {
  it('takes a button, a word, a number in a reply to the answer', () => {
    const chat = dialogue({ state: reporter });
    expect(chat.pressesData('c:c1:rate:solved')).toContain('penilaian Anda');
    chat.types('sebagian', { repliesTo: notice('answer') });
    chat.types('1', { repliesTo: notice('answer') });
    expect(chat.actions.map((action) => action.kind === 'rate' && action.rating)).toEqual([
      'solved',
      'partly',
      'solved',
    ]);
  });

  it('asks for the reason before it reopens', () => {
    const chat = dialogue({ state: reporter });
    expect(chat.types('belum')).toContain('Apa yang masih kurang');
    expect(chat.types('👎')).toContain('dalam kata-kata');
    const rated = chat.types('masih berlubang');
    expect(rated).toContain('tercatat: belum selesai.');
    // News of its own says that, with a date.
    expect(rated).not.toContain('dibuka kembali');
    expect(chat.actions).toEqual([
      { kind: 'rate', ref: { by: 'id', id: 'c1' }, rating: 'unsolved', reason: 'masih berlubang' },
    ]);
  });
});

describe('the reason of a "not solved" that comes too late', () => {
  it('becomes the story of a new report when the old one has ended', () => {
    const perform = says({
      kind: 'refused',
      number: givenNumber,
      refusal: { code: 'ended', status: 'closed' },
    });
    const chat = dialogue({ state: reporter, perform });
    chat.pressesData('c:c1:rate:unsolved');
    const said = chat.types('jalannya sudah berlubang lagi');
    expect(said).toContain('sudah berakhir (selesai)');
    expect(said).toContain('[Ya, lanjutkan]');
    expect(chat.state.draft?.story[0]?.text).toBe('jalannya sudah berlubang lagi');
  });
});

describe('enrolment', () => {
  it('takes the code after the word, or asked for', () => {
    const perform = says({ kind: 'enrolled', name: 'Rina', unitName: 'Dinas PUPR', role: 'liaison' });
    const chat = dialogue({ perform });
    expect(chat.types('masuk ABCD-2345')).toContain('Selamat bertugas, Rina');
    expect(chat.types('/masuk')).toContain('kode undangan');
    chat.types('abcd2345');
    expect(chat.actions).toEqual([
      { kind: 'enrol', code: 'ABCD-2345' },
      { kind: 'enrol', code: 'abcd2345' },
    ]);
    expect(dialogue().types('masuk ABCD-2345')).toContain('tidak cocok');
  });

  it('asks for the code again where a greeting or a command came instead', () => {
    const chat = dialogue();
    chat.types('masuk');
    for (const words of ['halo', 'antrean']) expect(chat.types(words)).toContain('Tulis kode undangannya');
    expect(chat.actions).toEqual([]);
    chat.types('AB2CD-EF3GH');
    expect(chat.actions).toEqual([{ kind: 'enrol', code: 'AB2CD-EF3GH' }]);
  });

  it('is not what a complaint about getting in is about', () => {
    const chat = dialogue();
    expect(chat.types('masuk rumah sakit tidak dilayani')).toContain('Lanjutkan dengan cerita');
  });
});

describe('a report that could not be sent', () => {
  it('keeps every answer', () => {
    const perform: typeof pretend = (action) =>
      action.kind === 'submit' ? { kind: 'refused', refusal: { code: 'incomplete' } } : pretend(action);
    const chat = dialogue({ perform });
    for (const words of ['Jembatan di Bati-Bati putus', 'ya', 'Bati-Bati', 'kemarin', 'tidak ada di daftar'])
      chat.types(words);
    for (const words of ['tidak ada', 'anonim', 'publik']) chat.types(words);
    const said = chat.types('kirim');
    expect(said).toContain('Laporan belum terkirim');
    expect(said).toContain('[Kirim] [Ubah] [Batal]');
    expect(chat.state.draft?.story[0]?.text).toBe('Jembatan di Bati-Bati putus');
  });
});

describe('jelaskan', () => {
  const explanation: Outcome = {
    kind: 'explanation',
    number: givenNumber,
    deadlines: [
      {
        step: 'verification',
        source: 'BUP VI.B.1.b',
        span: { amount: 3, unit: 'workingDay' },
        startsAt: '2026-11-11T01:12:00Z',
        days: [
          { day: '2026-11-11', skipped: 'start' },
          { day: '2026-11-12', counted: 1 },
          { day: '2026-11-13', skipped: 'paused' },
          { day: '2026-11-14', skipped: 'weekend' },
        ],
        pauses: [{ from: '2026-11-12T03:00:00Z' }],
        dueOn: '2026-11-18',
        late: false,
        paused: true,
      },
    ],
  };

  it('counts the days for the reporter, in words to them', () => {
    const chat = dialogue({ state: reporter, perform: says(explanation) });
    const said = chat.types(`jelaskan ${givenNumber}`);
    expect(chat.actions).toEqual([{ kind: 'explain', ref: { by: 'number', number: givenNumber } }]);
    expect(said).toContain('paling lambat Rabu, 18 November 2026');
    expect(said).toContain('Kam 12 Nov hari 1');
    expect(said).toContain('menunggu tambahan dari Anda');
    expect(said).toContain('sampai Anda mengirim tambahan yang diminta');
  });

  it('asks for the number where none is known', () => {
    expect(dialogue().types('jelaskan')).toContain('Tulis nomor laporannya');
  });

  it('is told in English too', () => {
    const chat = dialogue({ state: reporter, perform: says(explanation), language: 'en' });
    expect(chat.types(`explain ${givenNumber}`)).toContain('by Wednesday, 18 November 2026');
  });
});
