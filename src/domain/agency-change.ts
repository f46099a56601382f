/** What becomes of an agency when it is described anew: the differences, and what forbids it, in words. Pure. */
import type { Agency, Unit } from './agency.ts';
import { type AgencyDifference, differencesOf } from './agency-difference.ts';
import { err, ok, type Result } from './result.ts';
import { isReviewRoom, presentUnit } from './unit-tree.ts';

/** What hangs on a unit: reports, those that are open, and officers in service. */
export type UnitUse = { readonly reports: number; readonly open: number; readonly officers: number };
/** Units on which anything ever hung. */
export type UnitsInUse = ReadonlyMap<string, UnitUse>;

/** A unit's work that goes to another with its officers. */
export type Succession = {
  readonly unitId: string;
  readonly toUnitId: string;
  /** Open ones. */
  readonly reports: number;
  readonly officers: number;
};

export type AgencyChange = {
  /** What will stand. */
  readonly agency: Agency;
  /** In the order of the file; empty: nothing changes. */
  readonly differences: readonly AgencyDifference[];
  readonly successions: readonly Succession[];
};

/**
 * Compares what stands with what is wanted. A unit that is in use never disappears: it is closed, and its open reports and
 * officers go to its successor. Refuses, with sentences, what would leave a report or an officer nowhere.
 */
export function planChange(present: Agency, wanted: Agency, use: UnitsInUse): Result<AgencyChange, string[]> {
  const agency = { ...wanted, units: wanted.units.map((unit) => keepClosing(unit, present)) };
  const pairs = agency.units.map((unit) => ({ unit, was: present.units.find(({ id }) => id === unit.id) }));
  const gone = present.units.filter(({ id }) => !agency.units.some((unit) => unit.id === id));
  const closing = pairs.filter(({ unit, was }) => unit.closedAt !== undefined && was?.closedAt === undefined);
  const faults = [
    ...(present.code !== agency.code && [...use.values()].some(({ reports }) => reports > 0)
      ? [`kode instansi "${present.code}" sudah menjadi awalan nomor laporan, jadi tidak bisa diganti.`]
      : []),
    ...gone.filter(({ id }) => use.has(id)).map(vanished),
    ...pairs.flatMap(({ unit, was }) => levelFaults(unit, was, use)),
    ...closing.flatMap(({ unit }) => closingFaults(unit, agency, use)),
  ];
  if (faults.length > 0) return err(faults);
  const successions = closing.flatMap(({ unit: { id } }) => {
    const toUnitId = presentUnit(agency, id)?.id;
    const { open = 0, officers = 0 } = use.get(id) ?? {};
    return toUnitId !== undefined && open + officers > 0
      ? [{ unitId: id, toUnitId, reports: open, officers }]
      : [];
  });
  return ok({ agency, differences: differencesOf(present, agency, successions), successions });
}

/** A unit that was closed before stays closed since then. */
function keepClosing(unit: Unit, { units }: Agency): Unit {
  const since = units.find(({ id }) => id === unit.id)?.closedAt;
  return unit.closedAt !== undefined && since !== undefined ? { ...unit, closedAt: since } : unit;
}

const vanished = ({ id, name, level }: Unit): string =>
  level === 'agency'
    ? `ruang admin dipakai dengan kode "${id}"; pakai kode itu juga dalam berkas (nama dan singkatannya boleh lain).`
    : `unit "${id}" (${name}) tidak ada lagi dalam berkas, padahal masih dipakai. Tulis kembali, dan bila memang ditutup ` +
      'tambahkan "pengganti: <kode unit lain>".';

function levelFaults(unit: Unit, was: Unit | undefined, use: UnitsInUse): readonly string[] {
  const { open = 0, officers = 0 } = use.get(unit.id) ?? {};
  if (!was || was.level === unit.level) return [];
  if (open > 0)
    return [`unit "${unit.id}" masih memegang ${open} laporan, jadi tingkatnya belum bisa diubah.`];
  return officers > 0 && isReviewRoom(was) !== isReviewRoom(unit)
    ? [`unit "${unit.id}" masih punya ${officers} petugas yang wewenangnya lain di tingkat baru; cabut dulu.`]
    : [];
}

function closingFaults(unit: Unit, agency: Agency, use: UnitsInUse): readonly string[] {
  const { open = 0, officers = 0 } = use.get(unit.id) ?? {};
  if (unit.successorId === undefined)
    return open + officers > 0
      ? [
          `unit "${unit.id}" masih memegang ${open} laporan dan punya ${officers} petugas; tulis penggantinya ` +
            '("pengganti: <kode unit lain>").',
        ]
      : [];
  const successor = presentUnit(agency, unit.id);
  return officers > 0 && isReviewRoom(successor) !== isReviewRoom(unit)
    ? [
        `petugas "${unit.id}" (${officers} orang) tidak bisa pindah ke "${unit.successorId}", yang wewenangnya lain; ` +
          'cabut dulu aksesnya, atau pilih pengganti lain.',
      ]
    : [];
}
