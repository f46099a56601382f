import type { HolidayYear } from '../holiday-year.ts';

/** SKB 3 Menteri 1497/2025 on the holidays of 2026. Taken from secondary sources and compared. */
export const holidays2026: HolidayYear = {
  year: 2026,
  decree: 'SKB 3 Menteri 1497/2025',
  national: [
    { on: '01-01', name: 'Tahun Baru 2026 Masehi' },
    { on: '01-16', name: 'Isra Mikraj Nabi Muhammad SAW' },
    { on: '02-17', name: 'Tahun Baru Imlek 2577 Kongzili' },
    { on: '03-19', name: 'Hari Suci Nyepi (Tahun Baru Saka 1948)' },
    { on: '03-21', name: 'Idul Fitri 1447 Hijriah' },
    { on: '03-22', name: 'Idul Fitri 1447 Hijriah' },
    { on: '04-03', name: 'Wafat Yesus Kristus' },
    { on: '04-05', name: 'Kebangkitan Yesus Kristus (Paskah)' },
    { on: '05-01', name: 'Hari Buruh Internasional' },
    { on: '05-14', name: 'Kenaikan Yesus Kristus' },
    { on: '05-27', name: 'Idul Adha 1447 Hijriah' },
    { on: '05-31', name: 'Hari Raya Waisak 2570 BE' },
    { on: '06-01', name: 'Hari Lahir Pancasila' },
    { on: '06-16', name: 'Tahun Baru Islam 1448 Hijriah' },
    { on: '08-17', name: 'Proklamasi Kemerdekaan' },
    { on: '08-25', name: 'Maulid Nabi Muhammad SAW' },
    { on: '12-25', name: 'Kelahiran Yesus Kristus (Natal)' },
  ],
  jointLeave: [
    { on: '02-16', name: 'Cuti bersama Tahun Baru Imlek' },
    { on: '03-18', name: 'Cuti bersama Nyepi' },
    { on: '03-20', name: 'Cuti bersama Idul Fitri' },
    { on: '03-23', name: 'Cuti bersama Idul Fitri' },
    { on: '03-24', name: 'Cuti bersama Idul Fitri' },
    { on: '05-15', name: 'Cuti bersama Kenaikan Yesus Kristus' },
    { on: '05-28', name: 'Cuti bersama Idul Adha' },
    { on: '12-24', name: 'Cuti bersama Natal' },
  ],
};
