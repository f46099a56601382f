import type { Actor, OfficerActor } from '../access.ts';
import type { Agency } from '../agency.ts';
import type { Command } from './command.ts';
import { type Complaint, endedStatuses } from './complaint.ts';
import { hasCopy } from './copies.ts';
import type { Rulebook } from './decision.ts';
import type { Refusal } from './refusal.ts';

type Rules = Omit<Command, 'decide'>;

/**
 * What forbids an officer this command here, whatever its words: who may use it, where the complaint lies, how it
 * stands. An admin acts in the admin room's queue and a liaison on what the unit owns; only a few commands of the admin
 * reach into units, and a unit that has a copy may only comment. `possible` is left to whoever knows all commands.
 */
export function refusalOf(
  rules: Rules,
  complaint: Complaint,
  actor: Actor,
  agency: Agency,
): Refusal | undefined {
  if (actor.kind !== 'officer' || !rules.allowedTo.includes(actor.role))
    return { code: 'notAllowed', command: rules.name };
  if (!reaches(rules, complaint, actor, agency))
    return { code: 'notYours', ownerUnitId: complaint.ownerUnitId };
  const { status } = complaint;
  if (rules.possibleIn.includes(status)) {
    const { drafting, ownerUnitId } = complaint;
    if (!drafting || !rules.restsInDrafting) return undefined;
    return { code: 'inDrafting', stage: drafting.stage, unitId: ownerUnitId };
  }
  if (complaint.mergedInto) return { code: 'isMerged', intoNumber: complaint.mergedInto.number };
  return endedStatuses.includes(status)
    ? { code: 'ended', status }
    : { code: 'wrongStatus', status, possible: [] };
}

/** Whether a button for it makes sense: nothing forbids it, and its own condition holds. */
export function isOffered(
  rules: Rules,
  complaint: Complaint,
  officer: OfficerActor,
  rulebook: Rulebook,
): boolean {
  if (refusalOf(rules, complaint, officer, rulebook.agency)) return false;
  return rules.offeredWhen?.(complaint, officer, rulebook) ?? true;
}

function reaches(rules: Rules, complaint: Complaint, officer: OfficerActor, agency: Agency): boolean {
  return (
    complaint.ownerUnitId === officer.unitId ||
    (rules.reachesUnits === true && officer.role === 'admin') ||
    (rules.reachesCopies === true && hasCopy(complaint, officer.unitId, agency))
  );
}
