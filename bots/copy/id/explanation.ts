import type { ExplainedDay } from '../../../src/domain/view.ts';
import { dayInWords, shortDay, spanInWords, timeInWords } from '../dates.ts';
import type { ExplanationCopy } from '../explanation.ts';
import { timeWithoutZone } from '../moments.ts';
import { termsId } from './officer-complaint.ts';

export const explanationId: ExplanationCopy = {
  intake: ({ source, by, on, late }) =>
    `Sebelum dientri (${source}): paling lambat ${shortDay(by, 'id')}, selesai ${shortDay(on, 'id')}${late ? ', terlambat' : ''}`,
  title: ({ step, dueOn, source, span }, number) => [
    { bold: `Batas ${termsId.step[step]} ${number}: ${dayInWords(dueOn, 'id')}` },
    ` (${source}: ${spanInWords(span, 'id')})`,
  ],
  start: (at, timeZone) => `Mulai ${timeInWords(at, timeZone, 'id')}; hari mulai tidak dihitung`,
  days,
  classChanged: ({ at, from, to }, timeZone) =>
    `Kelas diubah ${timeWithoutZone(at, timeZone, 'id')}: ${termsId.settlementClass[from]} → ${termsId.settlementClass[to]}; dihitung sejak penerimaan yang sama`,
  pause: (from, to, timeZone) =>
    `Waktu berhenti ${timeWithoutZone(from, timeZone, 'id')} sampai ${to === undefined ? 'sekarang' : timeWithoutZone(to, timeZone, 'id')}: menunggu pelapor`,
  paused: 'Waktu sedang berhenti; tanggalnya bergeser selama pelapor ditunggu.',
  late: '🔴 Batas ini sudah lewat.',
  provisional: 'Perkiraan: daftar hari libur tahun itu belum ditetapkan, baru akhir pekan yang dilewati.',
  none: (number) => [{ bold: number }, ' tidak punya tenggat yang berjalan: laporan sudah berakhir.'],
};

/** As a reporter reads it. */
export const explanationToReporterId: ExplanationCopy = {
  ...explanationId,
  title: ({ step, dueOn, source, span }, number) => [
    { bold: `${number}: ${termsId.step[step]} paling lambat ${dayInWords(dueOn, 'id')}` },
    ` (${spanInWords(span, 'id')}, ${source})`,
  ],
  start: (at, timeZone) =>
    `Dihitung sejak ${timeInWords(at, timeZone, 'id')}; hari itu sendiri tidak dihitung`,
  pause: (from, to, timeZone) =>
    `Waktu berhenti ${timeWithoutZone(from, timeZone, 'id')} sampai ${to === undefined ? 'sekarang' : timeWithoutZone(to, timeZone, 'id')}: menunggu tambahan dari Anda`,
  paused: 'Waktu sedang berhenti sampai Anda mengirim tambahan yang diminta.',
  late: 'Batas ini sudah lewat. Atasan unit sudah diberi tahu.',
  none: (number) => [{ bold: number }, ' sudah berakhir, tidak ada batas waktu yang berjalan.'],
};

function days(first: ExplainedDay, last: ExplainedDay): string {
  const span =
    first.day === last.day
      ? shortDay(first.day, 'id')
      : `${shortDay(first.day, 'id')}–${shortDay(last.day, 'id')}`;
  if ('counted' in first) {
    const to = 'counted' in last ? last.counted : first.counted;
    return `${span} hari ${first.counted === to ? to : `${first.counted}–${to}`}`;
  }
  switch (first.skipped) {
    case 'start':
      return `${span} hari mulai`;
    case 'weekend':
      return `${span} akhir pekan`;
    case 'paused':
      return `${span} berhenti, menunggu pelapor`;
    case 'national':
      return `${span} libur nasional: ${first.name}`;
    case 'jointLeave':
      return `${span} ${/^cuti bersama/iu.test(first.name) ? first.name : `cuti bersama: ${first.name}`}`;
  }
}
