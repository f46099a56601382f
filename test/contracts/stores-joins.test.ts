import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { verifyTrail } from '../../db/stores/audit-verify.ts';
import { createDeliveries } from '../../db/stores/outbox-claim.ts';
import type { Effect } from '../../src/domain/complaint/decision.ts';
import { makeJoinCode } from '../../src/domain/join.ts';
import type { Stores, Transact } from '../../src/ports/stores.ts';
import { giveJoinCode, joinChats, lookAtJoinCode, separateChats } from '../../src/usecases/join-chats.ts';
import { explainOwn, lookUpStatus } from '../../src/usecases/look-up.ts';
import { muteSender } from '../../src/usecases/moderation.ts';
import { addInformation } from '../../src/usecases/reporter-acts.ts';
import { leaveService } from '../../src/usecases/staff.ts';
import {
  actorOf,
  addChat,
  addComplaint,
  addOfficer,
  addPerson,
  addUnit,
  minutesLater,
  morning,
  newId,
  onEveryDatabase,
  useCases,
} from './stores-fixture.ts';

const now = Temporal.Instant.from(morning);

onEveryDatabase('joined chats', (fixture, kind) => {
  const transact: Transact = (work) => fixture().transact(work);
  const deliveries = () => createDeliveries(fixture().db, fixture().keyring);
  const readyIn = async (channel: string, at = morning) =>
    (await deliveries().ready(channel, 'bot', at, [], 1_000)).map(({ id, conversationId }) => ({
      id,
      conversationId,
    }));

  /** Delivers all that waits, so that a test sees its own messages only. */
  const drain = async () => {
    for (const channel of ['telegram', 'web'])
      for (let waiting = await readyIn(channel); waiting.length > 0; waiting = await readyIn(channel))
        await deliveries().settle(
          waiting.map(({ id }) => ({ id, kind: 'sent', messageIds: [] })),
          morning,
        );
  };

  const personOf = async (conversationId: string) =>
    (await transact(({ conversations }) => conversations.find(conversationId)))?.personId;
  const from = async (conversationId: string, at = now) => {
    const row = await transact(({ conversations }) => conversations.find(conversationId));
    const officer = row?.officerId && (await transact(({ officers }) => officers.find(row.officerId ?? '')));
    return {
      conversationId,
      now: at,
      ...(row?.personId ? { personId: row.personId } : {}),
      ...(officer ? { officer: actorOf(officer) } : {}),
    };
  };
  const codeOf = async (conversationId: string, at = now): Promise<string> => {
    const giver = await from(conversationId, at);
    const given = await transact((stores) => giveJoinCode(useCases)(stores, giver));
    if (given.kind !== 'joinCode') throw new Error(`No code but ${given.kind}.`);
    return given.code;
  };
  const typeIn = async (conversationId: string, code: string, at = now) => {
    const here = await from(conversationId, at);
    return (await transact((stores) => joinChats(useCases)(stores, code, here))).outcome;
  };
  const join = async (giver: string, here: string) => typeIn(here, await codeOf(giver));

  /** Two citizens' chats on two channels, each with a report of its own. */
  const twoReporters = async () => {
    const { unitId, a, b, reportA, reportB } = await transact(async (stores) => {
      const unitId = await addUnit(stores);
      const a = await addPerson(stores);
      const b = await addPerson(stores);
      const reportA = await addComplaint(stores, a, unitId);
      const reportB = await addComplaint(stores, b, unitId);
      return { unitId, a, b, reportA, reportB };
    });
    const chatA = await addChat(fixture(), { personId: a, channel: 'telegram' });
    const chatB = await addChat(fixture(), { personId: b, channel: 'web', usedAt: minutesLater(1) });
    return { unitId, a, b, reportA, reportB, chatA, chatB };
  };
  const newsOf = (report: { id: string; number: string; version: number; reporterId: string }): Effect => ({
    to: { kind: 'reporter', personId: report.reporterId },
    notice: { complaintId: report.id, number: report.number, version: report.version, kind: 'completed' },
  });
  const tell = (effect: Effect) => transact(({ outbox }) => outbox.notify([effect], morning));
  const reportsIn = async (personId: string) =>
    (await transact(({ complaints }) => complaints.byReporter(personId, undefined, 10))).rows
      .map(({ complaintId }) => complaintId)
      .sort();

  describe('a code', () => {
    it('is good once, for ten minutes, and until a newer one', async () => {
      const { chatA, chatB } = await twoReporters();
      const old = await codeOf(chatA);
      const code = await codeOf(chatA);
      expect(await typeIn(chatB, old)).toEqual({ kind: 'joinRefused', why: 'wrongCode' });
      const late = now.add({ minutes: 10 });
      expect(await typeIn(chatB, code, late)).toEqual({ kind: 'joinRefused', why: 'wrongCode' });
      expect(await typeIn(chatB, code)).toMatchObject({ kind: 'joined', channel: 'telegram' });
      const third = await addChat(fixture());
      expect(await typeIn(third, code)).toEqual({ kind: 'joinRefused', why: 'wrongCode' });
    });

    it('typed in two chats at the same moment joins one of them', async () => {
      const { chatA } = await twoReporters();
      const code = await codeOf(chatA);
      const others = [await addChat(fixture()), await addChat(fixture())];
      const said = await Promise.all(others.map((chat) => typeIn(chat, code)));
      expect(said.map(({ kind }) => kind).sort()).toEqual(['joined', 'joinRefused'].sort());
    });

    it('that is wrong slows its chat down; one with a slip does not count', async () => {
      const chat = await addChat(fixture());
      for (let slip = 0; slip < 6; slip++)
        expect(await typeIn(chat, '7KQ4-M2XR')).toEqual({ kind: 'joinRefused', why: 'mistyped' });
      for (let guess = 1; guess <= 5; guess++)
        expect(await typeIn(chat, makeJoinCode(useCases.randomBytes(7)))).toMatchObject({ why: 'wrongCode' });
      expect(await typeIn(chat, makeJoinCode(useCases.randomBytes(7)))).toMatchObject({ kind: 'slowDown' });
    });

    it('is nowhere in plain text, and looking at it does not use it', async () => {
      const { chatA, chatB } = await twoReporters();
      const code = await codeOf(chatA);
      const rows = await fixture().db.query<{ t: string }>('select j::text as t from join_code j', []);
      expect(JSON.stringify(rows)).not.toContain(code.replace('-', ''));
      const here = await from(chatB);
      const look = () => transact((stores) => lookAtJoinCode(useCases)(stores, code, here));
      expect(await look()).toMatchObject({ kind: 'joinFound', channel: 'telegram' });
      expect(await look()).toMatchObject({ kind: 'joinFound' });
    });
  });

  describe('two reporters who are one', () => {
    it('have each other’s reports, to read and to add to, and each report keeps its own key', async () => {
      const { a, b, reportA, reportB, chatA, chatB } = await twoReporters();
      expect(await reportsIn(b)).toEqual([reportB.id]);
      await join(chatA, chatB);
      expect(await reportsIn(a)).toEqual([reportA.id, reportB.id].sort());
      expect(await reportsIn(b)).toEqual([reportA.id, reportB.id].sort());
      const here = await from(chatB);
      const ref = { by: 'id', id: reportA.id } as const;
      expect(await transact((stores) => lookUpStatus(useCases)(stores, ref, here))).toMatchObject({
        kind: 'ownStatus',
      });
      const words = { ref, text: 'Sudah tiga hari', attachments: [] };
      expect(await transact((stores) => addInformation(useCases)(stores, words, here))).toMatchObject({
        kind: 'informationAdded',
      });
      expect(
        (await transact(({ complaints }) => complaints.load(reportA.id)))?.content.additions,
      ).toMatchObject([{ text: 'Sudah tiga hari' }]);
      expect((await verifyTrail(fixture().db)).faults).toEqual([]);
    });

    it('may be more than two, and are one whatever they joined in which order', async () => {
      const first = await twoReporters();
      const second = await twoReporters();
      await join(first.chatA, first.chatB);
      await join(second.chatA, second.chatB);
      await join(second.chatA, first.chatB);
      const all = [first, second].flatMap(({ reportA, reportB }) => [reportA.id, reportB.id]).sort();
      for (const person of [first.a, first.b, second.a, second.b])
        expect(await reportsIn(person)).toEqual(all);
    });

    it('who had no report yet finds the other’s', async () => {
      const { chatA, reportA } = await twoReporters();
      const fresh = await addChat(fixture(), { channel: 'web' });
      await join(chatA, fresh);
      expect(await reportsIn((await personOf(fresh)) ?? '')).toEqual([reportA.id]);
    });

    it('are told in the chat they used last; if that one blocked us, in the other', async () => {
      const { reportA, chatA, chatB } = await twoReporters();
      await join(chatA, chatB);
      await drain();
      await tell(newsOf(reportA));
      const [waiting] = await readyIn('web');
      expect(waiting?.conversationId).toBe(chatB);
      expect(await readyIn('telegram')).toEqual([]);
      // Found out only when it was sent: it goes to the other chat, and is told once.
      await deliveries().settle(
        [{ id: waiting?.id ?? 0, kind: 'blocked', conversationId: chatB }],
        minutesLater(1),
      );
      expect(await readyIn('telegram', minutesLater(1))).toEqual([
        { id: waiting?.id, conversationId: chatA },
      ]);
      await deliveries().settle(
        [{ id: waiting?.id ?? 0, kind: 'sent', messageIds: ['m1'] }],
        minutesLater(2),
      );
      // Known by now.
      await tell(newsOf({ ...reportA, version: 2 }));
      expect((await readyIn('telegram', minutesLater(2))).map((one) => one.conversationId)).toEqual([chatA]);
      const informed = await transact(({ outbox }) => outbox.informed(reportA.id));
      expect(informed).toEqual([{ version: 1, how: 'sent', at: minutesLater(2) }]);
    });

    it('are told in the other chat what WhatsApp tells later that the first one blocked, or may not be written to', async () => {
      const { reportA, chatA, chatB } = await twoReporters();
      await join(chatA, chatB);
      const receipts = { channel: 'web', account: 'bot', maxAttempts: 5 };
      const cloud = createDeliveries(fixture().db, fixture().keyring, receipts);
      const tellIn = async (version: number) => {
        await drain();
        await tell(newsOf({ ...reportA, version }));
        return (await readyIn('web'))[0]?.id ?? 0;
      };
      const id = await tellIn(1);
      await cloud.settle([{ id, kind: 'sent', messageIds: ['w1', 'w2'] }], minutesLater(1));
      const late = { messageId: 'w2', status: 'failed', at: minutesLater(2), error: 'blocked' } as const;
      await cloud.report([late], minutesLater(2));
      expect(await readyIn('telegram', minutesLater(2))).toEqual([{ id, conversationId: chatA }]);
      // The old message's receipts say nothing of the new try.
      await cloud.report([{ messageId: 'w2', status: 'read', at: minutesLater(3) }], minutesLater(3));
      expect(await readyIn('telegram', minutesLater(3))).toHaveLength(1);

      await fixture().db.query('update conversation set blocked_at = null where id = $1', [chatB]);
      const other = await tellIn(2);
      await cloud.settle(
        [{ id: other, kind: 'held', conversationId: chatB, heard: 0, messageIds: [] }],
        minutesLater(4),
      );
      expect(await readyIn('telegram', minutesLater(4))).toEqual([{ id: other, conversationId: chatA }]);
    });

    it('are erased as one, and the trail stays whole', async () => {
      const { a, b, chatA, chatB } = await twoReporters();
      await join(chatA, chatB);
      await transact(({ people }) => people.erase(a, minutesLater(5)));
      for (const person of [a, b])
        expect(await transact(({ people }) => people.identity(person))).toBeUndefined();
      for (const chat of [chatA, chatB]) expect(await personOf(chat)).toBeUndefined();
      expect((await verifyTrail(fixture().db)).faults).toEqual([]);
    });
  });

  describe('a mute', () => {
    const admin = async (stores: Stores) => {
      return actorOf(await addOfficer(stores, await addUnit(stores), { role: 'admin' }));
    };
    const mutedChats = async (ids: readonly string[]) =>
      (
        await fixture().db.query<{ id: string }>(
          'select id from conversation where id = any($1::text[]) and muted_at is not null order by id',
          [ids],
        )
      ).map(({ id }) => id);

    it('holds for every chat that is joined', async () => {
      const { reportA, chatA, chatB } = await twoReporters();
      await join(chatA, chatB);
      await transact(async (stores) =>
        muteSender(stores, { ref: { by: 'id', id: reportA.id }, reason: 'spam' }, await admin(stores), now),
      );
      expect(await mutedChats([chatA, chatB])).toEqual([chatA, chatB].sort());
    });

    it('is not escaped by a code that was given before it', async () => {
      const { a, chatA } = await twoReporters();
      const code = await codeOf(chatA);
      await transact(({ conversations }) => conversations.mute(a, 'admin', 'spam', morning));
      const fresh = await addChat(fixture());
      expect(await typeIn(fresh, code)).toEqual({ kind: 'joinRefused', why: 'wrongCode' });
    });

    it('is not escaped by joining at the same moment', async () => {
      for (let round = 0; round < (kind === 'postgres' ? 24 : 2); round++) {
        const { a, chatA } = await twoReporters();
        const code = await codeOf(chatA);
        const fresh = await addChat(fixture());
        const [joined] = await Promise.all([
          typeIn(fresh, code),
          transact(({ conversations }) => conversations.mute(a, 'admin', 'spam', morning)),
        ]);
        const expected = joined.kind === 'joined' ? [chatA, fresh].sort() : [chatA];
        expect(await mutedChats([chatA, fresh])).toEqual(expected);
      }
    });
  });

  describe('separating', () => {
    it('gives each chat what was sent from it, and its news', async () => {
      const { a, b, reportA, reportB, chatA, chatB } = await twoReporters();
      await join(chatA, chatB);
      await drain();
      await tell(newsOf(reportA));
      expect(await readyIn('web')).toHaveLength(1);
      const here = await from(chatB);
      expect(await transact((stores) => separateChats()(stores, false, here))).toEqual({
        kind: 'separateAsked',
        channels: ['telegram'],
      });
      expect(await transact((stores) => separateChats()(stores, true, here))).toMatchObject({
        kind: 'separated',
      });
      expect(await reportsIn(a)).toEqual([reportA.id]);
      expect(await reportsIn(b)).toEqual([reportB.id]);
      expect(await readyIn('web')).toEqual([]);
      expect((await readyIn('telegram')).map((one) => one.conversationId)).toEqual([chatA]);
      expect(await transact((stores) => separateChats()(stores, true, here))).toEqual({ kind: 'notJoined' });
      const ref = { by: 'id', id: reportA.id } as const;
      expect(await transact((stores) => lookUpStatus(useCases)(stores, ref, here))).toMatchObject({
        kind: 'publicStatus',
      });
      expect(await transact((stores) => explainOwn(useCases)(stores, ref, here))).toMatchObject({
        kind: 'publicStatus',
      });
      const own = { by: 'id', id: reportB.id } as const;
      expect(await transact((stores) => explainOwn(useCases)(stores, own, here))).toMatchObject({
        kind: 'explanation',
        deadlines: [{ step: 'verification' }],
      });
    });

    it('leaves what was told before as told', async () => {
      const { reportA, chatA, chatB } = await twoReporters();
      await join(chatA, chatB);
      await drain();
      await tell(newsOf(reportA));
      await drain();
      const here = await from(chatB);
      await transact((stores) => separateChats()(stores, true, here));
      expect(await transact(({ outbox }) => outbox.informed(reportA.id))).toMatchObject([{ how: 'sent' }]);
    });

    it('of one of three leaves the other two together', async () => {
      const { a, b, reportA, reportB, chatA, chatB } = await twoReporters();
      const third = await addChat(fixture());
      await join(chatA, chatB);
      await join(chatA, third);
      const here = await from(third);
      await transact((stores) => separateChats()(stores, true, here));
      expect(await reportsIn(a)).toEqual([reportA.id, reportB.id].sort());
      expect(await reportsIn(b)).toEqual([reportA.id, reportB.id].sort());
      expect(await reportsIn((await personOf(third)) ?? '')).toEqual([]);
    });
  });

  describe('an officer', () => {
    const officerWith = async () => {
      const officer = await transact(async (stores) => addOfficer(stores, await addUnit(stores)));
      const chat = await addChat(fixture(), { officerId: officer.id, channel: 'telegram' });
      return { officer, actor: actorOf(officer), chat };
    };
    const officerNews = (officerId: string, report: { id: string; number: string }): Effect => ({
      to: { kind: 'officer', officerId },
      notice: {
        complaintId: report.id,
        number: report.number,
        version: 1,
        kind: 'takenBack',
        reason: 'salah unit',
        gist: { categoryId: null, place: '', urgent: false },
      },
    });

    it('signs in in a second chat; reports of their own stay in the first', async () => {
      const { officer, chat } = await officerWith();
      const second = await addChat(fixture(), { channel: 'web' });
      expect(await join(chat, second)).toMatchObject({ kind: 'joined', officer: { name: 'Rahma' } });
      const row = await transact(({ conversations }) => conversations.find(second));
      expect(row?.officerId).toBe(officer.id);
      expect(row?.personId).toBeUndefined();
    });

    it('signs out of one chat and is told in the other what waited', async () => {
      const { officer, actor, chat } = await officerWith();
      const { reportA } = await twoReporters();
      const second = await addChat(fixture(), { channel: 'web', usedAt: minutesLater(9) });
      await join(chat, second);
      await drain();
      await tell(officerNews(officer.id, reportA));
      expect((await readyIn('web')).map((one) => one.conversationId)).toEqual([second]);
      const here = { conversationId: second, now };
      const left = await transact((stores) => leaveService(useCases)(stores, actor, false, here));
      expect(left).toEqual({ kind: 'left', elsewhere: 1, invites: 0, keys: 0 });
      expect(await readyIn('web')).toEqual([]);
      expect((await readyIn('telegram')).map((one) => one.conversationId)).toEqual([chat]);
      expect((await transact(({ officers }) => officers.find(officer.id)))?.revokedAt).toBeUndefined();
    });

    it('who leaves everywhere leaves no chat, no news, no invite and no key behind', async () => {
      const { officer, actor, chat } = await officerWith();
      const { reportA } = await twoReporters();
      const second = await addChat(fixture(), { channel: 'web' });
      await join(chat, second);
      await drain();
      await tell(officerNews(officer.id, reportA));
      const { unitId } = officer;
      await transact(async ({ officers }) => {
        const role = 'liaison' as const;
        const invite = {
          id: newId('invite'),
          unitId,
          role,
          name: 'Dodi',
          createdBy: officer.id,
          expiresAt: minutesLater(60),
        };
        await officers.addInvite(invite, newId('CODE'), morning);
        const key = { id: newId('key'), label: 'dasbor', unitId, role };
        await officers.addApiKey(key, newId('secret'), officer.id, morning);
      });
      const here = { conversationId: second, now };
      const left = await transact((stores) => leaveService(useCases)(stores, actor, true, here));
      expect(left).toEqual({ kind: 'left', elsewhere: 0, withoutDeputy: [], invites: 1, keys: 1 });
      expect(await transact(({ conversations }) => conversations.ofOfficer(officer.id))).toEqual([]);
      expect((await transact(({ officers }) => officers.find(officer.id)))?.revokedAt).toBe(morning);
      expect([...(await readyIn('web')), ...(await readyIn('telegram'))]).toEqual([]);
    });
  });
});
