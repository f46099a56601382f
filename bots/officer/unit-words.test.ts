import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AgencyDifference } from '../../src/domain/agency-difference.ts';
import type { Outcome } from '../../src/domain/outcome.ts';
import {
  agency,
  contextOf,
  dodi,
  officerTurn,
  pressed,
  shown,
  typed,
} from '../../test/support/officer-chat.ts';
import { unitsCopy, unitVerbs } from '../copy/units.ts';
import type { ChatState, Turn } from '../turn.ts';
import { concludeOfficer } from './conclude.ts';
import { readUnitChange } from './unit-words.ts';

const fresh: ChatState = { v: 1 };
const closed = {
  what: 'unitClosed',
  unitId: 'pupr',
  name: 'Dinas PUPR',
  reports: 3,
  officers: 2,
  toUnitId: 'dishub',
} as const satisfies AgencyDifference;
const differences: readonly AgencyDifference[] = [closed];
const planned = { kind: 'unitsPlanned', differences, reports: 3 } as const satisfies Outcome;

/** The whole of it: what was said, and what came of it. */
function then(turn: Turn, outcome: Outcome): Turn {
  if (!turn.action) throw new Error('Nothing was asked of the database.');
  return concludeOfficer(turn.state, turn.action, outcome, contextOf());
}
const yesOf = ({ replies }: Turn): string => replies.at(-1)?.choices?.flat()[0]?.data ?? '';
const asked = (text: string) => {
  const { action } = officerTurn(fresh, typed(text));
  return action?.kind === 'changeUnits' ? action.asked : action;
};

describe('what is typed after `unit`', () => {
  it('lists the tree, or a part of it, page by page', () => {
    expect(asked('unit')).toEqual({ kind: 'units', words: '', from: 0 });
    expect(asked('unit +10')).toEqual({ kind: 'units', words: '', from: 10 });
    expect(asked('/unit Dinas Kesehatan')).toEqual({ kind: 'units', words: 'Dinas Kesehatan', from: 0 });
    expect(asked('unit pupr +20')).toEqual({ kind: 'units', words: 'pupr', from: 20 });
  });

  it.each([
    [
      'unit tambah DLH Dinas Lingkungan Hidup di admin',
      { what: 'add', code: 'dlh', name: 'Dinas Lingkungan Hidup', under: 'admin' },
    ],
    [
      'unit tambah pasar UPT Pasar di Pelaihari di Dinas Perhubungan tingkat UPT',
      {
        what: 'add',
        code: 'pasar',
        name: 'UPT Pasar di Pelaihari',
        under: 'Dinas Perhubungan',
        level: 'upt',
      },
    ],
    ['unit nama pupr Dinas Pekerjaan Umum', { what: 'rename', unit: 'pupr', name: 'Dinas Pekerjaan Umum' }],
    ['unit rename pupr Public Works', { what: 'rename', unit: 'pupr', name: 'Public Works' }],
    ['unit pindah upt ke Dinas Perhubungan', { what: 'move', unit: 'upt', under: 'Dinas Perhubungan' }],
    ['unit tutup pupr pengganti dishub', { what: 'close', unit: 'pupr', successor: 'dishub' }],
    ['unit tutup Dinas PUPR', { what: 'close', unit: 'Dinas PUPR' }],
    ['unit buka pupr', { what: 'reopen', unit: 'pupr' }],
    ['unit ringkasan pupr 7.30', { what: 'digest', unit: 'pupr', at: '07:30' }],
    ['unit ringkasan pupr biasa', { what: 'digest', unit: 'pupr' }],
    ['unit masuk admin', { what: 'intake', unit: 'admin' }],
    ['unit inspektorat dishub', { what: 'inspectorate', unit: 'dishub' }],
  ])('%s', (text, change) => expect(asked(text)).toEqual(change));

  it.each([
    'tambah',
    'tambah dlh Dinas Lingkungan',
    'nama pupr',
    'pindah upt',
    'tutup',
    'ringkasan pupr',
    'ringkasan pupr 25.00',
  ])('what is missing in “unit %s” is asked for with an example that is complete', (words) => {
    const turn = officerTurn(fresh, typed(`unit ${words}`));
    expect(turn.action).toBeUndefined();
    const example = /Contoh: (unit .*)$/u.exec(shown(turn))?.[1] ?? '';
    expect(asked(example)).toHaveProperty('what');
  });

  it('whatever it is, reading it never fails', () => {
    const word = fc.oneof(fc.constantFrom('di', 'ke', 'pengganti', 'tingkat', 'pupr'), fc.string());
    fc.assert(
      fc.property(fc.constantFrom(...unitVerbs), fc.array(word), (verb, words) => {
        const change = readUnitChange(verb, words.join(' ').trim());
        for (const value of Object.values(change ?? {})) expect(value).not.toBe('');
      }),
      { seed: 11, numRuns: 300 },
    );
  });

  it('is for admins: another officer is told so, and nothing is asked of the database', () => {
    const turn = officerTurn(fresh, typed('unit tutup pupr pengganti dishub'), { officer: dodi });
    expect(turn.action).toBeUndefined();
    expect(shown(turn)).toContain('admin');
    expect(shown(officerTurn(fresh, typed('bantuan'), { officer: dodi }))).not.toMatch(/\bunit,|, unit\b/u);
    expect(shown(officerTurn(fresh, typed('bantuan unit')))).toContain('unit tambah dlh');
  });
});

describe('a change of the units', () => {
  const close = () => officerTurn(fresh, typed('unit tutup pupr pengganti dishub'));

  it('shows what it would do, and is done with a yes, once', () => {
    const preview = then(close(), planned);
    expect(shown(preview)).toContain('3 laporan terbuka dan 2 petugas pindah ke "dishub"');
    expect(shown(preview)).toContain('Pelapor dari 3 laporan itu dikabari');
    expect(shown(preview)).toContain('[Ya, benar] [Batal]');
    const yes = officerTurn(preview.state, pressed(yesOf(preview)));
    expect(yes.action).toMatchObject({ kind: 'changeUnits', agreed: differences });
    const done = then(yes, { kind: 'unitsChanged', differences, unitIds: ['pupr', 'dishub'] });
    expect(shown(done)).toContain('Sudah diubah');
    expect(officerTurn(done.state, pressed(yesOf(preview))).action).toBeUndefined();
  });

  it('says that what a unit handed on does not come back with it', () => {
    const opening: AgencyDifference = { what: 'unitReopened', unitId: 'pupr', name: 'Dinas PUPR' };
    const turn = officerTurn(fresh, typed('unit buka pupr'));
    const preview = then(turn, { kind: 'unitsPlanned', differences: [opening], reports: 0 });
    expect(shown(preview)).toMatch(/dibuka lagi\.[\s\S]*tidak ikut kembali/u);
  });

  it('is told in the language of the reader', () => {
    const turn = close();
    const action = turn.action ?? { kind: 'morningReport' };
    const preview = concludeOfficer(turn.state, action, planned, contextOf({ language: 'en' }));
    expect(shown(preview)).toContain('3 open reports and 2 officers move to "dishub".');
    expect(shown(preview)).toContain('Change it now?');
  });

  it('takes a typed yes or the number of its button, and a no', () => {
    const preview = then(close(), planned);
    for (const word of ['ya', '1', 'Ya'])
      expect(officerTurn(preview.state, typed(word)).action).toMatchObject({ agreed: differences });
    const no = officerTurn(preview.state, typed('tidak'));
    expect(shown(no)).toContain('tetap seperti semula');
    expect(officerTurn(no.state, typed('ya')).action).toBeUndefined();
  });

  it('a yes to an older preview, or after something else was said, does nothing', () => {
    const first = then(close(), planned);
    const again = officerTurn(first.state, typed('unit nama pupr PU'));
    const renamed: Outcome = {
      kind: 'unitsPlanned',
      differences: [{ what: 'unit', unitId: 'pupr', field: 'name', from: 'Dinas PUPR', to: 'PU' }],
      reports: 0,
    };
    const second = concludeOfficer(
      again.state,
      again.action ?? { kind: 'morningReport' },
      renamed,
      contextOf({ newId: () => 'another' }),
    );
    expect(officerTurn(second.state, pressed(yesOf(first))).action).toBeUndefined();
    const between = officerTurn(second.state, typed('apa kabar semuanya di sana'));
    expect(officerTurn(between.state, typed('ya')).action).toBeUndefined();
  });

  it('that was overtaken is shown anew, and waits for another yes', () => {
    const preview = then(close(), planned);
    const other: readonly AgencyDifference[] = [{ ...closed, reports: 4 }];
    const overtaken = { ...planned, differences: other, reports: 4, overtaken: true } as const;
    const anew = then(officerTurn(preview.state, pressed(yesOf(preview))), overtaken);
    expect(shown(anew)).toMatch(/Sementara itu ada yang berubah[\s\S]*4 laporan/u);
    expect(officerTurn(anew.state, pressed(yesOf(anew))).action).toMatchObject({ agreed: other });
  });

  it('asks who succeeds, by a button or a typed code', () => {
    const refusal = { code: 'whichSuccessor', unitId: 'pupr', unitIds: ['dishub', 'dinkes'] } as const;
    const which = then(officerTurn(fresh, typed('unit tutup pupr')), { kind: 'unitsRefused', refusal });
    expect(shown(which)).toContain('[Dinas Perhubungan]');
    for (const answer of [typed('1'), typed('dishub'), typed('Dinas Perhubungan')])
      expect(officerTurn(which.state, answer).action).toMatchObject({
        asked: { what: 'close', unit: 'pupr', successor: expect.stringMatching(/^dishub$|^Dinas Perh/u) },
      });
    expect(officerTurn(which.state, typed('antrean')).action).toMatchObject({ kind: 'queue' });
  });

  it('asks for the level, as often as it needs', () => {
    const refusal = { code: 'whichLevel', unitId: 'pupr', levels: ['liaison', 'upt'] } as const;
    const first = officerTurn(fresh, typed('unit tambah pos Pos Jalan di pupr'));
    const which = then(first, { kind: 'unitsRefused', refusal });
    const wrong = officerTurn(which.state, typed('apa saja'));
    const again = then(wrong, { kind: 'unitsRefused', refusal });
    expect(officerTurn(again.state, typed('upt')).action).toMatchObject({
      asked: { what: 'add', code: 'pos', name: 'Pos Jalan', under: 'pupr', level: 'upt' },
    });
  });

  it('offers what a slip meant, and a closed unit of that code', () => {
    const slip = officerTurn(fresh, typed('unit tutup pupt pengganti dishub'));
    const refusal = { code: 'unknownUnit', words: 'pupt' } as const;
    const refused = then(slip, { kind: 'unitsRefused', refusal });
    expect(shown(refused)).toContain('Maksudnya pupr?');
    expect(yesOf(refused)).toBe('t:unit tutup pupr pengganti dishub');
    const adds = officerTurn(fresh, typed('unit tambah pu  Dinas PU di pu'));
    const several = { code: 'ambiguousUnit', words: 'pu', unitIds: ['pupr', 'upt-pelaihari'] } as const;
    expect(yesOf(then(adds, { kind: 'unitsRefused', refusal: several }))).toBe(
      't:unit tambah pu Dinas PU di pupr',
    );
    const closing = officerTurn(fresh, typed('unit tutup dlh pengganti lh'));
    const within = { code: 'ambiguousUnit', words: 'lh', unitIds: ['pupr', 'dlh'] } as const;
    expect(yesOf(then(closing, { kind: 'unitsRefused', refusal: within }))).toBe(
      't:unit tutup dlh pengganti pupr',
    );
    const taken = { code: 'taken', unitId: 'pupr', name: 'Dinas PUPR', isClosed: true } as const;
    const adding = officerTurn(fresh, typed('unit tambah pupr PU di admin'));
    expect(yesOf(then(adding, { kind: 'unitsRefused', refusal: taken }))).toBe('t:unit buka pupr');
  });
});

it('every level has its word in both languages', () => {
  for (const { level } of agency.units)
    expect(unitsCopy.id.level[level] && unitsCopy.en.level[level]).toBeTruthy();
});
