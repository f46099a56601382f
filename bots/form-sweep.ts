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
 * the first page. A form that cannot be swept is counted as `failed`, stays as it is, and does not stop the others.
 */
export const sweepForms =
  (deps: UseCaseDeps & { transact: Transact; form: FormSettings }) =>
  async (asOf: Temporal.Instant, dryRun: boolean): Promise<Record<string, number>> => {
    const total: Record<string, number> = {};
    const notBefore = quietUntil(deps.calendar(), asOf).toString();
    for (;;) {
      const { looked, done } = await deps.transact(async ({ conversations, outbox }) => {
        const due = await conversations.due(asOf.toString(), PAGE);
        let failed = 0;
        for (const { id, state, language } of due) {
          const swept = trySweep(() =>
            sweepForm(state as ChatState, asOf, language, deps.agency(), deps.form),
          );
          if (!swept) {
            failed += 1;
            continue;
          }
          total[swept.kind] = (total[swept.kind] ?? 0) + 1;
          if (dryRun) continue;
          await conversations.saveState(id, swept.state, swept.step, swept.wakeAt);
          if (swept.message)
            await outbox.say(id, { message: swept.message }, swept.kind, asOf.toString(), notBefore);
        }
        return { looked: due.length, done: due.length - failed };
      });
      // Those that failed are due again in every page: they are counted in the last one only.
      if (dryRun || looked < PAGE || done === 0)
        return looked === done ? total : { ...total, failed: looked - done };
    }
  };

/** Pure, so that nothing is half done when it throws. */
function trySweep<T>(sweep: () => T): T | undefined {
  try {
    return sweep();
  } catch {
    return undefined;
  }
}
