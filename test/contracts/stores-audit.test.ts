import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../db/client.ts';
import { auditEvent } from '../../db/schema/index.ts';
import { createStores } from '../../db/stores/index.ts';
import { noHead, toLinks } from '../../db/stores/trail.ts';
import type { Complaint } from '../../src/domain/complaint/complaint.ts';
import {
  addComplaint,
  addPerson,
  addUnit,
  asleep,
  decided,
  minutesLater,
  newId,
  onEveryDatabase,
} from './stores-fixture.ts';

/** What someone with the database's password could do. */
async function tamper(db: Database, statement: string, parameters: readonly unknown[]): Promise<void> {
  await db.transaction(async (session) => {
    await session.query("set local session_replication_role = 'replica'", []);
    await session.query(statement, parameters);
  });
}

onEveryDatabase('the audit trail', (fixture) => {
  let complaint: Complaint;
  const verify = () => createStores(fixture().db, fixture().keyring).audit.verify();
  const anchor = (day: string) => fixture().transact(({ audit }) => audit.anchor(day, `${day}T17:00:00Z`));
  const append = (streamId: string) =>
    fixture().transact(({ audit }) =>
      audit.append(
        streamId,
        { kind: 'system', job: 'test' },
        'officerRevoked',
        { unitId: 'x' },
        minutesLater(1),
      ),
    );
  const note = (id: string, text: string) =>
    fixture().transact(async ({ complaints }) => {
      const before = await complaints.lock(id);
      if (!before) throw new Error('gone');
      const { after, recorded } = decided(before, { kind: 'system', job: 'test' }, [
        { type: 'noteAdded', private: { text } },
      ]);
      await complaints.save(after, recorded, asleep);
    });

  beforeEach(async () => {
    const { db } = fixture();
    await tamper(db, 'delete from audit_event', []);
    await tamper(db, 'delete from audit_anchor', []);
    await tamper(db, "delete from setting where key = 'anchor.head'", []);
    await tamper(db, 'delete from complaint', []);
    complaint = await fixture().transact(async (stores) =>
      addComplaint(stores, await addPerson(stores), await addUnit(stores)),
    );
    for (const text of ['satu', 'dua', 'tiga', 'empat']) await note(complaint.id, text);
  });

  describe('that nobody touched', () => {
    it('is intact, with everything counted', async () => {
      const officer = newId('officer');
      await append(officer);
      await append(officer);
      await anchor('2026-11-11');
      await note(complaint.id, 'lima');
      await anchor('2026-11-12');
      expect(await verify()).toEqual({ streams: 2, events: 8, faults: [] });
    });

    it('is intact when it is empty', async () => {
      await tamper(fixture().db, 'delete from audit_event', []);
      await tamper(fixture().db, 'delete from complaint', []);
      expect(await verify()).toEqual({ streams: 0, events: 0, faults: [] });
    });

    it('stays intact when the reporter is erased', async () => {
      await anchor('2026-11-11');
      await fixture().transact(({ people }) => people.erase(complaint.reporterId, minutesLater(9)));
      await note(complaint.id, 'lima');
      expect((await verify()).faults).toEqual([]);
    });

    it('stays intact whatever the data of an event', async () => {
      const stream = newId('odd');
      await fixture().transact(({ audit }) =>
        audit.append(
          stream,
          { kind: 'system', job: 'ä "quoted" \u2028' },
          'odd',
          { z: [1.5, 1e21, -0, 12_345_678.9], a: { y: null, b: undefined, x: '🚧\n' }, '': {}, ok: true },
          '2026-11-11T01:12:00.123456789Z',
        ),
      );
      expect((await verify()).faults).toEqual([]);
    });

    it('is longer than a page', async () => {
      const actor = { kind: 'system', job: 'test' } as const;
      const rows = Array.from({ length: 400 }, (_, stream) => {
        const events = [1, 2, 3].map((version) => ({
          version,
          at: minutesLater(version),
          actor,
          event: { type: 'rated', rating: 'solved' } as const,
        }));
        return toLinks(`stream-${stream}`, noHead, events, undefined).rows;
      });
      await fixture().db.orm.insert(auditEvent).values(rows.flat());
      await anchor('2026-11-11');
      expect(await verify()).toEqual({ streams: 401, events: 1_205, faults: [] });
    });
  });

  describe('in which someone', () => {
    const faultsAfter = async (statement: string, parameters: readonly unknown[] = [complaint.id]) => {
      await tamper(fixture().db, statement, parameters);
      return (await verify()).faults;
    };
    const changed = 'was changed after it was written';

    it.each([
      ['changed when it happened', "update audit_event set at = at + interval '1 second'"],
      ['changed who did it', `update audit_event set actor = '{"kind":"system","job":"other"}'`],
      ['changed what happened', "update audit_event set type = 'closed'"],
      ['added to it', `update audit_event set data = data || '{"x":1}'`],
      ['changed the sealed words', 'update audit_event set sealed = set_byte(sealed, 20, 1)'],
      ['took the sealed words away', 'update audit_event set sealed = null'],
      [
        'changed the hash itself',
        'update audit_event set hash = set_byte(hash, 0, 1 + get_byte(hash, 0) % 255)',
      ],
    ])('%s, is found at its very event', async (_what, update) => {
      expect(await faultsAfter(`${update} where stream_id = $1 and version = 3`)).toEqual([
        { streamId: complaint.id, version: 3, fault: changed },
      ]);
    });

    it('took an event from the middle, is found', async () => {
      expect(await faultsAfter('delete from audit_event where stream_id = $1 and version = 2')).toEqual([
        { streamId: complaint.id, version: 3, fault: 'event 2 is missing' },
      ]);
    });

    it('took an event from the middle and closed the gap, is found', async () => {
      await tamper(fixture().db, 'delete from audit_event where stream_id = $1 and version = 2', [
        complaint.id,
      ]);
      for (const version of [3, 4, 5]) {
        await tamper(
          fixture().db,
          'update audit_event set version = version - 1 where stream_id = $1 and version = $2',
          [complaint.id, version],
        );
      }
      expect((await verify()).faults).toEqual([
        { streamId: complaint.id, version: 2, fault: 'does not follow the event before it' },
      ]);
    });

    it('cut off the end of a complaint, is found by the complaint itself', async () => {
      expect(await faultsAfter('delete from audit_event where stream_id = $1 and version = 5')).toEqual([
        { streamId: complaint.id, version: 5, fault: 'the complaint is at version 5, its trail ends at 4' },
      ]);
    });

    it('cut off the end and turned the complaint back, is found by the anchor', async () => {
      await anchor('2026-11-11');
      await tamper(fixture().db, 'update complaint set version = 4 where id = $1', [complaint.id]);
      expect(await faultsAfter('delete from audit_event where stream_id = $1 and version = 5')).toEqual([
        { streamId: complaint.id, version: 5, fault: 'was there on 2026-11-11 and is missing now' },
      ]);
    });

    it('took away a whole stream, is found by the anchor', async () => {
      const officer = newId('officer');
      await append(officer);
      await anchor('2026-11-11');
      expect(await faultsAfter('delete from audit_event where stream_id = $1', [officer])).toEqual([
        { streamId: officer, version: 1, fault: 'was there on 2026-11-11 and is missing now' },
      ]);
    });

    it('wrote the end of a stream anew with right hashes, is found by the anchor', async () => {
      const officer = newId('officer');
      await append(officer);
      await anchor('2026-11-11');
      await tamper(fixture().db, 'delete from audit_event where stream_id = $1', [officer]);
      await fixture().transact(({ audit }) =>
        audit.append(officer, { kind: 'system', job: 'x' }, 'nothingHappened', {}, minutesLater(1)),
      );
      expect((await verify()).faults).toEqual([
        { streamId: officer, version: 1, fault: 'is not what it was on 2026-11-11' },
      ]);
    });

    it.each([
      ['changed an anchor', "update audit_anchor set heads = '[]' where day = '2026-11-11'"],
      ['took away an older anchor', "delete from audit_anchor where day = '2026-11-11'"],
      ['took away the newest anchor', "delete from audit_anchor where day = '2026-11-12'"],
      ['took away all anchors', 'delete from audit_anchor'],
    ])('%s, is found', async (_what, statement) => {
      await anchor('2026-11-11');
      await append(newId('officer'));
      await anchor('2026-11-12');
      expect((await faultsAfter(statement, [])).map(({ streamId }) => streamId)).toEqual([
        expect.stringMatching(/^anchor/),
      ]);
    });
  });

  describe('an anchor', () => {
    it('holds what changed since the one before, once', async () => {
      const officer = newId('officer');
      await append(officer);
      expect(await anchor('2026-11-11')).toEqual({ streams: 2 });
      expect(await anchor('2026-11-12')).toEqual({ streams: 0 });
      await append(officer);
      expect(await anchor('2026-11-15')).toEqual({ streams: 1 });
    });

    it('is not made twice for a day, nor for a day long past', async () => {
      await anchor('2026-11-11');
      await append(newId('officer'));
      expect(await anchor('2026-11-11')).toEqual({ streams: 0 });
      expect(await anchor('2026-11-01')).toEqual({ streams: 0 });
      expect(await anchor('2026-11-12')).toEqual({ streams: 1 });
      expect((await verify()).faults).toEqual([]);
    });
  });

  it.each([
    "update audit_event set type = 'x'",
    'delete from audit_event',
    'truncate audit_event',
    'delete from audit_anchor',
  ])('refuses “%s”', async (statement) => {
    await expect(fixture().db.query(statement, [])).rejects.toThrow(/append-only/);
  });

  it('keeps one chain when two write to a stream at once', async () => {
    const officer = newId('officer');
    await Promise.all(Array.from({ length: 6 }, () => append(officer)));
    expect((await verify()).faults).toEqual([]);
  });
});
