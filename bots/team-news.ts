/** What colleagues are told of who comes, goes and hands over, in one message rather than one a report. */
import type { Temporal } from 'temporal-polyfill';
import type { OfficerActor } from '../src/domain/access.ts';
import { type Agency, adminUnit, unitById } from '../src/domain/agency.ts';
import type { Language, OutMessage } from '../src/domain/message.ts';
import type { Outcome } from '../src/domain/outcome.ts';
import type { Stores } from '../src/ports/stores.ts';
import { presentOf } from '../src/usecases/absences.ts';
import { absenceCopy, markedFor } from './copy/absence.ts';
import { copyFor } from './copy/index.ts';
import type { TeamCopy } from './copy/officer.ts';
import { unitsCopy } from './copy/units.ts';
import { button, onQueue, rows, withButtons } from './officer/buttons.ts';

type NewsStores = Pick<Stores, 'officers' | 'absences' | 'outbox'>;
type Words = (copy: TeamCopy, language: Language) => OutMessage['text'];

/** News of who works with whom is stale after a week. */
const KEPT_DAYS = 7;

/** Tells whom an outcome concerns besides who caused it; other outcomes concern nobody else. */
export const tellTeam =
  (agency: () => Agency) =>
  async (stores: NewsStores, outcome: Outcome, by: OfficerActor, now: Temporal.Instant): Promise<void> => {
    switch (outcome.kind) {
      case 'handedOver': {
        const { toOfficerId, count, number } = outcome;
        if (number !== undefined || count === 0) return;
        return tell(stores, [toOfficerId], (copy) => copy.handedToYou(by.name, count), now);
      }
      case 'officerRevoked':
        return tellOfLeaving(agency(), stores, outcome, now);
      case 'left':
        if (outcome.elsewhere > 0) return;
        return tellOfLeaving(
          agency(),
          stores,
          { ...outcome, unitId: by.unitId, name: by.name, handedBack: outcome.handedBack ?? 0 },
          now,
        );
      case 'absencePlanned': {
        const { of, deputy, unitId, unitName } = outcome;
        const name = of?.name ?? by.name;
        const noted: Words = (_, language) =>
          absenceCopy[language].notedForYou(by.name, outcome, deputy?.name);
        if (of) await tell(stores, [of.id], noted, now, true);
        const words: Words = (_, language) =>
          deputy
            ? absenceCopy[language].standIn(name, outcome)
            : absenceCopy[language].unitAway(name, unitName, outcome);
        const concerned = deputy ? [deputy.id] : await staffAbove(agency(), stores, unitId);
        return tell(stores, without(concerned, by), words, now);
      }
      case 'absenceCancelled': {
        const { of, deputy } = outcome;
        const back: Words = (_, language) => absenceCopy[language].cancelledForYou(by.name, outcome);
        if (of) await tell(stores, [of.id], back, now);
        if (!deputy) return;
        const words: Words = (_, language) => absenceCopy[language].standInOver(of?.name ?? by.name, outcome);
        return tell(stores, without([deputy.id], by), words, now);
      }
      case 'unitsChanged':
        return tellOfUnits(stores, outcome, by, now);
      default:
        return;
    }
  };

/** The other admins, and who works in the units that it is about. */
async function tellOfUnits(
  stores: NewsStores,
  { differences, unitIds }: Extract<Outcome, { kind: 'unitsChanged' }>,
  by: OfficerActor,
  now: Temporal.Instant,
): Promise<void> {
  if (differences.length === 0) return;
  const concerned = (await stores.officers.active()).filter(
    ({ id, role, unitId }) =>
      id !== by.officerId && (role === 'admin' || (role === 'liaison' && unitIds.includes(unitId))),
  );
  await tell(
    stores,
    concerned.map(({ id }) => id),
    (_, language) => unitsCopy[language].changedBy(by.name, differences),
    now,
  );
}

/** Who caused it knows it. */
const without = (officerIds: readonly string[], { officerId }: OfficerActor): readonly string[] =>
  officerIds.filter((id) => id !== officerId);

type Leaving = {
  readonly unitId: string;
  readonly name: string;
  readonly handedBack: number;
  readonly withoutDeputy?: readonly string[];
};

/**
 * The unit's others, what they have to take, and whom the officer stood in for; if there are none left, or those are all
 * away, the level above that has somebody.
 */
async function tellOfLeaving(
  agency: Agency,
  stores: NewsStores,
  { unitId, name, handedBack, withoutDeputy = [] }: Leaving,
  now: Temporal.Instant,
): Promise<void> {
  const others = (await stores.officers.active([unitId])).map(({ id }) => id);
  const unitName = unitById(agency, unitId)?.name ?? unitId;
  await tell(stores, withoutDeputy, (_, language) => absenceCopy[language].deputyLeft(name), now);
  if (others.length > 0 && handedBack > 0)
    await tell(stores, others, (copy) => copy.leftToYou(name, unitName, handedBack), now);
  if ((await presentOf(stores, unitId, others, now)).length > 0) return;
  const above = await staffAbove(agency, stores, unitId);
  const words: Words =
    others.length > 0
      ? (_, language) => absenceCopy[language].restAway(name, unitName)
      : (copy) => copy.unitEmpty(name, unitName, handedBack);
  await tell(stores, above, words, now);
}

/** The officers of the nearest level above a unit that has any. */
export async function staffAbove(
  agency: Agency,
  { officers }: Pick<Stores, 'officers'>,
  unitId: string,
): Promise<readonly string[]> {
  const admin = adminUnit(agency).id;
  let at = unitById(agency, unitId);
  // No tree is deeper than it has units.
  for (let steps = agency.units.length; steps > 0 && at && at.id !== admin; steps -= 1) {
    const parentId: string = at.parentId ?? admin;
    const staff = await officers.active([parentId]);
    if (staff.length > 0) return staff.map(({ id }) => id);
    at = unitById(agency, parentId);
  }
  return [];
}

async function tell(
  { outbox }: Pick<Stores, 'outbox'>,
  officerIds: readonly string[],
  words: Words,
  now: Temporal.Instant,
  /** Also who is away. */
  inPerson = false,
): Promise<void> {
  const message = (_officerId: string, language: Language, forName?: string): OutMessage => {
    const { team, talk } = copyFor(language).officer;
    const text = markedFor(words(team, language), forName, language);
    return withButtons(text, rows([button(onQueue('all'), talk.buttons.queue)], 1));
  };
  const until = now.add({ hours: 24 * KEPT_DAYS });
  await outbox.tellOfficers(officerIds, message, 'team', now.toString(), until.toString(), inPerson);
}
