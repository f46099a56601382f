import type { Complaint } from '../domain/complaint/complaint.ts';
import type { Decision, DecisionContext } from '../domain/complaint/decision.ts';
import type { Recorded } from '../domain/complaint/event.ts';
import { begin, evolve } from '../domain/complaint/evolve.ts';
import { idFrom, makeNumber } from '../domain/complaint/number.ts';
import type { Instant } from '../domain/instant.ts';
import { nextDeadline, toDueDate } from '../domain/sop/deadlines.ts';
import { scheduleOf } from '../domain/sop/schedule.ts';
import type { DueDate } from '../domain/view.ts';
import type { Stores } from '../ports/stores.ts';
import type { UseCaseDeps } from './deps.ts';
import { filesOf } from './run-command.ts';

/** Random numbers are 35 bits: a taken one is drawn again this often before something must be wrong. */
const NUMBER_TRIES = 5;

/**
 * Records a complaint that begins as decided under the id and number drawn for it: its events, its state with what it is
 * next due for, its files, the news. Returns it with what is due.
 */
export async function recordNew(
  deps: UseCaseDeps,
  stores: Pick<Stores, 'complaints' | 'media' | 'outbox'>,
  decide: (drawn: { readonly id: string; readonly number: string }) => Decision,
  { actor, profile, calendar, now }: DecisionContext,
): Promise<{ readonly complaint: Complaint; readonly due: DueDate }> {
  const at: Instant = now.toString();
  const id = idFrom(now.epochMilliseconds, deps.newId());
  const decision = decide({ id, number: await freeNumber(deps, stores) });
  const [first, ...rest] = decision.events.map(
    (event, index): Recorded => ({ version: index + 1, at, actor, event }),
  );
  if (!first) throw new Error('A new complaint began with no event.');
  const complaint = rest.reduce(evolve, begin(first, id));
  await stores.complaints.insert(complaint, [first, ...rest], scheduleOf(complaint, profile, calendar, now));
  await stores.media.attach(
    filesOf(complaint).map(({ mediaId }) => mediaId),
    id,
  );
  if (decision.effects.length > 0) await stores.outbox.notify(decision.effects, at);
  const next = nextDeadline(complaint, profile, calendar, now);
  if (!next) throw new Error(`Profile ${profile.id} gives a new complaint no deadline.`);
  return { complaint, due: toDueDate(next, now) };
}

async function freeNumber(deps: UseCaseDeps, stores: Pick<Stores, 'complaints'>): Promise<string> {
  for (let attempt = 0; attempt < NUMBER_TRIES; attempt++) {
    const number = makeNumber(deps.agency().code, deps.randomBytes(7));
    if ((await stores.complaints.idByNumber(number)) === undefined) return number;
  }
  throw new Error(`No free number in ${NUMBER_TRIES} draws.`);
}
