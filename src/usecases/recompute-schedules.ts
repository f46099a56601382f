import type { Temporal } from 'temporal-polyfill';
import { scheduleOf } from '../domain/sop/schedule.ts';
import type { Transact } from '../ports/stores.ts';
import type { UseCaseDeps } from './deps.ts';

const PAGE = 500;

/** Recomputes every open complaint's deadline and wake-up: after a decree or an override file changed the holidays. */
export const recomputeSchedules =
  (deps: UseCaseDeps & { transact: Transact }) =>
  async (asOf: Temporal.Instant): Promise<number> => {
    let count = 0;
    let after: string | undefined;
    for (;;) {
      const from = after;
      const ids = await deps.transact(async ({ complaints }) => {
        const page = await complaints.openIds(from, PAGE);
        for (const id of page) {
          const complaint = await complaints.lock(id);
          if (!complaint) continue;
          const profile = deps.profileOf(complaint.profile);
          await complaints.reschedule(id, scheduleOf(complaint, profile, deps.calendar(), asOf));
        }
        return page;
      });
      count += ids.length;
      after = ids.at(-1);
      if (ids.length < PAGE) return count;
    }
  };
