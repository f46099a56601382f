import { describe, expect, it } from 'vitest';
import { createDeliveries } from '../../db/stores/outbox-claim.ts';
import type { Effect } from '../../src/domain/complaint/decision.ts';
import type { Recipient } from '../../src/domain/notice.ts';
import type { DeliveryResult } from '../../src/ports/deliveries.ts';
import type { DeadLetter } from '../../src/ports/outbox.ts';
import type { Cursor } from '../../src/ports/page.ts';
import {
  addChat,
  addComplaint,
  addOfficer,
  addPerson,
  addUnit,
  minutesLater,
  morning,
  onEveryDatabase,
} from './stores-fixture.ts';

onEveryDatabase('the outbox', (fixture) => {
  const deliveries = () => createDeliveries(fixture().db, fixture().keyring);
  const ready = (at = morning) => deliveries().ready('telegram', 'bot', at, [], 1_000);
  const settle = (results: readonly DeliveryResult[]) => deliveries().settle(results, minutesLater(1));
  /** Delivers all that waits, so that a test sees its own messages only. */
  const drain = async () => {
    for (
      let waiting = await ready(minutesLater(1e6));
      waiting.length > 0;
      waiting = await ready(minutesLater(1e6))
    )
      await settle(waiting.map(({ id }) => ({ id, kind: 'sent', messageIds: [] })));
  };
  const setUp = async () => {
    await drain();
    return fixture().transact(async (stores) => {
      const unitId = await addUnit(stores);
      const personId = await addPerson(stores);
      return { unitId, personId, complaint: await addComplaint(stores, personId, unitId) };
    });
  };
  const news = (
    { complaint }: Awaited<ReturnType<typeof setUp>>,
    to: Recipient,
    version = complaint.version,
  ): Effect => ({
    to,
    notice: {
      complaintId: complaint.id,
      number: complaint.number,
      version,
      ...(to.kind === 'reporter'
        ? { kind: 'completed' }
        : {
            kind: 'takenBack',
            reason: 'salah unit',
            gist: { categoryId: null, place: 'Bati-Bati', urgent: false },
          }),
    },
  });
  const notify = (effects: readonly Effect[], notBefore?: string) =>
    fixture().transact(({ outbox }) => outbox.notify(effects, morning, notBefore));

  describe('news', () => {
    it('goes to the chat that the reporter used last, with what is needed to word it', async () => {
      const set = await setUp();
      await addChat(fixture(), { personId: set.personId });
      const last = await addChat(fixture(), { personId: set.personId, usedAt: minutesLater(2) });
      await addChat(fixture(), { personId: set.personId, usedAt: minutesLater(1) });
      await addChat(fixture());
      const effect = news(set, { kind: 'reporter', personId: set.personId });
      await notify([effect]);
      const waiting = await ready();
      expect(waiting.map(({ conversationId }) => conversationId)).toEqual([last]);
      expect(waiting[0]).toMatchObject({
        kind: 'completed',
        payload: { notice: effect.notice },
        language: 'id',
        address: `address of ${last}`,
        attempts: 0,
      });
    });

    it('for a unit goes to its officers in service, except the one who caused it', async () => {
      const set = await setUp();
      const officers = await fixture().transact(async (stores) => [
        await addOfficer(stores, set.unitId),
        await addOfficer(stores, set.unitId),
        await addOfficer(stores, set.unitId),
        await addOfficer(stores, await addUnit(stores)),
      ]);
      const chats: string[] = [];
      for (const { id } of officers) chats.push(await addChat(fixture(), { officerId: id }));
      const [first, second, third, stranger] = officers;
      await fixture().transact((stores) => stores.officers.revoke(third?.id ?? '', 'x', morning));
      const unit = { kind: 'unit', unitId: set.unitId } as const;
      await notify([news(set, { ...unit, exceptOfficerId: first?.id ?? '' })]);
      expect((await ready()).map(({ conversationId }) => conversationId)).toEqual([chats[1]]);
      await drain();
      await notify([news(set, unit)]);
      expect((await ready()).map(({ conversationId }) => conversationId)).toEqual([chats[0], chats[1]]);
      await drain();
      await notify([
        news(set, { kind: 'officer', officerId: second?.id ?? '' }),
        news(set, { kind: 'officer', officerId: third?.id ?? '' }),
        news(set, { kind: 'officer', officerId: stranger?.id ?? '' }),
      ]);
      expect((await ready()).map(({ conversationId }) => conversationId)).toEqual([chats[1], chats[3]]);
    });

    it('is not said any more to an officer who was revoked while it waited for the morning', async () => {
      const set = await setUp();
      const [rahma, dodi] = await fixture().transact(async (stores) => [
        await addOfficer(stores, set.unitId),
        await addOfficer(stores, set.unitId),
      ]);
      const unit = { kind: 'unit', unitId: set.unitId } as const;
      // An officer, and the reporter of this very report.
      const reporter = await addChat(fixture(), { officerId: rahma?.id ?? '', personId: set.personId });
      const staying = await addChat(fixture(), { officerId: dodi?.id ?? '' });
      await notify(
        [news(set, unit), news(set, { kind: 'reporter', personId: set.personId })],
        minutesLater(60),
      );
      await fixture().transact((stores) => stores.officers.revoke(rahma?.id ?? '', 'x', morning));
      const told = (await ready(minutesLater(61))).map(({ conversationId }) => conversationId);
      expect(new Set(told)).toEqual(new Set([reporter, staying]));
      expect(told).toHaveLength(2);
    });

    it('of one decision keeps its order in each chat', async () => {
      const set = await setUp();
      await addChat(fixture(), { personId: set.personId });
      const to = { kind: 'reporter', personId: set.personId } as const;
      await notify([1, 2, 3, 4].map((version) => news(set, to, version)));
      const versions: number[] = [];
      for (let [next] = await ready(); next; [next] = await ready()) {
        if (next.payload && 'notice' in next.payload) versions.push(next.payload.notice.version);
        await settle([{ id: next.id, kind: 'sent', messageIds: ['m'] }]);
      }
      expect(versions).toEqual([1, 2, 3, 4]);
    });

    it('rests until the time it is given', async () => {
      const set = await setUp();
      await addChat(fixture(), { personId: set.personId });
      await notify([news(set, { kind: 'reporter', personId: set.personId })], minutesLater(600));
      expect(await ready(minutesLater(599))).toEqual([]);
      expect(await fixture().transact(({ outbox }) => outbox.backlog())).toMatchObject({
        pending: 1,
        oldest: minutesLater(600),
      });
      expect(await ready(minutesLater(600))).toHaveLength(1);
    });

    it('for nobody is no error', async () => {
      const set = await setUp();
      await notify([]);
      await notify([news(set, { kind: 'reporter', personId: set.personId })]);
      expect(await ready()).toEqual([]);
    });

    it('still reaches a reporter who was muted', async () => {
      const set = await setUp();
      await addChat(fixture(), { personId: set.personId });
      await fixture().transact(({ conversations }) => conversations.mute(set.personId, 'o', 'spam', morning));
      await notify([news(set, { kind: 'reporter', personId: set.personId })]);
      expect(await ready()).toHaveLength(1);
    });

    it('for someone who blocked us is withheld, and seen among what failed', async () => {
      const set = await setUp();
      const chat = await addChat(fixture(), { personId: set.personId });
      await fixture().db.query('update conversation set blocked_at = now() where id = $1', [chat]);
      await notify([news(set, { kind: 'reporter', personId: set.personId })]);
      expect(await ready(minutesLater(1e6))).toEqual([]);
      const { rows } = await fixture().transact(({ outbox }) => outbox.dead(undefined, 1));
      expect(rows).toEqual([
        {
          id: expect.any(Number),
          channel: 'telegram',
          kind: 'completed',
          complaintId: set.complaint.id,
          number: set.complaint.number,
          error: 'blocked',
          createdAt: morning,
        },
      ]);
      expect(await fixture().transact(({ outbox }) => outbox.retry(rows[0]?.id, morning))).toBe(0);
    });
  });

  describe('one message', () => {
    it('is said to one chat, a reply before all news', async () => {
      const set = await setUp();
      const chat = await addChat(fixture(), { personId: set.personId });
      await notify([news(set, { kind: 'reporter', personId: set.personId })]);
      const payload = { message: { text: ['Halo ', { bold: 'Siti' }] } } as const;
      await fixture().transact(({ outbox }) => outbox.say(chat, payload, 'reply', morning));
      expect(await ready()).toMatchObject([{ conversationId: chat, kind: 'reply', payload }]);
    });

    it('to nobody is a bug', async () => {
      const say = fixture().transact(({ outbox }) =>
        outbox.say('nobody', { message: { text: [] } }, 'reply', morning),
      );
      await expect(say).rejects.toThrow('no such conversation');
    });

    it('cannot be read in the database', async () => {
      const chat = await addChat(fixture());
      await fixture().transact(({ outbox }) =>
        outbox.say(chat, { message: { text: ['rahasia'] } }, 'nudge', morning),
      );
      const [row] = await fixture().db.query<{ t: string }>(
        'select o::text as t from outbox o where conversation_id = $1',
        [chat],
      );
      expect(row?.t).not.toContain(Buffer.from('rahasia').toString('hex'));
    });
  });

  describe('what was given up', () => {
    const fail = async (count: number) => {
      const set = await setUp();
      await addChat(fixture(), { personId: set.personId });
      const to = { kind: 'reporter', personId: set.personId } as const;
      for (let version = 1; version <= count; version += 1) {
        await notify([news(set, to, version)]);
        const [waiting] = await ready();
        if (waiting) await settle([{ id: waiting.id, kind: 'failed', error: 'unreachable' }]);
      }
    };
    const readDead = async (limit: number) => {
      const rows: DeadLetter[] = [];
      let after: Cursor | undefined;
      do {
        const from = after;
        const page = await fixture().transact(({ outbox }) => outbox.dead(from, limit));
        rows.push(...page.rows);
        after = page.next;
      } while (after !== undefined);
      return rows;
    };

    it('is listed newest first, in pages, none twice', async () => {
      await fail(5);
      const ids = (await readDead(2)).map(({ id }) => id);
      expect(ids).toEqual([...new Set(ids)].sort((a, b) => b - a));
      expect(ids.length).toBeGreaterThanOrEqual(5);
      expect((await readDead(100)).map(({ id }) => id)).toEqual(ids);
    });

    it('can be tried again, one or all; what is withheld from blockers stays', async () => {
      await fail(3);
      const retry = (id?: number) => fixture().transact(({ outbox }) => outbox.retry(id, morning));
      const [newest] = await readDead(1);
      expect(await retry(newest?.id)).toBe(1);
      expect(await retry(newest?.id)).toBe(0);
      expect((await ready()).map(({ id }) => id)).toEqual([newest?.id]);
      expect(await retry()).toBeGreaterThanOrEqual(2);
      const left = await readDead(100);
      expect(left.filter(({ error }) => error !== 'blocked')).toEqual([]);
    });

    it('counts in the backlog', async () => {
      await fail(1);
      const { failed, pending, oldest } = await fixture().transact(({ outbox }) => outbox.backlog());
      expect(failed).toBeGreaterThanOrEqual(1);
      expect({ pending, oldest }).toEqual({ pending: 0, oldest: null });
    });
  });

  it('shows the first message of every chat, however long the queue of another is', async () => {
    await drain();
    const [long, short, other] = [
      await addChat(fixture()),
      await addChat(fixture()),
      await addChat(fixture()),
    ];
    const say = (chat: string) =>
      fixture().transact(({ outbox }) => outbox.say(chat, { message: { text: ['x'] } }, 'reply', morning));
    for (let nth = 0; nth < 25; nth++) await say(long);
    await say(short);
    for (let nth = 0; nth < 12; nth++) await say(other);
    const chats = async (limit: number, except: readonly string[] = []) => {
      const found = await deliveries().ready('telegram', 'bot', morning, except, limit);
      return found.map(({ conversationId }) => conversationId);
    };
    expect(await chats(10)).toEqual([long, short, other]);
    expect(await chats(2)).toEqual([long, short]);
    expect(await chats(10, [long])).toEqual([short, other]);
    await drain();
  });

  it("keeps as sent what the account's next owner has sent, whatever the one before reports too late", async () => {
    const set = await setUp();
    await addChat(fixture(), { personId: set.personId });
    await notify([news(set, { kind: 'reporter', personId: set.personId })]);
    const [letter] = await ready();
    if (!letter) throw new Error('Nothing waits.');
    const { id } = letter;
    await settle([{ id, kind: 'sent', messageIds: ['by the next owner'] }]);
    await settle([{ id, kind: 'again', at: morning, error: 'unreachable' }]);
    await settle([{ id, kind: 'failed', error: 'gaveUp' }]);
    expect(await ready(minutesLater(1e6))).toEqual([]);
    const { failed } = await fixture().transact(({ outbox }) => outbox.backlog());
    await settle([{ id, kind: 'failed', error: 'gaveUp' }]);
    expect((await fixture().transact(({ outbox }) => outbox.backlog())).failed).toBe(failed);
  });

  it('knows when the reporter was informed of which version, by delivery only', async () => {
    const set = await setUp();
    const officer = await fixture().transact((stores) => addOfficer(stores, set.unitId));
    await addChat(fixture(), { personId: set.personId });
    await addChat(fixture(), { officerId: officer.id });
    await notify([
      news(set, { kind: 'reporter', personId: set.personId }, 2),
      news(set, { kind: 'officer', officerId: officer.id }, 2),
      news(set, { kind: 'reporter', personId: set.personId }, 3),
    ]);
    const informed = () => fixture().transact(({ outbox }) => outbox.informed(set.complaint.id));
    expect(await informed()).toEqual([]);
    const waiting = await ready();
    expect(waiting).toHaveLength(2);
    await settle(waiting.map(({ id }) => ({ id, kind: 'sent', messageIds: [`m${id}`] })));
    expect(await informed()).toEqual([{ version: 2, how: 'sent', at: minutesLater(1) }]);
    const told = (officerId: string) =>
      fixture().transact(({ outbox }) => outbox.toldOfficer(set.complaint.id, officerId));
    expect(await told(officer.id)).toBe(2);
    expect(await told('nobody')).toBe(0);
  });
});
