/** What else a citizen does on Telegram, and what an officer may then see and do. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeNumber } from '../../src/domain/complaint/number.ts';
import type { TelegramPerson } from '../support/fake-telegram-client.ts';
import { numberIn, reports, reportsInEnglish } from '../support/stories.ts';
import { openStage, type Stage } from '../support/telegram-stage.ts';

/** Wednesday 11 November 2026, 09.12 in Tanah Laut. */
const NOW = '2026-11-11T01:12:00Z';
const HOLE = 'Jalan depan balai desa berlubang besar';

describe('A citizen on Telegram', () => {
  let stage: Stage;
  let admin: TelegramPerson;
  beforeAll(async () => {
    stage = await openStage({ now: NOW });
    admin = await stage.firstAdmin();
  });
  afterAll(() => stage.stop());

  it('is told of 112 first when a life is in danger, and the report is urgent for the officers', async () => {
    const citizen = stage.person();
    await citizen.says('Tolong, ada anak tersengat listrik di tiang depan pasar');
    expect((await citizen.hears(/./)).text).toContain('telepon 112 sekarang');
    await citizen.hears('Lanjutkan dengan cerita di atas?');
    for (const words of [
      'ya',
      'depan pasar',
      'hari ini',
      'penerangan jalan',
      'tidak ada',
      'anonim',
      'publik',
    ])
      await citizen.says(words);
    await citizen.hears('Periksa sebentar');
    await citizen.presses('Kirim');
    const number = numberIn((await citizen.hears('tercatat')).text);
    expect((await admin.hears(`Laporan baru ${number}`)).text).toContain('⚠️');
  });

  it('goes through the whole dialogue in English', async () => {
    const citizen = stage.person({ languageCode: 'en' });
    await citizen.says('bahasa indonesia');
    await citizen.hears('bahasa Indonesia');
    await reportsInEnglish(citizen, 'yes');
    await citizen.says('status');
    await citizen.hears('being checked by the admin');
  });

  it('sees of a report from another chat only its stage and dates; slips are named, guesses slowed down', async () => {
    const [citizen, stranger] = [stage.person(), stage.person()];
    const number = await reports(citizen, { story: HOLE, name: 'Warga Contoh' });
    await stranger.says(number.toLowerCase().replaceAll('-', ' '));
    const shown = await stranger.hears('sedang diperiksa admin');
    expect(shown.text).toContain('16 November 2026');
    for (const secret of ['balai desa', 'Warga Contoh', 'Jalan dan jembatan'])
      expect(shown.text).not.toContain(secret);

    const last = number.at(-1) === 'Z' ? 'Y' : 'Z';
    await stranger.says(`status ${number.slice(0, -1)}${last}`);
    await stranger.hears('salah ketik');
    const guessing = stage.telegram.person(stranger.chatId);
    for (let guess = 1; guess <= 5; guess++) {
      await guessing.says(makeNumber('TLA', new Uint8Array(7).fill(guess)));
      await stranger.hears('Tidak ada laporan dengan nomor');
    }
    await guessing.says(`status ${number}`);
    expect((await stranger.hears('Terlalu banyak percobaan')).text).not.toContain('diperiksa');
    await stage.passes({ minutes: 2 });
    await stranger.says(`status ${number}`);
    await stranger.hears('sedang diperiksa admin');
  });

  it('adds to a report later, by a button, a reply and an edited message; an old draft’s button does no harm', async () => {
    const citizen = stage.person();
    const number = await reports(citizen, { story: HOLE });
    await admin.hears(`Laporan baru ${number}`);
    await citizen.presses('Tambah keterangan');
    await citizen.hears(`untuk ${number}`);
    const said = await citizen.says('Semalam ada motor jatuh');
    await citizen.hears('ditambahkan');
    expect((await admin.hears('Keterangan tambahan')).text).toContain('motor jatuh');
    await citizen.edits(said.messageId ?? 0, 'Semalam ada mobil jatuh');
    expect((await admin.hears('Keterangan tambahan')).text).toContain('Ralat: Semalam ada mobil jatuh');
    await citizen.presses('Kemarin');
    await citizen.hears(`sudah terkirim dengan nomor ${number}`);
    await citizen.says('laporan saya');
    await citizen.hears('yang terbaru lebih dulu');
    await citizen.presses(number);
    expect((await citizen.hears(`${number}: sedang diperiksa`)).text).toContain('menambah keterangan');
  });

  it('stays unknown to officers when anonymous; else every look at the name is recorded [BUP IV.A.1.e]', async () => {
    const [hidden, named] = [stage.person(), stage.person()];
    const [unknown, known] = await Promise.all([
      reports(hidden, { story: HOLE }),
      reports(named, { story: HOLE, name: 'Warga Contoh', contact: '0812 0000 0000' }),
    ]);
    await admin.says(`identitas ${unknown}`);
    await admin.hears('memilih anonim');
    await admin.says(`lihat ${known}`);
    expect((await admin.hears(`${known} ·`)).text).not.toContain('Warga Contoh');
    await admin.says(`identitas ${known}`);
    expect((await admin.hears('Nama: Warga Contoh')).text).toContain('tercatat');
    await admin.says(`riwayat ${known}`);
    await admin.hears('melihat identitas pelapor');
  });

  it('is proposed confidential when a NIK is told, and the accused unit is never suggested', async () => {
    const citizen = stage.person();
    await citizen.says(
      'Petugas Dinas Perhubungan minta uang kepada sopir di terminal. NIK saya 6301010101900001',
    );
    for (const words of ['ya', 'terminal Pelaihari']) await citizen.says(words);
    await citizen.hears('Kapan ini terjadi?');
    await citizen.says('senin lalu');
    const categories = await citizen.hears('admin yang menentukan');
    expect(categories.text).toContain('Senin, 9 November 2026');
    expect(categories.keyboard.flat().map(({ text }) => text)).not.toContain('Angkutan umum dan terminal');
    for (const words of ['perilaku pegawai', 'tidak ada', 'anonim']) await citizen.says(words);
    expect((await citizen.hears('Saya sarankan dirahasiakan')).text).toContain('NIK');
    await citizen.says('ya');
    expect((await citizen.hears('Periksa sebentar')).text).toContain('rahasia, hanya dibaca petugas');
    await citizen.presses('Kirim');
    const number = numberIn((await citizen.hears('tercatat')).text);
    await admin.says(`disposisi ${number} dishub`);
    await admin.hears('menyangkut petugas Dinas Perhubungan sendiri');
    await admin.presses('Tetap ke Dinas Perhubungan');
    await admin.hears('diserahkan ke Dinas Perhubungan');
    await admin.says(`riwayat ${number}`);
    await admin.hears('walau menyangkut petugasnya');
  });

  it('finds an unfinished form again after a restart, is nudged once by day, and told when it expires', async () => {
    const citizen = stage.person();
    await citizen.says('Selokan di RT 5 mampet dan bau');
    await citizen.hears('Lanjutkan');
    await citizen.says('ya');
    await citizen.hears('Di mana');
    await stage.service.restart();
    await citizen.says('Gang Melati');
    await citizen.hears('Kapan ini terjadi?');
    await stage.service.at('2026-11-12T14:30:00Z');
    await stage.service.at('2026-11-12T23:30:00Z');
    const nudge = await citizen.hears('belum terkirim');
    expect(new Date(nudge.at).getUTCHours()).toBe(23);
    await citizen.presses('Lanjutkan');
    await citizen.hears('Kapan ini terjadi?');
    await stage.service.passUntil('2026-11-21');
    await citizen.hears('waktunya sudah habis');
    const nudges = (await citizen.all()).filter(({ text }) => text.includes('belum terkirim'));
    expect(nudges).toHaveLength(1);
    await citizen.presses('Kemarin');
    await citizen.hears('sudah berakhir');
  });
});
