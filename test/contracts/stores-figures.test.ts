import { readSheet } from 'read-excel-file/node';
import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { withRegister } from '../../bots/register.ts';
import { registerId } from '../../src/domain/figures/register.ts';
import type { TallyQuery } from '../../src/ports/stores.ts';
import { xlsx } from '../../src/reports/xlsx.ts';
import {
  addComplaint,
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
      const answered = await addComplaint(stores, personId, unitId);
      await stores.complaints.lock(answered.id);
      const { after, recorded } = decided(
        answered,
        { kind: 'system', job: 'test' },
        [{ type: 'answered', private: { text: 'Sudah ditambal', attachments: [] } }],
        // Thursday in Makassar, still Wednesday in UTC.
        '2026-11-11T16:30:00Z',
      );
      await stores.complaints.save(after, recorded, asleep);
    });
    const found = await tally({ unitIds: [unitId] });
    const common = { receivedOn: '2026-11-11', categoryId: 'jalan', count: 1 };
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
});
