import { Temporal } from 'temporal-polyfill';
import { type Absence, type AbsenceAsked, absenceToCancel, decideAbsence } from '../domain/absence.ts';
import type { OfficerActor } from '../domain/access.ts';
import { unitById } from '../domain/agency.ts';
import { epochDayOfText } from '../domain/calendar/epoch-day.ts';
import { endOfDay, localDate, startOfDayMs } from '../domain/calendar/local-time.ts';
import type { Outcome } from '../domain/outcome.ts';
import type { StoredAbsence } from '../ports/absences.ts';
import type { Officer } from '../ports/officers.ts';
import type { Stores } from '../ports/stores.ts';
import type { UseCaseDeps } from './deps.ts';
import { named } from './hand-over.ts';

type AbsenceDeps = Pick<UseCaseDeps, 'agency' | 'calendar' | 'newId'>;
type AbsenceStores = Pick<Stores, 'absences' | 'officers' | 'audit'>;

/** `cuti`: an officer plans an absence with a deputy, cancels it, or looks who of the unit is away. */
export const manageAbsences =
  (deps: AbsenceDeps) =>
  async (
    stores: AbsenceStores,
    asked: AbsenceAsked,
    officer: OfficerActor,
    now: Temporal.Instant,
  ): Promise<Outcome> => {
    const colleagues = (await stores.officers.active([officer.unitId])).filter(
      ({ role }) => role !== 'leader',
    );
    const absences = await absencesOf(deps, stores, officer.unitId, now);
    if (asked.what === 'plan') return plan(deps, stores, asked, { officer, now, colleagues, absences });
    const own = absences.filter(({ officerId }) => officerId === officer.officerId);
    const meant = asked.what === 'cancel' ? absenceToCancel(own, asked.first) : undefined;
    if (meant) return cancel(stores, meant, { officer, now, colleagues, absences });
    const name = (id: string): string => colleagues.find((one) => one.id === id)?.name ?? '';
    return {
      kind: 'absences',
      today: localDate(deps.calendar(), now).toString(),
      rows: absences.map(({ officerId, deputyId, first, last }) => ({
        name: name(officerId),
        ...(deputyId === null ? {} : { deputyName: name(deputyId) }),
        first,
        last,
        isOwn: officerId === officer.officerId,
      })),
    };
  };

/** The absences of a unit that are not over, in local days. */
async function absencesOf(
  deps: Pick<AbsenceDeps, 'calendar'>,
  { absences }: Pick<Stores, 'absences'>,
  unitId: string,
  now: Temporal.Instant,
): Promise<readonly Absence[]> {
  const calendar = deps.calendar();
  const day = (instant: Temporal.Instant) => localDate(calendar, instant).toString();
  return (await absences.ofUnit(unitId, now.toString())).map(
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
  readonly officer: OfficerActor;
  readonly now: Temporal.Instant;
  /** Of the unit, the officer too, without leaders. */
  readonly colleagues: readonly Officer[];
  readonly absences: readonly Absence[];
};

async function plan(
  deps: AbsenceDeps,
  stores: AbsenceStores,
  { first, last, words }: Extract<AbsenceAsked, { what: 'plan' }>,
  { officer, now, colleagues, absences }: Ground,
): Promise<Outcome> {
  const { officerId, unitId } = officer;
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
  if (!decided.ok) return { kind: 'absenceRefused', refusal: decided.error };
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
  return { kind: 'absencePlanned', first, last, unitName, ...(deputy ? { deputy } : {}) };
}

async function cancel(
  stores: AbsenceStores,
  { id, deputyId, first, last }: Absence,
  { officer, now, colleagues }: Ground,
): Promise<Outcome> {
  const at = now.toString();
  if (await stores.absences.cancel(id, at))
    await stores.audit.append(officer.officerId, officer, 'absenceCancelled', { absenceId: id }, at);
  const deputy = colleagues.find((one) => one.id === deputyId);
  return {
    kind: 'absenceCancelled',
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
  const ahead = await absences.ofUnit(unitId, now.toString());
  const isAway = (id: string): boolean =>
    ahead.some(({ officerId, from }) => officerId === id && Date.parse(from) <= now.epochMilliseconds);
  return officerIds.filter((id) => !isAway(id));
}
