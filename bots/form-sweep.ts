import type { Temporal } from 'temporal-polyfill';
import { quietUntil } from '../src/domain/calendar/local-time.ts';
import type { Transact } from '../src/ports/stores.ts';
import type { UseCaseDeps } from '../src/usecases/deps.ts';
import { type FormSettings, sweepForm } from './conversation/unfinished.ts';
import type { ChatState } from './turn.ts';

/** Chats in one transaction. */
const PAGE = 200;

/**
 * Unfinished forms whose time has come: nudged once, later expired with notice, never at night. A dry run only counts
 * the first page.
 */
export const sweepForms =
  (deps: UseCaseDeps & { transact: Transact; form: FormSettings }) =>
  async (asOf: Temporal.Instant, dryRun: boolean): Promise<Record<string, number>> => {
    const total: Record<string, number> = {};
    const notBefore = quietUntil(deps.calendar(), asOf).toString();
    for (;;) {
      const looked = await deps.transact(async ({ conversations, outbox }) => {
        const due = await conversations.due(asOf.toString(), PAGE);
        for (const { id, state, language } of due) {
          const swept = sweepForm(state as ChatState, asOf, language, deps.agency(), deps.form);
          total[swept.kind] = (total[swept.kind] ?? 0) + 1;
          if (dryRun) continue;
          await conversations.saveState(id, swept.state, swept.step, swept.wakeAt);
          if (swept.message)
            await outbox.say(id, { message: swept.message }, swept.kind, asOf.toString(), notBefore);
        }
        return due.length;
      });
      if (dryRun || looked < PAGE) return total;
    }
  };
