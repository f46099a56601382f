/** What becomes of an agency when it is described anew: the difference, in words, and what forbids it. Pure. */
import type { Agency, Category, Unit } from './agency.ts';
import { wordOfLevel } from './agency-file.ts';
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
  readonly reports: number;
  readonly officers: number;
};

export type AgencyChange = {
  /** What will stand. */
  readonly agency: Agency;
  /** One Indonesian sentence a difference, in the order of the file; empty: nothing changes. */
  readonly differences: readonly string[];
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
  const differences = [
    ...headDifferences(present, agency),
    ...pairs.flatMap(({ unit, was }) => unitDifferences(unit, was, successions)),
    ...gone.map(({ id, name }) => `unit "${id}" (${name}) dihapus; belum pernah dipakai.`),
    ...orderDifference(present, agency),
    ...categoryDifferences(present.categories, agency.categories),
  ];
  return ok({ agency, differences, successions });
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

function headDifferences(was: Agency, now: Agency): readonly string[] {
  const said = (what: string, before: string | undefined, after: string | undefined) =>
    before === after ? [] : [`${what}: ${before ?? '(baku)'} menjadi ${after ?? '(baku)'}.`];
  return [
    ...said('kode instansi', was.code, now.code),
    ...said('nama instansi', was.name, now.name),
    ...said('prosedur', was.procedure, now.procedure),
    ...said('laporan baru masuk ke', was.intakeUnitId ?? 'ruang admin', now.intakeUnitId ?? 'ruang admin'),
  ];
}

function unitDifferences(
  unit: Unit,
  was: Unit | undefined,
  successions: readonly Succession[],
): readonly string[] {
  const { id, name } = unit;
  if (!was)
    return [
      `unit baru "${id}" (${name}), tingkat ${wordOfLevel[unit.level]}, di bawah ${unit.parentId ?? 'tidak ada'}.`,
    ];
  const said = (what: string, before: string | undefined, after: string | undefined) =>
    before === after
      ? []
      : [`unit "${id}": ${what} ${before ?? '(tidak ada)'} menjadi ${after ?? '(tidak ada)'}.`];
  const succession = successions.find(({ unitId }) => unitId === id);
  const isClosing = unit.closedAt !== undefined && was.closedAt === undefined;
  return [
    ...(isClosing
      ? [
          `unit "${id}" (${name}) ditutup${succession ? `; ${succession.reports} laporan terbuka dan ${succession.officers} petugas pindah ke "${succession.toUnitId}"` : ''}.`,
        ]
      : unit.closedAt === undefined && was.closedAt !== undefined
        ? [`unit "${id}" (${name}) dibuka lagi.`]
        : said('pengganti', was.successorId, unit.successorId)),
    ...said('nama', was.name, name),
    ...(was.parentId === unit.parentId
      ? []
      : [`unit "${id}": pindah dari ${was.parentId ?? '(puncak)'} ke ${unit.parentId ?? '(puncak)'}.`]),
    ...said('tingkat', wordOfLevel[was.level], wordOfLevel[unit.level]),
    ...said('singkatan', was.shortName, unit.shortName),
    ...said('alias', was.aliases.join(', '), unit.aliases.join(', ')),
    ...said('jam ringkasan', was.digestAt ?? 'biasa', unit.digestAt ?? 'biasa'),
    ...said('inspektorat', yes(was.inspectorate), yes(unit.inspectorate)),
  ];
}

const yes = (mark: true | undefined): string => (mark ? 'ya' : 'tidak');

/** Officers are offered units and categories in the file's order. */
function orderDifference(was: Agency, now: Agency): readonly string[] {
  const order = (ours: readonly { readonly id: string }[], theirs: readonly { readonly id: string }[]) =>
    ours
      .filter(({ id }) => theirs.some((other) => other.id === id))
      .map(({ id }) => id)
      .join();
  return [
    ...(order(was.units, now.units) === order(now.units, was.units) ? [] : ['urutan unit berubah.']),
    ...(order(was.categories, now.categories) === order(now.categories, was.categories)
      ? []
      : ['urutan kategori berubah.']),
  ];
}

function categoryDifferences(was: readonly Category[], now: readonly Category[]): readonly string[] {
  const changed = now.flatMap((category) => {
    const before = was.find(({ id }) => id === category.id);
    const { id, label, unitId } = category;
    if (!before) return [`kategori baru "${id}" (${label.id}), unit ${unitId}.`];
    return [
      ...(before.unitId === unitId ? [] : [`kategori "${id}": unit ${before.unitId} menjadi ${unitId}.`]),
      ...(before.label.id === label.id && before.label.en === label.en
        ? []
        : [`kategori "${id}": nama ${before.label.id} menjadi ${label.id}.`]),
      ...(before.keywords.join('|') === category.keywords.join('|')
        ? []
        : [`kategori "${id}": kata kunci berubah.`]),
    ];
  });
  const gone = was.filter(({ id }) => !now.some((one) => one.id === id));
  return [...changed, ...gone.map(({ id, label }) => `kategori "${id}" (${label.id}) dihapus.`)];
}
