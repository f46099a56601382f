/** The regency's rows (BUP) as its people walk them, by words at the web pages, from the review to the morning report. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSheet } from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bup } from '../../src/domain/sop/profiles/bup.ts';
import { openStaffedOffice } from '../support/office.ts';
import { numberIn, type Told } from '../support/stories.ts';

describe('What a regency does with a report (BUP)', () => {
  let office: Awaited<ReturnType<typeof openRegency>>;
  const numbers: string[] = [];
  const openRegency = () =>
    openStaffedOffice('regency-bup', {
      sari: 'admin admin Sari',
      pupr: 'pupr petugas Rina',
      dinkes: 'dinkes petugas Dewi',
      inspector: 'inspektorat petugas Ira',
      leader: 'pupr pembina Kadis',
    });
  const reported = async (told: Partial<Told> = {}) => {
    const made = await office.reporter({ story: 'Jalan depan pasar berlubang besar', ...told });
    numbers.push(made.number);
    await office.admin.hears(`Laporan baru ${made.number}`);
    return made;
  };

  beforeAll(async () => {
    office = await openRegency();
  });
  afterAll(() => office.stop());

  it('verifies who reports and what, and tells the reporter what was corrected [BUP VI.B.1.a.1]', async () => {
    const { admin } = office;
    const { citizen, number } = await reported({ name: 'Siti Aminah' });
    await admin.says(`lihat ${number}`);
    await admin.hears('Jalan depan pasar berlubang besar');
    await admin.says(`identitas ${number}`);
    await admin.hears('Siti Aminah');
    await admin.says(`verifikasi ${number} kategori puskesmas`);
    expect((await citizen.hears('sudah diperiksa dan lengkap')).text).toContain(
      'kategorinya menjadi Puskesmas',
    );
  });

  it('marks a dispute or violation with its subject and object, for officers only [BUP VI.B.1.a.2-3]', async () => {
    const { admin } = office;
    const { citizen, number } = await reported();
    for (const mark of ['sengketa', 'subjek Pengembang Contoh', 'objek batas jalan desa']) {
      await admin.says(`tandai ${number} ${mark}`);
      await admin.hears('dicatat. Hanya petugas yang melihatnya');
    }
    await admin.says(`lihat ${number}`);
    await admin.hears('Ditandai: sengketa · subjek: Pengembang Contoh · objek: batas jalan desa');
    await citizen.says('status');
    expect((await citizen.hears(number)).text).not.toMatch(/sengketa|Pengembang/u);
  });

  it('decides on confidentiality: one officer raises it, two lower it, the reporter hears of both [BUP VI.B.1.a.5]', async () => {
    const { admin, staff } = office;
    const { citizen, number } = await reported({ confidential: false });
    await admin.says(`rahasia ${number} Menyebut nama korban`);
    expect((await citizen.hears('kini dirahasiakan')).text).not.toContain('korban');
    await admin.says(`turunkan ${number} rahasia Nama korban sudah dihapus`);
    await staff.sari.hears('Diminta menurunkan kerahasiaan');
    await admin.says(`setuju turunkan ${number}`);
    await admin.hears('Persetujuan harus dari petugas lain');
    await staff.sari.says(`setuju turunkan ${number}`);
    await citizen.hears('tidak perlu dirahasiakan lagi');
  });

  it('follows nothing up that is incomplete, until its reporter has replied [TLA peringatan 1]', async () => {
    const { admin, staff } = office;
    const { citizen, number } = await reported();
    await admin.says(`lengkapi ${number} Di RT berapa?`);
    await citizen.hears('Di RT berapa?');
    await admin.says(`disposisi ${number} pupr`);
    await admin.hears('masih diminta melengkapi dan belum membalas');
    await citizen.presses('Lengkapi sekarang');
    await citizen.says('RT 3');
    await admin.hears('Pelapor membalas');
    await admin.says(`disposisi ${number} pupr`);
    await staff.pupr.hears(`Disposisi baru ${number}`);
  });

  it('has a suggestion answered by the admin, but no complaint [BUP VI.B.1.b.8]', async () => {
    const { admin } = office;
    const { citizen, number } = await reported({ story: 'Tidak ada bangku di halte pasar' });
    await admin.says(`jawab ${number} Terima kasih`);
    await admin.hears('Pengaduan dijawab oleh unit yang menangani');
    await admin.says(`verifikasi ${number} aspirasi`);
    await citizen.hears('jenisnya menjadi aspirasi');
    await admin.says(`jawab ${number} Terima kasih, bangkunya kami usulkan tahun depan.`);
    expect((await citizen.hears('bangkunya kami usulkan tahun depan')).text).toContain(
      'Jawaban Admin SP4N-LAPOR!',
    );
  });

  it('copies another unit in, which comments and does no more [BUP VI.B.1.b.9]', async () => {
    const { admin, staff } = office;
    const { number } = await reported();
    await admin.says(`disposisi ${number} pupr`);
    await admin.says(`tembusan ${number} dinkes Ambulans lewat di sini`);
    await staff.dinkes.hears(/^Tembusan:.*Ambulans lewat di sini/su);
    await staff.dinkes.says(`jawab ${number} Sudah`);
    await staff.dinkes.hears('hanya petugas di sana yang bisa');
    await staff.dinkes.says(`catatan ${number} Jalur memutar lewat Jalan Pancasila`);
    expect((await staff.pupr.hears('Jalur memutar')).text).toContain('Catatan Dinas Kesehatan');
  });

  it('has abuse of office looked into with APIP, and the reporter reads no verdict [BUP VI.B.1.b.13]', async () => {
    const { admin, staff } = office;
    const { citizen, number } = await reported({ story: 'Petugas loket puskesmas minta uang tanpa karcis' });
    await admin.says(`tandai ${number} penyalahgunaan`);
    await admin.says(`apip ${number} Indikasi pungutan`);
    await staff.inspector.hears(/^Koordinasi APIP:.*Indikasi pungutan/su);
    await staff.inspector.says(`catatan ${number} Kepala ruangnya kami panggil`);
    await admin.hears('Kepala ruangnya kami panggil');
    await citizen.says('status');
    expect((await citizen.hears(number)).text).not.toMatch(/pungutan|APIP|penyalahgunaan/iu);
  });

  it('moves the promised date with a reason that the reporter is told [BUP VI.C receipt]', async () => {
    const { admin, staff } = office;
    const { citizen, number } = await reported();
    await admin.says(`disposisi ${number} pupr`);
    expect((await citizen.hears('diteruskan ke')).text).toContain('1 Desember 2026');
    await staff.pupr.hears(`Disposisi baru ${number}`);
    await staff.pupr.says(`kelas ${number} pemeriksaan Gorong-gorong harus dibongkar dulu`);
    const told = await citizen.hears('Gorong-gorong harus dibongkar dulu');
    expect(told.text).toContain('Rabu, 10 Februari 2027 (60 hari kerja), dihitung sejak diterima');
  });

  it('ends nothing by an officer’s word: without a rule it is answered, or goes to who has authority [BUP IV.A.2.a]', async () => {
    const { admin } = office;
    const { citizen, number } = await reported();
    await admin.says(`arsip ${number} spam`);
    await admin.hears('tidak punya aturan arsip selain batas waktu melengkapi');
    await admin.says(`teruskan ${number} Ruas ini jalan nasional`);
    await citizen.hears('Nomor Anda tetap');
    await admin.says(`alih-nasional ${number} Balai Jalan Nasional: nomor 1234567`);
    expect((await citizen.hears('sekarang ditangani Balai Jalan Nasional')).text).toContain('nomor 1234567');
  });

  it('records every report in one register, also what came by letter [BUP IV.A.1.a]', async () => {
    const { admin } = office;
    for (const words of [
      'entri surat',
      '6 November',
      'pengaduan',
      'Jalan depan SDN 2 berlubang',
      'Desa Sungai Riam',
      'lewati',
      'jalan dan jembatan',
      'tidak ada',
      'anonim',
      'rahasiakan',
      'belum',
      'catat',
    ])
      await admin.says(words);
    numbers.push(numberIn((await admin.hears('Tercatat dengan nomor')).text));
    await admin.says('register bulan ini');
    await admin.hears('Register laporan');
    const [, ...lines] = await readSheet(Buffer.from(await (await admin.opensFile()).arrayBuffer()));
    expect(new Set(lines.map(([first]) => first))).toEqual(new Set(numbers));
  });

  it('reports to its leaders each morning what came, what waits, and what is strategic [BUP VII.B.1-2] [TTD E.1-2]', async () => {
    const { service, staff } = office;
    await service.at('2026-11-12T00:30:00Z');
    await service.run('morning-report');
    const { text } = await staff.leader.hears('Laporan pagi, Kamis, 12 November 2026');
    for (const part of [`Kemarin: ${numbers.length} diterima, 1 dijawab`, 'belum direspons', 'belum selesai'])
      expect(text).toContain(part);
    expect(text).toMatch(/Isu strategis:\s+• 1 dugaan pelanggaran atau menyebut petugas: 1\. KAB-/u);
  });
});

describe('A regency (BUP)', () => {
  let office: Awaited<ReturnType<typeof openRegency>>;
  const openRegency = () =>
    openStaffedOffice('regency-bup', { pupr: 'pupr petugas Rina', leader: 'pupr pembina Kadis' });
  const handedDown = async (words: string) => {
    const made = await office.reporter({ story: 'Jalan depan pasar berlubang besar' });
    expect(await office.admin.limits(made.number)).toEqual(['verifikasi BUP VI.B.1.b: 16 November 2026']);
    await office.admin.says(`disposisi ${made.number} ${words}`);
    await office.staff.pupr.hears('Disposisi baru');
    return made;
  };

  beforeAll(async () => {
    office = await openRegency();
  });
  afterAll(() => office.stop());

  it('is reviewed in 3 working days and settled in 5, 14 or 60 by its class [BUP VI.B.1.b] [BUP VI.C.1] [BUP VI.C.2] [BUP VI.C.3]', async () => {
    for (const [words, limit] of [
      ['pupr informasi', 'penyelesaian BUP VI.C.1: 18 November 2026'],
      ['pupr', 'penyelesaian BUP VI.C.2: 1 Desember 2026'],
      ['pupr lapangan', 'penyelesaian BUP VI.C.3: 10 Februari 2027'],
    ] as const) {
      const { number } = await handedDown(words);
      expect(await office.staff.pupr.limits(number)).toEqual([limit]);
    }
  });

  it('is watched 3 days before the limit of information; what hinders it is told to the reporter and the admin [BUP VII.A.1.e] [BUP VII.A.1.f] [BUP VI.D.3.d-e]', async () => {
    const { admin, staff, service } = office;
    const { citizen, number } = await handedDown('pupr informasi');
    await staff.pupr.says(`tanggapi ${number} Kami tinjau besok`);
    await citizen.hears('Kami tinjau besok');
    await service.passUntil('2026-11-13');
    await staff.pupr.hears(new RegExp(`Mendekati batas[^]*${number}`));
    await admin.hears(new RegExp(`Mendekati batas[^]*${number}`));
    await staff.pupr.says(`kendala ${number} Aspal belum tiba; ditambal Senin`);
    await citizen.hears('Aspal belum tiba; ditambal Senin');
    expect((await admin.hears('Kendala di Dinas Pekerjaan Umum')).text).toContain('18 November 2026');
    await staff.pupr.says(`jawab ${number} Lubang ditambal.`);
    await citizen.hears('Lubang ditambal.');
  });

  it('shows its head what was done about each report [BUP II.5.d]', async () => {
    const { leader } = office.staff;
    await leader.says('register bulan ini');
    await leader.hears('Register laporan');
    const [, ...lines] = await readSheet(Buffer.from(await (await leader.opensFile()).arrayBuffer()));
    expect(lines.map((line) => line[7])).toContain('sudah dijawab, menunggu kata pelapor');
    await leader.says(`riwayat ${String(lines.at(-1)?.[0])}`);
    await leader.hears('Lubang ditambal.');
  });
});

describe('A regency with the national admin inside, and an archive rule of its own', () => {
  let office: Awaited<ReturnType<typeof openRegency>>;
  let directory = '';
  const openRegency = async () => {
    const rule = { id: 'spam', title: 'Bukan urusan pelayanan', source: 'SOP kami 7' };
    const own = { ...bup, id: 'kami', archiveRules: [...bup.archiveRules, rule] };
    const file = join(directory, 'kami.json');
    await writeFile(file, JSON.stringify(own));
    return openStaffedOffice('regency-ttd', { national: 'nasional admin Nila' }, { SOP_PROFILE: file });
  };

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'sahut-own-procedure-'));
    office = await openRegency();
  });
  afterAll(async () => {
    await office.stop();
    await rm(directory, { recursive: true });
  });

  it('has reports reviewed at the top in 3 working days, and ended there by the rule, to which the reporter may object [BUP VI.B.1.a] [BUP IV.A.2.a]', async () => {
    const { admin, staff } = office;
    const { national } = staff;
    const { citizen, number } = await office.reporter({ story: 'Promo pinjaman', category: 'rumah sakit' });
    expect(await national.limits(number)).toEqual(['verifikasi BUP VI.B.1.a: 16 November 2026']);
    await national.says(`arsip ${number} spam`);
    await citizen.hears('diarsipkan: Bukan urusan pelayanan (SOP kami 7)');
    await citizen.presses('Lengkapi sekarang');
    await citizen.says('Ini keluhan tentang kasir rumah sakit');
    await citizen.hears('dibuka lagi dan tambahan Anda diperiksa');
    await admin.hears('Dibuka lagi dari arsip');
  });
});
