import type { HolidayYear } from '../holiday-year.ts';

/**
 * SKB 3 Menteri 1205/2026, 3/2026 and 2/2026 of 15 September 2026 on the holidays of 2027. The decree itself was not
 * seen; two public tables, made independently from what the Sekretariat Negara and the Kemenko PMK published of it
 * (setneg.go.id, "Inilah SKB 3 Menteri: Libur Nasional dan Cuti Bersama 2027"; kemenkopmk.go.id, "Pemerintah Tetapkan 18
 * Hari Libur Nasional dan 8 Cuti Bersama Tahun 2027"), agree with every day and feast below. Ramadan, Idul Fitri and
 * Idul Adha are fixed by a decree of their own, which may move them.
 */
export const holidays2027: HolidayYear = {
  year: 2027,
  decree: 'SKB 3 Menteri 1205/2026',
  national: [
    { on: '01-01', name: 'Tahun Baru 2027 Masehi' },
    { on: '01-05', name: 'Isra Mikraj Nabi Muhammad SAW' },
    { on: '02-06', name: 'Tahun Baru Imlek 2578 Kongzili' },
    { on: '03-08', name: 'Hari Suci Nyepi (Tahun Baru Saka 1949)' },
    { on: '03-10', name: 'Idul Fitri 1448 Hijriah' },
    { on: '03-11', name: 'Idul Fitri 1448 Hijriah' },
    { on: '03-26', name: 'Wafat Yesus Kristus' },
    { on: '03-28', name: 'Kebangkitan Yesus Kristus (Paskah)' },
    { on: '05-01', name: 'Hari Buruh Internasional' },
    { on: '05-06', name: 'Kenaikan Yesus Kristus' },
    { on: '05-17', name: 'Idul Adha 1448 Hijriah' },
    { on: '05-20', name: 'Hari Raya Waisak 2571 BE' },
    { on: '06-01', name: 'Hari Lahir Pancasila' },
    { on: '06-06', name: 'Tahun Baru Islam 1449 Hijriah' },
    { on: '08-15', name: 'Maulid Nabi Muhammad SAW' },
    { on: '08-17', name: 'Proklamasi Kemerdekaan' },
    { on: '12-25', name: 'Kelahiran Yesus Kristus (Natal)' },
    { on: '12-26', name: 'Isra Mikraj Nabi Muhammad SAW' },
  ],
  jointLeave: [
    { on: '02-05', name: 'Cuti bersama Tahun Baru Imlek' },
    { on: '03-09', name: 'Cuti bersama Idul Fitri' },
    { on: '03-12', name: 'Cuti bersama Idul Fitri' },
    { on: '03-15', name: 'Cuti bersama Idul Fitri' },
    { on: '03-25', name: 'Cuti bersama Wafat Yesus Kristus' },
    { on: '05-18', name: 'Cuti bersama Idul Adha' },
    { on: '05-19', name: 'Cuti bersama Waisak' },
    { on: '12-24', name: 'Cuti bersama Natal' },
  ],
};
