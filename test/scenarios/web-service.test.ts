/** The whole service through its two pages in a real browser: reported with the thumb, answered, and what time does. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeInBrowser } from '../support/browser.ts';
import { PIXEL } from '../support/files.ts';
import { numberIn } from '../support/stories.ts';
import { type House, openHouse, type Person } from '../support/web-house.ts';

/** Wednesday 11 November 2026, 09.12 in Tanah Laut. */
const NOW = '2026-11-11T01:12:00Z';

/** Reports in the fewest words and taps, and gives the number. */
async function reports(citizen: Person, story: string): Promise<string> {
  await citizen.says(story);
  await citizen.hears('Lanjutkan dengan cerita di atas?');
  await citizen.taps('Ya, lanjutkan');
  await citizen.hears('Di mana tepatnya?');
  await citizen.says('Jl. A. Yani, Bati-Bati');
  await citizen.hears('Kapan ini terjadi?');
  await citizen.taps('Kemarin');
  await citizen.hears('kategori');
  await citizen.says('jalan dan jembatan');
  await citizen.hears('Ada foto');
  await citizen.taps('Tidak ada');
  return sends(citizen);
}

/** From the question for a name to the number. */
async function sends(citizen: Person): Promise<string> {
  await citizen.hears('Siapa nama Anda?');
  await citizen.taps('Anonim');
  await citizen.hears('dibaca publik?');
  await citizen.taps('Boleh dibaca publik');
  await citizen.hears('Periksa sebentar sebelum dikirim:');
  await citizen.taps('Kirim');
  return numberIn(await citizen.hears('Laporan Anda tercatat'));
}

describeInBrowser('A complaint on the pages', (chromium) => {
  let house: House;
  let citizen: Person;
  let admin: Person;
  let rina: Person;
  let number = '';

  beforeAll(async () => {
    house = await openHouse(chromium, { now: NOW });
    citizen = await house.citizen();
  });
  afterAll(() => house?.close());

  it('is reported by typing and tapping on a small screen, with a photo, across a restart [BUP VI.A]', async () => {
    await citizen.says('Jalan depan Puskesmas Bati-Bati berlubang, kemarin ada yang jatuh');
    await citizen.hears('Lanjutkan dengan cerita di atas?');
    await citizen.taps('Ya, lanjutkan');
    await citizen.hears('Di mana tepatnya?');
    await citizen.page.locator('.choice.locate').click();
    await citizen.hears('Kapan ini terjadi?');
    await house.service.restart();
    await citizen.taps('Kemarin');
    expect(await citizen.hears('Selasa, 10 November 2026')).toContain('kategori');
    await citizen.taps('Jalan dan jembatan');
    await citizen.hears('Ada foto, video');
    await citizen.sendsPhoto(PIXEL, 'dari utara');
    await citizen.hears('Masih ada lagi?');
    await citizen.taps('Cukup');
    number = await sends(citizen);
    const isWide = await citizen.page.evaluate('document.documentElement.scrollWidth > innerWidth');
    expect(isWide).toBe(false);
  });

  it('is seen by the admin with its photo, verified and handed down, and the open page tells each step', async () => {
    admin = await house.officer(house.service.inviteCode ?? '');
    rina = await house.invited(admin, 'pupr petugas Rina');
    await admin.says('antrean');
    expect(await admin.hears('Antrean Admin')).toContain(number);
    await admin.says('lihat 1');
    expect(await admin.hears('menunggu verifikasi')).toContain('dari utara');
    const photo = admin.page.locator('.line.us .file.photo img').last();
    const shown = await admin.page.request.get(
      new URL((await photo.getAttribute('src')) ?? '', house.service.address).href,
    );
    // Drawn anew on the phone, without what the camera hid in it: the same picture, other bytes.
    expect(shown.headers()['content-type']).toBe('image/jpeg');
    expect((await shown.body()).includes('Exif')).toBe(false);
    await expect
      .poll(() => photo.evaluate((image) => ('naturalWidth' in image ? Number(image.naturalWidth) : 0)))
      .toBeGreaterThan(0);

    await admin.says(`verifikasi ${number}`);
    await admin.hears('Berikutnya serahkan ke unit');
    await citizen.hears('sudah diperiksa dan lengkap');
    await admin.taps('Dinas Pekerjaan Umum dan Penataan Ruang');
    await admin.hears('diserahkan ke Dinas Pekerjaan Umum');
    expect(await citizen.hears('diteruskan ke Dinas Pekerjaan Umum')).toContain('Selasa, 1 Desember 2026');
  });

  it('is answered by the liaison with a button and in words, and closed by the citizen with a tap', async () => {
    await rina.hears(`Disposisi baru ${number}`);
    await rina.taps('Terima');
    await rina.hears('diterima Dinas Pekerjaan Umum');
    await citizen.hears('mulai menangani laporan');
    await rina.replies('Disposisi baru', 'tanggapi Petugas meninjau lokasi besok pagi');
    await rina.hears('Tanggapan awal');
    await citizen.hears('Petugas meninjau lokasi besok pagi');
    await rina.replies('Disposisi baru', 'jawab Lubang ditambal hari ini.');
    await rina.hears('dikirim ke pelapor');
    expect(await citizen.hears('Lubang ditambal hari ini.')).toContain('Apakah masalahnya selesai?');
    await citizen.taps('Selesai');
    await citizen.hears('Laporan ditutup');
    await rina.hears('Penilaian pelapor');
    await rina.says(`lihat ${number}`);
    expect(await rina.hears(`${number} · `)).toContain('ditutup');
  });

  it('goes to another unit after a return, and opens again when its reporter taps Belum', async () => {
    const other = await house.citizen();
    const returned = await reports(other, 'Lampu jalan di depan pasar mati dan jalannya rusak');
    const dodi = await house.invited(admin, 'dishub petugas Dodi');
    await admin.says(`disposisi ${returned} pupr`);
    await admin.hears('diserahkan ke Dinas Pekerjaan Umum');
    await rina.hears(`Disposisi baru ${returned}`);
    await rina.says(`kembalikan ${returned}`);
    await rina.hears('Mengapa');
    await rina.says('Ini penerangan jalan, wewenang Dinas Perhubungan');
    await rina.hears('dikembalikan ke');
    expect(await other.hears('kembali ke admin, karena')).toContain('wewenang Dinas Perhubungan');
    await admin.hears('Dikembalikan Dinas Pekerjaan Umum');
    await admin.replies('Dikembalikan Dinas Pekerjaan Umum', 'disposisi dishub Mohon diperbaiki');
    await admin.hears('diserahkan ke Dinas Perhubungan');
    await other.hears('diteruskan ke Dinas Perhubungan');
    expect(await dodi.hears(`Disposisi baru ${returned}`)).toContain('Mohon diperbaiki');

    await dodi.says(`jawab ${returned} Lampu sudah diganti.`);
    await other.hears('Apakah masalahnya selesai?');
    await other.taps('Belum');
    await other.hears('Apa yang masih kurang');
    await other.says('Lampunya menyala satu malam lalu mati lagi');
    expect(await other.hears('dibuka kembali')).toContain(returned);
    expect(await dodi.hears('Belum selesai menurut pelapor')).toContain('mati lagi');
    expect(await admin.hears('Belum selesai menurut pelapor')).toContain(returned);
  });
});

describeInBrowser('A complaint on the pages that is not completed, on PostgreSQL', (chromium) => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse(chromium, { now: NOW, database: 'postgres' });
  });
  afterAll(() => house?.close());

  it('is archived after the 10th working day and revived by its reporter from the page', async () => {
    const { service } = house;
    const citizen = await house.citizen();
    const number = await reports(citizen, 'Jalan desa kami berlubang besar sekali');
    const admin = await house.officer(service.inviteCode ?? '');
    const standing = async (): Promise<string> => {
      await admin.says(`lihat ${number}`);
      return admin.hears(`${number} · `);
    };
    await admin.says(`lengkapi ${number} Mohon nama RT terdekat`);
    expect(await admin.hears('Pelapor diminta melengkapi')).toContain('Rabu, 25 November 2026');
    expect(await citizen.hears('perlu dilengkapi')).toContain('Mohon nama RT terdekat');

    // An officer's session lasts a week without use.
    for (const day of ['2026-11-16', '2026-11-20', '2026-11-25']) {
      await service.passUntil(day);
      expect(await standing()).toContain('menunggu pelapor melengkapi');
    }
    await citizen.hears('masih menunggu tambahan');
    await service.at('2026-11-25T16:00:00Z');
    expect(await standing()).toContain('diarsipkan');
    await service.at('2026-11-26T00:00:00Z');
    await citizen.hears('diarsipkan, karena');

    await citizen.replies('diarsipkan, karena', 'RT 3, di depan mushala');
    expect(await citizen.hears('dibuka lagi')).toContain(number);
    expect(await admin.hears('Dibuka lagi dari arsip')).toContain(number);
    expect(await standing()).toContain('menunggu verifikasi');
  });
});
