import { Temporal } from 'temporal-polyfill';
import {
  type Absence,
  type AbsenceAsked,
  type AbsenceRefusal,
  absenceToCancel,
  decideAbsence,
} from '../domain/absence.ts';
import type { OfficerActor } from '../domain/access.ts';
import { unitById } from '../domain/agency.ts';
import { epochDayOfText } from '../domain/calendar/epoch-day.ts';
import { endOfDay, localDate, startOfDayMs } from '../domain/calendar/local-time.ts';
import type { AbsentOfficer } from '../domain/outcome/team.ts';
import type { Outcome } from '../domain/outcome.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { StoredAbsence } from '../ports/absences.ts';
import type { Officer } from '../ports/officers.ts';
import type { Stores } from '../ports/stores.ts';
import type { UseCaseDeps } from './deps.ts';
import { named } from './hand-over.ts';

type AbsenceDeps = Pick<UseCaseDeps, 'agency' | 'calendar' | 'newId'>;
type AbsenceStores = Pick<Stores, 'absences' | 'officers' | 'audit'>;

/**
 * `cuti`: an officer plans an absence with a deputy, cancels it, or looks who of the unit is away. An admin does so for
 * another officer too, who may have fallen ill.
 */
export const manageAbsences =
  (deps: AbsenceDeps) =>
  async (
    stores: AbsenceStores,
    asked: AbsenceAsked,
    officer: OfficerActor,
    now: Temporal.Instant,
  ): Promise<Outcome> => {
    const found = await whoseAbsence(stores, asked, officer);
    if (!found.ok) return { kind: 'absenceRefused', refusal: found.error };
    const who = found.value;
    const colleagues = (await stores.officers.active([who.unitId])).filter(({ role }) => role !== 'leader');
    const absences = await absencesAhead(deps, stores, now, who.unitId);
    const ground = { who, officer, now, colleagues, absences };
    if (asked.what === 'plan') return plan(deps, stores, asked, ground);
    const theirs = absences.filter(({ officerId }) => officerId === who.id);
    const meant = asked.what === 'cancel' ? absenceToCancel(theirs, asked.first) : undefined;
    if (meant) return cancel(stores, meant, ground);
    const name = (id: string): string => colleagues.find((one) => one.id === id)?.name ?? '';
    const of = another(ground);
    return {
      kind: 'absences',
      ...of,
      today: localDate(deps.calendar(), now).toString(),
      rows: (of.of ? theirs : absences).map(({ officerId, deputyId, first, last }) => ({
        name: name(officerId),
        ...(deputyId === null ? {} : { deputyName: name(deputyId) }),
        first,
        last,
        isOwn: officerId === officer.officerId,
      })),
    };
  };

type Who = AbsentOfficer & { readonly unitId: string };

/** Oneself, or whom an admin names; leaders have no news that anybody else would have to take. */
async function whoseAbsence(
  { officers }: Pick<Stores, 'officers'>,
  asked: AbsenceAsked,
  { officerId, name, unitId, role }: OfficerActor,
): Promise<Result<Who, AbsenceRefusal>> {
  const self = { id: officerId, name, unitId };
  if (asked.what === 'list' || asked.whose === undefined) return ok(self);
  if (role !== 'admin') return named([self], asked.whose).length > 0 ? ok(self) : err({ code: 'onlyAdmin' });
  const meant = named(
    (await officers.active()).filter((one) => one.role !== 'leader'),
    asked.whose,
  );
  const [who, ...others] = meant;
  if (who && others.length === 0) return ok(who);
  return err({ code: 'whichOfficer', words: asked.whose, officers: meant });
}

/** The absences of a unit, or of all, that are not over, in local days. */
export async function absencesAhead(
  deps: Pick<AbsenceDeps, 'calendar'>,
  { absences }: Pick<Stores, 'absences'>,
  now: Temporal.Instant,
  unitId?: string,
): Promise<readonly Absence[]> {
  const calendar = deps.calendar();
  const day = (instant: Temporal.Instant) => localDate(calendar, instant).toString();
  return (await absences.ahead(now.toString(), unitId)).map(
    ({ id, officerId, deputyId, from, until }: StoredAbsence) => ({
      id,
      officerId,
      deputyId,
      first: day(Temporal.Instant.from(from)),
      last: day(Temporal.Instant.from(until).subtract({ milliseconds: 1 })),
    }),
  );
}

type Ground = {
  /** Who is away. */
  readonly who: Who;
  /** Who asks. */
  readonly officer: OfficerActor;
  readonly now: Temporal.Instant;
  /** Of the unit, who is away too, without leaders. */
  readonly colleagues: readonly Officer[];
  readonly absences: readonly Absence[];
};

/** Who is away, where that is not who asks. */
const another = ({ who: { id, name }, officer }: Pick<Ground, 'who' | 'officer'>): { of?: AbsentOfficer } =>
  id === officer.officerId ? {} : { of: { id, name } };

async function plan(
  deps: AbsenceDeps,
  stores: AbsenceStores,
  { first, last, words }: Extract<AbsenceAsked, { what: 'plan' }>,
  ground: Ground,
): Promise<Outcome> {
  const { who, officer, now, colleagues, absences } = ground;
  const { id: officerId, unitId } = who;
  const calendar = deps.calendar();
  const here = words === '' ? [] : named(colleagues, words);
  const elsewhere = words === '' || here.length > 0 ? [] : named(await stores.officers.active(), words);
  const decided = decideAbsence({ first, last }, words, {
    officerId,
    today: localDate(calendar, now).toString(),
    absences,
    colleagues: colleagues.filter(({ id }) => id !== officerId),
    named: [
      ...here.map((one) => ({ ...one, unit: 'same' as const })),
      ...elsewhere.filter((one) => one.unitId !== unitId).map((one) => ({ ...one, unit: 'other' as const })),
    ],
  });
  const of = another(ground);
  if (!decided.ok) return { kind: 'absenceRefused', ...of, refusal: decided.error };
  const { deputy } = decided.value;
  const id = deps.newId();
  const from = Temporal.Instant.fromEpochMilliseconds(startOfDayMs(calendar, epochDayOfText(first) ?? 0));
  const until = endOfDay(calendar, Temporal.PlainDate.from(last));
  const days = { from: from.toString(), until: until.toString() };
  const deputyId = deputy?.id ?? null;
  await stores.absences.add({ id, officerId, deputyId, ...days }, now.toString());
  await stores.audit.append(
    officerId,
    officer,
    'absencePlanned',
    { absenceId: id, deputyId, ...days },
    now.toString(),
  );
  const unitName = unitById(deps.agency(), unitId)?.name ?? unitId;
  return { kind: 'absencePlanned', ...of, first, last, unitId, unitName, ...(deputy ? { deputy } : {}) };
}

async function cancel(
  stores: AbsenceStores,
  { id, deputyId, first, last }: Absence,
  ground: Ground,
): Promise<Outcome> {
  const { who, officer, now, colleagues } = ground;
  const at = now.toString();
  if (await stores.absences.cancel(id, at))
    await stores.audit.append(who.id, officer, 'absenceCancelled', { absenceId: id }, at);
  const deputy = colleagues.find((one) => one.id === deputyId);
  return {
    kind: 'absenceCancelled',
    ...another(ground),
    first,
    last,
    ...(deputy ? { deputy: { id: deputy.id, name: deputy.name } } : {}),
  };
}

/** Of these officers those who are there at this moment. */
export async function presentOf(
  { absences }: Pick<Stores, 'absences'>,
  unitId: string,
  officerIds: readonly string[],
  now: Temporal.Instant,
): Promise<readonly string[]> {
  const ahead = await absences.ahead(now.toString(), unitId);
  const isAway = (id: string): boolean =>
    ahead.some(({ officerId, from }) => officerId === id && Date.parse(from) <= now.epochMilliseconds);
  return officerIds.filter((id) => !isAway(id));
}
