import { and, asc, eq, gt, notInArray } from 'drizzle-orm';
import { type Complaint, endedStatuses } from '../../src/domain/complaint/complaint.ts';
import { movesCopies } from '../../src/domain/complaint/copies.ts';
import type { ComplaintSave, ComplaintStore } from '../../src/ports/complaints.ts';
import type { Keyring } from '../../src/ports/vault.ts';
import type { Session } from '../client.ts';
import { auditEvent, complaint, complaintCopy, person } from '../schema/index.ts';
import { checkHead, type Locked, lockAll, rescheduleAll, saveAll } from './complaint-batch.ts';
import { createIssues } from './complaint-issues.ts';
import { createQueues } from './complaint-queues.ts';
import { createRegister } from './complaint-register.ts';
import { fromRow, sealPrivate, toPlainRow } from './complaint-row.ts';
import { createTally } from './complaint-tally.ts';
import type { PersonKeys } from './people.ts';
import { publish } from './public-reports.ts';
import { noHead, readEvents, toLinks } from './trail.ts';
import { stamp } from './values.ts';

/** Complaints and their events: the row is the fold of the trail, written with it. */
export function createComplaints(session: Session, keyring: Keyring, keys: PersonKeys): ComplaintStore {
  // As they were locked or saved last in this transaction.
  const known = new Map<string, Locked>();
  return {
    ...createQueues(session, keyring),
    tally: createTally(session),
    issues: createIssues(session),
    register: createRegister(session),
    ...reads(session, keyring, keys),
    ...writes(session, keyring, keys, known),
  };
}

type Reads = Pick<ComplaintStore, 'load' | 'idByNumber' | 'events' | 'openIds'>;
type Writes = Pick<ComplaintStore, 'lock' | 'lockAll' | 'insert' | 'save' | 'saveAll' | 'rescheduleAll'>;

function reads(session: Session, keyring: Keyring, keys: PersonKeys): Reads {
  const { orm } = session;
  const keyOf = (complaintId: string) =>
    orm
      .select({ personId: person.id, wrapped: person.wrappedKey })
      .from(complaint)
      .innerJoin(person, eq(person.id, complaint.reporterId))
      .where(eq(complaint.id, complaintId));
  return {
    async load(id) {
      const [row] = await orm
        .select({ complaint, wrapped: person.wrappedKey })
        .from(complaint)
        .innerJoin(person, eq(person.id, complaint.reporterId))
        .where(eq(complaint.id, id));
      return row && fromRow(row.complaint, keys.remember(row.complaint.reporterId, row.wrapped));
    },
    async idByNumber(number) {
      const [row] = await orm
        .select({ id: complaint.id })
        .from(complaint)
        .where(eq(complaint.number, number));
      return row?.id;
    },
    async events(id, afterVersion, limit) {
      const [owner] = await keyOf(id);
      if (!owner) return [];
      const sealer = keys.remember(owner.personId, owner.wrapped);
      return readEvents(session, keyring, { complaintId: id, afterVersion, limit }, sealer);
    },
    async openIds(after, limit) {
      const rows = await orm
        .select({ id: complaint.id })
        .from(complaint)
        .where(and(notInArray(complaint.status, [...endedStatuses]), gt(complaint.id, after ?? '')))
        .orderBy(asc(complaint.id))
        .limit(limit);
      return rows.map((row) => row.id);
    },
  };
}

function writes(session: Session, keyring: Keyring, keys: PersonKeys, known: Map<string, Locked>): Writes {
  const { orm } = session;
  const lock = async (ids: readonly string[]) => {
    const locked = await lockAll(session, keys, ids);
    for (const one of locked) known.set(one.state.id, one);
    return locked.map(({ state }) => state);
  };
  const save = async (saves: readonly ComplaintSave[]) => {
    if (saves.length === 0) return;
    const withBefore = saves.map((one) => {
      const before = known.get(one.complaint.id);
      if (!before) throw new Error(`Complaint ${one.complaint.id} was not locked in this transaction.`);
      return { complaint: one.complaint, events: one.events, schedule: one.schedule, before };
    });
    const heads = await saveAll(session, keys, withBefore);
    for (const [index, { complaint, events }] of saves.entries()) {
      if (complaint.copies && events.some(({ event }) => movesCopies.has(event.type)))
        await writeCopies(orm, complaint);
      const before = withBefore[index]?.before.state;
      if (before) await publish(session, keyring, before, complaint);
      const head = heads[index];
      if (head) known.set(complaint.id, { head, state: complaint });
    }
  };
  return {
    lock: async (id) => (await lock([id]))[0],
    lockAll: lock,
    async insert(state, events, schedule) {
      const sealer = await keys.sealerOf(state.reporterId);
      if (!sealer)
        throw new Error(`Person ${state.reporterId} was erased: nothing can be stored in their name.`);
      const { rows, head } = toLinks(state.id, noHead, events, sealer);
      checkHead(state, head);
      const row = { ...toPlainRow(state, schedule), content: sealPrivate(state, sealer) };
      await Promise.all([orm.insert(complaint).values(row), orm.insert(auditEvent).values(rows)]);
      known.set(state.id, { head, state });
    },
    save: (complaint, events, schedule) => save([{ complaint, events, schedule }]),
    saveAll: save,
    rescheduleAll: (entries) => rescheduleAll(session, entries),
  };
}

/** At most ten: written anew rather than compared. */
async function writeCopies(orm: Session['orm'], { id, copies = [] }: Complaint): Promise<void> {
  await orm.delete(complaintCopy).where(eq(complaintCopy.complaintId, id));
  if (copies.length === 0) return;
  const rows = copies.map(({ unitId, at }) => ({ complaintId: id, unitId, since: stamp(at) }));
  await orm.insert(complaintCopy).values(rows);
}
