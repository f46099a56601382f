import type { Agency } from './agency.ts';
import { type Copied, hasCopy } from './complaint/copies.ts';
import { isBelow, unitWithBelow } from './unit-tree.ts';

/**
 * `admin` works in a room that reviews (the agency's admin room, or the national admin's inside this deployment), `liaison`
 * is the officer of any other unit (pejabat penghubung).
 */
export type Role = 'admin' | 'liaison' | 'leader';

/** Who acts. A name is an officer's first name, shown to officers only; citizens see the unit. */
export type Actor =
  | { readonly kind: 'reporter'; readonly personId: string }
  | {
      readonly kind: 'officer';
      readonly officerId: string;
      readonly unitId: string;
      readonly role: Role;
      readonly name: string;
    }
  | { readonly kind: 'system'; readonly job: string };

export type OfficerActor = Extract<Actor, { kind: 'officer' }>;

/** Whose complaint this is, as far as access goes. */
type Held = Copied & { readonly reporterId: string };

/** Whose work it is: the officers of the unit that has it, and admins. Only they may ever learn who the reporter is. */
export const isInCharge = (actor: OfficerActor, { ownerUnitId }: Pick<Held, 'ownerUnitId'>): boolean =>
  actor.role !== 'leader' && (actor.role === 'admin' || ownerUnitId === actor.unitId);

/**
 * Who may open a complaint: admins and leaders all of the agency's, liaisons what their unit has now, has a copy of, or watches as the
 * unit above (information is used for nothing but settling the report, BUP IV.A.2.d), reporters their own; jobs all.
 */
export function maySee(actor: Actor, complaint: Held, agency: Agency): boolean {
  switch (actor.kind) {
    case 'system':
      return true;
    case 'reporter':
      return complaint.reporterId === actor.personId;
    case 'officer':
      return (
        actor.role === 'leader' ||
        isInCharge(actor, complaint) ||
        hasCopy(complaint, actor.unitId, agency) ||
        isBelow(agency, complaint.ownerUnitId, actor.unitId)
      );
  }
}

/** Whose reports an officer's figures and register are of; `undefined`: the whole agency's, for admins and leaders. */
export const unitIdsFor = (
  { role, unitId }: Pick<OfficerActor, 'role' | 'unitId'>,
  agency: Agency,
): readonly string[] | undefined => (role === 'liaison' ? unitWithBelow(agency, unitId) : undefined);
