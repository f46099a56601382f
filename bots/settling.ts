import type { DeliveryResult } from '../src/ports/deliveries.ts';

/** Between two tries to store what was sent, while the database is away. */
const RETRY_MS = 1_000;

export type SettlingDeps = {
  readonly store: (results: readonly DeliveryResult[]) => Promise<void>;
  /** It is stored: the chat's next message may go. */
  readonly stored: (chat: string, result: DeliveryResult) => void;
  readonly failed: (error: unknown) => void;
  /** Whether to stop trying when so many are kept and the database is away: they will be sent once more. */
  readonly mayGiveUp: (kept: number) => boolean;
};

/** Stores what became of tries, in the background: what comes while one group is stored is the next group. */
export function createSettling(deps: SettlingDeps) {
  let kept: (readonly [chat: string, result: DeliveryResult])[] = [];
  let state: 'idle' | 'storing' | 'troubled' | 'gaveUp' = 'idle';

  async function run(): Promise<void> {
    while (kept.length > 0) {
      const group = kept;
      kept = [];
      try {
        await deps.store(group.map(([, result]) => result));
        state = 'storing';
        for (const [chat, result] of group) deps.stored(chat, result);
      } catch (error) {
        // Kept, so that what was sent is not sent twice because the database was away for a moment.
        kept = [...group, ...kept];
        deps.failed(error);
        state = deps.mayGiveUp(kept.length) ? 'gaveUp' : 'troubled';
        if (state === 'gaveUp') return;
        await new Promise<void>((resolve) => setTimeout(resolve, RETRY_MS));
      }
    }
    state = 'idle';
  }

  return {
    add(chat: string, result: DeliveryResult): void {
      kept.push([chat, result]);
      if (state !== 'idle') return;
      state = 'storing';
      void run();
    },
    /** The database did not take what was sent: nothing more should be. */
    isTroubled: () => state === 'troubled' || state === 'gaveUp',
    gaveUp: () => state === 'gaveUp',
  };
}
