import { describe, expect, it } from 'vitest';
import { taleAgency } from '../../../test/support/tale.ts';
import { openUnits } from '../unit-tree.ts';
import { matchUnits, unitAtStart } from './match-unit.ts';

const ids = (words: string) => matchUnits(words, taleAgency).map((unit) => unit.id);
const read = (words: string) => {
  const found = unitAtStart(words, openUnits(taleAgency));
  return found.ok ? [found.value.unit.id, found.value.rest] : found.error.code;
};

describe('naming a unit', () => {
  it.each([
    ['pupr', ['u-pupr']],
    ['PUPR', ['u-pupr']],
    ['dinas pupr', ['u-pupr']],
    ['din pup', ['u-pupr']],
    ['pu', ['u-pupr', 'u-upt']],
    ['upt pelaihari', ['u-upt']],
    ['u-upt', ['u-upt']],
    ['rumah sakit', ['u-rsud']],
    ['apip', ['u-insp']],
    ['admin', ['admin']],
    ['nasional', []],
    ['dinas pertanian', []],
    ['', []],
    ['p', []],
  ])('"%s"', (words, expected) => {
    expect(ids(words)).toEqual(expected);
  });

  it.each([
    ['rsud mohon ditindaklanjuti', ['u-rsud', 'mohon ditindaklanjuti']],
    ['rsud hadji boejasin segera', ['u-rsud', 'segera']],
    ['upt pu pelaihari: lapangan', ['u-upt', 'lapangan']],
    ['pupr', ['u-pupr', '']],
    ['pu tolong', 'ambiguousUnit'],
    ['nasional', 'unknownUnit'],
    ['apa saja', 'unknownUnit'],
  ])('at the start of "%s"', (words, expected) => {
    expect(read(words)).toEqual(expected);
  });

  it('asks when more of the words would fit another unit', () => {
    const agency = {
      ...taleAgency,
      units: taleAgency.units.map((unit) =>
        unit.id === 'u-upt' ? { ...unit, name: 'UPT PUPR Pelaihari' } : unit,
      ),
    };
    expect(unitAtStart('pupr pelaihari cek', openUnits(agency))).toMatchObject({
      ok: false,
      error: { code: 'ambiguousUnit', unitIds: ['u-pupr', 'u-upt'] },
    });
    expect(unitAtStart('u-pupr pelaihari cek', openUnits(agency))).toMatchObject({ ok: true });
  });
});
