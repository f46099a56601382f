import { and, asc, eq, gt, inArray } from 'drizzle-orm';
import type { Actor } from '../../src/domain/access.ts';
import type { ComplaintEvent, Recorded } from '../../src/domain/complaint/event.ts';
import type { Keyring, Sealer } from '../../src/ports/vault.ts';
import type { Session } from '../client.ts';
import { auditEvent, officer } from '../schema/index.ts';
import { chainStart, linkHash, type StoredActor, toStoredActor } from './chain.ts';
import { stamp, toInstant } from './values.ts';

/** The last link of a stream. `version` 0: nothing yet. */
export type Head = { readonly version: number; readonly hash: Uint8Array };

export const noHead: Head = { version: 0, hash: chainStart };

/** A link as it is stored. */
export type EventRow = typeof auditEvent.$inferInsert;
type PrivateEvent = Extract<ComplaintEvent, { private: unknown }>;

/** How the personal part of each event reads when its key was destroyed. */
const erased: { readonly [Type in PrivateEvent['type']]: Extract<PrivateEvent, { type: Type }>['private'] } =
  {
    submitted: { description: '', place: {}, occurred: { words: '' }, attachments: [] },
    completionRequested: { ask: '' },
    reporterReplied: { text: '', attachments: [] },
    informationAdded: { text: '', attachments: [] },
    disposed: { note: '' },
    returned: { reason: '' },
    copied: { note: '' },
    draftOrdered: { note: '' },
    drafted: { text: '', attachments: [] },
    draftReturned: { reason: '' },
    secrecyRaised: { reason: '' },
    loweringAsked: { reason: '' },
    loweringRefused: { reason: '' },
    marked: {},
    sentToNational: { reason: '' },
    forwarded: { reason: '' },
    obstacleTold: { text: '' },
    classChanged: { reason: '' },
    responded: { text: '' },
    answered: { text: '', attachments: [] },
    noteAdded: { text: '' },
    reopened: { reason: '' },
    revived: { text: '', attachments: [] },
  };

const aad = (complaintId: string, version: number) => `event:${complaintId}:${version}`;

/** Makes one stream's next links out of events; `sealer` undefined: the reporter was erased, nothing personal is kept. */
export function toLinks(
  streamId: string,
  head: Head,
  events: readonly Recorded[],
  sealer: Sealer | undefined,
): { rows: EventRow[]; head: Head } {
  let last = head;
  const rows = events.map(({ version, at, actor, event }) => {
    const { type, ...rest } = event;
    const { private: personal, ...data } = 'private' in rest ? rest : { ...rest, private: undefined };
    const sealed = personal && sealer ? sealer.seal(personal, aad(streamId, version)) : null;
    const row = link(last, { streamId, version, type, at, actor, data, sealed });
    last = { version, hash: row.hash };
    return row;
  });
  return { rows, head: last };
}

/** One row of the trail, chained to `head`; throws if it does not follow it. */
export function link(
  head: Head,
  event: {
    streamId: string;
    version: number;
    type: string;
    at: string;
    actor: Actor;
    data: Record<string, unknown>;
    sealed: Buffer | null;
  },
): EventRow & { hash: Buffer } {
  if (event.version !== head.version + 1) {
    throw new Error(`Event ${event.version} of ${event.streamId} does not follow ${head.version}.`);
  }
  const { streamId, version, type, data, sealed } = event;
  const at = toInstant(stamp(event.at));
  const actor = toStoredActor(event.actor);
  return {
    streamId,
    version,
    type,
    at,
    // The schema names the actor's full shape; the name is left out here and filled in when read.
    actor: actor as Actor,
    data,
    sealed,
    previousHash: Buffer.from(head.hash),
    hash: linkHash(head.hash, { streamId, version, type, at, actor, data, sealed }),
  };
}

/** Reads a complaint's events after a version, oldest first, with the officers' present names. */
export async function readEvents(
  { orm }: Session,
  keyring: Keyring,
  from: { complaintId: string; afterVersion: number; limit: number },
  sealer: Sealer | undefined,
): Promise<readonly Recorded[]> {
  const rows = await orm
    .select()
    .from(auditEvent)
    .where(and(eq(auditEvent.streamId, from.complaintId), gt(auditEvent.version, from.afterVersion)))
    .orderBy(asc(auditEvent.version))
    .limit(from.limit);
  const actors = rows.map((row): StoredActor => row.actor);
  const names = await officerNames(
    { orm },
    keyring,
    actors.flatMap((actor) => (actor.kind === 'officer' ? [actor.officerId] : [])),
  );
  return rows.map((row) => ({
    version: row.version,
    at: toInstant(row.at),
    actor: withName(row.actor, names),
    event: toEvent(row, from.complaintId, sealer),
  }));
}

function toEvent(
  row: Pick<typeof auditEvent.$inferSelect, 'version' | 'type' | 'data' | 'sealed'>,
  complaintId: string,
  sealer: Sealer | undefined,
): ComplaintEvent {
  const event = { ...row.data, type: row.type };
  if (!(row.type in erased)) return event as ComplaintEvent;
  const personal =
    row.sealed && sealer
      ? sealer.open<unknown>(row.sealed, aad(complaintId, row.version))
      : erased[row.type as PrivateEvent['type']];
  return { ...event, private: personal } as ComplaintEvent;
}

/** A complaint's event as if its reporter were erased, and without officers' names: for counting. */
export const impersonal = (
  row: Pick<typeof auditEvent.$inferSelect, 'streamId' | 'version' | 'type' | 'at' | 'actor' | 'data'>,
): Recorded => ({
  version: row.version,
  at: toInstant(row.at),
  actor: withName(row.actor, new Map()),
  event: toEvent({ ...row, sealed: null }, row.streamId, undefined),
});

async function officerNames(
  { orm }: Pick<Session, 'orm'>,
  keyring: Keyring,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await orm
    .select({ id: officer.id, name: officer.name })
    .from(officer)
    .where(inArray(officer.id, [...new Set(ids)]));
  return new Map(rows.map((row) => [row.id, keyring.payload.open<string>(row.name, row.id)]));
}

function withName(actor: StoredActor, names: ReadonlyMap<string, string>): Actor {
  return actor.kind === 'officer' ? { ...actor, name: names.get(actor.officerId) ?? '' } : actor;
}
