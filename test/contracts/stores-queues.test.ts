import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { adminUnit } from '../../src/domain/agency.ts';
import type { FinishedForm } from '../../src/domain/complaint/submit.ts';
import type { QueueRow } from '../../src/ports/complaints.ts';
import type { Cursor } from '../../src/ports/page.ts';
import { readHistory, viewComplaint, viewWhole } from '../../src/usecases/officer-desk.ts';
import { submitComplaint } from '../../src/usecases/submit-complaint.ts';
import {
  actorOf,
  addComplaint,
  addDesk,
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

const blankForm: Omit<FinishedForm, 'content'> = {
  classification: 'complaint',
  categoryId: null,
  anonymous: true,
  confidential: false,
  urgent: false,
  accusedUnitIds: [],
  identity: {},
  channel: 'web',
};

onEveryDatabase('lists of complaints', (fixture) => {
  const setUp = () => fixture().transact(addDesk);

  it('begin, of reports that are due on one day, with the one that came first', async () => {
    const [unitId, known] = await fixture().transact(
      async (stores) => [await addUnit(stores), await stores.agency.load()] as const,
    );
    const demo = useCases.agency();
    const [room] = demo.units.filter(({ id }) => id === adminUnit(demo).id);
    if (!room) throw new Error('An agency has an admin room.');
    const agency = { ...demo, ...known, units: [{ ...room, id: unitId, shortName: unitId }] };
    const drawn = ['zzzzzzzz', 'mmmmmmmm', 'aaaaaaaa'];
    const sent: string[] = [];
    for (const [index, symbols] of drawn.entries())
      await fixture().transact(async (stores) => {
        const deps = { ...useCases, agency: () => agency, newId: () => symbols };
        const now = Temporal.Instant.from(minutesLater(index));
        const personId = await addPerson(stores);
        const content = { description: 'Sampah', place: {}, occurred: { words: 'kini' }, attachments: [] };
        const form = { ...blankForm, content };
        const { complaintId } = await submitComplaint(deps)(stores, form, {
          conversationId: '',
          personId,
          now,
        });
        sent.push(complaintId);
      });
    const { rows } = await fixture().transact(({ complaints }) =>
      complaints.queue({ unitIds: [unitId], limit: 5 }),
    );
    expect(rows.map(({ complaintId }) => complaintId)).toEqual(sent);
  });

  describe('copies', () => {
    it('are a list of the unit’s own and of those whose work it does, in pages, each once and not its own reports', async () => {
      const { unitId, personId, officer } = await setUp();
      const [other, ...closed] = [
        await fixture().transact((stores) => addUnit(stores)),
        await fixture().transact((stores) => addUnit(stores)),
        await fixture().transact((stores) => addUnit(stores)),
      ];
      const [first, second] = closed;
      /** Copies for these units, one after the other. */
      const copied = (unitIds: readonly string[], from: number, accusedUnitIds: readonly string[] = []) =>
        fixture().transact(async (stores) => {
          const { id } = await addComplaint(stores, personId, unitId, {}, { accusedUnitIds });
          for (const [index, to] of unitIds.entries()) {
            const before = await stores.complaints.lock(id);
            if (!before) throw new Error('It was just added.');
            const events = [{ type: 'copied', unitId: to, private: { note: '' } }] as const;
            const { after, recorded } = decided(before, actorOf(officer), events, minutesLater(from + index));
            await stores.complaints.save(after, recorded, asleep);
          }
          return id;
        });
      const shared = await copied([first, other, second], 0);
      const accusing = await copied([other, first], 10, [other]);
      const twice = await copied([second, first], 20);
      const one = await copied([second], 30);
      await copied([first], 40, [other]);
      // Its staff is in the other unit now.
      await copied([first], 50, [second]);
      const seen: string[] = [];
      for (let next: Cursor | undefined, isFirst = true; isFirst || next !== undefined; isFirst = false) {
        const after = next;
        const page = await fixture().transact(({ complaints }) => complaints.copies(other, closed, after, 1));
        seen.push(...page.rows.map((row) => row.complaintId));
        next = page.next;
      }
      expect(seen).toEqual([one, twice, accusing, shared]);
      const ofOwner = await fixture().transact(({ complaints }) =>
        complaints.copies(unitId, closed, undefined, 8),
      );
      expect(ofOwner.rows).toEqual([]);
    });

    it('are a list of the unit’s own in pages, newest first, and end with the copy', async () => {
      const { unitId, personId, officer } = await setUp();
      const other = await fixture().transact((stores) => addUnit(stores));
      const ids: string[] = [];
      for (let minutes = 1; minutes <= 5; minutes += 1)
        await fixture().transact(async (stores) => {
          const { id } = await addComplaint(stores, personId, unitId);
          const before = await stores.complaints.lock(id);
          if (!before) throw new Error('It was just added.');
          const events = [{ type: 'copied', unitId: other, private: { note: 'Pantau' } }] as const;
          const { after, recorded } = decided(before, actorOf(officer), events, minutesLater(minutes));
          await stores.complaints.save(after, recorded, asleep);
          ids.unshift(id);
        });
      const page = (after?: Cursor) =>
        fixture().transact(({ complaints }) => complaints.copies(other, [], after, 2));
      const seen: string[] = [];
      for (let next: Cursor | undefined, first = true; first || next !== undefined; first = false) {
        const { rows, next: after } = await page(next);
        seen.push(...rows.map((row) => row.complaintId));
        next = after;
      }
      expect(seen).toEqual(ids);
      await fixture().transact(async (stores) => {
        const before = await stores.complaints.lock(ids[0] ?? '');
        if (!before) throw new Error('It was added above.');
        expect(before.copies).toEqual([{ unitId: other, at: minutesLater(5) }]);
        const events = [{ type: 'copyWithdrawn', unitId: other }] as const;
        const { after, recorded } = decided(before, actorOf(officer), events, minutesLater(9));
        await stores.complaints.save(after, recorded, asleep);
      });
      expect((await page()).rows.map((row) => row.complaintId)).toEqual(ids.slice(1, 3));
    });
  });

  it('lead to a report without the numbers of people, which only who is in charge opens, on the record [BUP IV.A.1.e]', async () => {
    const { unitId, personId, officer } = await setUp();
    const now = Temporal.Instant.from(minutesLater(9));
    await fixture().transact(async (stores) => {
      const other = await addOfficer(stores, await addUnit(stores));
      const told = {
        description: 'Hubungi saya di 0812 3456 7890.',
        place: {},
        occurred: { words: 'kemarin' },
        attachments: [{ mediaId: 'media-1', kind: 'photo' }],
      } as const;
      const { id } = await addComplaint(stores, personId, unitId, {}, { private: told });
      const before = await stores.complaints.load(id);
      if (!before) throw new Error('It was just added.');
      const events = [
        { type: 'copied', unitId: other.unitId, private: { note: 'Pantau' } },
        { type: 'noteAdded', private: { text: 'Lurah: 0813 1111 2222' } },
      ] as const;
      const { after, recorded } = decided(before, actorOf(officer), events, minutesLater(5));
      await stores.complaints.save(after, recorded, asleep);

      const ref = { by: 'id', id } as const;
      for (const who of [actorOf(officer), actorOf(other)]) {
        const view = await viewComplaint(useCases)(stores, ref, who, now);
        const history = await readHistory(useCases)(stores, ref, undefined, who);
        expect(JSON.stringify([view, history])).toContain('Hubungi saya di ••••');
        expect(JSON.stringify([view, history])).not.toMatch(/7890|2222/);
        const isOwners = who.officerId === officer.id;
        expect(view).toMatchObject({
          view: { masked: isOwners ? 'mine' : 'notMine' },
          attachments: isOwners ? [{ mediaId: 'media-1' }] : [],
        });
        expect(JSON.stringify(view).includes('filesWithheld')).toBe(!isOwners);
      }

      const whole = await viewWhole(useCases)(stores, ref, actorOf(officer), now);
      expect(whole).toMatchObject({ kind: 'officerView', whole: { said: [{ version: 3 }] } });
      expect(JSON.stringify(whole)).toMatch(/0812 3456 7890.*0813 1111 2222/);
      expect((await stores.complaints.events(id, 3, 5)).map(({ event }) => event)).toEqual([
        { type: 'textsOpened', officerId: officer.id },
      ]);
      const refused = await viewWhole(useCases)(stores, ref, actorOf(other), now);
      expect(refused).toMatchObject({ kind: 'refused', refusal: { code: 'notYours' } });
      expect((await stores.complaints.load(id))?.version).toBe(4);
    });
  });

  describe('a queue', () => {
    const readAll = async (query: { unitIds?: readonly string[]; assigneeId?: string }, limit: number) => {
      const rows: QueueRow[] = [];
      let after: Cursor | undefined;
      do {
        const from = after;
        const page = await fixture().transact(({ complaints }) =>
          complaints.queue({ ...query, limit, ...(from === undefined ? {} : { after: from }) }),
        );
        expect(page.rows.length).toBeLessThanOrEqual(limit);
        rows.push(...page.rows);
        after = page.next;
      } while (after !== undefined);
      return rows;
    };

    it('shows the oldest deadline first, those without one last, page by page and none twice', async () => {
      const { unitId, personId } = await setUp();
      const dues = [30, null, 10, 20, 10, null, 5, 10];
      const added = await fixture().transact(async (stores) => {
        const list: { id: string; due: number | null }[] = [];
        for (const due of dues) {
          const schedule = due === null ? {} : { dueAt: minutesLater(due), dueStep: 'verification' as const };
          list.push({ id: (await addComplaint(stores, personId, unitId, schedule)).id, due });
        }
        return list;
      });
      const order = added
        .sort((a, b) => (a.due ?? 1e9) - (b.due ?? 1e9) || (a.id < b.id ? -1 : 1))
        .map(({ id }) => id);
      for (const limit of [1, 2, 3, 8, 100]) {
        const rows = await readAll({ unitIds: [unitId] }, limit);
        expect(rows.map((row) => row.complaintId)).toEqual(order);
      }
    });

    it('tells what an officer needs to recognise a complaint, and no more', async () => {
      const { unitId, personId } = await setUp();
      const schedule = { dueAt: minutesLater(60), dueStep: 'verification' } as const;
      const complaint = await fixture().transact((stores) =>
        addComplaint(stores, personId, unitId, schedule),
      );
      expect(await readAll({ unitIds: [unitId] }, 10)).toEqual([
        {
          complaintId: complaint.id,
          number: complaint.number,
          version: 1,
          status: 'awaitingVerification',
          classification: 'complaint',
          gist: { categoryId: 'jalan', place: 'Bati-Bati', urgent: false },
          ownerUnitId: unitId,
          assigneeId: null,
          receivedAt: morning,
          ...schedule,
          returned: false,
          supporters: 0,
        },
      ]);
    });

    it('keeps to its units, to one assignee, and to what is open', async () => {
      const { unitId, personId, officer } = await setUp();
      const other = await setUp();
      const [mine, free, ended, theirs] = await fixture().transact(async (stores) => {
        const list: string[] = [];
        for (const owner of [unitId, unitId, unitId, other.unitId]) {
          list.push((await addComplaint(stores, personId, owner)).id);
        }
        return list;
      });
      await fixture().transact(async ({ complaints }) => {
        for (const [id, event] of [
          [mine, { type: 'claimed', officerId: officer.id }],
          [ended, { type: 'closed', by: 'system' }],
        ] as const) {
          const locked = await complaints.lock(id ?? '');
          if (!locked) throw new Error('gone');
          const { after, recorded } = decided(locked, actorOf(officer), [event]);
          await complaints.save(after, recorded, asleep);
        }
      });
      const idsOf = async (query: Parameters<typeof readAll>[0]) =>
        (await readAll(query, 2)).map((row) => row.complaintId);
      expect(await idsOf({ unitIds: [unitId] })).toEqual([mine, free]);
      expect(await idsOf({ unitIds: [unitId], assigneeId: officer.id })).toEqual([mine]);
      expect(await idsOf({ unitIds: [other.unitId, unitId] })).toEqual([mine, free, theirs]);
      expect(await idsOf({ unitIds: [] })).toEqual([]);
      const all = await idsOf({});
      expect(all).toEqual(expect.arrayContaining([mine, free, theirs]));
      expect(all).not.toContain(ended);
    });

    it('begins anew when the place in it cannot be read', async () => {
      const { unitId, personId } = await setUp();
      const { id } = await fixture().transact((stores) => addComplaint(stores, personId, unitId));
      for (const after of ['', '???', 'AAAA', Buffer.from('zz.\0').toString('base64url')]) {
        const page = await fixture().transact(({ complaints }) =>
          complaints.queue({ unitIds: [unitId], limit: 10, after }),
        );
        expect(page.rows.map((row) => row.complaintId)).toEqual([id]);
      }
    });

    it('counts what is late, due today and open; at its very deadline it is late', async () => {
      const { unitId, personId } = await setUp();
      await fixture().transact(async (stores) => {
        for (const due of [-1, 0, 1, 60, 61, null]) {
          const schedule = due === null ? {} : { dueAt: minutesLater(due) };
          await addComplaint(stores, personId, unitId, schedule);
        }
      });
      await fixture().transact(async ({ complaints }) => {
        expect(await complaints.counts([unitId], morning, minutesLater(60))).toEqual({
          late: 2,
          dueToday: 2,
          open: 6,
        });
        const all = await complaints.counts(undefined, morning, minutesLater(60));
        expect(all.open).toBeGreaterThanOrEqual(6);
        expect((await complaints.counts([], morning, minutesLater(60))).open).toBe(0);
      });
    });
  });

  describe('a reporter', () => {
    it('finds all own reports, the newest first, in pages', async () => {
      const { unitId, personId } = await setUp();
      const stranger = await fixture().transact(addPerson);
      const ids = await fixture().transact(async (stores) => {
        await addComplaint(stores, stranger, unitId);
        const list: string[] = [];
        for (const minutes of [0, 5, 5, 9]) {
          list.push((await addComplaint(stores, personId, unitId, {}, { at: minutesLater(minutes) })).id);
        }
        return list;
      });
      await fixture().transact(async ({ complaints }) => {
        const one = await complaints.byReporter(personId, undefined, 3);
        const two = await complaints.byReporter(personId, one.next, 3);
        expect([...one.rows, ...two.rows].map((row) => row.complaintId)).toEqual([...ids].reverse());
        expect(two.next).toBeUndefined();
      });
    });
  });

  describe('time', () => {
    it('finds what is due, oldest first, and goes on where it stopped', async () => {
      const { unitId, personId } = await setUp();
      // A day of their own, so that the other tests' complaints are not due.
      const at = (minutes: number) =>
        new Date(Date.UTC(2020, 0, 1, 0, minutes)).toISOString().replace('.000Z', 'Z');
      const ids = await fixture().transact(async (stores) => {
        const list: string[] = [];
        for (const minutes of [3, 1, 2, 2, 59]) {
          list.push((await addComplaint(stores, personId, unitId, { wakeAt: at(minutes) })).id);
        }
        return list;
      });
      await fixture().transact(async ({ complaints }) => {
        const first = await complaints.due(at(3), 2);
        expect(first).toEqual([
          { id: ids[1], wakeAt: at(1) },
          { id: ids[2], wakeAt: at(2) },
        ]);
        const second = await complaints.due(at(3), 10, first[1]);
        expect(second.map(({ id }) => id)).toEqual([ids[3], ids[0]]);
        expect(await complaints.due(at(3), 10, second[1])).toEqual([]);
        await complaints.rescheduleAll([{ id: ids[1] ?? '', schedule: { ...asleep, wakeAt: at(50) } }]);
        expect((await complaints.due(at(3), 10)).map(({ id }) => id)).toEqual([ids[2], ids[3], ids[0]]);
      });
    });

    it('walks all open complaints once, for when the holidays change', async () => {
      const { unitId, personId } = await setUp();
      const added = await fixture().transact(async (stores) => {
        const list: string[] = [];
        for (let count = 0; count < 5; count += 1)
          list.push((await addComplaint(stores, personId, unitId)).id);
        return list;
      });
      const seen: string[] = [];
      let after: string | undefined;
      do {
        const from = after;
        const page = await fixture().transact(({ complaints }) => complaints.openIds(from, 3));
        seen.push(...page);
        after = page.at(-1);
      } while (after !== undefined);
      expect(seen).toEqual([...new Set(seen)].sort());
      expect(seen).toEqual(expect.arrayContaining(added));
    });
  });
});
