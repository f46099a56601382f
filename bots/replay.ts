/** Messages that were set aside by a bug, once more, after its repair: each once, in the order in which they came. */
import type { Inbound } from '../src/domain/message.ts';
import type { Clock } from '../src/ports/clock.ts';
import type { ParkedRow } from '../src/ports/parked.ts';
import type { Transact } from '../src/ports/stores.ts';
import type { Turns } from '../src/ports/turns.ts';
import { type Arrived, applyGroup, type Left, lockAll, type TurnDeps } from './turn-group.ts';

export type ReplayDeps = TurnDeps & {
  readonly turns: Turns;
  readonly transact: Transact;
  readonly clock: Clock;
  readonly committed: (left: Left) => void;
};

/** `gone`: there is no such message any more; `failed`: it breaks its turn as before, and stays. */
export type Replayed = 'done' | 'gone' | { readonly failed: string };

export type Parked = {
  /** Oldest first, without what they say. */
  list(): Promise<readonly ParkedRow[]>;
  /** Through the inbox as if it came now; older than what its chat did since, it counts as late. */
  replay(id: string): Promise<Replayed>;
  /** Forgets it; false if there is none. */
  drop(id: string): Promise<boolean>;
};

const PAGE = 100;

export function createParkedMessages(deps: ReplayDeps): Parked {
  return {
    async list() {
      const all: ParkedRow[] = [];
      for (let after: string | undefined; ; ) {
        const page = await deps.transact(({ parked }) => parked.list(after, PAGE));
        all.push(...page.rows);
        if (page.next === undefined) return all;
        after = page.next;
      }
    },
    async replay(id) {
      try {
        const now = deps.clock.now();
        const left = await deps.turns.group(now.toString(), async (group) => {
          const kept = await group.stores.parked.open(id);
          if (!kept) return undefined;
          const entry: Arrived = { inbound: kept.inbound as Inbound, conversationId: kept.conversationId };
          // The chat first, as everywhere; then the message, which only one can take.
          await lockAll(group, [entry]);
          if (!(await group.stores.parked.close(id))) return undefined;
          return applyGroup(deps, group, [entry], now, { isRecorded: true });
        });
        if (!left) return 'gone';
        if (left.agency) await deps.renewAgency();
        deps.committed(left);
        return 'done';
      } catch (error) {
        if (deps.turns.isOutage(error)) throw error;
        return { failed: error instanceof Error ? error.name : 'Error' };
      }
    },
    drop: (id) => deps.transact(({ parked }) => parked.close(id)),
  };
}
