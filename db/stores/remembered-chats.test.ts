import { expect, it } from 'vitest';
import { createRememberedChats } from './remembered-chats.ts';

const chat = (id: string, state: unknown) =>
  ({
    id,
    version: '1',
    state: JSON.stringify(state),
    sequence: 1,
    language: 'id',
    muted: false,
    blocked: false,
  }) as const;

it('the chats that spoke last are remembered, within a fixed size, however much they said', () => {
  const remembered = createRememberedChats(80);
  remembered.remember(chat('a', { words: 'x'.repeat(20) }));
  remembered.remember(chat('b', { words: 'y'.repeat(20) }));
  remembered.remember(chat('a', { words: 'z'.repeat(20) }));
  remembered.remember(chat('c', { words: 'w'.repeat(20) }));
  expect(remembered.recall('a')?.state).toEqual({ words: 'z'.repeat(20) });
  expect(remembered.recall('b')).toBeUndefined();
  remembered.remember(chat('d', { words: 'v'.repeat(200) }));
  expect(['a', 'c', 'd'].map(remembered.recall)).toEqual([undefined, undefined, undefined]);
  remembered.remember(chat('e', {}));
  remembered.forget('e');
  expect(remembered.recall('e')).toBeUndefined();
});
