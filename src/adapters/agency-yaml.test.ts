import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exampleAgency } from '../../scripts/simulate/agencies.ts';
import { anyAgency } from '../../test/support/any-agency.ts';
import { demoAgency, demoAgencyFile } from '../demo-agency.ts';
import { adminUnit, intakeUnit } from '../domain/agency.ts';
import { planChange } from '../domain/agency-change.ts';
import { profileById } from '../domain/sop/profiles/index.ts';
import { formatAgencyFile, parseAgencyFile } from './agency-yaml.ts';

const now = '2026-11-28T00:00:00Z';
const read = (text: string) => parseAgencyFile(text, now);
const faults = (text: string) => {
  const parsed = read(text);
  return parsed.ok ? [] : parsed.error;
};

const head = 'kode: KAB\nnama: Kabupaten Contoh\n';
const admin = '  - { kode: admin, nama: Admin, tingkat: instansi }\n';
const file = (units: string, categories = 'kategori: []\n') => `${head}unit:\n${admin}${units}${categories}`;

describe('an agency’s file', () => {
  it('says which line a clerk has to mend', () => {
    expect(
      faults(file('  - { kode: pupr, nama: Dinas PUPR }\n  - { kode: pupr, nama: Dinas PU }\n')),
    ).toEqual(['baris 6: unit "pupr" disebut dua kali; hapus salah satunya.']);
    expect(faults(file('  - { kode: upt, nama: UPT, induk: pu }\n'))).toEqual([
      'baris 5: unit "upt": induk "pu" tidak ada dalam berkas.',
    ]);
    expect(faults(file('  - { kode: pupr, nama: Dinas PUPR, tingkat: dinas }\n'))[0]).toMatch(
      /^baris 5: tingkat: harus salah satu dari "nasional", "instansi"/,
    );
    expect(faults(file('  - { kode: pupr, singkatan: pu }\n'))).toEqual(['baris 5: nama: belum diisi.']);
    expect(faults(file('  - { kode: pupr, nama: PUPR, ringkasan: "6 pagi" }\n'))[0]).toContain(
      'baris 5: ringkasan: tulis jam',
    );
    expect(faults(file('  - { kode: pupr, nama: PUPR, warna: biru }\n'))[0]).toContain(
      '"warna" tidak dikenal',
    );
  });

  it('says where it cannot be read at all', () => {
    expect(faults(`${head}unit:\n  - kode: "admin\n`)[0]).toMatch(/^baris \d: penulisannya tidak terbaca/);
    expect(faults(`${head}nama: Lain\nunit: []\nkategori: []\n`)[0]).toBe(
      'baris 3: isian yang sama ditulis dua kali; hapus salah satunya.',
    );
    expect(faults('')[0]).toMatch(/^Ini bukan berkas instansi, atau kosong/);
    expect(faults('[]')[0]).toMatch(/^Ini bukan berkas instansi/);
    expect(faults(file('  - { kode: pupr, nama: *PUPR }\n'))).toEqual([
      'baris 5: isian yang diawali tanda * tidak terbaca; tulis dalam tanda kutip.',
    ]);
    expect(faults('x'.repeat(4_000_001))[0]).toContain('terlalu panjang');
  });

  it('says what may stand there instead', () => {
    expect(faults(file('  - { kode: insp, nama: Inspektorat, inspektorat: "true" }\n'))).toEqual([
      'baris 5: inspektorat: harus true, tanpa tanda kutip.',
    ]);
    expect(faults(`prosedur: bpu\n${file('')}`)).toEqual([
      'baris 1: prosedur "bpu" tidak dikenal; pilih bup, ttd, mjk, bkp, boleh dengan "-tla" di belakangnya, atau nama berkas .json.',
    ]);
    expect(faults(`prosedur: mjk-tla\n${file('')}`)).toEqual([]);
    expect(faults(`prosedur: milik-kami.json\n${file('')}`)).toEqual([]);
  });

  it('needs one admin room, and a tree that goes nowhere round', () => {
    expect(faults(`${head}unit:\n  - { kode: pupr, nama: PUPR }\nkategori: []\n`)[0]).toContain(
      'belum ada ruang admin',
    );
    expect(faults(file('  - { kode: lain, nama: Lain, tingkat: instansi }\n'))[0]).toContain(
      'hanya satu unit boleh',
    );
    const round = '  - { kode: a, nama: A, induk: b }\n  - { kode: b, nama: B, induk: a }\n';
    expect(faults(file(round))[0]).toContain('induknya berputar');
    expect(
      faults(file('  - { kode: a, nama: A, induk: b }\n  - { kode: b, nama: B, tingkat: upt }\n'))[0],
    ).toContain('bertingkat lebih rendah');
  });

  it('lets a category and a successor be open units of the file only', () => {
    const category = (unit: string) =>
      `kategori:\n  - { kode: jalan, unit: ${unit}, nama: Jalan, nama_en: Roads, kata: [] }\n`;
    expect(faults(file('', category('pupr')))).toEqual([
      'baris 6: kategori "jalan": unit "pupr" tidak ada dalam berkas.',
    ]);
    const closed = '  - { kode: pupr, nama: PUPR, pengganti: admin }\n';
    expect(faults(file(closed, category('pupr')))[0]).toContain('sudah ditutup');
    expect(faults(file('  - { kode: pupr, nama: PUPR, pengganti: pupr }\n'))[0]).toContain('dirinya sendiri');
    expect(faults(file('  - { kode: pupr, nama: PUPR, pengganti: pu }\n'))[0]).toContain(
      'tidak ada dalam berkas',
    );
  });

  it('lets reports enter at the national admin only where that is inside', () => {
    const national = '  - { kode: nas, nama: Nasional, tingkat: nasional }\n';
    expect(faults(`masuk: nas\n${file(national)}`)[0]).toContain('ada di luar layanan ini');
    expect(faults(`masuk: pupr\n${file('  - { kode: pupr, nama: PUPR }\n')}`)[0]).toContain(
      'hanya bisa masuk',
    );
  });

  it('may be JSON, which is YAML too', () => {
    const json = JSON.stringify({
      kode: 'KAB',
      nama: 'Kabupaten',
      unit: [{ kode: 'admin', nama: 'Admin', tingkat: 'instansi' }],
      kategori: [],
    });
    expect(read(json)).toMatchObject({ ok: true, value: { code: 'KAB' } });
  });

  it('written and read again is the same agency, whatever its tree, and applying it changes nothing', () => {
    fc.assert(
      fc.property(anyAgency, (agency) => {
        const again = read(formatAgencyFile(agency));
        expect(again).toEqual({ ok: true, value: agency });
        if (again.ok)
          expect(planChange(agency, again.value, new Map())).toMatchObject({ value: { differences: [] } });
      }),
      { seed: 20_261_128, numRuns: 100 },
    );
  });
});

describe('the shipped files', () => {
  it('the demo agency is written as an export would write it', () => {
    expect(formatAgencyFile(demoAgency)).toBe(readFileSync(demoAgencyFile, 'utf8'));
  });

  it.each(['regency-bup', 'regency-ttd', 'regency-mjk', 'ministry-bkp'])(
    '%s is sound and names its procedure',
    (name) => {
      const agency = exampleAgency(name);
      expect(profileById(agency.procedure ?? '')?.id).toBe(name.split('-')[1]);
      expect(adminUnit(agency).id).toBe('admin');
      expect(intakeUnit(agency).id).toBe(agency.intakeUnitId ?? 'admin');
    },
  );
});
