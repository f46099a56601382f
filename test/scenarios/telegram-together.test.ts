/** One problem, told by several people: duplicates that follow the main report, and who joins it instead of reporting. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TelegramPerson } from '../support/fake-telegram-client.ts';
import { numberIn, reports, tells } from '../support/stories.ts';
import { openStage, type Stage } from '../support/telegram-stage.ts';

/** Wednesday 11 November 2026, 09.12 in Tanah Laut. */
const NOW = '2026-11-11T01:12:00Z';

describe('One problem, told by several people', () => {
  let stage: Stage;
  let admin: TelegramPerson;
  let rina: TelegramPerson;
  let first: TelegramPerson;
  let second: TelegramPerson;
  let neighbour: TelegramPerson;
  let main = '';
  let duplicate = '';

  beforeAll(async () => {
    stage = await openStage({ now: NOW });
    [first, second, neighbour] = [stage.person(), stage.person(), stage.person()];
    [main, duplicate] = await Promise.all([
      reports(first, { story: 'Jalan depan puskesmas berlubang besar, motor sering jatuh' }),
      reports(second, { story: 'Lubang besar di jalan depan puskesmas, bahaya untuk motor' }),
    ]);
    admin = await stage.firstAdmin();
    rina = await stage.officer(admin, 'pupr petugas Rina');
  });
  afterAll(() => stage.stop());

  it('is one report to the officers, and each reporter keeps the own number', async () => {
    await admin.says(`gabung ${duplicate} ${main}`);
    expect((await admin.hears('disatukan')).text).toContain(`pisah ${duplicate}`);
    const told = await second.hears('ditangani bersama');
    expect(told.text).toContain(duplicate);
    expect(told.text).not.toContain(main);
    await admin.says('antrean');
    expect((await admin.hears('1 terbuka')).text).not.toContain(duplicate);
    await admin.says(`lihat ${main}`);
    expect((await admin.hears(`${main} ·`)).text).toContain(`Diikuti ${duplicate}`);
    await admin.says(`verifikasi ${duplicate}`);
    expect((await admin.hears('Belum bisa')).text).toContain(main);
  });

  it('is shown to a neighbour who is about to report it, who joins instead', async () => {
    await admin.says(`verifikasi ${main}`);
    await admin.hears('lengkap');
    await tells(neighbour, { story: 'Lubang besar di jalan depan puskesmas bikin motor jatuh' });
    const asked = await neighbour.hears('sudah ada laporan yang mirip');
    expect(asked.text).toContain('Jalan depan puskesmas berlubang besar');
    expect(numberIn(asked.text)).toBe(main);
    await neighbour.presses('Saya juga mengalami ini');
    await neighbour.hears(`Anda mengikuti laporan ${main}`);
    await admin.says(`lihat ${main}`);
    expect((await admin.hears(`${main} ·`)).text).toContain('Dialami juga oleh 1 warga lain');
  });

  it('is answered once, to all of them', async () => {
    await admin.says(`disposisi ${main} pupr`);
    await admin.hears('diserahkan ke');
    await rina.hears('Disposisi baru');
    await rina.says(`jawab ${main} Lubang sudah ditambal pagi ini`);
    await rina.hears('dikirim ke pelapor');
    expect((await first.hears('Jawaban')).text).toContain(main);
    const told = await second.hears('Jawaban');
    expect(told.text).toContain('“Lubang sudah ditambal pagi ini”');
    expect(told.text).toContain(duplicate);
    const news = await neighbour.hears('Kabar laporan yang Anda ikuti');
    expect((await neighbour.hears('“Lubang sudah ditambal pagi ini”')).text).toContain(main);
    expect(news.text).toContain('diteruskan ke Dinas Pekerjaan Umum');
  });

  it('is a report of its own again for whom the answer did not help', async () => {
    await second.presses('Belum');
    await second.hears('Apa yang masih kurang');
    await second.says('Di seberangnya masih ada lubang');
    await second.hears('dibuka kembali');
    await admin.hears('Belum selesai menurut pelapor');
    await admin.says(`lihat ${duplicate}`);
    expect((await admin.hears(`${duplicate} ·`)).text).toContain('dibuka kembali oleh pelapor');
  });

  it('is left by who follows it no more', async () => {
    await neighbour.says('laporan saya');
    await neighbour.hears(`Yang Anda ikuti, dari warga lain:\n${main}`);
    await neighbour.says('berhenti ikut');
    await neighbour.hears('tidak lagi saya kirim');
    await admin.says(`lihat ${main}`);
    expect((await admin.hears(`${main} ·`)).text).not.toContain('Dialami juga');
  });
});
