import { and, asc, eq, gt, inArray, isNull } from 'drizzle-orm';
import type { ApiKey, Invite, Officer, OfficerStore } from '../../src/ports/officers.ts';
import type { Keyring } from '../../src/ports/vault.ts';
import type { Session } from '../client.ts';
import { apiKey, invite, officer } from '../schema/index.ts';
import { dropOfficerNews } from './redirect.ts';
import { stamp, toInstant } from './values.ts';

const inviteAad = (id: string) => `invite:${id}`;

function toOfficer(row: typeof officer.$inferSelect, keyring: Keyring): Officer {
  return {
    id: row.id,
    unitId: row.unitId,
    role: row.role,
    name: keyring.payload.open<string>(row.name, row.id),
    enrolledAt: toInstant(row.enrolledAt),
    ...(row.revokedAt === null ? {} : { revokedAt: toInstant(row.revokedAt) }),
  };
}

function toInvite(row: typeof invite.$inferSelect, keyring: Keyring): Invite {
  return {
    id: row.id,
    unitId: row.unitId,
    role: row.role,
    name: keyring.payload.open<string>(row.name, inviteAad(row.id)),
    createdBy: row.createdBy,
    expiresAt: toInstant(row.expiresAt),
  };
}

function toApiKey(row: typeof apiKey.$inferSelect): ApiKey {
  return { id: row.id, label: row.label, unitId: row.unitId, role: row.role };
}

const CHATS = 'select id from conversation where officer_id = $1';
const WEB_CHATS = "select id, address from conversation where officer_id = $1 and channel = 'web'";
const END_SESSIONS = 'delete from web_session where conversation_id = any($1::text[])';

/** What an officer who is one no longer must not read any more: news that waits, and the pages still open. */
async function closeChats(session: Session, keyring: Keyring, officerId: string): Promise<void> {
  const chats = await session.query<{ id: string }>(CHATS, [officerId]);
  await dropOfficerNews(
    session,
    chats.map((row) => row.id),
  );
  const web = await session.query<{ id: string; address: Uint8Array }>(WEB_CHATS, [officerId]);
  // The web channel keeps its sessions under the chat's address.
  const addresses = web.map(({ id, address }) => keyring.payload.open<string>(address, `address:${id}`));
  if (addresses.length > 0) await session.query(END_SESSIONS, [addresses]);
}

/** Officers, their invites and the API's keys. Names are sealed; of codes and keys only a keyed hash is stored. */
export function createOfficers(session: Session, keyring: Keyring): OfficerStore {
  return {
    ...officerRows(session, keyring),
    ...inviteRows(session, keyring),
    ...apiKeyRows(session, keyring),
  };
}

function officerRows(
  session: Session,
  keyring: Keyring,
): Pick<OfficerStore, 'find' | 'active' | 'enrol' | 'revoke'> {
  const { orm } = session;
  return {
    async find(id) {
      const [row] = await orm.select().from(officer).where(eq(officer.id, id));
      return row && toOfficer(row, keyring);
    },
    async active(unitIds) {
      const rows = await orm
        .select()
        .from(officer)
        .where(and(isNull(officer.revokedAt), unitIds && inArray(officer.unitId, [...unitIds])))
        .orderBy(asc(officer.unitId), asc(officer.enrolledAt), asc(officer.id));
      return rows.map((row) => toOfficer(row, keyring));
    },
    async enrol({ id, unitId, role, name, enrolledAt }) {
      await orm
        .insert(officer)
        .values({ id, unitId, role, name: keyring.payload.seal(name, id), enrolledAt: stamp(enrolledAt) });
    },
    async revoke(id, by, at) {
      await orm
        .update(officer)
        .set({ revokedAt: stamp(at), revokedBy: by })
        .where(and(eq(officer.id, id), isNull(officer.revokedAt)));
      await closeChats(session, keyring, id);
    },
  };
}

function inviteRows(
  { orm }: Session,
  keyring: Keyring,
): Pick<OfficerStore, 'addInvite' | 'openInvites' | 'useInvite' | 'revokeInvite'> {
  const open = and(isNull(invite.usedAt), isNull(invite.revokedAt));
  return {
    async addInvite({ id, unitId, role, name, createdBy, expiresAt }, code, at) {
      await orm.insert(invite).values({
        id,
        codeHash: keyring.hash('invite', code),
        unitId,
        role,
        name: keyring.payload.seal(name, inviteAad(id)),
        createdBy,
        createdAt: stamp(at),
        expiresAt: stamp(expiresAt),
      });
    },
    async openInvites(at) {
      const rows = await orm
        .select()
        .from(invite)
        .where(and(open, gt(invite.expiresAt, stamp(at))))
        .orderBy(asc(invite.createdAt), asc(invite.id));
      return rows.map((row) => toInvite(row, keyring));
    },
    async useInvite(code, officerId, at) {
      const codeHash = keyring.hash('invite', code);
      const [row] = await orm
        .update(invite)
        .set({ usedAt: stamp(at), usedBy: officerId })
        .where(and(eq(invite.codeHash, codeHash), open, gt(invite.expiresAt, stamp(at))))
        .returning();
      return row && toInvite(row, keyring);
    },
    async revokeInvite(id, at) {
      const rows = await orm
        .update(invite)
        .set({ revokedAt: stamp(at) })
        .where(and(eq(invite.id, id), open))
        .returning({ id: invite.id });
      return rows.length > 0;
    },
  };
}

function apiKeyRows(
  { orm }: Session,
  keyring: Keyring,
): Pick<OfficerStore, 'addApiKey' | 'apiKeys' | 'findApiKey' | 'revokeApiKey'> {
  const valid = isNull(apiKey.revokedAt);
  return {
    async addApiKey(key, secret, createdBy, at) {
      await orm
        .insert(apiKey)
        .values({ ...key, keyHash: keyring.hash('apiKey', secret), createdBy, createdAt: stamp(at) });
    },
    async apiKeys() {
      const rows = await orm
        .select()
        .from(apiKey)
        .where(valid)
        .orderBy(asc(apiKey.createdAt), asc(apiKey.id));
      return rows.map((row) => ({ ...toApiKey(row), createdBy: row.createdBy }));
    },
    async findApiKey(secret) {
      const [row] = await orm
        .select()
        .from(apiKey)
        .where(and(eq(apiKey.keyHash, keyring.hash('apiKey', secret)), valid));
      return row && toApiKey(row);
    },
    async revokeApiKey(id, at) {
      const rows = await orm
        .update(apiKey)
        .set({ revokedAt: stamp(at) })
        .where(and(eq(apiKey.id, id), valid))
        .returning({ id: apiKey.id });
      return rows.length > 0;
    },
  };
}
