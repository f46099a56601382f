import { describe, expect, it } from 'vitest';
import { differenceCopy } from '../../bots/copy/agency-difference.ts';
import { ministry } from '../../test/support/ministry.ts';
import { type Agency, inspectorate, unitById } from './agency.ts';
import { planChange, type UnitsInUse } from './agency-change.ts';
import { type UnitChange, wantUnits } from './unit-change.ts';
import { treeOf } from './unit-tree.ts';

const at = '2026-11-28T00:00:00Z';
const unused: UnitsInUse = new Map();
const inUse = (id: string, open: number, officers: number): UnitsInUse =>
  new Map([[id, { reports: open, open, officers }]]);
/** What the admin is shown, or why not. */
const shown = (asked: UnitChange, use = unused, present: Agency = ministry) => {
  const wanted = wantUnits(present, asked, use, at);
  if (!wanted.ok) return wanted.error;
  const planned = planChange(present, wanted.value.agency, use);
  return planned.ok ? planned.value.differences.map(differenceCopy.id) : planned.error;
};

describe('one change of the units', () => {
  it('adds a unit below another, at the only level that may stand there', () => {
    expect(shown({ what: 'add', code: 'pos-1', name: 'Pos Satu', under: 'balai' })).toEqual([
      'unit baru "pos-1" (Pos Satu), tingkat upt, di bawah balai.',
    ]);
    const wanted = wantUnits(
      ministry,
      { what: 'add', code: 'pos-1', name: 'Pos Satu', under: 'balai' },
      unused,
      at,
    );
    expect(wanted.ok && unitById(wanted.value.agency, 'pos-1')).toMatchObject({ level: 'upt' });
  });

  it('asks for the level where several may stand there, and again for one that may not', () => {
    const asked = { what: 'add', code: 'udara', name: 'Ditjen Udara', under: 'admin' } as const;
    const which = { code: 'whichLevel', unitId: 'admin', levels: ['echelon1', 'liaison'] };
    expect(shown(asked)).toEqual(which);
    expect(shown({ ...asked, level: 'section' })).toEqual(which);
    expect(shown({ ...asked, level: 'echelon1' })).toEqual([
      'unit baru "udara" (Ditjen Udara), tingkat eselon-1, di bawah admin.',
    ]);
  });

  it('puts nothing directly below the national admin', () => {
    expect(shown({ what: 'add', code: 'x1', name: 'X', under: 'nasional' })).toMatchObject({
      code: 'nothingBelow',
    });
  });

  it('refuses a code that is taken, even by a closed unit, and one that no file may have', () => {
    const closed = wantUnits(ministry, { what: 'close', unit: 'seksi' }, unused, at);
    const present = closed.ok ? closed.value.agency : ministry;
    const asked = { what: 'add', code: 'seksi', name: 'Seksi Baru', under: 'balai' } as const;
    expect(shown(asked)).toMatchObject({ code: 'taken', isClosed: false });
    expect(shown(asked, unused, present)).toMatchObject({ code: 'taken', isClosed: true });
    expect(shown({ ...asked, code: 'd&lh' })).toMatchObject({
      code: 'faults',
      faults: [expect.stringContaining('huruf kecil, angka dan tanda hubung')],
    });
  });

  it('renames and moves, and refuses a place below a lower one or below itself', () => {
    expect(shown({ what: 'rename', unit: 'laut', name: 'Ditjen Laut' })).toEqual([
      'unit "laut": nama Direktorat Jenderal Laut menjadi Ditjen Laut.',
    ]);
    expect(shown({ what: 'move', unit: 'balai', under: 'laut' })).toEqual([
      'unit "balai": pindah dari darat ke laut.',
    ]);
    expect(shown({ what: 'move', unit: 'laut', under: 'balai' })).toMatchObject({
      faults: [expect.stringContaining('pilih yang setingkat atau di atasnya')],
    });
    for (const under of ['darat', 'seksi'])
      expect(shown({ what: 'move', unit: 'darat', under })).toMatchObject({ code: 'belowItself' });
  });

  it('closes in favour of another, which gets reports, officers, categories and the units below', () => {
    expect(shown({ what: 'close', unit: 'balai', successor: 'laut' }, inUse('balai', 3, 2))).toEqual([
      'unit "balai" (Balai Wilayah Timur) ditutup; 3 laporan terbuka dan 2 petugas pindah ke "laut".',
      'unit "seksi": pindah dari balai ke laut.',
      'kategori "terminal": unit balai menjadi laut.',
    ]);
  });

  it('asks who succeeds a unit that anything hangs on, its neighbours first; an empty one just closes', () => {
    expect(shown({ what: 'close', unit: 'darat' })).toMatchObject({
      code: 'whichSuccessor',
      unitIds: ['laut'],
    });
    expect(shown({ what: 'close', unit: 'seksi' }, inUse('seksi', 0, 1))).toMatchObject({
      code: 'whichSuccessor',
    });
    expect(shown({ what: 'close', unit: 'seksi' })).toEqual(['unit "seksi" (Seksi Lalu Lintas) ditutup.']);
    expect(shown({ what: 'close', unit: 'admin', successor: 'nasional' })).toMatchObject({
      faults: [expect.stringContaining('ruang admin tidak bisa ditutup')],
    });
  });

  it('says that the agency has no inspectorate any more when that is closed', () => {
    const marked = wantUnits(ministry, { what: 'inspectorate', unit: 'seksi' }, unused, at);
    const present = marked.ok ? marked.value.agency : ministry;
    expect(inspectorate(present)?.id).toBe('seksi');
    expect(shown({ what: 'close', unit: 'seksi' }, unused, present)).toEqual([
      'unit "seksi" (Seksi Lalu Lintas) ditutup.',
      'unit "seksi": bukan lagi inspektorat (APIP).',
    ]);
  });

  it('opens a closed unit again, gives it an hour, and says where reports enter', () => {
    const closed = wantUnits(ministry, { what: 'close', unit: 'seksi' }, unused, at);
    const present = closed.ok ? closed.value.agency : ministry;
    expect(shown({ what: 'reopen', unit: 'seksi' }, unused, present)).toEqual([
      'unit "seksi" (Seksi Lalu Lintas) dibuka lagi.',
    ]);
    expect(shown({ what: 'reopen', unit: 'laut' })).toEqual({
      code: 'unknownUnit',
      words: 'laut',
      closed: true,
    });
    expect(shown({ what: 'digest', unit: 'laut', at: '07:30' })).toEqual([
      'unit "laut": jam ringkasan biasa menjadi 07:30.',
    ]);
    expect(shown({ what: 'digest', unit: 'laut', at: '23:00' })).toMatchObject({ code: 'faults' });
    expect(shown({ what: 'intake', unit: 'admin' })).toEqual([
      'laporan baru masuk ke: nasional menjadi ruang admin.',
    ]);
    expect(shown({ what: 'intake', unit: 'laut' })).toMatchObject({ code: 'faults' });
    expect(shown({ what: 'inspectorate', unit: 'laut' })).toEqual([
      'unit "laut": menjadi inspektorat (APIP).',
    ]);
  });

  it('does nothing where it stands so already', () => {
    expect(shown({ what: 'move', unit: 'balai', under: 'darat' })).toEqual([]);
    expect(shown({ what: 'intake', unit: 'nasional' })).toEqual([]);
  });

  it('names what a slip or several units may mean', () => {
    expect(shown({ what: 'rename', unit: 'lautt', name: 'X' })).toEqual({
      code: 'unknownUnit',
      words: 'lautt',
    });
    expect(shown({ what: 'rename', unit: 'direktorat', name: 'X' })).toMatchObject({
      code: 'ambiguousUnit',
      unitIds: ['darat', 'laut'],
    });
  });
});

it('the tree lists each unit with those below it, closed ones passed over', () => {
  const closed = wantUnits(ministry, { what: 'close', unit: 'darat', successor: 'admin' }, unused, at);
  const agency = closed.ok ? closed.value.agency : ministry;
  const places = treeOf(agency).map(({ unit, depth, above }) => `${depth} ${unit.id} < ${above?.id ?? '-'}`);
  expect(places).toEqual([
    '0 nasional < -',
    '1 admin < nasional',
    '2 laut < admin',
    '2 balai < admin',
    '3 seksi < balai',
  ]);
});
