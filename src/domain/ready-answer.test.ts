import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkReadyAnswer, fillIn, lacking, placeholders, readReadyAnswer } from './ready-answer.ts';

const text = 'Laporan {nomor} tentang {kategori} dijadwalkan {unit} sebelum {batas}.';
const values = { nomor: 'TLA-1', unit: 'Dinas {nomor}', kategori: 'Jalan', batas: 'Senin' };
const fault = (name: string, words = text) => {
  const checked = checkReadyAnswer(name, words);
  return checked.ok ? undefined : checked.error.code;
};

describe('a ready-made answer', () => {
  it('has a short name in any case, and at least two words', () => {
    expect(checkReadyAnswer('Lubang-Jalan', ` ${text}\n`)).toEqual({
      ok: true,
      value: { name: 'lubang-jalan', text },
    });
    for (const name of ['x', 'tambah', 'jalan rusak', 'jalan_rusak', '-jalan', 'a'.repeat(21), 'jalán'])
      expect([name, fault(name)]).toEqual([name, 'badName']);
    expect(fault('jalan', 'Terima-kasih.')).toBe('tooShort');
    expect(fault('jalan', `a ${'b'.repeat(1_500)}`)).toBe('tooLong');
  });

  it('leaves open only what is known, however it is written', () => {
    expect(fault('jalan', 'Laporan { Nomor } kami terima.')).toBeUndefined();
    expect(checkReadyAnswer('jalan', 'Kepada {nama pelapor}: {nomor} kami terima.')).toEqual({
      ok: false,
      error: { code: 'unknownPlaceholder', placeholder: 'nama pelapor' },
    });
    expect(fault('jalan', 'Laporan {} kami terima.')).toBe('unknownPlaceholder');
  });

  it('is filled in once, so that what a name holds is not read again', () => {
    expect(fillIn(text, values)).toBe('Laporan TLA-1 tentang Jalan dijadwalkan Dinas {nomor} sebelum Senin.');
    expect(fillIn('Laporan { Nomor } dan {lain}', values)).toBe('Laporan TLA-1 dan {lain}');
  });

  it('says what the report lacks for it', () => {
    const facts = { number: 'TLA-1', unitName: 'PUPR' };
    expect(lacking('Laporan {nomor} di {unit}', facts)).toBeUndefined();
    expect(lacking(text, facts)).toBe('kategori');
    expect(lacking(text, { ...facts, category: 'Jalan' })).toBe('batas');
    expect(lacking(text, { ...facts, category: 'Jalan', until: '2026-11-16' })).toBeUndefined();
  });

  it('never leaves a known place open, nor changes what is between them', () => {
    const place = fc.constantFrom(...placeholders.map((known) => `{${known}}`));
    const plain = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '.', '-', '\n') });
    fc.assert(
      fc.property(fc.array(fc.tuple(plain, place)), plain, (parts, end) => {
        const open = parts.map(([before, one]) => before + one).join('') + end;
        const filled = fillIn(open, { nomor: '1', unit: '1', kategori: '1', batas: '1' });
        expect(filled).toBe(parts.map(([before]) => `${before}1`).join('') + end);
      }),
      { seed: 7 },
    );
  });
});

describe('the words of a command', () => {
  it('may name a ready-made answer, for certain or perhaps, or ask for the list', () => {
    expect(readReadyAnswer('#Lubang-jalan ')).toEqual({ name: 'lubang-jalan', isCertain: true });
    expect(readReadyAnswer('lubang-jalan')).toEqual({ name: 'lubang-jalan', isCertain: false });
    expect(readReadyAnswer('#')).toEqual({});
    expect(readReadyAnswer('#>lubang')).toEqual({ after: 'lubang' });
  });

  it.each(['Lubang sudah ditambal', 'Selesai.', '# sudah ditambal', '>lubang', '', 'ok!'])(
    'are the officer’s own: %s',
    (words) => expect(readReadyAnswer(words)).toBeUndefined(),
  );
});
