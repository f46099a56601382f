import type { Chat } from '../../src/ports/turns.ts';

/** Characters of states remembered at most: some ten thousand chats, those that spoke last, in 8 to 16 MiB. */
const CHARACTERS_REMEMBERED = 8 * 2 ** 20;

/** The state as JSON text: a known size, and one string instead of many objects for the garbage collector to follow. */
type Remembered = Omit<Chat, 'state'> & { readonly state: string };

/**
 * The chats that spoke last, as this process left them. Never the truth, only a guess at it: what is computed on them
 * is written if the row's version is still the same.
 */
export function createRememberedChats(limit = CHARACTERS_REMEMBERED) {
  const chats = new Map<string, Remembered>();
  let characters = 0;
  const forget = (id: string): void => {
    const known = chats.get(id);
    if (!known) return;
    characters -= known.state.length;
    chats.delete(id);
  };
  return {
    recall: (id: string): Chat | undefined => {
      const known = chats.get(id);
      return known && { ...known, state: JSON.parse(known.state) as unknown };
    },
    remember(chat: Remembered): void {
      forget(chat.id);
      chats.set(chat.id, chat);
      characters += chat.state.length;
      for (const oldest of chats.keys()) {
        if (characters <= limit) return;
        forget(oldest);
      }
    },
    forget,
  };
}

export type RememberedChats = ReturnType<typeof createRememberedChats>;
