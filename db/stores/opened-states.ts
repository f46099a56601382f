import type { Keyring } from '../../src/ports/vault.ts';

/** Opened states remembered at most: enough for the chats that speak just now, a few KiB each. */
const STATES_REMEMBERED = 2_048;

/**
 * The state that a sealed one opens to, remembered for the chats that spoke last. What the database holds decides:
 * the memory is used only when the bytes are the very same, so another process's change is never missed.
 */
export function createOpenedStates(keyring: Keyring) {
  const opened = new Map<string, { sealed: Uint8Array; state: unknown }>();
  const remember = (id: string, sealed: Uint8Array, state: unknown) => {
    opened.delete(id);
    opened.set(id, { sealed, state });
    if (opened.size <= STATES_REMEMBERED) return;
    for (const oldest of opened.keys()) {
      opened.delete(oldest);
      return;
    }
  };
  return {
    open(id: string, sealed: Uint8Array): unknown {
      if (sealed.length === 0) return undefined;
      const known = opened.get(id);
      if (known && Buffer.compare(known.sealed, sealed) === 0) return known.state;
      const state = keyring.payload.open(sealed, id);
      remember(id, sealed, state);
      return state;
    },
    /** Seals a state that is about to be stored. */
    seal(id: string, state: unknown): Buffer {
      const sealed = keyring.payload.seal(state, id);
      remember(id, sealed, state);
      return sealed;
    },
  };
}

export type OpenedStates = ReturnType<typeof createOpenedStates>;
