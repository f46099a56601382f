/** What colleagues are told of who comes, goes and hands over, in one message rather than one a report. */
import type { Temporal } from 'temporal-polyfill';
import type { OfficerActor } from '../src/domain/access.ts';
import { type Agency, adminUnit, unitById } from '../src/domain/agency.ts';
import type { Language, OutMessage } from '../src/domain/message.ts';
import type { Outcome } from '../src/domain/outcome.ts';
import type { Stores } from '../src/ports/stores.ts';
import { copyFor } from './copy/index.ts';
import type { TeamCopy } from './copy/officer.ts';
import { button, onQueue, rows, withButtons } from './officer/buttons.ts';

type NewsStores = Pick<Stores, 'officers' | 'outbox'>;
type Words = (copy: TeamCopy) => OutMessage['text'];

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
          { unitId: by.unitId, name: by.name, handedBack: outcome.handedBack ?? 0 },
          now,
        );
      default:
        return;
    }
  };

/** The unit's others, what they have to take; if there are none left, the level above that has somebody. */
async function tellOfLeaving(
  agency: Agency,
  stores: NewsStores,
  { unitId, name, handedBack }: { unitId: string; name: string; handedBack: number },
  now: Temporal.Instant,
): Promise<void> {
  const others = await stores.officers.active([unitId]);
  const unitName = unitById(agency, unitId)?.name ?? unitId;
  if (others.length > 0) {
    if (handedBack === 0) return;
    const ids = others.map(({ id }) => id);
    return tell(stores, ids, (copy) => copy.leftToYou(name, unitName, handedBack), now);
  }
  const above = await staffAbove(agency, stores, unitId);
  await tell(stores, above, (copy) => copy.unitEmpty(name, unitName, handedBack), now);
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
): Promise<void> {
  const message = (_officerId: string, language: Language): OutMessage => {
    const { team, talk } = copyFor(language).officer;
    return withButtons(words(team), rows([button(onQueue(false), talk.buttons.queue)], 1));
  };
  const until = now.add({ hours: 24 * KEPT_DAYS });
  await outbox.tellOfficers(officerIds, message, 'team', now.toString(), until.toString());
}
