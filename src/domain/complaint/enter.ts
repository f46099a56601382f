import { adminUnit } from '../agency.ts';
import type { Attachment } from '../message.ts';
import { tellerOf } from './decided.ts';
import type { Decision, DecisionContext } from './decision.ts';
import type { Entry } from './entry.ts';
import type { ComplaintEvent, Recorded } from './event.ts';
import { begin } from './evolve.ts';
import { type FinishedForm, type Submission, submittedTo } from './submit.ts';

/** What an officer entered; `answer`: it was settled before (TLA 4). */
export type EnteredReport = Submission & {
  readonly entry: Pick<Entry, 'source' | 'arrivedOn' | 'handedOn'>;
  readonly answer?: { readonly text: string; readonly attachments: readonly Attachment[] };
};

/** The same as the form gives it, with who told it; the identity is empty when anonymous. */
export type EnteredForm = FinishedForm & Pick<EnteredReport, 'entry' | 'answer'>;

/**
 * An entered report lies with the agency's admin until it is disposed (TLA 5), wherever other reports enter. The unit that
 * entered it has a copy to watch it by, unless its own staff is accused. One that was settled before is answered from
 * the start, and closes like any other; reopened it goes to the admin. Only officers enter reports: a bug otherwise.
 */
export function decideEntry(entered: EnteredReport, context: DecisionContext): Decision {
  const { actor, agency, now } = context;
  if (actor.kind !== 'officer') throw new Error('A report was entered by no officer.');
  const { entry: told, answer, ...submission } = entered;
  const entry: Entry = { ...told, officerId: actor.officerId, unitId: actor.unitId };
  const admin = adminUnit(agency);
  const submitted: ComplaintEvent = { ...submittedTo(admin, submission, context), entry };
  const isWatched = entry.unitId !== admin.id && !submitted.accusedUnitIds.includes(entry.unitId);
  const events: ComplaintEvent[] = [submitted];
  if (answer) events.push({ type: 'answered', unitId: entry.unitId, private: answer });
  if (isWatched) events.push({ type: 'copied', unitId: entry.unitId, as: 'entry', private: { note: '' } });
  if (answer) return { events, effects: [] };
  const recorded: Recorded = { version: 1, at: now.toString(), actor, event: submitted };
  const { toUnit, due } = tellerOf(begin(recorded, entered.id), context);
  return { events, effects: [toUnit(admin.id, { kind: 'newInQueue', ...due('verification') })] };
}
