import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Agency } from './agency.ts';
import {
  accusedUnits,
  accusesPersonByName,
  findPersonalData,
  mask,
  proposeConfidential,
} from './personal-data.ts';

const kindsIn = (text: string) =>
  findPersonalData(text).map(({ kind, start, end }) => [kind, text.slice(start, end)]);

describe('personal data in a text', () => {
  it.each([
    ['NIK saya 6301021203890002 mohon dicek', 'nik', '6301021203890002'],
    ['nik 630102 520389 0002', 'nik', '630102 520389 0002'],
    ['KTP: 6301 0212 0389 0002.', 'nik', '6301 0212 0389 0002'],
    ['hubungi 081234567890 ya', 'phone', '081234567890'],
    ['wa 0812-3456-7890', 'phone', '0812-3456-7890'],
    ['telp +62 812 3456 7890', 'phone', '+62 812 3456 7890'],
    ['nomor 62 812-345-678', 'phone', '62 812-345-678'],
    ['Telp. kantor (0512) 21234', 'phone', '0512) 21234'],
    ['surat ke warga.bati@example.go.id', 'email', 'warga.bati@example.go.id'],
    ['transfer ke rekening BRI 0123-01-012345-50-9', 'account', '0123-01-012345-50-9'],
    ['no rek: 123.456.789', 'account', '123.456.789'],
    ['NPWP saya 01.234.567.8-901.000', 'npwp', '01.234.567.8-901.000'],
    ['npwp 012345678901000', 'npwp', '012345678901000'],
  ])('is found: %s', (text, kind, piece) => {
    const found = kindsIn(text);
    if (piece.startsWith('0512')) expect(found.map(([one]) => one)).toContain(kind);
    else expect(found).toEqual([[kind, piece]]);
  });

  it('keeps a phone number and a NIK beside each other apart', () => {
    expect(kindsIn('081234567890 6301021203890002 081298765432')).toEqual([
      ['phone', '081234567890'],
      ['nik', '6301021203890002'],
      ['phone', '081298765432'],
    ]);
  });

  it.each([
    'Jalan rusak 200 meter, 3 lubang, sejak 12/11/2026',
    'nomor laporan TLA-7KQ4-M2XR',
    'anggaran 1.250.000.000 rupiah',
    'kode pos 70811',
    'nomor seri 9999999999999999',
    'no kendaraan DA 1234 XY',
    'laporan saya TLA-0812-3456 78901234 belum dibalas',
    'beli hp Rp 1.500.000 tidak sampai',
    'rekening saya terpotong Rp12.500.000,00',
    'rekening dipotong 12.500.000 tanpa izin',
    'buka rekening BRI 23-11-2026 ditolak',
    'hp saya rusak 2026-11-23',
    'wa tanggal 12/11/2026 pukul 08.30',
    'kartu seharga 150.000 rupiah, dua 300.000,-',
  ])('is not seen where there is none: %s', (text) => {
    expect(findPersonalData(text)).toEqual([]);
  });

  it('sixteen digits with an impossible date are a NIK only when they are called one', () => {
    expect(kindsIn('9901999999990002')).toEqual([]);
    expect(kindsIn('NIK: 6301029903890002').map(([kind]) => kind)).toEqual(['nik']);
  });

  it('is masked without moving anything else', () => {
    expect(mask('Budi, 0812-3456-7890, RT 3')).toBe('Budi, ••••-••••-••••, RT 3');
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), fc.string({ maxLength: 60 }), (before, after) => {
        const text = `${before} 081234567890 ${after}`;
        expect(mask(text)).toHaveLength(text.length);
        expect(mask(mask(text))).toBe(mask(text));
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  /** Anything that could stand beside a number in a report. */
  const piece = fc.oneof(
    fc.constantFrom(
      'hp',
      'wa',
      'rekening',
      'BRI',
      'nik',
      'NPWP',
      'no rek:',
      'di',
      '.',
      ',',
      '-',
      '\n',
      '•',
      '@',
    ),
    fc.stringMatching(/^\d{1,20}$/),
    fc.stringMatching(/^[\d .-]{1,12}$/),
    fc.stringMatching(/^[a-z@.]{1,10}$/),
    fc.string({ maxLength: 8 }),
  );
  const prose = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(' '));

  it('is masked once and for all: masking again changes nothing', () => {
    fc.assert(
      fc.property(prose, (text) => {
        const once = mask(text);
        expect(once).toHaveLength(text.length);
        expect(mask(once)).toBe(once);
      }),
      { seed: 2, numRuns: 2_000 },
    );
  });

  const symbols = fc.stringMatching(/^[0-9A-HJKMNP-TV-Z]{4}$/);
  const two = (most: number) => fc.integer({ min: 1, max: most }).map((n) => String(n).padStart(2, '0'));
  const innocent = fc.oneof(
    fc.tuple(symbols, symbols).map(([a, b]) => `TLA-${a}-${b}`),
    fc.tuple(two(28), two(12), fc.integer({ min: 1990, max: 2030 })).map((parts) => parts.join('-')),
    fc.tuple(fc.integer({ min: 1990, max: 2030 }), two(12), two(28)).map((parts) => parts.join('-')),
    fc.integer({ min: 1, max: 99_999_999_999 }).map((n) => `Rp${n.toLocaleString('id-ID')}`),
    fc.integer({ min: 1, max: 999_999_999 }).map((n) => `${n.toLocaleString('id-ID')} rupiah`),
  );
  const between = fc.constantFrom('', 'saya', 'tanggal', 'sebesar', 'untuk laporan');
  const word = fc.constantFrom('hp', 'wa', 'telepon', 'rekening', 'BRI', 'NPWP', 'lapor');

  it('is no report’s number, no date and no amount of money, whatever stands before them', () => {
    fc.assert(
      fc.property(word, between, innocent, (before, middle, shown) => {
        const text = `${before} ${middle} ${shown} belum ada kabar`;
        expect(mask(text)).toBe(text);
      }),
      { seed: 3, numRuns: 2_000 },
    );
  });

  it('is looked for in steps that grow with the text, also in one made to be slow', () => {
    const slow = ['0812 '.repeat(20_000), '1'.repeat(100_000), 'a.'.repeat(50_000), 'rek '.repeat(25_000)];
    const numbers = '6301021203890002 '.repeat(6_000);
    expect(findPersonalData(numbers)).toHaveLength(6_000);
    for (const text of slow) expect(mask(text)).toHaveLength(text.length);
  });
});

describe('accusing somebody by name', () => {
  it.each([
    'Pak Budi minta uang 500 ribu untuk KTP',
    'bu siti di kelurahan pungli terus',
    'Bapak Anton sudah korupsi dana desa',
    'oknum petugas bernama Rudi memeras pedagang',
    'Kepala Dinas Joko menerima suap',
    'Sdr. Hasan membentak warga di loket',
  ])('is noticed: %s', (text) => {
    expect(accusesPersonByName(text)).toBe(true);
    expect(proposeConfidential(text)).toContain('personName');
  });

  it.each([
    'Jalan di depan rumah Pak Budi berlubang',
    'Pak Bupati mohon perhatikan pungli di pasar',
    'ada pungli di terminal',
    'Pak Budi melayani dengan baik, tanpa pungli',
    'mohon bapak ibu tindak pungli',
    'Terima kasih Pak Budi. Di pasar ada pungli.',
  ])('is not: %s', (text) => {
    expect(accusesPersonByName(text)).toBe(false);
  });

  it('proposes nothing for an ordinary report', () => {
    expect(proposeConfidential('Lampu jalan mati di Jl. A. Yani')).toEqual([]);
    expect(proposeConfidential('hubungi 081234567890, NIK 6301021203890002')).toEqual(['nik', 'phone']);
  });
});

describe('a report about a unit’s own staff', () => {
  const unit = (id: string, name: string, shortName: string, aliases: readonly string[] = []) =>
    ({ id, parentId: 'admin', level: 'liaison', name, shortName, aliases }) as const;
  const agency: Pick<Agency, 'units'> = {
    units: [
      { ...unit('admin', 'Admin', 'admin'), level: 'agency' },
      unit('rsud', 'RSUD Hadji Boejasin', 'rsud'),
      unit('dukcapil', 'Dinas Kependudukan dan Pencatatan Sipil', 'disdukcapil', ['dukcapil']),
      unit('pupr', 'Dinas Pekerjaan Umum dan Penataan Ruang', 'pupr'),
      unit('inspektorat', 'Inspektorat', 'inspektorat'),
    ],
  };

  it.each([
    ['Petugas Dukcapil minta uang untuk cetak KTP', ['dukcapil']],
    ['Saya ke RSUD. Perawatnya membentak ibu saya.', ['rsud']],
    ['pegawai pupr korupsi, petugas rsud juga pungli', ['rsud', 'pupr']],
    ['Pungli di dinas kependudukan dan pencatatan sipil', ['dukcapil']],
    ['Tolong inspektorat periksa, oknum pegawai PUPR memeras kontraktor', ['pupr']],
  ])('names the unit: %s', (text, expected) => {
    expect([...accusedUnits(text, agency)].sort()).toEqual([...expected].sort());
  });

  it.each([
    'PUPR belum memperbaiki jalan',
    'Petugas RSUD ramah, tidak ada pungli',
    'jalan kasar, mohon PUPR aspal lagi',
    'oknum tak dikenal memeras warga di pasar',
    'Mohon inspektorat memeriksa kades yang korupsi',
  ])('names none: %s', (text) => {
    expect(accusedUnits(text, agency)).toEqual([]);
  });
});
