import { describe, expect, it } from 'vitest';
import { inboxOver, message } from '../test/support/memory-inbox.ts';
import { databaseError } from '../test/support/memory-turns.ts';
import type { Advance } from './turn.ts';

/** Remembers all words; some of them need more than the chat. */
const remember: Advance = (state, { input }, { repliesTo }) => {
  const text = input.kind === 'text' ? input.text : input.kind;
  if (text === 'racun') throw new TypeError('A bug.');
  const next = { v: 1, more: [state.more, text].filter(Boolean).join(' ') } as const;
  const media = { kind: 'photo', ref: 'x' } as const;
  return {
    state: next,
    replies: text === 'dua' ? [{ text: ['satu'] }, { text: ['dua'] }] : [{ text: [text] }],
    ...(text === 'status'
      ? { action: { kind: 'status', ref: { by: 'id', id: repliesTo ? '1' : '2' } } }
      : {}),
    ...(text === 'foto' ? { keep: { mediaId: 'm', media } } : {}),
  };
};

/** An inbox that has heard this chat once. */
async function inboxThatKnows(chat: string) {
  const world = inboxOver(remember);
  await world.inbox.receive([message(chat, 'halo')]);
  return world;
}

describe('a chat that this process left itself', () => {
  it('is moved without being read again', async () => {
    const { inbox, turns, words } = await inboxThatKnows('a');
    await inbox.receive([message('a', 'satu')]);
    await inbox.receive([message('a', 'lagi')]);
    expect(words('a')).toBe('halo satu lagi');
    expect(turns.said('a')).toHaveLength(3);
    expect([turns.groups, turns.attempts]).toEqual([[['a']], [['a'], ['a']]]);
  });

  it('is read, and nothing is said twice, when someone else has moved it since', async () => {
    const { inbox, turns, words } = await inboxThatKnows('a');
    const left = turns.chat('a');
    if (left) turns.put({ ...left, version: 'of another', state: { v: 1, more: 'lain' } });
    await inbox.receive([message('a', 'satu')]);
    expect(words('a')).toBe('lain satu');
    expect(turns.said('a').at(-1)).toEqual({ message: { text: ['satu'] } });
    expect(turns.said('a')).toHaveLength(2);
  });

  it('is read when someone muted it, and the message is kept', async () => {
    const { inbox, turns, words } = await inboxThatKnows('a');
    const left = turns.chat('a');
    if (left) turns.put({ ...left, version: 'of another', muted: true });
    await inbox.receive([message('a', 'spam')]);
    expect(words('a')).toBe('halo');
    expect(turns.kept).toMatchObject([{ status: 'muted' }]);
  });

  it('drops an update that comes again', async () => {
    const { inbox, turns, words } = await inboxThatKnows('a');
    const once = message('a', 'sekali');
    await inbox.receive([once]);
    await inbox.receive([once]);
    await inbox.receive([once, once]);
    expect([words('a'), turns.said('a').length]).toEqual(['halo sekali', 2]);
  });

  it('takes several messages at once in their order', async () => {
    const { inbox, words } = await inboxThatKnows('a');
    await inbox.receive(['1', '2', '3'].map((text) => message('a', text)));
    expect(words('a')).toBe('halo 1 2 3');
  });

  it('shares its group with chats that must be read', async () => {
    const { inbox, turns, words } = await inboxThatKnows('a');
    await inbox.receive([message('a', 'satu'), message('b', 'dua'), message('c', 'tiga')]);
    expect([words('a'), words('b'), words('c')]).toEqual(['halo satu', 'dua', 'tiga']);
    expect([turns.groups, turns.attempts]).toEqual([[['a'], ['b', 'c']], [['a']]]);
  });

  it.each([
    ['an action', () => message('a', 'status')],
    ['two answers', () => message('a', 'dua')],
    ['a reply to one of our messages', () => message('a', 'balasan', { replyTo: '7' })],
    ['a person who blocks us', () => message('a', { kind: 'blocked' })],
    ['a late message', () => message('a', 'terlambat', { sequence: 0 })],
  ])('is read for %s', async (_what, one) => {
    const { inbox, turns } = await inboxThatKnows('a');
    await inbox.receive([one()]);
    expect([turns.groups.length, turns.attempts.length]).toEqual([2, 0]);
  });

  it('is moved by a button of the form, which says itself what it answers', async () => {
    const { inbox, turns } = await inboxThatKnows('a');
    await inbox.receive([message('a', { kind: 'press', data: 'f:abcdefgh:time:today' }, { replyTo: '7' })]);
    expect([turns.groups.length, turns.attempts.length]).toEqual([1, 1]);
  });
});

describe('an attempt that fails', () => {
  it('is made again under the lock, in order, unseen', async () => {
    const { inbox, turns, words, parked } = await inboxThatKnows('a');
    turns.failNext(databaseError('40P01'));
    await inbox.receive([message('a', '1')]);
    await inbox.receive([message('a', '2')]);
    expect([words('a'), parked]).toEqual(['halo 1 2', []]);
  });

  it('gives back what the database cannot take now, and what waits behind it', async () => {
    const { inbox, turns, words } = await inboxThatKnows('a');
    turns.failNext(databaseError('08006'), databaseError('08006'));
    const release = turns.hold();
    const batch = [message('a', '1'), message('a', '2')];
    const brought = [inbox.receive(batch.slice(0, 1))];
    await turns.begun(2);
    brought.push(inbox.receive(batch.slice(1)));
    release();
    const outcomes = await Promise.allSettled(brought);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await inbox.receive(batch);
    expect(words('a')).toBe('halo 1 2');
  });

  it('of a message that breaks its turn sets it aside, and its sender is told', async () => {
    const { inbox, turns, words, parked } = await inboxThatKnows('a');
    await inbox.receive([message('a', 'racun')]);
    await inbox.receive([message('a', 'terus')]);
    expect([words('a'), parked.length]).toEqual(['halo terus', 1]);
    expect(turns.said('a')).toContainEqual({ message: { text: ['Maaf'] } });
  });
});

describe('after a commit', () => {
  it('only the channels that have something to say are woken', async () => {
    const { inbox, woken } = await inboxThatKnows('a');
    await inbox.receive([message('a', 'satu')]);
    await inbox.receive([message('a', 'status')]);
    expect(woken).toEqual([['telegram'], ['telegram'], undefined]);
  });
});
