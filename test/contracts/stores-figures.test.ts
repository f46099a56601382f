import { readSheet } from 'read-excel-file/node';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { plain } from '../../bots/copy/text.ts';
import { sendMorningReport } from '../../bots/morning.ts';
import { morningInWords } from '../../bots/officer/words/morning.ts';
import { withRegister } from '../../bots/register.ts';
import { demoAgency } from '../../src/demo-agency.ts';
import type { OfficerActor } from '../../src/domain/access.ts';
import type { Complaint } from '../../src/domain/complaint/complaint.ts';
import { defaultStrategicRules } from '../../src/domain/figures/issues.ts';
import { registerId } from '../../src/domain/figures/register.ts';
import type { OutMessage } from '../../src/domain/message.ts';
import { bup } from '../../src/domain/sop/profiles/bup.ts';
import type { TallyQuery } from '../../src/ports/complaints.ts';
import type { Stores } from '../../src/ports/stores.ts';
import { xlsx } from '../../src/reports/xlsx.ts';
import { readFigures, readMorningReport } from '../../src/usecases/read-figures.ts';
import { snapshotFigures } from '../../src/usecases/snapshot-figures.ts';
import {
  addChat,
  addComplaint,
  addOfficer,
  addPerson,
  addUnit,
  asleep,
  decided,
  minutesLater,
  morning,
  onEveryDatabase,
  useCases,
} from './stores-fixture.ts';

const zone = 'Asia/Makassar';

/** Answers it on Thursday 12 November in Makassar, still Wednesday in UTC. */
async function answerOnThursday({ complaints }: Stores, complaint: Complaint): Promise<void> {
  await complaints.lock(complaint.id);
  const answered = { type: 'answered', private: { text: 'Sudah ditambal', attachments: [] } } as const;
  const system = { kind: 'system', job: 'test' } as const;
  const { after, recorded } = decided(complaint, system, [answered], '2026-11-11T16:30:00Z');
  await complaints.save(after, recorded, asleep);
}

onEveryDatabase('counts for the figures', (fixture) => {
  const tally = (query: Partial<TallyQuery>) =>
    fixture().transact(({ complaints }) =>
      complaints.tally({ from: '2026-11-01', to: '2026-11-30', timeZone: zone, now: morning, ...query }),
    );
  const setUp = () =>
    fixture().transact(async (stores) => ({
      unitId: await addUnit(stores),
      personId: await addPerson(stores),
    }));

  it('know received, responded and answered by the day in the agency’s zone, and what is late', async () => {
    const { unitId, personId } = await setUp();
    await fixture().transact(async (stores) => {
      await addComplaint(stores, personId, unitId, { dueAt: minutesLater(-1), dueStep: 'settlement' });
      await addComplaint(stores, personId, unitId, { dueAt: minutesLater(1), dueStep: 'settlement' });
      await answerOnThursday(stores, await addComplaint(stores, personId, unitId));
    });
    const found = await tally({ unitIds: [unitId] });
    const common = { receivedOn: '2026-11-11', categoryId: 'jalan', source: null, count: 1 };
    expect(found).toHaveLength(3);
    expect(found).toEqual(
      expect.arrayContaining([
        { ...common, status: 'awaitingVerification', late: true, respondedOn: null, answeredOn: null },
        { ...common, status: 'awaitingVerification', late: false, respondedOn: null, answeredOn: null },
        { ...common, status: 'answered', late: false, respondedOn: '2026-11-12', answeredOn: '2026-11-12' },
      ]),
    );
  });

  it('hold the first and the last moment of the period, and nothing of another unit', async () => {
    const { unitId, personId } = await setUp();
    const other = await setUp();
    await fixture().transact(async (stores) => {
      for (const at of [
        '2026-10-31T15:59:59.999Z',
        '2026-10-31T16:00:00Z',
        '2026-11-30T15:59:59.999Z',
        '2026-11-30T16:00:00Z',
      ])
        await addComplaint(stores, personId, unitId, {}, { at });
      await addComplaint(stores, other.personId, other.unitId);
    });
    const found = await tally({ unitIds: [unitId] });
    expect(found.map(({ receivedOn, count }) => `${receivedOn} ${count}`).sort()).toEqual([
      '2026-11-01 1',
      '2026-11-30 1',
    ]);
    const all = await tally({});
    expect(all.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThanOrEqual(3);
  });

  it('list every report in the register, in pages, as a file that another program opens, without its reporter [MJK-B 8] [MJK-B 8 register]', async () => {
    const { unitId, personId } = await setUp();
    const days = ['2025-03-03', '2025-03-04', '2025-03-04', '2025-03-31'];
    const numbers = await fixture().transact(async (stores) => {
      const added: string[] = [];
      for (const day of days)
        added.push((await addComplaint(stores, personId, unitId, {}, { at: `${day}T02:00:00Z` })).number);
      await addComplaint(stores, personId, unitId, {}, { at: '2025-03-31T16:00:00Z' });
      return added;
    });
    const query = { from: '2025-03-01', to: '2025-03-31', timeZone: zone, limit: 3 };
    const pages = await fixture().transact(async ({ complaints }) => {
      const first = await complaints.register(query);
      return [first, await complaints.register({ ...query, ...(first.next && { after: first.next }) })];
    });
    expect(pages.map(({ rows }) => rows.map(({ number }) => number))).toEqual([
      numbers.slice(0, 3),
      numbers.slice(3),
    ]);
    const { transact } = fixture();
    const deps = {
      ...useCases,
      transact,
      clock: { now: () => Temporal.Instant.from('2025-04-01T02:00:00Z') },
    };
    const reader = withRegister(deps, xlsx, { find: async () => undefined });
    const found = await reader.find(registerId({ from: query.from, to: query.to, language: 'id' }));
    const parts: Uint8Array[] = [];
    for await (const part of found?.open() ?? []) parts.push(part);
    expect(Buffer.concat(parts)).toHaveLength(found?.media.size ?? 0);
    const [head, ...lines] = await readSheet(Buffer.concat(parts));
    expect(head?.slice(0, 3)).toEqual(['Nomor', 'Diterima', 'Saluran']);
    expect(lines.map(([number]) => number)).toEqual(numbers);
    expect(lines[0]?.slice(1, 5)).toEqual([
      new Date('2025-03-03T00:00:00Z'),
      'Telegram',
      'Jalan dan jembatan',
      'pengaduan',
    ]);
    expect(JSON.stringify(lines)).not.toContain('Bati-Bati');
  });

  it('name what is strategic by rule, with the newest reports behind it [TTD E.1-2]', async () => {
    const { unitId, personId } = await setUp();
    const now = '2025-06-10T02:00:00Z';
    const at = '2025-06-09T02:00:00Z';
    const numbers = await fixture().transact(async (stores) => {
      const add = async (
        ...more: [Parameters<typeof addComplaint>[3]?, Parameters<typeof addComplaint>[4]?]
      ) => (await addComplaint(stores, personId, unitId, ...more)).number;
      const named = {
        danger: await add({}, { at, urgent: true, categoryId: null }),
        violation: await add({}, { at, accusedUnitIds: [unitId], categoryId: null }),
        late: await add({ dueAt: '2025-05-27T02:00:00Z' }, { at, categoryId: null }),
      };
      await add({ dueAt: '2025-05-28T02:00:00Z' }, { at, categoryId: null });
      const cluster: string[] = [];
      for (let n = 0; n < 3; n += 1)
        cluster.push(await add({}, { at: `2025-06-08T0${n}:00:00Z`, categoryId: 'banjir-uji' }));
      for (let n = 0; n < 2; n += 1) await add({}, { at, categoryId: 'sampah-uji' });
      await add({}, { at: '2025-05-01T02:00:00Z', categoryId: 'sampah-uji' });
      return { ...named, cluster };
    });
    const rules = { ...defaultStrategicRules, clusterReports: 3, clusterDays: 6 };
    const issues = await fixture().transact(({ complaints }) =>
      complaints.issues({ now, rules, reports: 2 }),
    );
    expect(issues.map(({ kind }) => kind)).toEqual(['danger', 'violation', 'cluster', 'late']);
    const [danger, violation, cluster, late] = issues;
    for (const [issue, number] of [
      [danger, numbers.danger],
      [violation, numbers.violation],
      [late, numbers.late],
    ] as const) {
      expect(issue?.count).toBe(1);
      expect(issue?.reports.map((one) => one.number)).toEqual([number]);
    }
    const profile = () => ({ ...bup, strategicIssues: rules });
    const report = await fixture().transact((stores) =>
      readMorningReport({ ...useCases, profile })(stores, Temporal.Instant.from(now)),
    );
    expect(report.issues.map(({ kind }) => kind)).toEqual(['danger', 'violation', 'cluster', 'late']);
    const told = plain(morningInWords(report, demoAgency, 'id').text);
    expect(told).toContain('dalam 6 hari');
    expect(cluster).toMatchObject({ categoryId: 'banjir-uji', count: 3 });
    expect(cluster?.reports.map((one) => one.number)).toEqual([numbers.cluster[2], numbers.cluster[1]]);
  });

  describe('of the days that are over', () => {
    const wita = (text: string) => Temporal.Instant.from(`${text}+08:00`);
    const period = { kind: 'month', from: '2026-11-01', to: '2026-11-12' } as const;
    const snapshot = (asOf: string, dryRun = false) =>
      snapshotFigures({ ...useCases, transact: fixture().transact })(wita(asOf), { dryRun });
    const officerOf = (unitId: string): OfficerActor => ({
      kind: 'officer',
      officerId: 'officer',
      unitId,
      role: 'liaison',
      name: 'Rahma',
    });

    it('are kept once, made again from an earlier day, and are the figures that officers and leaders read', async () => {
      const { unitId, personId } = await setUp();
      await fixture().transact(async (stores) => {
        await stores.jobs.note('dayFigures', '2026-11-08');
        const answered = await addComplaint(stores, personId, unitId, {}, { at: '2026-11-10T02:00:00Z' });
        await addComplaint(stores, personId, unitId);
        await answerOnThursday(stores, answered);
      });
      const read = () =>
        fixture().transact((stores) =>
          readFigures(useCases)(stores, period, officerOf(unitId), wita('2026-11-13T09:00')),
        );
      expect((await read()).kept).toBeUndefined();
      expect(await snapshot('2026-11-13T00:11', true)).toBe(4);
      expect(await snapshot('2026-11-13T00:11')).toBe(4);
      expect(await snapshot('2026-11-13T00:26')).toBe(0);
      const { figures, kept } = await read();
      expect(kept).toMatchObject({ received: 2, responded: 1, answered: 1, daysToAnswer: 2, open: 2 });
      for (const name of ['received', 'notYetResponded', 'notYetSettled', 'answered'] as const)
        expect(kept?.[name], name).toBe(figures[name]);
      const latelyAt = async (asOf: string) =>
        (await fixture().transact((stores) => readMorningReport(useCases)(stores, wita(asOf)))).lately;
      const kepts = async (from: string, until: string) => {
        const days = await fixture().transact(({ dayFigures }) => dayFigures.period({ from, to: until }));
        return { from, until, received: days.received, answered: days.answered };
      };
      expect(await latelyAt('2026-11-13T08:00')).toEqual(await kepts('2026-11-12', '2026-11-12'));

      expect(await snapshot('2026-11-12T09:00')).toBe(1);
      expect((await read()).kept).toBeUndefined();
      expect(await snapshot('2026-11-13T09:00')).toBe(1);
      expect((await read()).kept).toEqual(kept);

      // A Monday's leaders were told of Thursday last: Friday is not left out, before the days are written or after.
      await fixture().transact((stores) =>
        addComplaint(stores, personId, unitId, {}, { at: '2026-11-13T02:00:00Z' }),
      );
      const onMonday = await latelyAt('2026-11-16T00:05');
      expect(onMonday).toMatchObject({ from: '2026-11-13', until: '2026-11-15' });
      expect(onMonday.received).toBeGreaterThan(0);
      await snapshot('2026-11-16T00:11');
      expect(await latelyAt('2026-11-16T08:00')).toEqual(await kepts('2026-11-13', '2026-11-15'));
      expect(await latelyAt('2026-11-16T08:00')).toMatchObject({ received: onMonday.received });
    });
  });

  it('go to every leader and admin once a working morning, with what BUP VII.B.2 asks for and a picture [BUP VII.B.1-2] [TTD E.1-2]', async () => {
    const { transact, db } = fixture();
    const { id: officerId, unitId } = await transact((stores) =>
      addUnit(stores).then((unitId) => addOfficer(stores, unitId, { role: 'leader' })),
    );
    const chat = await addChat(fixture(), { officerId });
    const liaison = await transact((stores) => addOfficer(stores, unitId));
    const liaisonChat = await addChat(fixture(), { officerId: liaison.id });
    const send = sendMorningReport({ ...useCases, transact, hours: { usual: '08:00', units: {} } });
    const wita = (text: string) => Temporal.Instant.from(`${text}+08:00`);
    const told = () =>
      db.query<{ payload: Buffer }>('select payload from outbox where conversation_id = $1', [chat]);
    expect(await send(wita('2026-11-12T07:59'), false)).toEqual({});
    await send(wita('2026-11-12T08:00'), true);
    expect(await told()).toEqual([]);
    await send(wita('2026-11-12T08:00'), false);
    await send(wita('2026-11-12T08:05'), false);
    // A Saturday.
    await send(wita('2026-11-14T08:05'), false);
    const opened = (payload: Uint8Array = new Uint8Array()) =>
      fixture().keyring.payload.open<{ message: OutMessage }>(payload, chat).message;
    const [row, ...others] = await told();
    expect(others).toEqual([]);
    const message = opened(row?.payload);
    const text = JSON.stringify(message.text);
    for (const part of [
      'Laporan pagi, Kamis, 12 November 2026',
      'belum direspons',
      'belum selesai',
      'Kemarin: ',
    ])
      expect(text).toContain(part);
    expect(message.attachments).toHaveLength(1);
    expect(await db.query('select id from outbox where conversation_id = $1', [liaisonChat])).toEqual([]);
    await send(wita('2026-11-16T09:00'), false);
    const [, monday, ...later] = await told();
    expect(later).toEqual([]);
    expect(plain(opened(monday?.payload).text)).toContain('\nJumat, 13 November 2026, sampai kemarin: ');
    // What is work for the unit's officers is not told to its leaders.
    const number = 'TLA-7KQ4-M2XR';
    const gist = { categoryId: 'jalan', place: '', urgent: false };
    await transact(({ outbox }) =>
      outbox.notify(
        [
          {
            to: { kind: 'unit', unitId },
            notice: {
              kind: 'archivedByRule',
              rule: 'BUP VI.B.1.a.11',
              complaintId: 'none',
              number,
              version: 1,
              gist,
            },
          },
        ],
        '2026-11-16T01:00:00Z',
      ),
    );
    expect(await told()).toHaveLength(2);
  });
});
