import type { WhatsAppLinkState } from '../../../src/domain/whatsapp-link.ts';
import type { Clock } from '../../../src/ports/clock.ts';
import type { WhatsAppLinkStore } from '../../../src/ports/whatsapp-link.ts';

/** What changes; what is not known any more is left out by `undefined`. */
export type LinkChange = { [Key in keyof WhatsAppLinkState]?: WhatsAppLinkState[Key] | undefined };

export type LinkStateDeps = {
  readonly store: Pick<WhatsAppLinkStore, 'read' | 'write'>;
  readonly clock: Clock;
  /** Names this process to operators. */
  readonly process: string;
  /** After each change. */
  readonly changed?: (state: WhatsAppLinkState) => void;
};

/** How the line is, said to every process by the one that has it. */
export function createLinkState({ store, clock, process, changed }: LinkStateDeps) {
  const now = () => clock.now().toString();
  let state: WhatsAppLinkState = { phase: 'unpaired', since: now(), owner: process };
  return {
    get current() {
      return state;
    },
    /** Goes on from where the process before left it. */
    async load(): Promise<void> {
      state = (await store.read()) ?? state;
    },
    async say(change: LinkChange): Promise<void> {
      const isNew = change.phase !== undefined && change.phase !== state.phase;
      const next = { ...state, ...(isNew ? { since: now() } : {}), ...change, owner: process };
      const known = Object.entries(next).filter(([, value]) => value !== undefined);
      state = Object.fromEntries(known) as WhatsAppLinkState;
      changed?.(state);
      await store.write(state, now());
    },
  };
}

export type LinkStateKeeper = ReturnType<typeof createLinkState>;
