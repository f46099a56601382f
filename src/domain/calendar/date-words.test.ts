import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { parseDateWords } from './date-words.ts';

/** A Monday. */
const today = Temporal.PlainDate.from('2026-11-23');

/** The words' meaning as one line: `2026-11-22 sore`, `2026-11-20 + malam`, `~`, `future`, `?`. */
function read(text: string, on: Temporal.PlainDate = today): string {
  const found = parseDateWords(text, on);
  if (found === undefined) return '?';
  if (found === 'future') return found;
  return [
    found.on?.toString() ?? (found.approximate ? '~' : ''),
    found.ongoing ? '+' : '',
    found.partOfDay ?? '',
  ]
    .filter(Boolean)
    .join(' ');
}

const table = (rows: Record<string, string>): void => {
  it.each(Object.entries(rows))('"%s" is %s', (text, meaning) => {
    expect(read(text)).toBe(meaning);
  });
};

describe('near days', () => {
  table({
    'hari ini': '2026-11-23',
    'Hari ini.': '2026-11-23',
    'tadi pagi': '2026-11-23 pagi',
    'tadi siang jam 12.30': '2026-11-23 siang',
    'siang tadi': '2026-11-23 siang',
    'sore ini': '2026-11-23 sore',
    tadi: '2026-11-23',
    barusan: '2026-11-23',
    'baru saja': '2026-11-23',
    'baru aja kejadian pak': '2026-11-23',
    sekarang: '2026-11-23',
    'saat ini': '2026-11-23',
    '2 jam yang lalu': '2026-11-23',
    'sejam lalu': '2026-11-23',
    'setengah jam lalu, 30 menit lalu': '2026-11-23',
    kemarin: '2026-11-22',
    kemaren: '2026-11-22',
    'kemaren sore': '2026-11-22 sore',
    'Kemarin, ada yang jatuh': '2026-11-22',
    'kemarin sekitar jam 7 malam': '2026-11-22 malam',
    semalam: '2026-11-22 malam',
    'tadi malam': '2026-11-22 malam',
    'malam tadi': '2026-11-22 malam',
    'kemarin malam': '2026-11-22 malam',
    'malam ini': '2026-11-23 malam',
    'dini hari tadi': '2026-11-23 dini hari',
    'tadi subuh': '2026-11-23 subuh',
    'kemarin lusa': '2026-11-21',
    'lusa kemarin': '2026-11-21',
    'kemarin dulu': '2026-11-21',
  });
});

describe('days counted back', () => {
  table({
    '3 hari lalu': '2026-11-20',
    '3 hari yang lalu': '2026-11-20',
    '3hari yg lalu': '2026-11-20',
    'tiga hari yang lalu': '2026-11-20',
    'kira-kira dua hari lalu': '2026-11-21',
    'sehari lalu': '2026-11-22',
    'seminggu lalu': '2026-11-16',
    'seminggu yang lalu': '2026-11-16',
    'dua minggu lalu': '2026-11-09',
    '10 hari kemarin': '2026-11-13',
    'sepekan lalu': '2026-11-16',
    'sejak 3 hari lalu': '2026-11-20 +',
    'sudah 3 hari': '2026-11-20 +',
    'udah seminggu ini': '2026-11-16 +',
    'sudah 2 bulan': '~ +',
    'beberapa hari lalu': '~',
    '3-4 hari lalu': '~',
    '2 atau 3 hari yang lalu': '~',
    'minggu lalu': '~',
    'minggu kemarin': '~',
    'pekan lalu': '~',
    'bulan lalu': '~',
    'bulan kemarin': '~',
    'sebulan lalu': '~',
    'dua bulan yang lalu': '~',
    'tahun lalu': '~',
    'minggu ini': '~',
  });
});

describe('weekdays', () => {
  table({
    senin: '2026-11-23',
    'hari senin': '2026-11-23',
    'senin ini': '2026-11-23',
    'senin lalu': '2026-11-16',
    'senin kemarin': '2026-11-16',
    'hari Senin yang lalu': '2026-11-16',
    'hari minggu': '2026-11-22',
    'hari minggu lalu': '2026-11-22',
    'minggu sore': '2026-11-22 sore',
    'minggu pagi kemarin': '2026-11-22 pagi',
    ahad: '2026-11-22',
    'Jumat malam': '2026-11-20 malam',
    "hari jum'at": '2026-11-20',
    'rabu siang': '2026-11-18 siang',
    'malam minggu': '2026-11-21 malam',
    'malam minggu kemarin': '2026-11-21 malam',
    'malam jumat': '2026-11-19 malam',
    'selasa minggu lalu': '2026-11-17',
    'minggu lalu hari rabu': '2026-11-18',
    'senin minggu lalu': '2026-11-16',
    'rabu minggu ini': 'future',
    'sejak senin': '2026-11-23 +',
    'dari sabtu sampai sekarang': '2026-11-21 +',
    'dari kamis sampai sabtu': '2026-11-19',
  });
});

describe('dates in figures and months', () => {
  table({
    '12/11': '2026-11-12',
    '12-11': '2026-11-12',
    '12/11/2026': '2026-11-12',
    '12-11-2026': '2026-11-12',
    '12.11.2026': '2026-11-12',
    '12/11/26': '2026-11-12',
    '12/11/98': '1998-11-12',
    '12/11/2025': '2025-11-12',
    '2026-11-12': '2026-11-12',
    'tanggal 12/11 jam 19.30': '2026-11-12',
    'tanggal 12': '2026-11-12',
    'tgl 12': '2026-11-12',
    tgl12: '2026-11-12',
    'tanggal 23': '2026-11-23',
    'tanggal 25': '2026-10-25',
    'tanggal 31': '2026-10-31',
    'tanggal 12 bulan lalu': '2026-10-12',
    'tanggal 12 kemarin': '2026-11-12',
    '12 november': '2026-11-12',
    '12 Nov': '2026-11-12',
    '12 nov 2025': '2025-11-12',
    '12 nov 25': '2025-11-12',
    '12 november tahun lalu': '2025-11-12',
    '12 11 2025': '2025-11-12',
    'tanggal 5 bulan 11': '2026-11-05',
    'tgl 5 bulan november tahun 2025': '2025-11-05',
    '12 November 2026 sore': '2026-11-12 sore',
    'rabu, 11 november 2026': '2026-11-11',
    '3 mei': '2026-05-03',
    '17 agustus': '2026-08-17',
    '25 desember lalu': '2025-12-25',
    '12-14 november': '2026-11-12',
    '12 sampai 14 november 2026': '2026-11-12',
    'sejak 1 oktober': '2026-10-01 +',
    'awal november': '~',
    'akhir bulan lalu': '~',
    'pertengahan oktober 2025': '~',
    november: '~',
    'tahun 2024': '~',
    '29/2/2024': '2024-02-29',
  });
});

describe('what is no date', () => {
  table({
    '31/2': '?',
    '30 februari': '?',
    '11/23': '?',
    '29/2/2025': '?',
    '29/2': '?',
    '0/5': '?',
    '32/1/2026': '?',
    '2026-13-01': '?',
    'tanggal 40': '?',
    '': '?',
    'tidak tahu': '?',
    lupa: '?',
    'selamat pagi pak': '?',
    '2': '?',
    '12': '?',
    'rumah tinggal saya': '?',
    'selama ini': '?',
    '👍': '?',
    '1/1/1/1': '?',
    '0812-3456-7890': '?',
    'RT 03/RW 02': '?',
  });
});

describe('days that have not come', () => {
  table({
    besok: 'future',
    bsk: 'future',
    'besok pagi': 'future',
    lusa: 'future',
    'minggu depan': 'future',
    'senin depan': 'future',
    'bulan depan': 'future',
    '3 hari lagi': 'future',
    'nanti malam': 'future',
    '24/11': 'future',
    '12/12': 'future',
    '24/11/2026': 'future',
    '12/11/2027': 'future',
    '1 januari 2027': 'future',
    'desember 2026': 'future',
    tomorrow: 'future',
    'next monday': 'future',
    'in 3 days': 'future',
  });

  it('takes a day and month that are far ahead for last year’s', () => {
    expect(read('25/12', Temporal.PlainDate.from('2026-01-02'))).toBe('2025-12-25');
    expect(read('30/12', Temporal.PlainDate.from('2026-11-23'))).toBe('2025-12-30');
    expect(read('31 desember', Temporal.PlainDate.from('2026-01-01'))).toBe('2025-12-31');
  });

  it('finds yesterday across the new year and in a leap year', () => {
    expect(read('kemarin', Temporal.PlainDate.from('2026-01-01'))).toBe('2025-12-31');
    expect(read('kemarin', Temporal.PlainDate.from('2028-03-01'))).toBe('2028-02-29');
    expect(read('tanggal 31', Temporal.PlainDate.from('2026-07-20'))).toBe('2026-05-31');
  });
});

describe('what goes on', () => {
  table({
    'masih berlangsung': '+',
    'Masih Berlangsung': '+',
    'sampai sekarang': '+',
    'sampai saat ini': '+',
    'hingga kini': '+',
    'sampai hari ini': '+',
    'kemarin sampai sekarang': '2026-11-22 +',
    'dari kemarin': '2026-11-22 +',
    'setiap hari': '+',
    'tiap malam': '+ malam',
    'tiap senin pagi': '+ pagi',
    'sejak kemarin sore': '2026-11-22 + sore',
    'since yesterday': '2026-11-22 +',
    'still ongoing': '+',
    'every night': '+ malam',
  });
});

describe('English', () => {
  table({
    today: '2026-11-23',
    'this morning': '2026-11-23 pagi',
    'just now': '2026-11-23',
    yesterday: '2026-11-22',
    'yesterday afternoon': '2026-11-22 sore',
    'last night': '2026-11-22 malam',
    tonight: '2026-11-23 malam',
    'the day before yesterday': '2026-11-21',
    '2 days ago': '2026-11-21',
    'two days ago': '2026-11-21',
    'a week ago': '2026-11-16',
    'a few days ago': '~',
    'an hour ago': '2026-11-23',
    'last monday': '2026-11-16',
    'on Friday': '2026-11-20',
    'last week': '~',
    'last month': '~',
    '12 November': '2026-11-12',
    'November 12': '2026-11-12',
    'November 12, 2025': '2025-11-12',
    'on the 12th of November 2025': '2025-11-12',
    'May 3rd': '2026-05-03',
    'yesterday at 7 pm': '2026-11-22',
  });
});

describe('what phones make of it', () => {
  table({
    kmrn: '2026-11-22',
    kmarin: '2026-11-22',
    kmren: '2026-11-22',
    'kmrn mlm': '2026-11-22 malam',
    'td pagi': '2026-11-23 pagi',
    'td mlm': '2026-11-22 malam',
    'hr ini': '2026-11-23',
    'hri ini': '2026-11-23',
    'tdi siank': '2026-11-23 siang',
    smlm: '2026-11-22 malam',
    skrg: '2026-11-23',
    'snin lalu': '2026-11-16',
    'hr rbu': '2026-11-18',
    '3 hr yg llu': '2026-11-20',
    '2 mgg lalu': '2026-11-09',
    'bln lalu': '~',
    kemarim: '2026-11-22',
    kemairn: '2026-11-22',
    kemarinn: '2026-11-22',
    '12 novmber': '2026-11-12',
    '12 desembr 2025': '2025-12-12',
    '5 Nopember': '2026-11-05',
    yesterdya: '2026-11-22',
    'tgl 12 kmrn': '2026-11-12',
    'pagi2 tadi': '2026-11-23 pagi',
  });
});

it('looks only at the beginning of a long text and stays quick', () => {
  expect(read(`kemarin ${'a'.repeat(100_000)}`)).toBe('2026-11-22');
  expect(read('1/'.repeat(50_000))).toBe('?');
  expect(read(`${'- '.repeat(50_000)}kemarin`)).toBe('?');
});
