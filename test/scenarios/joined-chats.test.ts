/** One person on Telegram and on the page, joined by a code, through the whole service; an officer, too. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TelegramPerson } from '../support/fake-telegram-client.ts';
import { codeIn, reports } from '../support/stories.ts';
import { openStage, type Stage } from '../support/telegram-stage.ts';
import { type WebTalker, webTalker } from '../support/web-talker.ts';

/** Wednesday 11 November 2026, 09.12 in Tanah Laut. */
const NOW = '2026-11-11T01:12:00Z';

/** The head of an Ogg file with Opus, and some of its sound. */
const VOICE = Buffer.concat([
  Buffer.from(
    '4f6767530002000000000000000000000000000000000000000001134f707573486561640101380180bb0000000000',
    'hex',
  ),
  Buffer.alloc(4_000, 0x2a),
]);

const joinCodeIn = (text: string): string => {
  const code = /gabung ([0-9A-Z]{4}-[0-9A-Z]{4})/.exec(text)?.[1];
  if (code === undefined) throw new Error(`No code in: ${text}`);
  return code;
};

describe('A person on Telegram and on the page', () => {
  let stage: Stage;
  let admin: TelegramPerson;
  const pages: WebTalker[] = [];
  const page = async (kind: 'citizen' | 'officer' = 'citizen') => {
    const talker = await webTalker(stage.service.address, kind);
    pages.push(talker);
    // What was used last is told by the clock: a moment passes before each thing that someone does.
    return {
      ...talker,
      async says(text: string) {
        await stage.passes({ seconds: 30 });
        await talker.says(text);
      },
      async presses(label: string) {
        await stage.passes({ seconds: 30 });
        await talker.presses(label);
      },
    };
  };
  beforeAll(async () => {
    stage = await openStage({ now: NOW });
    admin = await stage.firstAdmin();
  });
  afterAll(async () => {
    for (const open of pages) await open.leaves();
    await stage.stop();
  });

  it('goes on at the page with the form begun on Telegram, has all reports in both, and is told where they wrote last', async () => {
    const phone = stage.person();
    const first = await reports(phone, { story: 'Jalan di depan SDN 2 Pelaihari berlubang besar' });
    await phone.says('Lampu jalan di Jalan Gagas mati sejak minggu lalu');
    await phone.hears('Apakah ini laporan baru');
    await phone.presses('Ya, laporan baru');
    await phone.hears(/Di mana/);

    await phone.says('gabung');
    const code = joinCodeIn((await phone.hears('Kode gabung')).text);
    const web = await page();
    await web.says(`gabung ${code.toLowerCase()}`);
    expect((await web.hears('Gabungkan obrolan ini')).text).toContain('Telegram');
    await web.presses('Ya, gabungkan');
    expect((await web.hears('kini satu')).text).toContain('Di mana');
    await phone.hears('kini satu dengan obrolan Anda di halaman web');

    await web.says('Jalan Gagas, depan masjid');
    await web.hears(/Kapan ini terjadi/);
    for (const words of ['kemarin', 'penerangan jalan', 'tidak ada', 'anonim', 'boleh dibaca publik'])
      await web.says(words);
    await web.hears('Periksa sebentar');
    await web.says('kirim');
    const second = /TLA-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec((await web.hears('tercatat')).text)?.[0] ?? '';

    await phone.says('laporan saya');
    const listed = (await phone.hears('Laporan Anda')).text;
    expect(listed).toContain(first);
    expect(listed).toContain(second);
    await web.says(`status ${first}`);
    expect((await web.hears(first)).text).toContain('SDN 2 Pelaihari');

    // The page was used last: the first report's news comes there, though it was sent from the phone.
    await admin.says(`verifikasi ${first}`);
    await web.hears(`Laporan ${first}`);
    await phone.says(`status ${second}`);
    await phone.hears(second);
    await admin.says(`verifikasi ${second}`);
    await phone.hears(`Laporan ${second}`);

    await web.says('pisahkan');
    await web.hears('hanya menampilkan laporan yang dikirim dari obrolan itu sendiri');
    await web.presses('Ya, pisahkan');
    await web.hears('berdiri sendiri lagi');
    await web.says('laporan saya');
    const own = (await web.hears('Laporan Anda')).text;
    expect(own).toContain(second);
    expect(own).not.toContain(first);
  });

  it('with a form in both chats is asked once which goes on, and the other is kept until then', async () => {
    const phone = stage.person();
    const web = await page();
    await phone.says('Sampah menumpuk di belakang pasar Pelaihari');
    await phone.hears('Lanjutkan dengan cerita di atas');
    await web.says('Jembatan kayu di Desa Panggung hampir roboh');
    await web.hears('Lanjutkan dengan cerita di atas');
    await web.says('gabung');
    const code = joinCodeIn((await web.hears('Kode gabung')).text);
    await phone.says(`gabung ${code}`);
    await phone.hears('Gabungkan obrolan ini');
    await phone.says('ya');
    await phone.hears('Yang mana Anda lanjutkan?');
    await phone.presses('Formulir dari halaman web');
    await phone.hears('dilanjutkan di sini');
    await phone.says('ya');
    await phone.hears(/Di mana/);
    await web.says('batal');
    await web.hears('Tidak ada formulir yang terbuka');
  });

  it('with a wrong code hears why, and a used one joins nobody else', async () => {
    const phone = stage.person();
    await phone.says('gabung');
    const code = joinCodeIn((await phone.hears('Kode gabung')).text);
    const web = await page();
    const wrong = `${code.slice(0, -1)}${code.endsWith('A') ? 'B' : 'A'}`;
    await web.says(`gabung ${wrong}`);
    await web.hears('salah ketik');
    await web.says(`gabung ${code}`);
    await web.hears('Gabungkan obrolan ini');
    await web.says('ya');
    await web.hears('kini satu');
    const stranger = await page();
    await stranger.says(`gabung ${code}`);
    await stranger.hears('tidak berlaku');
  });

  it('as an officer signs in at the page, is told there, and loses both at once by cabut', async () => {
    const rina = await stage.officer(admin, 'pupr petugas Rina');
    await rina.says('gabung');
    const code = joinCodeIn((await rina.hears('masuk sebagai Anda')).text);
    const desk = await page('officer');
    expect(await desk.seesTheQueue()).toBe(false);
    await desk.says(`gabung ${code}`);
    expect((await desk.hears('sebagai petugas')).text).toContain('Rina');
    await desk.presses('Ya, masuk di sini');
    await desk.hears('Selamat bertugas, Rina');
    await rina.hears('keluar semua');
    expect(await desk.seesTheQueue()).toBe(true);
    await desk.says('antrean');
    await desk.hears('Antrean Dinas Pekerjaan Umum');

    const citizen = stage.person();
    const number = await reports(citizen, { story: 'Aspal di Jalan Samudera mengelupas parah' });
    await admin.says(`verifikasi ${number}`);
    await admin.hears('Berikutnya serahkan');
    await admin.says(`disposisi ${number} pupr`);
    await desk.hears(`Disposisi baru ${number}`);

    // A voice message from Telegram is played on the page, and can be jumped in.
    await citizen.says(`status ${number}`);
    await citizen.hears(number);
    await citizen.presses('Tambah keterangan');
    await citizen.hears('tulis keterangan tambahan');
    await citizen.sendsVoice({ bytes: VOICE });
    await citizen.hears('ditambahkan ke laporan');
    await desk.hears(number);
    await desk.says(`lihat ${number}`);
    await desk.hears(/Lampiran|suara/);
    const whole = await desk.opensFile();
    expect(whole.headers.get('content-type')).toMatch(/^audio\/ogg/);
    expect(Buffer.from(await whole.arrayBuffer()).equals(VOICE)).toBe(true);
    const part = await desk.opensFile('bytes=100-199');
    expect(part.status).toBe(206);
    expect(Buffer.from(await part.arrayBuffer()).equals(VOICE.subarray(100, 200))).toBe(true);

    await admin.says('cabut Rina');
    await admin.hears('dicabut');
    expect(await desk.seesTheQueue()).toBe(false);
    await rina.says('antrean');
    expect((await rina.hears(/./)).text).not.toContain('Antrean Dinas');
  });

  it('as an officer leaves one chat and works on in the other', async () => {
    await admin.says('undang dishub petugas Dodi');
    const invite = codeIn((await admin.hears('Undangan untuk')).text);
    const desk = await page('officer');
    await desk.says(`masuk ${invite}`);
    await desk.hears('Selamat bertugas');
    await desk.says('gabung');
    const code = joinCodeIn((await desk.hears('masuk sebagai Anda')).text);
    const phone = stage.person();
    await phone.says(`gabung ${code}`);
    await phone.hears('sebagai petugas');
    await phone.says('ya');
    await phone.hears('Selamat bertugas, Dodi');
    await desk.says('keluar');
    await desk.hears('yang berakhir hanya obrolan ini');
    await desk.presses('Ya, keluar');
    await desk.hears('tetap bertugas di 1 chat lain');
    expect(await desk.seesTheQueue()).toBe(false);
    await phone.says('antrean');
    await phone.hears('Antrean Dinas Perhubungan');
  });
});
