import fc from 'fast-check';
import { type Agency, levels, type Unit, type UnitLevel } from '../../src/domain/agency.ts';

const below = levels.filter((level) => level !== 'national' && level !== 'agency');
const closedAt = '2026-11-28T00:00:00Z';

const seedling = fc.record({
  parent: fc.nat(),
  level: fc.nat(),
  closed: fc.integer({ min: 0, max: 4 }).map((one) => one === 0),
  successor: fc.nat(),
  alias: fc.constantFrom('', 'kesehatan', 'ya: "tidak"', '# pagar', 'no', '0123'),
});

/** The room above which `unit` may stand: its level is not below the unit's. */
const rank = (level: UnitLevel) => levels.indexOf(level);

/** Any sound agency: a tree of up to twelve units, some closed with a successor, national inside, outside or absent. */
export const anyAgency: fc.Arbitrary<Agency> = fc
  .record({
    seeds: fc.array(seedling, { maxLength: 12 }),
    national: fc.constantFrom('none', 'outside', 'inside'),
  })
  .map(({ seeds, national }) => {
    const units: Unit[] = [];
    const add = (id: string, level: UnitLevel, parentId: string | null, rest: Partial<Unit> = {}) =>
      units.push({ id, level, parentId, name: `Unit ${id}`, shortName: id, aliases: [], ...rest });
    if (national !== 'none') add('nasional', 'national', null);
    add('admin', 'agency', national === 'inside' ? 'nasional' : null);
    seeds.forEach(({ parent, level: chosen, closed, successor, alias }, index) => {
      const level = below[chosen % below.length] ?? 'liaison';
      const parents = units.filter((unit) => unit.id !== 'nasional' && rank(unit.level) <= rank(level));
      const open = units.filter((unit) => unit.closedAt === undefined && unit.id !== 'nasional');
      add(`u${index}`, level, parents[parent % parents.length]?.id ?? 'admin', {
        ...(alias !== '' && { aliases: [alias] }),
        ...(closed && { closedAt, successorId: open[successor % open.length]?.id ?? 'admin' }),
      });
    });
    return {
      code: 'KAB',
      name: 'Kabupaten: "Contoh"',
      ...(national === 'inside' && { intakeUnitId: 'nasional' }),
      units,
      categories: [{ id: 'c', unitId: 'admin', label: { id: 'Lain', en: 'Other' }, keywords: ['ya', '12'] }],
    };
  });
