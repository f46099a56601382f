import type { HolidayYear } from '../holiday-year.ts';

/**
 * SKB 3 Menteri 1017/2024 on the holidays of 2025, as amended by 933/2025, which made 18 August joint leave in the
 * middle of the year. Taken from secondary sources and compared.
 */
export const holidays2025: HolidayYear = {
  year: 2025,
  decree: 'SKB 3 Menteri 1017/2024, diubah dengan 933/2025',
  national: [
    { on: '01-01', name: 'Tahun Baru 2025 Masehi' },
    { on: '01-27', name: 'Isra Mikraj Nabi Muhammad SAW' },
    { on: '01-29', name: 'Tahun Baru Imlek 2576 Kongzili' },
    { on: '03-29', name: 'Hari Suci Nyepi (Tahun Baru Saka 1947)' },
    { on: '03-31', name: 'Idul Fitri 1446 Hijriah' },
    { on: '04-01', name: 'Idul Fitri 1446 Hijriah' },
    { on: '04-18', name: 'Wafat Yesus Kristus' },
    { on: '04-20', name: 'Kebangkitan Yesus Kristus (Paskah)' },
    { on: '05-01', name: 'Hari Buruh Internasional' },
    { on: '05-12', name: 'Hari Raya Waisak 2569 BE' },
    { on: '05-29', name: 'Kenaikan Yesus Kristus' },
    { on: '06-01', name: 'Hari Lahir Pancasila' },
    { on: '06-06', name: 'Idul Adha 1446 Hijriah' },
    { on: '06-27', name: 'Tahun Baru Islam 1447 Hijriah' },
    { on: '08-17', name: 'Proklamasi Kemerdekaan' },
    { on: '09-05', name: 'Maulid Nabi Muhammad SAW' },
    { on: '12-25', name: 'Kelahiran Yesus Kristus (Natal)' },
  ],
  jointLeave: [
    { on: '01-28', name: 'Cuti bersama Tahun Baru Imlek' },
    { on: '03-28', name: 'Cuti bersama Nyepi' },
    { on: '04-02', name: 'Cuti bersama Idul Fitri' },
    { on: '04-03', name: 'Cuti bersama Idul Fitri' },
    { on: '04-04', name: 'Cuti bersama Idul Fitri' },
    { on: '04-07', name: 'Cuti bersama Idul Fitri' },
    { on: '05-13', name: 'Cuti bersama Waisak' },
    { on: '05-30', name: 'Cuti bersama Kenaikan Yesus Kristus' },
    { on: '06-09', name: 'Cuti bersama Idul Adha' },
    { on: '08-18', name: 'Cuti bersama Proklamasi Kemerdekaan' },
    { on: '12-26', name: 'Cuti bersama Natal' },
  ],
};
