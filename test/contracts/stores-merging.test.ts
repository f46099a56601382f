import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { makeNumber } from '../../src/domain/complaint/number.ts';
import type { Notice } from '../../src/domain/notice.ts';
import type { Outcome } from '../../src/domain/outcome.ts';
import { changeAgency } from '../../src/usecases/change-agency.ts';
import { lookUpStatus } from '../../src/usecases/look-up.ts';
import { readHistory, readQueue, viewComplaint } from '../../src/usecases/officer-desk.ts';
import { rateAnswer } from '../../src/usecases/reporter-acts.ts';
import { runCommand } from '../../src/usecases/run-command.ts';
import { sweepDeadlines } from '../../src/usecases/sweep-deadlines.ts';
import {
  actorOf,
  addChat,
  addComplaint,
  addOfficer,
  addPerson,
  addUnit,
  onEveryDatabase,
  useCases as shared,
} from './stores-fixture.ts';

const wita = (text: string) => Temporal.Instant.from(`${text}+08:00`);
const [later, nextDay, afterTenDays] = ['2026-11-11T10:00', '2026-11-12T10:00', '2026-11-30T09:00'];

onEveryDatabase('two reports of one problem', (fixture) => {
  /** An admin room of its own, two reporters with a chat each, and what they reported. */
  async function setUp() {
    const made = await fixture().transact(async (stores) => {
      const unitId = await addUnit(stores, shared.newId());
      const otherId = await addUnit(stores, shared.newId());
      const known = await stores.agency.load();
      const agency = {
        ...shared.agency(),
        ...known,
        units: (known?.units ?? []).map((unit) =>
          unit.id === unitId
            ? { ...unit, level: 'agency' as const }
            : unit.id === otherId
              ? { ...unit, parentId: unitId }
              : unit,
        ),
      };
      await stores.agency.save(agency);
      const officer = actorOf(await addOfficer(stores, unitId, { role: 'admin' }));
      // Which the admin may answer directly (BUP VI.B.1.b.8).
      const classification = 'aspiration';
      const report = async () => {
        const personId = await addPerson(stores);
        const number = makeNumber('TLA', shared.randomBytes(7));
        const { id } = await addComplaint(stores, personId, unitId, {}, { number, classification });
        return { id, number, personId };
      };
      return { agency, unitId, otherId, officer, main: await report(), duplicate: await report() };
    });
    const useCases = { ...shared, agency: () => made.agency, transact: fixture().transact };
    const chats = {
      main: await addChat(fixture(), { personId: made.main.personId }),
      duplicate: await addChat(fixture(), { personId: made.duplicate.personId }),
    };
    const does = async (command: string, id: string, words = '', at = later): Promise<Outcome> => {
      const ref = { by: 'id', id } as const;
      const done = await fixture().transact((stores) =>
        runCommand(useCases)(stores, { command, ref, words, attachments: [] }, made.officer, wita(at)),
      );
      if (done.kind === 'refused') throw new Error(JSON.stringify(done.refusal));
      return done;
    };
    type Report = typeof made.main;
    const told = async ({ personId }: Report): Promise<readonly Notice[]> => {
      const chat = personId === made.main.personId ? chats.main : chats.duplicate;
      const rows = await fixture().db.query<{ payload: Uint8Array }>(
        'select payload from outbox where conversation_id = $1 order by id',
        [chat],
      );
      return rows.map(
        ({ payload }) => fixture().keyring.payload.open<{ notice: Notice }>(payload, chat).notice,
      );
    };
    const load = ({ id }: Report) => fixture().transact(({ complaints }) => complaints.load(id));
    const asksFor = ({ id, personId }: Report) =>
      fixture().transact((stores) =>
        lookUpStatus(useCases)(
          stores,
          { by: 'id', id },
          { personId, conversationId: 'c', now: wita(nextDay) },
        ),
      );
    return { ...made, useCases, does, told, load, asksFor };
  }

  it('are one in the queue and the figures, known to both reporters under their own numbers, and two again', async () => {
    const { main, duplicate, officer, useCases, does, told, load, asksFor } = await setUp();
    await does('merge', duplicate.id, main.number);
    const now = wita(later);
    const queue = await fixture().transact((stores) =>
      readQueue(useCases)(stores, { mineOnly: false }, officer, now),
    );
    expect(queue).toMatchObject({ open: 1, lines: [{ complaintId: main.id }] });
    const view = await fixture().transact((stores) =>
      viewComplaint(useCases)(stores, { by: 'id', id: main.id }, officer, now),
    );
    expect(view).toMatchObject({ view: { complaint: { duplicates: [{ number: duplicate.number }] } } });
    for (const [id, last] of [
      [main.id, { type: 'duplicateJoined', number: duplicate.number }],
      [duplicate.id, { type: 'merged', intoNumber: main.number }],
    ] as const) {
      const history = await fixture().transact((stores) =>
        readHistory(useCases)(stores, { by: 'id', id }, undefined, officer),
      );
      if (history.kind !== 'history') throw new Error(history.kind);
      expect(history.events.at(-1)?.event).toMatchObject(last);
    }
    await does('verify', main.id, '', nextDay);
    await does('answer', main.id, 'Akan kami bahas', nextDay);
    expect(await asksFor(duplicate)).toMatchObject({
      kind: 'ownStatus',
      status: { number: duplicate.number, status: 'answered', answer: 'Akan kami bahas', mayReopen: true },
    });
    expect(await told(duplicate)).toMatchObject([
      { kind: 'mergedForYou', number: duplicate.number },
      { kind: 'verified', number: duplicate.number },
      { kind: 'answer', number: duplicate.number, text: 'Akan kami bahas' },
    ]);
    const mine = await fixture().transact(({ complaints }) =>
      complaints.byReporter(duplicate.personId, undefined, 5),
    );
    expect(mine.rows).toMatchObject([{ number: duplicate.number, status: 'answered' }]);
    expect(await told(main)).toMatchObject([
      { kind: 'verified', number: main.number },
      { kind: 'answer', number: main.number },
    ]);
    const period = { from: '2026-11-11', to: '2026-11-11', timeZone: 'Asia/Makassar' };
    const [tally, register] = await fixture().transact(({ complaints }) =>
      Promise.all([
        complaints.tally({ ...period, unitIds: [officer.unitId], now: wita(nextDay).toString() }),
        complaints.register({ ...period, unitIds: [officer.unitId], limit: 10 }),
      ]),
    );
    const all = tally.reduce((sum, one) => sum + (one.answeredOn === '2026-11-12' ? one.count : 0), 0);
    expect(all).toBe(2);
    expect(register.rows).toMatchObject([
      { number: main.number, status: 'answered', answeredAt: wita(nextDay).toString() },
      { number: duplicate.number, status: 'merged', answeredAt: wita(nextDay).toString() },
    ]);
    await fixture().transact((stores) =>
      rateAnswer(useCases)(
        stores,
        { ref: { by: 'id', id: duplicate.id }, rating: 'unsolved', reason: 'Belum' },
        { personId: duplicate.personId, conversationId: 'chat', now: wita(nextDay) },
      ),
    );
    expect(await load(duplicate)).toMatchObject({ status: 'awaitingVerification', reopenedCount: 1 });
    expect(await load(main)).toMatchObject({ status: 'answered', duplicates: [] });
  });

  it('are parted by the sweep that archives the main one, whose reporter alone owed something', async () => {
    const { main, duplicate, useCases, does, told, load } = await setUp();
    await does('merge', duplicate.id, main.number);
    await does('requestCompletion', main.id, 'Mohon foto');
    await sweepDeadlines(useCases)(wita(afterTenDays));
    expect(await load(main)).toMatchObject({ status: 'archived', duplicates: [] });
    expect(await load(duplicate)).toMatchObject({ status: 'awaitingVerification' });
    const news = await told(duplicate);
    expect(news.map(({ kind }) => kind)).toEqual(['mergedForYou', 'separatedForYou']);
    // Its clock ran all the time: the next sweep says how late it is.
    expect((await sweepDeadlines(useCases)(wita(afterTenDays))).failed).toEqual([]);
    expect((await load(duplicate))?.breached).toHaveLength(1);
  });

  it('are both open to the unit that works on the main one', async () => {
    const { main, duplicate, otherId, useCases, does } = await setUp();
    const theirs = actorOf(await fixture().transact((stores) => addOfficer(stores, otherId)));
    const looks = () =>
      fixture().transact((stores) =>
        viewComplaint(useCases)(stores, { by: 'id', id: duplicate.id }, theirs, wita(later)),
      );
    await does('merge', duplicate.id, main.number);
    expect((await looks()).kind).toBe('refused');
    await does('verify', main.id);
    await does('dispose', main.id, otherId);
    expect((await looks()).kind).toBe('officerView');
  });

  it('go with the unit that is closed, the duplicate too', async () => {
    const { main, duplicate, agency, otherId, unitId, useCases, does, load } = await setUp();
    await does('verify', duplicate.id);
    await does('dispose', duplicate.id, otherId);
    await does('merge', duplicate.id, main.number);
    const list = (id: string) => fixture().transact(({ complaints }) => complaints.merged(id, '', 10));
    expect(await list(otherId)).toEqual([duplicate.id]);
    const units = agency.units.map((unit) =>
      unit.id === otherId ? { ...unit, closedAt: wita(nextDay).toString(), successorId: unitId } : unit,
    );
    const changed = await fixture().transact((stores) =>
      changeAgency(useCases)(stores, { ...agency, units }, { kind: 'system', job: 'agency' }, wita(nextDay)),
    );
    expect(changed).toMatchObject({ ok: true });
    expect(await list(otherId)).toEqual([]);
    expect(await load(duplicate)).toMatchObject({ status: 'merged', ownerUnitId: unitId });
    await does('separate', duplicate.id, '', nextDay);
    expect(await load(duplicate)).toMatchObject({ status: 'awaitingVerification', ownerUnitId: unitId });
  });
});
