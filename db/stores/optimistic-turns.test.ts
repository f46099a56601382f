import { describe, expect, it } from 'vitest';
import type { Turns, UpdateKey } from '../../src/ports/turns.ts';
import { onEveryDatabase, type StoreFixture } from '../../test/contracts/stores-fixture.ts';
import { chance, freshSeed } from '../../test/support/random.ts';
import { errorCode } from '../errors.ts';
import { createTurns } from './inbox-group.ts';

const now = '2026-11-11T01:12:00Z';
const place = { channel: 'telegram', account: 'bot' } as const;
const seed = freshSeed();

let counter = 0;
const fresh = (what: string) => `${what}-${++counter}`;

/** A turn under the chat's lock, as any process may do it. */
async function read(turns: Turns, id: string, words: string): Promise<void> {
  await turns.group(now, async (group) => {
    const key: UpdateKey = { ...place, updateId: fresh('read'), conversationId: id };
    let chat = (await group.lock([id])).get(id);
    if (!chat) {
      await group.create([{ ...place, id, address: id, language: 'id' }]);
      chat = (await group.lock([id])).get(id);
    }
    await group.record([key]);
    await group.finish({ chats: [changeOf(id, words, (chat?.sequence ?? 0) + 1)], replies: [] });
  });
}

const changeOf = (id: string, words: string, sequence: number) =>
  ({
    id,
    state: { v: 1, words },
    sequence,
    language: 'id',
    step: 'place',
    wakeAt: '2026-11-12T01:12:00.000Z',
    blocked: false,
  }) as const;

/** What is computed on a chat as it is remembered. */
function turnOn(turns: Turns, id: string, words: string, updateId = fresh('update')) {
  const chat = turns.recall(id);
  if (!chat) throw new Error('The chat is not remembered.');
  const change = changeOf(id, words, chat.sequence + 1);
  return { updateId, chat, change, reply: { message: { text: [words] } } };
}

onEveryDatabase(`a turn on a chat as it is remembered (seed ${seed})`, (fixture, kind) => {
  const open = () => createTurns(fixture().db, fixture().keyring);

  async function wordsOf(id: string): Promise<unknown> {
    const { db, keyring } = fixture();
    const [row] = await db.query<{ state: Buffer }>('select state from conversation where id = $1', [id]);
    return keyring.payload.open<{ words: string }>(row?.state ?? Buffer.alloc(0), id).words;
  }
  async function saidIn(id: string): Promise<readonly unknown[]> {
    const { db, keyring } = fixture();
    const rows = await db.query<{ payload: Buffer }>(
      'select payload from outbox where conversation_id = $1 order by id',
      [id],
    );
    return rows.map(({ payload }) => keyring.payload.open(payload, id));
  }
  async function isRecorded(updateId: string): Promise<boolean> {
    return (await fixture().db.query('select 1 from inbox where update_id = $1', [updateId])).length > 0;
  }

  it('is written whole: the update, the chat, the reply', async () => {
    const turns = open();
    const id = fresh('chat');
    await read(turns, id, 'satu');
    const turn = turnOn(turns, id, 'dua');
    expect(await turns.attempt(now, [turn])).toEqual(new Set([id]));
    expect([await wordsOf(id), await saidIn(id), await isRecorded(turn.updateId)]).toEqual([
      'dua',
      [turn.reply],
      true,
    ]);
    const [row] = await fixture().db.query(
      `select c.sequence, c.language, c.step, c.wake_at, c.updated_at, o.kind, o.priority, o.status, o.expires_at,
        i.status as recorded, i.received_at
       from conversation c join outbox o on o.conversation_id = c.id join inbox i on i.conversation_id = c.id
       where c.id = $1 and i.update_id = $2`,
      [id, turn.updateId],
    );
    expect(row).toEqual({
      sequence: 1,
      language: 'id',
      step: 'place',
      wake_at: '2026-11-12T01:12:00.000Z',
      updated_at: '2026-11-11T01:12:00.000Z',
      kind: 'reply',
      priority: 0,
      status: 'pending',
      expires_at: '2026-11-12T01:12:00.000Z',
      recorded: 'done',
      received_at: '2026-11-11T01:12:00.000Z',
    });
  });

  it('can follow on another, again and again', async () => {
    const turns = open();
    const id = fresh('chat');
    await read(turns, id, '0');
    for (const words of ['1', '2', '3']) {
      expect((await turns.attempt(now, [turnOn(turns, id, words)])).size).toBe(1);
    }
    await read(turns, id, '4');
    expect((await turns.attempt(now, [turnOn(turns, id, '5')])).size).toBe(1);
    expect(await wordsOf(id)).toBe('5');
  });

  it('without a reply says nothing', async () => {
    const turns = open();
    const id = fresh('chat');
    await read(turns, id, 'satu');
    const { reply: _none, ...turn } = turnOn(turns, id, 'dua');
    expect((await turns.attempt(now, [turn])).size).toBe(1);
    expect([await wordsOf(id), await saidIn(id)]).toEqual(['dua', []]);
  });

  const changes: Readonly<Record<string, (id: string, f: StoreFixture) => Promise<unknown>>> = {
    'another process moved it': (id) => read(open(), id, 'lain'),
    'another process moved it in the same way': async (id) => {
      const other = open();
      await read(other, id, 'satu');
      await other.attempt(now, [turnOn(other, id, 'satu')]);
    },
    'it was muted': (id, { db }) => db.query('update conversation set muted_at = now() where id = $1', [id]),
    'it blocked us': (id, { db }) =>
      db.query('update conversation set blocked_at = now() where id = $1', [id]),
    'an officer enrolled in it': (id, { transact }) =>
      transact(({ conversations }) => conversations.setOfficer(id, 'officer-1')),
    'it became a reporter’s': (id, { transact }) =>
      transact(async ({ people, conversations }) => {
        const personId = fresh('person');
        await people.create(personId, { name: 'Siti' }, now);
        await conversations.setPerson(id, personId);
      }),
    'its form was swept': (id, { transact }) =>
      transact(({ conversations }) => conversations.saveState(id, { v: 1, words: 'lain' }, null, null)),
  };
  it.each(Object.entries(changes))('is not written when %s meanwhile', async (_what, change) => {
    const turns = open();
    const [changed, other] = [fresh('chat'), fresh('chat')];
    await read(turns, changed, 'satu');
    await read(turns, other, 'satu');
    const [stale, good] = [turnOn(turns, changed, 'basi'), turnOn(turns, other, 'segar')];
    await change(changed, fixture());
    expect(await turns.attempt(now, [stale, good])).toEqual(new Set([other]));
    expect(await wordsOf(changed)).not.toBe('basi');
    expect(await saidIn(changed)).not.toContainEqual(stale.reply);
    expect([await isRecorded(stale.updateId), await isRecorded(good.updateId)]).toEqual([false, true]);
    expect(await wordsOf(other)).toBe('segar');
    expect(turns.recall(changed)).toBeUndefined();
  });

  it('is not written when the reporter was erased meanwhile', async () => {
    const turns = open();
    const id = fresh('chat');
    await read(turns, id, 'satu');
    const personId = fresh('person');
    await fixture().transact(async ({ people, conversations }) => {
      await people.create(personId, { name: 'Siti' }, now);
      await conversations.setPerson(id, personId);
    });
    await read(turns, id, 'dua');
    expect(turns.recall(id)?.personId).toBe(personId);
    const stale = turnOn(turns, id, 'basi');
    await fixture().transact(({ people }) => people.erase(personId, now));
    expect(await turns.attempt(now, [stale])).toEqual(new Set());
    expect(await wordsOf(id)).toBe('dua');
  });

  it('is refused with all others of its statement when its update was seen before', async () => {
    const turns = open();
    const [id, other] = [fresh('chat'), fresh('chat')];
    await read(turns, id, 'satu');
    await read(turns, other, 'satu');
    const once = turnOn(turns, id, 'sekali');
    await turns.attempt(now, [once]);
    const again = turnOn(turns, id, 'dua kali', once.updateId);
    const refused = await turns.attempt(now, [turnOn(turns, other, 'lain'), again]).catch(errorCode);
    expect(refused).toBe('23505');
    expect([await wordsOf(id), await wordsOf(other)]).toEqual(['sekali', 'satu']);
    expect(await saidIn(id)).toHaveLength(1);
  });

  it('is not remembered of a chat that is muted, blocked, or an officer’s', async () => {
    const turns = open();
    for (const column of ['muted_at = now()', "officer_id = 'officer-1'", 'held_at = now()']) {
      const id = fresh('chat');
      await read(turns, id, 'satu');
      await fixture().db.query(`update conversation set ${column} where id = $1`, [id]);
      await read(turns, id, 'dua');
      expect(turns.recall(id)).toBeUndefined();
    }
  });

  if (kind === 'embedded') return;
  describe('beside another transaction', () => {
    /** Attempts while `work` holds the chat's lock; what the attempt wrote. */
    async function during(work: (id: string) => string, ending: 'commit' | 'rollback') {
      const turns = open();
      const id = fresh('chat');
      await read(turns, id, 'satu');
      const turn = turnOn(turns, id, 'dua');
      let attempting: Promise<ReadonlySet<string>> | undefined;
      const { db } = fixture();
      await db
        .transaction(async (session) => {
          await session.query('select id from conversation where id = $1 for update', [id]);
          attempting = turns.attempt(now, [turn]);
          await untilSomeoneWaits();
          await session.query(work(id), [id]);
          if (ending === 'rollback') throw new Error('rolled back');
        })
        .catch(() => undefined);
      return { done: (await attempting)?.size, words: await wordsOf(id), said: await saidIn(id) };
    }
    /** Asked outside the transaction, which would see the same picture for ever. */
    async function untilSomeoneWaits(): Promise<void> {
      const { db } = fixture();
      const waiting = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
      while ((await db.query(waiting, [])).length === 0);
    }
    const move = () => 'update conversation set sequence = sequence + 1 where id = $1';

    it('waits for its end, and is not written if that changed the chat', async () => {
      expect(await during(move, 'commit')).toEqual({ done: 0, words: 'satu', said: [] });
    });

    it('waits for its end, and is written if that changed nothing', async () => {
      const read = () => 'select 1 from conversation where id = $1';
      for (const [work, ending] of [
        [read, 'commit'],
        [move, 'rollback'],
      ] as const)
        expect(await during(work, ending)).toMatchObject({ done: 1, words: 'dua' });
    });

    it('never deadlocks, whatever chats both speak with', async () => {
      const luck = chance(seed);
      const chats = Array.from({ length: 12 }, () => fresh('chat'));
      const processes = [open(), open(), open()];
      for (const id of chats) await read(processes[0] as Turns, id, '0');
      const failures: unknown[] = [];
      await Promise.all(
        processes.map(async (turns) => {
          for (let round = 0; round < 60; round++) {
            const some = chats.filter(() => luck.percent(50)).sort(() => luck.between(-1, 1));
            const known = some.filter((id) => turns.recall(id));
            const attempted = await turns
              .attempt(
                now,
                known.map((id) => turnOn(turns, id, `${round}`)),
              )
              .catch((error: unknown) => void failures.push(error));
            const left = some.filter((id) => !attempted?.has(id));
            await turns
              .group(now, async (group) => {
                const found = await group.lock(left);
                const key = (id: string) => ({ ...place, updateId: fresh('read'), conversationId: id });
                await group.record(left.map(key));
                const saved = [...found.values()].map(({ id, sequence }) => changeOf(id, 'x', sequence + 1));
                await group.finish({ chats: saved, replies: [] });
              })
              .catch((error: unknown) => failures.push(error));
          }
        }),
      );
      expect(failures).toEqual([]);
    });

    it('keeps one plan, whatever the size of the group', async () => {
      const turns = open();
      await fixture().db.query(
        `insert into conversation (id, channel, account, address, language, state, sequence, created_at, updated_at)
         select 'many ' || n, 'telegram', 'bot', '', 'id', '', 0, now(), now() from generate_series(1, 5000) n`,
        [],
      );
      await fixture().db.query('analyze conversation', []);
      const ids = Array.from({ length: 20 }, () => fresh('chat'));
      for (const id of ids) await read(turns, id, '0');
      for (const size of [1, 1, 1, 1, 1, 1, 1, 20, 20, 1])
        await turns.attempt(
          now,
          ids.slice(0, size).map((id) => turnOn(turns, id, 'x')),
        );
      const plans = await fixture().db.query<{ custom: number; generic: number }>(
        `select custom_plans::int as custom, generic_plans::int as generic from pg_prepared_statements
         where statement like '%with saved as%' and statement not like '%pg_prepared%'`,
        [],
      );
      expect(plans).toEqual([{ custom: 5, generic: expect.any(Number) }]);
    });
  });
});
