import { describe, expect, it } from 'vitest';
import { differenceCopy } from '../../bots/copy/agency-difference.ts';
import { ministry } from '../../test/support/ministry.ts';
import type { Agency, Unit } from './agency.ts';
import { planChange, type UnitUse } from './agency-change.ts';

const now = '2026-11-28T00:00:00Z';
const changed = (
  changes: Readonly<Record<string, Partial<Unit> | 'gone'>>,
  rest: Partial<Agency> = {},
): Agency => ({
  ...ministry,
  ...rest,
  units: ministry.units.flatMap((unit) => {
    const change = changes[unit.id];
    return change === 'gone' ? [] : [{ ...unit, ...change }];
  }),
});
const used = (id: string, use: Partial<UnitUse> = {}) =>
  new Map([[id, { reports: 1, open: 1, officers: 0, ...use }]]);
const differences = (wanted: Agency, use = new Map<string, UnitUse>()) => {
  const planned = planChange(ministry, wanted, use);
  return planned.ok ? planned.value.differences.map(differenceCopy.id) : planned.error;
};

describe('the difference that a file would make', () => {
  it('is nothing where nothing differs', () => {
    expect(planChange(ministry, ministry, used('balai'))).toMatchObject({
      ok: true,
      value: { agency: ministry, differences: [], successions: [] },
    });
  });

  it('names what is new, renamed and moved, and what else changes', () => {
    const wanted = changed({
      laut: { name: 'Ditjen Laut', aliases: ['kapal'] },
      balai: { parentId: 'laut' },
    });
    const more = {
      ...wanted,
      procedure: 'bup',
      units: [
        ...wanted.units,
        { ...(ministry.units[4] as Unit), id: 'balai-2', name: 'Balai Barat', shortName: 'balai-2' },
      ],
      categories: [],
    };
    expect(differences(more)).toEqual([
      'prosedur: bkp menjadi bup.',
      'unit "laut": nama Direktorat Jenderal Laut menjadi Ditjen Laut.',
      'unit "laut": alias (tidak ada) menjadi kapal.',
      'unit "balai": pindah dari darat ke laut.',
      'unit baru "balai-2" (Balai Barat), tingkat upt, di bawah darat.',
      'kategori "terminal" (Terminal) dihapus.',
    ]);
  });

  it('says where the reports of a closed unit go', () => {
    const wanted = changed({ darat: { closedAt: now, successorId: 'laut' } });
    const use = used('darat', { open: 3, officers: 2 });
    expect(differences(wanted, use)).toEqual([
      'unit "darat" (Direktorat Jenderal Darat) ditutup; 3 laporan terbuka dan 2 petugas pindah ke "laut".',
    ]);
    expect(planChange(ministry, wanted, use)).toMatchObject({
      value: { successions: [{ unitId: 'darat', toUnitId: 'laut', reports: 3, officers: 2 }] },
    });
  });

  it('refuses to close without a successor what is in use, and never lets it vanish', () => {
    expect(differences(changed({ seksi: 'gone' }))).toEqual([
      'unit "seksi" (Seksi Lalu Lintas) dihapus; belum pernah dipakai.',
    ]);
    expect(differences(changed({ seksi: 'gone' }), used('seksi', { open: 0 }))[0]).toContain(
      'padahal masih dipakai',
    );
    expect(differences(changed({ balai: { closedAt: now } }), used('balai'))[0]).toContain(
      'tulis penggantinya',
    );
    expect(differences(changed({ balai: { closedAt: now } }), used('balai', { open: 0 }))[0]).toContain(
      'ditutup.',
    );
  });

  it('does not make admins of officers by the way', () => {
    const wanted = changed({ balai: { closedAt: now, successorId: 'admin' } });
    expect(differences(wanted, used('balai', { officers: 1 }))[0]).toContain('tidak bisa pindah ke "admin"');
    expect(differences(wanted, used('balai'))[0]).toContain('pindah ke "admin"');
  });

  it('keeps the level of what has reports, and the prefix of numbers that were given', () => {
    expect(differences(changed({ balai: { level: 'liaison' } }), used('balai'))[0]).toContain(
      'tingkatnya belum bisa',
    );
    expect(differences(changed({}, { code: 'XYZ' }), used('balai'))[0]).toContain('awalan nomor laporan');
    expect(differences(changed({}, { code: 'XYZ' }))).toEqual(['kode instansi: KMT menjadi XYZ.']);
  });

  it('a closed unit stays closed since then, and may be opened again', () => {
    const before = changed({ laut: { closedAt: '2025-01-01T00:00:00Z', successorId: 'darat' } });
    const again = changed({ laut: { closedAt: now, successorId: 'darat' } });
    expect(planChange(before, again, new Map())).toMatchObject({
      value: { agency: before, differences: [] },
    });
    expect(planChange(before, ministry, new Map())).toMatchObject({
      value: {
        differences: [{ what: 'unitReopened', unitId: 'laut', name: 'Direktorat Jenderal Laut' }],
      },
    });
  });
});
