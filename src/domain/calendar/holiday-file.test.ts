import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { createCalendar } from './calendar.ts';
import { mergeHolidays, parseHolidayFile } from './holiday-file.ts';
import { decreedYears } from './holidays/index.ts';
import { addWorkingDays } from './working-days.ts';

const faultsOf = (text: string): readonly string[] => {
  const parsed = parseHolidayFile(text);
  if (!parsed.ok) return parsed.error;
  const merged = mergeHolidays(decreedYears, parsed.value);
  return merged.ok ? [] : merged.error;
};
const calendarWith = (file: unknown) => {
  const parsed = parseHolidayFile(JSON.stringify(file));
  if (!parsed.ok) throw new Error(parsed.error.join('\n'));
  const merged = mergeHolidays(decreedYears, parsed.value);
  if (!merged.ok) throw new Error(merged.error.join('\n'));
  return createCalendar({ timeZone: 'Asia/Makassar', years: merged.value });
};
const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);
const nextYear = {
  year: 2028,
  decree: 'SKB 3 Menteri 1/2027',
  national: [{ on: '01-01', name: 'Tahun Baru 2028 Masehi' }],
  jointLeave: [],
};

describe('an operator’s holiday file', () => {
  it('adds a day, takes one away and brings a whole year', () => {
    const calendar = calendarWith({
      add: [
        { on: '2026-11-25', name: 'Pemilihan kepala daerah' },
        { on: '2026-11-26', name: 'Cuti bersama daerah', kind: 'jointLeave' },
      ],
      remove: ['2026-12-24'],
      years: [nextYear],
    });
    expect(calendar.dayOff(day('2026-11-25'))).toEqual({ kind: 'national', name: 'Pemilihan kepala daerah' });
    expect(calendar.dayOff(day('2026-11-26'))).toEqual({ kind: 'jointLeave', name: 'Cuti bersama daerah' });
    expect(calendar.dayOff(day('2026-12-24'))).toBeUndefined();
    expect(calendar.years).toEqual([2025, 2028]);
    expect(addWorkingDays(calendar, day('2027-12-31'), 1).toString()).toBe('2028-01-03');
  });

  it('replaces a year whose decree was amended', () => {
    const calendar = calendarWith({ years: [{ ...nextYear, year: 2027 }] });
    expect(calendar.dayOff(day('2027-03-10'))).toBeUndefined();
  });

  it('may be empty, and may begin with a byte order mark', () => {
    expect(faultsOf('{}')).toEqual([]);
    expect(faultsOf('\uFEFF{"remove":["2026-12-24"]}')).toEqual([]);
  });

  it('is not touched by what it is merged into', () => {
    const before = JSON.stringify(decreedYears);
    calendarWith({ remove: ['2026-12-24'], add: [{ on: '2026-11-25', name: 'Pemilihan' }] });
    expect(JSON.stringify(decreedYears)).toBe(before);
  });

  it('says where the file breaks off', () => {
    expect(faultsOf('{\n"add": [],,\n}')).toEqual([
      'Berkas ini bukan JSON yang utuh di sekitar baris 2: periksa koma, tanda kutip dan kurungnya.',
    ]);
  });

  it.each([
    [{ add: [{ on: '2026-02-30', name: 'Salah' }] }, 'Pada add ke-1.on: tulis tanggal yang ada'],
    [{ add: [{ on: '2026-02-27' }] }, 'Pada add ke-1.name: belum diisi.'],
    [{ add: [{ on: '2026-02-27', name: 3 }] }, 'Pada add ke-1.name: harus berupa teks dalam tanda kutip.'],
    [{ ad: [] }, 'Isi berkas: "ad" tidak dikenal; periksa ejaannya atau hapus.'],
    [{ remove: '2026-12-24' }, 'Pada remove: harus berupa daftar dalam kurung siku [ ].'],
    [
      { add: [{ on: '2028-02-29', name: 'Hari baru' }] },
      '2028-02-29: tahun 2028 belum punya daftar hari libur',
    ],
    [{ remove: ['2028-02-29'] }, '2028-02-29: tahun 2028 belum punya daftar hari libur'],
    [{ remove: ['2026-11-23'] }, '2026-11-23 tidak bisa dihapus: hari itu memang tidak tercatat libur.'],
    [{ add: [{ on: '2026-12-24', name: 'Lagi' }] }, 'sudah tercatat sebagai Cuti bersama Natal.'],
    [{ years: [{ ...nextYear, year: 2029 }] }, 'Daftar tahun 2028 belum ada'],
    [{ years: [nextYear, nextYear] }, 'Tahun 2028 tertulis lebih dari sekali di "years".'],
    [
      { years: [{ ...nextYear, national: [] }] },
      'Pada years ke-1.national: terlalu sedikit, paling sedikit 1 isian.',
    ],
    [
      { years: [{ ...nextYear, jointLeave: [{ on: '02-30', name: 'Tidak ada' }] }] },
      'Pada years ke-1: tanggal 02-30 tidak ada pada tahun 2028.',
    ],
    [
      { years: [{ ...nextYear, jointLeave: [{ on: '01-01', name: 'Dua kali' }] }] },
      'Pada years ke-1: tanggal 01-01 tertulis dua kali.',
    ],
  ])('explains what is wrong with %j', (file, sentence) => {
    expect(faultsOf(JSON.stringify(file)).join('\n')).toContain(sentence);
  });
});
