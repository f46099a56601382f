import { and, asc, eq, gt, notInArray } from 'drizzle-orm';
import { type Complaint, endedStatuses, type Recorded } from '../../src/domain/complaint/complaint.ts';
import type { ComplaintStore, Schedule } from '../../src/ports/stores.ts';
import type { Keyring } from '../../src/ports/vault.ts';
import type { Session } from '../client.ts';
import { auditEvent, complaint, complaintCopy, person } from '../schema/index.ts';
import { createQueues } from './complaint-queues.ts';
import { fromRow, toRow, toScheduleColumns } from './complaint-row.ts';
import { createTally } from './complaint-tally.ts';
import type { PersonKeys } from './people.ts';
import { type Head, noHead, readEvents, toLinks } from './trail.ts';
import { stamp } from './values.ts';

/** Complaints and their events: the row is the fold of the trail, written with it. */
export function createComplaints(session: Session, keyring: Keyring, keys: PersonKeys): ComplaintStore {
  // The last link of every complaint locked here: nobody else can add one until this transaction ends.
  const heads = new Map<string, Head>();
  return {
    ...createQueues(session, keyring),
    tally: createTally(session),
    ...reads(session, keyring, keys, heads),
    ...writes(session, keys, heads),
  };
}

type Reads = Pick<ComplaintStore, 'load' | 'lock' | 'idByNumber' | 'events' | 'openIds'>;
type Writes = Pick<ComplaintStore, 'insert' | 'save' | 'reschedule'>;

function reads(session: Session, keyring: Keyring, keys: PersonKeys, heads: Map<string, Head>): Reads {
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
    async lock(id) {
      // The second statement must see what the first one waited for, so that it is not a join of the first; they are
      // sent together.
      const [rows, found] = await Promise.all([
        orm.select().from(complaint).where(eq(complaint.id, id)).for('update'),
        orm
          .select({ wrapped: person.wrappedKey, version: auditEvent.version, hash: auditEvent.hash })
          .from(complaint)
          .innerJoin(person, eq(person.id, complaint.reporterId))
          .innerJoin(
            auditEvent,
            and(eq(auditEvent.streamId, complaint.id), eq(auditEvent.version, complaint.version)),
          )
          .where(eq(complaint.id, id)),
      ]);
      const [row] = rows;
      if (!row) return undefined;
      const [last] = found;
      if (!last) throw new Error(`The trail of complaint ${id} does not reach its version ${row.version}.`);
      heads.set(id, { version: last.version, hash: last.hash });
      return fromRow(row, keys.remember(row.reporterId, last.wrapped));
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

function writes({ orm }: Session, keys: PersonKeys, heads: Map<string, Head>): Writes {
  return {
    async insert(state, events, schedule) {
      const sealer = await keys.sealerOf(state.reporterId);
      if (!sealer)
        throw new Error(`Person ${state.reporterId} was erased: nothing can be stored in their name.`);
      const { rows, head } = toLinks(state.id, noHead, events, sealer);
      checkHead(state, head);
      await Promise.all([
        orm.insert(complaint).values(toRow(state, schedule, sealer)),
        orm.insert(auditEvent).values(rows),
      ]);
      heads.set(state.id, head);
    },
    async save(state, events, schedule) {
      const before = heads.get(state.id);
      if (!before) throw new Error(`Complaint ${state.id} was not locked in this transaction.`);
      const sealer = await keys.sealerOf(state.reporterId);
      const { rows, head } = toLinks(state.id, before, events, sealer);
      checkHead(state, head);
      const { id: _id, ...changed } = toRow(state, schedule, sealer);
      const [updated] = await Promise.all([
        orm
          .update(complaint)
          .set(changed)
          .where(and(eq(complaint.id, state.id), eq(complaint.version, before.version)))
          .returning({ id: complaint.id }),
        orm.insert(auditEvent).values(rows),
      ]);
      if (updated.length === 0) throw new Error(`Complaint ${state.id} is no longer at ${before.version}.`);
      if (events.some(movesCopies)) await writeCopies(orm, state);
      heads.set(state.id, head);
    },
    async reschedule(id: string, schedule: Schedule) {
      await orm.update(complaint).set(toScheduleColumns(schedule)).where(eq(complaint.id, id));
    },
  };
}

/** A unit that gets the report itself has a copy no more. */
const movesCopies = ({ event }: Recorded): boolean =>
  event.type === 'copied' || event.type === 'copyWithdrawn' || event.type === 'disposed';

/** At most ten: written anew rather than compared. */
async function writeCopies(orm: Session['orm'], { id, copies = [] }: Complaint): Promise<void> {
  await orm.delete(complaintCopy).where(eq(complaintCopy.complaintId, id));
  if (copies.length === 0) return;
  const rows = copies.map(({ unitId, at }) => ({ complaintId: id, unitId, since: stamp(at) }));
  await orm.insert(complaintCopy).values(rows);
}

function checkHead(state: Complaint, head: Head): void {
  if (state.version !== head.version) {
    throw new Error(
      `Complaint ${state.id} says version ${state.version}, its events end at ${head.version}.`,
    );
  }
}
