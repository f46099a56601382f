import type { Language } from './message.ts';

/**
 * Where a unit stands, from the top down. `national` may be outside this deployment; `agency` is the admin room;
 * `echelon1` lies between them and the units of a ministry (BKP 5); `liaison` is an OPD/SKPD, hospital, school, district
 * or village with its liaison officer (Admin OPD in MJK-B); `upt` is below it; `secretary`, `head` and `section`
 * (Sekretaris, Kepala Dinas, Kabid/Kasi) are the rooms inside an OPD (MJK-B 3-6).
 */
export const levels = [
  'national',
  'agency',
  'echelon1',
  'liaison',
  'upt',
  'secretary',
  'head',
  'section',
] as const;
export type UnitLevel = (typeof levels)[number];

/** An office that owns complaints. */
export type Unit = {
  readonly id: string;
  readonly parentId: string | null;
  readonly level: UnitLevel;
  readonly name: string;
  /** What officers type after `disposisi`: `pupr`, `rsud`. */
  readonly shortName: string;
  /** Other words an officer may use for it. */
  readonly aliases: readonly string[];
  /** APIP, brought in for abuse of office (BUP VI.B.1.b.13). At most one unit of an agency. */
  readonly inspectorate?: true;
  /** Local time of its officers' digest, `07:30`, if not the usual one. */
  readonly digestAt?: string;
  /** It takes no reports any more (ISO 8601); kept, as old reports and events name it. */
  readonly closedAt?: string;
  /** Who has its work since then; absent: the unit above. */
  readonly successorId?: string;
};

/** A kind of problem and the unit whose business it is; `keywords` feed the suggestion from a citizen's text. */
export type Category = {
  readonly id: string;
  readonly unitId: string;
  readonly label: Readonly<Record<Language, string>>;
  readonly keywords: readonly string[];
};

/** The deployment's agency: its units and categories; small, read at start and after a change. */
export type Agency = {
  /** The prefix of complaint numbers, e.g. `TLA`. */
  readonly code: string;
  readonly name: string;
  /** Where new reports enter, if not in the admin room: the national admin's, inside this deployment (BUP VI.B.1.a, BKP 1). */
  readonly intakeUnitId?: string;
  /** The id of its procedure, or the path of an own one; absent: the default. A setting of the operator goes before it. */
  readonly procedure?: string;
  readonly units: readonly Unit[];
  readonly categories: readonly Category[];
};

/** The admin room: the unit of level `agency`. Every agency has exactly one. */
export function adminUnit(agency: Agency): Unit {
  const unit = agency.units.find((candidate) => candidate.level === 'agency');
  if (!unit) throw new Error(`Agency ${agency.code} has no unit of level "agency".`);
  return unit;
}

/** The unit that new reports enter. */
export const intakeUnit = (agency: Agency): Unit =>
  (agency.intakeUnitId === undefined ? undefined : unitById(agency, agency.intakeUnitId)) ??
  adminUnit(agency);

/** The agency's inspectorate (APIP), if an open unit is marked as it. */
export const inspectorate = (agency: Pick<Agency, 'units'>): Unit | undefined =>
  agency.units.find((unit) => unit.inspectorate && unit.closedAt === undefined);

/** The unit with this id, if the agency has it. */
export function unitById(agency: Agency, id: string): Unit | undefined {
  return agency.units.find((unit) => unit.id === id);
}

/** The category with this id, if the agency has it. */
export function categoryById(agency: Agency, id: string): Category | undefined {
  return agency.categories.find((category) => category.id === id);
}
