import type { Temporal } from 'temporal-polyfill';
import type { OfficerActor } from '../domain/access.ts';
import type { ComplaintRef } from '../domain/complaint/complaint.ts';
import { decideHandOver } from '../domain/complaint/hand-over.ts';
import type { Outcome } from '../domain/outcome.ts';
import type { Officer } from '../ports/officers.ts';
import type { Stores } from '../ports/stores.ts';
import { letGoOfAll } from './assigned-work.ts';
import type { UseCaseDeps } from './deps.ts';
import { findComplaint } from './find-complaint.ts';
import { contextFor, recordDecision } from './record-decision.ts';

/** `ref` absent: everything that the officer has. `words`: a colleague's first name or id. */
export type HandOverAsked = { readonly ref?: ComplaintRef; readonly words: string };

/** `serah`: one report, or all that the officer has, goes to a colleague of the unit. */
export const handOver =
  (deps: UseCaseDeps) =>
  async (
    stores: Pick<Stores, 'complaints' | 'officers' | 'outbox'>,
    { ref, words }: HandOverAsked,
    officer: OfficerActor,
    now: Temporal.Instant,
  ): Promise<Outcome> => {
    const colleagues = await colleaguesOf(stores, officer);
    const meant = named(colleagues, words);
    const [to] = meant;
    if (!to || meant.length > 1) return whichColleague(meant.length > 0 ? meant : colleagues, words);
    if (!ref) {
      const decide = { toOfficerId: to.id, tells: false };
      const count = await letGoOfAll(
        deps,
        stores,
        officer.officerId,
        (complaint, context) => decideHandOver(complaint, decide, context),
        officer,
        now,
      );
      return { kind: 'handedOver', toOfficerId: to.id, name: to.name, count };
    }
    const found = await findComplaint(stores, ref, 'lock');
    if (!found.ok) return found.error;
    const complaint = found.value;
    const { number } = complaint;
    const context = contextFor(deps, complaint, officer, now);
    const decided = decideHandOver(complaint, { toOfficerId: to.id, tells: true }, context);
    if (!decided.ok) return { kind: 'refused', number, refusal: decided.error };
    await recordDecision(stores, complaint, decided.value, context);
    return { kind: 'handedOver', toOfficerId: to.id, name: to.name, count: 1, number };
  };

/** The others of the officer's unit who are in service. */
export async function colleaguesOf(
  { officers }: Pick<Stores, 'officers'>,
  { officerId, unitId }: OfficerActor,
): Promise<readonly Officer[]> {
  return (await officers.active([unitId])).filter(({ id }) => id !== officerId);
}

/** Those whom these words name, by id or first name. */
export const named = <One extends Pick<Officer, 'id' | 'name'>>(
  officers: readonly One[],
  words: string,
): readonly One[] => {
  const sought = words.trim().toLowerCase();
  return officers.filter(({ id, name }) => id === words.trim() || name.toLowerCase() === sought);
};

/** To choose from; `words` is what named none of them, or several. */
export const whichColleague = (
  among: readonly Officer[],
  words: string,
): Extract<Outcome, { kind: 'whichColleague' }> => ({
  kind: 'whichColleague',
  words: words.trim(),
  colleagues: among.map(({ id, name }) => ({ id, name })),
});
