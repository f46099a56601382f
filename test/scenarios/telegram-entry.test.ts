/** Letters that reached Dinas PUPR on Friday 6 November 2026, entered on Wednesday, followed by their reporter. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TelegramPerson } from '../support/fake-telegram-client.ts';
import { numberIn } from '../support/stories.ts';
import { openStage, type Stage } from '../support/telegram-stage.ts';

/** Wednesday 11 November 2026, 09.00 in Tanah Laut (WITA). */
const WEDNESDAY = '2026-11-11T01:00:00Z';

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

describe('A letter that an officer enters', () => {
  let stage: Stage;
  let admin: TelegramPerson;
  let dodi: TelegramPerson;
  let number = '';
  let code = '';
  beforeAll(async () => {
    stage = await openStage({ now: WEDNESDAY, environment: { SOP_PROFILE: 'bup-tla' } });
    admin = await stage.firstAdmin();
    dodi = await stage.officer(admin, 'pupr petugas Dodi');
  });
  afterAll(() => stage.stop());

  it('is taken in question by question, by buttons and words, also across a restart [TLA 1] [TLA 4] [BUP VI.B.1.a.12]', async () => {
    await dodi.says('entri');
    await dodi.hears('Dari mana laporan ini masuk?');
    await dodi.presses('Surat');
    await dodi.hears('Tanggal berapa laporan ini masuk');
    await dodi.says('6 November');
    await dodi.hears('Masuk Jumat, 6 November 2026');
    await stage.service.restart();
    await dodi.presses('Kemarin');
    await dodi.hears('jenis laporannya');
    await dodi.presses('Pengaduan');
    await dodi.hears('seperti yang disampaikan pelapor');
    await dodi.sendsPhoto();
    await dodi.hears('tersimpan sebagai lampiran');
    await dodi.says('Jalan depan SDN 2 berlubang besar');
    await dodi.hears('Di mana kejadiannya?');
    await dodi.says('Desa Sungai Riam');
    await dodi.hears('Kapan kejadiannya?');
    await dodi.presses('Lewati');
    await dodi.hears(/kategori/u);
    await dodi.says('jalan dan jembatan');
    await dodi.hears('1 foto tersimpan');
    await dodi.presses('Cukup');
    await dodi.hears('Siapa nama pelapor?');
    await dodi.says('Siti Aminah');
    await dodi.hears('Nomor telepon');
    await dodi.presses('Lewati');
    await dodi.hears('dibaca publik');
    await dodi.presses('Boleh dibaca publik');
    await dodi.hears('sudah selesai ditangani?');
    await dodi.presses('Belum, perlu ditangani');
    const summary = await dodi.hears('Periksa sebentar sebelum dicatat');
    expect(summary.text).toContain('Siti Aminah');
    await dodi.presses('Catat');
    const { text } = await dodi.hears('Tercatat dengan nomor');
    expect(text).toContain('diverifikasi paling lambat Senin, 16 November 2026');
    number = numberIn(text);
    code = /ikuti (\S+)/u.exec(text)?.[1] ?? '';
  });

  it('explains its way to Admin Koordinator by the articles of each step [TLA 2] [TLA 3]', async () => {
    await dodi.says(`jelaskan ${number}`);
    const { text } = await dodi.hears('TLA 5');
    expect(text).toContain('(TLA 2, TLA 3): paling lambat Sel 10 Nov, selesai Sel 10 Nov');
    expect(text).toContain('(TLA 4): paling lambat Rab 11 Nov, selesai Rab 11 Nov');
  });

  it('lies with Admin Koordinator, with its scan and how it came', async () => {
    expect((await admin.hears(/Laporan baru/iu)).text).toContain(number);
    await admin.says(`lihat ${number}`);
    await admin.hears(`Lampiran ${number}`);
    const { text } = await admin.hears('Dientri');
    expect(text).toContain('dari surat, masuk Jum 6 Nov · di pejabat penghubung Sel 10 Nov');
  });

  it('is told to who entered it when it is not disposed in three working days [TLA 5]', async () => {
    await stage.service.passUntil('2026-11-17');
    await stage.service.at('2026-11-17T01:00:00Z');
    const late = await dodi.hears('TLA 5');
    expect(late.text).toContain(number);
    expect(late.text).toContain('seharusnya Senin, 16 November 2026');
  });

  it('is followed by its reporter in a chat of their own, by the code that was handed over', async () => {
    const siti = stage.person();
    await siti.says(`ikuti ${code}`);
    await siti.hears(`Laporan ${number} sekarang Anda ikuti`);
    expect((await siti.hears('Jalan depan SDN 2')).text).toContain(number);
    await admin.says(`disposisi ${number} pupr`);
    await admin.hears('diserahkan ke');
    await dodi.hears('Disposisi baru');
    expect((await siti.hears('diteruskan ke')).text).toContain(number);
  });
});

describe('A letter that was answered on paper before it is entered', () => {
  const scan = Buffer.concat([png, Buffer.from('jawaban')]);
  let stage: Stage;
  let admin: TelegramPerson;
  let dodi: TelegramPerson;
  let siti: TelegramPerson;
  let number = '';
  let code = '';
  beforeAll(async () => {
    stage = await openStage({ now: WEDNESDAY, environment: { KEEP_DAYS: '7' } });
    admin = await stage.firstAdmin();
    dodi = await stage.officer(admin, 'pupr petugas Dodi');
    siti = stage.person();
  });
  afterAll(() => stage.stop());

  it('is entered with the answer and its scan, apart from the files of the report [TLA 4] [BUP VI.B.1.a.12]', async () => {
    for (const [words, question] of [
      ['entri surat', 'Tanggal berapa laporan ini masuk'],
      ['6 November', 'jenis laporannya'],
      ['pengaduan', 'seperti yang disampaikan pelapor'],
      ['Jalan depan SDN 2 berlubang', 'Di mana kejadiannya?'],
      ['Desa Sungai Riam', 'Kapan kejadiannya?'],
      ['lewati', 'kategori'],
      ['jalan dan jembatan', 'Ada pindaian surat'],
      ['tidak ada', 'Siapa nama pelapor?'],
      ['anonim', 'dibaca publik'],
      ['rahasiakan', 'sudah selesai ditangani?'],
      ['Lubang ditambal 9 November 2026.', 'Ada pindaian surat jawaban'],
    ] as const) {
      await dodi.says(words);
      await dodi.hears(question);
    }
    await dodi.sendsPhoto({ bytes: scan });
    await dodi.hears('1 foto tersimpan');
    await dodi.presses('Cukup');
    const { text } = await dodi.hears('Periksa sebentar sebelum dicatat');
    expect(text).toContain('Lampiran tidak ada');
    expect(text).toContain('Berkas jawaban 1 foto');
    await dodi.presses('Catat');
    const recorded = await dodi.hears('Jawabannya ikut tercatat');
    number = numberIn(recorded.text);
    code = /ikuti (\S+)/u.exec(recorded.text)?.[1] ?? '';
  });

  it('comes to its reporter with the answer and the scan as it was sent, also when what belongs to no report is long purged', async () => {
    await stage.service.at('2026-11-20T01:00:00Z');
    await stage.service.run('purge');
    await siti.says(`ikuti ${code}`);
    const { file } = await siti.hears('“Lubang ditambal 9 November 2026.”');
    expect(await stage.telegram.file(file?.fileId ?? '')).toEqual(scan);
    await siti.presses('Selesai');
    await siti.hears('Laporan ditutup');
  });

  it('shows the scan to the admin, who is in charge, and not to who has but a copy', async () => {
    await admin.says(`lihat ${number}`);
    const { file } = await admin.hears((message) => message.file !== undefined);
    expect(await stage.telegram.file(file?.fileId ?? '')).toEqual(scan);
    await dodi.says(`lihat ${number}`);
    await dodi.hears('1 foto');
    expect((await dodi.all()).some(({ file }) => file !== undefined)).toBe(false);
  });
});
