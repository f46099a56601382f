import { Temporal } from 'temporal-polyfill';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Content } from '../../src/domain/complaint/complaint.ts';
import type { FinishedForm } from '../../src/domain/complaint/submit.ts';
import type { Notice } from '../../src/domain/notice.ts';
import { listMyComplaints, lookUpStatus } from '../../src/usecases/look-up.ts';
import { runCommand } from '../../src/usecases/run-command.ts';
import { findSimilar, joinReport, leaveReport } from '../../src/usecases/support.ts';
import {
  actorOf,
  addChat,
  addComplaint,
  addOfficer,
  addPerson,
  addUnit,
  minutesLater,
  morning,
  onEveryDatabase,
  useCases as shared,
} from './stores-fixture.ts';

const now = Temporal.Instant.from(minutesLater(60));
const here = { latitude: -3.8, longitude: 114.76 };
const north = (meters: number) => ({ ...here, latitude: here.latitude + meters / 111_195 });

type Told = { description: string; words?: string; point?: { latitude: number; longitude: number } };
const contentOf = ({ description, words, point }: Told): Omit<Content, 'additions'> => ({
  description,
  place: { ...(words && { words }), ...(point && { point }) },
  occurred: { words: 'kemarin' },
  attachments: [],
});

const hole: Told = {
  description: 'Jalan depan puskesmas berlubang besar, kemarin ada yang jatuh dari motor',
  words: 'Jl. A. Yani, Bati-Bati',
  point: here,
};

onEveryDatabase('reports that others have too', (fixture) => {
  let unitId: string;
  let officer: Parameters<ReturnType<typeof runCommand>>[2];
  const useCases = { ...shared, agency: () => agency };
  let agency = shared.agency();

  beforeAll(async () => {
    await fixture().transact(async (stores) => {
      unitId = await addUnit(stores);
      const known = await stores.agency.load();
      const units = (known?.units ?? []).map((unit) =>
        unit.id === unitId ? { ...unit, level: 'agency' as const } : unit,
      );
      agency = { ...shared.agency(), ...known, units };
      await stores.agency.save(agency);
      officer = actorOf(await addOfficer(stores, unitId, { role: 'admin' }));
    });
  });

  const does = (command: string, id: string, words = '') =>
    fixture().transact(async (stores) => {
      const ref = { by: 'id', id } as const;
      const done = await runCommand(useCases)(stores, { command, ref, words, attachments: [] }, officer, now);
      expect(done.kind).toBe('commandDone');
    });

  /** A report with a category of its own, so that the tests do not find each other's. */
  async function reported(told: Told, categoryId: string) {
    const { id, personId } = await fixture().transact(async (stores) => {
      const personId = await addPerson(stores);
      const changes = { private: contentOf(told), categoryId, classification: 'aspiration' } as const;
      return { id: (await addComplaint(stores, personId, unitId, {}, changes)).id, personId };
    });
    await does('verify', id);
    return { id, personId, chat: await addChat(fixture(), { personId }) };
  }

  const form = (
    told: Told,
    categoryId: string | null,
    changes: Partial<FinishedForm> = {},
  ): FinishedForm => ({
    classification: 'complaint',
    categoryId,
    content: contentOf(told),
    anonymous: true,
    confidential: false,
    urgent: false,
    accusedUnitIds: [],
    identity: {},
    channel: 'telegram',
    ...changes,
  });
  const finds = async (given: FinishedForm, personId?: string, at = now) => {
    const asking = { conversationId: 'chat', now: at, ...(personId && { personId }) };
    const found = await fixture().transact((stores) => findSimilar(useCases)(stores, given, asking));
    return found?.complaintId;
  };

  describe('are found', () => {
    let id: string;
    let reporter: string;
    beforeAll(async () => {
      ({ id, personId: reporter } = await reported(hole, 'jalan'));
    });
    const motor = 'Ada lubang besar di jalan, motor saya jatuh di depan puskesmas';

    it.each<[string, Told]>([
      ['by a point nearby', { description: motor, point: north(400) }],
      ['by the words of the place', { description: motor, words: 'jalan ahmad yani bati bati' }],
      [
        'by words with other endings',
        { description: 'jalannya lubang-lubang, banyak yang terjatuh', point: here },
      ],
      [
        'by other words for the same',
        { description: 'Aspal di sini bolong parah, bahaya sekali', words: 'jl yani bati bati' },
      ],
    ])('%s', async (_how, told) => {
      expect(await finds(form(told, 'jalan'))).toBe(id);
    });

    it.each<[string, Told, string | null]>([
      ['further away than asked', { description: motor, point: north(700) }, 'jalan'],
      ['at another place', { description: motor, words: 'Pasar Pelaihari' }, 'jalan'],
      ['without any place', { description: motor }, 'jalan'],
      ['in another category', { description: motor, point: here }, 'sampah'],
      ['about something else', { description: 'Papan nama jalan hilang dicuri orang', point: here }, 'jalan'],
    ])('not %s', async (_why, told, categoryId) => {
      expect(await finds(form(told, categoryId))).toBeUndefined();
    });

    it('not for who sent it, nor after a month, nor for a report that is secret, urgent or accuses somebody', async () => {
      const same = form({ description: motor, point: here }, 'jalan');
      expect(await finds(same, reporter)).toBeUndefined();
      expect(await finds(same, undefined, now.add({ hours: 24 * 31 }))).toBeUndefined();
      for (const changes of [{ confidential: true }, { urgent: true }, { accusedUnitIds: [unitId] }])
        expect(await finds({ ...same, ...changes })).toBeUndefined();
    });

    it('by nothing that can be read at rest', async () => {
      const rows = await fixture().db.query<{ words: string[]; places: string[] }>(
        'select words, places from public_report where complaint_id = $1',
        [id],
      );
      const kept = JSON.stringify(rows);
      expect(rows).toHaveLength(1);
      for (const word of ['lubang', 'jatuh', 'motor', 'yani', 'bati', '114', '-3.8'])
        expect(kept).not.toContain(word);
    });

    it('no more once they are confidential or answered', async () => {
      const other = await reported({ ...hole, words: 'Simpang Empat' }, 'drainase');
      const same = form({ ...hole, words: 'Simpang Empat' }, 'drainase');
      expect(await finds(same)).toBe(other.id);
      await does('makeConfidential', other.id, 'menyangkut anak');
      expect(await finds(same)).toBeUndefined();
      const answered = await reported(hole, 'taman');
      expect(await finds(form(hole, 'taman'))).toBe(answered.id);
      await does('answer', answered.id, 'Sudah ditambal');
      expect(await finds(form(hole, 'taman'))).toBeUndefined();
    });
  });

  it('are joined once, counted for officers, told to who joined, and left again', async () => {
    const { id, chat } = await reported(hole, 'pohon');
    const joiner = await addChat(fixture());
    const citizen = async () => {
      const [row] = await fixture().db.query<{ person_id: string | null }>(
        'select person_id from conversation where id = $1',
        [joiner],
      );
      return { conversationId: joiner, now, ...(row?.person_id && { personId: row.person_id }) };
    };
    const joins = async () => {
      const by = await citizen();
      return fixture().transact((stores) => joinReport(useCases)(stores, id, by));
    };
    expect(await joins()).toMatchObject({ kind: 'supported', due: { on: '2026-11-16' } });
    expect(await joins()).toMatchObject({ kind: 'supported' });
    const queue = await fixture().transact(({ complaints }) =>
      complaints.queue({ unitIds: [unitId], limit: 50 }),
    );
    expect(queue.rows.find(({ complaintId }) => complaintId === id)?.supporters).toBe(1);
    const trail = await fixture().transact(({ complaints }) => complaints.events(id, 0, 10));
    const { personId = '' } = await citizen();
    expect(personId).not.toBe('');
    expect(JSON.stringify(trail)).not.toContain(personId);
    const told = async (where: string): Promise<readonly Notice[]> => {
      const rows = await fixture().db.query<{ payload: Uint8Array }>(
        'select payload from outbox where conversation_id = $1 order by id',
        [where],
      );
      return rows.map(
        ({ payload }) => fixture().keyring.payload.open<{ notice: Notice }>(payload, where).notice,
      );
    };
    await does('answer', id, 'Sudah ditebang');
    expect(await told(joiner)).toMatchObject([
      { kind: 'supporterNews', step: 'answered', text: 'Sudah ditebang' },
    ]);
    expect((await told(chat)).map(({ kind }) => kind)).toEqual(['answer']);
    const by = await citizen();
    const followed = await fixture().transact((stores) => listMyComplaints()(stores, undefined, by));
    expect(followed).toMatchObject({ rows: [], followed: [{ complaintId: id, status: 'answered' }] });
    const looked = await fixture().transact((stores) => lookUpStatus(useCases)(stores, { by: 'id', id }, by));
    expect(looked).toMatchObject({ kind: 'publicStatus', followed: id });
    const leaves = () => fixture().transact((stores) => leaveReport(useCases)(stores, { by: 'id', id }, by));
    expect(await leaves()).toMatchObject({ kind: 'supportEnded' });
    expect(await leaves()).toMatchObject({ kind: 'supportRefused', why: 'notFollowed' });
    const after = await fixture().transact(({ complaints }) => complaints.load(id));
    expect(after?.supporters).toBe(0);
  });

  it('say so to who follows them already, and are left without their number when there is no other', async () => {
    const { id } = await reported(hole, 'trotoar');
    const personId = await fixture().transact((stores) => addPerson(stores));
    const by = { conversationId: await addChat(fixture(), { personId }), personId, now };
    await fixture().transact((stores) => joinReport(useCases)(stores, id, by));
    const find = () =>
      fixture().transact((stores) => findSimilar(useCases)(stores, form(hole, 'trotoar'), by));
    expect(await find()).toMatchObject({ complaintId: id, isFollowed: true, supporters: 0 });
    const other = await reported(hole, 'jembatan');
    await fixture().transact((stores) => joinReport(useCases)(stores, other.id, by));
    const leaves = () => fixture().transact((stores) => leaveReport(useCases)(stores, undefined, by));
    expect(await leaves()).toMatchObject({
      kind: 'whichFollowed',
      followed: expect.arrayContaining([
        expect.objectContaining({ complaintId: id }),
        expect.objectContaining({ complaintId: other.id }),
      ]),
    });
    await does('makeConfidential', other.id, 'menyangkut anak');
    expect(await leaves()).toMatchObject({ kind: 'supportEnded' });
    expect(await leaves()).toMatchObject({ kind: 'supportRefused', why: 'notFollowed' });
  });

  it('keep no joiner and no words of a reporter who was erased', async () => {
    const { id, personId } = await reported(hole, 'parkir');
    const count = async (table: string) =>
      (await fixture().db.query(`select 1 from ${table} where complaint_id = $1`, [id])).length;
    const other = await fixture().transact((stores) => addPerson(stores));
    await fixture().transact((stores) => stores.support.join(id, other, [other], morning));
    expect([await count('supporter'), await count('public_report')]).toEqual([1, 1]);
    await fixture().transact((stores) => stores.people.erase(other, morning));
    await fixture().transact((stores) => stores.people.erase(personId, morning));
    expect([await count('supporter'), await count('public_report')]).toEqual([0, 0]);
  });
});
