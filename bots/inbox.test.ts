import { describe, expect, it } from 'vitest';
import { inboxOver as inboxWith, message } from '../test/support/memory-inbox.ts';
import { databaseError } from '../test/support/memory-turns.ts';
import type { InboxDeps } from './inbox.ts';
import type { Advance } from './turn.ts';

const outage = () => databaseError('08006');
const deadlock = () => databaseError('40P01');

/** A conversation that remembers all words, and chokes on one. */
const remember: Advance = (state, { input }, { late }) => {
  const text = input.kind === 'text' ? input.text : input.kind;
  if (text === 'racun') throw new TypeError('A bug.');
  const more = [state.more, late ? `(${text})` : text].filter((part) => part !== undefined).join(' ');
  return { state: { v: 1, more }, replies: [{ text: [text] }] };
};

const inboxOver = (changes: Partial<InboxDeps> = {}) => inboxWith(remember, changes);

/** Whether a promise has settled, without waiting for it. */
async function isSettled(promise: Promise<unknown>): Promise<boolean> {
  const open = Symbol('open');
  const settled = promise.then(
    () => undefined,
    () => undefined,
  );
  await new Promise((resolve) => setImmediate(resolve));
  return (await Promise.race([settled, Promise.resolve(open)])) !== open;
}

describe('the inbox', () => {
  it('answers whoever brought a message only when its effect is committed', async () => {
    const { inbox, turns, words, woken } = inboxOver();
    const release = turns.hold();
    const brought = inbox.receive([message('a', 'halo')]);
    await turns.begun(1);
    expect([await isSettled(brought), words('a'), woken.length]).toEqual([false, undefined, 0]);
    release();
    await brought;
    expect([words('a'), woken.length]).toEqual(['halo', 1]);
  });

  it('gathers what comes while groups are under way, at most 64 messages in the next', async () => {
    const { inbox, turns } = inboxOver();
    const release = turns.hold();
    const first = [inbox.receive([message('a', 'satu')])];
    await turns.begun(1);
    first.push(inbox.receive([message('b', 'dua')]));
    await turns.begun(2);
    const many = Array.from({ length: 100 }, (_, chat) => inbox.receive([message(`chat ${chat}`, 'tiga')]));
    release();
    await Promise.all([...first, ...many]);
    expect(turns.groups.map((chats) => chats.length)).toEqual([1, 1, 64, 36]);
  });

  it('keeps the order of a chat, which is never in two groups at once', async () => {
    const { inbox, turns, words } = inboxOver();
    const release = turns.hold();
    const brought = [inbox.receive([message('a', '1'), message('a', '2')])];
    await turns.begun(1);
    brought.push(inbox.receive([message('a', '3'), message('b', 'x'), message('a', '4')]));
    await turns.begun(2);
    expect(turns.groups).toEqual([['a'], ['b']]);
    release();
    await Promise.all(brought);
    expect([words('a'), words('b')]).toEqual(['1 2 3 4', 'x']);
    expect(turns.said('a')).toEqual(['1', '2', '3', '4'].map((text) => ({ message: { text: [text] } })));
  });

  it('drops an update that comes again, in the same breath or later', async () => {
    const { inbox, words } = inboxOver();
    const once = message('a', 'sekali');
    await inbox.receive([once, once]);
    await inbox.receive([once]);
    expect(words('a')).toBe('sekali');
  });

  it('applies what arrives late as late, and remembers the greatest place', async () => {
    const { inbox, turns, words } = inboxOver();
    await inbox.receive([message('a', 'baru', { sequence: 1_000_000 })]);
    await inbox.receive([message('a', 'lama', { sequence: 999_999 })]);
    expect(words('a')).toBe('baru (lama)');
    expect(turns.chat('a')?.sequence).toBe(1_000_000);
  });

  it('resolves its drain when everything received is done', async () => {
    const { inbox, turns, words } = inboxOver();
    await inbox.drain();
    const release = turns.hold();
    void inbox.receive([message('a', 'halo')]);
    const drained = inbox.drain();
    await turns.begun(1);
    expect(await isSettled(drained)).toBe(false);
    release();
    await drained;
    expect(words('a')).toBe('halo');
  });
});

describe('a message that breaks its turn', () => {
  it('is set aside alone with its error, and its sender is told; all others are applied', async () => {
    const { inbox, turns, words, parked } = inboxOver();
    const poison = message('b', 'racun');
    await inbox.receive([message('a', '1'), message('b', '2'), poison, message('b', '3'), message('c', '4')]);
    expect([words('a'), words('b'), words('c')]).toEqual(['1', '2 3', '4']);
    expect(turns.kept).toMatchObject([
      { key: { updateId: poison.updateId }, status: 'parked', error: 'TypeError' },
    ]);
    expect(turns.said('b')).toContainEqual({ message: { text: ['Maaf'] } });
    expect(parked).toHaveLength(1);
  });

  it('is brought again when it could not even be set aside', async () => {
    const { inbox, turns } = inboxOver();
    turns.failNext(outage());
    await expect(inbox.receive([message('a', 'racun')])).rejects.toThrow('08006');
    expect(turns.kept).toEqual([]);
  });
});

describe('an outage of the database', () => {
  it('gives everything back, and sets nothing aside', async () => {
    const { inbox, turns, words, parked } = inboxOver();
    turns.failNext(outage());
    const batch = [message('a', '1'), message('b', '2')];
    await expect(inbox.receive(batch)).rejects.toThrow('08006');
    expect([parked, turns.kept]).toEqual([[], []]);
    await inbox.receive(batch);
    expect([words('a'), words('b')]).toEqual(['1', '2']);
  });

  it('lets no later message of a chat overtake one that was given back', async () => {
    const { inbox, turns, words } = inboxOver();
    const first = message('a', '1');
    const second = message('a', '2');
    turns.failNext(outage());
    const release = turns.hold();
    const brought = [inbox.receive([first])];
    await turns.begun(1);
    brought.push(inbox.receive([second]), inbox.receive([message('b', 'x')]));
    release();
    const outcomes = await Promise.allSettled(brought);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
    await inbox.receive([first, second]);
    expect([words('a'), words('b')]).toEqual(['1 2', 'x']);
  });

  it('lets none overtake either when a group is tried message by message', async () => {
    const { inbox, turns, words } = inboxOver();
    const [first, second] = [message('a', '1'), message('a', '2')];
    // The group loses three races; then, message by message, the first meets the outage.
    turns.failNext(deadlock(), deadlock(), deadlock(), outage());
    await expect(inbox.receive([first, second])).rejects.toThrow('08006');
    await inbox.drain();
    expect(words('a')).toBeUndefined();
    await inbox.receive([first, second]);
    expect(words('a')).toBe('1 2');
  });
});

describe('a lost race', () => {
  it('is run again at once, unseen', async () => {
    const { inbox, turns, words, parked } = inboxOver();
    turns.failNext(deadlock(), deadlock());
    await inbox.receive([message('a', '1'), message('b', '2')]);
    expect([words('a'), words('b'), parked]).toEqual(['1', '2', []]);
  });

  it('of a whole group, three times, is run message by message', async () => {
    const { inbox, turns, words, parked } = inboxOver();
    turns.failNext(deadlock(), deadlock(), deadlock());
    await inbox.receive([message('a', '1'), message('b', '2')]);
    expect([words('a'), words('b'), parked]).toEqual(['1', '2', []]);
  });

  it('of one message, again and again, is given back and never set aside', async () => {
    const { inbox, turns, parked } = inboxOver();
    turns.failNext(deadlock(), deadlock(), deadlock());
    await expect(inbox.receive([message('a', '1')])).rejects.toThrow('40P01');
    expect([parked, turns.kept]).toEqual([[], []]);
  });
});

describe('who is not simply heard', () => {
  const spoke = {
    id: 'a',
    version: '0',
    state: { v: 1 },
    sequence: 0,
    language: 'id',
    muted: false,
    blocked: false,
  } as const;

  it('keeps what a muted sender says without applying it', async () => {
    const { inbox, turns, words } = inboxOver({
      mutedReply: (state) => ({ state: { ...state, mutedTold: true }, replies: [{ text: ['dibisukan'] }] }),
    });
    turns.put({ ...spoke, muted: true });
    await inbox.receive([message('a', 'spam')]);
    expect(words('a')).toBeUndefined();
    expect(turns.kept).toMatchObject([{ status: 'muted', error: null }]);
    expect(turns.said('a')).toEqual([{ message: { text: ['dibisukan'] } }]);
    // They were heard all the same: a channel may only answer who wrote a short while ago.
    expect(turns.chat('a')?.sequence).toBeGreaterThan(0);
  });

  it('puts back in line what waited for a person to write, when they do', async () => {
    const { inbox, turns } = inboxOver();
    turns.put({ ...spoke, held: true });
    await inbox.receive([message('a', 'halo')]);
    expect(turns.released).toEqual(['a']);
  });

  it('puts back in line what was held while a person had blocked us, when they write', async () => {
    const { inbox, turns } = inboxOver();
    await inbox.receive([message('a', { kind: 'blocked' })]);
    expect(turns.chat('a')?.blocked).toBe(true);
    expect(turns.released).toEqual([]);
    await inbox.receive([message('a', 'kembali')]);
    expect(turns.chat('a')?.blocked).toBe(false);
    expect(turns.released).toEqual(['a']);
  });

  it('does not believe an old "blocked" that comes after a newer word', async () => {
    const { inbox, turns } = inboxOver();
    const old = message('a', { kind: 'blocked' });
    await inbox.receive([message('a', 'saya kembali')]);
    await inbox.receive([old]);
    expect(turns.chat('a')?.blocked).toBe(false);
  });
});
