/** In what an agency differs from what it was, as data: people read it in their language, and the trail keeps it. Pure. */
import type { Agency, Category, Unit, UnitLevel } from './agency.ts';
import type { Succession } from './agency-change.ts';

/** A value before and after; absent: there is none, or the usual one. */
type FromTo = { readonly from?: string; readonly to?: string };

export type AgencyDifference =
  | { readonly what: 'newAgency'; readonly name: string }
  | ({ readonly what: 'agency'; readonly field: 'code' | 'name' | 'procedure' | 'intake' } & FromTo)
  | {
      readonly what: 'unitAdded';
      readonly unitId: string;
      readonly name: string;
      readonly level: UnitLevel;
      readonly parentId?: string;
    }
  /** Nothing had ever hung on it. */
  | { readonly what: 'unitRemoved'; readonly unitId: string; readonly name: string }
  | ({
      readonly what: 'unitClosed';
      readonly unitId: string;
      readonly name: string;
    } & Partial<Omit<Succession, 'unitId'>>)
  | { readonly what: 'unitReopened'; readonly unitId: string; readonly name: string }
  | ({ readonly what: 'unitLevel'; readonly unitId: string } & Record<'from' | 'to', UnitLevel>)
  | ({
      readonly what: 'unit';
      readonly unitId: string;
      readonly field: 'name' | 'parent' | 'successor' | 'shortName' | 'aliases' | 'digest';
    } & FromTo)
  | { readonly what: 'inspectorate'; readonly unitId: string; readonly isOne: boolean }
  /** Officers are offered units and categories in this order. */
  | { readonly what: 'order'; readonly of: 'units' | 'categories' }
  | {
      readonly what: 'categoryAdded';
      readonly categoryId: string;
      readonly name: string;
      readonly unitId: string;
    }
  | { readonly what: 'categoryRemoved'; readonly categoryId: string; readonly name: string }
  | ({ readonly what: 'category'; readonly categoryId: string; readonly field: 'unit' | 'name' } & FromTo)
  | { readonly what: 'keywords'; readonly categoryId: string };

/** Every difference, in the order of the new description. */
export function differencesOf(
  was: Agency,
  now: Agency,
  successions: readonly Succession[],
): readonly AgencyDifference[] {
  const before = new Map(was.units.map((unit) => [unit.id, unit]));
  const ids = new Set(now.units.map(({ id }) => id));
  return [
    ...ofAgency(was, now),
    ...now.units.flatMap((unit) => ofUnit(unit, before.get(unit.id), successions)),
    ...was.units
      .filter(({ id }) => !ids.has(id))
      .map(({ id, name }) => ({ what: 'unitRemoved', unitId: id, name }) as const),
    ...ofOrder(was, now),
    ...ofCategories(was.categories, now.categories),
  ];
}

/** What changed of these fields. */
function changed<Of extends object, Field extends string>(
  of: Of,
  fields: Readonly<Record<Field, readonly [from: string | undefined, to: string | undefined]>>,
): readonly (Of & { readonly field: Field } & FromTo)[] {
  return (Object.keys(fields) as Field[]).flatMap((field) => {
    const [from, to] = fields[field];
    if (from === to) return [];
    return [{ ...of, field, ...(from !== undefined && { from }), ...(to !== undefined && { to }) }];
  });
}

const ofAgency = (was: Agency, now: Agency): readonly AgencyDifference[] =>
  changed({ what: 'agency' } as const, {
    code: [was.code, now.code],
    name: [was.name, now.name],
    procedure: [was.procedure, now.procedure],
    intake: [was.intakeUnitId, now.intakeUnitId],
  });

function ofUnit(
  unit: Unit,
  was: Unit | undefined,
  successions: readonly Succession[],
): readonly AgencyDifference[] {
  const { id: unitId, name, level, parentId } = unit;
  if (!was) return [{ what: 'unitAdded', unitId, name, level, ...(parentId !== null && { parentId }) }];
  const isClosing = unit.closedAt !== undefined && was.closedAt === undefined;
  const isOpening = unit.closedAt === undefined && was.closedAt !== undefined;
  return [
    ...(isClosing
      ? [{ what: 'unitClosed', name, ...successions.find((one) => one.unitId === unitId), unitId } as const]
      : []),
    ...(isOpening ? [{ what: 'unitReopened', unitId, name } as const] : []),
    ...(was.level === level ? [] : [{ what: 'unitLevel', unitId, from: was.level, to: level } as const]),
    ...changed({ what: 'unit', unitId } as const, {
      name: [was.name, name],
      parent: [was.parentId ?? undefined, parentId ?? undefined],
      // Closing and opening say it already.
      successor: isClosing || isOpening ? [undefined, undefined] : [was.successorId, unit.successorId],
      shortName: [was.shortName, unit.shortName],
      aliases: [words(was.aliases), words(unit.aliases)],
      digest: [was.digestAt, unit.digestAt],
    }),
    ...(was.inspectorate === unit.inspectorate
      ? []
      : [{ what: 'inspectorate', unitId, isOne: unit.inspectorate === true } as const]),
  ];
}

const words = (some: readonly string[]): string | undefined =>
  some.length === 0 ? undefined : some.join(', ');

function ofOrder(was: Agency, now: Agency): readonly AgencyDifference[] {
  const order = (ours: readonly { readonly id: string }[], theirs: readonly { readonly id: string }[]) =>
    ours
      .filter(({ id }) => theirs.some((other) => other.id === id))
      .map(({ id }) => id)
      .join();
  return (['units', 'categories'] as const)
    .filter((of) => order(was[of], now[of]) !== order(now[of], was[of]))
    .map((of) => ({ what: 'order', of }));
}

function ofCategories(was: readonly Category[], now: readonly Category[]): readonly AgencyDifference[] {
  const differing = now.flatMap((category): readonly AgencyDifference[] => {
    const before = was.find(({ id }) => id === category.id);
    const { id: categoryId, label, unitId, keywords } = category;
    if (!before) return [{ what: 'categoryAdded', categoryId, name: label.id, unitId }];
    return [
      ...changed({ what: 'category', categoryId } as const, {
        unit: [before.unitId, unitId],
        name: [bothNames(before), bothNames(category)],
      }),
      ...(before.keywords.join('|') === keywords.join('|')
        ? []
        : [{ what: 'keywords', categoryId } as const]),
    ];
  });
  const gone = was.filter(({ id }) => !now.some((one) => one.id === id));
  return [
    ...differing,
    ...gone.map(({ id, label }) => ({ what: 'categoryRemoved', categoryId: id, name: label.id }) as const),
  ];
}

const bothNames = ({ label }: Category): string => `${label.id} (${label.en})`;
