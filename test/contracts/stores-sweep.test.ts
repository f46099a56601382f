import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { createDeliveries } from '../../db/stores/outbox-claim.ts';
import type { Transact } from '../../src/ports/stores.ts';
import { sweepDeadlines } from '../../src/usecases/sweep-deadlines.ts';
import {
  addChat,
  addComplaint,
  addDesk,
  decided,
  minutesLater,
  morning,
  onEveryDatabase,
  useCases,
} from './stores-fixture.ts';

const wita = (text: string) => Temporal.Instant.from(`${text}+08:00`);

onEveryDatabase('what the sweep has to tell', (fixture) => {
  const transact: Transact = (work) => fixture().transact(work);

  /** A unit whose review is late and whose answer, of the same day, closes by itself: with the chats that are told. */
  async function dueForBoth() {
    const { officer, personId } = await transact(async (stores) => {
      const { unitId, ...desk } = await addDesk(stores);
      const wakeAt = minutesLater(1);
      await addComplaint(stores, desk.personId, unitId, { wakeAt });
      const before = await addComplaint(stores, desk.personId, unitId);
      const answer = { type: 'answered', private: { text: 'Sudah', attachments: [] } } as const;
      const { after, recorded } = decided(before, { kind: 'system', job: 'test' }, [answer], morning);
      await stores.complaints.save(after, recorded, { dueAt: null, dueStep: null, wakeAt });
      return desk;
    });
    const [officerChat, reporterChat] = [
      await addChat(fixture(), { officerId: officer.id }),
      await addChat(fixture(), { personId }),
    ];
    return async (at: Temporal.Instant) => {
      const { db, keyring } = fixture();
      const waiting = createDeliveries(db, keyring).ready('telegram', 'bot', at.toString(), [], 1_000);
      const mine = (await waiting).filter(({ conversationId: id }) =>
        [officerChat, reporterChat].includes(id),
      );
      return mine.map(({ kind }) => kind).sort();
    };
  }

  it.each([
    ['at night', '2026-12-01T23:00', '2026-12-02T07:00'],
    ['in the small hours', '2026-12-02T03:00', '2026-12-02T07:00'],
    ['on a day off', '2026-12-05T10:00', '2026-12-07T07:00'],
    ['in the night before Christmas and its weekend', '2026-12-23T23:00', '2026-12-28T07:00'],
  ])('rests %s until seven of the next working day, then goes at once', async (_when, sweptAt, until) => {
    const leaves = await dueForBoth();
    await sweepDeadlines({ ...useCases, transact })(wita(sweptAt));
    expect(await leaves(wita(sweptAt))).toEqual([]);
    expect(await leaves(wita(until).subtract({ seconds: 1 }))).toEqual([]);
    expect(await leaves(wita(until))).toEqual(['closedBySystem', 'late']);
  });

  it('goes at once in the hours of work', async () => {
    const leaves = await dueForBoth();
    await sweepDeadlines({ ...useCases, transact })(wita('2026-12-29T19:59'));
    expect(await leaves(wita('2026-12-29T19:59'))).toEqual(['closedBySystem', 'late']);
  });
});
