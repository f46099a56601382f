import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { parseComingDays } from './coming-days.ts';

/** A Wednesday. */
const today = Temporal.PlainDate.from('2026-11-11');
const read = (text: string) => {
  const days = parseComingDays(text, today);
  return days && [days.first.toString(), days.last.toString(), days.rest];
};

describe('days to come', () => {
  it.each([
    ['hari ini Dodi', '2026-11-11', '2026-11-11', 'Dodi'],
    ['besok', '2026-11-12', '2026-11-12', ''],
    ['besok-lusa Dodi', '2026-11-12', '2026-11-13', 'Dodi'],
    ['rabu', '2026-11-11', '2026-11-11', ''],
    ['senin-jumat Dodi', '2026-11-16', '2026-11-20', 'Dodi'],
    ['jumat s/d senin Dodi', '2026-11-13', '2026-11-16', 'Dodi'],
    ['senin depan', '2026-11-16', '2026-11-16', ''],
    ['minggu depan Dodi', '2026-11-16', '2026-11-22', 'Dodi'],
    ['minggu', '2026-11-15', '2026-11-15', ''],
    ['1-5 Desember Dodi Andra', '2026-12-01', '2026-12-05', 'Dodi Andra'],
    ['1 - 5 des 2026 Dodi', '2026-12-01', '2026-12-05', 'Dodi'],
    ['28-3 Desember Dodi', '2026-11-28', '2026-12-03', 'Dodi'],
    ['28 Desember sampai 3 Januari Dodi', '2026-12-28', '2027-01-03', 'Dodi'],
    ['dari tanggal 14 sampai dengan 16 Dodi', '2026-11-14', '2026-11-16', 'Dodi'],
    ['14-16 Dodi', '2026-11-14', '2026-11-16', 'Dodi'],
    ['5', '2026-12-05', '2026-12-05', ''],
    ['28/12-3/1 Dodi', '2026-12-28', '2027-01-03', 'Dodi'],
    ['2026-12-01 - 2026-12-05 V1StGXR8_Z5j', '2026-12-01', '2026-12-05', 'V1StGXR8_Z5j'],
    ['2026-12-01 V1StGXR8_Z5j', '2026-12-01', '2026-12-01', 'V1StGXR8_Z5j'],
    ['tomorrow until friday Dodi', '2026-11-12', '2026-11-13', 'Dodi'],
    ['3 Maret Dodi', '2027-03-03', '2027-03-03', 'Dodi'],
    ['besok Mei', '2026-11-12', '2026-11-12', 'Mei'],
    ['1-5 Desember 2025', '2025-12-01', '2025-12-05', ''],
  ])('are read from "%s"', (text, first, last, rest) => expect(read(text)).toEqual([first, last, rest]));

  it.each(['', 'Dodi', 'batal', '31 Februari Dodi', '40', '1/13', 'kapan-kapan'])('are not in "%s"', (text) =>
    expect(read(text)).toBeUndefined(),
  );
});
