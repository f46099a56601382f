import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { plain } from '../../bots/copy/text.ts';
import { type DigestDeps, sendDigests } from '../../bots/digest.ts';
import { createCalendar } from '../../src/domain/calendar/calendar.ts';
import { decreedYears } from '../../src/domain/calendar/holidays/index.ts';
import type { ComplaintEvent } from '../../src/domain/complaint/event.ts';
import { undated } from '../../src/domain/digest.ts';
import type { OutMessage } from '../../src/domain/message.ts';
import type { Transact } from '../../src/ports/stores.ts';
import {
  addChat,
  addComplaint,
  addOfficer,
  addPerson,
  addUnit,
  asleep,
  decided,
  onEveryDatabase,
} from './stores-fixture.ts';

const calendar = createCalendar({ timeZone: 'Asia/Makassar', years: decreedYears });
const wita = (text: string) => Temporal.Instant.from(`${text}+08:00`);
const instant = (text: string) => wita(text).toString();
/** Wednesday 11 November 2026; the officers of these tests enrolled that morning. */
const [thursday, friday, saturday, monday] = ['2026-11-12', '2026-11-13', '2026-11-14', '2026-11-16'];

onEveryDatabase('the daily digest', (fixture) => {
  const transact: Transact = (work) => fixture().transact(work);

  /** A unit with an officer at work, one elsewhere in it without a chat, and reports of all sorts. */
  async function office() {
    const { unitId, agency, officerId } = await transact(async (stores) => {
      const unitId = await addUnit(stores);
      const { id: officerId } = await addOfficer(stores, unitId);
      const reporter = await addPerson(stores);
      for (const due of ['2026-11-12T00:00', '2026-11-13T00:00', '2026-11-17T00:00'])
        await addComplaint(stores, reporter, unitId, { dueAt: instant(due), dueStep: 'verification' });
      await addComplaint(stores, reporter, unitId);
      return { unitId, officerId, agency: await stores.agency.load() };
    });
    if (!agency) throw new Error('The unit was not saved.');
    const chat = await addChat(fixture(), { officerId });
    const own = { ...agency, units: agency.units.filter(({ id }) => id === unitId) };
    const deps: DigestDeps = {
      transact,
      agency: () => own,
      calendar: () => calendar,
      hours: { usual: '08:00', units: {} },
    };
    const waiting = () =>
      fixture().db.query<{ payload: Buffer }>(
        "select payload from outbox where conversation_id = $1 and kind = 'digest'",
        [chat],
      );
    const run = (at: string, dryRun = false, changes: Partial<DigestDeps> = {}) =>
      sendDigests({ ...deps, ...changes })(wita(at), dryRun);
    return { officerId, unitId, chat, run, waiting };
  }

  it('goes out once a day at the hour, however often the job runs', async () => {
    const { run, waiting } = await office();
    expect(await run(`${thursday}T07:59`)).toEqual({ digests: 0 });
    expect(await run(`${thursday}T08:00`, true)).toEqual({ digests: 1 });
    expect(await waiting()).toHaveLength(0);
    expect(await run(`${thursday}T08:00`)).toEqual({ digests: 1 });
    expect(await run(`${thursday}T08:05`)).toEqual({ digests: 0 });
    expect(await run(`${thursday}T17:00`)).toEqual({ digests: 0 });
    expect(await waiting()).toHaveLength(1);
    expect(await run(`${friday}T08:00`)).toEqual({ digests: 1 });
    expect(await waiting()).toHaveLength(2);
  });

  it('goes out once when two jobs run at the same time', async () => {
    const { run, waiting } = await office();
    await Promise.all([run(`${thursday}T08:00`), run(`${thursday}T08:00`), run(`${thursday}T08:01`)]);
    expect(await waiting()).toHaveLength(1);
  });

  it('has a tap for each report that is named, and for each count of those without a near date', async () => {
    const { run, waiting, chat } = await office();
    await run(`${thursday}T08:00`);
    const [row] = await waiting();
    const { message } = fixture().keyring.payload.open<{ message: OutMessage }>(
      row?.payload ?? Buffer.alloc(0),
      chat,
    );
    const taps = (message.choices ?? []).flat().map(({ data }) => data.replace(/^o:[^:]+:/u, 'o:'));
    // What each is about and what is due, beside its number.
    expect(plain(message.text)).toMatch(/^1\. 🔴 \S+ .+ · verifikasi \(batas Rab 11 Nov\)$/mu);
    expect(taps).toEqual(['o:1:view', 'o:1:view', 'o:1:view', 'q:unclaimed', 'q:all', 'q:mine']);
  });

  it('goes out once when the job dies before its commit and runs again', async () => {
    const { run, waiting } = await office();
    const dying: Transact = (work) =>
      transact(async (stores) => {
        await work(stores);
        throw new Error('killed');
      });
    await expect(run(`${thursday}T08:00`, false, { transact: dying })).rejects.toThrow('killed');
    expect(await waiting()).toHaveLength(0);
    await run(`${thursday}T08:05`);
    await run(`${thursday}T08:10`);
    expect(await waiting()).toHaveLength(1);
  });

  it('is one after days of downtime, none on a day off, and none at night', async () => {
    const { run, waiting } = await office();
    expect(await run(`${saturday}T09:00`)).toEqual({});
    expect(await run(`${monday}T20:30`)).toEqual({});
    await run(`${monday}T15:00`);
    expect(await waiting()).toHaveLength(1);
  });

  it('counts what is late, due today, due soon and not yet taken, and names the first', async () => {
    const { officerId } = await office();
    const ends = [`${thursday}T09:00`, `${friday}T00:00`, '2026-11-17T00:00'].map(instant);
    const [now = '', dayEnd = '', soonEnd = ''] = ends;
    const read = await transact(({ digests }) => digests.read([officerId], now, dayEnd, soonEnd, 2));
    expect(read).toMatchObject([
      { officerId, late: 1, dueToday: 1, dueSoon: 1, waiting: 0, unclaimed: 4, returned: 0 },
    ]);
    expect(read[0]?.lines.map(({ dueAt }) => dueAt)).toEqual(
      ends.map((_, index) => instant(`2026-11-${12 + index}T00:00`)).slice(0, 2),
    );
  });

  it('tells apart whose turn it is: a reply is the officer’s, what is at national nobody’s to take', async () => {
    const { unitId, officerId } = await transact(async (stores) => {
      const unitId = await addUnit(stores);
      return { unitId, officerId: (await addOfficer(stores, unitId)).id };
    });
    const later = instant('2026-12-01T00:00');
    const stands = (dueAt: string | null, ...events: readonly ComplaintEvent[]) =>
      transact(async (stores) => {
        const before = await addComplaint(stores, await addPerson(stores), unitId);
        const { after, recorded } = decided(before, { kind: 'system', job: 'test' }, events);
        await stores.complaints.save(after, recorded, { ...asleep, dueAt, dueStep: 'verification' });
      });
    const asked = { type: 'completionRequested', private: { ask: 'Mohon foto' } } as const;
    const replied = { type: 'reporterReplied', private: { text: 'Ini', attachments: [] } } as const;
    const reason = { reason: 'Jalan nasional' };
    await stands(null, asked);
    await stands(later, asked, replied);
    await stands(later, { type: 'sentToNational', to: 'Admin Nasional', private: reason });
    await stands(later, { type: 'returned', toUnitId: unitId, private: reason });
    await stands(null, { type: 'answered', private: { text: 'Sudah', attachments: [] } });
    const [now = '', dayEnd = '', soonEnd = ''] = ['09', '22', '23'].map((hour) =>
      instant(`${thursday}T${hour}:00`),
    );
    const read = await transact(({ digests }) => digests.read([officerId], now, dayEnd, soonEnd, 5));
    const counts = { late: 0, dueToday: 0, dueSoon: 0, waiting: 1, unclaimed: 2, returned: 1 };
    expect(read).toMatchObject([{ officerId, ...counts, lines: [] }]);
    // A tap on a count lists what it counts: not what a colleague has.
    await stands(null, asked, { type: 'claimed', officerId: 'colleague' });
    for (const awaiting of undated) {
      const listed = await transact(({ complaints }) =>
        complaints.queue({ unitIds: [unitId], assigneeId: officerId, awaiting, limit: 10 }),
      );
      expect(listed.rows, awaiting).toHaveLength(counts[awaiting]);
    }
  });

  it('is for officers at work only, from the day after they came', async () => {
    const { unitId, run, waiting } = await office();
    const [leader, fresh, gone] = await transact(async (stores) => {
      const gone = await addOfficer(stores, unitId);
      await stores.officers.revoke(gone.id, gone.id, instant(`${thursday}T07:00`));
      const leader = await addOfficer(stores, unitId, { role: 'leader' });
      const fresh = await addOfficer(stores, unitId, { enrolledAt: instant(`${thursday}T07:00`) });
      return [leader, fresh, gone];
    });
    const chats: string[] = [];
    for (const { id: officerId } of [leader, fresh, gone])
      chats.push(await addChat(fixture(), { officerId }));
    const had = async () => {
      const rows = await fixture().db.query<{ conversation_id: string }>(
        "select conversation_id from outbox where conversation_id = any($1::text[]) and kind = 'digest'",
        [chats],
      );
      return rows.map((row) => row.conversation_id);
    };
    await run(`${thursday}T08:00`);
    expect(await waiting()).toHaveLength(1);
    expect(await had()).toEqual([]);
    await run(`${friday}T08:00`);
    expect(await had()).toEqual([chats[1]]);
  });

  it('is not sent to who has nothing, nor to a unit whose own hour has not come', async () => {
    const { run, unitId, waiting } = await office();
    const idle = await transact(async (stores) => (await addOfficer(stores, await addUnit(stores))).id);
    const idleChat = await addChat(fixture(), { officerId: idle });
    const agency = await transact(({ agency }) => agency.load());
    if (!agency) throw new Error('There is no agency.');
    const hours = { usual: '08:00', units: { [unitId]: '10:00' } };
    const all = { agency: () => agency, hours };
    await run(`${thursday}T08:00`, false, all);
    expect(await waiting()).toHaveLength(0);
    const units = agency.units.map((unit) => (unit.id === unitId ? { ...unit, digestAt: '11:00' } : unit));
    await run(`${thursday}T10:30`, false, { agency: () => ({ ...agency, units }) });
    expect(await waiting()).toHaveLength(0);
    await run(`${thursday}T10:30`, false, all);
    expect(await waiting()).toHaveLength(1);
    expect(await fixture().db.query('select id from outbox where conversation_id = $1', [idleChat])).toEqual(
      [],
    );
  });
});
