import { createHash } from 'node:crypto';
import { beforeAll } from 'vitest';
import type { Database } from '../../db/client.ts';
import { createTransact } from '../../db/stores/index.ts';
import { openKeyring } from '../../src/adapters/keyring.ts';
import { demoAgency } from '../../src/demo-agency.ts';
import type { OfficerActor } from '../../src/domain/access.ts';
import { createCalendar } from '../../src/domain/calendar/calendar.ts';
import { decreedYears } from '../../src/domain/calendar/holidays/index.ts';
import type { Complaint } from '../../src/domain/complaint/complaint.ts';
import type { ComplaintEvent, EventOf, Recorded } from '../../src/domain/complaint/event.ts';
import { begin, evolve } from '../../src/domain/complaint/evolve.ts';
import type { ChannelName } from '../../src/domain/message.ts';
import { bup } from '../../src/domain/sop/profiles/bup.ts';
import type { Schedule } from '../../src/ports/complaints.ts';
import type { Officer } from '../../src/ports/officers.ts';
import type { Stores, Transact } from '../../src/ports/stores.ts';
import type { Keyring } from '../../src/ports/vault.ts';
import type { UseCaseDeps } from '../../src/usecases/deps.ts';
import { type DatabaseKind, eachDatabase } from '../support/databases.ts';

export const master = Buffer.alloc(32, 7);
/** Wednesday 11 November 2026, 09.12 WITA. */
export const morning = '2026-11-11T01:12:00Z';

/** The instant so many minutes after `morning`. */
export const minutesLater = (minutes: number) =>
  new Date(Date.parse(morning) + minutes * 60_000).toISOString().replace('.000Z', 'Z');

const calendar = createCalendar({ timeZone: 'Asia/Makassar', years: decreedYears });
let draw = 0;
/** What use cases need of the demo agency. */
export const useCases: UseCaseDeps = {
  agency: () => demoAgency,
  calendar: () => calendar,
  profile: () => bup,
  profileOf: () => bup,
  newId: () => newId('made'),
  // Others at every draw, the same in every run.
  randomBytes: (count) => createHash('sha256').update(`draw ${++draw}`).digest().subarray(0, count),
};

export type StoreFixture = {
  readonly db: Database;
  readonly keyring: Keyring;
  readonly transact: Transact;
};

/** Runs one suite against every database, with one that its tests share. */
export function onEveryDatabase(
  title: string,
  tests: (fixture: () => StoreFixture, kind: DatabaseKind) => void,
): void {
  eachDatabase(
    title,
    (database, kind) => {
      let fixture: StoreFixture;
      beforeAll(async () => {
        const db = database();
        const keyring = await openKeyring(db, master, morning);
        fixture = { db, keyring, transact: createTransact(db, keyring) };
      });
      tests(() => fixture, kind);
    },
    { share: true },
  );
}

let counter = 0;
/** Unique within the test file, in growing order. */
export const newId = (what: string) => `${what}-${String(++counter).padStart(6, '0')}`;

/** A unit that complaints and officers may belong to. */
export async function addUnit(stores: Stores, id = newId('unit')): Promise<string> {
  const agency = (await stores.agency.load()) ?? {
    code: 'TLA',
    name: 'Tanah Laut',
    units: [],
    categories: [],
  };
  const unit = {
    id,
    parentId: null,
    level: 'liaison',
    name: `Dinas ${id}`,
    shortName: id,
    aliases: [],
  } as const;
  await stores.agency.save({ ...agency, units: [...agency.units, unit] });
  return id;
}

export async function addPerson(stores: Stores): Promise<string> {
  const id = newId('person');
  await stores.people.create(id, { name: 'Siti', contact: '081234567890' }, morning);
  return id;
}

export async function addOfficer(
  stores: Stores,
  unitId: string,
  changes: Partial<Officer> = {},
): Promise<Officer> {
  const officer: Officer = {
    id: newId('officer'),
    unitId,
    role: 'liaison',
    name: 'Rahma',
    enrolledAt: morning,
    ...changes,
  };
  await stores.officers.enrol(officer);
  return officer;
}

/** Who acts, where this officer does. */
export const actorOf = ({ id, unitId, role, name }: Officer): OfficerActor => ({
  kind: 'officer',
  officerId: id,
  unitId,
  role,
  name,
});

/** A unit with an officer, and a reporter. */
export async function addDesk(stores: Stores) {
  const unitId = await addUnit(stores);
  return { unitId, personId: await addPerson(stores), officer: await addOfficer(stores, unitId) };
}

/** A chat as the inbox creates it. */
export async function addChat(
  { db, keyring }: Pick<StoreFixture, 'db' | 'keyring'>,
  changes: { personId?: string; officerId?: string; channel?: ChannelName; usedAt?: string } = {},
): Promise<string> {
  const id = newId('chat');
  const address = keyring.payload.seal(`address of ${id}`, `address:${id}`);
  await db.query(
    `insert into conversation (id, channel, account, address, language, person_id, officer_id, state, sequence, created_at, updated_at)
     values ($1, $2, 'bot', $3, 'id', $4, $5, ''::bytea, -1, $6::timestamptz, $7::timestamptz)`,
    [
      id,
      changes.channel ?? 'telegram',
      address,
      changes.personId ?? null,
      changes.officerId ?? null,
      morning,
      changes.usedAt ?? morning,
    ],
  );
  return id;
}

export const asleep: Schedule = { dueAt: null, dueStep: null, wakeAt: null };

/** A complaint as it is submitted, with its first event. */
export function submission(
  reporterId: string,
  ownerUnitId: string,
  changes: Partial<EventOf<'submitted'>> & { at?: string } = {},
): { complaint: Complaint; events: readonly Recorded[] } {
  const { at, ...rest } = changes;
  const id = newId('complaint');
  const event: EventOf<'submitted'> = {
    type: 'submitted',
    number: `TLA-${id}`,
    profile: { id: 'bup', version: 1 },
    classification: 'complaint',
    categoryId: 'jalan',
    ownerUnitId,
    reporterId,
    channel: 'telegram',
    anonymous: true,
    confidential: false,
    urgent: false,
    accusedUnitIds: [],
    private: {
      description: 'Jalan depan puskesmas berlubang besar',
      place: { words: 'Bati-Bati', point: { latitude: -3.6, longitude: 114.7 } },
      occurred: { on: '2026-11-10', words: 'kemarin' },
      attachments: [{ mediaId: 'media-1', kind: 'photo' }],
    },
    ...rest,
  };
  const recorded = {
    version: 1,
    at: at ?? morning,
    actor: { kind: 'reporter', personId: reporterId },
    event,
  } as const;
  return { complaint: begin(recorded, id), events: [recorded] };
}

export async function addComplaint(
  stores: Stores,
  reporterId: string,
  ownerUnitId: string,
  schedule: Partial<Schedule> = {},
  changes: Parameters<typeof submission>[2] = {},
): Promise<Complaint> {
  const { complaint, events } = submission(reporterId, ownerUnitId, changes);
  await stores.complaints.insert(complaint, events, { ...asleep, ...schedule });
  return complaint;
}

/** What the domain would record: the events in order, and the state they fold to. */
export function decided(
  before: Complaint,
  actor: Recorded['actor'],
  events: readonly ComplaintEvent[],
  at = minutesLater(5),
): { after: Complaint; recorded: readonly Recorded[] } {
  const recorded = events.map((event, index) => ({ version: before.version + 1 + index, at, actor, event }));
  return { after: recorded.reduce<Complaint>(evolve, before), recorded };
}
