import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Complaint, ComplaintEvent } from '../../src/domain/complaint/complaint.ts';
import { replay } from '../../src/domain/complaint/evolve.ts';
import type { Cursor, QueueRow } from '../../src/ports/stores.ts';
import {
  addComplaint,
  addOfficer,
  addPerson,
  addUnit,
  asleep,
  decided,
  minutesLater,
  morning,
  onEveryDatabase,
  submission,
} from './stores-fixture.ts';

onEveryDatabase('complaints', (fixture, kind) => {
  const setUp = () =>
    fixture().transact(async (stores) => {
      const unitId = await addUnit(stores);
      return { unitId, personId: await addPerson(stores), officer: await addOfficer(stores, unitId) };
    });
  const actorOf = ({ id, ...officer }: Awaited<ReturnType<typeof setUp>>['officer']) =>
    ({
      kind: 'officer',
      officerId: id,
      unitId: officer.unitId,
      role: officer.role,
      name: officer.name,
    }) as const;

  const longLife: readonly ComplaintEvent[] = [
    { type: 'completionRequested', private: { ask: 'Mohon foto lubang dari dekat' } },
    { type: 'completionReminded', day: 5 },
    {
      type: 'reporterReplied',
      private: { text: 'Ini fotonya', attachments: [{ mediaId: 'm2', kind: 'photo' }] },
    },
    { type: 'verified', categoryId: 'jalan', settlementClass: 'inspection' },
    { type: 'noteAdded', private: { text: 'Sudah ditelepon' } },
    { type: 'responded', private: { text: 'Sedang ditinjau' } },
    { type: 'answered', private: { text: 'Lubang ditambal', attachments: [] } },
    { type: 'rated', rating: 'solved' },
  ];
  const dropUndefined = (complaint: Complaint) => JSON.parse(JSON.stringify(complaint)) as Complaint;

  describe('a complaint', () => {
    it('is found again as it was, by id and by number', async () => {
      const { unitId, personId } = await setUp();
      const complaint = await fixture().transact((stores) => addComplaint(stores, personId, unitId));
      await fixture().transact(async ({ complaints }) => {
        expect(await complaints.load(complaint.id)).toEqual(complaint);
        expect(await complaints.idByNumber(complaint.number)).toBe(complaint.id);
        expect(await complaints.load('nothing')).toBeUndefined();
        expect(await complaints.lock('nothing')).toBeUndefined();
        expect(await complaints.idByNumber('TLA-0000-0000')).toBeUndefined();
      });
    });

    it('goes through a whole life, and its events fold to what is stored', async () => {
      const { unitId, personId, officer } = await setUp();
      const { id } = await fixture().transact((stores) => addComplaint(stores, personId, unitId));
      for (const event of longLife) {
        await fixture().transact(async ({ complaints }) => {
          const before = await complaints.lock(id);
          if (!before) throw new Error('gone');
          const { after, recorded } = decided(before, actorOf(officer), [event]);
          await complaints.save(after, recorded, asleep);
        });
      }
      await fixture().transact(async ({ complaints }) => {
        const stored = await complaints.load(id);
        const events = await complaints.events(id, 0, 100);
        expect(events.map(({ event }) => event).slice(1)).toEqual(longLife);
        expect(stored).toEqual(dropUndefined(replay(events, id)));
        expect(stored).toMatchObject({ version: 9, status: 'answered', answer: { text: 'Lubang ditambal' } });
      });
    });

    it('shows the officer by the name they have, in every event', async () => {
      const { unitId, personId, officer } = await setUp();
      const { db, transact } = fixture();
      const { id } = await transact(async (stores) => {
        const complaint = await addComplaint(stores, personId, unitId);
        const { after, recorded } = decided(complaint, actorOf(officer), [
          { type: 'claimed', officerId: officer.id },
        ]);
        await stores.complaints.save(after, recorded, asleep);
        return complaint;
      });
      const events = await transact(({ complaints }) => complaints.events(id, 1, 10));
      expect(events).toEqual([
        {
          version: 2,
          at: minutesLater(5),
          actor: actorOf(officer),
          event: { type: 'claimed', officerId: officer.id },
        },
      ]);
      const [row] = await db.query<{ actor: unknown }>(
        'select actor from audit_event where stream_id = $1 and version = 2',
        [id],
      );
      expect(JSON.stringify(row?.actor)).not.toContain(officer.name);
    });

    it('gives its events in pages', async () => {
      const { unitId, personId, officer } = await setUp();
      const complaint = await fixture().transact(async (stores) => {
        const first = await addComplaint(stores, personId, unitId);
        const { after, recorded } = decided(first, actorOf(officer), longLife);
        await stores.complaints.save(after, recorded, asleep);
        return first;
      });
      await fixture().transact(async ({ complaints }) => {
        const page = await complaints.events(complaint.id, 3, 4);
        expect(page.map(({ version }) => version)).toEqual([4, 5, 6, 7]);
        expect(await complaints.events(complaint.id, 9, 4)).toEqual([]);
        expect(await complaints.events('nothing', 0, 4)).toEqual([]);
      });
    });

    it('keeps nothing personal in plain text', async () => {
      const { unitId, personId, officer } = await setUp();
      const { id } = await fixture().transact(async (stores) => {
        const first = await addComplaint(stores, personId, unitId);
        const { after, recorded } = decided(first, actorOf(officer), longLife);
        await stores.complaints.save(after, recorded, asleep);
        return first;
      });
      const { db } = fixture();
      const rows = [
        ...(await db.query('select c::text as t from complaint c where id = $1', [id])),
        ...(await db.query('select e::text as t from audit_event e where stream_id = $1', [id])),
      ];
      const stored = JSON.stringify(rows);
      const hex = (text: string) => Buffer.from(text).toString('hex');
      for (const words of ['berlubang', 'Bati-Bati', 'foto', 'ditelepon', 'ditambal']) {
        expect(stored).not.toContain(words);
        expect(stored).not.toContain(hex(words));
      }
    });

    it('cannot take a number that another has', async () => {
      const { unitId, personId } = await setUp();
      const first = await fixture().transact((stores) => addComplaint(stores, personId, unitId));
      const again = fixture().transact((stores) =>
        addComplaint(stores, personId, unitId, {}, { number: first.number }),
      );
      await expect(again).rejects.toThrow();
    });
  });

  describe('a change', () => {
    it('is refused when the complaint was not locked', async () => {
      const { unitId, personId, officer } = await setUp();
      const complaint = await fixture().transact((stores) => addComplaint(stores, personId, unitId));
      const { after, recorded } = decided(complaint, actorOf(officer), [{ type: 'rated', rating: 'partly' }]);
      const save = fixture().transact(({ complaints }) => complaints.save(after, recorded, asleep));
      await expect(save).rejects.toThrow('was not locked');
    });

    it('is refused when it was decided on an older version', async () => {
      const { unitId, personId, officer } = await setUp();
      const old = await fixture().transact((stores) => addComplaint(stores, personId, unitId));
      const rated = decided(old, actorOf(officer), [{ type: 'rated', rating: 'partly' }]);
      const saveAfterLock = () =>
        fixture().transact(async ({ complaints }) => {
          await complaints.lock(old.id);
          await complaints.save(rated.after, rated.recorded, asleep);
        });
      await saveAfterLock();
      await expect(saveAfterLock()).rejects.toThrow('does not follow');
    });

    it('is refused when state and events do not agree', async () => {
      const { unitId, personId, officer } = await setUp();
      const complaint = await fixture().transact((stores) => addComplaint(stores, personId, unitId));
      const { after, recorded } = decided(complaint, actorOf(officer), [{ type: 'rated', rating: 'partly' }]);
      const save = fixture().transact(async ({ complaints }) => {
        await complaints.lock(complaint.id);
        await complaints.save({ ...after, version: 7 }, recorded, asleep);
      });
      await expect(save).rejects.toThrow('its events end at 2');
    });

    it('leaves nothing of itself when the transaction fails', async () => {
      const { unitId, personId } = await setUp();
      const { complaint, events } = submission(personId, unitId);
      const failing = fixture().transact(async ({ complaints }) => {
        await complaints.insert(complaint, events, asleep);
        throw new Error('a bug');
      });
      await expect(failing).rejects.toThrow('a bug');
      expect(await fixture().transact(({ complaints }) => complaints.load(complaint.id))).toBeUndefined();
    });

    it('may follow another in one transaction', async () => {
      const { unitId, personId, officer } = await setUp();
      const first = await fixture().transact((stores) => addComplaint(stores, personId, unitId));
      await fixture().transact(async ({ complaints }) => {
        const locked = await complaints.lock(first.id);
        if (!locked) throw new Error('gone');
        const one = decided(locked, actorOf(officer), [{ type: 'claimed', officerId: officer.id }]);
        await complaints.save(one.after, one.recorded, asleep);
        const two = decided(one.after, actorOf(officer), [{ type: 'verified' }]);
        await complaints.save(two.after, two.recorded, asleep);
      });
      const stored = await fixture().transact(({ complaints }) => complaints.load(first.id));
      expect(stored).toMatchObject({ version: 3, status: 'verified', assigneeId: officer.id });
    });
  });

  // The embedded database runs one transaction after the other: there is nobody to wait for.
  if (kind === 'postgres') {
    describe('two officers on one complaint', () => {
      it('go one after the other, and the second sees what the first did', async () => {
        const { unitId, personId, officer } = await setUp();
        const { id } = await fixture().transact((stores) => addComplaint(stores, personId, unitId));
        let locked: () => void = () => undefined;
        const firstHasIt = new Promise<void>((resolve) => {
          locked = resolve;
        });
        const first = fixture().transact(async ({ complaints }) => {
          const before = await complaints.lock(id);
          if (!before) throw new Error('gone');
          locked();
          await until(async () => (await waiting()) > 0);
          const { after, recorded } = decided(before, actorOf(officer), [
            { type: 'claimed', officerId: officer.id },
            { type: 'verified' },
          ]);
          await complaints.save(after, recorded, asleep);
        });
        await firstHasIt;
        const second = fixture().transact(async ({ complaints }) => {
          const before = await complaints.lock(id);
          if (!before) throw new Error('gone');
          const { after, recorded } = decided(before, actorOf(officer), [
            { type: 'rated', rating: 'solved' },
          ]);
          await complaints.save(after, recorded, asleep);
          return before;
        });
        await first;
        expect(await second).toMatchObject({ version: 3, status: 'verified', assigneeId: officer.id });
        const events = await fixture().transact(({ complaints }) => complaints.events(id, 0, 10));
        expect(events.map(({ event }) => event.type)).toEqual(['submitted', 'claimed', 'verified', 'rated']);
      });

      it('do not lose each other however many come at once', async () => {
        const { unitId, personId, officer } = await setUp();
        const { id } = await fixture().transact((stores) => addComplaint(stores, personId, unitId));
        const note = () =>
          fixture().transact(async ({ complaints }) => {
            const before = await complaints.lock(id);
            if (!before) throw new Error('gone');
            const { after, recorded } = decided(before, actorOf(officer), [
              { type: 'noteAdded', private: { text: 'catatan' } },
            ]);
            await complaints.save(after, recorded, asleep);
          });
        await Promise.all(Array.from({ length: 12 }, note));
        const stored = await fixture().transact(({ complaints }) => complaints.load(id));
        expect(stored?.version).toBe(13);
      });

      /** Transactions that wait for a row. */
      const waiting = async () => {
        const [row] = await fixture().db.query<{ count: number }>(
          `select count(*)::int as count from pg_locks l join pg_stat_activity a using (pid)
           where not l.granted and a.datname = current_database()`,
          [],
        );
        return row?.count ?? 0;
      };
      const until = async (condition: () => Promise<boolean>) => {
        while (!(await condition())) await setImmediate();
      };
    });
  }

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

    it('who was erased leaves complaints without words, that can still be worked on', async () => {
      const { unitId, personId, officer } = await setUp();
      const { id } = await fixture().transact(async (stores) => {
        const first = await addComplaint(stores, personId, unitId);
        const { after, recorded } = decided(first, actorOf(officer), longLife);
        await stores.complaints.save(after, recorded, asleep);
        return first;
      });
      await fixture().transact(({ people }) => people.erase(personId, minutesLater(10)));
      await fixture().transact(async ({ complaints }) => {
        const locked = await complaints.lock(id);
        expect(locked).toMatchObject({
          version: 9,
          status: 'answered',
          content: { description: '', place: {}, additions: [] },
          answer: { text: '', unitId },
        });
        if (!locked) throw new Error('gone');
        const { after, recorded } = decided(locked, { kind: 'system', job: 'sweep' }, [
          { type: 'noteAdded', private: { text: 'Siti menelepon' } },
          { type: 'closed', by: 'system' },
        ]);
        await complaints.save(after, recorded, asleep);
        const events = await complaints.events(id, 0, 100);
        expect(JSON.stringify(events)).not.toContain('Siti');
        expect(events[0]?.event).toMatchObject({ private: { description: '', attachments: [] } });
        expect(events[7]?.event).toEqual({ type: 'answered', private: { text: '', attachments: [] } });
        const page = await complaints.byReporter(personId, undefined, 10);
        expect(page.rows[0]?.gist.place).toBe('');
      });
      const another = fixture().transact((stores) => addComplaint(stores, personId, unitId));
      await expect(another).rejects.toThrow('was erased');
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
        await complaints.reschedule(ids[1] ?? '', { ...asleep, wakeAt: at(50) });
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
