/** The procedures' rows as their people walk them, by words at the web pages: whose turn it is, by when, by which article. */
import { readSheet } from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStaffedOffice } from '../support/office.ts';
import type { WebTalker } from '../support/web-talker.ts';

const crossing = 'Lampu penyeberangan di depan pasar mati';

describe('An office with rooms inside (MJK)', () => {
  let office: Awaited<ReturnType<typeof openMojokerto>>;
  let citizen: WebTalker;
  let number = '';
  const openMojokerto = () =>
    openStaffedOffice('regency-mjk', {
      opd: 'dishub petugas Dodi',
      secretary: 'dishub-sekretaris petugas Sari',
      head: 'dishub-kepala petugas Karim',
      section: 'dishub-lalin petugas Bina',
      inspector: 'inspektorat petugas Ira',
    });
  const report = () => office.reporter({ story: crossing, category: 'lalu lintas' });

  beforeAll(async () => {
    office = await openMojokerto();
    ({ citizen, number } = await report());
  });
  afterAll(() => office.stop());

  it('is reviewed by Tim Admin in 3 days, then passed on in 1, or settled there without inspection in 14 [MJK-A 2] [MJK-B 1] [MJK-A 3]', async () => {
    const { admin } = office;
    expect(await admin.limits(number)).toEqual(['verifikasi MJK-A 2: 16 November 2026']);
    await admin.says(`verifikasi ${number}`);
    await admin.hears('Berikutnya serahkan ke unit');
    expect(await admin.limits(number)).toEqual([
      'disposisi MJK-B 1: 12 November 2026',
      'penyelesaian MJK-A 3: 1 Desember 2026',
    ]);
  });

  it('lies with Admin OPD for 3 days and with Sekretaris for 3, its 60 days with inspection running through [MJK-A 1] [MJK-B 2] [MJK-B 3] [MJK-B 4] [MJK-A 4]', async () => {
    const { admin, staff } = office;
    const settled = 'penyelesaian MJK-A 4, MJK-B 4: 10 Februari 2027';
    await admin.says(`disposisi ${number} dishub lapangan`);
    await staff.opd.hears('Disposisi baru');
    await citizen.hears('diteruskan ke Dinas Perhubungan');
    expect(await staff.opd.limits(number)).toEqual(['disposisi MJK-B 2: 16 November 2026', settled]);
    await staff.opd.says(`disposisi ${number} dishub-sekretaris`);
    await staff.secretary.hears('Disposisi baru');
    expect(await staff.secretary.limits(number)).toEqual(['disposisi MJK-B 3: 16 November 2026', settled]);
    await staff.secretary.says(`disposisi ${number} dishub-kepala`);
    await staff.head.hears('Disposisi baru');
    expect(await staff.head.limits(number)).toEqual([settled]);
  });

  it('is drafted by a section, sent back, approved by the head and sent by Admin OPD in the same minute [MJK-A 4 telaah] [MJK-B 4-7] [MJK-B 5] [MJK-B 6] [MJK-B 7] [MJK-A 5]', async () => {
    const { staff } = office;
    await staff.head.says(`telaah ${number} dishub-lalin Tinjau lokasinya`);
    await staff.section.hears('Telaah untuk Anda');
    await staff.section.says(`konsep ${number} Sudah ditangani.`);
    await staff.head.hears('Konsep ke-1');
    await staff.head.says(`tolak ${number} Sebutkan tanggalnya`);
    await staff.section.hears('Sebutkan tanggalnya');
    await staff.section.says(`konsep ${number} Lampu diganti 12 November 2026.`);
    await staff.head.hears('Konsep ke-2');
    await staff.head.says(`setuju ${number}`);
    await staff.opd.hears('Lampu diganti 12 November 2026.');
    await staff.opd.says(`kirim ${number}`);
    expect((await citizen.hears('Lampu diganti 12 November 2026.')).text).toContain(
      'Apakah masalahnya selesai?',
    );
  });

  it('may be settled by Admin OPD itself where it is information, in 5 days, and without inspection in 14 [MJK-B 2] [MJK-B 3]', async () => {
    const { admin, staff } = office;
    const asked = await report();
    await admin.says(`disposisi ${asked.number} dishub informasi`);
    await staff.opd.hears('Disposisi baru');
    expect(await staff.opd.limits(asked.number)).toContain('penyelesaian MJK-B 2: 18 November 2026');
    await staff.opd.says(`jawab ${asked.number} Lampunya diganti besok.`);
    await asked.citizen.hears('Lampunya diganti besok.');
    const other = await report();
    await admin.says(`disposisi ${other.number} dishub`);
    await staff.opd.hears('Disposisi baru');
    expect(await staff.opd.limits(other.number)).toContain('penyelesaian MJK-B 3: 1 Desember 2026');
  });

  it('goes to Inspektorat where it needs a field inspection, in 60 days [MJK-A 4 inspection]', async () => {
    const { admin, staff } = office;
    const other = await report();
    await admin.says(`apip ${other.number} periksa Lampu dicabut petugas`);
    await staff.inspector.hears('Lampu dicabut petugas');
    expect(await staff.inspector.limits(other.number)).toContain(
      'penyelesaian MJK-A 4, MJK-B 4: 10 Februari 2027',
    );
    expect((await other.citizen.hears('diteruskan ke Inspektorat')).text).toContain('60 hari kerja');
  });

  it('goes to national where it is systemic and takes longer than 60 days [MJK-A 4 systemic]', async () => {
    const { admin, staff } = office;
    const other = await report();
    await admin.says(`disposisi ${other.number} dishub lapangan`);
    await staff.opd.hears('Disposisi baru');
    await staff.opd.says(`kembalikan ${other.number} Semua lampu kabupaten perlu diganti`);
    await admin.hears('Semua lampu kabupaten perlu diganti');
    await admin.says(`teruskan ${other.number} sistemik Perlu program provinsi`);
    const told = await other.citizen.hears('perlu penyelesaian yang lebih luas');
    expect(told.text).toContain('Perlu program provinsi');
    expect(told.text).toContain(`Nomor Anda tetap ${other.number}`);
  });

  it('stands in the register [MJK-B 8] [MJK-B 8 register]', async () => {
    const { admin } = office;
    await admin.says('register bulan ini');
    await admin.hears('Register laporan yang diterima');
    const [, ...lines] = await readSheet(Buffer.from(await (await admin.opensFile()).arrayBuffer()));
    expect(lines.map(([first]) => first)).toContain(number);
  });
});

describe('Three levels (TTD)', () => {
  let office: Awaited<ReturnType<typeof openTidung>>;
  let citizen: WebTalker;
  let number = '';
  const openTidung = () =>
    openStaffedOffice('regency-ttd', { national: 'nasional admin Nila', hospital: 'rsud petugas Rini' });

  beforeAll(async () => {
    office = await openTidung();
    ({ citizen, number } = await office.reporter({
      story: 'Antrean loket rumah sakit sampai siang',
      category: 'rumah sakit',
    }));
  });
  afterAll(() => office.stop());

  it('goes from the app’s admin in 3 days to the agency’s in 5, and to the liaison, who responds in 10 [TTD 1] [TTD 2] [TTD 3]', async () => {
    const { admin, staff } = office;
    expect(await staff.national.limits(number)).toEqual(['verifikasi TTD 1: 16 November 2026']);
    await staff.national.says(`disposisi ${number} admin`);
    await admin.hears('Laporan baru');
    expect(await admin.limits(number)).toEqual(['verifikasi TTD 2: 18 November 2026']);
    await admin.says(`disposisi ${number} rsud`);
    await staff.hospital.hears('Disposisi baru');
    expect(await staff.hospital.limits(number)).toEqual([
      'tanggapan awal TTD 3: 25 November 2026',
      'penyelesaian BUP VI.C.2: 1 Desember 2026',
    ]);
    await staff.hospital.says(`tanggapi ${number} Kami cek loketnya besok`);
    await citizen.hears('Kami cek loketnya besok');
  });

  it('comes back to the agency’s admin when it is not the liaison’s [TTD 2] [TTD 3]', async () => {
    const { admin, staff } = office;
    const other = await office.reporter({ story: 'Perangkat desa tidak di tempat', category: 'rumah sakit' });
    await staff.national.says(`disposisi ${other.number} admin`);
    await admin.hears('Laporan baru');
    await admin.says(`disposisi ${other.number} rsud`);
    await staff.hospital.hears('Disposisi baru');
    await staff.hospital.says(`kembalikan ${other.number} Ini urusan desa`);
    await admin.hears('Ini urusan desa');
    expect(await admin.limits(other.number)).toEqual(['verifikasi TTD 2: 18 November 2026']);
  });

  it('borrows settlement and closing, says so, and is closed by the system [BUP VI.C default] [BKP 11 default]', async () => {
    const { staff, service } = office;
    await staff.hospital.says(`jelaskan ${number}`);
    expect((await staff.hospital.hears('BUP VI.C.2')).text).toContain('tidak ada dalam SOP ini');
    await staff.hospital.says(`jawab ${number} Loket ditambah satu.`);
    await citizen.hears('Loket ditambah satu.');
    await staff.hospital.says(`jelaskan ${number}`);
    expect((await staff.hospital.hears('BKP 11')).text).toContain('tidak ada dalam SOP ini');
    await service.at('2026-11-26T01:00:00Z');
    await citizen.hears('ditutup');
  });
});

describe('A ministry (BKP)', () => {
  let office: Awaited<ReturnType<typeof openMinistry>>;
  let citizen: WebTalker;
  let number = '';
  const openMinistry = () =>
    openStaffedOffice('ministry-bkp', {
      national: 'nasional admin Nila',
      darat: 'darat petugas Dara',
      balai: 'balai petugas Bayu',
    });

  beforeAll(async () => {
    office = await openMinistry();
    ({ citizen, number } = await office.reporter({
      story: 'Terminal kotor dan loketnya tutup',
      category: 'terminal',
    }));
  });
  afterAll(() => office.stop());

  it('is received at the top in 60 minutes, which ends by ambil, and disposed in 3 days [BKP 1] [BKP 2]', async () => {
    const { staff } = office;
    expect(await staff.national.limits(number)).toEqual([
      'penerimaan BKP 1: 11 November 2026',
      'verifikasi BKP 2: 16 November 2026',
    ]);
    await staff.national.says(`ambil ${number}`);
    await staff.national.hears('sekarang Anda tangani');
    expect(await staff.national.limits(number)).toEqual(['verifikasi BKP 2: 16 November 2026']);
    await staff.national.says(`disposisi ${number} admin`);
  });

  it('is received by the agency in 60 minutes, verified in 3 days, disposed in 3 more [BKP 3] [BKP 4] [BKP 5]', async () => {
    const { admin, staff } = office;
    await admin.hears('Laporan baru');
    expect(await admin.limits(number)).toEqual([
      'penerimaan BKP 3: 11 November 2026',
      'verifikasi BKP 4: 16 November 2026',
    ]);
    await admin.says(`ambil ${number}`);
    await admin.hears('sekarang Anda tangani');
    await admin.says(`verifikasi ${number}`);
    await admin.hears('Berikutnya serahkan');
    expect(await admin.limits(number)).toEqual(['disposisi BKP 5: 16 November 2026']);
    await admin.says(`disposisi ${number} darat`);
    await staff.darat.hears('Disposisi baru');
  });

  it('is received by eselon 1 in 60 minutes, verified in 60, responded in 3 days, followed up in 3 [BKP 6] [BKP 7] [BKP 8]', async () => {
    const { staff } = office;
    expect(await staff.darat.limits(number)).toEqual([
      'penerimaan BKP 6: 11 November 2026',
      'tanggapan awal BKP 6: 16 November 2026',
      'penyelesaian BUP VI.C.2: 1 Desember 2026',
    ]);
    await staff.darat.says(`ambil ${number}`);
    await staff.darat.hears('sekarang Anda tangani');
    expect(await staff.darat.limits(number)).toContain('verifikasi BKP 7: 11 November 2026');
    await staff.darat.says(`terima ${number}`);
    await staff.darat.hears('diterima');
    expect(await staff.darat.limits(number)).toContain('tindak lanjut BKP 8: 16 November 2026');
    await staff.darat.says(`disposisi ${number} balai`);
    await staff.balai.hears('Disposisi baru');
  });

  it('is received by the UPT in 60 minutes and followed up in 60; a missed limit is told one level up [BKP 9] [BKP 10]', async () => {
    const { staff, service } = office;
    expect(await staff.balai.limits(number)).toContain('penerimaan BKP 9: 11 November 2026');
    await staff.balai.says(`ambil ${number}`);
    await staff.balai.hears('sekarang Anda tangani');
    expect(await staff.balai.limits(number)).toContain('tindak lanjut BKP 10: 11 November 2026');
    await service.at('2026-11-11T03:30:00Z');
    await staff.balai.hears('Lewat batas');
    expect((await staff.darat.hears('Lewat batas')).text).toContain('BKP 10');
  });

  it('goes back from eselon 1 to the agency, and from the agency to national [BKP 7 return] [BKP 4] [BUP VI.B.1.b.12]', async () => {
    const { admin, staff } = office;
    const other = await office.reporter({ story: 'Kapal penyeberangan telat', category: 'terminal' });
    await staff.national.says(`disposisi ${other.number} admin`);
    await admin.hears('Laporan baru');
    await admin.says(`disposisi ${other.number} darat`);
    await staff.darat.hears('Disposisi baru');
    await staff.darat.says(`kembalikan ${other.number} Urusan laut`);
    await admin.hears('Urusan laut');
    await admin.says(`kembalikan ${other.number} Urusan kementerian lain`);
    await staff.national.hears('Urusan kementerian lain');
    expect(await staff.national.limits(other.number)).toContain('verifikasi BKP 2: 16 November 2026');
  });

  it('is answered, waits 10 days and is closed by the system [BKP 11] [BKP 11 closing]', async () => {
    const { staff, service } = office;
    await staff.balai.says(`jawab ${number} Terminal dibersihkan.`);
    await citizen.hears('Terminal dibersihkan.');
    expect(await staff.balai.limits(number)).toEqual(['penutupan BKP 11: 25 November 2026']);
    await service.at('2026-11-26T01:00:00Z');
    await citizen.hears('ditutup');
  });
});
