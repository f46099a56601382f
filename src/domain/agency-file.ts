/** An agency as one file that a clerk can edit: what it may hold, what is wrong with it, and the way back. Pure. */
import { z } from 'zod';
import type { Agency, Category, Unit, UnitLevel } from './agency.ts';
import { sentence, words } from './calendar/file-faults.ts';
import { err, ok, type Result } from './result.ts';
import { profileById, profileIds } from './sop/profiles/index.ts';
import { type Faulty, treeFaults } from './unit-tree-faults.ts';

/** What the file calls the levels. */
export const levelWords = {
  nasional: 'national',
  instansi: 'agency',
  'eselon-1': 'echelon1',
  opd: 'liaison',
  upt: 'upt',
  sekretaris: 'secretary',
  kepala: 'head',
  seksi: 'section',
} as const satisfies Readonly<Record<string, UnitLevel>>;
type LevelWord = keyof typeof levelWords;
/** The file's word for a level. */
export const wordOfLevel = Object.fromEntries(
  Object.entries(levelWords).map(([word, level]) => [level, word]),
) as Readonly<Record<UnitLevel, LevelWord>>;

/** Short enough for a button. */
export const unitCode = z
  .string()
  .max(30)
  .regex(/^[a-z0-9][a-z0-9-]*$/, 'huruf kecil, angka dan tanda hubung saja, misalnya "upt-pelaihari"');
const name = z.string().trim().min(1).max(120);
const aliases = z.array(z.string().trim().min(1).max(60)).max(20);

/** When officers may get their digest, `07:30`. */
export const digestHour = /^(0[7-9]|1\d):[0-5]\d$/;

const unitSchema = z.strictObject({
  kode: unitCode,
  nama: name,
  /** Absent: `opd`. */
  tingkat: z.enum(Object.keys(levelWords) as [LevelWord, ...LevelWord[]]).optional(),
  /** Absent: under the admin room. */
  induk: unitCode.optional(),
  /** What officers type, where that is not the code. */
  singkatan: z.string().trim().min(1).max(30).optional(),
  alias: aliases.optional(),
  inspektorat: z.literal(true).optional(),
  ringkasan: z
    .string()
    .regex(digestHour, 'tulis jam dari "07:00" sampai "19:59", dalam tanda kutip')
    .optional(),
  ditutup: z.literal(true).optional(),
  /** Closes it: who has its work from then on. */
  pengganti: unitCode.optional(),
});

const categorySchema = z.strictObject({
  kode: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'huruf kecil, angka dan tanda hubung saja'),
  unit: unitCode,
  nama: name,
  nama_en: name,
  kata: z.array(z.string().trim().min(1).max(60)).max(40),
});

const agencySchema = z.strictObject({
  kode: z.string().regex(/^[A-Z]{2,5}$/, 'dua sampai lima huruf besar, misalnya "TLA"'),
  nama: name,
  prosedur: z.string().min(1).max(200).optional(),
  /** Where new reports enter, if not in the admin room. */
  masuk: unitCode.optional(),
  unit: z.array(unitSchema).min(1).max(5_000),
  kategori: z.array(categorySchema).max(500),
});
export type AgencyFile = z.output<typeof agencySchema>;

/** The line on which a part of the file stands, if it is known. */
export type LineOf = (path: readonly PropertyKey[]) => number | undefined;

/**
 * Reads an agency from the file's contents. Faults are Indonesian sentences with their line, at least one. `closedAt` of
 * what is closed is not the file's to say: it is when the file is applied.
 */
export function readAgency(value: unknown, lineOf: LineOf, now: string): Result<Agency, string[]> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return err([
      'Ini bukan berkas instansi, atau kosong: mulai dengan baris "kode:", "nama:", "unit:" dan "kategori:".',
    ]);
  const parsed = agencySchema.safeParse(value, { error: words });
  if (!parsed.success)
    return err(
      parsed.error.issues.map((issue) =>
        atLine(
          lineOf(issue.path),
          `${issue.path.length === 0 ? 'berkas' : named(issue.path)}: ${sentence(issue, value)}`,
        ),
      ),
    );
  const agency = toAgency(parsed.data, now);
  const faults = [...procedureFaults(agency), ...treeFaults(agency)];
  return faults.length === 0
    ? ok(agency)
    : err(faults.map(({ text, ...where }) => atLine(lineOf(placeOf(where)), text)));
}

/** A procedure of one's own is a file, which is read by itself. */
function procedureFaults({ procedure }: Agency): readonly Faulty[] {
  if (procedure === undefined || procedure.endsWith('.json') || profileById(procedure)) return [];
  const known = profileIds().join(', ');
  const text = `prosedur "${procedure}" tidak dikenal; pilih ${known}, boleh dengan "-tla" di belakangnya, atau nama berkas .json.`;
  return [{ field: 'prosedur', text }];
}

/** A sentence with the line that it is about. */
const atLine = (line: number | undefined, text: string): string =>
  line === undefined ? text : `baris ${line}: ${text}`;

/** The last named field, and which entry of a list it is: `nama`, `unit ke-3`. */
function named(path: readonly PropertyKey[]): string {
  const field = path.findLast((part) => typeof part === 'string');
  const last = path.at(-1);
  return typeof last === 'number' ? `${String(field)} ke-${last + 1}` : String(last);
}

const placeOf = ({ list, index, field }: Omit<Faulty, 'text'>): readonly PropertyKey[] => [
  ...(list === undefined ? [] : [list, ...(index === undefined ? [] : [index])]),
  ...(field === undefined ? [] : [field]),
];

function toAgency({ kode, nama, prosedur, masuk, unit, kategori }: AgencyFile, now: string): Agency {
  return {
    code: kode,
    name: nama,
    ...(masuk !== undefined && { intakeUnitId: masuk }),
    ...(prosedur !== undefined && { procedure: prosedur }),
    units: unit.map((one) => toUnit(one, unit.find(({ tingkat }) => tingkat === 'instansi')?.kode, now)),
    categories: kategori.map(
      ({ kode: id, unit: unitId, nama: label, nama_en: en, kata }): Category => ({
        id,
        unitId,
        label: { id: label, en },
        keywords: kata,
      }),
    ),
  };
}

function toUnit(one: AgencyFile['unit'][number], adminId: string | undefined, now: string): Unit {
  const level = levelWords[one.tingkat ?? 'opd'];
  const isTop = level === 'national' || level === 'agency';
  return {
    id: one.kode,
    parentId: one.induk ?? (isTop ? null : (adminId ?? null)),
    level,
    name: one.nama,
    shortName: one.singkatan ?? one.kode,
    aliases: one.alias ?? [],
    ...(one.inspektorat && { inspectorate: true }),
    ...(one.ringkasan !== undefined && { digestAt: one.ringkasan }),
    ...((one.ditutup || one.pengganti !== undefined) && { closedAt: now }),
    ...(one.pengganti !== undefined && { successorId: one.pengganti }),
  };
}

/** The agency as the file's contents; read again it is the same agency. */
export function toAgencyFile({
  code,
  name: nama,
  intakeUnitId,
  procedure,
  units,
  categories,
}: Agency): AgencyFile {
  const adminId = units.find(({ level }) => level === 'agency')?.id;
  return {
    kode: code,
    nama,
    ...(procedure !== undefined && { prosedur: procedure }),
    ...(intakeUnitId !== undefined && { masuk: intakeUnitId }),
    unit: units.map((unit) => ({
      kode: unit.id,
      nama: unit.name,
      ...(unit.level !== 'liaison' && { tingkat: wordOfLevel[unit.level] }),
      ...(unit.parentId !== null && unit.parentId !== adminId && { induk: unit.parentId }),
      ...(unit.shortName !== unit.id && { singkatan: unit.shortName }),
      ...(unit.aliases.length > 0 && { alias: [...unit.aliases] }),
      ...(unit.inspectorate && { inspektorat: true as const }),
      ...(unit.digestAt !== undefined && { ringkasan: unit.digestAt }),
      ...(unit.closedAt !== undefined && unit.successorId === undefined && { ditutup: true as const }),
      ...(unit.successorId !== undefined && { pengganti: unit.successorId }),
    })),
    kategori: categories.map(({ id, unitId, label, keywords }) => ({
      kode: id,
      unit: unitId,
      nama: label.id,
      nama_en: label.en,
      kata: [...keywords],
    })),
  };
}
