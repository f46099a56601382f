import type { Temporal } from 'temporal-polyfill';
import { decideSubmission, type FinishedForm } from '../domain/complaint/submit.ts';
import type { Instant } from '../domain/instant.ts';
import type { Outcome } from '../domain/outcome.ts';
import type { Identity } from '../ports/people.ts';
import type { Stores } from '../ports/stores.ts';
import type { UseCaseDeps } from './deps.ts';
import { recordNew } from './record-new.ts';

/**
 * Records a complaint: a reporter if the chat has none yet, the number, the first event, the news to the admin room
 * (BUP IV.A.1.a: every report is entered, recorded and archived, whatever its channel).
 */
export const submitComplaint =
  (deps: UseCaseDeps) =>
  async (
    stores: Pick<Stores, 'complaints' | 'people' | 'conversations' | 'media' | 'outbox'>,
    form: FinishedForm,
    from: { conversationId: string; personId?: string; now: Temporal.Instant },
  ): Promise<Extract<Outcome, { kind: 'submitted' }>> => {
    const at: Instant = from.now.toString();
    const reporterId = await reporterOf(deps, stores, form.identity, from, at);
    const context = {
      now: from.now,
      actor: { kind: 'reporter', personId: reporterId } as const,
      profile: deps.profile(),
      calendar: deps.calendar(),
      agency: deps.agency(),
    };
    const { identity: _identity, ...report } = form;
    const { complaint, due } = await recordNew(
      deps,
      stores,
      (drawn) => decideSubmission({ ...report, ...drawn, reporterId }, context),
      context,
    );
    const { id: complaintId, number, version } = complaint;
    return { kind: 'submitted', complaintId, number, version, due };
  };

/** The person of a chat, created where it has none yet. */
export async function reporterOf(
  deps: UseCaseDeps,
  stores: Pick<Stores, 'people' | 'conversations'>,
  identity: Identity,
  from: { conversationId: string; personId?: string },
  at: Instant,
): Promise<string> {
  if (from.personId !== undefined) {
    // An anonymous report after a named one does not erase the name under which the other was given.
    if (identity.name !== undefined || identity.contact !== undefined) {
      const known = await stores.people.identity(from.personId);
      await stores.people.setIdentity(from.personId, { ...known, ...identity });
    }
    return from.personId;
  }
  const personId = deps.newId();
  await stores.people.create(personId, identity, at);
  await stores.conversations.setPerson(from.conversationId, personId);
  return personId;
}
