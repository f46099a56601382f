/** An admin at the web chat changes the tree of units while reports are under way, and everybody goes on with it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStaffedOffice } from '../support/office.ts';
import type { WebTalker } from '../support/web-talker.ts';

describe('The tree of units, changed in the chat', () => {
  let office: Awaited<ReturnType<typeof open>>;
  let citizen: WebTalker;
  const open = () =>
    openStaffedOffice('regency-bup', {
      rina: 'pupr petugas Rina',
      joko: 'upt-jalan petugas Joko',
      sari: 'admin admin Sari',
      leader: 'admin pembina Ratna',
    });
  let number = '';

  beforeAll(async () => {
    office = await open();
    ({ citizen, number } = await office.reporter({ story: 'Jalan depan pasar berlubang besar sekali' }));
    await office.admin.says(`disposisi ${number} upt-jalan`);
    await office.admin.hears('diserahkan ke');
    await office.staff.joko.hears(number);
  });
  afterAll(() => office?.stop());

  it('shows who stands below whom, with officers and open reports', async () => {
    await office.admin.says('unit');
    const { text } = await office.admin.hears('Susunan unit (');
    expect(text).toMatch(/pupr Dinas .* · OPD di bawah admin · 1 petugas · 0 laporan terbuka/u);
    expect(text).toMatch(/› upt-jalan .* · UPT di bawah pupr · 1 petugas · 1 laporan terbuka/u);
  });

  it('gets a new unit, whose level is asked for, and which works at once', async () => {
    const { admin } = office;
    await admin.says('unit tambah upt-jembatan UPT Jembatan di puppr');
    await admin.hears('Maksudnya pupr?');
    await admin.presses('Dinas Pekerjaan Umum dan Penataan Ruang');
    await admin.hears('Unit ini tingkat apa');
    await admin.presses('UPT');
    await admin.hears('Unit baru "upt-jembatan" (UPT Jembatan), tingkat upt, di bawah pupr.');
    await admin.presses('Ya, benar');
    await admin.hears('undang upt-jembatan petugas');
    await office.staff.sari.hears('Susunan unit diubah oleh');
    const wati = await office.officer('upt-jembatan petugas Wati');
    await wati.says('antrean');
    await wati.hears('UPT Jembatan');
  });

  it('closes a unit in favour of another: its officer and its report go there, once, and the reporter is told', async () => {
    const { admin, staff } = office;
    const { joko, sari } = staff;
    await admin.says('unit tutup upt-jalan');
    await admin.hears('Siapa penggantinya?');
    await admin.presses('UPT Jembatan');
    const { text } = await admin.hears('Ubah sekarang?');
    expect(text).toContain('1 laporan terbuka dan 1 petugas pindah ke "upt-jembatan"');
    await admin.presses('Ya, benar');
    await admin.hears('Sudah diubah:');
    await admin.presses('Ya, benar');
    await admin.hears('Tidak ada yang');
    for (const one of [joko, sari]) await one.hears('1 laporan terbuka dan 1 petugas pindah');
    await citizen.hears('UPT Jembatan');
    await joko.says(`jawab ${number} Lubang sudah ditambal hari ini.`);
    await joko.hears('Jawaban');
    await citizen.hears('Lubang sudah ditambal hari ini.');
  });

  it('is not for the officers of a unit, nor for leaders', async () => {
    const { rina, leader } = office.staff;
    await rina.says('unit tutup dinkes pengganti pupr');
    await rina.hears(/hanya.*admin/u);
    await leader.says('bantuan');
    expect((await leader.hears('statistik')).text).not.toMatch(/\bunit\b.*,/u);
    await leader.says('unit');
    await leader.hears(/hanya.*admin/u);
    await office.admin.says('unit');
    const { text } = await office.admin.hears('Susunan unit (');
    expect(text).toContain('dinkes Dinas Kesehatan');
    expect(text).toContain('Ditutup (1): upt-jalan.');
  });
});
