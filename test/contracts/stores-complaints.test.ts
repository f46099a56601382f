import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Complaint } from '../../src/domain/complaint/complaint.ts';
import type { ComplaintEvent } from '../../src/domain/complaint/event.ts';
import { replay } from '../../src/domain/complaint/evolve.ts';
import {
  actorOf,
  addComplaint,
  addDesk,
  asleep,
  decided,
  minutesLater,
  onEveryDatabase,
  submission,
} from './stores-fixture.ts';

onEveryDatabase('complaints', (fixture, kind) => {
  const setUp = () => fixture().transact(addDesk);

  const longLife: readonly ComplaintEvent[] = [
    { type: 'completionRequested', private: { ask: 'Mohon foto lubang dari dekat' } },
    { type: 'completionReminded', day: 5 },
    {
      type: 'reporterReplied',
      private: { text: 'Ini fotonya', attachments: [{ mediaId: 'm2', kind: 'photo' }] },
    },
    { type: 'verified', categoryId: 'jalan', settlementClass: 'inspection' },
    { type: 'marked', nature: 'violation', private: {} },
    { type: 'marked', private: { subject: 'Petugas loket', object: 'Pungutan' } },
    { type: 'noteAdded', private: { text: 'Sudah ditelepon' } },
    {
      type: 'sentToNational',
      to: 'Admin Nasional',
      systemic: true,
      private: { reason: 'Banjir rob Kurau' },
    },
    { type: 'exported' },
    { type: 'answered', from: 'Admin Nasional', private: { text: 'Lubang ditambal', attachments: [] } },
    { type: 'rated', rating: 'solved' },
  ];
  const dropUndefined = (complaint: Complaint) => JSON.parse(JSON.stringify(complaint)) as Complaint;

  describe('a complaint', () => {
    it('keeps what is drafted for its answer, sealed with the rest', async () => {
      const { unitId, personId, officer } = await setUp();
      const { id } = await fixture().transact((stores) => addComplaint(stores, personId, unitId));
      const written = { text: 'Lubang ditambal', attachments: [{ mediaId: 'm3', kind: 'photo' }] } as const;
      const events: readonly ComplaintEvent[] = [
        { type: 'draftOrdered', drafter: { unitId }, sender: { unitId }, private: { note: 'Tinjau dulu' } },
        { type: 'drafted', private: written },
      ];
      await fixture().transact(async ({ complaints }) => {
        const before = await complaints.lock(id);
        if (!before) throw new Error('gone');
        const { after, recorded } = decided(before, actorOf(officer), events);
        await complaints.save(after, recorded, asleep);
      });
      await fixture().transact(async ({ complaints }) => {
        const stored = await complaints.load(id);
        expect(stored?.drafting).toMatchObject({ stage: 'approving', drafts: 1, draft: written });
        expect((await complaints.events(id, 1, 10)).map(({ event }) => event)).toEqual(events);
      });
    });

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
        expect(stored).toMatchObject({
          version: longLife.length + 1,
          status: 'answered',
          answer: { text: 'Lubang ditambal' },
        });
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
        expect(await complaints.events(complaint.id, longLife.length + 1, 4)).toEqual([]);
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
      for (const words of [
        'berlubang',
        'Bati-Bati',
        'foto',
        'ditelepon',
        'ditambal',
        'loket',
        'Pungutan',
        'Kurau',
      ]) {
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

  describe('a reporter', () => {
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
          version: longLife.length + 1,
          nature: 'violation',
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
        expect(locked).not.toHaveProperty('subject');
        expect(events.map(({ event }) => event)).toContainEqual({
          type: 'answered',
          from: 'Admin Nasional',
          private: { text: '', attachments: [] },
        });
        const page = await complaints.byReporter(personId, undefined, 10);
        expect(page.rows[0]?.gist.place).toBe('');
      });
      const another = fixture().transact((stores) => addComplaint(stores, personId, unitId));
      await expect(another).rejects.toThrow('was erased');
    });
  });
});
