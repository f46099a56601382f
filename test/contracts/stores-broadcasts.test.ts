import { describe, expect, it } from 'vitest';
import { broadcastDesk, sent, telegram } from './broadcast-fixture.ts';
import { minutesLater, morning, newId, onEveryDatabase } from './stores-fixture.ts';

onEveryDatabase('announcements', (fixture) => {
  const { transact, deliveries, reporter, announce, collect, answer } = broadcastDesk(fixture);

  const recipients = (id: string) =>
    fixture().db.query<{ conversation_id: string; status: string; error: string | null }>(
      'select conversation_id, status, error from broadcast_recipient where broadcast_id = $1 order by conversation_id',
      [id],
    );
  const names = async (id: string) => (await recipients(id)).map((row) => row.conversation_id);
  const feed = (id: string, room = 100, more: { heardSince?: number } = {}) =>
    transact(({ broadcasts }) =>
      broadcasts.feed(id, {
        ...telegram,
        room,
        words: (language) => ({ text: [`${language}: air mati`] }),
        now: morning,
        expiresAt: minutesLater(600),
        ...more,
      }),
    );
  const harvest = (id: string) => transact(({ broadcasts }) => broadcasts.harvest(id));
  const figures = (id: string) => transact(({ broadcasts }) => broadcasts.figures(id));
  describe('the audience', () => {
    it('is who reported in the category and agreed, however small the pages are', async () => {
      const category = newId('category');
      const chats: string[] = [];
      for (let count = 0; count < 5; count++) chats.push((await reporter(category)).chat);
      await reporter(category, { agreed: false });
      await reporter(newId('category'));
      const id = await announce({ kind: 'category', categoryId: category });
      await collect(id);
      expect(await names(id)).toEqual(chats);
    });

    it('is who reported a place that the words name, whole words in any case', async () => {
      const area = newId('Desa');
      const { chat } = await reporter('jalan', { place: `Depan pasar ${area.toUpperCase()}, RT 3` });
      await reporter('jalan', { place: `${area}xyz` });
      const id = await announce({ kind: 'area', words: area });
      await collect(id);
      expect(await names(id)).toEqual([chat]);
    });

    it('is whose report a unit has, or one below it', async () => {
      const { chat, unitId } = await reporter('jalan');
      const below = await reporter('jalan');
      await transact(async ({ agency }) => {
        const stored = await agency.load();
        if (!stored) throw new Error('There is no agency.');
        const units = stored.units.map((unit) =>
          unit.id === below.unitId ? { ...unit, parentId: unitId } : unit,
        );
        await agency.save({ ...stored, units });
      });
      const id = await announce({ kind: 'unit', unitId });
      await collect(id);
      expect(await names(id)).toEqual([chat, below.chat]);
    });

    it('is a person once, where announcements may be sent; on other channels they are left out', async () => {
      const category = newId('category');
      const first = await reporter(category);
      await reporter(category, { personId: first.person, channel: 'whatsapp' });
      const alone = await reporter(category, { channel: 'whatsapp' });
      const id = await announce({ kind: 'category', categoryId: category });
      await collect(id);
      expect(await recipients(id)).toEqual([
        { conversation_id: first.chat, status: 'waiting', error: null },
        { conversation_id: alone.chat, status: 'failed', error: 'leftOut' },
      ]);
    });

    it('is nobody who was erased', async () => {
      const category = newId('category');
      const { person } = await reporter(category);
      await transact(({ people }) => people.erase(person, morning));
      const id = await announce({ kind: 'category', categoryId: category });
      await collect(id);
      expect(await names(id)).toEqual([]);
    });
  });

  /** An announcement to so many, collected. */
  async function ready(count: number) {
    const category = newId('category');
    const chats: string[] = [];
    for (let one = 0; one < count; one++) chats.push((await reporter(category)).chat);
    const id = await announce({ kind: 'category', categoryId: category });
    await collect(id, 100);
    return { id, chats };
  }

  it('goes to delivery a part at a time, after whatever concerns one person, and comes back as a figure', async () => {
    const { id, chats } = await ready(5);
    expect(await feed(id, 3)).toBe(3);
    const said = await answer(chats, sent);
    expect(said.map(({ payload }) => payload)).toEqual(
      Array.from({ length: 3 }, () => ({ message: { text: ['id: air mati'] } })),
    );
    const rows = await fixture().db.query<{ priority: number }>(
      'select distinct priority from outbox where conversation_id = any($1::text[])',
      [chats],
    );
    expect(rows).toEqual([{ priority: 2 }]);
    expect(await harvest(id)).toBe(0);
    expect((await figures(id)).channels).toEqual([
      { ...telegram, waiting: 2, queued: 0, sent: 3, failed: 0 },
    ]);
    expect(await feed(id)).toBe(2);
    expect(await harvest(id)).toBe(2);
  });

  it('is not handed over twice when its feeder dies before the commit', async () => {
    const { id, chats } = await ready(3);
    await expect(
      transact(async ({ broadcasts }) => {
        const room = { ...telegram, room: 10, words: () => ({ text: ['x'] }), now: morning };
        await broadcasts.feed(id, { ...room, expiresAt: minutesLater(600) });
        throw new Error('killed');
      }),
    ).rejects.toThrow('killed');
    expect(await feed(id)).toBe(3);
    expect(await feed(id)).toBe(0);
    expect(await answer(chats, sent)).toHaveLength(3);
  });

  it('does not go to who ended announcements, blocked us, or did not write for too long', async () => {
    const { id, chats } = await ready(4);
    const [ended = '', blocked = '', silent = '', fine = ''] = chats;
    await transact(({ conversations }) => conversations.agreeToAnnouncements(ended, null));
    const { db } = fixture();
    await db.query('update conversation set blocked_at = $2::timestamptz where id = $1', [blocked, morning]);
    await db.query('update conversation set sequence = $2 where id = $1', [fine, Date.parse(morning)]);
    await feed(id, 100, { heardSince: Date.parse(morning) - 1_000 });
    expect((await recipients(id)).map(({ status, error }) => error ?? status)).toEqual([
      'optedOut',
      'blocked',
      'windowClosed',
      'queued',
    ]);
    expect(silent).not.toBe('');
  });

  it('waits for the morning with what its channel did not take before night', async () => {
    const { id, chats } = await ready(1);
    await feed(id);
    await answer(chats, (one) => ({ id: one, kind: 'failed', error: 'expired' }));
    expect(await harvest(id)).toBe(0);
    expect((await recipients(id))[0]).toMatchObject({ status: 'waiting', error: null });
    await feed(id);
    expect(await answer(chats, sent)).toHaveLength(1);
  });

  it('is taken out of the line by a pause, but for what is under way, and goes on from there', async () => {
    const { id, chats } = await ready(2);
    await feed(id);
    const [under, other] = await deliveries()
      .ready('telegram', 'bot', minutesLater(1), [], 1_000)
      .then((all) => all.filter(({ conversationId }) => chats.includes(conversationId)));
    await transact(({ broadcasts }) => broadcasts.recall(id));
    await deliveries().settle([sent(under?.id ?? 0)], minutesLater(1));
    const [late] = await answer(chats, (one) => ({ id: one, kind: 'failed', error: 'expired' }));
    expect(late).toMatchObject({ id: other?.id, expiresAt: expect.any(Number) });
    expect(late?.expiresAt).toBeLessThan(Date.parse(morning));
    expect((await figures(id)).channels).toEqual([
      { ...telegram, waiting: 1, queued: 0, sent: 1, failed: 0 },
    ]);
    await harvest(id);
    await feed(id);
    expect(await answer(chats, sent)).toHaveLength(1);
  });

  it('does not go to who ends announcements while it waits to be sent', async () => {
    const { id, chats } = await ready(1);
    await feed(id);
    await transact(({ conversations }) => conversations.agreeToAnnouncements(chats[0] ?? '', null));
    const [late] = await answer(chats, (one) => ({ id: one, kind: 'failed', error: 'expired' }));
    expect(late?.expiresAt).toBeLessThan(Date.parse(morning));
    await harvest(id);
    await feed(id);
    expect(await answer(chats, sent)).toEqual([]);
    expect((await figures(id)).failures).toEqual([{ error: 'optedOut', count: 1 }]);
  });

  it('ends for who still waits when its time is over, and can be sent to them again', async () => {
    const { id } = await ready(2);
    expect(await transact(({ broadcasts }) => broadcasts.giveUp(id, 'tooLate'))).toBe(2);
    expect((await figures(id)).failures).toEqual([{ error: 'tooLate', count: 2 }]);
    expect(await transact(({ broadcasts }) => broadcasts.resend(id))).toBe(2);
  });

  it('is tried again with those it did not reach, as the same message, and never with others', async () => {
    const { id, chats } = await ready(3);
    const [first = '', second = ''] = chats;
    await feed(id);
    const [tried] = await answer([first], (one) => ({ id: one, kind: 'failed', error: 'gaveUp' }));
    await answer(chats, sent);
    await transact(({ conversations }) => conversations.agreeToAnnouncements(second, null));
    await harvest(id);
    expect((await figures(id)).failures).toEqual([{ error: 'gaveUp', count: 1 }]);
    expect(await transact(({ broadcasts }) => broadcasts.resend(id))).toBe(1);
    await feed(id);
    const again = await answer(chats, sent);
    expect(again.map((one) => one.id)).toEqual([tried?.id]);
    expect(await transact(({ broadcasts }) => broadcasts.resend(id))).toBe(0);
  });

  it('is no matter of the list of undelivered messages', async () => {
    const { id, chats } = await ready(1);
    await feed(id);
    const [tried] = await answer(chats, (one) => ({ id: one, kind: 'failed', error: 'rejected' }));
    const dead = await transact(({ outbox }) => outbox.dead(undefined, 100));
    expect(dead.rows.map((row) => row.id)).not.toContain(tried?.id);
    expect(await transact(({ outbox }) => outbox.retry(tried?.id, morning))).toBe(0);
  });

  it('is deleted with its recipients once it ended and its keeping is over', async () => {
    const { id } = await ready(2);
    const purge = () => transact(({ jobs }) => jobs.purge(minutesLater(10), 1_000));
    await transact(({ broadcasts }) => broadcasts.set(id, { status: 'running' }));
    await purge();
    expect(await names(id)).toHaveLength(2);
    await transact(({ broadcasts }) => broadcasts.set(id, { status: 'done' }));
    await purge();
    expect(await names(id)).toEqual([]);
    expect(await transact(({ broadcasts }) => broadcasts.lock(id))).toBeUndefined();
  });
});
