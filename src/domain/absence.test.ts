import { describe, expect, it } from 'vitest';
import { type Absence, type AbsenceContext, absenceToCancel, decideAbsence } from './absence.ts';

const dodi = { id: 'dodi', name: 'Dodi' };
const sari = { id: 'sari', name: 'Sari' };
const days = { first: '2026-12-01', last: '2026-12-05' };
const away = (officerId: string, first: string, last: string): Absence => ({
  id: `${officerId} ${first}`,
  officerId,
  deputyId: null,
  first,
  last,
});
const context: AbsenceContext = {
  officerId: 'rina',
  today: '2026-11-11',
  absences: [],
  colleagues: [dodi, sari],
  named: [{ ...dodi, unit: 'same' }],
};
const decide = (changes: Partial<AbsenceContext> = {}, words = 'Dodi', on = days) => {
  const decided = decideAbsence(on, words, { ...context, ...changes });
  return decided.ok ? decided.value : decided.error;
};

describe('an absence', () => {
  it('is planned with a colleague who is there, also from today for a day', () => {
    expect(decide()).toEqual({ deputy: dodi });
    const today = { first: '2026-11-11', last: '2026-11-11' };
    expect(decide({}, 'Dodi', today)).toEqual({ deputy: dodi });
    expect(decide({ absences: [away('dodi', '2026-12-06', '2026-12-08')] })).toEqual({ deputy: dodi });
  });

  it.each([
    ['over', '2026-11-10', '2026-11-12'],
    ['backwards', '2026-12-05', '2026-12-01'],
    ['tooFar', '2027-11-13', '2027-11-14'],
    ['tooLong', '2026-12-01', '2027-12-02'],
  ])('is refused as %s', (code, first, last) =>
    expect(decide({}, 'Dodi', { first, last })).toEqual({ code }),
  );

  it('may be a year long and begin in a year', () => {
    expect(decide({}, 'Dodi', { first: '2026-12-01', last: '2027-12-01' })).toEqual({ deputy: dodi });
    expect(decide({}, 'Dodi', { first: '2027-11-12', last: '2027-11-12' })).toEqual({ deputy: dodi });
  });

  it('does not overlap another of the same officer, of which there are few', () => {
    const own = away('rina', '2026-12-05', '2026-12-09');
    expect(decide({ absences: [own] })).toEqual({ code: 'overlaps', first: own.first, last: own.last });
    expect(decide({ absences: [away('rina', '2026-12-06', '2026-12-09')] })).toEqual({ deputy: dodi });
    const many = [1, 2, 3, 4, 5].map((month) => away('rina', `2027-0${month}-01`, `2027-0${month}-02`));
    expect(decide({ absences: many })).toEqual({ code: 'tooMany' });
  });

  it('takes no deputy who is oneself, of another unit, or away on one of the days', () => {
    expect(decide({ named: [{ id: 'rina', name: 'Rina', unit: 'same' }] })).toEqual({ code: 'self' });
    expect(decide({ named: [{ ...dodi, unit: 'other' }] })).toEqual({ code: 'otherUnit', name: 'Dodi' });
    const absences = [away('dodi', '2026-11-28', '2026-12-01')];
    const refused = { code: 'deputyAway', name: 'Dodi', first: '2026-11-28', last: '2026-12-01' };
    expect(decide({ absences })).toEqual(refused);
  });

  it('asks whose turn it is when nobody is named, or not clearly, among those who are there', () => {
    expect(decide({ named: [] }, '')).toEqual({ code: 'whoseTurn', words: '', colleagues: [dodi, sari] });
    const absences = [away('sari', '2026-12-02', '2026-12-02')];
    expect(decide({ named: [], absences }, 'Budi')).toEqual({
      code: 'whoseTurn',
      words: 'Budi',
      colleagues: [dodi],
    });
    const twins = [dodi, { id: 'dodi-2', name: 'Dodi' }];
    const named = twins.map((one) => ({ ...one, unit: 'same' as const }));
    expect(decide({ named, colleagues: [...twins, sari] })).toEqual({
      code: 'whoseTurn',
      words: 'Dodi',
      colleagues: twins,
    });
  });

  it('needs no deputy when nobody else is there', () => {
    expect(decide({ named: [], colleagues: [] }, '')).toEqual({});
    const absences = [away('dodi', '2026-12-05', '2026-12-06'), away('sari', '2026-11-30', '2026-12-02')];
    expect(decide({ named: [], absences }, '')).toEqual({});
    expect(decide({ named: [], colleagues: [] }, 'Budi')).toEqual({
      code: 'whoseTurn',
      words: 'Budi',
      colleagues: [],
    });
  });

  it('may be planned by who stands in for another, with a deputy of their own', () => {
    const absences = [{ ...away('sari', '2026-12-01', '2026-12-02'), deputyId: 'rina' }];
    expect(decide({ absences })).toEqual({ deputy: dodi });
  });

  it('is cancelled as the only one, or by its first day', () => {
    const [one, two] = [away('rina', '2026-12-01', '2026-12-02'), away('rina', '2027-01-04', '2027-01-05')];
    expect(absenceToCancel([one], undefined)).toBe(one);
    expect(absenceToCancel([one, two], undefined)).toBeUndefined();
    expect(absenceToCancel([one, two], '2027-01-04')).toBe(two);
    expect(absenceToCancel([one, two], '2027-01-05')).toBeUndefined();
    expect(absenceToCancel([], undefined)).toBeUndefined();
  });
});
