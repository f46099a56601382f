import type { Temporal } from 'temporal-polyfill';
import type { OfficerActor, Role } from '../domain/access.ts';
import { adminUnit, unitById } from '../domain/agency.ts';
import { localDate } from '../domain/calendar/local-time.ts';
import { normaliseSymbols, symbolAlphabet } from '../domain/check-symbols.ts';
import { matchUnits } from '../domain/complaint/match-unit.ts';
import { decideRelease } from '../domain/complaint/release.ts';
import type { AbsenceLine } from '../domain/outcome/team.ts';
import type { Outcome } from '../domain/outcome.ts';
import { isReviewRoom, presentUnit } from '../domain/unit-tree.ts';
import type { Stores } from '../ports/stores.ts';
import { absencesAhead } from './absences.ts';
import { letGoOfAll } from './assigned-work.ts';
import type { UseCaseDeps } from './deps.ts';

/** How long an invite may be used. */
const INVITE_HOURS = 72;
/** Ten symbols are 50 bits. */
const CODE_LENGTH = 10;

/** A one-time code, `ABCDE-FGHJK`: easily typed, guessed by nobody. */
export function makeInviteCode(randomBytes: UseCaseDeps['randomBytes']): string {
  const symbols = [...randomBytes(CODE_LENGTH)].map((byte) => symbolAlphabet[byte % 32]).join('');
  return `${symbols.slice(0, 5)}-${symbols.slice(5)}`;
}

/** A typed code as it is stored: upper case, no dashes or spaces, look-alikes read as what they stand for. */
export const normaliseCode = (typed: string) => normaliseSymbols(typed.replace(/[\s-]/g, ''));

/** Creates an invite bound to a unit and a role; only its hash is kept. */
export const inviteOfficer =
  (deps: UseCaseDeps) =>
  async (
    stores: Pick<Stores, 'officers' | 'audit'>,
    asked: { unitWords: string; role?: Role; name: string },
    by: OfficerActor,
    now: Temporal.Instant,
  ): Promise<Outcome> => {
    if (by.role !== 'admin') return { kind: 'notAllowed', command: 'invite' };
    const matches = matchUnits(asked.unitWords, deps.agency());
    const [unit] = matches;
    if (!unit) return { kind: 'refused', refusal: { code: 'unknownUnit', words: asked.unitWords } };
    if (matches.length > 1) {
      const unitIds = matches.map((one) => one.id);
      return { kind: 'refused', refusal: { code: 'ambiguousUnit', words: asked.unitWords, unitIds } };
    }
    const role: Role = asked.role === 'leader' ? 'leader' : isReviewRoom(unit) ? 'admin' : 'liaison';
    return issueInvite(
      deps,
      stores,
      { unitId: unit.id, unitName: unit.name, role, name: asked.name },
      by,
      now,
    );
  };

async function issueInvite(
  deps: UseCaseDeps,
  stores: Pick<Stores, 'officers' | 'audit'>,
  { unitId, unitName, role, name }: { unitId: string; unitName: string; role: Role; name: string },
  by: OfficerActor | 'start',
  now: Temporal.Instant,
): Promise<Extract<Outcome, { kind: 'invited' }>> {
  const code = makeInviteCode(deps.randomBytes);
  const id = deps.newId();
  const createdBy = by === 'start' ? by : by.officerId;
  const expiresAt = now.add({ hours: INVITE_HOURS }).toString();
  await stores.officers.addInvite(
    { id, unitId, role, name, createdBy, expiresAt },
    normaliseCode(code),
    now.toString(),
  );
  const actor = by === 'start' ? ({ kind: 'system', job: 'start' } as const) : by;
  await stores.audit.append(id, actor, 'officerInvited', { unitId, role }, now.toString());
  return { kind: 'invited', code, name, unitName, role, expiresAt };
}

/** While nobody is an admin, or none is any more: a fresh code, told on the operator's console. */
export const inviteFirstAdmin =
  (deps: UseCaseDeps) =>
  async (stores: Pick<Stores, 'officers' | 'audit'>, now: Temporal.Instant): Promise<string | undefined> => {
    if ((await stores.officers.active()).some(({ role }) => role === 'admin')) return undefined;
    return inviteAdminByOperator(deps)(stores, now);
  };

/** A fresh code for an admin, from the operator's console; the one given there before is void. */
export const inviteAdminByOperator =
  (deps: UseCaseDeps) =>
  async (stores: Pick<Stores, 'officers' | 'audit'>, now: Temporal.Instant): Promise<string> => {
    for (const invite of await stores.officers.openInvites(now.toString())) {
      if (invite.createdBy === 'start') await stores.officers.revokeInvite(invite.id, now.toString());
    }
    const unit = adminUnit(deps.agency());
    const asked = { unitId: unit.id, unitName: unit.name, role: 'admin', name: 'Admin' } as const;
    return (await issueInvite(deps, stores, asked, 'start', now)).code;
  };

/** Makes a chat an officer's by its one-time code; wrong codes slow the chat down. */
export const enrolOfficer =
  (deps: UseCaseDeps) =>
  async (
    stores: Pick<Stores, 'officers' | 'conversations' | 'throttle' | 'audit'>,
    typed: string,
    from: { conversationId: string; now: Temporal.Instant },
  ): Promise<Outcome> => {
    const at = from.now.toString();
    const waitMs = await stores.throttle.wait('invite', from.conversationId, at);
    if (waitMs > 0) return { kind: 'slowDown', waitMs };
    const officerId = deps.newId();
    const invite = await stores.officers.useInvite(normaliseCode(typed), officerId, at);
    if (!invite) {
      await stores.throttle.wrong('invite', from.conversationId, at);
      return { kind: 'wrongCode' };
    }
    await stores.throttle.right('invite', from.conversationId);
    const { role, name } = invite;
    // A unit that was closed since has its work elsewhere; but nobody enters an admin room by that.
    const unit = presentUnit(deps.agency(), invite.unitId);
    if (role === 'liaison' && isReviewRoom(unit)) return { kind: 'wrongCode' };
    const unitId = unit?.id ?? invite.unitId;
    await stores.officers.enrol({ id: officerId, unitId, role, name, enrolledAt: at });
    await stores.conversations.setOfficer(from.conversationId, officerId);
    const actor = { kind: 'officer', officerId, unitId, role, name } as const;
    await stores.audit.append(officerId, actor, 'officerEnrolled', { unitId, role, inviteId: invite.id }, at);
    return { kind: 'enrolled', name, unitName: unitById(deps.agency(), unitId)?.name ?? '', role };
  };

/** Officers in service, who of them is away next, and open invites, for an admin. */
export const listOfficers =
  (deps: UseCaseDeps) =>
  async (
    stores: Pick<Stores, 'officers' | 'absences'>,
    by: OfficerActor,
    now: Temporal.Instant,
  ): Promise<Outcome> => {
    if (by.role !== 'admin') return { kind: 'notAllowed', command: 'officers' };
    const unitName = (id: string) => unitById(deps.agency(), id)?.name ?? id;
    const officers = await stores.officers.active();
    const nameOf = new Map(officers.map(({ id, name }) => [id, name]));
    const awayNext = new Map<string, Pick<AbsenceLine, 'first' | 'last' | 'deputyName'>>();
    for (const { officerId, deputyId, first, last } of await absencesAhead(deps, stores, now)) {
      const deputyName = nameOf.get(deputyId ?? '');
      if (!awayNext.has(officerId))
        awayNext.set(officerId, { first, last, ...(deputyName === undefined ? {} : { deputyName }) });
    }
    const awayOf = (id: string) => {
      const away = awayNext.get(id);
      return away ? { away } : {};
    };
    const invites = await stores.officers.openInvites(now.toString());
    return {
      kind: 'officers',
      today: localDate(deps.calendar(), now).toString(),
      officers: officers.map(({ id, name, unitId, role }) => ({
        id,
        name,
        role,
        unitName: unitName(unitId),
        ...awayOf(id),
      })),
      invites: invites.map(({ id, name, unitId, role, expiresAt }) => ({
        id,
        name,
        role,
        expiresAt,
        unitName: unitName(unitId),
      })),
    };
  };

/** Ends an officer's access, or an open invite, at once: by id, or by a first name that only one bears. */
export const revokeAccess =
  (deps: UseCaseDeps) =>
  async (
    stores: Pick<Stores, 'officers' | 'absences' | 'audit' | 'complaints' | 'outbox'>,
    words: string,
    by: OfficerActor,
    now: Temporal.Instant,
  ): Promise<Outcome> => {
    if (by.role !== 'admin') return { kind: 'notAllowed', command: 'revoke' };
    const at = now.toString();
    const wanted = words.trim().toLowerCase();
    const matches = (one: { id: string; name: string }) =>
      one.id === words.trim() || one.name.toLowerCase() === wanted;
    const officers = (await stores.officers.active()).filter(matches);
    const invites = (await stores.officers.openInvites(at)).filter(matches);
    const [officer] = officers;
    const [invite] = invites;
    if (officers.length + invites.length > 1) return listOfficers(deps)(stores, by, now);
    if (officer) {
      await stores.officers.revoke(officer.id, by.officerId, at);
      await stores.audit.append(officer.id, by, 'officerRevoked', {}, at);
      const handedBack = await releaseWork(deps, stores, officer.id, by, now);
      const closed = await closeDoors(stores, officer.id, by, now);
      const withoutDeputy = await stores.absences.leave(officer.id, at);
      const { name, unitId } = officer;
      return { kind: 'officerRevoked', unitId, name, handedBack, withoutDeputy, ...closed };
    }
    if (invite && (await stores.officers.revokeInvite(invite.id, at))) {
      await stores.audit.append(invite.id, by, 'inviteRevoked', {}, at);
      return { kind: 'inviteRevoked', name: invite.name };
    }
    return { kind: 'notFound', what: 'officer', words };
  };

/** Invites and API keys that an officer made: their codes and secrets are known to the one who must stay out. */
async function closeDoors(
  stores: Pick<Stores, 'officers' | 'audit'>,
  officerId: string,
  by: OfficerActor,
  now: Temporal.Instant,
): Promise<{ invites: number; keys: number }> {
  const at = now.toString();
  const closed = { invites: 0, keys: 0 };
  for (const { id, createdBy } of await stores.officers.openInvites(at)) {
    if (createdBy !== officerId || !(await stores.officers.revokeInvite(id, at))) continue;
    await stores.audit.append(id, by, 'inviteRevoked', {}, at);
    closed.invites++;
  }
  for (const { id, createdBy } of await stores.officers.apiKeys()) {
    if (createdBy !== officerId || !(await stores.officers.revokeApiKey(id, at))) continue;
    await stores.audit.append(id, by, 'apiKeyRevoked', {}, at);
    closed.keys++;
  }
  return closed;
}

/** What an officer had taken goes back to the unit's queue, unclaimed; how many reports. */
const releaseWork = (
  deps: UseCaseDeps,
  stores: Pick<Stores, 'complaints' | 'outbox'>,
  officerId: string,
  by: OfficerActor,
  now: Temporal.Instant,
): Promise<number> =>
  letGoOfAll(
    deps,
    stores,
    officerId,
    (complaint, context) => decideRelease(complaint, { officerId }, context),
    by,
    now,
  );

/**
 * An officer leaves by their own word. `keluar` ends this chat, while another is signed in; the last one, or `everywhere`,
 * ends the service as `cabut` does: whoever left may know the codes and keys that they made.
 */
export const leaveService =
  (deps: UseCaseDeps) =>
  async (
    stores: Pick<
      Stores,
      'officers' | 'absences' | 'conversations' | 'joins' | 'audit' | 'complaints' | 'outbox'
    >,
    officer: OfficerActor,
    everywhere: boolean,
    from: { conversationId: string; now: Temporal.Instant },
  ): Promise<Outcome> => {
    const at = from.now.toString();
    const { officerId } = officer;
    const chats = await stores.conversations.ofOfficer(officerId);
    const others = chats.filter(({ id }) => id !== from.conversationId);
    await stores.joins.signOut(from.conversationId);
    if (others.length > 0 && !everywhere) {
      return { kind: 'left', elsewhere: others.length, invites: 0, keys: 0 };
    }
    await stores.officers.revoke(officerId, officerId, at);
    for (const { id } of others) await stores.conversations.setOfficer(id, null);
    await stores.audit.append(officerId, officer, 'officerLeft', {}, at);
    const handedBack = await releaseWork(deps, stores, officerId, officer, from.now);
    const closed = await closeDoors(stores, officerId, officer, from.now);
    const withoutDeputy = await stores.absences.leave(officerId, at);
    return { kind: 'left', elsewhere: 0, withoutDeputy, ...closed, ...(handedBack > 0 && { handedBack }) };
  };
