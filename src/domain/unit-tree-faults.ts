/** What is wrong with a tree of units and its categories, in words for a clerk. Pure. */
import { type Agency, levels, type Unit } from './agency.ts';
import { presentUnit } from './unit-tree.ts';

/** A fault and where it is: an entry of a list, a field of it, or of the whole file. */
export type Faulty = {
  readonly list?: 'unit' | 'kategori';
  readonly index?: number;
  readonly field?: string;
  readonly text: string;
};

/** Everything that would leave a report without an owner, or an officer's word without one meaning. Empty: sound. */
export function treeFaults(agency: Agency): readonly Faulty[] {
  if (!agency.units.some(({ level }) => level === 'agency')) return topFaults(agency);
  const found = [
    ...topFaults(agency),
    ...repeated(agency),
    ...agency.units.flatMap((unit, index) => unitFaults(unit, index, agency)),
  ];
  // A tree that goes round cannot be asked who stands above whom.
  return found.length > 0 ? found : categoryFaults(agency);
}

const byId = ({ units }: Agency, id: string): Unit | undefined => units.find((unit) => unit.id === id);

function topFaults(agency: Agency): readonly Faulty[] {
  const { units, intakeUnitId } = agency;
  const admins = units.filter(({ level }) => level === 'agency');
  const nationals = units.filter(({ level }) => level === 'national');
  const inspectorates = units.filter(({ inspectorate }) => inspectorate);
  const intake = intakeUnitId === undefined ? undefined : byId(agency, intakeUnitId);
  const many = (some: readonly Unit[], what: string): readonly Faulty[] =>
    some.length > 1
      ? [
          {
            list: 'unit',
            text: `hanya satu unit boleh ${what}; ada ${some.length}: ${some.map(({ id }) => id).join(', ')}.`,
          },
        ]
      : [];
  return [
    ...(admins.length === 0
      ? [{ list: 'unit' as const, text: 'belum ada ruang admin: satu unit harus bertingkat "instansi".' }]
      : many(admins, 'bertingkat "instansi"')),
    ...many(nationals, 'bertingkat "nasional"'),
    ...many(inspectorates, 'ditandai inspektorat'),
    ...(intakeUnitId !== undefined && intake?.level !== 'national' && intake?.level !== 'agency'
      ? [
          {
            field: 'masuk',
            text: `laporan baru hanya bisa masuk ke unit nasional atau instansi, bukan "${intakeUnitId}".`,
          },
        ]
      : []),
    ...(intake?.level === 'national' && admins[0]?.parentId !== intake.id
      ? [{ field: 'masuk', text: `"${intake.id}" ada di luar layanan ini; jadikan induk ruang admin dulu.` }]
      : []),
  ];
}

/** A code or short name that means two units. */
function repeated({ units, categories }: Agency): readonly Faulty[] {
  const faults: Faulty[] = [];
  const seen = new Map<string, Unit>();
  units.forEach((unit, index) => {
    for (const word of new Set([unit.id, unit.shortName.toLowerCase()])) {
      const other = seen.get(word);
      if (other && other.id === unit.id)
        faults.push({
          list: 'unit',
          index,
          field: 'kode',
          text: `unit "${unit.id}" disebut dua kali; hapus salah satunya.`,
        });
      else if (other)
        faults.push({
          list: 'unit',
          index,
          field: unit.id === word ? 'kode' : 'singkatan',
          text: `"${word}" sudah dipakai unit "${other.id}".`,
        });
      else seen.set(word, unit);
    }
  });
  const ids = new Set<string>();
  categories.forEach(({ id }, index) => {
    if (ids.has(id))
      faults.push({
        list: 'kategori',
        index,
        text: `kategori "${id}" disebut dua kali; hapus salah satunya.`,
      });
    ids.add(id);
  });
  return faults;
}

function unitFaults(unit: Unit, index: number, agency: Agency): readonly Faulty[] {
  const at = (field: string, text: string): Faulty => ({
    list: 'unit',
    index,
    field,
    text: `unit "${unit.id}": ${text}`,
  });
  const parent = unit.parentId === null ? undefined : byId(agency, unit.parentId);
  const isClosed = unit.closedAt !== undefined;
  return [
    ...(unit.parentId !== null && !parent
      ? [at('induk', `induk "${unit.parentId}" tidak ada dalam berkas.`)]
      : []),
    ...(parent && levels.indexOf(parent.level) > levels.indexOf(unit.level)
      ? [
          at(
            'induk',
            `induknya "${parent.id}" bertingkat lebih rendah; pilih yang setingkat atau di atasnya.`,
          ),
        ]
      : []),
    ...(goesRound(unit, agency)
      ? [at('induk', 'induknya berputar: unit ini berada di bawah dirinya sendiri.')]
      : []),
    ...(unit.level === 'agency' && isClosed ? [at('kode', 'ruang admin tidak bisa ditutup.')] : []),
    ...(isClosed && unit.id === agency.intakeUnitId
      ? [
          at(
            'kode',
            'laporan baru masuk ke sini, jadi tidak bisa ditutup; pilih dulu unit lain untuk "masuk".',
          ),
        ]
      : []),
    ...(unit.successorId !== undefined
      ? successorFaults(unit.successorId, unit, agency).map((text) => at('pengganti', text))
      : []),
  ];
}

function successorFaults(successorId: string, unit: Unit, agency: Agency): readonly string[] {
  const successor = byId(agency, successorId);
  if (!successor) return [`pengganti "${successorId}" tidak ada dalam berkas.`];
  if (successor.id === unit.id) return ['tidak bisa digantikan oleh dirinya sendiri.'];
  return presentUnit(agency, successorId)
    ? []
    : [`pengganti "${successorId}" sendiri sudah ditutup; pilih unit yang buka.`];
}

function goesRound(unit: Unit, agency: Agency): boolean {
  let above = unit.parentId;
  for (let step = 0; above !== null && step <= agency.units.length; step += 1) {
    if (above === unit.id) return true;
    above = byId(agency, above)?.parentId ?? null;
  }
  return false;
}

function categoryFaults(agency: Agency): readonly Faulty[] {
  return agency.categories.flatMap(({ id, unitId }, index): readonly Faulty[] => {
    const unit = byId(agency, unitId);
    const at = (text: string): Faulty => ({
      list: 'kategori',
      index,
      field: 'unit',
      text: `kategori "${id}": ${text}`,
    });
    if (!unit) return [at(`unit "${unitId}" tidak ada dalam berkas.`)];
    return unit.closedAt === undefined ? [] : [at(`unit "${unitId}" sudah ditutup; pilih unit lain.`)];
  });
}
