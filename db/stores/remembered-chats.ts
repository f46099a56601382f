import type { Chat } from '../../src/ports/turns.ts';

/** Characters of states, as JSON, remembered at most: some ten thousand chats, those that spoke last. */
const CHARACTERS_REMEMBERED = 4 * 2 ** 20;

type Remembered = { readonly chat: Chat; readonly characters: number };

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
    characters -= known.characters;
    chats.delete(id);
  };
  return {
    recall: (id: string): Chat | undefined => chats.get(id)?.chat,
    /** `size`: characters of its state as JSON. */
    remember(chat: Chat, size: number): void {
      forget(chat.id);
      chats.set(chat.id, { chat, characters: size });
      characters += size;
      for (const oldest of chats.keys()) {
        if (characters <= limit) return;
        forget(oldest);
      }
    },
    forget,
  };
}

export type RememberedChats = ReturnType<typeof createRememberedChats>;
