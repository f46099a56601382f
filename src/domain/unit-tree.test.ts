import { describe, expect, it } from 'vitest';
import { ministry } from '../../test/support/ministry.ts';
import { taleAgency } from '../../test/support/tale.ts';
import type { Agency, Unit } from './agency.ts';
import {
  isBelow,
  officeOf,
  openOffices,
  openUnits,
  presentUnit,
  unitAbove,
  unitsBelow,
  unitTowards,
} from './unit-tree.ts';

const ids = (units: readonly Unit[]) => units.map(({ id }) => id);
const changed = (changes: Readonly<Record<string, Partial<Unit>>>): Agency => ({
  ...ministry,
  units: ministry.units.map((unit) => ({ ...unit, ...changes[unit.id] })),
});
const closedAt = '2026-01-01T00:00:00Z';

describe('the tree of units', () => {
  it('offers who stands below, the nearest level first', () => {
    expect(ids(unitsBelow(ministry, 'nasional'))).toEqual(['admin', 'darat', 'laut', 'balai', 'seksi']);
    expect(ids(unitsBelow(ministry, 'darat'))).toEqual(['balai', 'seksi']);
    expect(unitsBelow(ministry, 'seksi')).toEqual([]);
  });

  it('knows who stands above, and below whom', () => {
    expect(unitAbove(ministry, 'balai')?.id).toBe('darat');
    expect(unitAbove(ministry, 'nasional')).toBeUndefined();
    expect(isBelow(ministry, 'seksi', 'admin')).toBe(true);
    expect(isBelow(ministry, 'admin', 'seksi')).toBe(false);
    expect(isBelow(ministry, 'admin', 'admin')).toBe(false);
  });

  it('puts a unit without a parent under the admin room', () => {
    expect(unitAbove(taleAgency, 'u-pupr')?.id).toBe('admin');
    const agency = changed({ laut: { parentId: null } });
    expect(unitAbove(agency, 'laut')?.id).toBe('admin');
    expect(ids(unitsBelow(agency, 'admin'))).toContain('laut');
  });

  it('names a national admin outside, but has no such unit', () => {
    expect(ids(openUnits(taleAgency))).not.toContain('nasional');
    expect(ids(openUnits(ministry))).toContain('nasional');
  });

  it('leaves closed units out, and goes past them', () => {
    const agency = changed({ darat: { closedAt, successorId: 'laut' } });
    expect(unitAbove(agency, 'balai')?.id).toBe('admin');
    expect(ids(unitsBelow(agency, 'admin'))).toEqual(['laut', 'balai', 'seksi']);
    expect(presentUnit(agency, 'darat')?.id).toBe('laut');
    expect(presentUnit(changed({ darat: { closedAt } }), 'darat')?.id).toBe('admin');
    expect(presentUnit(agency, 'balai')?.id).toBe('balai');
  });

  it('shows people outside the office, not the room inside it', () => {
    expect(officeOf(ministry, 'seksi')?.id).toBe('balai');
    expect(officeOf(ministry, 'balai')?.id).toBe('balai');
    expect(ids(openOffices(ministry))).toEqual(['darat', 'laut', 'balai']);
  });

  it('finds the next unit on the way down', () => {
    expect(unitTowards(ministry, 'nasional', 'balai')?.id).toBe('admin');
    expect(unitTowards(ministry, 'admin', 'balai')?.id).toBe('darat');
    expect(unitTowards(ministry, 'darat', 'balai')?.id).toBe('balai');
    expect(unitTowards(ministry, 'laut', 'balai')).toBeUndefined();
  });

  it('ends where a tree goes round', () => {
    const agency = changed({ darat: { parentId: 'seksi' } });
    expect(isBelow(agency, 'balai', 'admin')).toBe(false);
    expect(ids(unitsBelow(agency, 'darat'))).toEqual(['balai', 'seksi']);
    const round = changed({
      darat: { closedAt, successorId: 'laut' },
      laut: { closedAt, successorId: 'darat' },
    });
    expect(presentUnit(round, 'darat')).toBeUndefined();
  });
});
