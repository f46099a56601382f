import { describe, expect, it } from 'vitest';
import { createTurns } from '../../db/stores/inbox-group.ts';
import { createDeliveries } from '../../db/stores/outbox-claim.ts';
import type { LedgerReceipt } from '../../src/ports/deliveries.ts';
import {
  addChat,
  addComplaint,
  addPerson,
  addUnit,
  minutesLater,
  morning,
  newId,
  onEveryDatabase,
} from './stores-fixture.ts';

/** Every order of some things. */
const ordersOf = <T>(things: readonly T[]): (readonly T[])[] =>
  things.length < 2
    ? [things]
    : things.flatMap((first) =>
        ordersOf(things.filter((one) => one !== first)).map((rest) => [first, ...rest]),
      );

onEveryDatabase('the ledger of what was delivered', (fixture) => {
  const deliveries = () =>
    createDeliveries(fixture().db, fixture().keyring, {
      channel: 'whatsapp-cloud',
      account: 'bot',
      maxAttempts: 3,
    });
  const turns = () => createTurns(fixture().db, fixture().keyring);
  const settle = (...results: Parameters<ReturnType<typeof deliveries>['settle']>[0]) =>
    deliveries().settle(results, minutesLater(1));
  const report = (...receipts: LedgerReceipt[]) => deliveries().report(receipts, minutesLater(2));
  const delivered = (messageId: string, at = minutesLater(3)): LedgerReceipt => ({
    messageId,
    status: 'delivered',
    at,
  });
  const read = (messageId: string, at = minutesLater(9)): LedgerReceipt => ({
    messageId,
    status: 'read',
    at,
  });
  const failed = (messageId: string, error = 'rejected', again?: string): LedgerReceipt => ({
    messageId,
    status: 'failed',
    at: minutesLater(4),
    error,
    ...(again === undefined ? {} : { again }),
  });

  /** News to a reporter that waits to be delivered. */
  const news = async () => {
    const { db, keyring, transact } = fixture();
    const { personId, complaint } = await transact(async (stores) => {
      const reporter = await addPerson(stores);
      return { personId: reporter, complaint: await addComplaint(stores, reporter, await addUnit(stores)) };
    });
    const chat = await addChat({ db, keyring }, { personId, channel: 'whatsapp-cloud' });
    const { id: complaintId, number, version } = complaint;
    await transact(({ outbox }) =>
      outbox.notify(
        [
          {
            to: { kind: 'reporter', personId },
            notice: { complaintId, number, version, kind: 'completed' },
          },
        ],
        morning,
      ),
    );
    const waiting = async (at = minutesLater(1_000)) => {
      const ready = await deliveries().ready('whatsapp-cloud', 'bot', at, [], 1_000);
      return ready.find(({ conversationId }) => conversationId === chat);
    };
    const letter = await waiting();
    if (!letter) throw new Error('Nothing waits.');
    const told = async () => (await transact(({ outbox }) => outbox.informed(complaint.id)))[0];
    const write = (sequence: number) =>
      fixture().db.query('update conversation set sequence = $2 where id = $1', [chat, sequence]);
    /** Where the person writes: what it replies to, and what is let go. */
    const repliesTo = (messageId: string) =>
      turns().group(minutesLater(30), async (group) => {
        await group.lock([chat]);
        const found = await group.quoted([{ conversationId: chat, messageId }]);
        return found.get(`${chat}:${messageId}`)?.about;
      });
    return {
      chat,
      waiting,
      told,
      write,
      repliesTo,
      number,
      complaintId,
      id: letter.id,
      unique: newId('wamid'),
    };
  };

  it('tells sent, delivered and read apart, with when it was', async () => {
    const { id, told, unique } = await news();
    expect(await told()).toBeUndefined();
    await settle({ id, kind: 'sent', messageIds: [unique] });
    expect(await told()).toEqual({ version: 1, how: 'sent', at: minutesLater(1) });
    await report(delivered(unique));
    expect(await told()).toEqual({ version: 1, how: 'delivered', at: minutesLater(3) });
    await report(read(unique));
    expect(await told()).toEqual({ version: 1, how: 'read', at: minutesLater(9) });
  });

  it('comes to the same in any order and with repeats, even before the message itself is stored', async () => {
    for (const order of ordersOf(['sent', 'delivered', 'read', 'both'] as const)) {
      const { id, told, unique } = await news();
      const steps = {
        sent: () => settle({ id, kind: 'sent', messageIds: [unique] }),
        delivered: () => report(delivered(unique)),
        read: () => report(read(unique)),
        both: () => report(read(unique), delivered(unique)),
      };
      for (const step of order) await steps[step]();
      expect(await told(), order.join()).toEqual({ version: 1, how: 'read', at: minutesLater(9) });
    }
  });

  it('lets a number mean what news offers, until the next turn, and a reply always what it replies to', async () => {
    const { id, chat, unique, complaintId, number } = await news();
    const found = () =>
      turns().group(minutesLater(30), async (group) => (await group.lock([chat])).get(chat)?.news);
    const notice = { complaintId, number, version: 1, kind: 'completed' };
    expect(await found()).toBeUndefined();
    await settle({ id, kind: 'sent', messageIds: [unique], offers: true });
    expect(await found()).toEqual({ payload: { notice }, sentAt: Date.parse(minutesLater(1)) });
    await turns().group(minutesLater(31), async (group) => {
      await group.lock([chat]);
      const change = { id: chat, state: { v: 1 }, sequence: 5, language: 'id' } as const;
      await group.finish({
        chats: [{ ...change, step: null, wakeAt: null, blocked: false }],
        replies: [],
      });
    });
    expect(await found()).toBeUndefined();
    const quoted = await turns().group(minutesLater(32), (group) =>
      group.quoted([{ conversationId: chat, messageId: unique }]),
    );
    expect(quoted.get(`${chat}:${unique}`)).toMatchObject({ payload: { notice }, about: { number } });
  });

  it('ignores what it does not know', async () => {
    await report(delivered('of another program'), failed('of another program too'));
    expect(await fixture().transact(({ outbox }) => outbox.backlog())).toMatchObject({ pending: 0 });
  });

  it('shows why a message that was taken failed later', async () => {
    const { id, told, unique } = await news();
    await settle({ id, kind: 'sent', messageIds: [unique] });
    await report(failed(unique));
    expect(await told()).toEqual({ version: 1, how: 'failed', error: 'rejected' });
  });

  it('believes that a message arrived more than that it failed', async () => {
    for (const order of [[delivered, failed] as const, [failed, delivered] as const]) {
      const { id, told, unique } = await news();
      await settle({ id, kind: 'sent', messageIds: [unique] });
      for (const step of order) await report(step(unique));
      expect(await told()).toMatchObject({ how: 'delivered' });
    }
  });

  it('sends again what failed for a passing reason, until it had its tries', async () => {
    const { id, told, unique, waiting } = await news();
    for (const nth of [1, 2]) {
      await settle({ id, kind: 'sent', messageIds: [`${unique}-${nth}`] });
      await report(failed(`${unique}-${nth}`, 'unreachable', minutesLater(20)));
      await report(failed(`${unique}-${nth}`, 'unreachable', minutesLater(20)));
      expect(await waiting(minutesLater(19))).toBeUndefined();
      expect(await waiting(minutesLater(20))).toMatchObject({ id, attempts: nth });
    }
    await settle({ id, kind: 'sent', messageIds: [`${unique}-3`] });
    await report(failed(`${unique}-3`, 'unreachable', minutesLater(20)));
    expect(await waiting()).toBeUndefined();
    expect(await told()).toEqual({ version: 1, how: 'failed', error: 'gaveUp' });
  });

  it('does not send again what was delivered meanwhile', async () => {
    const { id, told, unique, waiting } = await news();
    await settle({ id, kind: 'sent', messageIds: [unique] });
    await report(failed(unique, 'unreachable', minutesLater(20)));
    await report(delivered(unique));
    expect(await waiting()).toBeUndefined();
    expect(await told()).toMatchObject({ how: 'delivered' });
  });

  describe('a try that came to no answer', () => {
    const again = (id: number, error = 'unreachable') =>
      settle({ id, kind: 'again', at: minutesLater(5), error });
    const taken = (messageId: string, id: number): LedgerReceipt => ({
      messageId,
      status: 'sent',
      at: minutesLater(2),
      id,
    });

    it('is no longer repeated when the provider tells that it was taken, whichever comes first', async () => {
      for (const order of ordersOf(['again', 'taken', 'delivered'] as const)) {
        const { id, unique, waiting, told } = await news();
        const steps = {
          again: () => again(id),
          taken: () => report(taken(unique, id)),
          delivered: () => report({ ...delivered(unique), id }),
        };
        for (const step of order) await steps[step]();
        expect(await waiting(), order.join()).toBeUndefined();
        expect(await told(), order.join()).toMatchObject({ how: 'delivered' });
      }
    });

    it('is repeated when it was refused, or when another message was taken', async () => {
      const one = await news();
      await again(one.id, 'rateLimited');
      await report(taken(one.unique, one.id));
      expect(await one.waiting()).toMatchObject({ id: one.id });
      const other = await news();
      await again(other.id);
      await report(taken(other.unique, one.id));
      expect(await other.waiting()).toMatchObject({ id: other.id });
    });

    it('that was given up counts as sent when it was taken after all', async () => {
      const { id, unique, told } = await news();
      await settle({ id, kind: 'failed', error: 'gaveUp' });
      await report(taken(unique, id));
      expect(await told()).toMatchObject({ how: 'sent' });
    });
  });

  it('withholds all from a chat that is found to have blocked us', async () => {
    const { id, unique, chat, waiting } = await news();
    await settle({ id, kind: 'sent', messageIds: [unique] });
    const payload = { message: { text: ['lagi'] } };
    await fixture().transact(({ outbox }) => outbox.say(chat, payload, 'nudge', morning));
    await report(failed(unique, 'blocked'));
    expect(await waiting()).toBeUndefined();
  });

  describe('a message in parts', () => {
    it('is recognised by a reply to any of them', async () => {
      const { id, unique, repliesTo, number } = await news();
      await settle({ id, kind: 'sent', messageIds: [`${unique}-1`, `${unique}-2`, `${unique}-3`] });
      for (const part of [1, 2, 3])
        expect(await repliesTo(`${unique}-${part}`)).toMatchObject({ number, kind: 'completed' });
      expect(await repliesTo(`${unique}-4`)).toBeUndefined();
    });

    it('arrived when its last part did, and failed when any did', async () => {
      const { id, unique, told } = await news();
      await settle({ id, kind: 'sent', messageIds: [`${unique}-1`, `${unique}-2`] });
      await report(delivered(`${unique}-1`), read(`${unique}-1`));
      expect(await told()).toMatchObject({ how: 'sent' });
      await report(failed(`${unique}-1`));
      expect(await told()).toMatchObject({ how: 'failed' });
      await report(delivered(`${unique}-2`));
      expect(await told()).toMatchObject({ how: 'delivered' });
    });

    it('said anew is not undone when the failure of its old part is told again', async () => {
      const { id, unique, told } = await news();
      await settle({ id, kind: 'sent', messageIds: [`${unique}-1`, `${unique}-2`] });
      const failure = failed(`${unique}-1`, 'unreachable', minutesLater(5));
      await report(failure);
      await settle({ id, kind: 'sent', messageIds: [`${unique}-3`, `${unique}-4`] });
      await report(failure);
      expect(await told()).toMatchObject({ how: 'sent' });
    });
  });

  describe('outside the window for free words', () => {
    const writeAgain = (chat: string) =>
      turns().group(minutesLater(30), async (group) => {
        const held = (await group.lock([chat])).get(chat)?.held;
        await group.release([chat]);
        return held;
      });

    it('a message is held, the officer sees why, and it goes out when the person writes', async () => {
      const { id, chat, told, waiting } = await news();
      await settle({ id, kind: 'held', conversationId: chat, heard: -1, messageIds: [] });
      expect(await waiting()).toBeUndefined();
      expect(await told()).toEqual({ version: 1, how: 'failed', error: 'windowClosed' });
      expect(await writeAgain(chat)).toBe(true);
      expect(await waiting()).toMatchObject({ id, attempts: 0 });
      expect(await writeAgain(chat)).toBe(false);
    });

    it('other news for the same chat is still tried, for a template may say it', async () => {
      const { id, chat, waiting } = await news();
      await settle({ id, kind: 'held', conversationId: chat, heard: -1, messageIds: [] });
      const payload = { message: { text: ['lagi'] } };
      await fixture().transact(({ outbox }) => outbox.say(chat, payload, 'nudge', morning));
      expect(await waiting()).toMatchObject({ payload });
    });

    it('a message is not held when the person wrote while it was being tried', async () => {
      const { id, chat, write, waiting } = await news();
      await write(500);
      await settle({ id, kind: 'held', conversationId: chat, heard: 400, messageIds: [] });
      expect(await waiting()).toMatchObject({ id, heard: 500 });
      await settle({ id, kind: 'held', conversationId: chat, heard: 500, messageIds: [] });
      expect(await waiting()).toBeUndefined();
    });

    it('a reply to what announced it is known for that, and what becomes of the announcement changes nothing', async () => {
      const { id, chat, unique, repliesTo, number, told } = await news();
      await settle({ id, kind: 'held', conversationId: chat, heard: -1, messageIds: [`${unique}-1`] });
      expect(await repliesTo(`${unique}-1`)).toMatchObject({ number, kind: 'announcement' });
      await writeAgain(chat);
      await settle({ id, kind: 'sent', messageIds: [unique] });
      await report(delivered(`${unique}-1`), failed(`${unique}-1`));
      expect(await told()).toMatchObject({ how: 'sent' });
      expect(await repliesTo(unique)).toMatchObject({ number, kind: 'completed' });
    });

    it('a question or reminder that later news has overtaken is not said any more', async () => {
      const { chat, waiting, complaintId, id, number } = await news();
      await settle({ id, kind: 'sent', messageIds: [] });
      const notice = { complaintId, number, version: 2 };
      const day = '2026-11-25';
      await fixture().transact(({ outbox, conversations }) =>
        conversations.find(chat).then((row) =>
          outbox.notify(
            [
              { ...notice, kind: 'completionReminder', ask: 'foto', until: day } as const,
              { ...notice, kind: 'archived', ask: 'foto' } as const,
            ].map(
              (one) => ({ to: { kind: 'reporter', personId: row?.personId ?? '' }, notice: one }) as const,
            ),
            morning,
          ),
        ),
      );
      for (let next = await waiting(); next; next = await waiting())
        await settle({ id: next.id, kind: 'held', conversationId: chat, heard: -1, messageIds: [] });
      await writeAgain(chat);
      expect((await waiting())?.kind).toBe('archived');
    });

    it('a message that the provider refuses late for it is tried once more, knowing that', async () => {
      const { id, unique, waiting } = await news();
      await settle({ id, kind: 'sent', messageIds: [unique] });
      await report(failed(unique, 'windowClosed', minutesLater(4)));
      expect(await waiting()).toMatchObject({ id, windowClosed: true });
    });
  });
});
