import type { Period } from '../../../src/domain/figures/period.ts';
import { dayInWords, monthDayShort, monthInWords, monthShort } from '../dates.ts';
import type { FiguresCopy } from '../officer.ts';
import { entrySourcesId } from './entry.ts';

const days = (count: number): string => `${String(count).replace('.', ',')} hari kerja`;

function named({ kind, from, to }: Period): string {
  switch (kind) {
    case 'day':
      return dayInWords(from, 'id');
    case 'week':
      return `${monthDayShort(from, 'id')} sampai ${monthDayShort(to, 'id')} ${to.slice(0, 4)}`;
    case 'month':
      return monthInWords(from, 'id');
    case 'year':
      return `tahun ${from.slice(0, 4)}`;
  }
}

export const figuresId: FiguresCopy = {
  whichPeriod: (example) => [
    'Statistik kurun yang mana? Pilih, atau ketik misalnya ',
    { code: example },
    '.',
  ],
  choices: [
    { words: 'hari ini', label: 'Hari ini' },
    { words: 'minggu ini', label: 'Minggu ini' },
    { words: 'bulan ini', label: 'Bulan ini' },
    { words: 'bulan lalu', label: 'Bulan lalu' },
    { words: 'tahun ini', label: 'Tahun ini' },
  ],
  title: (unitName, period) => ['Statistik ', { bold: unitName ?? 'seluruh unit' }, `, ${named(period)}`],
  none: 'Tidak ada laporan yang diterima dalam kurun ini.',
  received: (count) => `${count} laporan diterima`,
  standing: ({ notYetResponded, notYetSettled, late }) =>
    `${notYetResponded} belum direspons · ${notYetSettled} belum selesai · ${late} lewat batas`,
  ended: ({ answered, archived, forwarded }) =>
    [
      `${answered} dijawab`,
      archived > 0 ? `${archived} diarsipkan` : undefined,
      forwarded > 0 ? `${forwarded} diteruskan ke luar` : undefined,
    ]
      .filter((one) => one !== undefined)
      .join(' · '),
  times: ({ daysToResponse, daysToAnswer }) => {
    const parts = [
      daysToResponse === undefined ? undefined : `respons awal ${days(daysToResponse)}`,
      daysToAnswer === undefined ? undefined : `jawaban ${days(daysToAnswer)}`,
    ].filter((one) => one !== undefined);
    return parts.length === 0 ? undefined : `Rata-rata sejak diterima: ${parts.join(', ')}`;
  },
  categories: 'Menurut kategori:',
  sources: (sources) =>
    sources.length === 0
      ? undefined
      : `Dientri petugas: ${sources.map(({ source, received }) => `${received} dari ${entrySourcesId[source]}`).join(', ')}`,
  others: (count) => `${count} di kategori lain`,
  atEnd: ({ notYetSettled, notYetResponded, answered, missed }) =>
    `Pada akhir kurun, dari semua laporan: ${notYetSettled} belum selesai, ${notYetResponded} belum direspons. ` +
    `Selama kurun: ${answered} dijawab, ${missed} batas terlewat.`,
  basis: 'Keadaan sekarang dari laporan yang diterima dalam kurun itu.',
  chart: {
    title: (period) => `Laporan ${named(period)}`,
    received: 'Diterima',
    answered: 'Dijawab',
    bar: (on, kind) => (kind === 'year' ? monthShort(on, 'id') : monthDayShort(on, 'id')),
  },
};
