import { describe, expect, it } from 'vitest';
import { matchChoices, resolveChoice } from './choice.ts';

const offered = ['Jalan dan jembatan', 'Penerangan jalan', 'Ya, lanjutkan', 'Batal'].map((label, index) => ({
  data: String(index + 1),
  label,
}));
const chosen = (text: string, exact = false) => resolveChoice(text, offered, { exact })?.data;

describe('a typed reply', () => {
  it.each(['2', ' 2.', '2)', '(2)', '#2', 'dua', 'Dua!', 'two', 'no 2', 'nomor 2', 'pilih 2', 'kedua', '02'])(
    '"%s" is the second choice',
    (text) => expect(chosen(text)).toBe('2'),
  );

  it('is a label in any case, with any punctuation', () => {
    expect(chosen('penerangan JALAN')).toBe('2');
    expect(chosen('ya lanjutkan!')).toBe('3');
  });

  it('is a part of one label and of no other', () => {
    expect(chosen('jembatan')).toBe('1');
    expect(chosen('peneran')).toBe('2');
    expect(chosen('ya')).toBe('3');
    expect(chosen('jalan')).toBeUndefined();
    expect(matchChoices('jalan', offered).map(({ data }) => data)).toEqual(['1', '2']);
  });

  it('0 is the way back, and has no place among the others', () => {
    const withBack = [
      { data: 'a', label: 'Anonim' },
      { data: 'b', label: 'Kembali', place: 'back' },
      { data: 'c', label: 'Batal' },
    ] as const;
    const named = (text: string) => resolveChoice(text, withBack, { exact: true })?.data;
    expect(['0', 'nol', '0.', 'kembali'].map(named)).toEqual(['b', 'b', 'b', 'b']);
    expect([named('1'), named('2'), named('3')]).toEqual(['a', 'c', undefined]);
  });

  it('is nothing where it is something else', () => {
    for (const text of ['', '0', '5', '99', '12/11', '2 hari', 'y', 'alan', '😀', 'x'.repeat(5000)])
      expect(chosen(text)).toBeUndefined();
  });

  it('is no part of a label where any words are an answer', () => {
    expect(chosen('jembatan', true)).toBeUndefined();
    expect(chosen('batal', true)).toBe('4');
  });
});
