/** Complaints that come back: from a unit without authority, out to the national admin, and from the reporter. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databaseKinds } from '../support/databases.ts';
import type { TelegramPerson } from '../support/fake-telegram-client.ts';
import { reports } from '../support/stories.ts';
import { openStage, type Stage } from '../support/telegram-stage.ts';

/** Wednesday 11 November 2026, 09.12 in Tanah Laut. */
const NOW = '2026-11-11T01:12:00Z';

describe.each(databaseKinds)('Complaints that come back (%s)', (database) => {
  let stage: Stage;
  let admin: TelegramPerson;
  let sari: TelegramPerson;
  let rina: TelegramPerson;
  let dodi: TelegramPerson;
  let citizens: readonly TelegramPerson[] = [];
  let numbers: readonly string[] = [];
  const citizen = (index: number) => citizens[index] as TelegramPerson;
  const number = (index: number) => numbers[index] as string;

  beforeAll(async () => {
    stage = await openStage({ now: NOW, database });
    citizens = [0, 1, 2].map(() => stage.person());
    numbers = await Promise.all([
      reports(citizen(0), { story: 'Lampu jalan di depan pasar mati dan jalannya rusak' }),
      reports(citizen(1), { story: 'Jalan nasional di depan kantor pos berlubang' }),
      reports(citizen(2), { story: 'Jembatan kecil di RT 4 patah pagarnya' }),
    ]);
    admin = await stage.firstAdmin();
    sari = await stage.officer(admin, 'admin admin Sari');
    rina = await stage.officer(admin, 'pupr petugas Rina');
    dodi = await stage.officer(admin, 'dishub petugas Dodi');
  });
  afterAll(() => stage.stop());

  it('are handed to another unit after a return with its reason, and the citizen hears both [BUP VI.B.1.c.5] [BUP VI.C receipt]', async () => {
    await admin.says(`disposisi ${number(0)} pupr`);
    await admin.hears('diserahkan ke Dinas Pekerjaan Umum');
    await citizen(0).hears('diteruskan ke Dinas Pekerjaan Umum');
    await rina.hears('Disposisi baru');
    await stage.service.at('2026-11-12T01:00:00Z');
    await rina.says(`kembalikan ${number(0)}`);
    await rina.hears('Mengapa');
    await rina.says('Ini penerangan jalan, wewenang Dinas Perhubungan');
    await rina.hears('dikembalikan ke');
    const told = await citizen(0).hears('kembali ke admin, karena');
    expect(told.text).toContain('“Ini penerangan jalan, wewenang Dinas Perhubungan”');
    expect(told.text).toContain('Selasa, 17 November 2026 (3 hari kerja)');

    const returned = await admin.hears('Dikembalikan Dinas Pekerjaan Umum');
    await admin.says('disposisi dishub Mohon diperbaiki', { replyTo: returned.messageId });
    await admin.hears('diserahkan ke Dinas Perhubungan');
    // 14 working days of its own: 13 November to 2 December.
    expect((await citizen(0).hears('Dinas Perhubungan')).text).toContain('Rabu, 2 Desember 2026');
    expect((await dodi.hears('Disposisi baru')).text).toContain('“Mohon diperbaiki”');
    await rina.says(`tanggapi ${number(0)} Sedang kami cek`);
    await rina.hears('sudah didisposisikan oleh Admin (admin)');
  });

  it('are told to their reporter when they go up to the national admin [BUP VI.B.1.b.12]', async () => {
    await admin.says(`lihat ${number(1)}`);
    await admin.hears(`${number(1)} ·`);
    await sari.says(`teruskan ${number(1)} Ruas ini jalan nasional, wewenang Balai Jalan`);
    expect((await sari.hears('tetap Anda pantau')).text).toContain('Rabu, 2 Desember 2026');
    const told = await citizen(1).hears('di luar wewenang');
    expect(told.text).toContain('wewenang Balai Jalan');
    expect(told.text).toContain(`Nomor Anda tetap ${number(1)}`);
  });

  it('say to an old button and to a typed command what happened instead', async () => {
    await admin.presses('Verifikasi');
    expect((await admin.hears('sudah diteruskan')).text).toContain('Sari (admin)');
    await admin.says(`verifikasi ${number(1)}`);
    const refused = await admin.hears('Belum bisa');
    expect(refused.text).toContain('diteruskan ke admin nasional');
    expect(refused.text).toContain('jawaban-nasional');
  });

  it('are carried to national without who reports, and its answer comes back to the reporter', async () => {
    await sari.says(`ekspor ${number(1)}`);
    const carried = await sari.hears(`LAPORAN ${number(1)} dari`);
    expect(carried.text).toContain('Diteruskan karena: Ruas ini jalan nasional, wewenang Balai Jalan');
    await sari.hears('tanpa identitas pelapor');
    await sari.presses('Jawaban nasional');
    await sari.hears('Tulis jawaban dari nasional');
    await sari.says('Ruas ini diperbaiki Balai Jalan pada Desember 2026');
    await sari.hears('dikirim ke pelapor');
    const answer = await citizen(1).hears('Jawaban Admin Nasional');
    expect(answer.text).toContain('diperbaiki Balai Jalan');
    expect(answer.text).toContain('Apakah masalahnya selesai?');
    await sari.says(`riwayat ${number(1)}`);
    expect((await sari.hears('Riwayat')).text).toContain('mengekspor isi laporan untuk nasional');
  });

  it('are decided by one of two officers, and the other learns who was first', async () => {
    for (const officer of [admin, sari]) {
      await officer.says(`lihat ${number(2)}`);
      await officer.hears(`${number(2)} ·`);
    }
    await Promise.all([
      admin.says(`disposisi ${number(2)} pupr`),
      sari.says(`disposisi ${number(2)} dishub`),
    ]);
    const [first, second] = await Promise.all(
      [admin, sari].map((officer) => officer.hears(/diserahkan ke|Belum dijalankan|hanya petugas di sana/)),
    );
    const texts = [first?.text ?? '', second?.text ?? ''];
    expect(texts.filter((text) => text.includes('Unit dan pelapor dikabari'))).toHaveLength(1);
    expect(texts.filter((text) => /Belum dijalankan|hanya petugas di sana/.test(text))).toHaveLength(1);
    expect(texts.join()).toMatch(/\((admin)\) /);
    const told = (await citizen(2).all()).filter(({ text }) => text.includes('diteruskan ke'));
    expect(told).toHaveLength(1);
  });

  it('reopen once when the reporter says that it is not solved, and one level up sees it', async () => {
    await dodi.says(`jawab ${number(0)} Lampu sudah diganti.`);
    await dodi.hears('dikirim ke pelapor');
    await citizen(0).hears('Apakah masalahnya selesai?');
    await citizen(0).presses('Belum');
    await citizen(0).hears('Apa yang masih kurang');
    await citizen(0).says('Lampunya menyala satu malam lalu mati lagi');
    const reopened = await citizen(0).hears('dibuka kembali');
    expect(reopened.text).toContain(number(0));
    expect((await dodi.hears('Belum selesai menurut pelapor')).text).toContain('mati lagi');
    expect((await admin.hears('Belum selesai menurut pelapor')).text).toContain(number(0));

    await dodi.says(`jawab ${number(0)} Kabelnya sudah diganti.`);
    const again = await citizen(0).hears('“Kabelnya sudah diganti.”');
    expect(again.text).not.toContain('dibuka lagi');
    await citizen(0).says('belum');
    await citizen(0).hears('Apa yang masih kurang');
    await citizen(0).says('Masih berkedip');
    expect((await citizen(0).hears('tercatat: belum selesai')).text).not.toContain('dibuka kembali');
    await admin.hears('Penilaian pelapor');
    await dodi.says(`lihat ${number(0)}`);
    await dodi.hears(`${number(0)} · sudah dijawab`);
  });

  it('close by themselves when ten working days pass without a word', async () => {
    await stage.service.passUntil('2026-11-26');
    expect((await citizen(0).all()).some(({ text }) => text.includes('ditutup, karena'))).toBe(false);
    await stage.service.at('2026-11-26T16:30:00Z');
    await stage.service.at('2026-11-27T00:00:00Z');
    await citizen(0).hears('ditutup, karena jawabannya tidak dibalas');
    await dodi.says(`riwayat ${number(0)}`);
    expect((await dodi.hears('Riwayat')).text).toContain('ditutup, tidak ada balasan');
  });
});
