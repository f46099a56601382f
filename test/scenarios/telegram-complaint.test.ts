/** From a citizen's first word to the closing of the complaint, through a real Bot API client and a fake Telegram. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databaseKinds } from '../support/databases.ts';
import type { BotMessage, TelegramPerson } from '../support/fake-telegram-client.ts';
import { png, sha256 } from '../support/files.ts';
import { comesToTheSummary, handsDown, numberIn } from '../support/stories.ts';
import { openStage, type Stage } from '../support/telegram-stage.ts';

/** Wednesday 11 November 2026, 09.12 in Tanah Laut. */
const NOW = '2026-11-11T01:12:00Z';

const labels = ({ keyboard }: BotMessage) => keyboard.flat().map(({ text }) => text);

describe.each(databaseKinds)('A complaint on Telegram (%s)', (database) => {
  let stage: Stage;
  let citizen: TelegramPerson;
  let admin: TelegramPerson;
  let rina: TelegramPerson;
  let number = '';
  const photos = [png(1), png(2), png(3)];

  beforeAll(async () => {
    stage = await openStage({ now: NOW, database });
    citizen = stage.person();
  });
  afterAll(() => stage.stop());

  it('begins with a story out of nowhere and is led, by words and buttons mixed, to a number [BUP VI.A] [MJK-A 2 contents]', async () => {
    const story = await citizen.says('Jalan depan Puskesmas Bati-Bati berlubang, kemarin ada yang jatuh');
    const consent = await citizen.hears('Lanjutkan dengan cerita di atas?');
    expect(labels(consent)).toEqual(['Ya, lanjutkan', 'Bukan laporan', 'Tentang data saya']);
    await citizen.presses('Ya, lanjutkan');
    await citizen.hears('Di mana tepatnya?');

    await citizen.sharesLocation(-3.6021, 114.7123);
    await citizen.hears('Kapan ini terjadi?');
    await citizen.sendsSticker();
    const repeated = await citizen.hears('Saya belum bisa membaca stiker.');
    expect(repeated.text).toContain('misalnya “12/11”');
    expect(labels(repeated)).toContain('Kemarin');
    await citizen.says('besok');
    await citizen.hears('Tanggal itu belum tiba.');
    await citizen.says('kemaren sore');
    const categories = await citizen.hears('Selasa, 10 November 2026, sore.');
    expect(labels(categories)[0]).toBe('Jalan dan jembatan');

    await citizen.says('kembali');
    await citizen.hears('Kapan ini terjadi?');
    await citizen.presses('Kemarin');
    await citizen.hears('kategori');
    await citizen.says('1');
    await citizen.hears('Ada foto, video');
    await citizen.sendsAlbum([
      { bytes: png(1), caption: 'dari utara' },
      { bytes: png(2) },
      { bytes: png(3) },
    ]);
    const kept = await citizen.hears('Album tersimpan');
    expect(kept.text).not.toContain('belum mengerti');
    await citizen.edits(
      story.messageId ?? 0,
      'Jalan depan Puskesmas Bati-Bati berlubang besar, kemarin ada yang jatuh',
    );
    await citizen.hears('Jawaban sudah saya perbaiki.');

    const summary = await comesToTheSummary(citizen, 'Warga Contoh');
    for (const part of [
      'berlubang besar',
      'Lampiran 3 foto',
      'Nama Warga Contoh',
      'Waktu Selasa, 10 November',
    ])
      expect(summary.text).toContain(part);
    await citizen.says('ubah');
    await citizen.hears('Bagian mana yang diubah?');
    await citizen.presses('Tempat');
    await citizen.hears('Di mana tepatnya?');
    await citizen.says('Jl. A. Yani, depan puskesmas');
    const changed = await citizen.hears('Periksa sebentar sebelum dikirim:');
    expect(changed.text).toContain('Tempat Jl. A. Yani, depan puskesmas');
    await citizen.presses('Kirim');

    const sent = await citizen.hears('Laporan Anda tercatat');
    expect(sent.text).toContain('Senin, 16 November 2026 (3 hari kerja)');
    number = numberIn(sent.text);
  });

  it('is sent once, however often the citizen presses', async () => {
    await citizen.presses('Kirim');
    expect((await citizen.hears('sudah terkirim')).text).toContain(number);
  });

  it('reaches an admin and a liaison who enrol by invite, with photos as they were sent', async () => {
    admin = await stage.firstAdmin();
    await admin.says('/antrean');
    const queue = await admin.hears('Antrean Admin');
    expect(queue.text).toContain(number);
    expect(queue.text).toContain('1 terbuka');
    await admin.says('lihat 1');
    const shown: string[] = [];
    while (shown.length < photos.length) {
      const { file } = await admin.hears((message) => message.file !== undefined);
      shown.push(sha256(await stage.telegram.file(file?.fileId ?? '')));
    }
    expect(shown).toEqual(photos.map(sha256));
    const view = await admin.hears('menunggu verifikasi');
    expect(view.text).toContain('berlubang besar');
    expect(view.text).toContain('dari utara');
    expect(view.text).not.toContain('Warga Contoh');
    rina = await stage.officer(admin, 'pupr petugas Rina');
  });

  it('stands in the same queue over the API, for whoever has a key', async () => {
    const ask = (authorization: string) =>
      fetch(`${stage.service.address}/api/v1/queue`, { headers: { authorization } });
    expect((await ask('')).status).toBe(401);
    expect((await ask('Bearer sahut_guessed')).status).toBe(401);
    await admin.says('kunci buat dasbor');
    const key = /sahut_\S+/.exec((await admin.hears('Kunci dasbor')).text)?.[0];
    const queue = await ask(`Bearer ${key}`);
    expect(queue.status).toBe(200);
    expect(await queue.json()).toMatchObject({
      late: 0,
      open: 1,
      rows: [{ number, status: 'awaitingVerification', due: { on: '2026-11-16' }, daysLeft: 5 }],
    });
    await admin.says('kunci cabut dasbor');
    await admin.hears('dicabut');
    expect((await ask(`Bearer ${key}`)).status).toBe(401);
  });

  it('is verified and handed down, and the citizen is told of each step with its date [BUP VI.B.1.b.7]', async () => {
    await admin.says(`ambil ${number}`);
    await admin.hears('sekarang Anda tangani');
    const told = await handsDown(admin, citizen, number);
    expect(told.text).toContain('Selasa, 1 Desember 2026 (14 hari kerja)');
  });

  it('is answered by the liaison with a photo, in reply to the notice, without typing its number', async () => {
    const notice = await rina.hears(`Disposisi baru ${number}`);
    await rina.presses('Terima');
    await rina.hears('diterima Dinas Pekerjaan Umum');
    await citizen.hears('mulai menangani laporan');
    await rina.says('tanggapi Petugas meninjau lokasi besok pagi', { replyTo: notice.messageId });
    await rina.hears('Tanggapan awal');
    await citizen.hears('“Petugas meninjau lokasi besok pagi”');
    await rina.sendsPhoto({
      bytes: png(9),
      caption: 'jawab Lubang ditambal hari ini.',
      replyTo: notice.messageId,
    });
    await rina.hears('dikirim ke pelapor');
    const answer = await citizen.hears('“Lubang ditambal hari ini.”');
    expect(answer.text).toContain('ditutup Rabu, 25 November 2026');
    expect(answer.file?.sha256).toBe(sha256(png(9)));
  });

  it('is closed by the citizen, and the trail shows that they were told', async () => {
    await citizen.presses('Selesai');
    await citizen.hears('Laporan ditutup');
    await rina.hears('Penilaian pelapor');
    await rina.says(`riwayat ${number}`);
    const history = (await rina.hears('Riwayat')).text.split('\n');
    for (const happened of ['menyatakan lengkap', 'menyerahkan ke', 'menerima untuk', 'menjawab'])
      expect(history.find((line) => line.includes(happened))).toContain('pelapor diberi tahu');
    expect(history.at(-1)).toContain('pelapor');
  });
});
