/** What admins do with announcements → its use case, and word of it to whom else it concerns. */
import type { Temporal } from 'temporal-polyfill';
import type { OfficerActor } from '../src/domain/access.ts';
import type { Language, OutMessage } from '../src/domain/message.ts';
import type { Outcome } from '../src/domain/outcome.ts';
import type { Stores } from '../src/ports/stores.ts';
import { draftBroadcast, listBroadcasts, stepBroadcast, viewBroadcast } from '../src/usecases/broadcasts.ts';
import type { UseCaseDeps } from '../src/usecases/deps.ts';
import { readerOf, tellInOrder, watchersOf } from './broadcast-sending.ts';
import { broadcastCopy } from './copy/broadcast.ts';
import { progressMessage, proposalMessages } from './officer/words/broadcast.ts';
import type { Action } from './turn.ts';

export type BroadcastAction = Extract<
  Action,
  { kind: 'draftBroadcast' | 'broadcastStep' | 'broadcasts' | 'viewBroadcast' }
>;

export const isBroadcasting = (action: Action): action is BroadcastAction =>
  action.kind === 'draftBroadcast' ||
  action.kind === 'broadcastStep' ||
  action.kind === 'broadcasts' ||
  action.kind === 'viewBroadcast';

/** An admin's word on announcements, in the turn's own transaction. */
export function createBroadcasting(deps: UseCaseDeps) {
  const draft = draftBroadcast(deps);
  return async (
    stores: Stores,
    action: BroadcastAction,
    officer: OfficerActor,
    now: Temporal.Instant,
  ): Promise<Outcome> => {
    switch (action.kind) {
      case 'draftBroadcast':
        return draft(stores, action, officer, now);
      case 'broadcasts':
        return listBroadcasts(stores, action.after, officer);
      case 'viewBroadcast':
        return viewBroadcast(stores, action.id, officer);
      case 'broadcastStep': {
        const outcome = await stepBroadcast(stores, action, officer, now);
        if (outcome.kind === 'broadcast') await tell(deps, stores, outcome, officer, now);
        return outcome;
      }
    }
  };
}

/** To the other admins a proposal; to who wrote and who agreed what became of it, and while it is sent how far it is. */
async function tell(
  deps: UseCaseDeps,
  stores: Pick<Stores, 'outbox' | 'officers' | 'broadcasts'>,
  { broadcast, figures, step, by }: Extract<Outcome, { kind: 'broadcast' }>,
  officer: OfficerActor,
  now: Temporal.Instant,
): Promise<void> {
  if (step === undefined) return;
  if (step === 'propose') {
    const admins = (await stores.officers.active()).filter(({ role }) => role === 'admin');
    const others = admins.map(({ id }) => id).filter((id) => id !== officer.officerId);
    const words = (language: Language) => proposalMessages(broadcast, figures, by, readerOf(deps, language));
    await tellInOrder(stores, others, words, now);
    return;
  }
  const watchers = watchersOf(broadcast);
  const others = watchers.filter((id) => id !== officer.officerId);
  const done = (language: Language): readonly OutMessage[] => [
    { text: broadcastCopy[language].did(step, by) },
  ];
  await tellInOrder(stores, others, done, now);
  if (step !== 'approve' && step !== 'resend') return;
  const bar = (language: Language) => [progressMessage(broadcast, figures, {}, readerOf(deps, language))];
  const progressIds = await tellInOrder(stores, watchers, bar, now);
  await stores.broadcasts.set(broadcast.id, { progressIds });
}
