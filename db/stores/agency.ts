import { asc, inArray, notInArray, sql } from 'drizzle-orm';
import type { Agency } from '../../src/domain/agency.ts';
import type { AgencyStore } from '../../src/ports/agency.ts';
import type { Session } from '../client.ts';
import { category, setting, unit } from '../schema/index.ts';
import { suggestCategories } from './category-suggestion.ts';
import { stamp, toInstant } from './values.ts';

const CODE = 'agency.code';
const NAME = 'agency.name';
const INTAKE = 'agency.intake';
const PROCEDURE = 'agency.procedure';

// Whoever works in a unit, or what lies in its queue, keeps it.
const UNUSED = `
    not exists (select 1 from complaint c where c.owner_unit_id = u.id)
    and not exists (select 1 from complaint_copy k where k.unit_id = u.id)
    and not exists (select 1 from officer o where o.unit_id = u.id)
    and not exists (select 1 from invite i where i.unit_id = u.id)
    and not exists (select 1 from api_key k where k.unit_id = u.id)`;
const REMOVE_UNITS = `delete from unit u where u.id <> all($1::text[]) and ${UNUSED}`;
const USE = `
  select u.id,
    (select count(*) from complaint c where c.owner_unit_id = u.id)::int as reports,
    (select count(*) from complaint c where c.owner_unit_id = u.id
       and c.status not in ('closed', 'archived', 'forwarded'))::int as open,
    (select count(*) from officer o where o.unit_id = u.id and o.revoked_at is null)::int as officers
  from unit u where ($1::text[] is null or u.id = any($1)) and not (${UNUSED})`;
const LOCK = 'select 1 from setting where key = $1 for update';

/** The agency's units and categories. */
export function createAgency(session: Session): AgencyStore {
  return {
    load: () => load(session),
    lock: async () => {
      await session.query(LOCK, [CODE]);
      return load(session);
    },
    save: (agency) => save(session, agency),
    use: async (unitIds) => {
      const rows = await session.query<{ id: string; reports: number; open: number; officers: number }>(USE, [
        unitIds ?? null,
      ]);
      return new Map(rows.map(({ id, ...counts }) => [id, counts]));
    },
    moveOfficers: async (fromUnitId, toUnitId) => {
      await session.query('update officer set unit_id = $2 where unit_id = $1 and revoked_at is null', [
        fromUnitId,
        toUnitId,
      ]);
    },
    suggest: (text, limit, exceptUnitIds) => suggestCategories(session, text, limit, exceptUnitIds),
  };
}

async function load({ orm }: Session): Promise<Agency | undefined> {
  const facts = new Map((await orm.select().from(setting)).map((row) => [row.key, row.value]));
  const code = facts.get(CODE);
  const name = facts.get(NAME);
  const intakeUnitId = facts.get(INTAKE);
  const procedure = facts.get(PROCEDURE);
  if (code === undefined || name === undefined) return undefined;
  const units = await orm.select().from(unit).orderBy(asc(unit.position), asc(unit.id));
  const categories = await orm.select().from(category).orderBy(asc(category.position), asc(category.id));
  return {
    code,
    name,
    ...(intakeUnitId !== undefined && { intakeUnitId }),
    ...(procedure !== undefined && { procedure }),
    units: units.map(({ position: _position, inspectorate, digestAt, closedAt, successorId, ...row }) => ({
      ...row,
      ...(inspectorate && { inspectorate }),
      ...(digestAt !== null && { digestAt }),
      ...(closedAt !== null && { closedAt: toInstant(closedAt) }),
      ...(successorId !== null && { successorId }),
    })),
    categories: categories.map((row) => ({
      id: row.id,
      unitId: row.unitId,
      label: { id: row.labelId, en: row.labelEn },
      keywords: row.keywords,
    })),
  };
}

async function save(session: Session, agency: Agency): Promise<void> {
  const { orm } = session;
  const optional = [
    [INTAKE, agency.intakeUnitId],
    [PROCEDURE, agency.procedure],
  ] as const;
  await orm
    .insert(setting)
    .values([
      { key: CODE, value: agency.code },
      { key: NAME, value: agency.name },
      ...optional.flatMap(([key, value]) => (value === undefined ? [] : [{ key, value }])),
    ])
    .onConflictDoUpdate({ target: setting.key, set: { value: sql`excluded.value` } });
  const unset = optional.filter(([, value]) => value === undefined).map(([key]) => key);
  if (unset.length > 0) await orm.delete(setting).where(inArray(setting.key, unset));
  await orm
    .insert(unit)
    .values(
      agency.units.map(
        ({ inspectorate = false, digestAt = null, closedAt, successorId = null, ...one }, position) => ({
          ...one,
          inspectorate,
          digestAt,
          closedAt: closedAt === undefined ? null : stamp(closedAt),
          successorId,
          aliases: [...one.aliases],
          position,
        }),
      ),
    )
    .onConflictDoUpdate({
      target: unit.id,
      set: {
        parentId: sql`excluded.parent_id`,
        level: sql`excluded.level`,
        name: sql`excluded.name`,
        shortName: sql`excluded.short_name`,
        aliases: sql`excluded.aliases`,
        inspectorate: sql`excluded.inspectorate`,
        position: sql`excluded.position`,
        digestAt: sql`excluded.digest_at`,
        closedAt: sql`excluded.closed_at`,
        successorId: sql`excluded.successor_id`,
      },
    });
  await saveCategories(session, agency);
  await session.query(REMOVE_UNITS, [agency.units.map((one) => one.id)]);
}

async function saveCategories({ orm }: Session, agency: Agency): Promise<void> {
  const ids = agency.categories.map((one) => one.id);
  await orm.delete(category).where(notInArray(category.id, ids));
  if (agency.categories.length === 0) return;
  await orm
    .insert(category)
    .values(
      agency.categories.map((one, position) => ({
        id: one.id,
        unitId: one.unitId,
        labelId: one.label.id,
        labelEn: one.label.en,
        keywords: [...one.keywords],
        position,
      })),
    )
    .onConflictDoUpdate({
      target: category.id,
      set: {
        unitId: sql`excluded.unit_id`,
        labelId: sql`excluded.label_id`,
        labelEn: sql`excluded.label_en`,
        keywords: sql`excluded.keywords`,
        position: sql`excluded.position`,
      },
    });
}
